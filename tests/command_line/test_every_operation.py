"""Every operation can be called from the command line, with options and with JSON, and prints valid JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path

import pytest

from practice_mock.testing import Mock
from tests.command_line.support import as_data, as_options, command_of, run, words_of
from tests.property.adapter import example_call
from tests.property.apis import APIS, OPERATIONS, Operation
from tests.property.clients import tomorrow
from tests.property.worlds import worlds_of

Calling = Callable[[str], AbstractContextManager[None]]


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_operation_is_called_with_options_and_with_json(
    operation: Operation, mock: Mock, calling: Calling, tmp_path: Path
) -> None:
    world = next(world for world in worlds_of(operation, mock) if world.complete or operation.example is None)
    call = example_call(operation, tomorrow(mock), world.parameters, world.body)
    outputs = []
    words, data = as_data(call, tmp_path) if command_of(call).arguments else (words_of(call), b"")
    for arguments, given in ((as_options(call, tmp_path), b""), (words, data)):
        mock.practice.restore(world.snapshot)
        limit = ["--limit", "3"] if any(one.place == "walk" for one in command_of(call).arguments) else []
        yes = [] if operation.is_read else ["--yes"]
        with calling(operation.api.name):
            result = run(operation.api.name, *arguments, *limit, *yes, "--json", "--reveal", given=given)
        entry = list(mock.practice.journal)[-1]
        assert entry.operation == operation.definition["operationId"]
        assert result.code == 0, (arguments, limit, yes, result.err)
        value = result.json
        assert isinstance(value, list) == (operation.items is not None)
        outputs.append(value)
    assert _shape(outputs[0]) == _shape(outputs[1])


def _shape(value: object) -> object:
    """Return the names and types of a value: identifiers and times differ between two calls."""
    if isinstance(value, dict):
        return {name: _shape(one) for name, one in value.items()}
    return [_shape(one) for one in value] if isinstance(value, list) else type(value)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_help_of_each_command_shows_its_arguments(operation: Operation) -> None:
    call = example_call(operation)
    result = run(operation.api.name, *words_of(call), "--help")
    assert result.code == 0
    for argument in command_of(call).arguments:
        assert (argument.shown if argument.positional else f"{argument.shown} ") in result.out
    assert f"{operation.api.name} {' '.join(words_of(call))}" in result.out
    warns = "your shell keeps them in its history" in " ".join(result.out.split())
    assert warns == any(argument.private for argument in command_of(call).arguments)


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_each_method_of_the_client_has_a_command(api) -> None:
    program = import_module(f"{api.name}_client._commands").PROGRAM
    commands = {f"{group.module}.{name}" for group in program.groups.values() for name in group.commands}
    resources = import_module(f"{api.name}_client.resources")
    methods = set()
    for group in program.groups.values():
        cls = next(
            value
            for value in vars(import_module(f"{resources.__name__}.{group.module}")).values()
            if isinstance(value, type) and value.__bases__[0].__name__ == "SyncResource"
        )
        methods |= {f"{group.module}.{name}" for name in vars(cls) if name[0] != "_" and name != "with_raw_response"}
    assert commands == methods
    assert {f"{one.resource}.{one.verb}" for one in OPERATIONS if one.api == api} <= commands


def test_files_are_sent_and_saved(mock: Mock, calling: Calling, tmp_path: Path) -> None:
    mock.practice.reset()
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 invented")
    with calling("pracsuite"):
        sent = run("pracsuite", "patient-attachments", "upload", "7", str(tmp_path / "report.pdf"), "--yes", "--json")
        assert (sent.code, sent.json["size"], sent.json["name"]) == (0, 17, "<redacted>"), sent.err
        listed = run("pracsuite", "patient-attachments", "list-by-patient", "7", "--json", "--reveal").json
        number = str(listed[-1]["attachment_client_id"])
        target = tmp_path / "saved.pdf"
        saved = run("pracsuite", "patient-attachments", "download", number, "--to", str(target), "--json")
        assert saved.code == 0, saved.err
        assert target.stat().st_size > 0
        again = run("pracsuite", "patient-attachments", "download", number, "--to", str(target), "--json")
        assert (again.code, again.out) == (14, "")
        words = ["patient-attachments", "download", number, "--to", str(target)]
        assert run("pracsuite", *words, "--overwrite", "true").code == 0


def test_conditions_and_order_are_those_of_the_client(mock: Mock, calling: Calling) -> None:
    mock.practice.reset()
    with calling("pracsuite"):
        words = ["appointments", "list", "--where", "app_time>=2027-01-04", "--where", "practitioner_id=3"]
        listed = run("pracsuite", *words, "--order-by", "app_time", "--limit", "20", "--json", "--reveal")
        assert listed.code == 0, listed.err
        times = [record["app_time"] for record in listed.json]
        assert len(times) == 20
        assert times == sorted(times)
        assert times[0] >= "2027-01-04"
        assert {record["practitioner_id"] for record in listed.json} == {3}
        data = {"where": ["app_time>=2027-01-04", "practitioner_id=3"], "order_by": ["app_time"], "limit": 20}
        words = ["appointments", "list", "--data", "-", "--json", "--reveal"]
        same = run("pracsuite", *words, given=json.dumps(data).encode())
        assert same.json == listed.json
