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
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Query
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
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
    returns=Object(lambda: Resource), identity=(("resource_id", "/resource_id"),), proof=(("/resource_id",),),
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
    parameters={"appointment_id": GROUP_APPOINTMENT_ID, "page": PAGE, "page_size": PAGE_SIZE},
    returns=Object(lambda: ResourcePage), items="resources", paging=LINKS_PAGING, key=("resource_id",),
)
_LIST_BY_NOTE = ListOperation[Resource](
    "resources.list_by_note", "GET", "/note/{appointment_id}/resource", "read",
    parameters={"appointment_id": NOTE_ID, "page": PAGE, "page_size": PAGE_SIZE}, returns=Object(lambda: ResourcePage),
    items="resources", paging=LINKS_PAGING, key=("resource_id",),
)


class Resources(SyncResource):
    """Rooms and equipment that appointments use."""

    with_raw_response = RawView(lambda: ResourcesRaw[Resources])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Resource]:
        """List resources.

        ``GET /resource``

        Returns the resources (rooms, equipment) of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``resource_id``, ``description``, ``resource_rank``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, resource_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Resource:
        """Get a resource.

        ``GET /resource/{resource_id}``

        Returns the resource with the given ID.

        Args:
            resource_id: ID of the resource.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The resource.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"resource_id": resource_id}, CallOptions(timeout, extra_headers, extra_query))

    def list_by_appointment(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Resource]:
        """List the resources of an appointment.

        ``GET /appointment/{appointment_id}/resource``

        Returns the resources that one appointment uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``resource_id``, ``description``, ``resource_rank``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_APPOINTMENT,
                {"appointment_id": appointment_id, "page": page, "page_size": page_size, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_appointment_type(
        self, appointment_type_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Resource]:
        """List the resources of an appointment type.

        ``GET /appointment_type/{appointment_type_id}/resource``

        Returns the resources that one appointment type uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_type_id: ID of the appointment type.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``resource_id``, ``description``, ``resource_rank``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_APPOINTMENT_TYPE,
                {
                    "appointment_type_id": appointment_type_id, "page": page, "page_size": page_size,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_group_appointment(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Resource]:
        """List the resources of a group appointment.

        ``GET /group_appointment/{appointment_id}/resource``

        Returns the resources that one group appointment uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the group appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_GROUP_APPOINTMENT, {"appointment_id": appointment_id, "page": page, "page_size": page_size},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_note(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[Resource]:
        """List the resources of a note.

        ``GET /note/{appointment_id}/resource``

        Returns the resources that one note uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in a note's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_NOTE, {"appointment_id": appointment_id, "page": page, "page_size": page_size},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncResources(AsyncResource):
    """Rooms and equipment that appointments use."""

    with_raw_response = RawView(lambda: ResourcesRaw[AsyncResources])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Resource]:
        """List resources.

        ``GET /resource``

        Returns the resources (rooms, equipment) of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``resource_id``, ``description``, ``resource_rank``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, resource_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Resource:
        """Get a resource.

        ``GET /resource/{resource_id}``

        Returns the resource with the given ID.

        Args:
            resource_id: ID of the resource.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The resource.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"resource_id": resource_id}, CallOptions(timeout, extra_headers, extra_query)
            )

    def list_by_appointment(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of an appointment.

        ``GET /appointment/{appointment_id}/resource``

        Returns the resources that one appointment uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``resource_id``, ``description``, ``resource_rank``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_APPOINTMENT,
                {"appointment_id": appointment_id, "page": page, "page_size": page_size, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_appointment_type(
        self, appointment_type_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of an appointment type.

        ``GET /appointment_type/{appointment_type_id}/resource``

        Returns the resources that one appointment type uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_type_id: ID of the appointment type.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            order_by: Fields to sort by, most significant first: ``resource_id``, ``description``, ``resource_rank``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_APPOINTMENT_TYPE,
                {
                    "appointment_type_id": appointment_type_id, "page": page, "page_size": page_size,
                    "order_by": order_by,
                },
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_group_appointment(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of a group appointment.

        ``GET /group_appointment/{appointment_id}/resource``

        Returns the resources that one group appointment uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the group appointment.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in the appointment book's sample response; response and errors are inferred by
        analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_GROUP_APPOINTMENT, {"appointment_id": appointment_id, "page": page, "page_size": page_size},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def list_by_note(
        self, appointment_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        limit: int | None = None, allow_changes: bool = False, timeout: float | None = None,
        extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Resource]:
        """List the resources of a note.

        ``GET /note/{appointment_id}/resource``

        Returns the resources that one note uses, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            appointment_id: ID of the note. Notes and appointments share one sequence of IDs.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of resources.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in a note's sample response; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_NOTE, {"appointment_id": appointment_id, "page": page, "page_size": page_size},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class ResourcesRaw(RawResource[Resource_co]):
    """Variant of ``Resources`` and ``AsyncResources`` whose methods return ``RawResponse``."""

    list = RawMethod(Resources.list, AsyncResources.list)
    get = RawMethod(Resources.get, AsyncResources.get)
    list_by_appointment = RawMethod(Resources.list_by_appointment, AsyncResources.list_by_appointment)
    list_by_appointment_type = RawMethod(Resources.list_by_appointment_type, AsyncResources.list_by_appointment_type)
    list_by_group_appointment = RawMethod(Resources.list_by_group_appointment, AsyncResources.list_by_group_appointment)
    list_by_note = RawMethod(Resources.list_by_note, AsyncResources.list_by_note)
