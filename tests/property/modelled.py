"""What the models of every schema have to do, as checks of one schema with one generated document.

The tests apply them to all schemas of both APIs, and to those of the small third API.
"""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

import jsonschema_rs
from hypothesis import settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from tests.property.apis import APIS, Api, Json, Schema
from tests.property.decode import READERS
from tests.property.described_files import derived_names
from tests.property.responses import anything, at, broken, described, places, with_other, without
from tests.property.validation import UNCHECKED, conforms, reads, sized

Model = type[BaseModel]


def schema_named(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def objects(api: Api) -> list[str]:
    """Return the names of the schemas that have a model."""
    return [name for name, schema in api.document["components"]["schemas"].items() if schema.get("type") == "object"]


def enums(api: Api) -> list[str]:
    """Return the names of the schemas that have a list of values."""
    return [name for name, schema in api.document["components"]["schemas"].items() if "enum" in schema]


MODELS = [(api, name) for api in APIS for name in objects(api)]
ENUMS = [(api, name) for api in APIS for name in enums(api)]


def models_of(api: Api) -> ModuleType:
    return importlib.import_module(f"{api.name}_models")


def model_of(api: Api, name: str) -> Model:
    model: Model = getattr(models_of(api), name)
    return model


def is_request(api: Api, name: str) -> bool:
    return api.document["components"]["schemas"][name].get("additionalProperties") is False


def is_accepted(read: Callable[[], Any]) -> bool:
    try:
        read()
    except ValidationError:
        return False
    return True


def some() -> settings:
    """Return a few of the usual number of cases: there are many schemas. A run with many cases makes all of them."""
    assert settings.default is not None
    usual = settings.default.max_examples
    return settings(max_examples=usual if usual > 100 else max(1, usual // 6))


def documents(api: Api, name: str) -> st.SearchStrategy[Json]:
    """Generate documents of a schema: half of them fit, the others have a few faults of any kind."""
    sound = described(api, schema_named(name))
    return st.one_of(closed_as_described(api, sound, name), broken(api, schema_named(name)), odd(api, name))


def closed_as_described(api: Api, sound: st.SearchStrategy[Json], name: str) -> st.SearchStrategy[Json]:
    """Remove the undeclared properties of documents that a closed schema forbids."""
    return sound.map(lambda value: without_undeclared(api, schema_named(name), value))


def without_undeclared(api: Api, schema: Schema, value: Json) -> Json:
    shape = api.shape(schema)
    if isinstance(value, Mapping):
        declared = shape.schema.get("properties", {})
        closed = shape.schema.get("additionalProperties") is False
        return {
            key: without_undeclared(api, declared.get(key, {}), item)
            for key, item in value.items()
            if key in declared or not closed
        }
    if isinstance(value, list):
        return [without_undeclared(api, shape.schema.get("items", {}), item) for item in value]
    return value


ODD: tuple[Json, ...] = (
    *(True, False, 1, 0, -1, 2**63, -(2**63) - 1, 2**31, 1e308, 5.0, 0.1, 10**30, "", " ", "1", "1.0", "true", "null"),
    *("2027-01-04", "2027-02-30", "2027-01-04T09:00:00", "2027-01-04T09:00:00Z", "2027-01-04 09:00:00Z"),
    *("2027-01-04T25:61:00+11:00", "2027-01-04T09:00:00 +11:00", "2027-01-04T09:00:00.1+11:00", "2027-01-04T09:00Z"),
    *("2027-01-04T09:00:00.5", "1700000000", "0000-00-00", "1990-02-31T00:00:00", "1990-02-03T00:00:00"),
    *("٢٠٢٧-01-04", "NaN", "Infinity", "12.50", "-3", "x" * 400, "line\n", [], [None], {}, {"": None}, None),
)
"""Values that a lenient reader takes for something else."""


def odd(api: Api, name: str) -> st.SearchStrategy[Json]:
    """Generate documents with one value that a lenient reader would convert, or without one property."""
    sound = closed_as_described(api, described(api, schema_named(name)), name)

    @st.composite
    def changed(draw: st.DrawFn) -> Json:
        value = draw(sound)
        found = list(places(api, schema_named(name), value))
        if not found:
            return draw(anything)
        place = draw(st.sampled_from(found))
        if isinstance(place.steps[-1], str) and draw(st.integers(0, 5)) == 0:
            return without(value, place)
        return with_other(value, place, draw(st.sampled_from(ODD)))

    return changed()


def agree(api: Api, name: str, value: Json) -> None:
    """Check that the document of the API, the model and the client's record accept and refuse the same."""
    model = model_of(api, name)
    fits = conforms(api, schema_named(name), value)
    ordered = is_ordered(api, schema_named(name), value)
    for how, read in {
        "parsed": lambda: model.model_validate(value, strict=True),
        "text": lambda: model.model_validate_json(json.dumps(value), strict=True),
    }.items():
        assert is_accepted(read) == (fits and ordered), how
    if not is_request(api, name):
        found = model.model_validate(value) if isinstance(value, Mapping) else None
        assert found is None or bool(found.deviations) == (not fits)
    else:
        assert is_accepted(lambda: model.model_validate(value)) == (fits and ordered)
    if hasattr(api.package, name) and isinstance(value, Mapping):
        accepted = is_sent(api, name, value) if is_request(api, name) else is_read(api, name, value)
        assert accepted == (fits and ordered) or is_known_difference(api, name, value, accepted=accepted)


def is_sent(api: Api, name: str, value: Json) -> bool:
    """Return whether the client would send a plain dict as a request."""
    codec = importlib.import_module(f"{api.package.__name__}._runtime.values.record_codec")
    context = importlib.import_module(f"{api.package.__name__}._runtime.values.codec")
    try:
        codec.Object(lambda: getattr(api.package, name)).encode(value, context.Context())
    except context.Mismatch:
        return False
    return True


def is_read(api: Api, name: str, value: Json) -> bool:
    """Return whether the client would report nothing about a response."""
    codec = importlib.import_module(f"{api.package.__name__}._runtime.values.record_codec")
    record = getattr(api.package, name)
    return all(found.kind == "unknown" for found in codec.Object(lambda: record).deviations(value, ""))


def is_known_difference(api: Api, name: str, value: Json, *, accepted: bool) -> bool:
    """Return whether the client accepts a document for a reason in the table of docs/models.md."""
    if not accepted:
        return False
    if not is_request(api, name):
        whole = json.loads(FRACTION.sub(r"\1", json.dumps(value)))
        return refusals(lambda: model_of(api, name).model_validate(whole, strict=True)) <= LIMITS
    if conforms(api, schema_named(name), without_wrong_nulls(api, schema_named(name), value)):
        return True  # a client does not send a null that the schema does not allow
    within = {
        part for inner in inside(api, name) for part in api.document["components"]["schemas"][inner]["properties"]
    }
    return bool(within & derived_names(api))


def without_wrong_nulls(api: Api, schema: Schema, value: Json) -> Json:
    """Remove each null that the schema does not allow."""
    if isinstance(value, list):
        return [without_wrong_nulls(api, api.shape(schema).schema.get("items", {}), item) for item in value]
    if not isinstance(value, Mapping):
        return value
    declared = api.shape(schema).schema.get("properties", {})
    return {
        key: without_wrong_nulls(api, declared.get(key, {}), item)
        for key, item in value.items()
        if item is not None or key not in declared or api.shape(declared[key]).nullable
    }


FRACTION = re.compile(r'(T[0-9]{2}:[0-9]{2}:[0-9]{2})\.[0-9]+(?=")')
"""The fraction of a second of a time without an offset. The patterns of the documents forbid it; a client reads it."""

LIMITS = frozenset(
    {
        *("extra_forbidden", "greater_than_equal", "less_than_equal", "missing_one_of", "multiple_of", "string_format"),
        *("string_pattern_mismatch", "string_too_long", "string_too_short", "too_long", "too_short"),
    }
)
"""The errors of what a client checks only before it sends a request."""


def refusals(read: Callable[[], Any]) -> set[str]:
    """Return the types of the errors that a reader raises."""
    try:
        read()
    except ValidationError as error:
        return {one["type"] for one in error.errors()}
    return set()


def inside(api: Api, name: str) -> set[str]:
    """Return the names of a schema and of all that it refers to."""
    found, waiting = set[str](), [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            text = json.dumps(api.document["components"]["schemas"][one])
            waiting += [other for other in objects(api) if f'"#/components/schemas/{other}"' in text]
    return found


def is_ordered(api: Api, schema: Schema, value: Json) -> bool:
    """Return whether every period in a document ends after its start, which JSON Schema cannot require."""
    shape = api.shape(schema)
    if isinstance(value, list):
        return all(is_ordered(api, shape.schema.get("items", {}), item) for item in value)
    if not isinstance(value, Mapping):
        return True
    declared = shape.schema.get("properties", {})
    if "x-order" in shape.schema:
        start, end = (read_moment(api, declared[part], value.get(part)) for part in shape.schema["x-order"])
        if start is not None and end is not None and not start < end:
            return False
    return all(is_ordered(api, declared[key], item) for key, item in value.items() if key in declared)


def read_moment(api: Api, schema: Schema, value: Json) -> Any:
    form = api.shape(schema).format or ""
    try:
        return READERS[form](value) if isinstance(value, str) else None
    except ValueError:
        return None


def exported_validator(model: Model) -> jsonschema_rs.Draft202012Validator:
    """Return a validator of the JSON Schema that a model exports, with the formats of the API."""
    return validator_of(model.model_json_schema())


def validator_of(schema: Schema) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        with_sizes(schema),
        formats={name: reads(reader) for name, reader in READERS.items()}
        | {name: lambda text: True for name in UNCHECKED},
        validate_formats=True,
        ignore_unknown_formats=True,
    )


def with_sizes(node: Any) -> Any:
    if isinstance(node, list):
        return [with_sizes(item) for item in node]
    return sized({key: with_sizes(item) for key, item in node.items()}) if isinstance(node, dict) else node


def private_places(api: Api, schema: Schema, value: Json) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of each value of a document that describes a person."""
    for place in places(api, schema, value):
        if place.schema.get("x-phi"):
            yield place.steps


def conforming(api: Api, name: str) -> st.SearchStrategy[Json]:
    """Generate documents that fit a schema, with periods in order."""
    schema = schema_named(name)
    sound = closed_as_described(api, described(api, schema), name)

    @st.composite
    def repaired(draw: st.DrawFn) -> Json:
        value = draw(sound)
        for place in list(places(api, schema, value)):
            shape = api.shape(place.schema)
            text = at(value, [str(step) for step in place.steps])
            if isinstance(text, str) and "pattern" in shape.schema and not conforms(api, place.schema, text):
                value = with_other(value, place, draw(st.from_regex(shape.schema["pattern"], alphabet=ASCII)))
        return value

    return repaired().filter(lambda value: conforms(api, schema, value) and is_ordered(api, schema, value))


ASCII = st.characters(max_codepoint=126, min_codepoint=32)
