# Generated from specs/pracsuite/paths/resource.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import (
    APPOINTMENT_ID,
    APPOINTMENT_TYPE_ID,
    GROUP_APPOINTMENT_ID,
    LINKS_PAGING,
    NOTE_ID,
    PAGE,
    PAGE_SIZE,
    RESOURCE_ID,
    SORT_BY,
)
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
from .._runtime.operation.filters import Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.resource import Resource, ResourcePage

ListOrderBy = Literal["resource_id", "description", "resource_rank"]
_LIST_QUERY = Query(sort=get_args(ListOrderBy))
_LIST = ListOperation[Resource](
    "resources.list", "GET", "/resource", "read", parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY},
    returns=Object(lambda: ResourcePage), query=_LIST_QUERY, items="resources", paging=LINKS_PAGING,
    key=("resource_id",),
)
_GET = Operation[Resource](
    "resources.get", "GET", "/resource/{resource_id}", "read", parameters={"resource_id": RESOURCE_ID},
    returns=Object(lambda: Resource),
)
_LIST_BY_APPOINTMENT = ListOperation[Resource](
    "resources.list_by_appointment", "GET", "/appointment/{appointment_id}/resource", "read",
    parameters={"appointment_id": APPOINTMENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY},
    returns=Object(lambda: ResourcePage), query=_LIST_QUERY, items="resources", paging=LINKS_PAGING,
    key=("resource_id",),
)
_LIST_BY_APPOINTMENT_TYPE = ListOperation[Resource](
    "resources.list_by_appointment_type", "GET", "/appointment_type/{appointment_type_id}/resource", "read",
    parameters={"appointment_type_id": APPOINTMENT_TYPE_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY},
    returns=Object(lambda: ResourcePage), query=_LIST_QUERY, items="resources", paging=LINKS_PAGING,
    key=("resource_id",),
)
_LIST_BY_GROUP_APPOINTMENT = ListOperation[Resource](
    "resources.list_by_group_appointment", "GET", "/group_appointment/{appointment_id}/resource", "read",
    parameters={"appointment_id": GROUP_APPOINTMENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY},
    returns=Object(lambda: ResourcePage), items="resources", paging=LINKS_PAGING, key=("resource_id",),
)
_LIST_BY_NOTE = ListOperation[Resource](
    "resources.list_by_note", "GET", "/note/{appointment_id}/resource", "read",
    parameters={"appointment_id": NOTE_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY},
    returns=Object(lambda: ResourcePage), items="resources", paging=LINKS_PAGING, key=("resource_id",),
)


class Resources(SyncResource):
    """Rooms and equipment that appointments use."""

    with_raw_response = RawView(lambda: ResourcesRaw[Resources])

    def list(
        self, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Resource]:
        """List resources.

        Returns the resources (rooms, equipment) of the account, one page at a time.

        Sorts by: ``resource_id``, ``description``, ``resource_rank``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    def get(self, resource_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Resource:
        """Get a resource.

        Returns the resource with the given ID.

        Args:
            resource_id: ID of the resource.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The resource.

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

    def list_by_appointment(
        self, appointment_id: int, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Resource]:
        """List the resources of an appointment.

        Returns the resources that one appointment uses, one page at a time.

        Sorts by: ``resource_id``, ``description``, ``resource_rank``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            appointment_id: ID of the appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_APPOINTMENT, locals())

    def list_by_appointment_type(
        self, appointment_type_id: int, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Resource]:
        """List the resources of an appointment type.

        Returns the resources that one appointment type uses, one page at a time.

        Sorts by: ``resource_id``, ``description``, ``resource_rank``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            appointment_type_id: ID of the appointment type.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_APPOINTMENT_TYPE, locals())

    def list_by_group_appointment(
        self, appointment_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Resource]:
        """List the resources of a group appointment.

        Returns the resources that one group appointment uses, one page at a time.

        Args:
            appointment_id: ID of the group appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (example): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_GROUP_APPOINTMENT, locals())

    def list_by_note(
        self, appointment_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Resource]:
        """List the resources of a note.

        Returns the resources that one note uses, one page at a time.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (example): link in a note's sample response; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_NOTE, locals())


class AsyncResources(AsyncResource):
    """Rooms and equipment that appointments use."""

    with_raw_response = RawView(lambda: ResourcesRaw[AsyncResources])

    def list(
        self, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Resource]:
        """List resources.

        Returns the resources (rooms, equipment) of the account, one page at a time.

        Sorts by: ``resource_id``, ``description``, ``resource_rank``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())

    async def get(
        self, resource_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> Resource:
        """Get a resource.

        Returns the resource with the given ID.

        Args:
            resource_id: ID of the resource.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The resource.

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

    def list_by_appointment(
        self, appointment_id: int, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of an appointment.

        Returns the resources that one appointment uses, one page at a time.

        Sorts by: ``resource_id``, ``description``, ``resource_rank``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            appointment_id: ID of the appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_APPOINTMENT, locals())

    def list_by_appointment_type(
        self, appointment_type_id: int, *, order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET,
        page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of an appointment type.

        Returns the resources that one appointment type uses, one page at a time.

        Sorts by: ``resource_id``, ``description``, ``resource_rank``.

        Args:
            order_by: Fields to sort by, the weightiest first.
            appointment_type_id: ID of the appointment type.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (documented): vendor's description, February 2026.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_APPOINTMENT_TYPE, locals())

    def list_by_group_appointment(
        self, appointment_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of a group appointment.

        Returns the resources that one group appointment uses, one page at a time.

        Args:
            appointment_id: ID of the group appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (example): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_GROUP_APPOINTMENT, locals())

    def list_by_note(
        self, appointment_id: int, *, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of a note.

        Returns the resources that one note uses, one page at a time.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            sort_by: Fields to sort by, most significant first, as one comma-separated value. Each list defines the
                fields that it can be sorted by. Evidence (documented): described as comma-separated; the samples
                show a JSON array as text instead, and the syntax for descending order is not published.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            One page of resources.

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

        Evidence (example): link in a note's sample response; response and errors are inferred by analogy.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST_BY_NOTE, locals())


class ResourcesRaw(RawResource[Resource_co]):
    """The methods of ``Resources`` and ``AsyncResources``, returning raw answers."""

    list = RawMethod(Resources.list, AsyncResources.list)
    get = RawMethod(Resources.get, AsyncResources.get)
    list_by_appointment = RawMethod(Resources.list_by_appointment, AsyncResources.list_by_appointment)
    list_by_appointment_type = RawMethod(Resources.list_by_appointment_type, AsyncResources.list_by_appointment_type)
    list_by_group_appointment = RawMethod(Resources.list_by_group_appointment, AsyncResources.list_by_group_appointment)
    list_by_note = RawMethod(Resources.list_by_note, AsyncResources.list_by_note)
