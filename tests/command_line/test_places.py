"""What is wrong inside JSON is named by its place, in the names of the API, however the properties were spelled."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from coreplus_client._runtime.command_line import redaction as of_coreplus
from pracsuite_client._runtime.command_line import redaction as of_pracsuite
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from tests.command_line.support import as_data, command_of, run
from tests.property.adapter import Call, example_call
from tests.property.apis import OPERATIONS

MARKS: Any = {"coreplus": of_coreplus, "pracsuite": of_pracsuite}
BODIES = [
    one
    for one in OPERATIONS
    if any(argument.place in ("body", "form") for argument in command_of(example_call(one)).arguments)
    and (one.api.name == "coreplus" or one.verb == "create")
]
"""Operations with a body: all of the API whose names differ from those of the client, and a few others."""
GUID = "11111111-1111-4111-8111-111111111111"
UNKNOWN = "Canarybird"
WRONG: tuple[Any, ...] = ({UNKNOWN: 1}, [[UNKNOWN]], [{UNKNOWN: 1}], 1e400, True, "\ud800", UNKNOWN)


def codecs_of(call: Call) -> dict[str, Any]:
    """Return what reads each part of a body, by its name in the API."""
    package = f"{call.operation.api.name}_client"
    command = command_of(call)
    found = getattr(import_module(f"{package}.resources.{call.operation.resource}"), command.constant)
    values = import_module(f"{package}._runtime.command_line.values")
    operation = getattr(found, "operation", found)
    arguments = [one for one in command.arguments if one.place in ("body", "form")]
    return {one.name: values.codec_of(one, operation) for one in arguments}


def inside(api: str, codec: Any, value: Any, path: str) -> Iterator[tuple[str, Any, Any, Any]]:
    """Yield each place in JSON: its path, what contains it, its key, and the record that declares the key."""
    marks = MARKS[api]
    while marks.may_be_null(codec):
        codec = codec.inner
    if marks.is_list(codec) and isinstance(value, list):
        for index, item in enumerate(value):
            yield f"{path}[{index}]", value, index, None
            yield from inside(api, codec.items, item, f"{path}[{index}]")
    elif marks.is_record(codec) and isinstance(value, dict):
        wires = {wire.name: wire for wire in codec.model.__wires__.values()}
        for name, item in value.items():
            yield f"{path}.{name}", value, name, codec.model
            yield from inside(api, wires[name].codec, item, f"{path}.{name}")


def in_python(api: str, codec: Any, value: Any) -> Any:
    """Return JSON with the names that the client has for properties."""
    marks = MARKS[api]
    while marks.may_be_null(codec):
        codec = codec.inner
    if marks.is_list(codec) and isinstance(value, list):
        return [in_python(api, codec.items, item) for item in value]
    if marks.is_record(codec) and isinstance(value, dict):
        names = {wire.name: (name, wire.codec) for name, wire in codec.model.__wires__.items()}
        return {
            names[key][0] if key in names else key: in_python(api, names[key][1], item) if key in names else item
            for key, item in value.items()
        }
    return value


def names_of_python(api: str, codec: Any, seen: set[Any]) -> Iterator[str]:
    """Yield the names of properties that the API spells otherwise."""
    inner = MARKS[api].inner_codec(codec)
    if MARKS[api].is_record(inner) and inner.model not in seen:
        seen.add(inner.model)
        declared = {wire.name for wire in inner.model.__wires__.values()}
        for name, wire in inner.model.__wires__.items():
            if name not in declared:
                yield name
            yield from names_of_python(api, wire.codec, seen)


@pytest.mark.parametrize("operation", BODIES, ids=str)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wrong_value_is_named_by_its_place_in_the_names_of_the_api(operation: Any, data: Any, tmp_path: Path) -> None:
    api, call = operation.api.name, example_call(operation)
    words, content = as_data(call, tmp_path)
    given_data, codecs = json.loads(content), codecs_of(call)
    found = [
        place
        for name, codec in codecs.items()
        if codec is not None and name in given_data
        for place in ((f".{name}", given_data, name, None), *inside(api, codec, given_data[name], f".{name}"))
    ]
    assume(found)
    path, holder, key, model = data.draw(st.sampled_from(found))
    change = data.draw(st.sampled_from(["wrong", "unknown", "missing"]))
    expected = {f"${path}"}
    if change == "wrong" or model is None:
        holder[key] = data.draw(st.sampled_from(WRONG))
        expected |= {f"${one}" for one, *_ in found if path.startswith(one)}  # a list, or a record, may be refused
    elif change == "missing":
        del holder[key]
        expected = {f"${path.rpartition('.')[0]}.{name}" for name in (wire.name for wire in model.__wires__.values())}
    else:
        holder[UNKNOWN] = 1
        expected = {f"${path.rpartition('.')[0]} (property {len(holder)})"}
    keys = data.draw(st.sets(st.sampled_from(sorted(codecs))))
    for name in keys & given_data.keys():
        if codecs[name] is not None:
            given_data[name] = in_python(api, codecs[name], given_data[name])
    result = run(api, *words, "--dry-run", given=json.dumps(given_data).encode("utf-8", "surrogatepass"))
    assert result.code in (ExitCode.OK, ExitCode.USAGE), result.err
    assert UNKNOWN not in result.err
    if result.code == ExitCode.USAGE:
        place = re.match(rf"{api}: --data: (\$[^:]*?): ", result.err)
        assert place is not None, result.err
        assert any(place[1] == one or place[1].startswith((f"{one}.", f"{one}[", f"{one} (")) for one in expected)
        for name in {python for codec in codecs.values() if codec for python in names_of_python(api, codec, set())}:
            assert not re.search(rf"\b{name}\b", result.err) or "_" not in name, result.err


BOOK = (
    *("appointments", "book", "--start-date-time", "2027-01-04T09:00+11:00"),
    *("--end-date-time", "2027-01-04T09:30+11:00", "--location-id", GUID, "--dry-run"),
)
OPTIONS = {
    "wrong type": (
        ('{"practitionerId": 5}', '{"clientId": "G"}'),
        "--practitioner: $.practitionerId: must be a string",
    ),
    "name of Python": (('{"practitioner_id": 5}', "{}"), "--practitioner: $.practitionerId: must be a string"),
    "missing": (('{"practitionerId": "G"}', "{}"), "--clients: $.clientId: is required"),
    "one of several": (('{"practitionerId": "G"}', '{"clientId": "G"}', "5"), "--clients (value 2): must be an object"),
    "no JSON": (('{"practitionerId": "G"', "{}"), "--practitioner: must be a JSON object"),
    "a list": (("[1]", "{}"), "--practitioner: must be a JSON object"),
    "twice": (('{"practitionerId": "G", "practitionerId": "G"}', "{}"), "--practitioner: an object has two properties"),
    "both names": (('{"practitionerId": "G", "practitioner_id": "G"}', "{}"), "is given as practitionerId as well"),
    "similar": (('{"PractitionerID": "G"}', "{}"), "is not a property of this record; use practitionerId"),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_json_in_an_option_has_places_too(name: str) -> None:
    (practitioner, *clients), said = OPTIONS[name]
    values = [word for one in clients for word in ("--clients", one.replace("G", GUID))]
    result = run("coreplus", *BOOK, "--practitioner", practitioner.replace('"G"', f'"{GUID}"'), *values)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert said in result.err


def test_times_are_as_free_in_data_as_in_options() -> None:
    times = {"startDateTime": "2027-01-04T09:00+11:00", "endDateTime": "2027-01-04T09:30:00+11:00"}
    body = {**times, "practitioner": {"practitionerId": GUID}, "locationId": GUID, "clients": [{"clientId": GUID}]}
    made = run("coreplus", "appointments", "book", "--data", "-", "--dry-run", given=json.dumps(body).encode())
    assert made.code == ExitCode.OK, made.err
    late = {**body, "startDateTime": times["endDateTime"]}
    result = run("coreplus", "appointments", "book", "--data", "-", "--dry-run", given=json.dumps(late).encode())
    assert "--data: $.endDateTime: must be after startDateTime" in result.err


def test_flow_names_its_own_option() -> None:
    words = ("--practitioner-id", GUID, "--location-id", GUID, "--start-date-time", "2027-01-04T09:00+11:00")
    data = json.dumps({"clientId": "\ud800"}).encode()
    result = run("coreplus", "book", *words, "--duration", "30", "--dry-run", "--data", "-", given=data)
    assert (result.code, result.err) == (ExitCode.USAGE, "coreplus: --data: $.clientId: is not valid Unicode text\n")


def test_conditions_and_order_have_places_too() -> None:
    data = {"where": ["app_time>=2027-01-04"], "order-by": "app_time"}
    result = run("pracsuite", "appointments", "list", "--data", "-", given=json.dumps(data).encode())
    assert (result.code, result.err) == (ExitCode.USAGE, "pracsuite: --data: $.order-by: must be a list of texts\n")
