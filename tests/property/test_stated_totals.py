"""The total that a list states is read in any form, and a list that contradicts it is not taken for a whole one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.adapter import example_call
from tests.property.amount import fewer
from tests.property.apis import LISTS, PAGED, Json, Operation
from tests.property.clients import Scripted, SyncCaller, invented_access

KEYED = [operation for operation in PAGED if len(operation.key) == 1]
UNPAGED = [one for one in LISTS if one not in PAGED and one.api.name == "coreplus"]
UNREADABLE: list[Json] = [True, False, -1, 2.5, "", "five", "-3", "3.0", "1e3", "٣", [3], {"count": 3}]
"""Values that are no count."""
GUID = "abcdefab-0000-4000-8000-{:012}"


def records(operation: Operation, count: int) -> list[Json]:
    """Return different records of a list."""
    is_number = operation.api.name == "pracsuite"
    return [{operation.key[0]: number if is_number else GUID.format(number)} for number in range(1, count + 1)]


def page(operation: Operation, items: list[Json], total: Json) -> Json:
    """Return a page that states a total, ``...`` for none."""
    body: dict[str, Json] = {operation.items or "": items}
    holder = body
    *outer, last = (
        operation.api.document["x-pagination"]["page_number"]["total"].split("/")[1:]
        if (operation.api.name == "coreplus")
        else operation.paging["total"].split("/")[1:]
    )
    for step in outer:
        holder = holder.setdefault(step, {})
    if total is not ...:
        holder[last] = total
    return body


def walked(operation: Operation, pages: list[Json], total: Json) -> Any:
    """Return the records of a list whose server has these pages, or the error with which its walk ends."""

    def answer(query: dict[str, list[str]]) -> Json:
        number = int(query.get(operation.paging.get("page", ""), ["1"])[0])
        return page(operation, pages[number - 1] if number <= len(pages) else [], total)

    outcome = SyncCaller(operation.api, invented_access(operation.api), Scripted(answer))(
        example_call(operation), walk=True
    )
    return outcome.value if outcome.error is None else outcome.error


@pytest.mark.parametrize("operation", KEYED, ids=str)
def test_total_is_read_as_a_number_and_as_text(operation: Operation) -> None:
    @fewer(4)
    @given(st.integers(1, 6), st.integers(1, 4), st.sampled_from([int, float, str, "{:05}".format, " {} ".format]))
    def every_form(count, missing, form):
        pages = [[one] for one in records(operation, count)]
        assert len(walked(operation, pages, form(count))) == count
        error = walked(operation, pages, form(count + missing))
        assert type(error) is operation.api.package.ResponseValidationError
        assert f"{count} of {count + missing} records" in str(error)

    every_form()


@pytest.mark.parametrize("operation", KEYED[:3] + KEYED[-3:], ids=str)
@pytest.mark.parametrize("total", UNREADABLE, ids=str)
def test_total_that_cannot_be_read_proves_no_end(operation: Operation, total: Json) -> None:
    pages = [[one] for one in records(operation, 2)]
    error = walked(operation, pages, total)
    assert type(error) is operation.api.package.ResponseValidationError
    assert "total" in str(error)
    for nothing in (None, ...):
        assert len(walked(operation, pages, nothing)) == 2


@pytest.mark.parametrize("operation", UNPAGED, ids=str)
def test_list_with_a_single_page_keeps_to_the_total_that_it_states(operation: Operation) -> None:
    example = operation.example_answer[operation.items]
    for total in (*UNREADABLE, len(example) + 1, str(len(example) + 4), 0 if example else 1):
        error = walked(operation, [example], total)
        assert type(error) is operation.api.package.ResponseValidationError
        assert "states another total" in str(error)
    for total in (None, ..., len(example), str(len(example)), float(len(example))):
        assert len(walked(operation, [example], total)) == len(example)


@pytest.mark.parametrize("operation", KEYED, ids=str)
@pytest.mark.parametrize("total", [2, ...])
def test_records_of_one_page_with_one_identifier_are_different_if_their_contents_are(
    operation: Operation, total: Json
) -> None:
    [one] = records(operation, 1)
    other = {**one, "x-note": "other"}
    assert len(walked(operation, [[one, other]], total)) == 2
    if total is ...:
        assert len(walked(operation, [[one, dict(one)]], total)) == 1


@pytest.mark.parametrize("operation", [one for one in KEYED if one.api.name == "coreplus"], ids=str)
def test_guid_in_another_spelling_is_the_same_record(operation: Operation) -> None:
    [one] = records(operation, 1)
    key = operation.key[0]
    for text in (one[key].upper(), f"{{{one[key]}}}", one[key].replace("-", ""), f" {one[key].upper()} "):
        found = walked(operation, [[one], [{key: text}]], 2)
        assert type(found) is operation.api.package.ListChangedError or "1 of 2 records" in str(found)
