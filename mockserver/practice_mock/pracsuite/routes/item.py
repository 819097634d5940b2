"""Operations on items."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import item
from practice_mock.pracsuite.domain.references import all_of, one_of
from practice_mock.pracsuite.presenters.item import present_item, present_listed_item
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listItems": listing(all_of("item"), present_listed_item, key="items"),
    "getItem": getting(one_of("item"), present_item),
    "listItemsByItemGroup": list_below(item.of_group, present_listed_item, key="items"),
}
