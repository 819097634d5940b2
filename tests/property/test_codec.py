"""For each codec, written values can be read again, and only validation errors are raised."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.values import codecs as codec
from pracsuite_client._runtime.values.codec import Codec, Context, Mismatch
from tests.property.formats import moments, offsets, wall_times
from tests.property.responses import anything
from tests.property.test_odd_arguments import EDGES, odd

ZONES = (None, "Australia/Adelaide", "Australia/Lord_Howe", "Australia/Perth")
whole_moments = moments.map(lambda moment: moment.replace(microsecond=0))

SAMPLES: dict[str, tuple[Codec[Any], st.SearchStrategy[Any]]] = {
    "boolean": (codec.BOOLEAN, st.booleans()),
    "integer": (codec.INTEGER, st.integers(-(2**63), 2**63 - 1)),
    "bounded integer": (
        codec.Integer(minimum=5, maximum=1440, multiple_of=5),
        st.integers(1, 288).map(lambda n: n * 5),
    ),
    "multiple without a bound": (codec.Integer(multiple_of=5), st.integers(-(10**18), 10**18).map(lambda n: n * 5)),
    "number": (codec.NUMBER, st.floats(allow_nan=False, allow_infinity=False)),
    "text": (codec.STRING, st.text()),
    "bounded text": (codec.String(min_length=1, max_length=3), st.text(min_size=1, max_size=3)),
    "date": (codec.DATE, st.dates()),
    "date at midnight": (codec.DATE_AT_MIDNIGHT, st.dates()),
    "moment": (codec.DATE_TIME, moments),
    "moment with its offset": (codec.OFFSET_DATE_TIME, whole_moments),
    "moment with a space": (codec.SPACED_DATE_TIME, whole_moments),
    "wall time": (codec.LOCAL_DATE_TIME, wall_times),
    "amount": (codec.DECIMAL, st.decimals(allow_nan=False, allow_infinity=False, places=2)),
    "choice": (codec.Choice(("a", "b")), st.sampled_from(["a", "b"])),
    "numbered choice": (codec.Choice((1, 3)), st.sampled_from([1, 3])),
    "nullable": (codec.Nullable(codec.DATE), st.none() | st.dates()),
    "list": (codec.Array(codec.INTEGER), st.lists(st.integers(-9, 9))),
    "map": (codec.Map(codec.STRING), st.dictionaries(st.text(), st.text())),
    "either": (codec.Either((codec.STRING, codec.INTEGER)), st.text() | st.integers(-9, 9)),
}

every_codec = pytest.mark.parametrize("name", SAMPLES)


@every_codec
@given(data=st.data())
def test_written_value_reads_back(name: str, data: st.DataObject) -> None:
    kind, values = SAMPLES[name]
    value = data.draw(values)
    written = json.loads(json.dumps(kind.encode(value, Context()), allow_nan=False))
    assert kind.decode(written) == value
    assert list(kind.deviations(written, "")) == []


@every_codec
def test_unusual_value_is_encoded_or_rejected(name: str) -> None:
    for value in EDGES:
        for zone in ZONES:
            written_or_refused(SAMPLES[name][0], value, zone)
            written_or_refused(SAMPLES[name][0], [value], zone)


@every_codec
@given(value=odd, zone=st.sampled_from(ZONES))
def test_any_value_is_encoded_as_json_or_rejected(name: str, value: Any, zone: str | None) -> None:
    written_or_refused(SAMPLES[name][0], value, zone)


def written_or_refused(kind: Codec[Any], value: Any, zone: str | None) -> None:
    try:
        written = kind.encode(value, Context(ZoneInfo(zone) if zone else None))
    except Mismatch:
        return
    json.dumps(written, allow_nan=False, ensure_ascii=False).encode()


@every_codec
@given(value=anything | st.text(st.sampled_from("0123456789-:TZ+. ")))
def test_tolerant_and_strict_reading_agree(name: str, value: Any) -> None:
    kind, _ = SAMPLES[name]
    refused = False
    try:
        kind.decode(value)
    except Mismatch:
        refused = True
    found = list(kind.deviations(value, "/x"))
    assert all(deviation.pointer.startswith("/x") for deviation in found)
    if refused:
        assert [(deviation.pointer, deviation.kind) for deviation in found] == [("/x", "type")]


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("date", "{day}"),
        ("date at midnight", "{day}T00:00:00"),
        ("moment", "{day}T09:00:00Z"),
        ("moment with its offset", "{day}T09:00:00 +10:00"),
        ("moment with a space", "{day} 09:00:00+1000"),
        ("wall time", "{day}T09:00:00"),
    ],
)
def test_nonexistent_day_is_rejected(name: str, spelling: str) -> None:
    kind, _ = SAMPLES[name]
    assert kind.decode(spelling.format(day="2028-02-29")).day == 29
    for day in ("2027-02-29", "2027-13-01", "2027-00-10", "2027-04-31"):
        with pytest.raises(Mismatch):
            kind.decode(spelling.format(day=day))


@pytest.mark.parametrize(
    ("name", "texts"),
    {
        "date": ["20270104", "2027-W01-1", "2027-1-4", "2027-01-04 ", "2027-01-04T09:00:00"],
        "date at midnight": ["2027-01-04T09:00:00", "20270104T00:00:00"],
        "moment": [
            "2027-01-04 09:00:00Z",
            "2027-01-04T09Z",
            "2027-01-04T09:00Z",
            "20270104T090000Z",
            "2027-01-04T09:00:00",
        ],
        "wall time": [
            "2027-01-04 09:00:00",
            "2027-01-04T09",
            "2027-01-04T09:00",
            "20270104T090000",
            "2027-01-04T09:00:00Z",
        ],
    }.items(),
)
def test_python_only_syntax_is_rejected(name: str, texts: list[str]) -> None:
    for text in texts:
        with pytest.raises(Mismatch):
            SAMPLES[name][0].decode(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-05T09:00:00 +10:00", datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=10)))),
        ("2026-01-05T09:00:00+10:00", datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=10)))),
        ("2026-01-05T09:00:00Z", datetime(2026, 1, 5, 9, tzinfo=UTC)),
    ],
)
def test_offset_may_follow_a_space(text: str, moment: datetime) -> None:
    read = codec.OFFSET_DATE_TIME.decode(text)
    assert read == moment
    assert read.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize("kind", [codec.DATE_TIME, codec.OFFSET_DATE_TIME])
@pytest.mark.parametrize("text", ["2027-01-04t09:00:00z", "2027-01-04T09:00:00.000Z", "2027-01-04t09:00:00+00:00"])
def test_date_time_may_be_lower_case(kind: Codec[Any], text: str) -> None:
    assert kind.decode(text) == datetime(2027, 1, 4, 9, tzinfo=UTC)


@given(whole_moments, offsets)
def test_offset_is_kept_and_written_without_space(moment: datetime, offset: timezone) -> None:
    local = moment.astimezone(offset)
    assert codec.OFFSET_DATE_TIME.encode(local, Context()) == local.isoformat()


@given(moments)
def test_fraction_of_a_date_time_is_kept(moment: datetime) -> None:
    written = codec.DATE_TIME.encode(moment, Context())
    assert written.endswith("Z")
    assert codec.DATE_TIME.decode(written).microsecond == moment.microsecond


@pytest.mark.parametrize("kind", [codec.DATE_TIME, codec.OFFSET_DATE_TIME])
def test_date_time_without_offset_is_rejected(kind: Codec[Any]) -> None:
    with pytest.raises(Mismatch, match="aware"):
        kind.encode(datetime(2027, 1, 4, 9), Context())


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_infinite_amount_is_rejected(value: str) -> None:
    with pytest.raises(Mismatch, match="must be a finite Decimal"):
        codec.DECIMAL.encode(Decimal(value), Context())


def test_amount_keeps_its_digits() -> None:
    assert codec.DECIMAL.encode(Decimal("12.50"), Context()) == "12.50"
    assert codec.DECIMAL.encode(Decimal("1E+3"), Context()) == "1000"
