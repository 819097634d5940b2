# Generated from specs/pracsuite/paths/practitioner.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import BUSINESS_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PRACTITIONER_ID, PROFESSION_ID, SORT_BY
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
from ..models.practitioner import Practitioner, PractitionerPage

ListOrderBy = Literal["practitioner_id", "first_name", "surname", "created"]
_LIST_QUERY = Query(
    filters={
        "created": "date-time", "archived": "date-time", "updated": "date-time", "profession_id": "integer",
        "business_id": "integer",
    },
    sort=get_args(ListOrderBy),
)
_LIST = ListOperation[Practitioner](
    "practitioners.list", "GET", "/practitioner", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PractitionerPage), query=_LIST_QUERY, items="practitioners", paging=LINKS_PAGING,
    key=("practitioner_id",),
)
_GET = Operation[Practitioner](
    "practitioners.get", "GET", "/practitioner/{practitioner_id}", "read",
    parameters={"practitioner_id": PRACTITIONER_ID}, returns=Object(lambda: Practitioner),
    identity=(("practitioner_id", "/practitioner_id"),), proof=(("/practitioner_id",),),
)
_LIST_BY_BUSINESS = ListOperation[Practitioner](
    "practitioners.list_by_business", "GET", "/business/{business_id}/practitioner", "read",
    parameters={"business_id": BUSINESS_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PractitionerPage), query=_LIST_QUERY.without("business_id"), items="practitioners",
    paging=LINKS_PAGING, key=("practitioner_id",),
)
_LIST_BY_PROFESSION = ListOperation[Practitioner](
    "practitioners.list_by_profession", "GET", "/profession/{profession_id}/practitioner", "read",
    parameters={"profession_id": PROFESSION_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PractitionerPage), query=_LIST_QUERY.without("profession_id"), items="practitioners",
    paging=LINKS_PAGING, key=("practitioner_id",),
)


class Practitioners(SyncResource):
    """People who treat patients."""

    with_raw_response = RawView(lambda: PractitionersRaw[Practitioners])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Practitioner]:
        """List practitioners.

        ``GET /practitioner``

        Returns the practitioners of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time), ``profession_id`` (integer), ``business_id`` (integer).
            order_by: Fields to sort by, most significant first: ``practitioner_id``, ``first_name``, ``surname``,
                ``created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of practitioners.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether an invalid filter causes a 400 response here, as in the other lists.
        - What the filters `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, practitioner_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Practitioner:
        """Get a practitioner.

        ``GET /practitioner/{practitioner_id}``

        Returns the practitioner with the given ID.

        Args:
            practitioner_id: ID of the practitioner.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The practitioner.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"practitioner_id": practitioner_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_business(
        self, business_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Practitioner]:
        """List the practitioners of a business.

        ``GET /business/{business_id}/practitioner``

        Returns the practitioners at a business, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            business_id: ID of the business (a clinic or location).
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time), ``profession_id`` (integer).
            order_by: Fields to sort by, most significant first: ``practitioner_id``, ``first_name``, ``surname``,
                ``created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of practitioners.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether an invalid filter causes a 400 response here, as in the other lists.
        - What the filters `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_BUSINESS,
                {
                    "business_id": business_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_profession(
        self, profession_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Practitioner]:
        """List the practitioners of a profession.

        ``GET /profession/{profession_id}/practitioner``

        Returns the practitioners of a profession, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            profession_id: ID of the profession.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time), ``business_id`` (integer).
            order_by: Fields to sort by, most significant first: ``practitioner_id``, ``first_name``, ``surname``,
                ``created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of practitioners.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether an invalid filter causes a 400 response here, as in the other lists.
        - What the filters `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PROFESSION,
                {
                    "profession_id": profession_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncPractitioners(AsyncResource):
    """People who treat patients."""

    with_raw_response = RawView(lambda: PractitionersRaw[AsyncPractitioners])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Practitioner]:
        """List practitioners.

        ``GET /practitioner``

        Returns the practitioners of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time), ``profession_id`` (integer), ``business_id`` (integer).
            order_by: Fields to sort by, most significant first: ``practitioner_id``, ``first_name``, ``surname``,
                ``created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of practitioners.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether an invalid filter causes a 400 response here, as in the other lists.
        - What the filters `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, practitioner_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Practitioner:
        """Get a practitioner.

        ``GET /practitioner/{practitioner_id}``

        Returns the practitioner with the given ID.

        Args:
            practitioner_id: ID of the practitioner.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The practitioner.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"practitioner_id": practitioner_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_business(
        self, business_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Practitioner]:
        """List the practitioners of a business.

        ``GET /business/{business_id}/practitioner``

        Returns the practitioners at a business, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            business_id: ID of the business (a clinic or location).
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time), ``profession_id`` (integer).
            order_by: Fields to sort by, most significant first: ``practitioner_id``, ``first_name``, ``surname``,
                ``created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of practitioners.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether an invalid filter causes a 400 response here, as in the other lists.
        - What the filters `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_BUSINESS,
                {
                    "business_id": business_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_profession(
        self, profession_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Practitioner]:
        """List the practitioners of a profession.

        ``GET /profession/{profession_id}/practitioner``

        Returns the practitioners of a profession, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            profession_id: ID of the profession.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time), ``business_id`` (integer).
            order_by: Fields to sort by, most significant first: ``practitioner_id``, ``first_name``, ``surname``,
                ``created``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of practitioners.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether an invalid filter causes a 400 response here, as in the other lists.
        - What the filters `archived` and `updated` compare; the record has no such fields.

        Source (documented): vendor's description, February 2026; 400 is inferred from the other lists.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PROFESSION,
                {
                    "profession_id": profession_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class PractitionersRaw(RawResource[Resource_co]):
    """Variant of ``Practitioners`` and ``AsyncPractitioners`` whose methods return ``RawResponse``."""

    list = RawMethod(Practitioners.list, AsyncPractitioners.list)
    get = RawMethod(Practitioners.get, AsyncPractitioners.get)
    list_by_business = RawMethod(Practitioners.list_by_business, AsyncPractitioners.list_by_business)
    list_by_profession = RawMethod(Practitioners.list_by_profession, AsyncPractitioners.list_by_profession)
