# Generated from specs/pracsuite/paths/profession.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PRACTITIONER_ID, PROFESSION_ID, SORT_BY
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
    returns=Object(lambda: Profession),
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
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Profession]:
        """List professions.

        Returns the professions of the account, one page at a time. The filter `archived` takes a time, although the
        record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``profession_id``, ``description``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of professions.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(
        self, profession_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Profession:
        """Get a profession.

        Returns the profession with the given ID.

        Args:
            profession_id: ID of the profession.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The profession.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())

    def list_by_practitioner(
        self, practitioner_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListByPractitionerOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Profession]:
        """List the professions of a practitioner.

        Returns the professions of one practitioner, one page at a time. An appointment with the practitioner may
        specify any of them. The filter `archived` takes a time, although the record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``created``, ``updated``, ``archived``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            practitioner_id: ID of the practitioner.
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
            One page of professions.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PRACTITIONER, locals())


class AsyncProfessions(AsyncResource):
    """Disciplines that the clinic offers."""

    with_raw_response = RawView(lambda: ProfessionsRaw[AsyncProfessions])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Profession]:
        """List professions.

        Returns the professions of the account, one page at a time. The filter `archived` takes a time, although the
        record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``profession_id``, ``description``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
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
            One page of professions.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, profession_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Profession:
        """Get a profession.

        Returns the profession with the given ID.

        Args:
            profession_id: ID of the profession.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The profession.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())

    def list_by_practitioner(
        self, practitioner_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListByPractitionerOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET,
        timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Profession]:
        """List the professions of a practitioner.

        Returns the professions of one practitioner, one page at a time. An appointment with the practitioner may
        specify any of them. The filter `archived` takes a time, although the record's field is a flag.

        Filters: ``created`` (date-time), ``archived`` (date-time), ``updated`` (date-time).

        Sorts by: ``created``, ``updated``, ``archived``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            practitioner_id: ID of the practitioner.
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
            One page of professions.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_PRACTITIONER, locals())


class ProfessionsRaw(RawResource[Resource_co]):
    """The methods of ``Professions`` and ``AsyncProfessions``, returning raw answers."""

    list = RawMethod(Professions.list, AsyncProfessions.list)
    get = RawMethod(Professions.get, AsyncProfessions.get)
    list_by_practitioner = RawMethod(Professions.list_by_practitioner, AsyncProfessions.list_by_practitioner)
