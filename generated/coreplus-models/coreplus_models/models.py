# Generated. Do not edit: change the source and regenerate.
"""The records of the coreplus API."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, RootModel

from coreplus_models._base import Record


class AttachedFileDetails(Record):
    """Name and size of an attached file."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"Name"})
    size: Annotated[int, Field(alias="Size", ge=0)]
    """Length of the file in bytes."""
    name: Annotated[str, Field(alias="Name")]
    """File name with its extension."""


class ErrorReason(Record):
    """One reason of a refusal."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    severity: int | None = None
    """Weight of the reason. Only 2 has been seen; the scale is not known."""
    reason: str | None = None
    """Explanation in words."""


class MessageAddress(Record):
    """A postal address of a client or of a practitioner."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"AddressLine", "Country", "Postcode", "State", "Suburb"})
    address_line: Annotated[str | None, Field(alias="AddressLine")] = None
    """Street, number and unit."""
    country: Annotated[str | None, Field(alias="Country")] = None
    """Name of the country."""
    postcode: Annotated[str | None, Field(alias="Postcode")] = None
    """Postcode."""
    state: Annotated[str | None, Field(alias="State")] = None
    """State or territory, by name or abbreviation."""
    suburb: Annotated[str | None, Field(alias="Suburb")] = None
    """Suburb or town."""


class MessageContent(Record):
    """One item of a message."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    attached_file_details: Annotated[AttachedFileDetails, Field(alias="AttachedFileDetails")]
    """The file that this item stands for."""


class MessageGender(RootModel[Literal["Male", "Female", "Unknown", "Other", "M", "F", "U", "O"]]):
    """Gender, as a word or as a one-letter code."""

    root: Literal["Male", "Female", "Unknown", "Other", "M", "F", "U", "O"]


class MessageHeader(Record):
    """Where a message comes from."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    sending_facility: Annotated[str, Field(alias="SendingFacility")]
    """Name of the organisation or system that sends the message."""


class MessageMaritalStatus(
    RootModel[Literal["Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U"]]
):
    """Marital status, as a word or as a one-letter code."""

    root: Literal["Single", "Married", "Widowed", "Divorced", "Unknown", "S", "M", "W", "D", "U"]


class MessagePractitionerFrom(Record):
    """The sending practitioner, a referrer in coreplus. Matched by name and provider number together."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    firstname: Annotated[str | None, Field(alias="Firstname")] = None
    """First name."""
    surname: Annotated[str | None, Field(alias="Surname")] = None
    """Family name."""
    title: Annotated[str | None, Field(alias="Title")] = None
    """Form of address, for example Dr."""
    address: Annotated[MessageAddress | None, Field(alias="Address")] = None
    """Address of the practice."""
    provider_number: Annotated[str | None, Field(alias="ProviderNumber")] = None
    """Medicare provider number."""


class MessagePractitionerTo(Record):
    """The receiving practitioner, a user of coreplus. Matched by `Id`, or else by name."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    id: Annotated[str | None, Field(alias="Id")] = None
    """Identifier of the practitioner in coreplus, a GUID in any letter case."""
    firstname: Annotated[str | None, Field(alias="Firstname")] = None
    """First name."""
    surname: Annotated[str | None, Field(alias="Surname")] = None
    """Family name."""
    title: Annotated[str | None, Field(alias="Title")] = None
    """Form of address, for example Dr."""
    address: Annotated[MessageAddress | None, Field(alias="Address")] = None
    """Address of the practice."""
    provider_number: Annotated[str | None, Field(alias="ProviderNumber")] = None
    """Medicare provider number."""


class MessageReceiptAddress(Record):
    """A postal address in a received message."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"addressLine", "country", "postcode", "state", "suburb"})
    address_line: Annotated[str | None, Field(alias="addressLine")] = None
    """Street, number and unit."""
    country: str | None = None
    """Name of the country."""
    postcode: str | None = None
    """Postcode."""
    state: str | None = None
    """State or territory, by name or abbreviation."""
    suburb: str | None = None
    """Suburb or town."""


class MessageReceiptClient(Record):
    """The client of a received message."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset(
        {
            "id",
            "firstname",
            "surname",
            "title",
            "address",
            "dateOfBirth",
            "gender",
            "homePhone",
            "businessPhone",
            "maritalStatus",
        }
    )
    id: str | None = None
    """Identifier of the client in coreplus, a GUID."""
    firstname: str | None = None
    """First name."""
    surname: str | None = None
    """Family name."""
    title: str | None = None
    """Form of address, for example Ms."""
    address: MessageReceiptAddress | None = None
    """Home address."""
    date_of_birth: Annotated[date | None, Field(alias="dateOfBirth")] = None
    """Date of birth."""
    gender: MessageGender | None = None
    """Gender."""
    home_phone: Annotated[str | None, Field(alias="homePhone")] = None
    """Telephone number at home."""
    business_phone: Annotated[str | None, Field(alias="businessPhone")] = None
    """Telephone number at work."""
    marital_status: Annotated[MessageMaritalStatus | None, Field(alias="maritalStatus")] = None
    """Marital status."""


class MessageReceiptFile(Record):
    """Name and size of a received file."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"name"})
    size: int | None = None
    """Length of the file in bytes."""
    name: str | None = None
    """File name with its extension."""


class MessageReceiptHeader(Record):
    """Where a received message came from."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    sending_facility: Annotated[str | None, Field(alias="sendingFacility")] = None
    """Name of the organisation or system that sent the message."""


class MessageReceiptPractitioner(Record):
    """A practitioner of a received message."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    id: str | None = None
    """Identifier of the practitioner in coreplus, a GUID. Only the receiving practitioner has one."""
    firstname: str | None = None
    """First name."""
    surname: str | None = None
    """Family name."""
    title: str | None = None
    """Form of address, for example Dr."""
    address: MessageReceiptAddress | None = None
    """Address of the practice."""
    provider_number: Annotated[str | None, Field(alias="providerNumber")] = None
    """Medicare provider number."""


class ErrorBody(Record):
    """What an error answer may hold. The vendor shows no error body, so every field may be missing."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    message: str | None = None
    """Explanation in words."""
    result: list[ErrorReason] | None = None
    """Reasons for which a booking was refused."""
    status_messages: Annotated[list[Any] | None, Field(alias="statusMessages")] = None
    """Remarks of the server. Empty in every known answer, so the form of an item is not known."""


class MessageClient(Record):
    """A client as the sender knows them. Matched by `Id`, or else by name and date of birth."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset(
        {
            "Id",
            "Firstname",
            "Surname",
            "Title",
            "Address",
            "DateOfBirth",
            "Gender",
            "HomePhone",
            "BusinessPhone",
            "MaritalStatus",
        }
    )
    id: Annotated[str | None, Field(alias="Id")] = None
    """Identifier of the client in coreplus, a GUID in any letter case."""
    firstname: Annotated[str | None, Field(alias="Firstname")] = None
    """First name."""
    surname: Annotated[str | None, Field(alias="Surname")] = None
    """Family name."""
    title: Annotated[str | None, Field(alias="Title")] = None
    """Form of address, for example Ms."""
    address: Annotated[MessageAddress | None, Field(alias="Address")] = None
    """Home address."""
    date_of_birth: Annotated[date | None, Field(alias="DateOfBirth")] = None
    """Date of birth."""
    gender: Annotated[MessageGender | None, Field(alias="Gender")] = None
    """Gender."""
    home_phone: Annotated[str | None, Field(alias="HomePhone")] = None
    """Telephone number at home."""
    business_phone: Annotated[str | None, Field(alias="BusinessPhone")] = None
    """Telephone number at work."""
    marital_status: Annotated[MessageMaritalStatus | None, Field(alias="MaritalStatus")] = None
    """Marital status."""


class MessageData(Record):
    """A message, who sends it, and whom it concerns."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"Client"})
    header: Annotated[MessageHeader, Field(alias="Header")]
    """Where the message comes from."""
    message_contents: Annotated[list[MessageContent], Field(alias="MessageContents", min_length=1)]
    """One entry for each file."""
    client: Annotated[MessageClient | None, Field(alias="Client")] = None
    """The client of the practice whom the message concerns."""
    practitioner_from: Annotated[MessagePractitionerFrom | None, Field(alias="PractitionerFrom")] = None
    """The practitioner who sends the message."""
    practitioner_to: Annotated[MessagePractitionerTo | None, Field(alias="PractitionerTo")] = None
    """The practitioner who is to receive the message."""


class MessageReceiptContent(Record):
    """One item of a received message."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    attached_file_details: Annotated[MessageReceiptFile | None, Field(alias="attachedFileDetails")] = None
    """The file that this item stands for."""


class MessageUpload(Record):
    """The multipart body of a message."""

    model_config = ConfigDict(
        extra="forbid",
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"messageData", "file"})
    message_data: Annotated[MessageData, Field(alias="messageData")]
    """The message, sent as JSON text."""
    file: Annotated[list[str], Field(min_length=1)]
    """The files, one part each, in the order of `MessageContents`."""


class MessageReceipt(Record):
    """The answer to a message, as far as known an echo of it. Any field may be missing."""

    model_config = ConfigDict(
        populate_by_name=True,
    )
    __phi__: ClassVar[frozenset[str]] = frozenset({"client"})
    header: MessageReceiptHeader | None = None
    """Where the message came from."""
    message_contents: Annotated[list[MessageReceiptContent] | None, Field(alias="messageContents")] = None
    """One entry for each file."""
    client: MessageReceiptClient | None = None
    """The client whom the message concerns."""
    practitioner_from: Annotated[MessageReceiptPractitioner | None, Field(alias="practitionerFrom")] = None
    """The practitioner who sent the message."""
    practitioner_to: Annotated[MessageReceiptPractitioner | None, Field(alias="practitionerTo")] = None
    """The practitioner who is to receive the message."""
