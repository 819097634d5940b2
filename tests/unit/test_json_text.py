"""JSON reads as the standard library reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pracsuite_client import ArgumentError, PracSuite
from pracsuite_client._runtime.operation.json_body import json_bytes
from pracsuite_client._runtime.values.codec import Mismatch
from pracsuite_client._runtime.values.json import MAX_DEPTH, TooDeep, read_json

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
json_texts = st.one_of(
    st.builds(json.dumps, json_values, ensure_ascii=st.booleans()).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    ),
    st.text("0123456789.eE+-", max_size=30).map(str.encode),
    st.text('[]{},:"\\ud8a0 \n\x00é', max_size=12).map(str.encode),
    st.sampled_from(['{"a": 1}', "[NaN, -Infinity]"]).flatmap(
        lambda text: st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]).map(text.encode)
    ),
    st.integers(0, 4400).map(lambda digits: b"9" * digits),
    st.sampled_from([b"[" * 5000, b"[" * 500 + b"]" * 500, b'{"a": 1, "b": 2, "a": 3}', b'"\xff"', b"-0", b"1e999"]),
    st.binary(max_size=8),
)


@given(json_texts)
@example(b"[18446744073709551616, 0.1, -0.0]")
def test_json_reads_like_the_standard_library(text: bytes) -> None:
    def outcome(read: Any) -> Any:
        try:
            value = read(text)
            return TooDeep if depth(value) > MAX_DEPTH else repr(value)
        except (ValueError, RecursionError) as error:
            return TooDeep if isinstance(error, (RecursionError, TooDeep)) else ValueError

    assert outcome(read_json) == outcome(json.loads)


def depth(value: Any) -> int:
    """Return the number of lists and objects inside each other."""
    if not isinstance(value, (dict, list)):
        return 0
    return 1 + max(map(depth, value.values() if isinstance(value, dict) else value), default=0)


def endless() -> list[Any]:
    """Return a list that contains itself."""
    found: list[Any] = []
    found.append(found)
    return found


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"", "\ud800", endless()], ids=repr)
def test_invalid_json_is_rejected_without_showing_it(value: Any) -> None:
    with pytest.raises(Mismatch) as caught:
        json_bytes({"hat": [value]})
    assert caught.value.reason == "contains a value that JSON cannot represent"


def test_additional_property_that_is_too_deep_is_rejected() -> None:
    deep: list[Any] = []
    for _ in range(5000):
        deep = [deep]
    prac = PracSuite(vendor_key="v", account_key="a")
    for value in (deep, endless()):
        with pytest.raises(ArgumentError, match="contains a value that JSON cannot represent"):
            prac.patients.create(first_name="Sam", surname="Lee", extra_body={"hat": value})
