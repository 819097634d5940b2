# Generated from specs/coreplus/schemas/client_family.yaml: do not edit.

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from .._runtime.values.codecs import BOOLEAN, DATE, STRING, Array, Choice, Nullable, String
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common

FamilyTitle = Literal["Dr", "Master", "Miss", "Mr", "Mrs", "Ms", "Mx", "Sir", "Rev"]
"""Title of a family member. The values differ from those of a client's title.

- ``Dr``: Doctor.
- ``Master``: Master, for a boy.
- ``Miss``: Miss.
- ``Mr``: Mister.
- ``Mrs``: Mrs.
- ``Ms``: Ms.
- ``Mx``: Mx, for any gender.
- ``Sir``: Sir.
- ``Rev``: Reverend.
"""


class NewFamilyMember(Model):
    """A family member or other contact to add to a client."""

    __closed__: ClassVar[bool] = True
    client_id: str = wire(STRING, name="clientId", phi=True)
    """ID of the client to whom the person belongs, a GUID. Source (vendor's sample): Plain text in the example; the
    table describes an object that contains the ID.
    """
    first_name: str = wire(STRING, name="firstName", phi=True)
    """First name."""
    surname: str = wire(STRING, phi=True)
    """Family name."""
    title: FamilyTitle | Unset | None = wire(
        Choice(("Dr", "Master", "Miss", "Mr", "Mrs", "Ms", "Mx", "Sir", "Rev")), default=UNSET, phi=True
    )
    """Title."""
    date_of_birth: date | Unset | None = wire(DATE, name="dateOfBirth", default=UNSET, phi=True)
    """Date of birth."""
    relationship: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Relationship of the person to the client. Free text; suggested values are Auntie, Boyfriend, Brother, Client,
    Daughter, Father, Fiance, Foster Father, Foster Mother, Friend, Girlfriend, Grand Father, Grand Mother, Guardian,
    Husband, Mother, Partner, Sister, Stepfather, Stepmother, Son, Uncle, Wife, Next of KIN.
    """
    medicare_card_number: str | Unset | None = wire(
        String(max_length=20), name="medicareCardNumber", default=UNSET, phi=True
    )
    """Medicare card number."""
    medicare_card_irn: str | Unset | None = wire(String(max_length=1), name="medicareCardIRN", default=UNSET, phi=True)
    """Individual reference number (IRN): the person's line on the Medicare card."""
    home_phone: str | Unset | None = wire(STRING, name="homePhone", default=UNSET, phi=True)
    """Home phone number."""
    work_phone: str | Unset | None = wire(STRING, name="workPhone", default=UNSET, phi=True)
    """Work phone number."""
    mobile: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Mobile phone number."""
    email: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """E-mail address. Source (vendor's sample): The row is documented, but its name is missing; the example response
    uses this name.
    """
    address: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Street, number and unit."""
    suburb: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Suburb or town."""
    postcode: str | Unset | None = wire(STRING, default=UNSET, phi=True)
    """Postcode."""
    notes: str | Unset | None = wire(String(max_length=300), default=UNSET, phi=True)
    """Free text."""
    emergency_contact: bool | Unset | None = wire(BOOLEAN, name="emergencyContact", default=UNSET, phi=True)
    """Whether the person is the emergency contact. Each client can have only one."""
    invoice_recipient: bool | Unset | None = wire(BOOLEAN, name="invoiceRecipient", default=UNSET, phi=True)
    """Whether invoices are sent to the person. Each client can have only one invoice recipient."""
    main_contact: bool | Unset | None = wire(BOOLEAN, name="mainContact", default=UNSET, phi=True)
    """Whether the person is the client's main contact in letters."""


class FamilyMember(Model):
    """A family member or other contact of a client. Text fields without a value are empty strings.

    Source (vendor's sample): Example response, which contains neither the client's ID nor the date of birth.
    """

    family_id: str = wire(STRING, name="familyId", phi=True)
    """ID of the entry, a GUID."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    first_name: str | None = wire(Nullable(STRING), name="firstName", default=UNSET, phi=True)
    """First name."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title."""
    relationship: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Relationship of the person to the client."""
    address: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Street, number and unit."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Suburb or town."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Postcode."""
    work_phone: str | None = wire(Nullable(STRING), name="workPhone", default=UNSET, phi=True)
    """Work phone number."""
    home_phone: str | None = wire(Nullable(STRING), name="homePhone", default=UNSET, phi=True)
    """Home phone number."""
    mobile: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Mobile phone number."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text."""
    medicare_card_number: str | None = wire(Nullable(STRING), name="medicareCardNumber", default=UNSET, phi=True)
    """Medicare card number."""
    medicare_card_irn: str | None = wire(Nullable(STRING), name="medicareCardIRN", default=UNSET, phi=True)
    """Individual reference number (IRN): the person's line on the Medicare card."""
    emergency_contact: bool | None = wire(Nullable(BOOLEAN), name="emergencyContact", default=UNSET, phi=True)
    """Whether the person is the emergency contact."""
    invoice_recipient: bool | None = wire(Nullable(BOOLEAN), name="invoiceRecipient", default=UNSET, phi=True)
    """Whether invoices are sent to the person."""
    main_contact: bool | None = wire(Nullable(BOOLEAN), name="mainContact", default=UNSET, phi=True)
    """Whether the person is the client's main contact in letters."""
    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Notices about the call. Source (inferred): Seen only on rejected bookings; that other calls have it too is a
    guess.
    """
