"""How a list and a single record are answered, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, quote, urlencode

from practice_mock.pracsuite.domain.lists import PAGE_SIZE, ListRules, Page, Value, cut, plain_value
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Call, Handler

Present: TypeAlias = Callable[[Call, Record], dict[str, Any]]
"""From a record to what is read of it."""


def listing(
    source: Callable[[Tenant], Iterable[Record]],
    present: Present,
    *,
    key: str,
    value: Value = plain_value,
) -> Handler:
    """A handler for a list: everything from a source whose fields equal the path parameters, a page of it."""

    def handle(call: Call) -> dict[str, Any]:
        records = source(call.tenant)
        for name, number in call.path.items():
            records = [record for record in records if record[name] == number]
        return answer(call, records, present, key=key, value=value)

    return handle


def getting(source: Callable[..., Record], present: Present) -> Handler:
    """A handler for one record: the source takes the tenant and the path parameters by name."""
    return lambda call: present(call, source(call.tenant, **call.path))


def answer(
    call: Call, records: Iterable[Record], present: Present, *, key: str, value: Value = plain_value
) -> dict[str, Any]:
    """The wanted page of the records that the call's filters let through, in the order that it asks for."""
    rules = ListRules.of(call.operation.extensions)
    chosen = rules.select(records, call.query.get("q[]", ()), call.query.get("sort_by", ()), value)
    page = cut(chosen, call.query.get("page", 1), call.query.get("page_size", PAGE_SIZE))
    rows = enumerate(page.records, page.first_row)
    return {
        key: [{**present(call, record), "row_num": row, "total_rows": page.total} for row, record in rows],
        "total_entries": page.total,
        "links": page_links(call, page),
    }


def page_links(call: Call, page: Page) -> dict[str, Any]:
    """Where this page is, and the ones beside it."""
    return {
        "self": list_url(call),
        "previous": _page_url(call, page.previous),
        "next": _page_url(call, page.next),
    }


def _page_url(call: Call, number: int | None) -> str | None:
    """The address of another page of the list that was asked for, all else being equal."""
    return None if number is None else list_url(call, page=number)


def list_url(call: Call, page: int | None = None) -> str:
    """The address of the list that was asked for; it may have come in characters that no URI may hold."""
    pairs = parse_qsl(call.request.query, keep_blank_values=True)
    if page is not None:
        pairs = [*(pair for pair in pairs if pair[0] != "page"), ("page", str(page))]
    address = call.request.origin + call.request.path
    return f"{address}?{urlencode(pairs, quote_via=quote)}" if pairs else address
