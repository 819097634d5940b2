"""A full comparison marks no row whose record the server still has, whatever goes wrong while it reads.

Each response may have a fault of its own. Afterwards, a comparison without faults marks what is gone, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pracsuite_client._runtime.pipeline.options import Options
from pracsuite_client._runtime.pipeline.reading import Reader
from tests.tiers import cases

from .fake_api import START, FakeApi, FakeList
from .memory import Memory
from .support import client_of

FULLY = timedelta(0)
CASES = {6: 8, 30: 40}.get(cases(60), 1000)
PAGE = 4
PARENTS = 3

LISTS: Mapping[str, tuple[str, str, str]] = {
    "in the order of the key": ("pracsuite", "patients", "patients.list"),
    "in no order, with links": ("pracsuite", "organisations", "organisations.list"),
    "in no order, with links and a cursor": ("pracsuite", "rule_outs", "rule_outs.list"),
    "in no order, without links": ("coreplus", "clients", "clients.list"),
    "under parents": ("pracsuite", "patient_accounts", "patient_accounts.list_by_patient"),
    "under parents of parents": ("pracsuite", "invoices", "invoices.list_by_patient_account"),
}
"""Lists of each kind: the API, the table, and the list of the server."""

Body = dict[str, Any]


class Switch:
    """Passes the requests of a client to the server of a case: it takes longer to make a client than to use it."""

    def __init__(self, api: str) -> None:
        self.server = FakeApi(api)

    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(lambda request: self.server.respond(request))


@cache
def _client(api: str) -> tuple[Any, Switch]:
    switch = Switch(api)
    return client_of(api, switch), switch


class World:
    """A server whose responses have faults, and the table of one of its lists."""

    def __init__(self, kind: str, count: int) -> None:
        api, table, name = LISTS[kind]
        self.server = FakeApi(api)
        self.listed = self.server.lists[name]
        self.next = 1
        self.parent = ""
        if kind.startswith("under parents"):
            for number in range(1, PARENTS + 1):
                self.server.lists["patients.list"].put(number, START)
            self.parent = "client_id"
        if kind == "under parents of parents":
            accounts = self.server.lists["patient_accounts.list_by_patient"]
            accounts.under, self.parent = self.parent, "account_id"
            for number in range(1, PARENTS + 1):
                accounts.put(number, START, client_id=number % 2 + 1)
        self.listed.under = self.parent
        for _ in range(count):
            self.add(0)
        self.client, switch = _client(api)
        switch.server = self.server
        self.memory = Memory(api, table, PAGE)
        self.faults: list[tuple[str, int]] = []
        self.page = 1
        """The page that was requested last."""
        self.server.fault = self.respond

    def respond(self, request: httpx.Request, body: Body) -> httpx.Response | None:
        asked = request.url.params
        self.page = int(asked.get("page", asked.get("pageNumber", 1)))
        name, number = self.faults.pop(0) if self.faults else ("none", 0)
        found = next(one for one in self.server.lists.values() if one.items in body)
        return FAULTS[name](self, found, body, number)

    def compare(self, **options: Any) -> tuple[Any, Any]:
        self.server.advance(minutes=5)
        return self.memory.run(self.client, full_compare=FULLY, **options)

    # ---- changes

    def add(self, number: int) -> None:
        of_parent = {self.parent: self.next % PARENTS + 1} if self.parent else {}
        self.listed.put(self.next, self.server.now, **of_parent)
        self.next += 1

    def remove(self, number: int) -> None:
        records = self.listed.records
        if records:
            del records[[*records][number % len(records)]]

    def move(self, number: int) -> None:
        """Move a record to the start or the end of the list. Only lists without an order show that."""
        records = [*self.listed.records.items()]
        if records:
            moved = records.pop(number // 2 % len(records))
            self.listed.records = dict([moved, *records] if number % 2 else [*records, moved])

    def keys(self) -> set[Any]:
        """Return the keys of the records that the server has."""
        return {*self.listed.records}


# ---- faults of a response. None of them is a list that is wholly right for another server.


def _none(world: World, listed: FakeList, body: Body, number: int) -> None:
    """Change nothing."""


def _lost(world: World, listed: FakeList, body: Body, number: int) -> None:
    body[listed.items] = []


def _short(world: World, listed: FakeList, body: Body, number: int) -> None:
    if body[listed.items]:
        del body[listed.items][number % len(body[listed.items])]


def _wrong_total(world: World, listed: FakeList, body: Body, number: int) -> None:
    holder, name = (body["paging"], "totalRows") if "paging" in body else (body, "total_entries")
    if isinstance(holder.get(name), int):
        holder[name] = [None, 0, "many", -1, holder[name] + 1, holder[name] - 1, holder[name] + PAGE][number % 7]


def _lacking(world: World, listed: FakeList, body: Body, number: int) -> None:
    """Leave a record out of a response that states a fitting total, as a server does whose index is behind."""
    if body[listed.items]:
        _short(world, listed, body, number)
        holder, name = (body["paging"], "totalRows") if "paging" in body else (body, "total_entries")
        holder[name] -= 1


def _incomplete(world: World, listed: FakeList, body: Body, number: int) -> None:
    """Leave out a value that the document requires, which may be a part of the key."""
    names = sorted(listed.schema.get("required") or listed.key)
    if body[listed.items]:
        place = number % len(body[listed.items])
        changed = {**body[listed.items][place]}
        del changed[names[number % len(names)]]
        body[listed.items][place] = changed


def _ended(world: World, listed: FakeList, body: Body, number: int) -> None:
    """State a total with which the list ends here, as a server does that counts only up to a limit."""
    holder, name = (body["paging"], "totalRows") if "paging" in body else (body, "total_entries")
    holder[name] = min(holder[name], world.page * PAGE)


def _repeated(world: World, listed: FakeList, body: Body, number: int) -> None:
    records = [*listed.records.values()][:PAGE]
    body[listed.items] = [one.values for one in records]


def _empty(world: World, listed: FakeList, body: Body, number: int) -> httpx.Response:
    return httpx.Response(200, content=b"" if number % 2 else b"{}", headers={"content-type": "application/json"})


def _cut(world: World, listed: FakeList, body: Body, number: int) -> httpx.Response:
    content = json.dumps(body).encode()
    return httpx.Response(200, content=content[: number % len(content)], headers={"content-type": "application/json"})


def _failed(world: World, listed: FakeList, body: Body, number: int) -> httpx.Response:
    return httpx.Response([500, 503, 403, 404, 429, 204][number % 6], json={"message": "none"})


def _closed(world: World, listed: FakeList, body: Body, number: int) -> httpx.Response:
    raise httpx.ReadError("the connection was closed")


def _changed(change: Callable[[World, int], None]) -> Callable[[World, FakeList, Body, int], None]:
    """Return a fault that changes the list after a response was made."""

    def fault(world: World, listed: FakeList, body: Body, number: int) -> None:
        change(world, number)

    return fault


FAULTS: Mapping[str, Callable[[World, FakeList, Body, int], httpx.Response | None]] = {
    "none": _none,
    "a page is lost": _lost,
    "a page is short": _short,
    "a record is lacking": _lacking,
    "a record is incomplete": _incomplete,
    "the total is wrong": _wrong_total,
    "the total ends here": _ended,
    "a page is repeated": _repeated,
    "the response is empty": _empty,
    "the body is cut off": _cut,
    "the request fails": _failed,
    "the connection is closed": _closed,
    "a record is added": _changed(World.add),
    "a record is removed": _changed(World.remove),
    "a record moves": _changed(World.move),
}

VISIBLE = sorted(FAULTS.keys() - {"a record is lacking"})
"""The faults that a walk can notice. It cannot know that a record is lacking from a response that fits."""
SCHEDULES = st.lists(st.tuples(st.one_of(st.just("none"), st.sampled_from(VISIBLE)), st.integers(0, 400)), max_size=14)


@pytest.mark.parametrize("kind", LISTS)
@settings(max_examples=CASES)
@given(
    st.integers(1, 3 * PAGE + 2),
    st.lists(st.tuples(st.booleans(), st.integers(0, 400)), max_size=6),
    st.lists(SCHEDULES, min_size=1, max_size=3),
    st.sampled_from([0.2, 0.5, 1]),
)
def test_no_fault_marks_a_row_whose_record_exists(
    kind: str, count: int, changes: list[tuple[bool, int]], schedules: list[list[tuple[str, int]]], most: float
) -> None:
    world = World(kind, count)
    assert world.compare()[1] is None
    assert world.memory.keys(marked=False) == world.keys()
    for is_new, number in changes:
        (world.add if is_new else world.remove)(number)
    for schedule in schedules:
        world.faults = list(schedule)
        world.compare(max_vanished=most)
        assert not world.memory.keys(marked=True) & world.keys()
    world.faults = []
    assert world.compare(max_vanished=1)[1] is None
    assert world.memory.keys(marked=False) == world.keys()


@pytest.mark.parametrize("kind", LISTS)
@settings(max_examples=CASES)
@given(st.integers(1, 3 * PAGE + 2), st.integers(0, 12), st.integers(0, 400), SCHEDULES, st.booleans())
def test_record_that_one_response_lacks_is_not_marked(
    kind: str, count: int, before: int, number: int, faults: list[tuple[str, int]], loses: bool
) -> None:
    """The first or the second walk of the list, or of the list of its parents, does not show a record."""
    world = World(kind, count)
    world.compare()
    if loses:
        world.remove(number)  # so that there is a second walk in any case
    lacking = ("a record is lacking", number)
    world.faults = [*faults[:before], *[("none", 0)] * (before - len(faults)), lacking, *faults[before:]]
    world.compare(max_vanished=1)
    assert not world.memory.keys(marked=True) & world.keys()


@pytest.mark.parametrize("kind", LISTS)
@settings(max_examples=CASES)
@given(st.integers(1, 3 * PAGE + 2), st.integers(1, 3), st.booleans())
def test_total_that_is_too_small_marks_nothing(kind: str, count: int, pages: int, loses: bool) -> None:
    """Every response states the same one, so that a walk seems to be whole."""
    world = World(kind, count)
    world.compare()
    if loses:
        world.remove(0)

    def limit(request: httpx.Request, body: Body) -> None:
        for holder, name in ((body, "total_entries"), (body.get("paging", {}), "totalRows")):
            if name in holder and world.listed.items in body:
                holder[name] = min(holder[name], pages * PAGE)

    world.server.fault = limit
    world.compare(max_vanished=1)
    assert not world.memory.keys(marked=True) & world.keys()


@pytest.mark.parametrize("answer", [404, "without a key"])
def test_parents_that_are_not_all_known_leave_the_rows_below_them(answer: Any) -> None:
    """The accounts of a patient are hidden, or an account does not show its ID, each time."""
    world = World("under parents of parents", 9)
    accounts = world.server.lists["patient_accounts.list_by_patient"]
    world.compare()

    def hide(request: httpx.Request, body: Body) -> httpx.Response | None:
        if not request.url.path.endswith("/account") or not body[accounts.items]:
            return None
        if answer == 404:
            return httpx.Response(404, json={"message": "none"})
        body[accounts.items] = [{**one, "account_id": None} for one in body[accounts.items]]
        return None

    world.server.fault = hide
    summary, failure = world.compare(max_vanished=1)
    assert failure is None
    assert [note.partition(":")[0] for note in summary.notes] == ["no row was marked as vanished"]
    assert not world.memory.keys(marked=True)
    world.server.fault = lambda request, body: None
    world.remove(0)
    world.compare(max_vanished=1)
    assert world.memory.keys(marked=False) == world.keys()


@pytest.mark.parametrize("hidden", [(1,), (2,), (1, 2)])
def test_list_that_one_table_could_not_read_hides_all_rows_below_it(hidden: tuple[int, ...]) -> None:
    """The tables of one run share what they found out about parents."""
    world = World("under parents of parents", 9)
    memories = [Memory("pracsuite", table) for table in ("patients", "patient_accounts", "invoices")]

    def run() -> list[list[str]]:
        world.server.advance(minutes=5)
        pipeline, below = memories[0].pipeline, memories[1:]
        children = {one.table.parent.table: (one.table,) for one in below if one.table.parent}
        options = Options(full_compare=FULLY, max_vanished=1)
        reader = Reader(pipeline, world.client, options, lambda table, count: None, children)
        notes: list[list[str]] = []
        for one in memories:
            summary, failure = one.run(world.client, reader, full_compare=FULLY, max_vanished=1)
            assert failure is None
            notes.append([note.partition(":")[0] for note in summary.notes])
        return notes

    assert run() == [[], [], []]

    def hide(request: httpx.Request, body: Body) -> httpx.Response | None:
        is_hidden = any(request.url.path.endswith(f"/patient/{number}/account") for number in hidden)
        return httpx.Response(404, json={"message": "none"}) if is_hidden else None

    world.server.fault = hide
    refused = "no row was marked as vanished"
    assert run() == [[], [refused], [refused]]
    assert not any(one.keys(marked=True) for one in memories)


@pytest.mark.parametrize("shown", [None, "Group", "Patient"])
def test_record_that_may_be_a_parent_leaves_the_rows_below_it(shown: Any) -> None:
    """Only appointments of a category have members. One that does not show its category may have some."""
    server, memory = FakeApi("pracsuite"), Memory("pracsuite", "group_appointment_members")
    assert memory.table.parent is not None
    (name,) = memory.table.parent.where
    source = memory.pipeline.table(memory.table.parent.table)
    parents, below = (server.lists[f"{one.resource}.{one.method}"] for one in (source, memory.table))
    below.under = memory.table.parent.column
    for number in (1, 2, 3):
        parents.put(number, START, **{name: "Group"})
        below.put(number, START, **{below.under: number})
    client = client_of("pracsuite", server)
    memory.run(client, full_compare=FULLY)
    assert len(memory.keys(marked=False)) == 3
    parents.put(1, START, **{name: shown})
    memory.run(client, full_compare=FULLY, max_vanished=1)
    assert len(memory.keys(marked=True)) == (shown == "Patient")
