"""Each command that changes something asks first. Without an answer it ends at once, and has sent nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from tests.command_line.support import KEYS, as_options, connected, run
from tests.command_line.test_flows import CHANGES, FLOWS
from tests.property.adapter import example_call
from tests.property.apis import OPERATIONS, Operation
from tests.property.clients import Canned

WRITES = [one for one in OPERATIONS if not one.is_read]
VISIT = "55555555-5555-4555-8555-555555555555"
COMMANDS = [
    *((api, [word for word in words if word != "--yes"]) for api, (words, _) in FLOWS.items()),
    *((api, [VISIT if word == "ID" else word for word in words]) for api, each in CHANGES.items() for words in each),
]
ANSWERS = ((b"", False), (b"y\n", False), (b"", True), (b"no\n", True), (b"yes please\n", True))
"""What standard input has, and whether it is a terminal: without one, nothing there is an answer."""


def assert_nothing_is_sent(api: str, words: list[str]) -> None:
    transport = Canned()
    keys = {name: f"{name}-0123456789abcdef" for name in KEYS[api].values()}
    with connected(api, transport, "https://practice.example/api", keys, max_retries=0):
        for given, terminal in ANSWERS:
            result = run(api, *words, given=given, terminal=terminal)
            assert (result.code, result.out) == (ExitCode.NOT_CONFIRMED, ""), result.err
            assert ("[y/N]" in result.err) == terminal
            assert ("pass --yes" in result.err) != terminal
    assert transport.asked == 0


@pytest.mark.parametrize("operation", WRITES, ids=str)
def test_operation_without_a_yes_sends_nothing(operation: Operation, tmp_path: Path) -> None:
    assert_nothing_is_sent(operation.api.name, as_options(example_call(operation), tmp_path))


@pytest.mark.parametrize(("api", "words"), COMMANDS, ids=str)
def test_flow_without_a_yes_sends_nothing(api: str, words: list[str]) -> None:
    assert_nothing_is_sent(api, words)
