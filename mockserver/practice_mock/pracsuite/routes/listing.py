"""Handlers for lists and single records, whatever they contain."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from practice_mock.pracsuite.domain.lists import PAGE_SIZE, ListRules, Page, Value, cut, plain_value
from practice_mock.pracsuite.presenters.links import Present
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Call, Handler


def listing(
    source: Callable[[Tenant], Iterable[Record]],
    present: Present,
    *,
    key: str,
    value: Value = plain_value,
) -> Handler:
    """Return a handler that lists the records of a source whose fields equal the path parameters."""

    def handle(call: Call) -> dict[str, Any]:
        records = source(call.tenant)
        for name, number in call.path.items():
            records = [record for record in records if record[name] == number]
        return respond_with_page(call, records, present, key=key, value=value)

    return handle


def list_below(
    source: Callable[..., Iterable[Record]], present: Present, *, key: str, value: Value = plain_value
) -> Handler:
    """Return a handler that lists the records below another one, whose ID the source takes by name."""
    return lambda call: respond_with_page(call, source(call.tenant, **call.path), present, key=key, value=value)


def getting(source: Callable[..., Record], present: Present) -> Handler:
    """Return a handler for one record: the source takes the tenant and, by name, the path parameters."""
    return lambda call: present(call, source(call.tenant, **call.path))


def respond_with_page(
    call: Call, records: Iterable[Record], present: Present, *, key: str, value: Value = plain_value
) -> dict[str, Any]:
    """Return the requested page of the records that match the call's filters, in the requested order."""
    rules = ListRules.of(call.operation.extensions)
    lenient = key == "practitioners" and call.tenant.switches.is_at("invalid-filter", "ignored")
    conditions, sort_by = call.query.get("q[]", ()), call.query.get("sort_by", ())
    selected = rules.select(records, conditions, sort_by, value, lenient=lenient)
    page = cut(selected, call.query.get("page", 1), call.query.get("page_size", PAGE_SIZE))
    rows = enumerate(page.records, page.first_row)
    return {
        key: [{**present(call, record), "row_num": row, "total_rows": page.total} for row, record in rows],
        "total_entries": page.total,
        "links": _page_links(call, page),
    }


def first_of(call: Call, records: Iterable[Record], present: Present, *, key: str) -> dict[str, Any]:
    """Return the first record as a list of one, or an empty list if there are no records."""
    first = next(iter(records), None)
    rows = [] if first is None else [present(call, first)]
    return {key: rows, "total_entries": len(rows), "links": {"self": _list_url(call)}}


def _page_links(call: Call, page: Page) -> dict[str, Any]:
    ends = {"previous": _page_url(call, page.previous), "next": _page_url(call, page.next)}
    if call.tenant.switches.is_at("page-links", "absent"):
        ends = {}
    elif call.tenant.switches.is_at("page-links", "absent-at-ends"):
        ends = {name: url for name, url in ends.items() if url is not None}
    return {"self": _list_url(call), **ends}


def _page_url(call: Call, number: int | None) -> str | None:
    """Return the URL of another page of the requested list, with the same filters and order."""
    return None if number is None else _list_url(call, page=number)


def _list_url(call: Call, page: int | None = None) -> str:
    """Return the URL of the requested list, encoded again: it may have been sent with characters that no URI allows."""
    pairs = parse_qsl(call.request.query, keep_blank_values=True)
    if page is not None:
        pairs = [*(pair for pair in pairs if pair[0] != "page"), ("page", str(page))]
    address = call.request.origin + call.request.path
    return f"{address}?{urlencode(pairs, quote_via=quote)}" if pairs else address
