"""Reading values together gives the same deviation counts and attributes as reading them one by one."""

from __future__ import annotations

import inspect
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coreplus_client
import pracsuite_client
from pracsuite_client import Appointment, Deviation, Model
from pracsuite_client._runtime.values import codecs as codec
from pracsuite_client._runtime.values.codec import Codec, tolerant
from pracsuite_client._runtime.values.record_codec import Object
from tests.tiers import cases


def records(package: Any) -> dict[str, Any]:
    found = {name: getattr(package, name) for name in package.__all__}
    return {name: cls for name, cls in found.items() if inspect.isclass(cls) and hasattr(cls, "__wires__")}


RECORDS = {
    f"{package.__name__}.{name}": cls
    for package in (pracsuite_client, coreplus_client)
    for name, cls in records(package).items()
}

TEXTS = [
    *("2027-01-04T09:00:00", "2027-01-04t09:00:00", "2027-01-04T09:00:00Z", "2027-01-04T09:00:00.25z", "2027-01-04"),
    *("2027-01-04T00:00:00", "2027-01-04T09:00:00 +10:00", "20270104T090000", "2027-W01-1"),
    # A day or a time that there is not.
    *("2027-02-30", "2027-02-30T00:00:00", "2027-02-30T09:00:00", "2027-02-30T09:00:00Z", "2027-01-04T24:61:00"),
    *("2027-01-04T09:00:00\n2027-01-04T09:00:00", "2027-01-04\n", "٢٠٢٧-٠١-٠٤", "", "Patient", "1.50", "Male"),
]
texts = st.sampled_from(TEXTS)
scalars = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False, allow_infinity=False) | texts
KINDS: dict[str, Codec[Any]] = {
    "any": codec.ANY,
    "boolean": codec.BOOLEAN,
    "integer": codec.INTEGER,
    "number": codec.NUMBER,
    "text": codec.STRING,
    "date": codec.DATE,
    "date at midnight": codec.DATE_AT_MIDNIGHT,
    "moment": codec.DATE_TIME,
    "moment with its offset": codec.OFFSET_DATE_TIME,
    "spaced moment": codec.SPACED_DATE_TIME,
    "wall time": codec.LOCAL_DATE_TIME,
    "amount": codec.DECIMAL,
    "amount as a number": codec.DECIMAL_NUMBER,
    "choice": codec.Choice(("Male", "Patient")),
    "numbered choice": codec.Choice((1, 3)),
}
KINDS |= {f"{name}, or null": codec.Nullable(kind) for name, kind in KINDS.items()}
KINDS |= {
    "list of anything": codec.Array(codec.ANY),
    "list": codec.Array(codec.Nullable(codec.DATE)),
    "list of lists": codec.Array(codec.Array(codec.Choice((1, 3)))),
    "map": codec.Map(codec.DATE),
    "map of records": codec.Map(Object(lambda: Appointment)),
    "either": codec.Either((codec.DATE, codec.INTEGER)),
    "record or number": codec.Either((Object(lambda: Appointment), codec.INTEGER)),
}


def whole(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Generate JSON values that contain these, including objects with some of a record's properties."""
    names = st.sampled_from(["appointment_id", "app_time", "links", "self", "created", "0", "a/b~c"])
    return st.recursive(
        values, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=6
    )


def counted(found: Collection[tuple[Deviation, int]] | Iterator[tuple[Deviation, int]]) -> Counter[str]:
    """Count deviations, with ``*`` for every list index."""
    counts: Counter[str] = Counter()
    for deviation, count in found:
        place = re.sub(r"/\d+(?=/|$)", "/*", deviation.pointer)
        facts = (place, deviation.kind, deviation.expected, deviation.actual, deviation.schema, deviation.path)
        counts[f"{facts} {json.dumps(deviation.accepted, sort_keys=True)}"] += count
    return counts


def one_by_one(kind: Codec[Any], values: list[Any]) -> Counter[str]:
    return counted([(found, 1) for value in values for found in kind.deviations(value, "/x")])


@pytest.mark.parametrize("name", KINDS)
@given(values=st.lists(scalars | whole(scalars), max_size=4))
def test_survey_of_values_matches_single_checks(name: str, values: list[Any]) -> None:
    kind = KINDS[name]
    assert counted(kind.survey(values, "/x")) == one_by_one(kind, values)
    assert not kind.fits(values) or not one_by_one(kind, values)


@pytest.mark.parametrize("name", KINDS)
@given(values=st.lists(scalars | whole(scalars), max_size=4))
def test_values_read_together_equal_values_read_singly(name: str, values: list[Any]) -> None:
    kind = KINDS[name]
    assert list(map(repr, kind.decode_each(values))) == [repr(tolerant(kind, value)) for value in values]


@pytest.mark.parametrize("name", KINDS)
def test_codec_schema_is_valid_json_schema(name: str) -> None:
    assert jsonschema_rs.meta.is_valid({"properties": {"x": KINDS[name].schema()}})


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("any", {}),
        ("numbered choice", {"type": "integer"}),
        ("date, or null", {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        ("list of lists", {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}),
        ("map", {"type": "object", "additionalProperties": {"type": "string"}}),
        ("record or number", {"anyOf": [{"$ref": "#/components/schemas/Appointment"}, {"type": "integer"}]}),
    ],
)
def test_codec_schema_describes_nested_values(name: str, schema: dict[str, Any]) -> None:
    assert KINDS[name].schema() == schema


@pytest.mark.parametrize("name", KINDS)
def test_survey_of_one_text_matches_single_check(name: str) -> None:
    kind = KINDS[name]
    for text in TEXTS:
        assert counted(kind.survey([text], "/x")) == one_by_one(kind, [text]), text


@pytest.mark.parametrize("name", ["list", "list of lists", "map"])
@given(values=st.lists(st.sampled_from(["2027-01-04", 1, 5]), min_size=3, max_size=8), other=st.integers(0, 8))
def test_survey_of_nested_values_matches_single_checks(name: str, values: list[Any], other: int) -> None:
    held = {"list": lambda value: [value], "list of lists": lambda value: [[value]], "map": lambda value: {"0": value}}
    inside = [held[name](value) for value in values]
    for together in (inside, [*inside[:other], "no container", *inside[other:]]):
        assert counted(KINDS[name].survey(together, "/x")) == one_by_one(KINDS[name], together)


@given(name=st.sampled_from(sorted(RECORDS)), data=st.data())
@settings(max_examples=cases(300))
def test_survey_of_records_matches_single_checks(name: str, data: st.DataObject) -> None:
    kind = Object(lambda: RECORDS[name])
    values = data.draw(st.lists(bodies(RECORDS[name]) | scalars, max_size=4))
    assert counted(kind.survey(values, "/x")) == one_by_one(kind, values)


@given(name=st.sampled_from(sorted(RECORDS)), data=st.data())
@settings(max_examples=cases(300))
def test_attributes_can_be_read_in_any_order(name: str, data: st.DataObject) -> None:
    cls: type[Model] = RECORDS[name]
    body = data.draw(bodies(cls))
    in_order, shuffled = cls.from_dict(body), cls.from_dict(body)
    names = list(cls.__wires__)
    expected = {name: getattr(in_order, name) for name in names}
    assert {name: getattr(shuffled, name) for name in data.draw(st.permutations(names))} == expected
    for name in names:
        raw = body.get(cls.__wires__[name].name)
        if raw is None or type(raw) in (bool, int, float):
            assert expected[name] is raw or expected[name] in (
                (raw,) if type(raw) is bool else (raw, Decimal(repr(raw)))
            )
    assert shuffled.to_dict() == body


def bodies(cls: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Generate objects with some of a record's properties and with others, of any value."""
    names = st.sampled_from([*(declared.name for declared in cls.__wires__.values()), "hat", "to_dict", "_raw"])
    return st.dictionaries(names, scalars | whole(scalars), max_size=5)
