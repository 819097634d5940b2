# Generated from specs/coreplus/schemas/message.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from .._runtime.values.codecs import DATE, INTEGER, STRING, Array, Choice, Integer, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset

MessageGender = Literal["Male", "Female", "Unknown", "Other", "M", "F", "U", "O"]
"""Gender, as a word or as a one-letter code.

- ``Male``: Male.
- ``Female``: Female.
- ``Unknown``: Not known.
- ``Other``: Another gender.
- ``M``: Code of Male.
- ``F``: Code of Female.
- ``U``: Code of Unknown.
- ``O``: Code of Other.
"""

MessageMaritalStatus = Literal["Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U"]
"""Marital status, as a word or as a one-letter code.

- ``Single``: Not married.
- ``Married``: Married.
- ``Widowed``: Widowed.
- ``Divorced``: Divorced.
- ``Unknown``: Not known.
- ``S``: Code of Single.
- ``M``: Code of Married.
- ``W``: Code of Widowed.
- ``D``: Code of Divorced.
- ``U``: Code of Unknown.
"""


class MessageData(Model):
    """A message, who sends it, and whom it concerns."""

    __closed__: ClassVar[bool] = True
    header: MessageHeader | Mapping[str, Any] = wire(Object(lambda: MessageHeader), name="Header")
    """Where the message comes from."""
    message_contents: Sequence[MessageContent | Mapping[str, Any]] = wire(
        Array(Object(lambda: MessageContent), min_items=1), name="MessageContents"
    )
    """One entry for each file. Source (inferred): For several files the seed puts two objects under a single
    AttachedFileDetails key, which is not JSON. We send one entry per file; an array under one AttachedFileDetails
    key is the other possible reading.
    """
    client: MessageClient | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: MessageClient), name="Client", default=UNSET
    )
    """The client of the practice whom the message concerns."""
    practitioner_from: MessagePractitionerFrom | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: MessagePractitionerFrom), name="PractitionerFrom", default=UNSET
    )
    """The practitioner who sends the message."""
    practitioner_to: MessagePractitionerTo | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: MessagePractitionerTo), name="PractitionerTo", default=UNSET
    )
    """The practitioner who is to receive the message."""


class MessageHeader(Model):
    """Where a message comes from."""

    __closed__: ClassVar[bool] = True
    sending_facility: str = wire(STRING, name="SendingFacility")
    """Name of the organisation or system that sends the message."""


class MessageContent(Model):
    """One item of a message."""

    __closed__: ClassVar[bool] = True
    attached_file_details: AttachedFileDetails | Mapping[str, Any] = wire(
        Object(lambda: AttachedFileDetails), name="AttachedFileDetails"
    )
    """The file that this item stands for."""


class AttachedFileDetails(Model):
    """Name and size of an attached file."""

    __closed__: ClassVar[bool] = True
    size: int = wire(Integer(minimum=0, maximum=9223372036854775807), name="Size")
    """Length of the file in bytes."""
    name: str = wire(STRING, name="Name", phi=True)
    """File name with its extension."""


class MessageClient(Model):
    """A client as the sender knows them. Matched by `Id`, or else by name and date of birth."""

    __closed__: ClassVar[bool] = True
    id: str | None | Unset = wire(STRING, name="Id", default=UNSET, phi=True)
    """Identifier of the client in coreplus, a GUID in any letter case."""
    firstname: str | None | Unset = wire(STRING, name="Firstname", default=UNSET, phi=True)
    """First name."""
    surname: str | None | Unset = wire(STRING, name="Surname", default=UNSET, phi=True)
    """Family name."""
    title: str | None | Unset = wire(STRING, name="Title", default=UNSET, phi=True)
    """Form of address, for example Ms."""
    address: MessageAddress | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: MessageAddress), name="Address", default=UNSET
    )
    """Home address."""
    date_of_birth: date | None | Unset = wire(DATE, name="DateOfBirth", default=UNSET, phi=True)
    """Date of birth."""
    gender: MessageGender | None | Unset = wire(
        Choice(("Male", "Female", "Unknown", "Other", "M", "F", "U", "O")), name="Gender", default=UNSET, phi=True
    )
    """Gender."""
    home_phone: str | None | Unset = wire(STRING, name="HomePhone", default=UNSET, phi=True)
    """Telephone number at home."""
    business_phone: str | None | Unset = wire(STRING, name="BusinessPhone", default=UNSET, phi=True)
    """Telephone number at work."""
    marital_status: MessageMaritalStatus | None | Unset = wire(
        Choice(("Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U")),
        name="MaritalStatus",
        default=UNSET,
        phi=True,
    )
    """Marital status."""


class MessagePractitionerFrom(Model):
    """The sending practitioner, a referrer in coreplus. Matched by name and provider number together."""

    __closed__: ClassVar[bool] = True
    firstname: str | None | Unset = wire(STRING, name="Firstname", default=UNSET)
    """First name."""
    surname: str | None | Unset = wire(STRING, name="Surname", default=UNSET)
    """Family name."""
    title: str | None | Unset = wire(STRING, name="Title", default=UNSET)
    """Form of address, for example Dr."""
    address: MessageAddress | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: MessageAddress), name="Address", default=UNSET
    )
    """Address of the practice."""
    provider_number: str | None | Unset = wire(STRING, name="ProviderNumber", default=UNSET)
    """Medicare provider number."""


class MessagePractitionerTo(Model):
    """The receiving practitioner, a user of coreplus. Matched by `Id`, or else by name."""

    __closed__: ClassVar[bool] = True
    id: str | None | Unset = wire(STRING, name="Id", default=UNSET)
    """Identifier of the practitioner in coreplus, a GUID in any letter case."""
    firstname: str | None | Unset = wire(STRING, name="Firstname", default=UNSET)
    """First name."""
    surname: str | None | Unset = wire(STRING, name="Surname", default=UNSET)
    """Family name."""
    title: str | None | Unset = wire(STRING, name="Title", default=UNSET)
    """Form of address, for example Dr."""
    address: MessageAddress | Mapping[str, Any] | None | Unset = wire(
        Object(lambda: MessageAddress), name="Address", default=UNSET
    )
    """Address of the practice."""
    provider_number: str | None | Unset = wire(STRING, name="ProviderNumber", default=UNSET)
    """Medicare provider number."""


class MessageAddress(Model):
    """A postal address of a client or of a practitioner."""

    __closed__: ClassVar[bool] = True
    address_line: str | None | Unset = wire(STRING, name="AddressLine", default=UNSET, phi=True)
    """Street, number and unit."""
    country: str | None | Unset = wire(STRING, name="Country", default=UNSET, phi=True)
    """Name of the country."""
    postcode: str | None | Unset = wire(STRING, name="Postcode", default=UNSET, phi=True)
    """Postcode."""
    state: str | None | Unset = wire(STRING, name="State", default=UNSET, phi=True)
    """State or territory, by name or abbreviation."""
    suburb: str | None | Unset = wire(STRING, name="Suburb", default=UNSET, phi=True)
    """Suburb or town."""


class MessageReceipt(Model):
    """The answer to a message, as far as known an echo of it. Any field may be missing.

    Source (inferred): Of the response example only three addressLine lines are readable, the same as in the request
    example of the page; the rest of the echo, in camelCase, is our reading.
    """

    header: MessageReceiptHeader | None = wire(Nullable(Object(lambda: MessageReceiptHeader)), default=UNSET)
    """Where the message came from."""
    message_contents: list[MessageReceiptContent] | None = wire(
        Nullable(Array(Object(lambda: MessageReceiptContent))), name="messageContents", default=UNSET
    )
    """One entry for each file."""
    client: MessageReceiptClient | None = wire(Nullable(Object(lambda: MessageReceiptClient)), default=UNSET, phi=True)
    """The client whom the message concerns."""
    practitioner_from: MessageReceiptPractitioner | None = wire(
        Nullable(Object(lambda: MessageReceiptPractitioner)), name="practitionerFrom", default=UNSET
    )
    """The practitioner who sent the message."""
    practitioner_to: MessageReceiptPractitioner | None = wire(
        Nullable(Object(lambda: MessageReceiptPractitioner)), name="practitionerTo", default=UNSET
    )
    """The practitioner who is to receive the message."""


class MessageReceiptHeader(Model):
    """Where a received message came from."""

    sending_facility: str | None = wire(Nullable(STRING), name="sendingFacility", default=UNSET)
    """Name of the organisation or system that sent the message."""


class MessageReceiptContent(Model):
    """One item of a received message."""

    attached_file_details: MessageReceiptFile | None = wire(
        Nullable(Object(lambda: MessageReceiptFile)), name="attachedFileDetails", default=UNSET
    )
    """The file that this item stands for."""


class MessageReceiptFile(Model):
    """Name and size of a received file."""

    size: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Length of the file in bytes."""
    name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """File name with its extension."""


class MessageReceiptClient(Model):
    """The client of a received message."""

    id: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Identifier of the client in coreplus, a GUID."""
    firstname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Form of address, for example Ms."""
    address: MessageReceiptAddress | None = wire(
        Nullable(Object(lambda: MessageReceiptAddress)), default=UNSET, phi=True
    )
    """Home address."""
    date_of_birth: date | None = wire(Nullable(DATE), name="dateOfBirth", default=UNSET, phi=True)
    """Date of birth."""
    gender: MessageGender | str | None = wire(
        Nullable(Choice(("Male", "Female", "Unknown", "Other", "M", "F", "U", "O"))), default=UNSET, phi=True
    )
    """Gender."""
    home_phone: str | None = wire(Nullable(STRING), name="homePhone", default=UNSET, phi=True)
    """Telephone number at home."""
    business_phone: str | None = wire(Nullable(STRING), name="businessPhone", default=UNSET, phi=True)
    """Telephone number at work."""
    marital_status: MessageMaritalStatus | str | None = wire(
        Nullable(Choice(("Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U"))),
        name="maritalStatus",
        default=UNSET,
        phi=True,
    )
    """Marital status."""


class MessageReceiptPractitioner(Model):
    """A practitioner of a received message."""

    id: str | None = wire(Nullable(STRING), default=UNSET)
    """Identifier of the practitioner in coreplus, a GUID. Only the receiving practitioner has one."""
    firstname: str | None = wire(Nullable(STRING), default=UNSET)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET)
    """Family name."""
    title: str | None = wire(Nullable(STRING), default=UNSET)
    """Form of address, for example Dr."""
    address: MessageReceiptAddress | None = wire(Nullable(Object(lambda: MessageReceiptAddress)), default=UNSET)
    """Address of the practice."""
    provider_number: str | None = wire(Nullable(STRING), name="providerNumber", default=UNSET)
    """Medicare provider number."""


class MessageReceiptAddress(Model):
    """A postal address in a received message."""

    address_line: str | None = wire(Nullable(STRING), name="addressLine", default=UNSET, phi=True)
    """Street, number and unit. Source (seed): The only field of the response that the page still shows."""
    country: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the country."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Postcode."""
    state: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """State or territory, by name or abbreviation."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Suburb or town."""
