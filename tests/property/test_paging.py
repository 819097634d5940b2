"""A list walks every page exactly once, keeps what it was asked for, and stops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.testing import Mock
from tests.property.adapter import Call, example_call
from tests.property.amount import fewer
from tests.property.apis import LISTS, Api, Json, Operation
from tests.property.clients import Caller, Outcome, Scripted, SyncCaller, invented_access

EVERYTHING = 100
"""The largest page."""


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_the_pages_together_are_the_whole_list(
    operation: Operation, mock: Mock, caller_of: Callable[[Api], Caller]
) -> None:
    caller = caller_of(operation.api)
    mock.practice.reset()
    whole = _walked(caller, operation, EVERYTHING).value

    @fewer(12)
    @given(st.integers(7, 60))
    def any_size(size):
        outcome = _walked(caller, operation, size)
        assert [record.to_dict() for record in outcome.value] == [record.to_dict() for record in whole]
        assert len(outcome.exchanges) == max(1, -(-len(whole) // size))

    any_size()


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_every_page_is_asked_for_with_the_same_filters(
    operation: Operation, mock: Mock, caller_of: Callable[[Api], Caller]
) -> None:
    mock.practice.reset()
    outcome = _walked(caller_of(operation.api), operation, 7)
    number = operation.paging["page"]
    first, *others = (parse_qs(urlsplit(exchange.sent.url).query) for exchange in outcome.exchanges)
    for position, query in enumerate(others, 2):
        assert query == first | {number: [str(position)]}


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_a_page_tells_whether_another_follows(operation: Operation, mock: Mock) -> None:
    total = 7
    caller = SyncCaller(operation.api, invented_access(operation.api), _server(operation, total))
    call = example_call(operation)
    page = caller(Call(operation, call.positional, {_size_keyword(operation): 3})).value
    assert (page.total, len(page.items), page.has_next) == (total, 3, True)
    pages = list(page.pages())
    assert [len(one.items) for one in pages] == [3, 3, 1]
    assert [one.has_next for one in pages] == [True, True, False]
    with pytest.raises(LookupError):
        pages[-1].next_page()


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_a_list_that_leads_back_to_itself_is_delivered_and_then_reported(operation: Operation) -> None:
    def answer(query: dict[str, list[str]]) -> Json:
        return _page(operation, query, total=10, following=1)

    caller = SyncCaller(operation.api, invented_access(operation.api), Scripted(answer))
    call = Call(operation, example_call(operation).positional, {operation.paging["page"]: 1})
    page = caller(call).value
    assert len(page.items) == 10
    with pytest.raises(operation.api.package.ResponseValidationError):
        page.next_page()


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_a_list_that_goes_round_in_a_circle_ends_in_an_error(operation: Operation) -> None:
    asked: list[str] = []

    def answer(query: dict[str, list[str]]) -> Json:
        number = int(query.get(operation.paging["page"], ["1"])[0])
        asked.append(str(number))
        assert len(asked) < 20, "it would never stop"
        return _page(operation, query, total=10, following=2 if number == 1 else 1)

    caller = SyncCaller(operation.api, invented_access(operation.api), Scripted(answer))
    outcome = caller(example_call(operation), walk=True)
    assert type(outcome.error) is operation.api.package.ResponseValidationError


def _walked(caller: Caller, operation: Operation, size: int) -> Outcome:
    """Every record of a list, asked for in pages of a size."""
    outcome = caller(Call(operation, example_call(operation).positional, {_size_keyword(operation): size}), walk=True)
    assert outcome.error is None
    return outcome


def _size_keyword(operation: Operation) -> str:
    return next(parameter.python for parameter in operation.parameters if parameter.name == operation.paging["size"])


def _server(operation: Operation, total: int) -> Scripted:
    """A server with so many records."""
    return Scripted(lambda query: _page(operation, query, total))


def _page(operation: Operation, query: dict[str, list[str]], total: int, following: int | None = None) -> Json:
    """One page; `following` replaces the number of the page that it leads to."""
    number = int(query.get(operation.paging["page"], ["1"])[0])
    size = int(query.get(operation.paging["size"], ["50"])[0])  # a link names the page only: the size has to be kept
    record: Any = _record(operation)
    count = max(0, min(size, total - (number - 1) * size))
    body: Json = {operation.items: [record] * count}
    if following is None and number * size < total:
        following = number + 1
    values = {"total": total, "number": number, "length": size}
    values["next"] = None if following is None else f"https://elsewhere.example/?{operation.paging['page']}={following}"
    for name, pointer in operation.paging.items():
        if pointer.startswith("/"):
            *way, last = pointer.split("/")[1:]
            target = body
            for token in way:
                target = target.setdefault(token, {})
            target[last] = values[name]
    return body


def _record(operation: Operation) -> Json:
    """A record of the list: the first of the document's example."""
    response = operation.api.resolve(operation.definition["responses"][str(operation.success)])
    example = next(iter(response["content"]["application/json"]["examples"].values()))["value"]
    return example[operation.items][0]
