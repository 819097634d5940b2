"""The walk of a list, without requests: which page follows, and which records are new."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pracsuite_client import ListChangedError, Model, Response, ResponseValidationError
from pracsuite_client._api import LINKS_PAGING
from pracsuite_client._runtime.pagination.styles import ListOperation, number_in
from pracsuite_client._runtime.pagination.walk import ListWalk, LoadedPage, NextLink
from pracsuite_client._runtime.values import codecs
from pracsuite_client._runtime.values.record_codec import Object
from pracsuite_client._runtime.values.records import wire
from pracsuite_client.resources.appointments import _LIST  # pyright: ignore[reportPrivateUsage]

SIZE = 3
RESPONSE = Response(200, {}, b"")

changes = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "move", "nothing"]), st.integers(0, 20), st.integers(0, 20)),
    max_size=25,
)


class Book:
    """A list of numbers that changes before each page but the first."""

    def __init__(self, count: int, changes: list[tuple[str, int, int]]) -> None:
        self.records = list(range(1, count + 1))
        self.throughout = set(self.records)
        self._changes = iter(changes)
        self._requests = 0

    def page(self, number: int) -> LoadedPage:
        self._requests += 1
        assert self._requests < 1000, "the walk does not end"
        if self._requests > 1:
            self._change(*next(self._changes, ("nothing", 0, 0)))
        keys = tuple(self.records[(number - 1) * SIZE : number * SIZE])
        return LoadedPage(number, keys, len(self.records), NextLink.NONE, RESPONSE)

    def _change(self, kind: str, place: int, other: int) -> None:
        if kind == "insert":
            self.records.insert(place % (len(self.records) + 1), 1000 + self._requests)
        elif self.records and kind == "delete":
            self.throughout.discard(self.records.pop(place % len(self.records)))
        elif self.records and kind == "move":
            record = self.records.pop(place % len(self.records))
            self.records.insert(other % (len(self.records) + 1), record)


def walk_through(book: Book, walk: ListWalk) -> list[Any]:
    """Return the keys of all records that are new, one page after the other; forks the walk at each page."""
    found: list[Any] = []
    number: int | None = 1
    while number is not None:
        page = book.page(number)
        found += [page.keys[position] for position in walk.take(page)]
        walk = walk.snapshot().fork()
        number = walk.next_number
    return found


@pytest.mark.parametrize("ordered", [False, True])
@settings(max_examples=300)
@given(count=st.integers(0, 16), changes=changes)
def test_walk_that_ends_has_every_record_that_was_there_throughout(
    ordered: bool, count: int, changes: list[tuple[str, int, int]]
) -> None:
    book = Book(count, changes)
    try:
        found = walk_through(book, ListWalk("list", size=None, ordered=ordered, allow_changes=False))
    except (ListChangedError, ResponseValidationError):
        return
    assert len(found) == len(set(found))
    assert book.throughout <= set(found)


@pytest.mark.parametrize("allow", [False, True])
def test_change_without_an_order_raises_unless_it_is_allowed(allow: bool) -> None:
    book = Book(9, [("insert", 0, 0)])
    walk = ListWalk("list", size=None, ordered=False, allow_changes=allow)
    if allow:
        assert sorted(walk_through(book, walk)) == list(range(1, 10))
    else:
        with pytest.raises(ListChangedError, match="may be missing") as caught:
            walk_through(book, walk)
        assert caught.value.maybe_applied is False


def test_error_is_raised_again_without_a_request() -> None:
    walk = ListWalk("list", size=None, ordered=False, allow_changes=False)
    walk.take(LoadedPage(1, (1, 2, 3), 9, NextLink.NONE, RESPONSE))
    walk.take(LoadedPage(2, (), 9, NextLink.NONE, RESPONSE))
    for _ in range(2):
        with pytest.raises(ResponseValidationError, match="the list ended after 3 of 9 records"):
            _ = walk.next_number


def test_fork_is_independent_of_the_walk_that_goes_on() -> None:
    walk = ListWalk("list", size=None, ordered=False, allow_changes=False)
    walk.take(LoadedPage(1, (1, 2, 3), 6, NextLink.NONE, RESPONSE))
    snapshot = walk.snapshot()
    second = LoadedPage(2, (4, 5, 6), 6, NextLink.NONE, RESPONSE)
    assert walk.take(second) == (0, 1, 2)
    assert walk.next_number is None
    fork = snapshot.fork()
    assert fork.next_number == 2
    assert fork.take(second) == (0, 1, 2)


def test_zero_total_beyond_the_end_is_no_change() -> None:
    walk = ListWalk("list", size=None, ordered=False, allow_changes=False)
    walk.take(LoadedPage(1, (1, 2, 3), 3, NextLink.NEXT, RESPONSE))
    walk.take(LoadedPage(2, (), 0, NextLink.NONE, RESPONSE))
    assert walk.next_number is None


def key_of(raw: Any) -> Any:
    operation: ListOperation[Any] = _LIST
    return operation.key_of(Model.from_dict(raw) if isinstance(raw, dict) else raw)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ({"appointment_id": 7}, 7),
        ({"appointment_id": 7.0}, 7),
        ({"appointment_id": "7"}, 7),
        ({"appointment_id": "seven"}, "seven"),
        ({"appointment_id": True}, ("[true]",)),
        ({"appointment_id": [7]}, ("[[7]]",)),
        ({"appointment_id": None}, None),
        ({}, None),
        (None, None),
        (5, None),
    ],
)
def test_key_is_small_and_has_one_spelling(raw: Any, key: Any) -> None:
    assert key_of(raw) == key
    assert type(key_of(raw)) is type(key)


def test_records_without_a_key_are_identified_by_their_contents() -> None:
    first, same, other = _LIST.keys([Model.from_dict(raw) for raw in ({"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 1})])  # type: ignore[arg-type, list-item]
    assert first == same != other
    assert isinstance(first, bytes)


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://x.example/v1?page=3", 3),
        ("?a=b&page=03", 3),
        ("?page=3&page=3", 3),
        ("?page=3&page=4", None),
        ("?page=", None),
        ("?page=-1", None),
        ("?page=3.0", None),
        ("?page=٣", None),
        ("?pages=3", None),
        ("http://[::1?page=3", None),
    ],
)
def test_number_of_a_page_in_a_url(url: str, number: int | None) -> None:
    assert number_in(url, "page") == number


def test_url_of_another_page_keeps_the_query_as_it_was_sent() -> None:
    url = "https://x.example/v1?q%5B%5D=surname%3A%3DO%27Brien%20%26%20Co&page=1&page_size=5"
    kept = "https://x.example/v1?q%5B%5D=surname%3A%3DO%27Brien%20%26%20Co&page_size=5"
    assert LINKS_PAGING.url_of(url, 2) == f"{kept}&page=2"
    assert LINKS_PAGING.url_of("https://x.example/v1", 2) == "https://x.example/v1?page=2"


def test_list_that_is_declared_to_contain_texts_has_texts() -> None:
    class Names(Model):
        names: Any = wire(codecs.Nullable(codecs.Array(codecs.STRING)))

    listed = ListOperation[Any]("names.list", "GET", "/name", "read", returns=Object(lambda: Names), items="names")
    assert listed.records_of(Names.from_dict({"names": ["a", "b"]}), RESPONSE) == ["a", "b"]
    for unreadable in (["a", None], None):
        with pytest.raises(ResponseValidationError):
            listed.records_of(Names.from_dict({"names": unreadable}), RESPONSE)
