"""A list yields every record once, or raises: also if its IDs change their spelling, and never what is not a record."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.adapter import example_call
from tests.property.apis import LISTS, Json, Operation
from tests.property.clients import Scripted, SyncCaller, invented_access
from tests.property.test_stated_totals import KEYED, page

NUMBERED = [operation for operation in KEYED if operation.api.name == "pracsuite"][::20]
"""A few of the lists whose IDs are numbers. All of them are read in the same way."""

SPELLINGS = [int, float, str, lambda number: f" {number}", lambda number: f"0{number}", lambda number: f"{number}.0"]
NO_RECORDS: list[Json] = [None, "a", "", 0, 5, False, []]


def walked(operation: Operation, pages: list[list[Json]], total: Json, **more: Json) -> Any:
    """Return the records of a list whose server has these pages, or the error with which its walk ends."""

    def answer(query: dict[str, list[str]]) -> Json:
        number = int(query.get(operation.paging.get("page", ""), ["1"])[0])
        return {**page(operation, pages[number - 1] if number <= len(pages) else [], total), **more}

    outcome = SyncCaller(operation.api, invented_access(operation.api), Scripted(answer))(
        example_call(operation), walk=True
    )
    return outcome.value if outcome.error is None else outcome.error


@pytest.mark.parametrize("operation", NUMBERED, ids=str)
@given(data=st.data())
def test_record_that_is_repeated_in_another_spelling_is_not_counted_twice(operation: Operation, data: Any) -> None:
    """The list has moved by one record between two pages: the last record of the first page is received again."""
    size, count = data.draw(st.integers(1, 3)), data.draw(st.integers(2, 6))
    size = min(size, count - 1)
    spellings = st.sampled_from(SPELLINGS)
    numbers = [*range(1, size + 1), *range(size, count)]
    spelled: list[Json] = [{operation.key[0]: data.draw(spellings)(number)} for number in numbers]
    found = walked(operation, [spelled[:size], spelled[size:]], count)
    assert isinstance(found, operation.api.package.APIError), "the last record is missing"


@pytest.mark.parametrize("operation", NUMBERED, ids=str)
@given(spelled=st.lists(st.sampled_from(SPELLINGS), min_size=1, max_size=6), size=st.integers(1, 3))
def test_numbers_may_change_their_spelling(operation: Operation, spelled: list[Any], size: int) -> None:
    items: list[Json] = [{operation.key[0]: spell(number)} for number, spell in enumerate(spelled, 1)]
    pages = [items[at : at + size] for at in range(0, len(items), size)]
    found = walked(operation, pages, len(items))
    assert not isinstance(found, Exception), found
    assert len(found) == len(items)


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_list_of_anything_but_records_is_an_error(operation: Operation) -> None:
    record = dict.fromkeys(operation.key[:1], 1 if operation.api.name == "pracsuite" else "8d0f")
    for items in (items for other in NO_RECORDS for items in ([other], [record, other])):
        error = walked(operation, [items], len(items))
        assert isinstance(error, operation.api.package.ResponseValidationError)
        assert "not a record" in str(error)


REPORTS: dict[str, Json] = {
    "errors": [{"code": "X"}],
    "message": "Down.",
    "Error": {"code": "X"},
    "errorMessage": "No.",
}


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_response_without_its_list_or_with_a_report_instead_of_records_is_an_error(operation: Operation) -> None:
    totals = {} if not operation.paging else page(operation, [], 0)
    empty = {**totals, operation.items: []}
    bodies: list[Json] = [{**empty, name: value} for name, value in REPORTS.items()]
    bodies += [{name: value} for name, value in empty.items() if name != operation.items]
    bodies += [{"errors": []}, {**empty, operation.items: None}, {**empty, operation.items: {}}]
    for body in bodies:
        outcome = SyncCaller(operation.api, invented_access(operation.api), Scripted(lambda _, body=body: body))(
            example_call(operation), walk=True
        )
        assert isinstance(outcome.error, operation.api.package.ResponseValidationError)
