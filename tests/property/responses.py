"""Generate JSON that a server might send: as its schema describes it, and with deviations."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.property.adapter import Call
from tests.property.apis import Api, Json, Operation, Schema, Shape
from tests.property.decode import read_text
from tests.property.formats import FORMATS, days, moments

_NULLS = ("null", "none", "nil", "undefined", "nan")
_MOST = 3
"""Items and extra properties of a generated value."""

_TEXTS: Mapping[str, st.SearchStrategy[str]] = {
    **FORMATS,
    "date-time": moments.map(lambda moment: moment.isoformat().replace("+00:00", "Z")),
    "date": days.map(str),
    "uri": st.integers(2, 99).map("https://practice.example/api/record?page={}".format),
}

scalars: st.SearchStrategy[Json] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=8)
)
anything: st.SearchStrategy[Json] = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=_MOST), st.dictionaries(st.text(max_size=8), inner, max_size=_MOST)
    ),
    max_leaves=6,
)
"""Any JSON value."""

extras = st.dictionaries(st.text(min_size=1, max_size=8).map("x-".__add__), anything, max_size=1)
"""Properties that no document declares."""


def described(api: Api, schema: Schema) -> st.SearchStrategy[Json]:
    """Generate values that fit a response schema; objects may have undeclared properties."""
    shape = api.shape(schema)
    choices = [_of_type(api, shape, kind) for kind in sorted(shape.types)] or [anything]
    return st.one_of(*choices, *([st.none()] if shape.nullable else []))


def _of_type(api: Api, shape: Shape, kind: str) -> st.SearchStrategy[Json]:
    schema = shape.schema
    if "enum" in schema:
        return st.sampled_from([value for value in schema["enum"] if value is not None])
    if kind == "object":
        return _objects(api, schema)
    if kind == "array":
        return st.lists(described(api, schema.get("items", {})), max_size=_MOST)
    if kind == "string":
        return _TEXTS.get(shape.format or "", st.text(max_size=12))
    if kind == "integer":
        return st.integers(schema.get("minimum"), schema.get("maximum"))
    return {"boolean": st.booleans(), "number": st.floats(allow_nan=False, allow_infinity=False)}[kind]


def _objects(api: Api, schema: Schema) -> st.SearchStrategy[Json]:
    properties = schema.get("properties", {})
    required = schema.get("required", ())
    choices = [set(choice["required"]) for choice in schema.get("anyOf", ())]
    # Most optional properties are there: an absent one says little about how it is read.
    known = st.fixed_dictionaries(
        {
            name: st.deferred(lambda part=part: described(api, part))
            for name, part in properties.items()
            if name in required
        },
        optional={
            name: st.deferred(lambda part=part: described(api, part))
            for name, part in properties.items()
            if name not in required
        },
    )
    whole = st.builds(lambda own, more: {**more, **own}, known, extras)
    return whole.filter(lambda own: any(choice <= own.keys() for choice in choices)) if choices else whole


def repeated(call: Call, body: Json) -> list[tuple[dict[str, Json], str, Json]]:
    """Return where a body repeats the ID in the path of a call: the object, the property and the ID."""
    names = [one.name for one in call.operation.parameters if one.place == "path"]
    found: list[tuple[dict[str, Json], str, Json]] = []
    for name, (*outer, last) in call.operation.identity:
        holder = body
        for step in outer:
            holder = holder.get(step) if isinstance(holder, dict) else None
        if isinstance(holder, dict) and holder.get(last) is not None:
            found.append((holder, last, call.positional[names.index(name)]))
    return found


def is_proven(operation: Operation, body: Json) -> bool:
    """Return whether a body contains what shows a success of an operation; see `Operation.proof`."""
    return any(
        all(_says_something(body, place, zero=operation.is_read) for place in places) for places in operation.proof
    )


def _says_something(body: Json, place: tuple[str, ...], *, zero: bool) -> bool:
    for step in place:
        body = body.get(step) if isinstance(body, Mapping) else None
    if isinstance(body, str):
        return bool(body.strip().strip("{}-0")) and body.strip().casefold() not in _NULLS
    if isinstance(body, (int, float)) and not isinstance(body, bool):
        return body > 0 or (zero and isinstance(body, int))
    return body is not None and body is not True and body is not False and body not in ([], {})


def is_about(call: Call, body: Json) -> bool:
    """Return whether a body is about the record that was asked for, as far as it says."""
    if not all(_text(holder[name]) == _text(value) for holder, name, value in repeated(call, body)):
        return False
    operation = call.operation
    if any(at(body, place) == value for place, value in operation.contradictions.items()):
        return False
    undecided = _undecided(call)
    compared = [(sent, place) for sent, place in operation.echoes if sent[0] not in undecided]
    if any(_contradicts(operation, place, at(call.sent, sent), at(body, place)) for sent, place in compared):
        return False
    record, wanted = _booked(call, body)
    made = [at(record, (name,)) in (None, value) for name, value in _made(operation).items()]
    return record is None or (all(made) and all(_text(sent) in shown for sent, shown in wanted))


def about(call: Call, body: Json) -> Json:
    """Return a body that is about the record that was asked for, and that does not contradict what was sent."""
    changed, operation = deepcopy(body), call.operation
    for holder, name, value in repeated(call, changed):
        holder[name] = value
    for (*outer, last), value in operation.contradictions.items():
        holder = at(changed, tuple(outer))
        if isinstance(holder, dict) and holder.get(last) == value:
            holder[last] = f"not {value}"
    for sent, (*outer, last) in operation.echoes:
        holder = at(changed, tuple(outer))
        if isinstance(holder, dict) and last in holder and at(call.sent, sent) is not None:
            holder[last] = at(call.sent, sent)
    record, _ = _booked(call, changed)
    if isinstance(record, dict):
        record.update({name: value for name, value in _made(operation).items() if name in record})
        for place, sent in _subject(call):
            if place[1:2] == ("*",):
                record[place[0]] = [{place[2]: sent}]
            else:
                record[place[0]] = sent
    return changed


def _plan(operation: Operation) -> Mapping[str, Any]:
    """Return how a booking is found; empty for any other operation."""
    return {} if operation.variant else operation.definition.get("x-reconcile", {})


def _made(operation: Operation) -> dict[str, Json]:
    return {pointer[1:]: value for pointer, value in _plan(operation).get("made", {}).items()}


def _subject(call: Call) -> list[tuple[tuple[str, ...], Json]]:
    """Return the places in a booking that show for whom it is, each with what was sent."""
    found: list[tuple[tuple[str, ...], Json]] = []
    for pointer, source in _plan(call.operation).get("subject", {}).items():
        if isinstance(source, str):
            place = tuple(source.removeprefix("$request.body#/").split("/"))
            found.append((tuple(pointer.split("/")[1:]), at(call.sent, place)))
    return found


def _booked(call: Call, body: Json) -> tuple[Json, list[tuple[Json, list[str | None]]]]:
    """Return the booking in a body, and for whom it was asked for and is."""
    plan = _plan(call.operation)
    if not plan:
        return None, []
    record = at(body, tuple(plan["get"].get("record", "").split("/")[1:]))
    wanted: list[tuple[Json, list[str | None]]] = []
    for place, sent in _subject(call):
        if place[1:2] == ("*",):
            entries = at(record, place[:1])
            shown = [at(one, place[2:]) for one in entries] if isinstance(entries, list) else []
        else:
            shown = [at(record, place)]
        wanted.append((sent, [_text(one) for one in shown]))
    return record, wanted


def at(value: Json, place: Sequence[str]) -> Json:
    """Return the value at a place, ``None`` if there is none."""
    for step in place:
        value = value[int(step)] if isinstance(value, list) else value.get(step) if isinstance(value, Mapping) else None
    return value


def _undecided(call: Call) -> set[str]:
    """Return the properties that were sent beside a whole set of others which the server may take instead."""
    body = call.operation.body
    if body is None or not isinstance(call.sent, dict):
        return set()
    choices = [set(one["required"]) for one in call.operation.api.shape(body.schema).schema.get("anyOf", ())]
    whole = [names for names in choices if all(call.sent.get(name) is not None for name in names)]
    return {name for names in choices for taken in whole for name in names - taken}


def _contradicts(operation: Operation, place: tuple[str, ...], sent: Json, shown: Json) -> bool:
    """Return whether a value differs from the one that was sent, or cannot be compared with it."""
    if sent is None or shown is None:
        return False
    if isinstance(shown, (bool, list, dict)):
        return True
    if isinstance(sent, int):
        try:
            return float(shown) != sent
        except ValueError:
            return True
    schema: Any = operation.answer(operation.success)
    for step in place:
        schema = operation.api.shape(schema).schema["properties"][step]
    shape = operation.api.shape(schema)
    if shape.format is None:
        return str(shown).strip("{} ").casefold() != sent.casefold()
    if not isinstance(shown, str):
        return True
    try:
        return bool(read_text(shape, shown) != read_text(shape, sent))
    except ValueError:
        return re.sub(r"\D", "", shown)[:12] != re.sub(r"\D", "", sent)[:12]


def _text(value: Json) -> str | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).casefold() if isinstance(value, (int, str)) else None


@dataclass(frozen=True)
class Place:
    """A place in a JSON value, with its schema."""

    steps: tuple[str | int, ...]
    schema: Schema
    required: bool

    @property
    def pointer(self) -> str:
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.steps)


def places(api: Api, schema: Schema, value: Json, steps: tuple[str | int, ...] = ()) -> Iterator[Place]:
    """Yield every place below the top of a value that its schema describes."""
    shape = api.shape(schema)
    inside: list[tuple[str | int, Schema, bool, Json]] = []
    if isinstance(value, Mapping):
        needed = shape.schema.get("required", ())
        declared = shape.schema.get("properties", {})
        inside = [(name, part, name in needed, value[name]) for name, part in declared.items() if name in value]
    elif isinstance(value, list):
        inside = [(at, shape.schema.get("items", {}), False, item) for at, item in enumerate(value)]
    for step, part, required, item in inside:
        place = Place((*steps, step), part, required)
        yield place
        yield from places(api, part, item, place.steps)


def without(value: Json, place: Place) -> Json:
    """Return a copy of a value without one place."""
    copy, container = _container(value, place)
    del container[place.steps[-1]]
    return copy


def with_other(value: Json, place: Place, other: Json) -> Json:
    """Return a copy of a value with another value at one place."""
    copy, container = _container(value, place)
    container[place.steps[-1]] = other
    return copy


def _container(value: Json, place: Place) -> tuple[Json, Any]:
    copy = container = deepcopy(value)
    for step in place.steps[:-1]:
        container = container[step]
    return copy, container


def broken(api: Api, schema: Schema) -> st.SearchStrategy[Json]:
    """Generate values with up to three deviations: missing, null, of another type, or an unknown enum value."""
    sound = described(api, schema)  # made once, not for each value

    @st.composite
    def with_faults(draw: st.DrawFn) -> Json:
        value = draw(sound)
        for _ in range(draw(st.integers(1, 3))):
            found = list(places(api, schema, value))
            if not found:
                break
            place = draw(st.sampled_from(found))
            if isinstance(place.steps[-1], str) and draw(st.integers(0, 3)) == 0:
                value = without(value, place)
            else:
                value = with_other(value, place, draw(anything))
        return value

    return with_faults()


def near(choices: Sequence[Json]) -> list[Json]:
    """Return values that nearly equal one of some choices."""
    numbers = [choice for choice in choices if isinstance(choice, int)]
    words = [choice for choice in choices if isinstance(choice, str)]
    beside = [min(numbers) - 1, max(numbers) + 1] if numbers else []
    beside += [changed for word in words for changed in (word + "s", word[:-1], word.swapcase())]
    return [value for value in beside if value not in choices]


def wrong(api: Api, schema: Schema, value: Json, pointer: str = "") -> Iterator[str]:
    """Return pointers to values of a wrong type and to missing required ones."""
    shape = api.shape(schema)
    if not _fits(shape, value):
        yield pointer
    elif isinstance(value, Mapping):
        for name, part in shape.schema.get("properties", {}).items():
            inner = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            if name in value:
                yield from wrong(api, part, value[name], inner)
            elif name in shape.schema.get("required", ()):
                yield inner
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from wrong(api, shape.schema.get("items", {}), item, f"{pointer}/{at}")


def _fits(shape: Shape, value: Json) -> bool:
    if value is None:
        return shape.nullable or not shape.types
    if not shape.types:
        return True
    if isinstance(value, bool):
        return "boolean" in shape.types
    if isinstance(value, str):
        return "string" in shape.types and _is_readable(shape, value)
    if isinstance(value, (int, float)):
        whole = isinstance(value, int) or (math.isfinite(value) and value.is_integer())
        return "number" in shape.types or (whole and "integer" in shape.types)
    return ("array" if isinstance(value, list) else "object") in shape.types


def _is_readable(shape: Shape, text: str) -> bool:
    try:
        read_text(shape, text)
    except ValueError:
        return False
    return True
