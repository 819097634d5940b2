"""Any value passed as an argument is rejected before sending, or the request fits the document."""

from __future__ import annotations

import inspect
import json
import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from itertools import chain, combinations
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property import multipart
from tests.property.adapter import Call, example_call
from tests.property.amount import fewer
from tests.property.apis import BREAKABLE, OPERATIONS, Json, Operation, Schema
from tests.property.clients import Canned, Exchange, SyncCaller, invented_access, method_of
from tests.property.decode import Decoder
from tests.property.oracles import explained, only_exchange
from tests.property.responses import Place, near, places, with_other
from tests.property.validation import check_conforms, sized

FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59)

EDGES = (
    *(FIRST, LAST, datetime(2027, 1, 4, 9), datetime(2027, 1, 4, 9, 0, 0, 1)),
    *(moment.replace(tzinfo=zone) for moment in (FIRST, LAST) for zone in (UTC, timezone.max, timezone.min)),
    datetime(2027, 1, 4, 9, tzinfo=timezone(timedelta(hours=10, seconds=30))),
    *(date.min, date.max, time(9), timedelta(days=1)),
    *(math.nan, math.inf, -math.inf, -0.0, 5.0, 1e300, 2**63, 10**40, -(10**5000)),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1E+999999"), Decimal("-0"), Decimal("12.50")),
    *("", ".", "..", "\ud800", "\x00", "\r\nX-More: 1", "é" * 10_000, "2027-01-04T09:00:00", "2027-01-04"),
    *(b"", b"bytes", bytearray(b"more"), Path("/no/such/file"), object(), int, print, 1j, ...),
    *(True, False, None, 0, 5, 1441, [], {}, (), set(), [None], [[]], {"": None}, {1: 2}, ("name", b"")),
)
"""Values that a caller may pass by mistake, and those at the limits of a type."""

odd = st.one_of(
    st.sampled_from(EDGES),
    st.text(st.characters(), max_size=5),
    st.floats(),
    st.integers(),
    st.decimals(),
    st.datetimes(timezones=st.none() | st.timezones()),
)

Slot = int | str | Place
"""A place in a call: a positional argument, a keyword, or a place inside the object of one."""


def slots_of(operation: Operation) -> list[tuple[str, Slot, Schema]]:
    """Yield the slots of an operation, each with what distinguishes it from those of other operations."""
    call = example_call(operation)
    found: list[tuple[str, Slot, Schema]] = []
    for position, parameter in enumerate(one for one in operation.parameters if one.place == "path"):
        found.append((str(parameter.schema), position, parameter.schema))
    found += [
        (f"{one.python} {one.schema}", one.python, one.schema) for one in operation.parameters if one.place != "path"
    ]
    if operation.body is not None and operation.fixed_body is None:
        shape = operation.api.shape(operation.body.schema)
        for _, python, schema in operation.api.properties(shape.schema):
            found.append((f"{python} {schema}", python, schema))
            for place in places(operation.api, schema, call.keywords.get(python), (python,)):
                found.append((f"{place.pointer} {place.schema}", place, place.schema))
    return found


DIFFERENT = {key: (one, slot, schema) for one in OPERATIONS for key, slot, schema in slots_of(one)}
"""Slots that differ in name or schema, each with one operation that has it."""


@pytest.mark.parametrize(
    ("operation", "slot", "schema"),
    DIFFERENT.values(),
    ids=[
        f"{operation}-{slot.pointer if isinstance(slot, Place) else slot}" for operation, slot, _ in DIFFERENT.values()
    ],
)
def test_odd_argument_is_rejected_or_sent_as_documented(operation: Operation, slot: Slot, schema: Schema) -> None:
    canned = _canned(operation)
    callers = [SyncCaller(operation.api, settings, canned) for settings in _settings(operation)]
    ordinary = example_call(operation)
    for caller in callers:
        for value in (*EDGES, *bounds(operation.api.shape(schema).schema)):
            _judge(operation, caller, _with(ordinary, slot, value))
            _judge(operation, caller, _with(ordinary, slot, [value]))

    @fewer(4)
    @given(odd)
    def any_other(value):
        _judge(operation, callers[-1], _with(ordinary, slot, value))

    any_other()


@pytest.mark.parametrize("operation", BREAKABLE, ids=str)
def test_argument_just_beyond_a_bound_is_rejected_at_any_depth(operation: Operation) -> None:
    caller, ordinary = _caller(operation), example_call(operation)
    for _, slot, schema in slots_of(operation):
        for value in bounds(operation.api.shape(schema).schema):
            _judge(operation, caller, _with(ordinary, slot, value))


@pytest.mark.parametrize("operation", [one for one in BREAKABLE if example_call(one).keywords], ids=str)
def test_arguments_that_belong_together_are_not_sent_alone(operation: Operation) -> None:
    caller, ordinary = _caller(operation), example_call(operation)
    for left_out in chain.from_iterable(combinations(ordinary.keywords, number) for number in (1, 2)):
        rest = {name: value for name, value in ordinary.keywords.items() if name not in left_out}
        call = replace(ordinary, keywords=rest)
        try:
            inspect.signature(method_of(caller.client, call)).bind(*call.positional, **call.keywords)
        except TypeError:
            continue  # Python itself asks for it
        _judge(operation, caller, call)


def bounds(schema: Schema) -> list[Any]:
    """Return values at the bounds of a schema and just beyond them, and near its choices."""
    schema = sized(schema)
    step = schema.get("multipleOf", 1)
    ends = [schema[name] for name in ("minimum", "maximum") if name in schema]
    lengths = [schema[name] for name in ("minLength", "maxLength", "minItems", "maxItems") if name in schema]
    found: list[Any] = [end + by for end in ends or [step] for by in (-step, -1, 0, 1, step)]
    found += ["é" * max(0, length + by) for length in lengths for by in (-1, 0, 1)]
    return [*found, *schema.get("enum", ()), *near(schema.get("enum", ()))]


def _canned(operation: Operation) -> Canned:
    canned, answer = Canned(), operation.example_answer
    canned.succeed(operation, b"" if answer is None else json.dumps(answer).encode())
    return canned


def _caller(operation: Operation) -> SyncCaller:
    return SyncCaller(operation.api, _settings(operation)[-1], _canned(operation))


def _settings(operation: Operation) -> list[dict[str, Any]]:
    ordinary = invented_access(operation.api)
    has_zone = operation.api.document["x-sdk"]["time_zone"]
    return [ordinary, ordinary | {"time_zone": "Australia/Adelaide"}] if has_zone else [ordinary]


def _judge(operation: Operation, caller: SyncCaller, call: Call) -> None:
    outcome = caller(call)
    with explained(call, outcome):
        is_about_a_record = operation.identity or operation.echoes or "x-reconcile" in operation.definition
        other_record = is_about_a_record and isinstance(
            outcome.error, operation.api.package.ResponseValidationError
        )  # the response is always about the record of the example
        if outcome.error is None or other_record:
            _fits(operation, only_exchange(outcome))
        else:
            assert isinstance(outcome.error, operation.api.package.ArgumentError)
            assert not outcome.exchanges, "rejected, but a request was sent"


def _with(call: Call, slot: Slot, value: Any) -> Call:
    if isinstance(slot, int):
        return replace(call, positional=(*call.positional[:slot], value, *call.positional[slot + 1 :]))
    if isinstance(slot, str):
        return replace(call, keywords={**call.keywords, slot: value})
    return replace(call, keywords=with_other(call.keywords, slot, value))


def _fits(operation: Operation, exchange: Exchange) -> None:
    """Check that the path, the query and the body that were sent fit the document."""
    url = urlsplit(exchange.sent.url)
    _fit_path(operation, urlsplit(exchange.sent.url).path.removeprefix("/api"))
    pairs = [pair.partition("=") for pair in url.query.split("&") if pair]
    for parameter in operation.parameters:
        sent = [value for name, _, value in pairs if unquote(name) == parameter.name]
        if parameter.place == "query" and sent:
            texts = sent if parameter.explode else sent[0].split(",")
            many = "array" in operation.api.shape(parameter.schema).types
            value: Json = [unquote(text, errors="strict") for text in texts] if many else unquote(texts[0])
            given = _json_of(operation, parameter.schema, value)
            check_conforms(operation, f"query parameter {parameter.name} ", parameter.schema, given)
    if operation.body is not None and exchange.sent.content:
        check_conforms(operation, "body ", operation.body.schema, _body(operation, exchange))


def _fit_path(operation: Operation, path: str) -> None:
    schemas = {f"{{{parameter.name}}}": parameter.schema for parameter in operation.parameters}
    template, segments = operation.path.split("/"), path.split("/")
    assert len(template) == len(segments)
    for wanted, segment in zip(template, segments, strict=True):
        if wanted in schemas:
            value = _json_of(operation, schemas[wanted], unquote(segment, errors="strict"))
            check_conforms(operation, f"path parameter {wanted} ", schemas[wanted], value)
        else:
            assert segment == wanted


def _json_of(operation: Operation, schema: Schema, value: str | list[str]) -> Json:
    """Return the JSON value of a text in a path or a query."""
    shape = operation.api.shape(schema)
    if isinstance(value, list):
        return [_json_of(operation, shape.schema["items"], text) for text in value]
    return value if "string" in shape.types else Decoder(operation.api).from_text(schema, value)


def _body(operation: Operation, exchange: Exchange) -> Json:
    content_type = exchange.sent.headers["content-type"]
    if not content_type.startswith("multipart/"):
        return _strict_json(exchange.sent.content)
    assert operation.body is not None
    properties: Mapping[str, Any] = operation.api.shape(operation.body.schema).schema["properties"]
    found: dict[str, Json] = {}
    for part in multipart.parse(exchange.sent.content, content_type):
        shape = operation.api.shape(properties[part.name])
        if "array" in shape.types:
            found.setdefault(part.name, []).append("")
        else:
            found[part.name] = _strict_json(part.content) if "object" in shape.types else ""
    return found


def _strict_json(content: bytes) -> Json:
    def reject(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    return json.loads(content.decode("utf-8", errors="strict"), parse_constant=reject)
