"""A server that states no totals: a comparison marks rows only if the pages prove that the list was read to its end."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tiers import cases

from .test_false_marks import LISTS, PAGE, World

CASES = {6: 8, 30: 40}.get(cases(60), 1000)
LINKED = [kind for kind in LISTS if LISTS[kind][0] == "pracsuite" and not kind.startswith("under")]
UNLINKED = "in no order, without links"
UNPROVEN = "no row was marked as vanished: without a total, nothing proves that the list was read to its end"


class Silent:
    """Takes the totals out of the responses of a server. One page may lack a record."""

    def __init__(self, world: World, form: str, *, numbered: bool) -> None:
        self.world = world
        self.form = form
        self.numbered = numbered
        self.lacks: int | None = None
        """The place in the list of the record that its page lacks."""
        self.extra: dict[str, Any] = {}
        world.server.fault = self.respond

    def respond(self, request: httpx.Request, body: dict[str, Any]) -> None:
        items = next(one.items for one in self.world.server.lists.values() if one.items in body)
        for holder, name in ((body, "total_entries"), (body.get("paging", {}), "totalRows")):
            if name in holder:
                holder[name] = None
                if self.form == "absent":
                    del holder[name]
        asked = request.url.params
        first = (int(asked.get("page", asked.get("pageNumber", 1))) - 1) * PAGE
        shown = [dict(one) for one in body[items]]
        for place, one in enumerate(shown, first + 1):
            one |= self.extra | ({"row_num": place} if self.numbered else {})
        if self.lacks is not None and 0 <= self.lacks - first < len(shown):
            del shown[self.lacks - first]
        body[items] = shown


def world_of(kind: str, count: int) -> World:
    world = World(kind, count)
    assert world.compare()[1] is None
    return world


FORMS = st.sampled_from(["null", "absent"])


@pytest.mark.parametrize("kind", [*LINKED, UNLINKED])
@settings(max_examples=CASES)
@given(st.integers(PAGE + 1, 4 * PAGE + 1), st.integers(0, 400), FORMS, st.booleans())
def test_page_that_is_short_before_the_end_proves_nothing(
    kind: str, count: int, number: int, form: str, numbered: bool
) -> None:
    """Without numbers, the last page may be of any length. With them, no record may be lacking before the last one."""
    world = world_of(kind, count)
    numbered = numbered and kind != UNLINKED  # those of the other API have none
    silent = Silent(world, form, numbered=numbered)
    silent.lacks = number % (count - 1 if numbered else (count - 1) // PAGE * PAGE)
    summary, failure = world.compare(max_vanished=1)
    assert failure is None
    assert summary.notes == [UNPROVEN]
    assert not world.memory.keys(marked=True)


@pytest.mark.parametrize("kind", [*LINKED, UNLINKED])
@settings(max_examples=CASES)
@given(st.integers(2, 4 * PAGE + 1), st.integers(0, 400), FORMS, st.booleans())
def test_full_pages_before_a_last_one_prove_the_end(
    kind: str, count: int, number: int, form: str, numbered: bool
) -> None:
    """A last page without a link, as those before it have, or a shorter one, is the end."""
    world = world_of(kind, count)
    Silent(world, form, numbered=numbered)
    world.remove(number)
    world.compare(max_vanished=1)
    left = count - 1
    if left % PAGE or (kind != UNLINKED and left > PAGE):
        assert world.memory.keys(marked=False) == world.keys()
    else:
        assert not world.memory.keys(marked=True)


@pytest.mark.parametrize("value", [[7], 1, "1", 0, True])
def test_numbers_that_do_not_count_the_records_prove_nothing(value: Any) -> None:
    world = world_of("in no order, with links", 2 * PAGE + 1)
    silent = Silent(world, "null", numbered=False)
    silent.extra = {"row_num": value}
    world.remove(0)
    world.compare(max_vanished=1)
    assert not world.memory.keys(marked=True)
    silent.extra = {"total_rows": 2 * PAGE}
    world.compare(max_vanished=1)
    assert world.memory.keys(marked=False) == world.keys()


@pytest.mark.parametrize("kind", ["under parents", "under parents of parents"])
def test_empty_list_of_a_parent_proves_nothing(kind: str) -> None:
    """The list of one parent is empty, and no total proves that it is."""
    world = world_of(kind, 9)
    Silent(world, "null", numbered=False)
    records = world.listed.records
    for key in [key for key, one in records.items() if one.values[world.parent] == 1]:
        del records[key]
    summary, failure = world.compare(max_vanished=1)
    assert failure is None
    assert summary.notes == [UNPROVEN]
    assert not world.memory.keys(marked=True)
