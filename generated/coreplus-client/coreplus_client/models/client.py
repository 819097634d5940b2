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
"""Title of a client.

- ``Acs Prof``: Associate professor, as abbreviated by the vendor.
- ``Dr``: Doctor.
- ``Master``: Master, for a boy.
- ``Miss``: Miss.
- ``Mr``: Mister.
- ``Mrs``: Mrs.
- ``Ms``: Ms.
- ``Prof``: Professor.
- ``Rev``: Reverend.
"""

ClientGender = Literal["Male", "Female", "Other", ""]
"""Gender of a client. Omit the field if the gender is not known.

- ``Male``: Male.
- ``Female``: Female.
- ``Other``: Another gender.
- ``""``: Not known; the same as omitting the field.
"""

Pronouns = Literal["e", "he", "she", "they", "xe", "ze", "other"]
"""Code for a set of pronouns.

- ``e``: e, em, eir, eirs, emself.
- ``he``: he, him, his, his, himself.
- ``she``: she, her, her, hers, herself.
- ``they``: they, them, their, theirs, theirself.
- ``xe``: xe, xem, xyr, xyrs, xemself.
- ``ze``: ze, hir, hir, hirs, hirself.
- ``other``: Other pronouns.
"""

ClientStatus = Literal["Current", "Closed", "Deleted", "Deceased"]
"""Status of a client in the practice.

- ``Current``: Current client.
- ``Closed``: No longer a client.
- ``Deleted``: Removed from the practice's lists.
- ``Deceased``: Deceased.
"""


class ClientList(Model):
    """One page of clients."""

    clients: list[ClientRecord] = wire(Array(Object(lambda: ClientRecord)))
    """Clients on this page."""
    paging: _common.Paging | None = wire(Nullable(Object(lambda: _common.Paging)), default=UNSET)
    """Position of this page in the list."""
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Messages from the server. Always empty so far; the format of an item is not known."""


class ClientRecord(Model):
    """A client of the practice. Lists include names, date of birth, gender, pronouns and culture; single records also
    include address and phone numbers. It is not known which of them include the other fields.
    """

    client_id: str = wire(STRING, name="clientId", phi=True)
    """ID of the client, a GUID."""
    practitioner_id: str | None = wire(Nullable(STRING), name="practitionerId", default=UNSET, phi=True)
    """ID of the client's practitioner, a GUID."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title, for example Ms."""
    first_name: str | None = wire(Nullable(STRING), name="firstName", default=UNSET, phi=True)
    """First name."""
    middle_name: str | None = wire(Nullable(STRING), name="middleName", default=UNSET, phi=True)
    """Middle name."""
    last_name: str | None = wire(Nullable(STRING), name="lastName", default=UNSET, phi=True)
    """Family name."""
    preferred_name: str | None = wire(Nullable(STRING), name="preferredName", default=UNSET, phi=True)
    """Preferred name."""
    culture: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Cultural background."""
    pronouns: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Code of the pronouns, one of `Pronouns`, or empty."""
    date_of_birth: date | None = wire(Nullable(DATE_AT_MIDNIGHT), name="dateOfBirth", default=UNSET, phi=True)
    """Date of birth. Sent as midnight without a time zone; only the date is significant."""
    gender: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Gender, for example `Male` or `Female`; the full list is not known."""
    address_residential: ClientAddress | None = wire(
        Nullable(Object(lambda: ClientAddress)), name="addressResidential", default=UNSET, phi=True
    )
    """Home address. Source (published client code): One integration reads this from a single record."""
    phone_number_mobile: str | None = wire(Nullable(STRING), name="phoneNumberMobile", default=UNSET, phi=True)
    """Mobile phone number. Source (published client code): One integration reads this from a single record."""
    phone_number_home: str | None = wire(Nullable(STRING), name="phoneNumberHome", default=UNSET, phi=True)
    """Home phone number. Source (published client code): One integration reads this from a single record."""


class ClientAddress(Model):
    """Address of a client in responses. In requests, `suburb` is called `city`.

    Source (published client code): One integration reads this from a single record.
    """

    street_address: str | None = wire(Nullable(STRING), name="streetAddress", default=UNSET, phi=True)
    """Street, number and unit."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Suburb or town."""
    state: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """State or territory."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Postcode."""


class ClientResponse(Model):
    """Response to the creation of a client."""

    client: CreatedClient = wire(Object(lambda: CreatedClient))
    """The new client."""
    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Notices about the call. Source (inferred): Seen only on rejected bookings; that other calls have it too is a
    guess.
    """


class CreatedClient(Model):
    """Identifies a new client."""

    client_id: str = wire(STRING, name="clientId", phi=True)
    """ID of the client, a GUID."""


class NewClient(Model):
    """A client to create."""

    __closed__: ClassVar[bool] = True
    first_name: str = wire(String(max_length=50), name="firstName", phi=True)
    """First name."""
    last_name: str = wire(String(max_length=50), name="lastName", phi=True)
    """Family name."""
    date_of_birth: date = wire(DATE, name="dateOfBirth", phi=True)
    """Date of birth."""
    external_id: str | Unset | None = wire(STRING, name="ExternalId", default=UNSET, phi=True)
    """Free text, for example the client's ID in another system."""
    title: ClientTitle | Unset | None = wire(
        Choice(("Acs Prof", "Dr", "Master", "Miss", "Mr", "Mrs", "Ms", "Prof", "Rev")), default=UNSET, phi=True
    )
    """Title."""
    preferred_name: str | Unset | None = wire(STRING, name="preferredName", default=UNSET, phi=True)
    """Preferred name."""
    middle_name: str | Unset | None = wire(STRING, name="middleName", default=UNSET, phi=True)
    """Middle name."""
    gender: ClientGender | Unset | None = wire(Choice(("Male", "Female", "Other", "")), default=UNSET, phi=True)
    """Gender."""
    pronouns: Pronouns | Unset | None = wire(
        Choice(("e", "he", "she", "they", "xe", "ze", "other")), default=UNSET, phi=True
    )
    """Pronouns."""
    culture: str | Unset | None = wire(String(max_length=20), default=UNSET, phi=True)
    """Cultural background."""
    medicare_card_number: str | Unset | None = wire(
        String(max_length=20), name="medicareCardNumber", default=UNSET, phi=True
    )
    """Medicare card number."""
    medicare_card_irn: str | Unset | None = wire(String(max_length=1), name="medicareCardIRN", default=UNSET, phi=True)
    """Individual reference number (IRN): the client's line on the Medicare card."""
    medicare_card_expire_date: date | Unset | None = wire(DATE, name="medicareCardExpireDate", default=UNSET, phi=True)
    """Expiry date of the Medicare card."""
    dva_card_number: str | Unset | None = wire(String(max_length=20), name="dvaCardNumber", default=UNSET, phi=True)
    """Card number of the Department of Veterans' Affairs (DVA)."""
    phone_number_home: str | Unset | None = wire(String(max_length=50), name="phoneNumberHome", default=UNSET, phi=True)
    """Home phone number."""
    phone_number_work: str | Unset | None = wire(String(max_length=50), name="phoneNumberWork", default=UNSET, phi=True)
    """Work phone number."""
    phone_number_mobile: str | Unset | None = wire(
        String(max_length=50), name="phoneNumberMobile", default=UNSET, phi=True
    )
    """Mobile phone number."""
    status: ClientStatus | Unset | None = wire(
        Choice(("Current", "Closed", "Deleted", "Deceased")), name="Status", default=UNSET, phi=True
    )
    """Status of the client in the practice."""
    email: str | Unset | None = wire(String(max_length=50), default=UNSET, phi=True)
    """E-mail address. Source (published client code): The row with type and length is documented, but its name is
    missing; one integration uses this name.
    """
    address_residential: NewClientAddress | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: NewClientAddress), name="addressResidential", default=UNSET
    )
    """Home address."""
    address_postal: NewClientAddress | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: NewClientAddress), name="addressPostal", default=UNSET
    )
    """Postal address."""
    postal_same_as_residential: bool | Unset | None = wire(
        BOOLEAN, name="postalSameAsResidential", default=UNSET, phi=True
    )
    """Whether mail is sent to the home address."""
    notes1: str | Unset | None = wire(String(max_length=300), default=UNSET, phi=True)
    """Overview notes about the client."""


class NewClientAddress(Model):
    """Address of a client in requests. In responses, `city` is called `suburb`."""

    __closed__: ClassVar[bool] = True
    street_address: str | Unset | None = wire(STRING, name="streetAddress", default=UNSET, phi=True)
    """Street, number and unit."""
    city: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Suburb or town."""
    postcode: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Postcode."""
    state: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """State or territory."""
