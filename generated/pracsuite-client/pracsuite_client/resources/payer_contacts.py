# Generated from specs/pracsuite/paths/payer_contact.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PAYER_CONTACT_ID, PAYER_ID, SORT_BY
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.payer_contact import PayerContact, PayerContactPage

_LIST_BY_PAYER_QUERY = Query(
    filters={
        "first_name": "string", "surname": "string", "email": "string", "home_phone": "string", "work_phone": "string",
        "mobile": "string", "phone": "string", "archive": "boolean",
    }
)
_LIST_BY_PAYER = ListOperation[PayerContact](
    "payer_contacts.list_by_payer", "GET", "/payer/{payer_id}/payer_contact", "read",
    parameters={"payer_id": PAYER_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PayerContactPage), query=_LIST_BY_PAYER_QUERY, items="payer_contacts", paging=LINKS_PAGING,
    key=("payer_contact_id",),
)
_GET = Operation[PayerContact](
    "payer_contacts.get", "GET", "/payer_contact/{payer_contact_id}", "read",
    parameters={"payer_contact_id": PAYER_CONTACT_ID}, returns=Object(lambda: PayerContact),
)


class PayerContacts(SyncResource):
    """People to contact at payers."""

    with_raw_response = RawView(lambda: PayerContactsRaw[PayerContacts])

    def list_by_payer(
        self, payer_id: int, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[PayerContact]:
        """List the contacts of a payer.

        Returns the contact persons of one payer, one page at a time.

        Filters: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``home_phone`` (string),
        ``work_phone`` (string), ``mobile`` (string), ``phone`` (string), ``archive`` (boolean).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            payer_id: ID of the payer.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of contacts.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PAYER, locals())

    def get(
        self, payer_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PayerContact:
        """Get a contact of a payer.

        Returns the contact with the given ID.

        Args:
            payer_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The contact.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a contact's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncPayerContacts(AsyncResource):
    """People to contact at payers."""

    with_raw_response = RawView(lambda: PayerContactsRaw[AsyncPayerContacts])

    def list_by_payer(
        self, payer_id: int, *, where: Sequence[Condition] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[PayerContact]:
        """List the contacts of a payer.

        Returns the contact persons of one payer, one page at a time.

        Filters: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``home_phone`` (string),
        ``work_phone`` (string), ``mobile`` (string), ``phone`` (string), ``archive`` (boolean).

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            payer_id: ID of the payer.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            q: Conditions that records must all meet, one parameter per condition. A condition has the form
                `FIELD:OPERATORVALUE`, such as `app_time:>=2027-01-04T09:00:00`. Each list defines the fields that it
                can be filtered by, and their formats.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of contacts.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PAYER, locals())

    async def get(
        self, payer_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> PayerContact:
        """Get a contact of a payer.

        Returns the contact with the given ID.

        Args:
            payer_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The contact.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (example): link in a contact's field table; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class PayerContactsRaw(RawResource[Resource_co]):
    """The methods of ``PayerContacts`` and ``AsyncPayerContacts``, returning raw answers."""

    list_by_payer = RawMethod(PayerContacts.list_by_payer, AsyncPayerContacts.list_by_payer)
    get = RawMethod(PayerContacts.get, AsyncPayerContacts.get)
