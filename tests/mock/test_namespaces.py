"""Namespaces: independent practices on one server."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import ConflictError, PracSuite
from practice_mock import DEMO, Clock, CoreplusCredentials, Practice, StateFileError, clients, create_app
from practice_mock.control.access import ControlAccess
from practice_mock.credentials import in_namespace
from practice_mock.faults import Match, Reset
from practice_mock.sqlite import siblings
from practice_mock.state.namespaces import NamespaceError
from practice_mock.testing import Mock, in_process, serve
from tests.mock.coreplus_support import booking
from tests.mock.support import NOW, small_stores, token

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
HEADER = "X-Mock-Namespace"
NINE = "2027-02-01T09:00:00"


@pytest.fixture(scope="module")
def server() -> Mock:
    return in_process(Practice(clock=Clock(NOW)))


@pytest.fixture
def mock(server: Mock) -> Mock:
    for name in namespaces(server)[1:]:
        server.delete_namespace(name)
    server.practice.reset()
    return server


def namespaces(mock: Mock) -> Sequence[str]:
    with mock.control() as control:
        return control.namespaces()


def call(mock: Mock, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
    """Send a request to the default origin."""
    origin = mock.origin.partition("/_ns")[0]
    with httpx.Client(transport=mock.transport, headers={**KEYS, **headers}) as client:
        return client.request(method, origin + path, json=body)


def coreplus(mock: Mock, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
    url = f"{mock.origin}/API/Core/v2.1{path}"
    return call(mock, method, f"/API/Core/v2.1{path}", body, authorization=token(method, url, NOW), **headers)


def add_patient(mock: Mock, name: str, **headers: str) -> int:
    made = call(mock, "POST", "/v1/patient", {"first_name": name, "surname": "Nova"}, **headers)
    assert made.status_code == 201
    return int(made.json()["client_id"])


Action: TypeAlias = Callable[[Mock, Mapping[str, str]], httpx.Response]


def request(method: str, path: str, body: Any = None) -> Action:
    return lambda mock, headers: call(mock, method, path, body, **headers)


def control(method: str, path: str, body: Any = None) -> Action:
    def act(mock: Mock, headers: Mapping[str, str]) -> httpx.Response:
        return call(mock, method, f"/_mock{path}", body, authorization=f"Bearer {mock.control_token}", **headers)

    return act


PLACE = {"practitioner_id": 3, "business_id": 1, "duration": 30}
ACTIONS: Mapping[str, Action] = {
    "create a patient": request("POST", "/v1/patient", {"first_name": "Io", "surname": "Nova"}),
    "list patients": request("GET", "/v1/patient?page_size=3&page=167"),
    "hold": request("POST", "/v1/reserve_appointment", {**PLACE, "app_time": NINE}),
    "book": request("POST", "/v1/appointment", {**PLACE, "app_time": NINE, "client_id": 7, "appointment_type_id": 2}),
    "cancel": request("POST", "/v1/appointment/4101/cancel", {"record_as_cancelled": True}),
    "get": request("GET", "/v1/appointment/4101"),
    "coreplus": lambda mock, headers: coreplus(
        mock,
        "POST",
        "/Appointment/",
        booking("2027-01-11T09:00:00+11:00", "2027-01-11T10:00:00+11:00"),
        **headers,
    ),
    "advance": control("POST", "/clock/advance", {"seconds": 900}),
    "fault": control("PUT", "/faults", {"rules": [{"match": {"nth": 2}, "action": {"kind": "status", "status": 503}}]}),
    "snapshot": control("POST", "/snapshots", {"name": "one"}),
    "restore": control("POST", "/snapshots/one/restore"),
    "reset": control("POST", "/reset"),
    "seed": control("POST", "/seed", {"seed": 0}),
    "journal": control("GET", "/journal"),
    "holds": control("GET", "/holds"),
}


def seen(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.text


@given(st.lists(st.tuples(st.sampled_from(["", "alice", "bob"]), st.sampled_from(sorted(ACTIONS))), max_size=25))
def test_namespaces_side_by_side_equal_their_lone_runs(steps: Sequence[tuple[str, str]]) -> None:
    together = in_process(Practice(clock=Clock(NOW)), control_token="token")
    lone = {name: in_process(Practice(clock=Clock(NOW)), control_token="token") for name, _ in steps}
    for name, action in steps:
        headers = {HEADER: name} if name else {}
        assert seen(ACTIONS[action](together, headers)) == seen(ACTIONS[action](lone[name], {})), (name, action)


def test_the_path_the_header_and_the_key_select_the_same_namespace(mock: Mock) -> None:
    number = add_patient(mock, "Io", **{HEADER: "Alice"})
    key = in_namespace(DEMO.pracsuite.account_key, "alice")
    path = f"/v1/patient/{number}"
    assert call(mock, "GET", path).status_code == 404
    for found in (
        call(mock, "GET", f"/_ns/alice{path}"),
        call(mock, "GET", f"/_ns/ALICE{path}"),
        call(mock, "GET", path, **{"a-api-key": key}),
        call(mock, "GET", f"/_ns/alice{path}", **{"a-api-key": key, HEADER: "alice"}),
    ):
        assert (found.status_code, found.json()["first_name"]) == (200, "Io")
    assert list(namespaces(mock)) == ["default", "alice"]


def test_an_access_token_selects_a_namespace_of_coreplus(mock: Mock) -> None:
    credentials = CoreplusCredentials(
        DEMO.coreplus.consumer_id,
        DEMO.coreplus.consumer_secret,
        in_namespace(DEMO.coreplus.access_token, "carol"),
        DEMO.coreplus.issuer,
        DEMO.coreplus.audience,
    )
    url = f"{mock.coreplus_url}/Client/?name=Sam&pageNumber=1&pageSize=10"
    path = url.removeprefix(mock.origin)
    found = call(
        mock, "GET", path, authorization=token("GET", url, NOW, credentials), **{"content-type": "application/json"}
    )
    assert found.status_code == 200
    assert [entry.operation for entry in mock.namespace("carol").practice.journal] == ["listClients"]
    assert len(mock.practice.journal) == 0
    forged = CoreplusCredentials("x", "wrong" * 9, in_namespace(DEMO.coreplus.access_token, "dora"), "z", "z")
    assert call(mock, "GET", path, authorization=token("GET", url, NOW, forged)).status_code == 401


def test_a_key_of_another_namespace_is_not_valid(mock: Mock) -> None:
    key = in_namespace(DEMO.pracsuite.account_key, "bob")
    assert call(mock, "GET", "/v1/patient/7", **{"a-api-key": key, HEADER: "alice"}).status_code == 401
    assert call(mock, "GET", "/_ns/alice/v1/patient/7", **{"a-api-key": key}).status_code == 401


@pytest.mark.parametrize("name", ["", "a b", "a/b", "é", "x" * 65, "..", "a@b", "%61", "*", "alice,bob"])
def test_a_name_that_is_not_valid_is_refused_with_the_reason(mock: Mock, name: str) -> None:
    raw = [(b"x-mock-namespace", name.encode("latin-1"))]
    with httpx.Client(transport=mock.transport, headers=KEYS) as client:
        refused = client.get(f"{mock.pracsuite_url}/patient/7", headers=raw)
    assert (refused.status_code, refused.headers["x-mock-cause"]) == (400, "client")
    assert "1 to 64 characters" in refused.json()["message"]
    assert list(namespaces(mock)) == ["default"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/_ns/alice/v1/patient/7", [(HEADER, "bob")]),
        ("/v1/patient/7", [(HEADER, "alice"), (HEADER, "bob")]),
        ("/_ns/%61lice/v1/patient/7", []),
        ("/_ns/alice%2Fv1/patient/7", []),
    ],
)
def test_an_ambiguous_namespace_is_refused(mock: Mock, path: str, headers: Sequence[tuple[str, str]]) -> None:
    with httpx.Client(transport=mock.transport) as client:
        assert client.get(mock.origin + path, headers=[*KEYS.items(), *headers]).status_code == 400
    assert list(namespaces(mock)) == ["default"]


def test_the_number_of_namespaces_is_limited_and_deletion_makes_room() -> None:
    app = create_app(Practice(), control=ControlAccess("token"), most_namespaces=2)
    mock = Mock(app.namespaces.get("default"), app, "http://localhost", control_token="token")  # type: ignore[arg-type]
    assert [call(mock, "GET", "/v1/patient/7", **{HEADER: name}).status_code for name in "abcab"] == [
        200,
        200,
        400,
        200,
        200,
    ]
    refused = call(mock, "GET", "/v1/patient/7", **{HEADER: "c"})
    assert "There are 2 namespaces already. Delete one" in refused.json()["message"]
    with mock.control() as control:
        control.delete_namespace("a")
    assert call(mock, "GET", "/v1/patient/7", **{HEADER: "c"}).status_code == 200


def test_a_control_call_without_access_makes_no_namespace(mock: Mock) -> None:
    assert call(mock, "POST", "/_mock/reset", **{HEADER: "eve"}).status_code == 401
    assert call(mock, "GET", "/_mock/health", **{HEADER: "eve"}).json() == {"status": "ok"}
    assert list(namespaces(mock)) == ["default"]


def test_a_deleted_namespace_begins_again(mock: Mock) -> None:
    number = add_patient(mock, "Io", **{HEADER: "alice"})
    with mock.namespace("alice").control() as control:
        control.advance_clock(timedelta(days=3))
        control.delete_namespace("ALICE")
        assert control.namespaces() == ("default", "alice")  # the call named it again
        assert control.clock().now == NOW
    assert call(mock, "GET", f"/v1/patient/{number}", **{HEADER: "alice"}).status_code == 404
    assert control_status(mock, "DELETE", "/namespaces/unknown") == 404
    assert control_status(mock, "DELETE", "/namespaces/default") == 400


def control_status(mock: Mock, method: str, path: str) -> int:
    return control(method, path)(mock, {}).status_code


def test_links_stay_in_the_namespace(mock: Mock) -> None:
    page = call(mock, "GET", "/_ns/alice/v1/patient?page_size=1").json()
    assert page["links"]["next"].startswith(f"{mock.origin}/_ns/alice/v1/patient")
    page = call(mock, "GET", "/v1/patient?page_size=1", **{HEADER: "alice"}).json()
    assert page["links"]["next"].startswith(f"{mock.origin}/v1/patient")


def test_a_file_is_uploaded_into_the_namespace_and_read_without_header_and_key(mock: Mock) -> None:
    form = call(mock, "POST", "/v1/patient/7/patient_attachment", {"file_name": "a.txt"}, **{HEADER: "alice"}).json()
    assert form["url"].startswith(f"{mock.origin}/_ns/alice/_storage/")
    with httpx.Client(transport=mock.transport) as client:
        sent = client.post(form["url"], data=form["fields"], files={"file": ("a.txt", b"hello")})
        assert sent.status_code == 204
        listed = call(mock, "GET", "/_ns/alice/v1/patient/7/patient_attachment?page_size=100").json()
        (number,) = (
            found["attachment_client_id"] for found in listed["attachment_clients"] if found["description"] == "a.txt"
        )
        path = f"/v1/patient_attachment/{number}/presign_url"
        url = call(mock, "GET", path, **{HEADER: "alice"}).json()["url"]
        assert client.get(url).content == b"hello"


def test_the_generated_clients_use_a_namespace(mock: Mock) -> None:
    with clients.pracsuite(mock, namespace="alice") as alice, clients.pracsuite(mock) as everyone:
        place: Mapping[str, Any] = {**PLACE, "app_time": datetime.fromisoformat(NINE)}
        alice.appointments.reserve(**place)
        everyone.appointments.reserve(**place)
        with pytest.raises(ConflictError):
            alice.appointments.reserve(**place)
    with clients.coreplus(mock, namespace="alice") as client:
        assert next(iter(client.clients.list(name="Sam Doe"))).first_name == "Sam"
    assert [entry.api for entry in mock.namespace("alice").practice.journal] == ["pracsuite"] * 2 + ["coreplus"]
    assert [entry.api for entry in mock.practice.journal] == ["pracsuite"]


def test_the_generated_clients_send_the_header_or_the_key(mock: Mock) -> None:
    keys = DEMO.pracsuite
    with httpx.Client(transport=mock.transport) as http:
        by_key = PracSuite(
            vendor_key=keys.vendor_key,
            account_key=in_namespace(keys.account_key, "alice"),
            base_url=mock.pracsuite_url,
            time_zone="Australia/Adelaide",
            http_client=http,
        )
        by_header = PracSuite(
            vendor_key=keys.vendor_key,
            account_key=keys.account_key,
            base_url=mock.pracsuite_url,
            time_zone="Australia/Adelaide",
            http_client=http,
        ).with_options(extra_headers={HEADER: "alice"})
        made = by_key.patients.create(first_name="Io", surname="Nova")
        assert by_header.patients.get(made.client_id).first_name == "Io"
    with clients.coreplus(mock) as client:
        named = client.with_options(extra_headers={HEADER: "alice"})
        assert next(iter(named.clients.list(name="Sam Doe"))).client_id
    assert len(mock.namespace("alice").practice.journal) == 3


def test_a_fault_plan_affects_one_namespace(mock: Mock) -> None:
    mock.namespace("alice").practice.faults.add(Reset(), Match(operation="getPatient"))
    assert call(mock, "GET", "/v1/patient/7").status_code == 200
    with pytest.raises(httpx.ReadError):
        call(mock, "GET", "/v1/patient/7", **{HEADER: "alice"})


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    return tmp_path / "state.sqlite"


def opened(path: Path) -> Mock:
    return in_process(Practice(clock=Clock(NOW), db=path), control_token="token")


def close(mock: Mock) -> None:
    mock.app.namespaces.close()  # type: ignore[attr-defined]
    mock.practice.close()


def test_namespaces_are_kept_beside_the_file_and_shared_between_processes(path: Path) -> None:
    first, second = opened(path), opened(path)
    number = add_patient(first, "Io", **{HEADER: "alice"})
    assert (path.parent / "state@alice.sqlite").exists()
    assert call(second, "GET", f"/v1/patient/{number}", **{HEADER: "alice"}).json()["first_name"] == "Io"
    assert call(second, "GET", f"/v1/patient/{number}").status_code == 404
    second.delete_namespace("alice")
    assert call(first, "GET", f"/v1/patient/{number}", **{HEADER: "alice"}).status_code == 404
    number = add_patient(second, "Bo", **{HEADER: "alice"})
    assert call(first, "GET", f"/v1/patient/{number}", **{HEADER: "alice"}).json()["first_name"] == "Bo"
    close(first)
    close(second)
    third = opened(path)
    assert list(namespaces(third)) == ["default", "alice"]
    assert call(third, "GET", f"/v1/patient/{number}", **{HEADER: "alice"}).json()["first_name"] == "Bo"
    third.delete_namespace("alice")
    assert sorted(file.name for file in path.parent.glob("*alice*")) == []
    close(third)


def test_a_namespace_made_by_a_call_is_complete_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[str] = []
    with serve() as served:
        prepare = served.practice.prepare_sibling

        def noting() -> None:
            prepared.append(threading.current_thread().name)
            prepare()

        monkeypatch.setattr(served.practice, "prepare_sibling", noting)
        headers = {"authorization": f"Bearer {served.control_token}"}
        made = httpx.post(f"{served.control_url}/namespaces", json={"name": "alice"}, headers=headers)
    assert made.status_code == 201
    assert prepared == ["practice-mock-work"], "its records are made in a thread, so no other request waits"


def test_a_file_that_cannot_be_examined_is_not_taken_for_removed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.touch()
    assert siblings.identity(path) is not None
    assert siblings.identity(path.with_name("missing.sqlite")) is None

    def denied(self: Path, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", denied)
    with pytest.raises(StateFileError, match="it cannot be examined \\(Permission denied\\)"):
        siblings.identity(path)


def test_a_file_that_cannot_be_used_fails_in_its_namespace_only(path: Path) -> None:
    mock = opened(path)
    (path.parent / "state@alice.sqlite").write_text("not a database")
    with pytest.raises(StateFileError):
        mock.namespace("alice")
    failed = call(mock, "GET", "/v1/patient/7", **{HEADER: "alice"})
    assert (failed.status_code, failed.headers["x-mock-cause"]) == (500, "mock")
    assert "not a SQLite file" in json.loads(failed.text)["message"]
    assert call(mock, "GET", "/v1/patient/7").status_code == 200
    close(mock)


def test_a_request_in_a_namespace_that_is_deleted_meanwhile_is_finished(path: Path) -> None:
    mock = opened(path)
    practice = mock.namespace("alice").practice
    with practice.in_use():
        mock.delete_namespace("alice")
        with practice.lock:
            assert practice.clock.now() == NOW
    with pytest.raises(Exception, match="closed"):
        practice.journal.clear()
    close(mock)


def test_an_invalid_name_raises_in_python(mock: Mock) -> None:
    with pytest.raises(NamespaceError, match="1 to 64 characters"):
        mock.namespace("a b")
    with pytest.raises(NamespaceError, match="cannot be deleted"):
        mock.delete_namespace("default")
