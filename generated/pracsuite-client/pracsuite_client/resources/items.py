# Generated from specs/pracsuite/paths/item.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import FILTER, ITEM_GROUP_ID, ITEM_ID, LINKS_PAGING, PAGE, PAGE_SIZE, SORT_BY
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
from ..models.item import Item, ItemPage

ListOrderBy = Literal["item_id", "description", "item_code"]
_LIST_QUERY = Query(filters={"item_code": "string", "description": "string"}, sort=get_args(ListOrderBy))
_LIST = ListOperation[Item](
    "items.list", "GET", "/item", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: ItemPage), query=_LIST_QUERY, items="items", paging=LINKS_PAGING, key=("item_id",),
)
_GET = Operation[Item](
    "items.get", "GET", "/item/{item_id}", "read", parameters={"item_id": ITEM_ID}, returns=Object(lambda: Item)
)
_LIST_BY_ITEM_GROUP = ListOperation[Item](
    "items.list_by_item_group", "GET", "/item_group/{item_group_id}/item", "read",
    parameters={"item_group_id": ITEM_GROUP_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: ItemPage), query=_LIST_QUERY, items="items", paging=LINKS_PAGING, key=("item_id",),
)


class Items(SyncResource):
    """What the clinic bills. Each item has a code."""

    with_raw_response = RawView(lambda: ItemsRaw[Items])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> Page[Item]:
        """List items.

        Returns the billable items of the account without their prices, one page at a time.

        Filters: ``item_code`` (string), ``description`` (string).

        Sorts by: ``item_id``, ``description``, ``item_code``.

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
            One page of items.

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

    def get(self, item_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Item:
        """Get an item.

        Returns the billable item with the given ID, with its prices.

        Args:
            item_id: ID of the item.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The item.

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

    def list_by_item_group(
        self, item_group_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> Page[Item]:
        """List the items of an item group.

        Returns the billable items in one group, without their prices, one page at a time.

        Filters: ``item_code`` (string), ``description`` (string).

        Sorts by: ``item_id``, ``description``, ``item_code``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            item_group_id: ID of the item group.
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
            One page of items.

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
        return self._list(_LIST_BY_ITEM_GROUP, locals())


class AsyncItems(AsyncResource):
    """What the clinic bills. Each item has a code."""

    with_raw_response = RawView(lambda: ItemsRaw[AsyncItems])

    def list(
        self, *, where: Sequence[Condition] | Unset = UNSET, order_by: Sequence[ListOrderBy] | Unset = UNSET,
        page: int | Unset = UNSET, page_size: int | Unset = UNSET, sort_by: Sequence[str] | Unset = UNSET,
        q: Sequence[str] | Unset = UNSET, timeout: float | None = None, extra_headers: Headers | None = None,
    ) -> AsyncPages[Item]:
        """List items.

        Returns the billable items of the account without their prices, one page at a time.

        Filters: ``item_code`` (string), ``description`` (string).

        Sorts by: ``item_id``, ``description``, ``item_code``.

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
            One page of items.

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

    async def get(self, item_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Item:
        """Get an item.

        Returns the billable item with the given ID, with its prices.

        Args:
            item_id: ID of the item.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The item.

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

    def list_by_item_group(
        self, item_group_id: int, *, where: Sequence[Condition] | Unset = UNSET,
        order_by: Sequence[ListOrderBy] | Unset = UNSET, page: int | Unset = UNSET, page_size: int | Unset = UNSET,
        sort_by: Sequence[str] | Unset = UNSET, q: Sequence[str] | Unset = UNSET, timeout: float | None = None,
        extra_headers: Headers | None = None,
    ) -> AsyncPages[Item]:
        """List the items of an item group.

        Returns the billable items in one group, without their prices, one page at a time.

        Filters: ``item_code`` (string), ``description`` (string).

        Sorts by: ``item_id``, ``description``, ``item_code``.

        Args:
            where: Conditions that a record must all meet, such as ``F.app_time >= datetime(2027, 1, 4)``.
            order_by: Fields to sort by, the weightiest first.
            item_group_id: ID of the item group.
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
            One page of items.

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
        return self._list(_LIST_BY_ITEM_GROUP, locals())


class ItemsRaw(RawResource[Resource_co]):
    """The methods of ``Items`` and ``AsyncItems``, returning raw answers."""

    list = RawMethod(Items.list, AsyncItems.list)
    get = RawMethod(Items.get, AsyncItems.get)
    list_by_item_group = RawMethod(Items.list_by_item_group, AsyncItems.list_by_item_group)
