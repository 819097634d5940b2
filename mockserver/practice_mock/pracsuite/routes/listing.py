"""Handlers for lists and single records, whatever they contain."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

from practice_mock.pracsuite.domain.lists import PAGE_SIZE, ListRules, Page, Value, cut, plain_value
from practice_mock.request_parts import as_sent, chosen
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.switches import Switches
from practice_mock.wire import Call, Handler, Present, Rows

_UNRESERVED = re.compile(r"[A-Za-z0-9_.~-]*", re.ASCII)
"""Text that is the same in a URL."""

PresentBy: TypeAlias = Callable[[Switches], Present]
"""Returns the presenter for the positions of switches: the same object for the same positions, because texts of rows
are kept by presenter."""


_ASKED = ("q[]", "sort_by", "page", "page_size")
"""What a request can ask of a list. Some lists have no filters, or no order."""


def by_switches(present_by: PresentBy, make: Callable[[Present], Handler]) -> Handler:
    """Return a handler that `make` makes for the presenter of the present positions."""
    return lambda call: make(present_by(call.tenant.switches))(call)


def showing(present_by: PresentBy, carry_out: Callable[[Call], Record]) -> Handler:
    """Return a handler that shows the record which a function returns, as the switches then say."""

    def handle(call: Call) -> dict[str, Any]:
        record = carry_out(call)
        return present_by(call.tenant.switches)(call, record)

    return handle


def listing(
    source: Callable[[Tenant], Iterable[Record]],
    present: Present,
    *,
    key: str,
    value: Value = plain_value,
    by: tuple[str, ...] = (),
) -> Handler:
    """Return a handler that lists the records of a source whose fields equal the path parameters `by`."""

    def handle(call: Call) -> dict[str, Any]:
        return respond_with_page(call, source(call.tenant), present, key=key, value=value, equal=chosen(call.path, by))

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
    call: Call,
    records: Iterable[Record],
    present: Present,
    *,
    key: str,
    value: Value = plain_value,
    equal: Mapping[str, Any] | None = None,
    computed: Collection[str] | None = None,
) -> dict[str, Any]:
    """Return the requested page of the records that match the call's filters, in the requested order.

    See `ListRules.select` for the other arguments.
    """
    rules = ListRules.of(call.operation.extensions)
    lenient = key == "practitioners" and call.tenant.switches.is_at("invalid-filter", "ignored")
    asked = chosen(call.query, _ASKED)
    conditions, order = asked.get("q[]", ()), asked.get("sort_by", ())
    selected = rules.select(records, conditions, order, value, equal=equal, computed=computed, lenient=lenient)
    page = cut(selected, asked.get("page", 1), asked.get("page_size", PAGE_SIZE))
    return {
        key: Rows(page.records, present, page.first_row, page.total),
        "total_entries": page.total,
        "links": _page_links(call, page),
    }


def first_of(call: Call, records: Iterable[Record], present: Present, *, key: str) -> dict[str, Any]:
    """Return the first record as a list of one, or an empty list if there are no records."""
    first = next(iter(records), None)
    rows = [] if first is None else [present(call, first)]
    return {key: rows, "total_entries": len(rows), "links": {"self": _page_links(call, Page((), 1, 1, 0))["self"]}}


def _page_links(call: Call, page: Page) -> dict[str, Any]:
    """Return the URLs of the requested list and of the pages beside it, with the same filters and order.

    They are encoded again: the query may have been sent with characters that no URI allows. A switch decides which of
    the pages beside it have a URL.
    """
    encoded = [(name, f"{_quoted(name)}={_quoted(value)}") for name, value in as_sent(call.pairs)]
    others = [text for name, text in encoded if name != "page"]
    address = call.request.origin + call.request.path

    def numbered(number: int | None) -> str | None:
        return None if number is None else f"{address}?{'&'.join([*others, f'page={number}'])}"

    ends = {"previous": numbered(page.previous), "next": numbered(page.next)}
    if call.tenant.switches.is_at("page-links", "absent"):
        ends = {}
    elif call.tenant.switches.is_at("page-links", "absent-at-ends"):
        ends = {name: url for name, url in ends.items() if url is not None}
    return {"self": f"{address}?{'&'.join([text for _, text in encoded])}" if encoded else address, **ends}


def _quoted(text: str) -> str:
    """Return a text as part of a query."""
    return text if _UNRESERVED.fullmatch(text) else quote(text, safe="")
