"""JSON pointers find every value, whatever the names of its properties are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.values.json import is_array, is_object
from generator.runtime.values.json_pointer import all_at_pointer, at_pointer, escape_pointer

names = st.text(alphabet="/~*01ab", max_size=4) | st.text(max_size=3)
values = st.recursive(
    st.none() | st.integers(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)
)


def places(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value with its pointer."""
    yield pointer, value
    entries: Iterable[tuple[str | int, Any]] = ()
    if is_object(value) or is_array(value):
        entries = value.items() if is_object(value) else enumerate(value)
    for key, inner in entries:
        yield from places(inner, f"{pointer}/{escape_pointer(str(key))}")


@given(values)
def test_every_value_is_found_at_its_pointer(value: Any) -> None:
    for pointer, inner in places(value):
        assert at_pointer(value, pointer) is inner
        found = all_at_pointer(value, pointer)
        assert len(found) == 1
        assert found[0] is inner


@given(st.lists(values, max_size=3), names, names)
def test_star_is_each_element_of_an_array_and_a_property_of_an_object(
    elements: list[Any], outer: str, inner: str
) -> None:
    first, last = escape_pointer(outer), escape_pointer(inner)
    records = [{inner: element} for element in elements]
    assert all_at_pointer({outer: records}, f"/{first}/*/{last}") == elements
    assert all_at_pointer({outer: {"*": {inner: 5}}}, f"/{first}/*/{last}") == [5]
    assert at_pointer({outer: records}, f"/{first}/*/{last}") is None


def test_nothing_is_at_a_pointer_that_names_no_element() -> None:
    for index in ("00", "01", "-", "-1", "2", "٣", "9" * 5000, ""):
        assert at_pointer([5, 6], f"/{index}") is None
    assert at_pointer("text", "/0") is None
