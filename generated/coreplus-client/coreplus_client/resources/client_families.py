# Generated from specs/coreplus/paths/client_family.yaml: do not edit.
# fmt: off

from __future__ import annotations

from datetime import date

from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import JsonBody, Operation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.client_family import FamilyMember, FamilyTitle, NewFamilyMember

_CREATE = Operation[FamilyMember](
    "client_families.create", "POST", "/ClientFamily/", "unsafe", body=JsonBody(lambda: NewFamilyMember),
    returns=Object(lambda: FamilyMember),
)


class ClientFamilies(SyncResource):
    """Relatives and other contacts of a client."""

    with_raw_response = RawView(lambda: ClientFamiliesRaw[ClientFamilies])

    def create(
        self, *, client_id: str, first_name: str, surname: str, title: FamilyTitle | Unset = UNSET,
        date_of_birth: date | Unset = UNSET, relationship: str | Unset = UNSET,
        medicare_card_number: str | Unset = UNSET, medicare_card_irn: str | Unset = UNSET,
        home_phone: str | Unset = UNSET, work_phone: str | Unset = UNSET, mobile: str | Unset = UNSET,
        email: str | Unset = UNSET, address: str | Unset = UNSET, suburb: str | Unset = UNSET,
        postcode: str | Unset = UNSET, notes: str | Unset = UNSET, emergency_contact: bool | Unset = UNSET,
        invoice_recipient: bool | Unset = UNSET, main_contact: bool | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> FamilyMember:
        """Add a family member to a client.

        Adds a relative or other contact to a client. No call that lists, changes or removes family members is known.

        Args:
            client_id: ID of the client to whom the person belongs, a GUID. Evidence (example): Plain text in the
                example; the table describes an object that contains the ID.
            first_name: First name.
            surname: Family name.
            title: Title.
            date_of_birth: Date of birth.
            relationship: Relationship of the person to the client. Free text; suggested values are Auntie,
                Boyfriend, Brother, Client, Daughter, Father, Fiance, Foster Father, Foster Mother, Friend,
                Girlfriend, Grand Father, Grand Mother, Guardian, Husband, Mother, Partner, Sister, Stepfather,
                Stepmother, Son, Uncle, Wife, Next of KIN.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the person's line on the Medicare card.
            home_phone: Home phone number.
            work_phone: Work phone number.
            mobile: Mobile phone number.
            email: E-mail address. Evidence (example): The row is documented, but its name is missing; the example
                response uses this name.
            address: Street, number and unit.
            suburb: Suburb or town.
            postcode: Postcode.
            notes: Free text.
            emergency_contact: Whether the person is the emergency contact. Each client can have only one.
            invoice_recipient: Whether invoices are sent to the person. Each client can have only one invoice
                recipient.
            main_contact: Whether the person is the client's main contact in letters.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new family member.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on creating a client family member, in three versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())


class AsyncClientFamilies(AsyncResource):
    """Relatives and other contacts of a client."""

    with_raw_response = RawView(lambda: ClientFamiliesRaw[AsyncClientFamilies])

    async def create(
        self, *, client_id: str, first_name: str, surname: str, title: FamilyTitle | Unset = UNSET,
        date_of_birth: date | Unset = UNSET, relationship: str | Unset = UNSET,
        medicare_card_number: str | Unset = UNSET, medicare_card_irn: str | Unset = UNSET,
        home_phone: str | Unset = UNSET, work_phone: str | Unset = UNSET, mobile: str | Unset = UNSET,
        email: str | Unset = UNSET, address: str | Unset = UNSET, suburb: str | Unset = UNSET,
        postcode: str | Unset = UNSET, notes: str | Unset = UNSET, emergency_contact: bool | Unset = UNSET,
        invoice_recipient: bool | Unset = UNSET, main_contact: bool | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> FamilyMember:
        """Add a family member to a client.

        Adds a relative or other contact to a client. No call that lists, changes or removes family members is known.

        Args:
            client_id: ID of the client to whom the person belongs, a GUID. Evidence (example): Plain text in the
                example; the table describes an object that contains the ID.
            first_name: First name.
            surname: Family name.
            title: Title.
            date_of_birth: Date of birth.
            relationship: Relationship of the person to the client. Free text; suggested values are Auntie,
                Boyfriend, Brother, Client, Daughter, Father, Fiance, Foster Father, Foster Mother, Friend,
                Girlfriend, Grand Father, Grand Mother, Guardian, Husband, Mother, Partner, Sister, Stepfather,
                Stepmother, Son, Uncle, Wife, Next of KIN.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the person's line on the Medicare card.
            home_phone: Home phone number.
            work_phone: Work phone number.
            mobile: Mobile phone number.
            email: E-mail address. Evidence (example): The row is documented, but its name is missing; the example
                response uses this name.
            address: Street, number and unit.
            suburb: Suburb or town.
            postcode: Postcode.
            notes: Free text.
            emergency_contact: Whether the person is the emergency contact. Each client can have only one.
            invoice_recipient: Whether invoices are sent to the person. Each client can have only one invoice
                recipient.
            main_contact: Whether the person is the client's main contact in letters.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The new family member.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on creating a client family member, in three versions.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())


class ClientFamiliesRaw(RawResource[Resource_co]):
    """The methods of ``ClientFamilies`` and ``AsyncClientFamilies``, returning raw answers."""

    create = RawMethod(ClientFamilies.create, AsyncClientFamilies.create)
