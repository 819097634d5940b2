"""Switches are set by command line, control plane, clients of it, fixtures and Python, and kept in a file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from practice_mock import PESSIMISTIC, SWITCHES, Practice, SwitchError
from practice_mock.cli import main, serve
from practice_mock.control import AsyncControl, Control, ControlError
from practice_mock.switches.positions import DEFAULT
from practice_mock.testing import Mock, in_process
from tests.conformance import reporting_problems
from tests.mock.support import small_mock, small_stores
from tests.mock.test_control import conforms, document

ONE = {"page-links": "absent"}


@pytest.fixture
def plane(mock: Mock) -> Iterator[httpx.Client]:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    hooks = {"response": [reporting_problems(conforms)]}
    with httpx.Client(
        base_url=mock.control_url, transport=mock.transport, headers=headers, event_hooks=hooks
    ) as client:
        yield client


def control_of(mock: Mock) -> Control:
    return Control(mock.control_url, token=mock.control_token, transport=mock.transport)


def test_the_control_plane_shows_and_changes_switches(mock: Mock, plane: httpx.Client) -> None:
    shown = plane.get("/switches").json()
    assert [switch["name"] for switch in shown["switches"]] == [switch.name for switch in SWITCHES]
    assert {switch["name"]: switch["position"] for switch in shown["switches"]} == DEFAULT
    assert len(shown["withoutSwitch"]) > 50
    assert plane.put("/switches", json={"world": "pessimistic", "positions": {"page-links": "null"}}).status_code == 200
    assert mock.practice.switches.positions == {**PESSIMISTIC, "page-links": "null"}
    plane.put("/switches", json={"positions": {"hold-end": "released"}})
    assert mock.practice.switches.positions == {**PESSIMISTIC, "page-links": "null", "hold-end": "released"}
    assert plane.put("/switches", json={"world": "default", "positions": ONE}).status_code == 200
    assert mock.practice.switches.positions == {**DEFAULT, **ONE}
    assert plane.delete("/switches").status_code == 204
    assert mock.practice.switches.positions == DEFAULT


def test_a_namespace_begins_with_the_positions_of_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    mock = in_process(switches=ONE)
    mock.practice.switches.put({"holds-in-book": "hidden"})
    alice = mock.namespace("alice").practice
    assert alice.switches.positions == {**DEFAULT, **ONE}
    alice.switches.put(PESSIMISTIC)
    assert mock.practice.switches.positions == {**DEFAULT, **ONE, "holds-in-book": "hidden"}
    alice.reset()
    assert alice.switches.positions == {**DEFAULT, **ONE}


def test_a_namespace_in_a_file_keeps_its_positions(path: Path) -> None:
    mock = in_process(Practice(db=path, switches=ONE))
    with mock.namespace("alice").control() as control:
        control.put_switches({"account-id": "absent"})
    for practice in (mock.namespace("alice").practice, mock.practice):
        practice.close()
    again = in_process(Practice(db=path))
    assert again.practice.switches.positions == {**DEFAULT, **ONE}
    alice = again.namespace("alice").practice
    with alice.lock:
        assert alice.switches.positions["account-id"] == "absent"
    assert again.namespace("bob").practice.switches.positions == {**DEFAULT, **ONE}
    for practice in (alice, again.namespace("bob").practice, again.practice):
        practice.close()


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({}, "positions, world"),
        ([], "positions, world"),
        ({"page-links": "absent"}, "positions, world"),
        ({"positions": []}, "positions must be an object"),
        ({"positions": {"page-links": None}}, "has no position null; its positions are null,"),
        ({"positions": {"page-links": ["absent"]}}, 'has no position ["absent"]; its positions are'),
        ({"positions": {"page-link": "absent"}}, "the nearest is 'page-links'"),
        ({"positions": {"page-links": "abscent"}}, "is 'absent'"),
        ({"positions": {"": ""}}, 'there is no switch ""; GET'),
        ({"positions": {"foo": "bar"}}, "switches --list show all"),
        ({"world": "optimistic"}, "default, pessimistic"),
        ({"world": ["default"]}, "default, pessimistic"),
    ],
)
def test_what_does_not_exist_is_refused_and_changes_nothing(
    mock: Mock,
    plane: httpx.Client,
    body: Any,
    word: str,
) -> None:
    if isinstance(body, dict) and isinstance(body.get("positions"), dict):
        body = {"positions": {"hold-end": "stays", **body["positions"]}}
    answer = plane.put("/switches", json=body)
    assert answer.status_code == 400
    assert word in answer.json()["message"]
    assert mock.practice.switches.positions == DEFAULT


def test_both_clients_of_the_control_plane_change_switches(mock: Mock) -> None:
    with control_of(mock) as client:
        shown = {switch.name: switch for switch in client.put_switches(ONE, world="pessimistic")}
        assert {name: switch.position for name, switch in shown.items()} == {**PESSIMISTIC, **ONE}
        assert shown["page-links"].harmful == "absent"
        assert list(shown["page-links"].positions) == ["null", "absent-at-ends", "absent"]
        with pytest.raises(ControlError, match="page-links"):
            client.put_switches({"page-linx": "null"})

    async def asynchronous() -> Any:
        async with AsyncControl(mock.control_url, token=mock.control_token, transport=mock.transport) as other:
            await other.reset_switches()
            return await other.switches()

    assert {switch.name: switch.position for switch in asyncio.run(asynchronous())} == DEFAULT


def test_a_reset_goes_back_to_the_positions_of_the_start() -> None:
    practice = small_mock().practice
    practice.switches.start(ONE)
    practice.switches.set("hold-end", "stays")
    snapshot = practice.snapshot()
    practice.reset()
    assert practice.switches.positions == {**DEFAULT, **ONE}
    practice.restore(snapshot)
    practice.reseed(3)
    assert practice.switches.positions == {**DEFAULT, **ONE}


def test_helpers_for_tests_start_with_switches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    mock = in_process(switches=PESSIMISTIC)
    assert mock.practice.switches.positions == PESSIMISTIC
    assert mock.practice.limiter.per_second == 10
    assert in_process(mock.practice, switches=ONE).practice.switches.positions == {**DEFAULT, **ONE}
    assert in_process(mock.practice).practice.switches.positions == {**DEFAULT, **ONE}
    with pytest.raises(SwitchError, match="holds-in-book"):
        Practice(switches={"hold-in-book": "hidden"})


def test_a_file_keeps_the_switches_and_its_processes_share_them(path: Path) -> None:
    first, second = Practice(db=path, switches=ONE), Practice(db=path)
    assert second.switches.positions == {**DEFAULT, **ONE}
    with second.lock:
        second.switches.set("hold-end", "stays")
    with first.lock:
        assert first.switches.is_at("hold-end", "stays")
    for practice in (first, second):
        practice.close()
    again = Practice(db=path)
    assert again.switches.positions == {**DEFAULT, **ONE, "hold-end": "stays"}
    again.reset()
    assert again.switches.positions == {**DEFAULT, **ONE}
    again.close()
    other = Practice(db=path, switches=PESSIMISTIC)
    assert other.switches.positions == PESSIMISTIC
    other.close()


def test_a_file_from_before_a_switch_existed_can_be_opened(path: Path) -> None:
    practice = Practice(db=path)
    saved = practice.switches.save()
    for positions in saved.values():
        positions.pop("hold-end")
        positions.update({"no-such-switch": "on", "page-links": "no-such-position"})
    practice.switches.load(saved)
    assert practice.switches.positions == DEFAULT
    practice.close()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    return tmp_path / "state.sqlite"


@pytest.fixture
def served_with(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Return a function that gives the switches with which `practice-mock serve` would start."""

    def run(*options: str) -> Any:
        seen: list[Any] = []
        monkeypatch.setattr(serve, "run", lambda chosen: seen.append(serve.switches.chosen(chosen)) or 0)
        assert main(["serve", *options]) == 0
        return seen[0]

    return run


def test_serve_takes_switches_and_the_pessimistic_world(served_with: Callable[..., Any]) -> None:
    assert served_with() is None
    assert served_with("--switch", "page-links=absent", "--switch", "hold-end=stays") == {**ONE, "hold-end": "stays"}
    assert served_with("--pessimistic") == PESSIMISTIC
    assert served_with("--switch", "page-links=null", "--pessimistic") == {**PESSIMISTIC, "page-links": "null"}


@pytest.mark.parametrize(
    ("option", "word"),
    [("page-link=absent", "'page-links'"), ("page-links=abscent", "'absent'"), ("page-links", "NAME=POSITION")],
)
@pytest.mark.parametrize("command", [("serve", "--switch"), ("switches",)])
def test_commands_refuse_what_does_not_exist(
    command: tuple[str, ...], option: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*command, option])
    assert word in capsys.readouterr().err


def test_the_command_lists_switches_without_a_mock(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["switches", "--list"]) == 0
    shown = capsys.readouterr().out
    assert all(switch.name in shown and switch.meaning in shown for switch in SWITCHES)


def test_the_command_changes_a_running_mock(
    mock: Mock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("practice_mock.control.Control", lambda *_, **__: control_of(mock), raising=False)
    assert main(["switches", "--pessimistic", "page-links=null"]) == 0
    assert mock.practice.switches.positions == {**PESSIMISTIC, "page-links": "null"}
    assert "hold-end" in capsys.readouterr().out
    assert main(["switches", "--back"]) == 0
    assert mock.practice.switches.positions == DEFAULT
    assert main(["switches"]) == 0


def test_the_document_describes_the_switches() -> None:
    described = json.dumps(document()["components"]["schemas"]["Switches"])
    assert "withoutSwitch" in described
