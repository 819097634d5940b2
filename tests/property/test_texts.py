"""Texts near a format read as in an independent reader, or are reported with their place."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pracsuite_client._runtime.values import codecs as codec
from pracsuite_client._runtime.values.codec import Codec, Context, Mismatch
from tests.property.decode import READERS
from tests.property.formats import FORMATS, amounts, days, moments

FRACTION = re.compile(r"\.(\d+)$", re.ASCII)


def wall_time(text: str) -> datetime:
    """Read a clinic time, also with a fraction or a lower-case t, which a reader may accept."""
    match = FRACTION.search(text)
    whole = READERS["date-time-local"](FRACTION.sub("", text).replace("t", "T"))
    return whole if match is None else whole.replace(microsecond=int(f"{match[1]:0<6}"[:6]))


def moment(text: str) -> datetime:
    """Read a date-time, truncating what is finer than a microsecond."""
    return READERS["date-time"](re.sub(r"(\.\d{6})\d+", r"\1", text))


KINDS: dict[str, tuple[Codec[Any], Callable[[str], Any], st.SearchStrategy[str]]] = {
    "moment": (codec.DATE_TIME, moment, moments.map(datetime.isoformat)),
    "moment with its offset": (
        codec.OFFSET_DATE_TIME,
        lambda text: moment(re.sub(r" (?=[+-]\d{2}:\d{2}$)", "", text)),
        FORMATS["coreplus-date-time"],
    ),
    "moment in a query": (
        codec.SPACED_DATE_TIME,
        READERS["coreplus-query-date-time"],
        FORMATS["coreplus-query-date-time"],
    ),
    "wall time": (codec.LOCAL_DATE_TIME, wall_time, FORMATS["date-time-local"]),
    "date": (codec.DATE, READERS["date"], days.map(str)),
    "date at midnight": (codec.DATE_AT_MIDNIGHT, READERS["coreplus-date"], FORMATS["coreplus-date"]),
    "amount": (codec.DECIMAL, READERS["decimal"], amounts),
}

ONLY_WRITTEN = "moment in a query"
"""No response contains it."""

edits = st.tuples(
    st.integers(0, 40), st.sampled_from(["", "0", "9", "-", ":", "T", "t", "Z", "z", "+", ".", " ", "٣", "\n"])
)


def edited(text: str, edit: tuple[int, str], *, insert: bool) -> str:
    """Generate a text with one character replaced, removed or inserted."""
    at, character = edit
    at %= len(text) + 1
    return text[:at] + character + text[at if insert else at + 1 :]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != ONLY_WRITTEN])
@given(data=st.data(), edit=edits, insert=st.booleans())
def test_text_near_a_format_reads_like_the_reference_or_fails(
    kind: str, data: st.DataObject, edit: tuple[int, str], insert: bool
) -> None:
    reader, independent, texts = KINDS[kind]
    whole = data.draw(texts)
    assert reader.decode(whole) == independent(whole)
    text = edited(whole, edit, insert=insert)
    try:
        read = reader.decode(text)
    except Mismatch:
        return
    expected = independent(text)
    assert (read, type(read)) == (expected, type(expected))
    if isinstance(read, datetime):
        assert read.utcoffset() == expected.utcoffset()


@given(FORMATS["coreplus-query-date-time"])
def test_query_date_time_can_be_read(text: str) -> None:
    assert codec.SPACED_DATE_TIME.decode(text) == READERS["coreplus-query-date-time"](text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(
            ("wall time", text)
            for text in ("2027-01-04", "2027-01-04T09:00", "2027-01-04T09:00:00Z", "20270104T090000")
        ),
        *(("wall time", text) for text in ("2027-01-04T09:00:00+10:00", "2027-01-04 09:00:00", "2027-W01-1T09:00:00")),
        *(("moment", text) for text in ("2027-01-04T09:00:00", "2027-01-04 09:00:00Z", "2027-01-04T09Z", "2027-01-04")),
        *(("moment with its offset", text) for text in ("2027-01-04T09:00:00  +10:00", "2027-01-04T09:00:00 Z")),
        *(("date", text) for text in ("20270104", "2027-1-4", "2027-W01-1", "2027-01-04T00:00:00", "2027-02-29")),
        *(("date at midnight", text) for text in ("2027-01-04T09:00:00", "2027-01-04T00:00:00Z")),
        *(("amount", text) for text in ("NaN", "Infinity", "12,50", "", "-")),
    ],
)
def test_text_of_another_format_is_rejected(kind: str, text: str) -> None:
    with pytest.raises(Mismatch):
        KINDS[kind][0].decode(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**6), max_value=10**6))
@example(Decimal("0.001"))
@example(Decimal(-1))
@example(Decimal("1.000"))
def test_amount_is_written_in_its_pattern_or_rejected(amount: Decimal) -> None:
    kind = codec.DecimalText(pattern=r"^\d+(\.\d{1,2})?$")
    if not amount.is_signed() and amount == round(amount, 2):
        assert Decimal(kind.encode(amount, Context())) == amount
    else:
        with pytest.raises(Mismatch, match="pattern"):
            kind.encode(amount, Context())


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (datetime(2027, 1, 4, 9, tzinfo=UTC), "2027-01-04 09:00:00+0000"),
        (datetime(2027, 1, 4, 9, tzinfo=timezone(timedelta(hours=10, minutes=30))), "2027-01-04 09:00:00+1030"),
    ],
)
def test_query_date_time_is_written_in_its_format(value: datetime, written: str) -> None:
    assert codec.SPACED_DATE_TIME.encode(value, Context()) == written
    with pytest.raises(Mismatch, match="fraction"):
        codec.SPACED_DATE_TIME.encode(value.replace(microsecond=1), Context())


def test_nested_deviation_is_reported_with_its_pointer() -> None:
    listed = list(codec.Array(codec.Array(codec.INTEGER)).deviations([[1], ["a", 2]], "/x"))
    assert [(one.pointer, one.path, one.actual) for one in listed] == [("/x/1/0", ("items", "items"), "string")]
    mapped = list(codec.Map(codec.INTEGER).deviations({"a/b": 1, "c.d": "e", "c~d": "f"}, "/x"))
    assert [one.pointer for one in mapped] == ["/x/c.d", "/x/<redacted>"]
    assert {one.path for one in mapped} == {("additionalProperties",)}
    for kind in (codec.Array(codec.INTEGER), codec.Map(codec.INTEGER)):
        (whole,) = kind.deviations(5, "/x")
        assert (whole.pointer, whole.kind, whole.expected, whole.actual) == ("/x", "type", kind.expected, "integer")
        assert whole.accepted == kind.schema()


def test_nested_argument_error_is_reported_with_its_place() -> None:
    with pytest.raises(Mismatch) as caught:
        codec.Array(codec.Map(codec.DATE)).encode([{}, {"a": date(2027, 1, 4), "b": 5}], Context())
    assert caught.value.path == (1, "(key 2)")
    assert caught.value.reason == "must be a datetime.date"
