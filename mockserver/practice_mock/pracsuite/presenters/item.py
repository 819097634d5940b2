"""Items."""

from __future__ import annotations

from typing import Any

from practice_mock.pracsuite.presenters.links import with_links
from practice_mock.state.store import Record
from practice_mock.wire import Call

present_item = with_links("item", "item_id")


def present_listed_item(call: Call, record: Record) -> dict[str, Any]:
    """Show an item as lists do: without its fees."""
    shown = present_item(call, record)
    del shown["item_fees"]
    return shown
