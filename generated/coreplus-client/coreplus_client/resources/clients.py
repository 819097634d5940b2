# Generated from specs/coreplus/paths/client.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .._api import CLIENT_ID, PAGE_NUMBER, PAGE_NUMBER_PAGING, PAGE_SIZE
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraBody, ExtraQuery, Headers
from .._runtime.operation.definition import JsonBody, Operation, Parameter
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.codecs import DATE, STRING
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.client import (
    ClientGender,
    ClientList,
    ClientRecord,
    ClientResponse,
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
    returns=Object(lambda: ClientList), content_type="application/json", items="clients", paging=PAGE_NUMBER_PAGING,
    key=("clientId",),
)
_CREATE = Operation[ClientResponse](
    "clients.create", "POST", "/Client/", "unsafe", body=JsonBody(lambda: NewClient),
    returns=Object(lambda: ClientResponse), proof=(("/client/clientId",),), errors=(400, 401, 429),
)
_GET = Operation[ClientRecord](
    "clients.get", "GET", "/Client/{clientId}", "read", parameters={"client_id": CLIENT_ID},
    returns=Object(lambda: ClientRecord), identity=(("client_id", "/clientId"),), proof=(("/clientId",),),
    content_type="application/json",
)


class Clients(SyncResource):
    """Clients of the practice."""

    with_raw_response = RawView(lambda: ClientsRaw[Clients])

    def list(
        self, *, name: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        date_of_birth: date | Unset | None = UNSET, page_number: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[ClientRecord]:
        """List or find clients.

        ``GET /Client/``

        Returns the clients that match the filters, or all clients if no filter is given, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            name: Only clients whose name contains this text.
            mobile: Only clients with this mobile phone number.
            date_of_birth: Only clients with this date of birth.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of clients.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which filters exist; a filter by e-mail address is mentioned without its name.
        - How filter values are compared, and whether several filters must all match.
        - All values of `gender`.

        Source (documented): Vendor's page on listing clients; the filters are known from client code only.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "name": name, "mobile": mobile, "date_of_birth": date_of_birth, "page_number": page_number,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def create(
        self, *, first_name: str, last_name: str, date_of_birth: date, external_id: str | Unset | None = UNSET,
        title: ClientTitle | Unset | None = UNSET, preferred_name: str | Unset | None = UNSET,
        middle_name: str | Unset | None = UNSET, gender: ClientGender | Unset | None = UNSET,
        pronouns: Pronouns | Unset | None = UNSET, culture: str | Unset | None = UNSET,
        medicare_card_number: str | Unset | None = UNSET, medicare_card_irn: str | Unset | None = UNSET,
        medicare_card_expire_date: date | Unset | None = UNSET, dva_card_number: str | Unset | None = UNSET,
        phone_number_home: str | Unset | None = UNSET, phone_number_work: str | Unset | None = UNSET,
        phone_number_mobile: str | Unset | None = UNSET, status: ClientStatus | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        address_residential: NewClientAddress | Mapping[str, Any] | Unset | None = UNSET,
        address_postal: NewClientAddress | Mapping[str, Any] | Unset | None = UNSET,
        postal_same_as_residential: bool | Unset | None = UNSET, notes1: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> ClientResponse:
        """Create a client.

        ``POST /Client/``

        Creates a client. It is not known whether the API creates a duplicate if the client already exists: search
        for the client first.

        Args:
            first_name: First name.
            last_name: Family name.
            date_of_birth: Date of birth.
            external_id: Free text, for example the client's ID in another system.
            title: Title. Values: ``Acs Prof``: Associate professor, as abbreviated by the vendor; ``Dr``: Doctor;
                ``Master``: Master, for a boy; ``Miss``: Miss; ``Mr``: Mister; ``Mrs``: Mrs; ``Ms``: Ms; ``Prof``:
                Professor; ``Rev``: Reverend.
            preferred_name: Preferred name.
            middle_name: Middle name.
            gender: Gender. Values: ``Male``: Male; ``Female``: Female; ``Other``: Another gender; ``""``: Not known;
                the same as omitting the field.
            pronouns: Pronouns. Values: ``e``: e, em, eir, eirs, emself; ``he``: he, him, his, his, himself; ``she``:
                she, her, her, hers, herself; ``they``: they, them, their, theirs, theirself; ``xe``: xe, xem, xyr,
                xyrs, xemself; ``ze``: ze, hir, hir, hirs, hirself; ``other``: Other pronouns.
            culture: Cultural background.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the client's line on the Medicare card.
            medicare_card_expire_date: Expiry date of the Medicare card.
            dva_card_number: Card number of the Department of Veterans' Affairs (DVA).
            phone_number_home: Home phone number.
            phone_number_work: Work phone number.
            phone_number_mobile: Mobile phone number.
            status: Status of the client in the practice. Values: ``Current``: Current client; ``Closed``: No longer
                a client; ``Deleted``: Removed from the practice's lists; ``Deceased``: Deceased.
            email: E-mail address.
            address_residential: Home address. Pass a record, or a dict with the names of its attributes or of the
                API.
            address_postal: Postal address. Pass a record, or a dict with the names of its attributes or of the API.
            postal_same_as_residential: Whether mail is sent to the home address.
            notes1: Overview notes about the client.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The ID of the new client.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The name of the e-mail field.
        - The fields after `notes1`.
        - What happens if the client already exists.

        Source (documented): Vendor's page on creating a client, in three versions; every copy is truncated within
        the table.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _CREATE,
                {
                    "first_name": first_name, "last_name": last_name, "date_of_birth": date_of_birth,
                    "external_id": external_id, "title": title, "preferred_name": preferred_name,
                    "middle_name": middle_name, "gender": gender, "pronouns": pronouns, "culture": culture,
                    "medicare_card_number": medicare_card_number, "medicare_card_irn": medicare_card_irn,
                    "medicare_card_expire_date": medicare_card_expire_date, "dva_card_number": dva_card_number,
                    "phone_number_home": phone_number_home, "phone_number_work": phone_number_work,
                    "phone_number_mobile": phone_number_mobile, "status": status, "email": email,
                    "address_residential": address_residential, "address_postal": address_postal,
                    "postal_same_as_residential": postal_same_as_residential, "notes1": notes1,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    def get(
        self, client_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> ClientRecord:
        """Get a client.

        ``GET /Client/{clientId}``

        Returns the client with the given ID.

        Args:
            client_id: ID of the client, a GUID in any letter case.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The client.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which other fields the record has, and whether it has those of the list.

        Source (published client code): One integration, which reads names, address and phone numbers; no vendor page
        describes the call.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"client_id": client_id}, CallOptions(timeout, extra_headers, extra_query))


class AsyncClients(AsyncResource):
    """Clients of the practice."""

    with_raw_response = RawView(lambda: ClientsRaw[AsyncClients])

    def list(
        self, *, name: str | Unset | None = UNSET, mobile: str | Unset | None = UNSET,
        date_of_birth: date | Unset | None = UNSET, page_number: int | Unset | None = UNSET,
        page_size: int | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[ClientRecord]:
        """List or find clients.

        ``GET /Client/``

        Returns the clients that match the filters, or all clients if no filter is given, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            name: Only clients whose name contains this text.
            mobile: Only clients with this mobile phone number.
            date_of_birth: Only clients with this date of birth.
            page_number: Page number, starting at 1. Default: 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of clients.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which filters exist; a filter by e-mail address is mentioned without its name.
        - How filter values are compared, and whether several filters must all match.
        - All values of `gender`.

        Source (documented): Vendor's page on listing clients; the filters are known from client code only.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST,
                {
                    "name": name, "mobile": mobile, "date_of_birth": date_of_birth, "page_number": page_number,
                    "page_size": page_size,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def create(
        self, *, first_name: str, last_name: str, date_of_birth: date, external_id: str | Unset | None = UNSET,
        title: ClientTitle | Unset | None = UNSET, preferred_name: str | Unset | None = UNSET,
        middle_name: str | Unset | None = UNSET, gender: ClientGender | Unset | None = UNSET,
        pronouns: Pronouns | Unset | None = UNSET, culture: str | Unset | None = UNSET,
        medicare_card_number: str | Unset | None = UNSET, medicare_card_irn: str | Unset | None = UNSET,
        medicare_card_expire_date: date | Unset | None = UNSET, dva_card_number: str | Unset | None = UNSET,
        phone_number_home: str | Unset | None = UNSET, phone_number_work: str | Unset | None = UNSET,
        phone_number_mobile: str | Unset | None = UNSET, status: ClientStatus | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        address_residential: NewClientAddress | Mapping[str, Any] | Unset | None = UNSET,
        address_postal: NewClientAddress | Mapping[str, Any] | Unset | None = UNSET,
        postal_same_as_residential: bool | Unset | None = UNSET, notes1: str | Unset | None = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
        extra_body: ExtraBody | None = None,
    ) -> ClientResponse:
        """Create a client.

        ``POST /Client/``

        Creates a client. It is not known whether the API creates a duplicate if the client already exists: search
        for the client first.

        Args:
            first_name: First name.
            last_name: Family name.
            date_of_birth: Date of birth.
            external_id: Free text, for example the client's ID in another system.
            title: Title. Values: ``Acs Prof``: Associate professor, as abbreviated by the vendor; ``Dr``: Doctor;
                ``Master``: Master, for a boy; ``Miss``: Miss; ``Mr``: Mister; ``Mrs``: Mrs; ``Ms``: Ms; ``Prof``:
                Professor; ``Rev``: Reverend.
            preferred_name: Preferred name.
            middle_name: Middle name.
            gender: Gender. Values: ``Male``: Male; ``Female``: Female; ``Other``: Another gender; ``""``: Not known;
                the same as omitting the field.
            pronouns: Pronouns. Values: ``e``: e, em, eir, eirs, emself; ``he``: he, him, his, his, himself; ``she``:
                she, her, her, hers, herself; ``they``: they, them, their, theirs, theirself; ``xe``: xe, xem, xyr,
                xyrs, xemself; ``ze``: ze, hir, hir, hirs, hirself; ``other``: Other pronouns.
            culture: Cultural background.
            medicare_card_number: Medicare card number.
            medicare_card_irn: Individual reference number (IRN): the client's line on the Medicare card.
            medicare_card_expire_date: Expiry date of the Medicare card.
            dva_card_number: Card number of the Department of Veterans' Affairs (DVA).
            phone_number_home: Home phone number.
            phone_number_work: Work phone number.
            phone_number_mobile: Mobile phone number.
            status: Status of the client in the practice. Values: ``Current``: Current client; ``Closed``: No longer
                a client; ``Deleted``: Removed from the practice's lists; ``Deceased``: Deceased.
            email: E-mail address.
            address_residential: Home address. Pass a record, or a dict with the names of its attributes or of the
                API.
            address_postal: Postal address. Pass a record, or a dict with the names of its attributes or of the API.
            postal_same_as_residential: Whether mail is sent to the home address.
            notes1: Overview notes about the client.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.
            extra_body: Properties of the body that this operation does not declare, as JSON values.

        Returns:
            The ID of the new client.

        Raises ``APIConnectionError`` if no response is received; check ``maybe_applied`` before you call again.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The name of the e-mail field.
        - The fields after `notes1`.
        - What happens if the client already exists.

        Source (documented): Vendor's page on creating a client, in three versions; every copy is truncated within
        the table.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _CREATE,
                {
                    "first_name": first_name, "last_name": last_name, "date_of_birth": date_of_birth,
                    "external_id": external_id, "title": title, "preferred_name": preferred_name,
                    "middle_name": middle_name, "gender": gender, "pronouns": pronouns, "culture": culture,
                    "medicare_card_number": medicare_card_number, "medicare_card_irn": medicare_card_irn,
                    "medicare_card_expire_date": medicare_card_expire_date, "dva_card_number": dva_card_number,
                    "phone_number_home": phone_number_home, "phone_number_work": phone_number_work,
                    "phone_number_mobile": phone_number_mobile, "status": status, "email": email,
                    "address_residential": address_residential, "address_postal": address_postal,
                    "postal_same_as_residential": postal_same_as_residential, "notes1": notes1,
                },
                CallOptions(timeout, extra_headers, extra_query, extra_body),
            )

    async def get(
        self, client_id: str, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> ClientRecord:
        """Get a client.

        ``GET /Client/{clientId}``

        Returns the client with the given ID.

        Args:
            client_id: ID of the client, a GUID in any letter case.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The client.

        Raises:
            NotFoundError: 404: The record that the URL identifies does not exist.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Which other fields the record has, and whether it has those of the list.

        Source (published client code): One integration, which reads names, address and phone numbers; no vendor page
        describes the call.
        """
        with HIDDEN, HIDDEN:
            return await self._call(_GET, {"client_id": client_id}, CallOptions(timeout, extra_headers, extra_query))


class ClientsRaw(RawResource[Resource_co]):
    """Variant of ``Clients`` and ``AsyncClients`` whose methods return ``RawResponse``."""

    list = RawMethod(Clients.list, AsyncClients.list)
    create = RawMethod(Clients.create, AsyncClients.create)
    get = RawMethod(Clients.get, AsyncClients.get)
