# Generated from specs/pracsuite/paths/item_group.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import FILTER, ITEM_GROUP_ID, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
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
from ..models.item_group import ItemGroup, ItemGroupPage

ListOrderBy = Literal["item_group_id", "description"]
_LIST_QUERY = Query(filters={"description": "string", "archived": "boolean"}, sort=get_args(ListOrderBy))
_LIST = ListOperation[ItemGroup](
    "item_groups.list", "GET", "/item_group", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: ItemGroupPage), query=_LIST_QUERY, items="item_groups", paging=LINKS_PAGING,
    key=("item_group_id",),
)
_GET = Operation[ItemGroup](
    "item_groups.get", "GET", "/item_group/{item_group_id}", "read", parameters={"item_group_id": ITEM_GROUP_ID},
    returns=Object(lambda: ItemGroup), identity=(("item_group_id", "/item_group_id"),), proof=(("/item_group_id",),),
)


class ItemGroups(SyncResource):
    """Items that are billed together."""

    with_raw_response = RawView(lambda: ItemGroupsRaw[ItemGroups])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> Page[ItemGroup]:
        """List item groups.

        ``GET /item_group``

        Returns the item groups of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.description == "Doe"``; ``F`` lists the
                operators. Fields: ``description`` (string), ``archived`` (boolean).
            order_by: Fields to sort by, most significant first: ``item_group_id``, ``description``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of item groups.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, item_group_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> ItemGroup:
        """Get an item group.

        ``GET /item_group/{item_group_id}``

        Returns the item group with the given ID.

        Args:
            item_group_id: ID of the item group.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The item group.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"item_group_id": item_group_id}, CallOptions(timeout, extra_headers, extra_query))


class AsyncItemGroups(AsyncResource):
    """Items that are billed together."""

    with_raw_response = RawView(lambda: ItemGroupsRaw[AsyncItemGroups])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListOrderBy] | Unset | None = UNSET, limit: int | None = None, allow_changes: bool = False,
        timeout: float | None = None, extra_headers: Headers | None = None, extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[ItemGroup]:
        """List item groups.

        ``GET /item_group``

        Returns the item groups of the account, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.description == "Doe"``; ``F`` lists the
                operators. Fields: ``description`` (string), ``archived`` (boolean).
            order_by: Fields to sort by, most significant first: ``item_group_id``, ``description``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of item groups.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, item_group_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> ItemGroup:
        """Get an item group.

        ``GET /item_group/{item_group_id}``

        Returns the item group with the given ID.

        Args:
            item_group_id: ID of the item group.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The item group.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"item_group_id": item_group_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class ItemGroupsRaw(RawResource[Resource_co]):
    """Variant of ``ItemGroups`` and ``AsyncItemGroups`` whose methods return ``RawResponse``."""

    list = RawMethod(ItemGroups.list, AsyncItemGroups.list)
    get = RawMethod(ItemGroups.get, AsyncItemGroups.get)
