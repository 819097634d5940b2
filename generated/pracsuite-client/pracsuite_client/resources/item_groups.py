# Generated from specs/pracsuite/paths/item_group.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import FILTER, ITEM_GROUP_ID, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
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
    returns=Object(lambda: ItemGroup),
)


class ItemGroups(SyncResource):
    """Items that are billed together."""

    with_raw_response = RawView(lambda: ItemGroupsRaw[ItemGroups])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[ItemGroup]:
        """List item groups.

        Returns the item groups of the account, one page at a time.

        Filters: ``description`` (string), ``archived`` (boolean).

        Sorts by: ``item_group_id``, ``description``.

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
            One page of item groups.

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

    def get(
        self, item_group_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> ItemGroup:
        """Get an item group.

        Returns the item group with the given ID.

        Args:
            item_group_id: ID of the item group.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The item group.

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


class AsyncItemGroups(AsyncResource):
    """Items that are billed together."""

    with_raw_response = RawView(lambda: ItemGroupsRaw[AsyncItemGroups])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[ItemGroup]:
        """List item groups.

        Returns the item groups of the account, one page at a time.

        Filters: ``description`` (string), ``archived`` (boolean).

        Sorts by: ``item_group_id``, ``description``.

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
            One page of item groups.

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
        self, item_group_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None
    ) -> ItemGroup:
        """Get an item group.

        Returns the item group with the given ID.

        Args:
            item_group_id: ID of the item group.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The item group.

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


class ItemGroupsRaw(RawResource[Resource_co]):
    """The methods of ``ItemGroups`` and ``AsyncItemGroups``, returning raw answers."""

    list = RawMethod(ItemGroups.list, AsyncItemGroups.list)
    get = RawMethod(ItemGroups.get, AsyncItemGroups.get)
