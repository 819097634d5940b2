# Generated from specs/pracsuite/paths/payer_contact.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PAYER_CONTACT_ID, PAYER_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
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
    parameters={"payer_id": PAYER_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: PayerContactPage), query=_LIST_BY_PAYER_QUERY, items="payer_contacts", paging=LINKS_PAGING,
    key=("payer_contact_id",),
)
_GET = Operation[PayerContact](
    "payer_contacts.get", "GET", "/payer_contact/{payer_contact_id}", "read",
    parameters={"payer_contact_id": PAYER_CONTACT_ID}, returns=Object(lambda: PayerContact),
    identity=(("payer_contact_id", "/payer_contact_id"),), proof=(("/payer_contact_id",),),
)


class PayerContacts(SyncResource):
    """People to contact at payers."""

    with_raw_response = RawView(lambda: PayerContactsRaw[PayerContacts])

    def list_by_payer(
        self, payer_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[PayerContact]:
        """List the contacts of a payer.

        ``GET /payer/{payer_id}/payer_contact``

        Returns the contact persons of one payer, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            payer_id: ID of the payer.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.first_name == "Doe"``; ``F`` lists the
                operators. Fields: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``home_phone``
                (string), ``work_phone`` (string), ``mobile`` (string), ``phone`` (string), ``archive`` (boolean).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of contacts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PAYER, {"payer_id": payer_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, payer_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PayerContact:
        """Get a contact of a payer.

        ``GET /payer_contact/{payer_contact_id}``

        Returns the contact with the given ID.

        Args:
            payer_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The contact.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a contact's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"payer_contact_id": payer_contact_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class AsyncPayerContacts(AsyncResource):
    """People to contact at payers."""

    with_raw_response = RawView(lambda: PayerContactsRaw[AsyncPayerContacts])

    def list_by_payer(
        self, payer_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PayerContact]:
        """List the contacts of a payer.

        ``GET /payer/{payer_id}/payer_contact``

        Returns the contact persons of one payer, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            payer_id: ID of the payer.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.first_name == "Doe"``; ``F`` lists the
                operators. Fields: ``first_name`` (string), ``surname`` (string), ``email`` (string), ``home_phone``
                (string), ``work_phone`` (string), ``mobile`` (string), ``phone`` (string), ``archive`` (boolean).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of contacts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PAYER, {"payer_id": payer_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, payer_contact_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PayerContact:
        """Get a contact of a payer.

        ``GET /payer_contact/{payer_contact_id}``

        Returns the contact with the given ID.

        Args:
            payer_contact_id: ID of the contact.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The contact.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in a contact's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"payer_contact_id": payer_contact_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class PayerContactsRaw(RawResource[Resource_co]):
    """Variant of ``PayerContacts`` and ``AsyncPayerContacts`` whose methods return ``RawResponse``."""

    list_by_payer = RawMethod(PayerContacts.list_by_payer, AsyncPayerContacts.list_by_payer)
    get = RawMethod(PayerContacts.get, AsyncPayerContacts.get)
