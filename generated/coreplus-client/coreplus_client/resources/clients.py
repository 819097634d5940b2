# Generated from specs/coreplus/paths/client.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .._api import CLIENT_ID, PAGE_NUMBER, PAGE_NUMBER_PAGING, PAGE_SIZE
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import JsonBody, Operation, Parameter
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.codecs import DATE, STRING
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.client import (
    ClientAnswer,
    ClientGender,
    ClientList,
    ClientRecord,
    ClientStatus,
    ClientTitle,
    NewClient,
    NewClientAddress,
    Pronouns,
)

_LIST = ListOperation[ClientRecord](
    "clients.list", "GET", "/Client/", "read",
    parameters={
        "name": Parameter("name", STRING), "mobile": Parameter("mobile", STRING),
        "date_of_birth": Parameter("dateOfBirth", DATE), "page_number": PAGE_NUMBER, "page_size": PAGE_SIZE,
    },
    returns=Object(lambda: ClientList), items="clients", paging=PAGE_NUMBER_PAGING, key=("clientId",),
)
_CREATE = Operation[ClientAnswer](
    "clients.create", "POST", "/Client/", "unsafe", body=JsonBody(lambda: NewClient),
    returns=Object(lambda: ClientAnswer),
)
_GET = Operation[ClientRecord](
    "clients.get", "GET", "/Client/{clientId}", "read", parameters={"client_id": CLIENT_ID},
    returns=Object(lambda: ClientRecord),
)


class Clients(SyncResource):
    """Clients of the practice."""

    with_raw_response = RawView(lambda: ClientsRaw[Clients])

    def list(
        self, *, name: str | Unset = UNSET, mobile: str | Unset = UNSET, date_of_birth: date | Unset = UNSET,
        page_number: int | Unset = UNSET, page_size: int | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[ClientRecord]:
        """List or find clients.

        Returns the clients that match the filters, or all clients if no filter is given, one page at a time.

        Args:
            name: Only clients whose name contains this text. Evidence (client-code): Two integrations; how the text
                is compared is inferred.
            mobile: Only clients with this mobile phone number. Evidence (client-code): One integration.
            date_of_birth: Only clients with this date of birth. Evidence (client-code): One integration.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50. Evidence (documented): The default is on
                the client and invoice pages, the maximum only on an older appointment page; both are applied
                everywhere here.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of clients.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on listing clients; the filters are known from client code only.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def create(
        self, *, first_name: str, last_name: str, date_of_birth: date, external_id: str | Unset = UNSET,
        title: ClientTitle | Unset = UNSET, preferred_name: str | Unset = UNSET, middle_name: str | Unset = UNSET,
        gender: ClientGender | Unset = UNSET, pronouns: Pronouns | Unset = UNSET, culture: str | Unset = UNSET,
        medicare_card_number: str | Unset = UNSET, medicare_card_irn: str | Unset = UNSET,
        medicare_card_expire_date: date | Unset = UNSET, dva_card_number: str | Unset = UNSET,
        phone_number_home: str | Unset = UNSET, phone_number_work: str | Unset = UNSET,
        phone_number_mobile: str | Unset = UNSET, status: ClientStatus | Unset = UNSET, email: str | Unset = UNSET,
        address_residential: NewClientAddress | Mapping[str, Any] | Unset = UNSET,
        address_postal: NewClientAddress | Mapping[str, Any] | Unset = UNSET,
        postal_same_as_residential: bool | Unset = UNSET, notes1: str | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> ClientAnswer:
        """Create a client.

        Creates a client. It is not known whether the API creates a duplicate if the client already exists: search
        for the client first.

        Args:
            first_name: First name.
            last_name: Family name.
            date_of_birth: Date of birth.
            external_id: Free text, for example the client's ID in another system.
            title: Title.
            preferred_name: Preferred name.
            middle_name: Middle name.
            gender: Gender.
            pronouns: Pronouns. Evidence (documented): One version of the page calls the field pronoun; newer tables
                and list responses use pronouns.
            culture: Cultural background.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the client's line on the Medicare card.
            medicare_card_expire_date: Expiry date of the Medicare card.
            dva_card_number: Card number of the Department of Veterans' Affairs (DVA).
            phone_number_home: Home phone number.
            phone_number_work: Work phone number.
            phone_number_mobile: Mobile phone number.
            status: Status of the client in the practice.
            email: E-mail address. Evidence (client-code): The row with type and length is documented, but its name
                is missing; one integration uses this name.
            address_residential: Home address.
            address_postal: Postal address.
            postal_same_as_residential: Whether mail is sent to the home address.
            notes1: Overview notes about the client.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The ID of the new client.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on creating a client, in three versions; all copies end before the table
        does.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_CREATE, locals())

    def get(
        self, client_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> ClientRecord:
        """Get a client.

        Returns the client with the given ID.

        Args:
            client_id: ID of the client, a GUID in any letter case.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The client.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): One integration, which reads names, address and phone numbers; no vendor page
        describes the call.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncClients(AsyncResource):
    """Clients of the practice."""

    with_raw_response = RawView(lambda: ClientsRaw[AsyncClients])

    def list(
        self, *, name: str | Unset = UNSET, mobile: str | Unset = UNSET, date_of_birth: date | Unset = UNSET,
        page_number: int | Unset = UNSET, page_size: int | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[ClientRecord]:
        """List or find clients.

        Returns the clients that match the filters, or all clients if no filter is given, one page at a time.

        Args:
            name: Only clients whose name contains this text. Evidence (client-code): Two integrations; how the text
                is compared is inferred.
            mobile: Only clients with this mobile phone number. Evidence (client-code): One integration.
            date_of_birth: Only clients with this date of birth. Evidence (client-code): One integration.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50. Evidence (documented): The default is on
                the client and invoice pages, the maximum only on an older appointment page; both are applied
                everywhere here.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of clients.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on listing clients; the filters are known from client code only.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def create(
        self, *, first_name: str, last_name: str, date_of_birth: date, external_id: str | Unset = UNSET,
        title: ClientTitle | Unset = UNSET, preferred_name: str | Unset = UNSET, middle_name: str | Unset = UNSET,
        gender: ClientGender | Unset = UNSET, pronouns: Pronouns | Unset = UNSET, culture: str | Unset = UNSET,
        medicare_card_number: str | Unset = UNSET, medicare_card_irn: str | Unset = UNSET,
        medicare_card_expire_date: date | Unset = UNSET, dva_card_number: str | Unset = UNSET,
        phone_number_home: str | Unset = UNSET, phone_number_work: str | Unset = UNSET,
        phone_number_mobile: str | Unset = UNSET, status: ClientStatus | Unset = UNSET, email: str | Unset = UNSET,
        address_residential: NewClientAddress | Mapping[str, Any] | Unset = UNSET,
        address_postal: NewClientAddress | Mapping[str, Any] | Unset = UNSET,
        postal_same_as_residential: bool | Unset = UNSET, notes1: str | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> ClientAnswer:
        """Create a client.

        Creates a client. It is not known whether the API creates a duplicate if the client already exists: search
        for the client first.

        Args:
            first_name: First name.
            last_name: Family name.
            date_of_birth: Date of birth.
            external_id: Free text, for example the client's ID in another system.
            title: Title.
            preferred_name: Preferred name.
            middle_name: Middle name.
            gender: Gender.
            pronouns: Pronouns. Evidence (documented): One version of the page calls the field pronoun; newer tables
                and list responses use pronouns.
            culture: Cultural background.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the client's line on the Medicare card.
            medicare_card_expire_date: Expiry date of the Medicare card.
            dva_card_number: Card number of the Department of Veterans' Affairs (DVA).
            phone_number_home: Home phone number.
            phone_number_work: Work phone number.
            phone_number_mobile: Mobile phone number.
            status: Status of the client in the practice.
            email: E-mail address. Evidence (client-code): The row with type and length is documented, but its name
                is missing; one integration uses this name.
            address_residential: Home address.
            address_postal: Postal address.
            postal_same_as_residential: Whether mail is sent to the home address.
            notes1: Overview notes about the client.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The ID of the new client.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (documented): Vendor's page on creating a client, in three versions; all copies end before the table
        does.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_CREATE, locals())

    async def get(
        self, client_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> ClientRecord:
        """Get a client.

        Returns the client with the given ID.

        Args:
            client_id: ID of the client, a GUID in any letter case.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The client.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            NotFoundError: 404: The record that the URL identifies does not exist.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): One integration, which reads names, address and phone numbers; no vendor page
        describes the call.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class ClientsRaw(RawResource[Resource_co]):
    """The methods of ``Clients`` and ``AsyncClients``, returning raw answers."""

    list = RawMethod(Clients.list, AsyncClients.list)
    create = RawMethod(Clients.create, AsyncClients.create)
    get = RawMethod(Clients.get, AsyncClients.get)
