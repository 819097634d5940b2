"""The attrs records of a client and the pydantic models agree on the document that both are generated from.

docs/models.md lists the few values that they read differently; test_models_documents compares them with the document.
Here, the places of problems are compared too:

- When a response is read, the records report wrong types, missing properties and unknown enum values. They check
  lengths, bounds, patterns and closed objects only before sending. The models always check these, and check the length
  of a list before its items.
- The records may leave out what the client derives from files. The models require it, as the API does.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from datetime import datetime

import pytest
from hypothesis import given
from pydantic import BaseModel, ValidationError

from tests.property.amount import fewer
from tests.property.apis import Api, Json, Schema
from tests.property.cases import cases
from tests.property.described_files import derived_names
from tests.property.responses import broken, described, near
from tests.property.test_records import BODIES, COMPONENTS, schema_named
from tests.property.validation import conforms

TOGETHER = "missing_one_of"
"""The problem of several properties together, which a record does not report."""

LIMITS = frozenset(
    {
        "extra_forbidden",
        "greater_than_equal",
        "less_than_equal",
        "multiple_of",
        "string_format",
        "string_pattern_mismatch",
        "string_too_long",
        "string_too_short",
        "too_long",
        "too_short",
    }
)
"""The error types of pydantic for limits that records check before sending."""


@pytest.mark.parametrize("operation", BODIES, ids=str)
def test_valid_body_round_trips_in_records_and_models(operation) -> None:
    api, component = operation.api, operation.api.shape(operation.body.schema).component

    @fewer(8)
    @given(cases(operation))
    def every_body(case):
        if isinstance(case.body, Mapping):
            assert not refused_by_model(api, component, case.body)
            comes_back_equal(api, component, case.body)

    every_body()


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_valid_object_round_trips_in_records_and_models(api: Api, name: str) -> None:
    @fewer(8)
    @given(described(api, schema_named(name)))
    def every_object(value):
        if conforms(api, schema_named(name), value):
            assert not refused_by_model(api, name, value)
            assert not reported_by_record(api, name, value)
            comes_back_equal(api, name, value)

    every_object()


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_records_and_models_report_the_same_problems(api: Api, name: str) -> None:
    @fewer(5)
    @given(broken(api, schema_named(name)))
    def every_object(value):
        refused, reported = refused_by_model(api, name, value), reported_by_record(api, name, value)
        absent = {place for place, kind in refused.items() if kind == "missing"}
        derived = {place for place in absent if place.rpartition("/")[2] in derived_names(api)}
        refused = {place: kind for place, kind in refused.items() if place not in derived and kind != TOGETHER}
        for place, kind in refused.items():
            assert kind in LIMITS or any(is_within(place, outer) for outer in reported), place
        for place, seen in reported.items():
            assert seen == "null" or any(is_within(other, place) or is_within(place, other) for other in refused), place
        assert conforms(api, one_by_one(api, name), value, bits=False) == (not refused and not reported and not derived)

    every_object()


def one_by_one(api: Api, name: str) -> Schema:
    """Return a component without its rules about several properties together."""
    schema = api.shape(schema_named(name)).schema
    return {keyword: part for keyword, part in schema.items() if keyword not in ("anyOf", "not")}


@pytest.mark.parametrize("name", ["AppointmentCreate", "AppointmentReserve"])
def test_interdependent_fields_are_checked_when_sent(name: str) -> None:
    (api,) = (api for api in {api for api, _ in COMPONENTS} if api.name == "pracsuite")
    value = {"client_id": 7, "appointment_type_id": 2, "app_time": "2027-01-04T09:00:00", "duration": 30}
    value = {part: value[part] for part in api.shape(schema_named(name)).schema["properties"] if part in value}
    assert not conforms(api, schema_named(name), value)
    assert refused_by_model(api, name, value) == {"": "missing_one_of"}
    assert not reported_by_record(api, name, value)
    with pytest.raises(api.package.ArgumentError, match="practitioner_id"):
        getattr(api.package, name)(**value | {"app_time": datetime(2027, 1, 4, 9)}).to_dict()


def test_integer_size_is_checked_when_sent() -> None:
    (api,) = (api for api in {api for api, _ in COMPONENTS} if api.name == "coreplus")
    value = {"Size": 2**63, "Name": "scan.png"}
    assert not conforms(api, schema_named("AttachedFileDetails"), value)
    assert conforms(api, schema_named("AttachedFileDetails"), value, bits=False)
    assert refused_by_model(api, "AttachedFileDetails", value) == {"/Size": "less_than_equal"}
    assert not reported_by_record(api, "AttachedFileDetails", value)
    with pytest.raises(api.package.ArgumentError, match=r"^AttachedFileDetails\.size: "):
        api.package.AttachedFileDetails(size=2**63, name="scan.png").to_dict()


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_records_and_models_accept_only_documented_choices(api: Api, name: str) -> None:
    for wire, _, definition in api.properties(api.shape(schema_named(name)).schema):
        choices = [choice for choice in api.shape(definition).schema.get("enum", ()) if choice is not None]
        place = f"/{wire}"
        for value in choices:
            assert place not in refused_by_model(api, name, {wire: value})
            assert place not in reported_by_record(api, name, {wire: value})
        for value in near(choices):
            assert any(is_within(other, place) for other in refused_by_model(api, name, {wire: value}))
            assert place in reported_by_record(api, name, {wire: value})


def refused_by_model(api: Api, name: str, value: Json) -> dict[str, str]:
    """Return where the pydantic model rejects a value, and its error type."""
    try:
        modelled(api, name, value)
    except ValidationError as refusal:
        return {
            "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in error["loc"]): error["type"]
            for error in refusal.errors()
        }
    return {}


def reported_by_record(api: Api, name: str, value: Json) -> dict[str, str]:
    """Return where the record reports a value, and what it saw there; unknown properties are accepted."""
    record = getattr(api.package, name)
    codec = importlib.import_module(f"{api.package.__name__}._runtime.values.record_codec").Object(lambda: record)
    return {found.pointer: found.actual for found in codec.deviations(value, "") if found.kind != "unknown"}


def comes_back_equal(api: Api, name: str, value: Json) -> None:
    """Check that records and models read a value and give back the same JSON."""
    assert json.loads(modelled(api, name, value).model_dump_json()) == value
    assert getattr(api.package, name).from_dict(value).to_dict() == value


def modelled(api: Api, name: str, value: Json) -> BaseModel:
    """Read a value with the pydantic model of a component."""
    model: type[BaseModel] = getattr(importlib.import_module(f"{api.name}_models"), name)
    return model.model_validate_json(json.dumps(value), strict=True)


def is_within(inner: str, outer: str) -> bool:
    """Return whether a place equals another or is below it; pydantic names each branch of a union that it tried."""
    return inner == outer or inner.startswith(f"{outer}/")
