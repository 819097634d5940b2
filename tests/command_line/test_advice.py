"""What a message tells people to do is possible and safe."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

import httpx
import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import Match, Plan, RateLimit, Rule, Status
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, connected, run
from tests.command_line.test_flows import WORLD, booked, calling_over
from tests.command_line.test_second_deliveries import CHANGES
from tests.property.network import Network

Calling = Callable[[str], AbstractContextManager[None]]


def test_unknown_outcome_does_not_invite_to_repeat_the_change(mock: Mock, calling: Calling) -> None:
    words = ("appointments", "edit", "4101", "--duration", "30", "--yes")
    with calling("pracsuite"):
        mock.practice.faults.put(Plan((Rule(Status(500), Match(operation="editAppointment")),)))
        unknown = run("pracsuite", *words)
        mock.practice.faults.put(Plan((Rule(Status(422), Match(operation="editAppointment")),)))
        rejected = run("pracsuite", *words)
    assert (unknown.code, rejected.code) == (ExitCode.OUTCOME_UNKNOWN, ExitCode.REJECTED)
    assert "--reveal" not in unknown.err
    assert "(--reveal shows the server's message)" in rejected.err


class Blind(Network):
    """A network in which no read succeeds any more after a write."""

    def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        is_lookup = request.method == "GET" and any(one.method != "GET" for one in self.passages)
        return httpx.Response(500) if is_lookup else response


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("lost", [False, True])
def test_unknown_outcome_of_a_flow_tells_what_was_found(name: str, lost: bool) -> None:
    """The request fails, and the lookup after it finds the record as before, or fails too."""
    api = name.split()[0]
    number = booked(api)
    with calling_over((Blind if lost else Network)(WORLD, [Status(500)]), api):
        result = run(api, *(number if word == "ID" else word for word in CHANGES[name]), "--yes", "--json")
    assert result.code == ExitCode.OUTCOME_UNKNOWN, result.err
    assert ("could not be read after the request" if lost else "found the record as it was before") in result.err


def test_rate_limit_tells_how_long_to_wait(mock: Mock, calling: Calling) -> None:
    mock.practice.faults.put(Plan((Rule(RateLimit(3600), Match(operation="getPatient")),)))
    with calling("pracsuite"):
        result = run("pracsuite", "patients", "get", "7")
    assert result.code == ExitCode.RATE_LIMITED
    assert "The server asks to wait 3600 seconds." in result.err


@pytest.mark.parametrize(
    ("time", "said"), [("2027-04-04T02:30", True), ("2027-04-04T03:30", False), ("2027-01-04T02:30", False)]
)
def test_time_that_the_clocks_repeat_is_noted(time: str, said: bool) -> None:
    words = ("reschedule", "4101", "--app-time", time, "--time-zone", "Australia/Adelaide", "--dry-run")
    result = run("pracsuite", *words)
    assert result.code == ExitCode.OK, result.err
    assert ("the clocks repeat this hour" in result.err) == said


@pytest.mark.parametrize("form", ["--json", "--jsonl", "--csv"])
def test_half_of_a_surrogate_pair_is_written(form: str) -> None:
    content = json.dumps({"client_id": 7, "first_name": "a\ud800b", "surname": "\U0001f600"}).encode()
    answer = httpx.Response(200, content=content, headers={"content-type": "application/json"})
    keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
    with connected("pracsuite", httpx.MockTransport(lambda _: answer), "https://practice.example/v1", keys):
        result = run("pracsuite", "patients", "get", "7", form, "--reveal")
    assert result.code == ExitCode.OK, result.err
    if form != "--csv":
        assert result.json["first_name"] == "a\ud800b"
    assert "\\ud800" in result.out


def test_condition_without_quotes_is_explained() -> None:
    assert "in quotes" in run("pracsuite", "appointments", "list", "--where", "app_time", "--dry-run").err


def test_argument_too_many_is_explained() -> None:
    result = run("pracsuite", "patients", "get", "7", "Canarybird")
    assert result.code == ExitCode.USAGE
    assert "there is one argument too many, or a value with spaces is not in quotes" in result.err
    assert "Canarybird" not in result.err


@pytest.mark.parametrize("text", ["--Canarybird", "--Canarybird=1", "--limt"])
def test_option_that_does_not_exist_is_told_by_its_number(text: str) -> None:
    result = run("pracsuite", "patients", "list", "--limit", "1", text, "--json")
    assert result.code == ExitCode.USAGE
    assert result.err.startswith("pracsuite: argument 5: there is no such option"), result.err
    assert "Canarybird" not in result.err
