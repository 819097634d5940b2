"""A walk yields every record that was there throughout, each once, or raises.

The servers here lie about totals, links and page sizes, and change their list while it is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.property.adapter import example_call
from tests.property.amount import fewer
from tests.property.apis import PAGED, Json, Operation
from tests.property.clients import invented_access
from tests.property.test_paging import put, record_of

_KEYED = [one for one in PAGED if one.verb == "list" and one.key]
LINKED = next(one for one in _KEYED if "next" in one.paging and one.definition.get("x-sort"))
NUMBERED = next(one for one in _KEYED if "next" not in one.paging and not any(p.required for p in one.parameters))
KEYLESS = next(one for one in PAGED if not one.key)
STYLES = pytest.mark.parametrize("operation", [LINKED, NUMBERED], ids=str)
SHELLS = pytest.mark.parametrize("shell", ["sync", "async", "prefetch"])
SIZE = 3
MANY = 120
"""Requests that no walk here may need."""

Total = Callable[[int], Json]
TOTALS: dict[str, Total] = {
    "right": lambda count: count,
    "float": float,
    "absent": lambda count: None,
    "text": str,
    "list": lambda count: [count],
    "negative": lambda count: -1,
    "boolean": lambda count: True,
    "too high": lambda count: count + 475,
}
LINKS: dict[str, Callable[[int, bool], Json]] = {
    "right": lambda number, more: f"https://x.example/v1/other?page={number + 1}&q[]=surname:=Doe" if more else None,
    "relative": lambda number, more: f"?page={number + 1}" if more else "",
    "always": lambda number, more: f"?page={number + 1}",
    "absent": lambda number, more: None,
    "skips": lambda number, more: f"?page={number + 2}" if more else None,
    "same": lambda number, more: f"?page={number}" if more else None,
    "back": lambda number, more: "?page=1" if more else None,
    "object": lambda number, more: {"href": f"?page={number + 1}"} if more else None,
    "number": lambda number, more: number + 1 if more else None,
    "no page": lambda number, more: "?cursor=x" if more else None,
    "two pages": lambda number, more: f"?page={number + 1}&page=9" if more else None,
    "malformed": lambda number, more: f"http://[::1?page={number + 1}" if more else None,
}
PAGES = ("right", "ignores page", "ends early", "empty page")


@dataclass
class Server(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Serves a list in pages, and changes it between requests."""

    operation: Operation
    records: list[int]
    total: str = "right"
    link: str = "right"
    pages: str = "right"
    size: int = SIZE
    changes: list[tuple[str, int, int]] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    throughout: set[int] = field(default_factory=set)
    fails: set[int] = field(default_factory=set)
    """The positions of requests that fail."""
    most: int = MANY
    cut: int | None = None
    """How many records are left of the first page that is requested; the pages after it are empty."""
    overlap: int = 0
    """How many records each page has in common with the page before."""
    silent: set[int] = field(default_factory=set)
    """The pages that state no total."""

    def __post_init__(self) -> None:
        self.throughout = set(self.records)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url)
        number = int(parse_qs(urlsplit(url).query).get(self.operation.paging["page"], ["1"])[0])
        self.asked.append(number)
        self.urls.append(url)
        assert len(self.asked) < self.most, "the walk does not end"
        if len(self.asked) in self.fails:
            return httpx.Response(404, json={})
        if len(self.asked) > 1 and self.changes:
            self._change(*self.changes.pop(0))
        return httpx.Response(200, json=self._page(number))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)

    def _change(self, kind: str, place: int, other: int) -> None:
        records = self.records
        if kind == "insert":
            records.insert(place % (len(records) + 1), 1000 + len(self.asked))
        elif records and kind == "delete":
            self.throughout.discard(records.pop(place % len(records)))
        elif records and kind == "move":
            record = records.pop(place % len(records))
            records.insert(other % (len(records) + 1), record)

    def _page(self, number: int) -> Json:
        at = 1 if self.pages == "ignores page" else number
        begin = (at - 1) * (self.size - self.overlap)
        there = self.records[begin : begin + self.size]
        if self.cut is not None:
            there = there[: self.cut] if len(self.asked) == 1 else []
        if (self.pages == "empty page" and number == 2) or (self.pages == "ends early" and number > 1):
            there = []
        body: Json = {self.operation.items: [record_of(self.operation, one) for one in there]}
        if number not in self.silent:
            put(body, self.operation.paging["total"], TOTALS[self.total](len(self.records)))
        if "next" in self.operation.paging:
            more = number * self.size < len(self.records)
            put(body, self.operation.paging["next"], LINKS[self.link](number, more))
        return body


@dataclass
class Canned:
    """A page as it is served.

    Attributes:
        records: Its records.
        total: The total that it states.
        link: The number of the page that it links to.
        stated: The number that it states for itself.
    """

    records: list[int]
    total: Json = None
    link: int | None = None
    stated: int | None = None


class Fixed(Server):
    """Serves canned pages, and the last one for ever."""

    def __init__(self, operation: Operation, pages: list[Canned] | Callable[[int], Canned]) -> None:
        super().__init__(operation, [])
        self._pages = pages

    def _page(self, number: int) -> Json:
        pages = self._pages
        page = pages[min(number, len(pages)) - 1] if isinstance(pages, list) else pages(number)
        paging = self.operation.paging
        body: Json = {self.operation.items: [record_of(self.operation, one) for one in page.records]}
        if page.total is not None:
            put(body, paging["total"], page.total)
        if page.link is not None:
            put(body, paging["next"], f"?page={page.link}")
        if page.stated is not None:
            put(body, paging["number"], page.stated)
        return body


@dataclass
class Outcome:
    """What a walk yielded, and how it ended."""

    found: list[int]
    error: Any


def walked(server: Server, shell: str, **keywords: Any) -> Outcome:
    """Iterate the list of a server. After a page that failed, the iteration is continued."""
    api, operation = server.operation.api, server.operation
    found: list[Any] = []
    cls = getattr(api.package, api.client_name if shell == "sync" else f"Async{api.client_name}")
    made = httpx.Client if shell == "sync" else httpx.AsyncClient
    client = cls(**invented_access(api), http_client=made(transport=server))
    keywords = {**example_call(operation).keywords, **keywords} if operation is KEYLESS else keywords
    method = getattr(getattr(client, operation.resource), operation.verb)

    def result(error: Exception | None) -> Outcome:
        return Outcome([number_of(operation, record) for record in found], error)

    if shell == "sync":
        try:
            walk = iter(method(**keywords))
            while True:
                try:
                    found.extend(walk)
                except api.package.NotFoundError:
                    continue
                break
        except api.package.APIError as error:
            return result(error)
        return result(None)

    async def collect(walk: Any) -> None:
        while True:
            try:
                found.append(await anext(walk))
            except StopAsyncIteration:
                return
            except api.package.NotFoundError:
                continue

    async def main() -> None:
        pages = method(**keywords)
        if shell == "async":
            await collect(aiter(pages))
        else:
            async with pages.prefetch() as records:
                await collect(records)

    try:
        anyio.run(main)
    except api.package.APIError as error:
        return result(error)
    return result(None)


def number_of(operation: Operation, record: Any) -> int:
    raw = record.to_dict()
    return int(raw[operation.key[0]] if operation.key else raw["number"])


counts = st.integers(0, 4 * SIZE + 1)


@STYLES
@SHELLS
def test_walk_of_a_lying_server_is_whole_or_raises(operation: Operation, shell: str) -> None:
    @fewer(3)
    @given(
        counts,
        st.sampled_from(sorted(TOTALS)),
        st.sampled_from(sorted(LINKS)) if operation is LINKED else st.just("absent"),
        st.sampled_from(PAGES),
        st.sampled_from([None, SIZE, 100]),
    )
    def every_server(count, total, link, pages, asked):
        server = Server(operation, list(range(1, count + 1)), total, link, pages)
        keywords = {} if asked is None else {_python(operation, "size"): asked}
        outcome = walked(server, shell, **keywords)
        assert len(outcome.found) == len(set(outcome.found))
        proves_nothing = total not in ("right", "float", "too high") and pages in ("ends early", "empty page")
        if outcome.error is None and not proves_nothing:  # an empty page is the only end that such a list has
            assert outcome.found == server.records
        honest = total in ("right", "float") and link in ("right", "relative", "always", "absent")
        if honest and pages == "right":
            assert (outcome.error is not None) == (link == "always")  # an empty page that links to another is wrong
            extra = link == "always" and count > 0
            assert server.asked == list(range(1, max(1, -(-count // SIZE)) + 1 + extra))
        if total == "absent" and link in ("right", "relative", "absent") and pages == "right":
            assert outcome.error is None

    every_server()


@STYLES
def test_link_decides_nothing_but_an_error(operation: Operation) -> None:
    """Every page is requested with the query of the call, whatever the link contains."""
    for link in LINKS:
        server = Server(operation, list(range(1, 8)), link=link)
        walked(server, "sync", extra_query={"mine": "O'Brien & Sons"})
        assert all(url.count("mine=O%27Brien%20%26%20Sons") == 1 and "q%5B%5D" not in url for url in server.urls)
        assert server.asked == list(range(1, len(server.asked) + 1))


@pytest.mark.parametrize("link", ["skips", "same", "back", "object", "number", "no page", "two pages", "malformed"])
@SHELLS
def test_wrong_link_raises_after_the_records_of_its_page(link: str, shell: str) -> None:
    outcome = walked(Server(LINKED, list(range(1, 8)), link=link), shell)
    assert outcome.found == [1, 2, 3]
    assert type(outcome.error) is LINKED.api.package.ResponseValidationError
    assert outcome.error.maybe_applied is False


@STYLES
@SHELLS
def test_short_list_names_what_is_missing(operation: Operation, shell: str) -> None:
    outcome = walked(Server(operation, list(range(1, 26)), "too high", "absent", size=25), shell)
    assert outcome.found == list(range(1, 26))
    assert "the list ended after 25 of 500 records" in str(outcome.error)
    assert outcome.error is not None
    assert outcome.error.maybe_applied is False


@pytest.mark.parametrize("operation", [LINKED, NUMBERED, KEYLESS], ids=str)
@pytest.mark.parametrize("total", ["right", "absent"])
def test_list_is_not_walked_for_ever(operation: Operation, total: str) -> None:
    for pages in ("ignores page", "empty page"):
        server = Server(operation, list(range(1, 8)), total, "always", pages)
        ends = total == "absent" and pages == "empty page" and "next" not in operation.paging
        assert (walked(server, "sync").error is None) == ends
        assert len(server.asked) <= 3


@pytest.mark.parametrize("operation", [LINKED, NUMBERED, KEYLESS], ids=str)
@pytest.mark.parametrize("start", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("asked", [None, SIZE, 100], ids=["default size", "size", "size that is cut"])
def test_walk_from_a_later_page_is_whole(operation: Operation, start: int, asked: int | None) -> None:
    for count in range(14):
        server = Server(operation, list(range(1, count + 1)))
        keywords = {_python(operation, "page"): start}
        keywords |= {} if asked is None else {_python(operation, "size"): asked}
        outcome = walked(server, "sync", **keywords)
        assert outcome.found == server.records[(start - 1) * SIZE :]
        if outcome.found:
            proven = start == 1 or asked == SIZE or len(outcome.found) >= SIZE  # a full page shows how many come before
        else:
            proven = asked is not None or count < start  # there is at least one record on each page before
        assert (outcome.error is None) == proven


@pytest.mark.parametrize("operation", [LINKED, NUMBERED, KEYLESS], ids=str)
@SHELLS
def test_total_alone_never_proves_how_many_records_come_before_the_start(operation: Operation, shell: str) -> None:
    """A page that was cut off fits the total if the page size may be anything."""

    @fewer(4)
    @given(st.integers(2, 12), st.integers(2, 30), st.integers(0, 8), st.sampled_from([None, "size", 100]))
    def every_page(start, size, kept, asked):
        count = start * size + kept
        server = Server(operation, list(range(1, count + 1)), size=size, cut=min(kept, size - 1))
        keywords = {_python(operation, "page"): start}
        keywords |= {} if asked is None else {_python(operation, "size"): size if asked == "size" else asked}
        outcome = walked(server, shell, **keywords)
        if asked != 100 or count > 100 * (start - 1):
            assert type(outcome.error) is operation.api.package.ResponseValidationError

    every_page()


@SHELLS
@pytest.mark.parametrize("total", ["right", "absent"])
def test_records_without_a_key_on_overlapping_pages_are_whole_or_raise(shell: str, total: str) -> None:
    @fewer(4)
    @given(st.lists(st.integers(1, 6), max_size=12), st.integers(1, 4), st.integers(0, 3))
    def every_overlap(records, size, overlap):
        server = Server(KEYLESS, records, total, size=size, overlap=min(overlap, size - 1))
        outcome = walked(server, shell)
        pages = [records[at : at + size] for at in range(0, len(records), size - server.overlap)]
        split = server.overlap or any(set(one) & set(other) for one in pages for other in pages if one is not other)
        if outcome.error is None:
            assert sorted(outcome.found) == sorted(records)
        elif not split:
            raise outcome.error

    every_overlap()


@SHELLS
def test_equal_records_without_a_key_may_continue_on_the_next_page(shell: str) -> None:
    """Several practitioners may have the same free time. A list that is the same twice has not changed."""

    @fewer(4)
    @given(st.lists(st.integers(1, 6), max_size=12), st.integers(2, 4), changes)
    def every_list(records, size, changes):
        still = Server(KEYLESS, sorted(records), size=size)
        outcome = walked(still, shell)
        if all(records.count(one) <= size for one in records):
            assert outcome.error is None
        if outcome.error is None:
            assert outcome.found == still.records
        moving = Server(KEYLESS, list(range(len(records))), size=size, changes=changes)
        outcome = walked(moving, shell)
        if outcome.error is None:
            assert moving.throughout <= set(outcome.found)

    every_list()
    for moved in range(2, 6):
        server = Server(KEYLESS, list(range(6)), size=2, changes=[("move", moved, 0)])
        assert walked(server, shell).error is not None


@STYLES
@SHELLS
def test_page_after_the_end_that_contradicts_it_raises(operation: Operation, shell: str) -> None:
    linked = operation is LINKED
    extra = [{"total": total} for total in (4, 9, 1000, 2)]
    if linked:
        extra += [{"total": total, "link": 3} for total in (0, 3, 4, None)]
    for ordered in (False, True) if linked else (False,):
        order = {"order_by": [LINKED.definition["x-sort"][0]]} if ordered else {}
        for one in extra:
            pages = [Canned([1, 2, 3], 3, 2 if linked else None), Canned([], **one)]
            server = Fixed(operation, pages)
            outcome = walked(server, shell, **order)
            assert outcome.found == [1, 2, 3]
            assert (outcome.error is not None) == linked  # without a link, no page after the end is requested
    for total in (0, None):
        quiet = Fixed(operation, [Canned([1, 2, 3], 3, 2 if linked else None), Canned([], total)])
        assert walked(quiet, shell).error is None
    if linked:
        assert walked(Fixed(operation, [Canned([], 0, 2), Canned([4], 1)]), shell).error is not None


@pytest.mark.parametrize("operation", [LINKED, NUMBERED, KEYLESS], ids=str)
@SHELLS
@pytest.mark.parametrize("allow", [False, True])
def test_surplus_ends_the_walk(operation: Operation, shell: str, allow: bool) -> None:
    @fewer(3)
    @given(st.integers(0, 12), st.integers(1, 4), st.integers(0, 3))
    def every_total(total, size, start):
        server = Fixed(operation, lambda number: Canned(list(range(number * size, (number + 1) * size)), total))
        keywords = {_python(operation, "page"): start} if start else {}
        outcome = walked(server, shell, **keywords, allow_changes=allow)
        reached = total // size * size == total and start <= total // size
        if outcome.error is None:
            assert reached
        assert len(server.asked) <= total + 2

    every_total()


@SHELLS
def test_allowed_changes_excuse_no_more_than_they_explain(shell: str) -> None:
    @fewer(4)
    @given(st.integers(4, 60), st.integers(-30, 30))
    def every_fall(total, change):
        later = max(0, total + change)
        server = Fixed(LINKED, [Canned([1, 2, 3], total), Canned([], later)])
        outcome = walked(server, shell, allow_changes=True)
        explained = max(0, total - later)
        if later - 3 > explained:
            assert f"the list ended after 3 of {later} records" in str(outcome.error)
        else:
            assert outcome.error is None

    every_fall()


@SHELLS
@pytest.mark.parametrize("operation", [LINKED, NUMBERED, KEYLESS], ids=str)
def test_allowed_changes_of_an_honest_server_raise_nothing(operation: Operation, shell: str) -> None:
    @fewer(4)
    @given(counts, changes)
    def every_change(count, changes):
        server = Server(operation, list(range(1, count + 1)), changes=changes[:1])
        outcome = walked(server, shell, allow_changes=True)
        assert outcome.error is None
        assert len(outcome.found) == len(set(outcome.found))

    every_change()


@SHELLS
@pytest.mark.parametrize("size", [1, 2, 3])
def test_moved_record_is_a_change(shell: str, size: int) -> None:
    """It is received twice, while another one is not received, and the total is as before."""
    for operation in (LINKED, NUMBERED):
        package = operation.api.package
        for allow in (False, True):
            server = Server(operation, [1, 2, 3, 4], size=size, changes=[("move", 0, 3)])
            outcome = walked(server, shell, allow_changes=allow)
            whole = set(outcome.found) == {1, 2, 3, 4}
            assert (outcome.error is None) == (whole or allow)
            assert outcome.error is None or type(outcome.error) is package.ListChangedError
    server = Server(LINKED, [1, 2, 3, 4], size=size, changes=[("move", 0, 3)])
    outcome = walked(server, shell, order_by=[LINKED.definition["x-sort"][0]])
    assert outcome.error is None
    assert set(outcome.found) == {1, 2, 3, 4}


@STYLES
@SHELLS
def test_totals_that_come_and_go_hide_no_change(operation: Operation, shell: str) -> None:
    @fewer(4)
    @given(st.integers(SIZE + 1, 4 * SIZE), st.sets(st.integers(1, 4), min_size=1), changes, st.booleans())
    @example(15, {2}, [("delete", 0, 0), ("insert", 14, 0)], True)
    @example(15, {2, 3, 4, 5}, [("delete", 0, 0)], True)
    def every_gap(count, without, changes, ordered):
        server = Server(operation, list(range(1, count + 1)), changes=changes, silent=without)
        order = {"order_by": [LINKED.definition["x-sort"][0]]} if ordered and operation is LINKED else {}
        outcome = walked(server, shell, **order)
        states_a_total = any(number not in without for number in server.asked)
        if outcome.error is None and states_a_total:
            assert server.throughout <= set(outcome.found)

    every_gap()


@STYLES
@SHELLS
@pytest.mark.parametrize("allow", [False, True])
def test_limit_does_not_hide_a_change(operation: Operation, shell: str, allow: bool) -> None:
    for limit in (3, 4, 5, 6):
        server = Server(operation, list(range(1, 11)), changes=[("delete", 0, 0)])
        outcome = walked(server, shell, limit=limit, allow_changes=allow)
        assert len(outcome.found) == limit
        raised = operation.api.package.ListChangedError if limit > SIZE and not allow else type(None)
        assert type(outcome.error) is raised
    if operation is LINKED:
        server = Server(operation, list(range(1, 11)), changes=[("delete", 0, 0)])
        outcome = walked(server, shell, limit=6, order_by=[LINKED.definition["x-sort"][0]])
        assert outcome.error is None
        assert outcome.found == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("operation", [one for one in PAGED if "number" in one.paging], ids=str)
@SHELLS
def test_page_that_states_another_number_raises(operation: Operation, shell: str) -> None:
    """A server that ignores the number of the page serves the first page, and says so."""
    invented = example_call(operation).keywords
    for start in (1, 2, 7):
        for stated in (start - 1, start + 1, 1000, start, None):
            pages = Fixed(operation, lambda number, stated=stated: Canned([1, 2], 2 * number, stated=stated))
            keywords = {**invented, _python(operation, "page"): start, _python(operation, "size"): 2}
            outcome = walked(pages, shell, **keywords)
            if stated in (start, None):
                assert outcome.error is None
            else:
                assert f"states that it is page {stated}" in str(outcome.error)
                assert outcome.found == []


def test_enormous_page_number_is_the_one_that_continues() -> None:
    for start in (10**17, 10**18, 10**19, 10**30):
        server = Fixed(LINKED, lambda number: Canned([number % 1000], None))
        outcome = walked(server, "sync", page=start, limit=5)
        assert outcome.error is None
        assert server.asked == list(range(start, start + 5))


changes = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "move", "nothing"]), st.integers(0, 30), st.integers(0, 30)),
    max_size=12,
)


@SHELLS
@pytest.mark.parametrize("ordered", [False, True], ids=["no order", "order"])
def test_walk_of_a_changing_list_is_whole_or_raises(shell: str, ordered: bool) -> None:
    package = LINKED.api.package

    @fewer(2)
    @given(counts, changes, st.booleans(), st.sets(st.integers(2, 9)))
    @example(30, [("nothing", 0, 0)] * 2 + [("delete", 0, 0)] * 3, False, set())
    @example(12, [("insert", 0, 0)] * 12, False, set())
    @example(12, [("insert", 0, 0), ("delete", 0, 0)] * 6, False, set())
    def every_change(count, changes, allow, fails):
        server = Server(LINKED, list(range(1, count + 1)), changes=changes, fails=fails)
        order = {"order_by": [LINKED.definition["x-sort"][0]]} if ordered else {}
        outcome = walked(server, shell, **order, allow_changes=allow)
        assert len(outcome.found) == len(set(outcome.found))
        if outcome.error is None and not (allow and not ordered):
            assert server.throughout <= set(outcome.found)
        if outcome.error is not None:
            assert type(outcome.error) in (package.ListChangedError, package.ResponseValidationError)
            assert not allow or type(outcome.error) is package.ResponseValidationError

    every_change()


@SHELLS
@pytest.mark.parametrize("place", [0, 5, 29])
def test_deletion_in_an_ordered_list_skips_nothing(shell: str, place: int) -> None:
    for position in range(1, 10):
        quiet = [("nothing", 0, 0)] * (position - 1)
        server = Server(LINKED, list(range(1, 31)), changes=[*quiet, ("delete", place, 0)])
        outcome = walked(server, shell, order_by=[LINKED.definition["x-sort"][0]])
        assert outcome.error is None
        assert server.throughout <= set(outcome.found)
        assert len(server.asked) <= 25


@pytest.mark.parametrize("place", [0, 5, 29])
@pytest.mark.parametrize("kind", ["insert", "delete", "move"])
def test_list_that_always_changes_ends(kind: str, place: int) -> None:
    server = Server(LINKED, list(range(1, 31)), changes=[(kind, place, 29)] * MANY * 20, most=MANY * 20)
    walked(server, "sync", order_by=[LINKED.definition["x-sort"][0]])


@STYLES
@SHELLS
@pytest.mark.parametrize("limit", [1, 2, 3, 4, 6, 7, 10, 11])
def test_limit_requests_no_more_than_needed(operation: Operation, shell: str, limit: int) -> None:
    server = Server(operation, list(range(1, 11)), "too high")
    outcome = walked(server, shell, limit=limit)
    assert outcome.found == server.records[:limit]
    assert (outcome.error is None) == (limit <= 10)
    if limit <= 10:
        assert server.asked == list(range(1, -(-limit // SIZE) + 1))


@STYLES
@pytest.mark.parametrize("shell", ["sync", "async", "prefetch"])
@pytest.mark.parametrize(
    "keywords",
    [{"limit": value} for value in (0, -1, 1.0, "1", True, [1])]
    + [{"allow_changes": value} for value in (1, None, "")],
    ids=str,
)
def test_wrong_setting_of_a_walk_is_rejected_before_sending(
    operation: Operation, shell: str, keywords: dict[str, Any]
) -> None:
    server = Server(operation, [1])
    with pytest.raises(operation.api.package.ArgumentError, match=next(iter(keywords))):
        walked(server, shell, **keywords)
    assert not server.asked


@STYLES
def test_steps_by_hand_follow_the_rules_of_a_walk(operation: Operation) -> None:
    for count in range(3 * SIZE + 1):
        for total in ("right", "absent", "too high"):
            server = Server(operation, list(range(1, count + 1)), total)
            client = _client(server)
            page = getattr(getattr(client, operation.resource), operation.verb)()
            found = [*page.items]
            error = None
            while page.has_next:
                number = page.number
                try:
                    page = page.next_page()
                except operation.api.package.ResponseValidationError as raised:
                    error = raised
                    break
                assert page.number == number + 1
                found += page.items
            assert [number_of(operation, record) for record in found] == server.records
            assert (error is not None) == (total == "too high")


@STYLES
def test_page_describes_itself(operation: Operation) -> None:
    client = _client(Server(operation, list(range(1, 5))))
    method = getattr(getattr(client, operation.resource), operation.verb)
    page = method()
    assert (page.number, len(page), number_of(operation, page.first())) == (1, 3, 1)
    later = method(**{_python(operation, "page"): 2})
    assert (later.number, len(later), number_of(operation, later.first())) == (2, 1, 4)
    empty = method(**{_python(operation, "page"): 9})
    assert (empty.number, len(empty), empty.first()) == (9, 0, None)


def test_listed_error_can_be_serialised_as_text() -> None:
    outcome = walked(Server(LINKED, list(range(1, 8)), changes=[("delete", 0, 0)]), "sync")
    assert json.dumps(str(outcome.error))
    assert type(outcome.error) is LINKED.api.package.ListChangedError


def _client(server: Server) -> Any:
    api = server.operation.api
    cls = getattr(api.package, api.client_name)
    return cls(**invented_access(api), http_client=httpx.Client(transport=server))


def _python(operation: Operation, name: str) -> str:
    return next(one.python for one in operation.parameters if one.name == operation.paging[name])
