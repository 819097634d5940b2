"""Items."""

from __future__ import annotations

from typing import Any

from practice_mock.pracsuite.presenters.links import with_links
from practice_mock.state.store import Record
from practice_mock.wire import View

present_item = with_links("item", "item_id")


def present_listed_item(view: View, record: Record) -> dict[str, Any]:
    """Show an item as lists do: without its fees."""
    shown = present_item(view, record)
    del shown["item_fees"]
    return shown
