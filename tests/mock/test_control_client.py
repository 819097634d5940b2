"""The typed client of the control plane, in process and over a socket."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given

from practice_mock import Clock, Practice
from practice_mock.control import AsyncControl, ClockReading, Control, ControlError, Health, MockUnreachable, PlanError
from practice_mock.coreplus.seed import SAM
from practice_mock.faults import Delay, Match, Plan, Reset, Rule, Status
from practice_mock.testing import Mock, in_process, serve
from tests.mock.fault_plans import fault_plans
from tests.mock.support import NOW, message_data, message_parts, pracsuite_client, send_message


@pytest.fixture(scope="module")
def loopback() -> Iterator[Mock]:
    with serve(Practice(clock=Clock(NOW))) as mock:
        yield mock


@pytest.fixture(params=["shared_mock", "loopback"])
def either(request: pytest.FixtureRequest) -> Mock:
    """A mock in this process, and then one behind a socket."""
    mock: Mock = request.getfixturevalue(request.param)
    mock.practice.reset()
    return mock


@pytest.fixture
def control(either: Mock) -> Iterator[Control]:
    with either.control() as found:
        for name in found.snapshots():
            found.delete_snapshot(name)
        yield found


def add_patient(mock: Mock) -> int:
    with pracsuite_client(mock) as client:
        number: int = client.post("/patient", json={"first_name": "Io", "surname": "Nova"}).json()["client_id"]
        return number


def has_patient(mock: Mock, number: int) -> bool:
    with pracsuite_client(mock) as client:
        return client.get(f"/patient/{number}").is_success


def surnames(mock: Mock) -> list[str]:
    return [record["surname"] for record in mock.practice.pracsuite[0].table("patient").records()]


def test_a_reset_restores_the_initial_state(either: Mock, control: Control) -> None:
    number = add_patient(either)
    control.put_faults(Plan((Rule(Delay(0)),)))
    assert control.health() == Health("ok", 1)
    control.reset()
    assert control.health() == Health("ok", 0)
    assert control.faults().plan == Plan()
    assert not has_patient(either, number)


def test_a_snapshot_can_be_restored_repeatedly(either: Mock, control: Control) -> None:
    assert control.snapshot("before") == "before"
    for _ in range(2):
        number = add_patient(either)
        control.advance_clock(timedelta(hours=1))
        control.restore("before")
        assert not has_patient(either, number)
        assert control.clock() == ClockReading(NOW, running=False)


def test_snapshots_are_named_listed_and_deleted(control: Control) -> None:
    assert [control.snapshot(), control.snapshot("mine"), control.snapshot()] == ["snapshot-1", "mine", "snapshot-2"]
    control.delete_snapshot("snapshot-1")
    assert control.snapshots() == ("mine", "snapshot-2")
    assert control.snapshot() == "snapshot-1"
    with pytest.raises(ControlError, match="409"):
        control.snapshot("mine")
    with pytest.raises(ControlError, match="400"):
        control.snapshot("../mine")
    for lost in (control.restore, control.delete_snapshot):
        with pytest.raises(ControlError, match="404"):
            lost("nothing")


def test_another_seed_replaces_only_the_records(either: Mock, control: Control) -> None:
    first = surnames(either)
    number = add_patient(either)
    control.advance_clock(timedelta(hours=1))
    control.put_faults(Plan((Rule(Delay(0)),)))
    control.snapshot("before")
    control.seed(99)
    other = surnames(either)
    assert other != first
    assert not has_patient(either, number)
    assert control.clock().now == NOW + timedelta(hours=1)
    assert len(control.faults().rules) == 1
    add_patient(either)
    control.reset()
    assert surnames(either) == other
    assert surnames(in_process(Practice(seed=99))) == other
    control.restore("before")
    assert has_patient(either, number)
    control.seed(0)
    assert surnames(either) == first


def test_a_step_of_the_clock_is_a_length_of_time_and_not_a_number(control: Control) -> None:
    step: Any = 5
    with pytest.raises(TypeError, match=r"timedelta, such as timedelta\(minutes=15\), not int"):
        control.advance_clock(step)
    with pytest.raises(TypeError, match="timedelta"):
        Clock().advance(step)


def test_the_clock_is_read_set_and_moved(control: Control) -> None:
    noon = datetime.fromisoformat("2027-05-01T12:00:00+09:30")
    assert control.set_clock(noon) == ClockReading(noon, running=False)
    assert control.advance_clock(timedelta(minutes=-1)).now == noon - timedelta(minutes=1)
    assert control.set_clock(noon, running=True).running
    with pytest.raises(ValueError, match="offset"):
        control.set_clock(datetime(2027, 5, 1))


def test_a_fault_plan_is_put_counted_and_removed(either: Mock, control: Control) -> None:
    plan = Plan((Rule(Status(503), Match(operation="createPatient", nth=1), "busy"), Rule(Delay(0))), seed=3)
    control.put_faults(plan)
    with pracsuite_client(either) as client:
        client.event_hooks = {}  # not a response of the document
        assert client.post("/patient", json={"first_name": "Io", "surname": "Nova"}).status_code == 503
    report = control.faults()
    assert report.plan == plan
    assert [(rule.rule, rule.matched, rule.fired) for rule in report.rules] == [("busy", 1, 1), ("/rules/1", 1, 0)]
    control.clear_faults()
    assert control.faults().plan == Plan()


@pytest.mark.parametrize("as_json", [False, True])
def test_an_invalid_plan_is_rejected_with_place_and_reason(control: Control, as_json: bool) -> None:
    kept = Plan((Rule(Delay(0)),))
    control.put_faults(kept)
    bad = Plan((Rule(Reset(), Match(operation="nothing")),))
    with pytest.raises(PlanError, match="/rules/0/match/operation: there is no such operation"):
        control.put_faults(bad.as_json() if as_json else bad)
    assert control.faults().plan == kept


@given(plan=fault_plans(max_seconds=600))
def test_any_plan_reads_back_unchanged(shared_mock: Mock, plan: Plan) -> None:
    with shared_mock.control() as control:
        assert control.put_faults(plan).plan == plan


def test_the_journal_is_filtered_by_operation_and_number(either: Mock, control: Control) -> None:
    with pracsuite_client(either) as client:
        client.get("/patient/7")
        client.get("/patient", params={"page": 1})
        client.get("/patient/8")
    whole = control.journal()
    assert list(whole.entries) == list(either.practice.journal)
    assert whole.last == 3
    later = control.journal(operation="getPatient", since=1)
    assert [entry.number for entry in later.entries] == [3]
    control.clear_journal()
    assert control.journal().last == 0


def test_messages_are_shown_with_their_files(shared_mock: Mock) -> None:
    shared_mock.practice.reset()
    file = ("a.txt", b"hello")
    send_message(shared_mock, message_parts(message_data(file, Client={"Id": SAM}), file))
    with shared_mock.control() as control:
        (message,) = control.messages()
        assert (message.client_id, message.tenant, message.received_at) == (SAM, 1, NOW)
        assert [(one.name, one.size) for one in message.files] == [("a.txt", 5)]
        assert control.message_file(message.message_id, 0) == b"hello"
        with pytest.raises(ControlError, match="404"):
            control.message_file(message.message_id, 1)


def test_async_control_client_matches_sync_client(either: Mock) -> None:
    async def story() -> Any:
        transport = None if either.over_socket else either.transport
        async with AsyncControl(either.control_url, token=either.control_token, transport=transport) as control:
            await control.put_faults(Plan((Rule(Delay(0)),)))
            await control.advance_clock(timedelta(minutes=1))
            with pytest.raises(ControlError, match="404"):
                await control.restore("nothing")
            return (await control.faults()).plan, (await control.clock()).now

    assert asyncio.run(story()) == (Plan((Rule(Delay(0)),)), NOW + timedelta(minutes=1))


def test_both_clients_have_the_same_methods() -> None:
    def methods(kind: type) -> set[str]:
        return {name for name in vars(kind) if not name.startswith("_")}

    assert methods(Control) == methods(AsyncControl)


def test_a_wrong_token_and_a_wrong_url_are_reported(mock: Mock) -> None:
    with (
        Control(mock.control_url, token="wrong", transport=mock.transport) as control,
        pytest.raises(ControlError, match="401: This is not the token of the running mock"),
    ):
        control.reset()
    with (
        Control(mock.origin + "/nowhere/_mock", transport=mock.transport) as control,
        pytest.raises(ControlError, match="404"),
    ):
        control.reset()
    with (
        Control("http://127.0.0.1:1/_mock") as control,
        pytest.raises(MockUnreachable, match=r"no mock responds at http://127\.0\.0\.1:1/_mock"),
    ):
        control.reset()
    with (
        Control(
            mock.control_url, transport=httpx.MockTransport(lambda _: httpx.Response(200, text="<html>"))
        ) as control,
        pytest.raises(ControlError, match="practice-mock"),
    ):
        control.health()


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("", "/_mock"),
        ("/", "/_mock"),
        ("/v1", "/_mock"),
        ("/_mock/reset", "/_mock"),
        ("/_ns/alice/v1", "/_ns/alice/_mock"),
    ],
)
def test_a_url_that_is_not_of_a_control_plane_is_rejected_with_the_right_one(path: str, right: str) -> None:
    with pytest.raises(ValueError, match=rf"ends in /_mock; use http://mock\.example:8490{right}$"):
        Control(f"http://mock.example:8490{path}")


def test_the_server_does_not_import_httpx() -> None:
    program = (
        "import sys; sys.modules['httpx'] = None; import practice_mock, practice_mock.cli; practice_mock.create_app()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
