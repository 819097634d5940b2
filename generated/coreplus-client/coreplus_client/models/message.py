# Generated from specs/coreplus/schemas/message.yaml: do not edit.

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Literal

from .._runtime.values.codecs import DATE, INTEGER, STRING, Array, Choice, Integer, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET, Unset
from . import common as _common

MessageGender = Literal["Male", "Female", "Unknown", "Other", "M", "F", "U", "O"]
"""Gender, as a word or as a one-letter code.

- ``Male``: Male.
- ``Female``: Female.
- ``Unknown``: Unknown.
- ``Other``: Another gender.
- ``M``: Code for Male.
- ``F``: Code for Female.
- ``U``: Code for Unknown.
- ``O``: Code for Other.
"""

MessageMaritalStatus = Literal["Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U"]
"""Marital status, as a word or as a one-letter code.

- ``Single``: Not married.
- ``Married``: Married.
- ``Widowed``: Widowed.
- ``Divorced``: Divorced.
- ``Unknown``: Unknown.
- ``S``: Code for Single.
- ``M``: Code for Married.
- ``W``: Code for Widowed.
- ``D``: Code for Divorced.
- ``U``: Code for Unknown.
"""


class MessageData(Model):
    """A message, its sender and the people it concerns."""

    __closed__: ClassVar[bool] = True
    header: MessageHeader | Mapping[str, Any] = wire(Object(lambda: MessageHeader), name="Header")
    """Origin of the message."""
    message_contents: Sequence[MessageContent | Mapping[str, Any]] | Unset | None = wire(
        Array(Object(lambda: MessageContent), min_items=1), name="MessageContents", default=UNSET
    )
    """One entry per file. Derived from the files if omitted. Source (inferred): For several files the vendor's sample
    puts two objects under a single `attached_file_details` key, which is not valid JSON. This description uses one
    entry per file; the alternative reading is an array under one `attached_file_details` key.
    """
    client: MessageClient | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: MessageClient), name="Client", default=UNSET
    )
    """The client whom the message concerns."""
    practitioner_from: MessagePractitionerFrom | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: MessagePractitionerFrom), name="PractitionerFrom", default=UNSET
    )
    """The practitioner who sends the message."""
    practitioner_to: MessagePractitionerTo | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: MessagePractitionerTo), name="PractitionerTo", default=UNSET
    )
    """The practitioner who receives the message."""


class MessageHeader(Model):
    """Origin of a message."""

    __closed__: ClassVar[bool] = True
    sending_facility: str = wire(STRING, name="SendingFacility", phi=True)
    """Name of the organisation or system that sends the message."""


class MessageContent(Model):
    """One item of a message."""

    __closed__: ClassVar[bool] = True
    attached_file_details: AttachedFileDetails | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: AttachedFileDetails), name="AttachedFileDetails", default=UNSET
    )
    """The file of this item. Derived from the files if omitted."""


class AttachedFileDetails(Model):
    """Name and size of an attached file."""

    __closed__: ClassVar[bool] = True
    size: int | Unset | None = wire(
        Integer(minimum=0, maximum=9223372036854775807), name="Size", default=UNSET, phi=True
    )
    """Size of the file in bytes. Derived from the files if omitted."""
    name: str | Unset | None = wire(STRING, name="Name", default=UNSET, phi=True)
    """File name with its extension. Derived from the files if omitted."""


class MessageClient(Model):
    """A client as known to the sender. Matched by `id`, otherwise by name and date of birth."""

    __closed__: ClassVar[bool] = True
    id: str | Unset | None = wire(STRING, name="Id", default=UNSET, phi=True)
    """ID of the client in coreplus, a GUID in any letter case."""
    firstname: str | Unset | None = wire(STRING, name="Firstname", default=UNSET, phi=True)
    """First name."""
    surname: str | Unset | None = wire(STRING, name="Surname", default=UNSET, phi=True)
    """Family name."""
    title: str | Unset | None = wire(STRING, name="Title", default=UNSET, phi=True)
    """Title, for example Ms."""
    address: MessageAddress | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: MessageAddress), name="Address", default=UNSET
    )
    """Home address."""
    date_of_birth: date | Unset | None = wire(DATE, name="DateOfBirth", default=UNSET, phi=True)
    """Date of birth."""
    gender: MessageGender | Unset | None = wire(
        Choice(("Male", "Female", "Unknown", "Other", "M", "F", "U", "O")), name="Gender", default=UNSET, phi=True
    )
    """Gender."""
    home_phone: str | Unset | None = wire(STRING, name="HomePhone", default=UNSET, phi=True)
    """Home phone number."""
    business_phone: str | Unset | None = wire(STRING, name="BusinessPhone", default=UNSET, phi=True)
    """Work phone number."""
    marital_status: MessageMaritalStatus | Unset | None = wire(
        Choice(("Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U")),
        name="MaritalStatus",
        default=UNSET,
        phi=True,
    )
    """Marital status."""


class MessagePractitionerFrom(Model):
    """The sending practitioner, a referrer in coreplus. Matched by name together with provider number."""

    __closed__: ClassVar[bool] = True
    firstname: str | Unset | None = wire(STRING, name="Firstname", default=UNSET, phi=True)
    """First name."""
    surname: str | Unset | None = wire(STRING, name="Surname", default=UNSET, phi=True)
    """Family name."""
    title: str | Unset | None = wire(STRING, name="Title", default=UNSET, phi=True)
    """Title, for example Dr."""
    address: MessageAddress | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: MessageAddress), name="Address", default=UNSET
    )
    """Practice address."""
    provider_number: str | Unset | None = wire(STRING, name="ProviderNumber", default=UNSET, phi=True)
    """Medicare provider number."""


class MessagePractitionerTo(Model):
    """The receiving practitioner, a user of coreplus. Matched by `id`, otherwise by name."""

    __closed__: ClassVar[bool] = True
    id: str | Unset | None = wire(STRING, name="Id", default=UNSET, phi=True)
    """ID of the practitioner in coreplus, a GUID in any letter case."""
    firstname: str | Unset | None = wire(STRING, name="Firstname", default=UNSET, phi=True)
    """First name."""
    surname: str | Unset | None = wire(STRING, name="Surname", default=UNSET, phi=True)
    """Family name."""
    title: str | Unset | None = wire(STRING, name="Title", default=UNSET, phi=True)
    """Title, for example Dr."""
    address: MessageAddress | Mapping[str, Any] | Unset | None = wire(
        Object(lambda: MessageAddress), name="Address", default=UNSET
    )
    """Practice address."""
    provider_number: str | Unset | None = wire(STRING, name="ProviderNumber", default=UNSET, phi=True)
    """Medicare provider number."""


class MessageAddress(Model):
    """Postal address of a client or practitioner."""

    __closed__: ClassVar[bool] = True
    address_line: str | Unset | None = wire(STRING, name="AddressLine", default=UNSET, phi=True)
    """Street, number and unit."""
    country: str | Unset | None = wire(STRING, name="Country", default=UNSET, phi=True)
    """Name of the country."""
    postcode: str | Unset | None = wire(STRING, name="Postcode", default=UNSET, phi=True)
    """Postcode."""
    state: str | Unset | None = wire(STRING, name="State", default=UNSET, phi=True)
    """State or territory, by name or abbreviation."""
    suburb: str | Unset | None = wire(STRING, name="Suburb", default=UNSET, phi=True)
    """Suburb or town."""


class MessageReceipt(Model):
    """Response to a message, which appears to echo the message. It contains at least one part of it.

    Source (inferred): Only three `address_line` lines of the response example are readable; they are the same as in
    the request example on the page. The rest of the echo, in camelCase, is inferred.
    """

    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("header",),
        ("messageContents",),
        ("client",),
        ("practitionerFrom",),
        ("practitionerTo",),
    )
    header: MessageReceiptHeader | None = wire(Nullable(Object(lambda: MessageReceiptHeader)), default=UNSET)
    """Origin of the message."""
    message_contents: list[MessageReceiptContent] | None = wire(
        Nullable(Array(Object(lambda: MessageReceiptContent))), name="messageContents", default=UNSET
    )
    """One entry per file."""
    client: MessageReceiptClient | None = wire(Nullable(Object(lambda: MessageReceiptClient)), default=UNSET, phi=True)
    """The client whom the message concerns."""
    practitioner_from: MessageReceiptPractitioner | None = wire(
        Nullable(Object(lambda: MessageReceiptPractitioner)), name="practitionerFrom", default=UNSET
    )
    """The practitioner who sent the message."""
    practitioner_to: MessageReceiptPractitioner | None = wire(
        Nullable(Object(lambda: MessageReceiptPractitioner)), name="practitionerTo", default=UNSET
    )
    """The practitioner who receives the message."""
    result: list[_common.ErrorReason] | None = wire(Nullable(Array(Object(lambda: _common.ErrorReason))), default=UNSET)
    """Notices about the call. Source (inferred): Seen only on rejected bookings; that other calls have it too is a
    guess.
    """


class MessageReceiptHeader(Model):
    """Origin of a received message."""

    sending_facility: str | None = wire(Nullable(STRING), name="sendingFacility", default=UNSET, phi=True)
    """Name of the organisation or system that sent the message."""


class MessageReceiptContent(Model):
    """One item of a received message."""

    attached_file_details: MessageReceiptFile | None = wire(
        Nullable(Object(lambda: MessageReceiptFile)), name="attachedFileDetails", default=UNSET
    )
    """The file of this item."""


class MessageReceiptFile(Model):
    """Name and size of a received file."""

    size: int | None = wire(Nullable(INTEGER), default=UNSET, phi=True)
    """Size of the file in bytes."""
    name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """File name with its extension."""


class MessageReceiptClient(Model):
    """The client of a received message."""

    id: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """ID of the client in coreplus, a GUID."""
    firstname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title, for example Ms."""
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
    """Home phone number."""
    business_phone: str | None = wire(Nullable(STRING), name="businessPhone", default=UNSET, phi=True)
    """Work phone number."""
    marital_status: MessageMaritalStatus | str | None = wire(
        Nullable(Choice(("Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U"))),
        name="maritalStatus",
        default=UNSET,
        phi=True,
    )
    """Marital status."""


class MessageReceiptPractitioner(Model):
    """A practitioner of a received message."""

    id: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """ID of the practitioner in coreplus, a GUID. Only the receiving practitioner has one."""
    firstname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title, for example Dr."""
    address: MessageReceiptAddress | None = wire(Nullable(Object(lambda: MessageReceiptAddress)), default=UNSET)
    """Practice address."""
    provider_number: str | None = wire(Nullable(STRING), name="providerNumber", default=UNSET, phi=True)
    """Medicare provider number."""


class MessageReceiptAddress(Model):
    """Postal address in a received message."""

    address_line: str | None = wire(Nullable(STRING), name="addressLine", default=UNSET, phi=True)
    """Street, number and unit. Source (vendor page): The only field of the response that the page still shows."""
    country: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the country."""
    postcode: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Postcode."""
    state: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """State or territory, by name or abbreviation."""
    suburb: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Suburb or town."""
