"""Iterating a list requests every page exactly once with the same filters, and stops."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import PESSIMISTIC
from practice_mock.testing import Mock
from tests.property.adapter import Call, example_call
from tests.property.amount import fewer
from tests.property.apis import LISTS, PAGED, Api, Json, Operation
from tests.property.clients import Caller, Outcome, Scripted, SyncCaller, invented_access, tomorrow

EVERYTHING = 100
"""The largest page."""
SMALL = 7
"""Records of a small page."""
ENOUGH = 12
"""Number of pages that suffice; for a longer list, larger pages are requested."""


@pytest.mark.usefixtures("either_world")
@pytest.mark.parametrize("operation", PAGED, ids=str)
def test_pages_together_contain_the_whole_list(
    operation: Operation, mock: Mock, caller_of: Callable[[Api], Caller]
) -> None:
    caller = caller_of(operation.api)
    _state_what_proves_the_end(operation, mock)
    whole = [record.to_dict() for record in _walked(caller, operation, mock, EVERYTHING).value]

    @fewer(12)
    @given(st.integers(_least(len(whole)), EVERYTHING - 1))
    def any_size(size):
        outcome = _walked(caller, operation, mock, size)
        assert [record.to_dict() for record in outcome.value] == whole
        pages = max(1, -(-len(whole) // size))
        if whole and not _states_total(operation, outcome):
            pages += 1  # only an empty page shows the end of such a list
        confirmed = any(whole[at - 1] == whole[at] for at in range(size, len(whole), size))
        assert len(outcome.exchanges) == (2 * (pages + 1) if confirmed else pages)

    any_size()


@pytest.mark.parametrize("operation", [one for one in PAGED if not one.key], ids=str)
@pytest.mark.parametrize("either_world", [PESSIMISTIC], indirect=True, ids=["pessimistic"])
def test_list_without_key_and_total_is_whole_or_raises(
    operation: Operation, mock: Mock, either_world: Mapping[str, str], caller_of: Callable[[Api], Caller]
) -> None:
    caller, api = caller_of(operation.api), operation.api
    mock.practice.reset()
    call = example_call(operation, tomorrow(mock))
    whole = [
        record.to_dict() for record in caller(_asking(call, operation.paging["size"], EVERYTHING), walk=True).value
    ]
    for size in (SMALL, SMALL + 1, SMALL + 6):
        outcome = caller(_asking(call, operation.paging["size"], size), walk=True)
        if outcome.error is None:
            assert [record.to_dict() for record in outcome.value] == whole
        else:
            assert type(outcome.error) is api.package.ListChangedError


@pytest.mark.usefixtures("either_world")
@pytest.mark.parametrize("operation", PAGED, ids=str)
def test_every_page_is_requested_with_the_same_filters(
    operation: Operation, mock: Mock, caller_of: Callable[[Api], Caller]
) -> None:
    _state_what_proves_the_end(operation, mock)
    caller = caller_of(operation.api)
    total = len(_walked(caller, operation, mock, EVERYTHING).value)
    outcome = _walked(caller, operation, mock, _least(total))
    number = operation.paging["page"]
    first, *others = (parse_qs(urlsplit(exchange.sent.url).query) for exchange in outcome.exchanges)
    numbers = [int(query.pop(number)[0]) for query in others]
    first.pop(number, None)
    last = max(numbers, default=1)
    assert numbers[: last - 1] == list(range(2, last + 1))
    assert all(query == first for query in others)


@pytest.mark.parametrize("operation", PAGED, ids=str)
def test_page_states_whether_another_follows(operation: Operation, mock: Mock) -> None:
    total = 7
    caller = SyncCaller(operation.api, invented_access(operation.api), _server(operation, total))
    page = caller(_asking(example_call(operation), operation.paging["size"], 3)).value
    assert (page.total, len(page.items), page.has_next) == (total, 3, True)
    pages = list(page.pages())
    assert [len(one.items) for one in pages] == [3, 3, 1]
    assert [one.has_next for one in pages] == [True, True, False]
    with pytest.raises(LookupError):
        pages[-1].next_page()


@pytest.mark.usefixtures("either_world")
@pytest.mark.parametrize("operation", [one for one in LISTS if one not in PAGED], ids=str)
def test_unpaginated_list_is_one_page(operation: Operation, mock: Mock, caller_of: Callable[[Api], Caller]) -> None:
    caller = caller_of(operation.api)
    mock.practice.reset()
    call = example_call(operation)
    page = caller(call).value
    assert page.items
    assert (page.total, page.has_next) == (None, False)
    assert caller(call, walk=True).value == page.items


LINKED = [one for one in PAGED if "next" in one.paging]


@pytest.mark.parametrize("operation", LINKED, ids=str)
def test_page_that_links_to_itself_is_delivered_then_raises(operation: Operation) -> None:
    def answer(query: dict[str, list[str]]) -> Json:
        return _page(operation, query, total=1000, following=1)

    caller = SyncCaller(operation.api, invented_access(operation.api), Scripted(answer))
    page = caller(_asking(example_call(operation), operation.paging["page"], 1)).value
    assert len(page.items) == 50
    with pytest.raises(operation.api.package.ResponseValidationError):
        page.next_page()


@pytest.mark.parametrize("operation", LINKED, ids=str)
def test_cyclic_page_links_raise(operation: Operation) -> None:
    asked: list[str] = []

    def answer(query: dict[str, list[str]]) -> Json:
        number = int(query.get(operation.paging["page"], ["1"])[0])
        asked.append(str(number))
        assert len(asked) < 20, "the iteration would never stop"
        return _page(operation, query, total=1000, following=2 if number == 1 else 1)

    caller = SyncCaller(operation.api, invented_access(operation.api), Scripted(answer))
    outcome = caller(example_call(operation), walk=True)
    assert type(outcome.error) is operation.api.package.ResponseValidationError


def _least(total: int) -> int:
    """Return the smallest page size for iterating a list of N records."""
    return min(EVERYTHING - 1, max(SMALL, total // ENOUGH))


def _walked(caller: Caller, operation: Operation, mock: Mock, size: int) -> Outcome:
    """Return every record of a list, requested in pages of a size."""
    outcome = caller(_asking(example_call(operation, tomorrow(mock)), operation.paging["size"], size), walk=True)
    assert outcome.error is None
    return outcome


def _state_what_proves_the_end(operation: Operation, mock: Mock) -> None:
    """Reset the mock. A list whose records have no key states its total, without which its end is not proven."""
    if not operation.key:
        mock.practice.switches.start({})
    mock.practice.reset()


def _states_total(operation: Operation, outcome: Outcome) -> bool:
    """Return whether the first page of a walk states the number of records."""
    found: Json = json.loads(outcome.exchanges[0].content)
    for name in operation.paging["total"].split("/")[1:]:
        found = found.get(name, {})
    return isinstance(found, int)


def _asking(call: Call, name: str, number: int) -> Call:
    """Return a call with one more query parameter."""
    keyword = next(parameter.python for parameter in call.operation.parameters if parameter.name == name)
    return replace(call, keywords={**call.keywords, keyword: number})


def _server(operation: Operation, total: int) -> Scripted:
    """Return a server with N records."""
    return Scripted(lambda query: _page(operation, query, total))


def _page(operation: Operation, query: dict[str, list[str]], total: int, following: int | None = None) -> Json:
    """Return a page; `following` replaces the number of the next page."""
    number = int(query.get(operation.paging["page"], ["1"])[0])
    size = int(query.get(operation.paging["size"], ["50"])[0])  # a link names the page only: the size has to be kept
    count = max(0, min(size, total - (number - 1) * size))
    before = (number - 1) * size
    records = [record_of(operation, before + position) for position in range(1, count + 1)]
    return page_of(operation, query, total, records=records, size=size, following=following)


def page_of(
    operation: Operation,
    query: dict[str, list[str]],
    total: int,
    *,
    records: list[Json],
    size: int,
    following: int | None = None,
) -> Json:
    """Return a page of these records; `following` replaces the number of the next page."""
    number = int(query.get(operation.paging["page"], ["1"])[0])
    body: Json = {operation.items: records}
    if following is None and number * size < total:
        following = number + 1
    put(body, operation.paging["total"], total)
    if "next" in operation.paging:
        link = f"https://elsewhere.example/?{operation.paging['page']}={following}"
        put(body, operation.paging["next"], None if following is None else link)
    return body


def put(body: Json, pointer: str, value: Json) -> None:
    """Put a value into a body at a pointer."""
    *way, last = pointer.split("/")[1:]
    for token in way:
        body = body.setdefault(token, {})
    body[last] = value


def record_of(operation: Operation, number: int) -> Json:
    """Return a record of the list with a key of its own, where records have keys."""
    schema = operation.api.shape(operation.answer(operation.success)).schema["properties"][operation.items]
    declared = operation.api.shape(schema["items"]).schema["properties"]
    kinds = {name: operation.api.shape(declared[name]).types for name in operation.key}
    key: Json = {name: number if "integer" in types else str(number) for name, types in kinds.items()}
    key = key or {"number": number}
    return {**operation.example_answer[operation.items][0], **key}
