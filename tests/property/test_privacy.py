"""Nothing printable identifies a patient: no text shows the canary in any marked field of any object."""

from __future__ import annotations

import json
import pprint
from collections.abc import Iterator
from typing import Any

import pytest

from tests.property.adapter import example_call
from tests.property.apis import APIS, OPERATIONS, Api, Json, Operation, Schema
from tests.property.clients import Canned, SyncCaller, credential_names, invented_access
from tests.property.decode import Decoder
from tests.property.responses import wrong
from tests.property.test_records import BODIES, COMPONENTS, schema_named

NUMBER = 90_417_263_558
DAY = "1943-05-17"
TIME = "09:41:17"
WORD = "Canarybird"
TRACES = (WORD, str(NUMBER), "1943", "90417263558")


TEMPLATES = {
    "date": "{0}",
    "date-time-local": "{0}T{1}",
    "date-time": "{0}T{1}Z",
    "coreplus-date": "{0}T00:00:00",
    "coreplus-date-time": "{0}T{1}+10:00",
    "coreplus-query-date-time": "{0} {1}+1000",
    "decimal": "{2}.00",
    "digits": "{2}",
}
"""Functions that make a text of a format from a date, a time and a number."""


def canary(api: Api, schema: Schema, phi: bool = False) -> Json:
    """Return a value of a schema with a canary in every field that the document marks as private."""
    shape = api.shape(schema)
    phi = phi or bool(schema.get("x-phi"))
    if "object" in shape.types:
        return {name: canary(api, part, phi) for name, part in shape.schema.get("properties", {}).items()}
    if "array" in shape.types:
        return [canary(api, {**shape.schema["items"], "x-phi": phi})]
    if "enum" in shape.schema:
        return shape.schema["enum"][0]
    if "string" in shape.types:
        template = TEMPLATES.get(shape.format or "", "{word}")
        return template.format(
            *((DAY, TIME, NUMBER) if phi else ("2027-01-04", "09:00:00", 5)), word=WORD if phi else "word"
        )
    if "boolean" in shape.types:
        return True
    return (NUMBER if phi else 5) if shape.types else "word"


def texts_of(value: Any) -> Iterator[str]:
    """Return everything that a program may print of a value."""
    yield from (repr(value), str(value), f"{value}", f"{[value]}", pprint.pformat({"value": value}))


def assert_silent(value: Any) -> None:
    for text in texts_of(value):
        for trace in TRACES:
            assert trace not in text


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_received_record_repr_has_no_patient_data(api: Api, name: str) -> None:
    came = canary(api, schema_named(name))
    record = getattr(api.package, name).from_dict(came | {"beyond the document": WORD})
    assert_silent(record)
    assert record.to_dict() == came | {"beyond the document": WORD}


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_record_with_wrong_types_repr_has_no_patient_data(api: Api, name: str) -> None:
    model = getattr(api.package, name)
    for wire, _, schema in api.properties(api.shape(schema_named(name)).schema):
        for value in ({"name": WORD}, [WORD], [[NUMBER]]):
            if any(True for _ in wrong(api, schema, value)):
                assert_silent(model.from_dict({wire: value}))


@pytest.mark.parametrize("operation", BODIES, ids=str)
def test_built_record_repr_has_no_patient_data(operation: Operation) -> None:
    schema = operation.body.schema
    assert_silent(Decoder(operation.api, models=True).argument(schema, canary(operation.api, schema)))


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_returned_value_repr_has_no_patient_data(operation: Operation) -> None:
    schema = operation.answer(operation.success)
    canned = Canned()
    canned.succeed(operation, b"" if schema is None else json.dumps(canary(operation.api, schema)).encode())
    caller = SyncCaller(operation.api, invented_access(operation.api), canned)
    call = example_call(operation)
    assert_silent(caller(call).value)
    resource = getattr(caller.client, operation.resource).with_raw_response
    assert_silent(getattr(resource, operation.verb)(*call.positional, **call.keywords))
    assert_silent(caller.client.drift)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
@pytest.mark.parametrize("status", [200, 400, 409, 422, 500])
def test_error_shows_nothing_of_the_response_body(operation: Operation, status: int) -> None:
    canned = Canned()
    problems = [{"field": WORD, "message": WORD}]
    body = {"error": {"detail": WORD, "validation": problems}, "message": WORD, "result": [{"reason": WORD}]}
    canned.status, canned.content = status, json.dumps(body).encode()[: -1 if status == 200 else None]
    error = SyncCaller(operation.api, invented_access(operation.api), canned)(example_call(operation)).error
    if error is not None:
        assert_silent(error)
        assert_silent(error.response)


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_client_repr_has_no_credential(api: Api) -> None:
    settings = invented_access(api) | {name: f"canary-of-{name}-{WORD}" for name in credential_names(api)}
    client = getattr(api.package, api.client_name)(**settings)
    for printed in (client, vars(client), list(vars(client).values())):
        assert_silent(printed)
    client.close()
