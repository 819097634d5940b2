# Generated from specs/pracsuite/paths/profession.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PRACTITIONER_ID, PROFESSION_ID, SORT_BY
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
from ..models.profession import Profession, ProfessionPage

ListOrderBy = Literal["profession_id", "description"]
ListByPractitionerOrderBy = Literal["created", "updated", "archived"]
_LIST_QUERY = Query(
    filters={"created": "date-time", "archived": "date-time", "updated": "date-time"}, sort=get_args(ListOrderBy)
)
_LIST_BY_PRACTITIONER_QUERY = Query(
    filters={"created": "date-time", "archived": "date-time", "updated": "date-time"},
    sort=get_args(ListByPractitionerOrderBy),
)
_LIST = ListOperation[Profession](
    "professions.list", "GET", "/profession", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: ProfessionPage), query=_LIST_QUERY, items="professions", paging=LINKS_PAGING,
    key=("profession_id",),
)
_GET = Operation[Profession](
    "professions.get", "GET", "/profession/{profession_id}", "read", parameters={"profession_id": PROFESSION_ID},
    returns=Object(lambda: Profession), identity=(("profession_id", "/profession_id"),), proof=(("/profession_id",),),
)
_LIST_BY_PRACTITIONER = ListOperation[Profession](
    "professions.list_by_practitioner", "GET", "/practitioner/{practitioner_id}/profession", "read",
    parameters={
        "practitioner_id": PRACTITIONER_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER
    },
    returns=Object(lambda: ProfessionPage), query=_LIST_BY_PRACTITIONER_QUERY, items="professions", paging=LINKS_PAGING,
    key=("profession_id",),
)


class Professions(SyncResource):
    """Disciplines that the clinic offers."""

    with_raw_response = RawView(lambda: ProfessionsRaw[Professions])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Profession]:
        """List professions.

        ``GET /profession``

        Returns the professions of the account, one page at a time. The filter `archived` takes a time, although the
        record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``profession_id``, ``description``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of professions.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.
        - What a 404 means for a list.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, profession_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Profession:
        """Get a profession.

        ``GET /profession/{profession_id}``

        Returns the profession with the given ID.

        Args:
            profession_id: ID of the profession.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The profession.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"profession_id": profession_id}, CallOptions(timeout, extra_headers, extra_query))

    def list_by_practitioner(
        self, practitioner_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListByPractitionerOrderBy] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Profession]:
        """List the professions of a practitioner.

        ``GET /practitioner/{practitioner_id}/profession``

        Returns the professions of one practitioner, one page at a time. An appointment with the practitioner may
        specify any of them. The filter `archived` takes a time, although the record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            practitioner_id: ID of the practitioner.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``created``, ``updated``, ``archived``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of professions.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PRACTITIONER,
                {
                    "practitioner_id": practitioner_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncProfessions(AsyncResource):
    """Disciplines that the clinic offers."""

    with_raw_response = RawView(lambda: ProfessionsRaw[AsyncProfessions])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Profession]:
        """List professions.

        ``GET /profession``

        Returns the professions of the account, one page at a time. The filter `archived` takes a time, although the
        record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``profession_id``, ``description``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of professions.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.
        - What a 404 means for a list.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, profession_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Profession:
        """Get a profession.

        ``GET /profession/{profession_id}``

        Returns the profession with the given ID.

        Args:
            profession_id: ID of the profession.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The profession.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"profession_id": profession_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_practitioner(
        self, practitioner_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListByPractitionerOrderBy] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Profession]:
        """List the professions of a practitioner.

        ``GET /practitioner/{practitioner_id}/profession``

        Returns the professions of one practitioner, one page at a time. An appointment with the practitioner may
        specify any of them. The filter `archived` takes a time, although the record's field is a flag.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            practitioner_id: ID of the practitioner.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``archived`` (date-time), ``updated``
                (date-time).
            order_by: Fields to sort by, most significant first: ``created``, ``updated``, ``archived``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of professions.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - What the filter `archived`, declared as a time, compares with the record's flag of the same name.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PRACTITIONER,
                {
                    "practitioner_id": practitioner_id, "page": page, "page_size": page_size, "where": where,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class ProfessionsRaw(RawResource[Resource_co]):
    """Variant of ``Professions`` and ``AsyncProfessions`` whose methods return ``RawResponse``."""

    list = RawMethod(Professions.list, AsyncProfessions.list)
    get = RawMethod(Professions.get, AsyncProfessions.get)
    list_by_practitioner = RawMethod(Professions.list_by_practitioner, AsyncProfessions.list_by_practitioner)
