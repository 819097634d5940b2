# Generated from specs/coreplus/schemas/client_family.yaml: do not edit.

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from .._runtime.values.codecs import BOOLEAN, DATE, STRING, Choice, Nullable, String
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset

FamilyTitle = Literal["Dr", "Master", "Miss", "Mr", "Mrs", "Ms", "Mx", "Sir", "Rev"]
"""Form of address of a family member. The values are not those of a client's title.

- ``Dr``: Doctor.
- ``Master``: Master, of a boy.
- ``Miss``: Miss.
- ``Mr``: Mister.
- ``Mrs``: Missus.
- ``Ms``: Ms.
- ``Mx``: Mx, for any gender.
- ``Sir``: Sir.
- ``Rev``: Reverend.
"""


class NewFamilyMember(Model):
    """A family member or other contact to be added to a client."""

    __closed__: ClassVar[bool] = True
    client_id: str = wire(STRING, name="clientId", phi=True)
    """Identifier of the client to whom the person belongs, a GUID. Source (example): Plain text in the example; the
    table speaks of an object that holds the identifier.
    """
    first_name: str = wire(STRING, name="firstName", phi=True)
    """First name."""
    surname: str = wire(STRING, phi=True)
    """Family name."""
    title: FamilyTitle | None | Unset = wire(
        Choice(("Dr", "Master", "Miss", "Mr", "Mrs", "Ms", "Mx", "Sir", "Rev")), default=UNSET, phi=True
    )
    """Form of address."""
    date_of_birth: date | None | Unset = wire(DATE, name="dateOfBirth", default=UNSET, phi=True)
    """Date of birth."""
    relationship: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """What the person is to the client. Free text; suggested are Auntie, Boyfriend, Brother, Client, Daughter, Father,
    Fiance, Foster Father, Foster Mother, Friend, Girlfriend, Grand Father, Grand Mother, Guardian, Husband, Mother,
    Partner, Sister, Stepfather, Stepmother, Son, Uncle, Wife, Next of KIN.
    """
    medicare_card_number: str | None | Unset = wire(
        String(max_length=20), name="medicareCardNumber", default=UNSET, phi=True
    )
    """Number of the Medicare card."""
    medicare_card_irn: str | None | Unset = wire(String(max_length=1), name="medicareCardIRN", default=UNSET, phi=True)
    """Individual reference number, the person's line on the Medicare card."""
    home_phone: str | None | Unset = wire(STRING, name="homePhone", default=UNSET, phi=True)
    """Telephone number at home."""
    work_phone: str | None | Unset = wire(STRING, name="workPhone", default=UNSET, phi=True)
    """Telephone number at work."""
    mobile: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """Number of the mobile telephone."""
    email: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """E-mail address. Source (example): The row is documented, but its name is missing; the example of the answer calls
    it so.
    """
    address: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """Street, number and unit."""
    suburb: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """Suburb or town."""
    postcode: str | None | Unset = wire(STRING, default=UNSET, phi=True)
    """Postcode."""
    notes: str | None | Unset = wire(String(max_length=300), default=UNSET, phi=True)
    """Free text."""
    emergency_contact: bool | None | Unset = wire(BOOLEAN, name="emergencyContact", default=UNSET)
    """Whether the person is called in an emergency. Only one person of a client can be."""
    invoice_recipient: bool | None | Unset = wire(BOOLEAN, name="invoiceRecipient", default=UNSET)
    """Whether invoices go to the person. Only one person of a client can be."""
    main_contact: bool | None | Unset = wire(BOOLEAN, name="mainContact", default=UNSET)
    """Whether letters take the person as the client's main contact."""


class FamilyMember(Model):
    """A family member or other contact of a client. Text that is not set comes as empty text.

    Source (example): Example of the answer, which has neither the client's identifier nor the date of birth.
    """

    family_id: str = wire(STRING, name="familyId", phi=True)
    """Identifier of the entry, a GUID."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    first_name: str | None = wire(Nullable(STRING), name="firstName", default=UNSET, phi=True)
    """First name."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Form of address."""
    relationship: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """What the person is to the client."""
    address: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Street, number and unit."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Suburb or town."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Postcode."""
    work_phone: str | None = wire(Nullable(STRING), name="workPhone", default=UNSET, phi=True)
    """Telephone number at work."""
    home_phone: str | None = wire(Nullable(STRING), name="homePhone", default=UNSET, phi=True)
    """Telephone number at home."""
    mobile: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Number of the mobile telephone."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    notes: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Free text."""
    medicare_card_number: str | None = wire(Nullable(STRING), name="medicareCardNumber", default=UNSET, phi=True)
    """Number of the Medicare card."""
    medicare_card_irn: str | None = wire(Nullable(STRING), name="medicareCardIRN", default=UNSET, phi=True)
    """Individual reference number, the person's line on the Medicare card."""
    emergency_contact: bool | None = wire(Nullable(BOOLEAN), name="emergencyContact", default=UNSET)
    """Whether the person is called in an emergency."""
    invoice_recipient: bool | None = wire(Nullable(BOOLEAN), name="invoiceRecipient", default=UNSET)
    """Whether invoices go to the person."""
    main_contact: bool | None = wire(Nullable(BOOLEAN), name="mainContact", default=UNSET)
    """Whether letters take the person as the client's main contact."""
