# Generated from specs/coreplus/schemas/client.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Literal

from .._runtime.values.codecs import ANY, BOOLEAN, DATE, DATE_AT_MIDNIGHT, STRING, Array, Choice, Nullable, String
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common

ClientTitle = Literal["Acs Prof", "Dr", "Master", "Miss", "Mr", "Mrs", "Ms", "Prof", "Rev"]
"""Form of address of a client.

- ``Acs Prof``: Associate professor, so abbreviated by the vendor.
- ``Dr``: Doctor.
- ``Master``: Master, of a boy.
- ``Miss``: Miss.
- ``Mr``: Mister.
- ``Mrs``: Missus.
- ``Ms``: Ms.
- ``Prof``: Professor.
- ``Rev``: Reverend.
"""

ClientGender = Literal["Male", "Female", "Other"]
"""Gender of a client. Left out when it is not known.

- ``Male``: Male.
- ``Female``: Female.
- ``Other``: Another gender.
"""

Pronouns = Literal["e", "he", "she", "they", "xe", "ze", "other"]
"""Code of a set of pronouns.

- ``e``: e, em, eir, eirs, emself.
- ``he``: he, him, his, his, himself.
- ``she``: she, her, her, hers, herself.
- ``they``: they, them, their, theirs, theirself.
- ``xe``: xe, xem, xyr, xyrs, xemself.
- ``ze``: ze, hir, hir, hirs, hirself.
- ``other``: Other pronouns.
"""

ClientStatus = Literal["Current", "Closed", "Deleted", "Deceased"]
"""Standing of a client in the practice.

- ``Current``: Looked after at present.
- ``Closed``: No longer looked after.
- ``Deleted``: Removed from the practice's lists.
- ``Deceased``: Dead.
"""


class ClientList(Model):
    """One page of clients."""

    clients: list[ClientRecord] = wire(Array(Object(lambda: ClientRecord)))
    """The clients of this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Where this page stands in the list."""
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Remarks of the server. Empty in every known answer, so the form of an item is not known."""


class ClientRecord(Model):
    """A client of the practice. Lists are known to give names, birth date, gender, pronouns and culture; single records
    also address and telephone numbers. Which of the rest either gives is not known.
    """

    client_id: str = wire(STRING, name="clientId", phi=True)
    """Identifier of the client, a GUID."""
    practitioner_id: str | None = wire(Nullable(STRING), name="practitionerId", default=UNSET)
    """Identifier of the client's practitioner, a GUID."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Form of address, for example Ms."""
    first_name: str | None = wire(Nullable(STRING), name="firstName", default=UNSET, phi=True)
    """First name."""
    middle_name: str | None = wire(Nullable(STRING), name="middleName", default=UNSET, phi=True)
    """Middle name."""
    last_name: str | None = wire(Nullable(STRING), name="lastName", default=UNSET, phi=True)
    """Family name."""
    preferred_name: str | None = wire(Nullable(STRING), name="preferredName", default=UNSET, phi=True)
    """Name by which the client wants to be called."""
    culture: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Cultural background."""
    pronouns: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Code of the pronouns, one of those of `Pronouns`, or empty."""
    date_of_birth: date | None = wire(Nullable(DATE_AT_MIDNIGHT), name="dateOfBirth", default=UNSET, phi=True)
    """Date of birth. Written as midnight without a zone; only the date has a meaning."""
    gender: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Gender. `Male` and `Female` have been seen; the full list is not known."""
    address_residential: ClientAddress | None = wire(
        Nullable(Object(lambda: ClientAddress)), name="addressResidential", default=UNSET, phi=True
    )
    """Home address. Source (client-code): Read from a single record by one integration."""
    phone_number_mobile: str | None = wire(Nullable(STRING), name="phoneNumberMobile", default=UNSET, phi=True)
    """Number of the mobile telephone. Source (client-code): Read from a single record by one integration."""
    phone_number_home: str | None = wire(Nullable(STRING), name="phoneNumberHome", default=UNSET, phi=True)
    """Telephone number at home. Source (client-code): Read from a single record by one integration."""


class ClientAddress(Model):
    """A client's address as it is read. When written, the suburb is called `city`.

    Source (client-code): Read from a single record by one integration.
    """

    street_address: str | None = wire(Nullable(STRING), name="streetAddress", default=UNSET, phi=True)
    """Street, number and unit."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Suburb or town."""
    state: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """State or territory."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Postcode."""


class ClientAnswer(Model):
    """The answer to the creation of a client."""

    client: CreatedClient = wire(Object(lambda: CreatedClient))
    """The new client."""


class CreatedClient(Model):
    """Names a new client."""

    client_id: str = wire(STRING, name="clientId", phi=True)
    """Identifier of the client, a GUID."""


class NewClient(Model):
    """A client to be created."""

    __closed__: ClassVar[bool] = True
    first_name: str = wire(String(max_length=50), name="firstName", phi=True)
    """First name."""
    last_name: str = wire(String(max_length=50), name="lastName", phi=True)
    """Family name."""
    date_of_birth: date = wire(DATE, name="dateOfBirth", phi=True)
    """Date of birth."""
    external_id: str | None | Unset = wire(STRING, name="ExternalId", default=UNSET, phi=True)
    """Free text, for example the client's identifier in another system."""
    title: ClientTitle | None | Unset = wire(
        Choice(("Acs Prof", "Dr", "Master", "Miss", "Mr", "Mrs", "Ms", "Prof", "Rev")), default=UNSET, phi=True
    )
    """Form of address."""
    preferred_name: str | None | Unset = wire(STRING, name="preferredName", default=UNSET, phi=True)
    """Name by which the client wants to be called."""
    middle_name: str | None | Unset = wire(STRING, name="middleName", default=UNSET, phi=True)
    """Middle name."""
    gender: ClientGender | None | Unset = wire(Choice(("Male", "Female", "Other")), default=UNSET, phi=True)
    """Gender."""
    pronouns: Pronouns | None | Unset = wire(
        Choice(("e", "he", "she", "they", "xe", "ze", "other")), default=UNSET, phi=True
    )
    """Pronouns."""
    culture: str | None | Unset = wire(String(max_length=20), default=UNSET, phi=True)
    """Cultural background."""
    medicare_card_number: str | None | Unset = wire(
        String(max_length=20), name="medicareCardNumber", default=UNSET, phi=True
    )
    """Number of the Medicare card."""
    medicare_card_irn: str | None | Unset = wire(String(max_length=1), name="medicareCardIRN", default=UNSET, phi=True)
    """Individual reference number, the client's line on the Medicare card."""
    medicare_card_expire_date: date | None | Unset = wire(DATE, name="medicareCardExpireDate", default=UNSET, phi=True)
    """Date on which the Medicare card expires."""
    dva_card_number: str | None | Unset = wire(String(max_length=20), name="dvaCardNumber", default=UNSET, phi=True)
    """Number of the card of the Department of Veterans' Affairs."""
    phone_number_home: str | None | Unset = wire(String(max_length=50), name="phoneNumberHome", default=UNSET, phi=True)
    """Telephone number at home."""
    phone_number_work: str | None | Unset = wire(String(max_length=50), name="phoneNumberWork", default=UNSET, phi=True)
    """Telephone number at work."""
    phone_number_mobile: str | None | Unset = wire(
        String(max_length=50), name="phoneNumberMobile", default=UNSET, phi=True
    )
    """Number of the mobile telephone."""
    status: ClientStatus | None | Unset = wire(
        Choice(("Current", "Closed", "Deleted", "Deceased")), name="Status", default=UNSET, phi=True
    )
    """Standing of the client in the practice."""
    email: str | None | Unset = wire(String(max_length=50), default=UNSET, phi=True)
    """E-mail address. Source (client-code): The row with type and length is documented, but its name is missing; one
    integration calls it so.
    """
    address_residential: NewClientAddress | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: NewClientAddress), name="addressResidential", default=UNSET
    )
    """Home address."""
    address_postal: NewClientAddress | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: NewClientAddress), name="addressPostal", default=UNSET
    )
    """Postal address."""
    postal_same_as_residential: bool | None | Unset = wire(BOOLEAN, name="postalSameAsResidential", default=UNSET)
    """Whether mail goes to the home address."""
    notes1: str | None | Unset = wire(String(max_length=300), default=UNSET, phi=True)
    """Overview notes on the client."""


class NewClientAddress(Model):
    """A client's address as it is written. When read, the city is called `suburb`."""

    __closed__: ClassVar[bool] = True
    street_address: str | None | Unset = wire(STRING, name="streetAddress", default=UNSET, phi=True)
    """Street, number and unit."""
    city: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """Suburb or town."""
    postcode: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """Postcode."""
    state: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """State or territory."""
