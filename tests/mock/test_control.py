"""The control plane, and the request journal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate
from starlette.routing import BaseRoute, Route

from practice_mock.control.access import ControlAccess
from practice_mock.control.inspection import Inspection
from practice_mock.control.routes import control_app
from practice_mock.coreplus.seed import SAM
from practice_mock.state.book import Books
from practice_mock.state.namespaces import Namespaces
from practice_mock.testing import Mock, in_process
from tests.mock.control_plane import control_http, document
from tests.mock.support import message_data, message_parts, pracsuite_client, send_message

FILE = ("a.txt", b"hello")


def served_routes(mock: Mock) -> Iterable[BaseRoute]:
    nothing = Inspection({}, lambda tenant: (), lambda tenant: (), {}, lambda data, replace: {})
    return control_app(mock.practice, ControlAccess(), Namespaces(mock.practice), nothing, Books({}, {})).routes


def test_the_control_document_is_valid_and_lists_every_call(mock: Mock, plane: httpx.Client) -> None:
    assert plane.get("/openapi.json").json() == document()
    validate(document())
    served = {
        (re.sub(r":\w+\}", "}", route.path), method)
        for route in served_routes(mock)
        if isinstance(route, Route)
        for method in route.methods or ()
        if method != "HEAD"
    }
    documented = {(path, method.upper()) for path, item in document()["paths"].items() for method in item}
    assert documented == served


def test_health_needs_no_token_and_shows_the_requests_with_it(mock: Mock, plane: httpx.Client) -> None:
    with httpx.Client(transport=mock.transport) as client:
        assert client.get(f"{mock.control_url}/health").json() == {"status": "ok"}
    assert plane.get("/health").json() == {"status": "ok", "requests": 0}


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "Bearer ", "Basic {token}", "Bearer é"])
def test_all_other_control_calls_need_the_token(mock: Mock, authorization: str) -> None:
    with httpx.Client(transport=mock.transport) as client:
        headers = [(b"authorization", authorization.format(token=mock.control_token).encode("latin-1"))]
        assert client.post(f"{mock.control_url}/reset", headers=headers).status_code == 401
        assert client.get(f"{mock.control_url}/journal").json()["message"]


def test_an_unknown_control_path_returns_404(plane: httpx.Client) -> None:
    answer = plane.get("/nothing")
    assert (answer.status_code, answer.json()) == (404, {"message": "There is no such control path."})
    assert plane.delete("/clock").status_code == 405


def test_a_reset_restores_the_initial_state(mock: Mock, plane: httpx.Client) -> None:
    with pracsuite_client(mock) as client:
        made = client.post("/patient", json={"first_name": "Io", "surname": "Nova"}).json()
        plane.post("/clock/advance", json={"seconds": 60})
        assert plane.post("/reset").status_code == 204
        assert client.get(f"/patient/{made['client_id']}").status_code == 404
        assert plane.get("/clock").json()["now"] == "2027-01-04T00:30:00.000000Z"
        assert [entry["number"] for entry in plane.get("/journal").json()["entries"]] == [1]


def test_the_clock_is_read_set_and_advanced(mock: Mock, plane: httpx.Client) -> None:
    assert plane.get("/clock").json() == {"now": "2027-01-04T00:30:00.000000Z", "running": False}
    set_to = plane.put("/clock", json={"now": "2027-05-01T09:00:00+09:30"}).json()
    assert set_to == {"now": "2027-04-30T23:30:00.000000Z", "running": False}
    assert plane.post("/clock/advance", json={"seconds": 0.5}).json()["now"] == "2027-04-30T23:30:00.500000Z"
    assert plane.put("/clock", json={"now": "2027-05-01T00:00:00Z", "running": True}).json()["running"] is True


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/clock", {}),
        ("PUT", "/clock", {"now": "2027-05-01T00:00:00"}),
        ("PUT", "/clock", {"now": "noon"}),
        ("PUT", "/clock", {"now": "2027-05-01T00:00:00Z", "running": 1}),
        ("PUT", "/clock", {"now": "2027-05-01T00:00:00Z", "speed": 2}),
        ("PUT", "/clock", ["2027-05-01T00:00:00Z"]),
        ("POST", "/clock/advance", {"seconds": "60"}),
        ("POST", "/clock/advance", {"seconds": True}),
        ("POST", "/clock/advance", {"seconds": 1e300}),
        ("POST", "/seed", {}),
        ("POST", "/seed", {"seed": "7"}),
        ("POST", "/snapshots", {"name": ""}),
        ("POST", "/snapshots", {"name": 1}),
        ("POST", "/snapshots", {"title": "mine"}),
        ("PUT", "/faults", {"rules": [{}]}),
        ("GET", "/journal?since=-1", None),
        ("GET", "/journal?since=1&since=2", None),
        ("GET", "/journal?before=1", None),
    ],
)
def test_an_invalid_control_call_is_rejected_with_the_reason(
    plane: httpx.Client, method: str, path: str, body: Any
) -> None:
    answer = plane.request(method, path, json=body)
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_the_fault_plan_and_its_schema_can_be_read(plane: httpx.Client) -> None:
    plan = {"rules": [{"action": {"kind": "reset", "after_commit": True}}]}
    assert plane.put("/faults", json=plan).json()["rules"] == [{"rule": "/rules/0", "matched": 0, "fired": 0}]
    assert plane.get("/faults").status_code == 200
    assert plane.get("/faults/schema").json()["title"] == "Fault plan"
    refused = plane.put("/faults", json={"rules": [{"action": {"kind": "reset", "later": 1}}]})
    assert (refused.status_code, refused.json()["problems"][0]["pointer"]) == (400, "/rules/0/action")
    assert plane.delete("/faults").status_code == 204
    assert plane.post("/snapshots", json={}).json() == {"name": "snapshot-1"}
    assert plane.get("/snapshots").json() == {"snapshots": ["snapshot-1"]}
    assert plane.post("/snapshots/snapshot-1/restore").status_code == 204
    assert plane.delete("/snapshots/snapshot-1").status_code == 204
    assert plane.delete("/snapshots/snapshot-1").status_code == 404
    assert plane.post("/seed", json={"seed": 0}).json() == {"seed": 0}


def test_messages_and_their_files_can_be_read(mock: Mock, plane: httpx.Client) -> None:
    send_message(mock, message_parts(message_data(FILE, Client={"Id": SAM}), FILE))
    (message,) = plane.get("/messages").json()["messages"]
    assert (message["tenant"], message["clientId"], message["practitionerId"]) == (1, SAM, None)
    assert message["data"]["Header"] == {"SendingFacility": "Example Lab"}
    assert [(file["name"], file["size"]) for file in message["files"]] == [("a.txt", 5)]
    assert plane.get(f"/messages/{message['messageId']}/files/0").content == b"hello"
    assert plane.get(f"/messages/{message['messageId']}/files/1").status_code == 404


def test_the_first_request_to_a_new_mock_is_number_one() -> None:
    mock = in_process()
    with pracsuite_client(mock) as client:
        client.get("/patient/7")
    assert [entry.number for entry in mock.practice.journal] == [1]


def test_the_journal_shows_the_requests(mock: Mock, pracsuite: httpx.Client, plane: httpx.Client) -> None:
    pracsuite.get("/appointment", params={"q[]": ["client_id:=7"], "page": 1})
    pracsuite.post("/patient", json={"first_name": "Io"})
    pracsuite.get("/v9/patient/7")
    send_message(mock, message_parts(message_data(FILE), FILE))
    first, second, third, fourth = plane.get("/journal").json()["entries"]
    assert first == {
        "number": 1,
        "time": "2027-01-04T00:30:00.000000Z",
        "api": "pracsuite",
        "request_id": first["request_id"],
        "method": "GET",
        "path": "/appointment",
        "operation": "listAppointments",
        "tenant": 3,
        "path_parameters": {},
        "query_parameters": {"q[]": 1, "page": 1},
        "body_fields": [],
        "body_bytes": 0,
        "status": 200,
        "cause": None,
        "reason": None,
        "rule": None,
        "idle_rule": None,
        "violations": [],
        "values_kept": False,
        "body": None,
        "response": None,
    }
    assert (second["operation"], second["status"], second["cause"], second["reason"]) == (
        "createPatient",
        422,
        "client",
        "BadBody",
    )
    assert (third["operation"], third["path"], third["reason"]) == (None, "/v1/v9/patient/*", "UnknownPath")
    assert (fourth["api"], fourth["body_fields"], fourth["status"]) == ("coreplus", ["file", "messageData"], 200)
    assert plane.delete("/journal").status_code == 204
    cleared = plane.get("/journal").json()
    assert cleared == {"entries": [], "last": 0, "mark": cleared["mark"], "missed": []}


def test_the_journal_contains_no_secrets_and_no_patient_data(
    mock: Mock, pracsuite: httpx.Client, plane: httpx.Client
) -> None:
    pracsuite.post("/patient", json={"first_name": "Canary", "surname": "Canary", "email": "canary@example.com"})
    pracsuite.post("/patient", json={"Canary": 1})
    pracsuite.get("/patient", params={"q[]": "surname:=Canary"})
    pracsuite.get("/patient", params={"q[]": "Canary:=Canary", "Canary": "Canary"})
    pracsuite.get("/patient/4711471147114")
    pracsuite.get("/patient/4711471147114/appointment/815081508150815")
    pracsuite.get("/patient/7", headers={"a-api-key": "Canary"})
    file = ("Canary.txt", b"Canary")
    send_message(mock, message_parts(message_data(file, Client={"Surname": "Canary"}), file))
    text = plane.get("/journal").text.lower()
    assert len(mock.practice.journal) == 8
    for secret in (
        "canary",
        "4711471147114",
        "815081508150815",
        "demo-vendor-key",
        "demo-account-key",
        "demo-consumer-secret",
        "jwtoken",
    ):
        assert secret not in text


def test_a_path_outside_of_both_apis_is_not_found() -> None:
    mock = in_process()
    with httpx.Client(transport=mock.transport, base_url=mock.origin) as client:
        assert "PracSuite" in client.get("/").text
        for path in ("/v2/patient", "/v1x", "/api/core", "/_mock"):
            assert client.get(path).status_code == 404


CALLS: list[tuple[str, str, list[str]]] = [
    (method, path, [one["name"] for one in operation.get("parameters", ()) if one.get("in") == "query"])
    for path, item in document()["paths"].items()
    for method, operation in item.items()
    if path != "/health"
]


@pytest.mark.parametrize(("method", "path", "documented"), CALLS, ids=[f"{method} {path}" for method, path, _ in CALLS])
def test_a_call_rejects_every_parameter_that_its_document_does_not_have(
    method: str, path: str, documented: list[str], mock: Mock
) -> None:
    assert "400" in document()["paths"][path][method]["responses"]
    with control_http(mock) as client:
        for name in {"surplus", *(name for *_, names in CALLS for name in names)}.difference(documented):
            # A name in the path may be like the end of another path.
            for text in ("7", "journal"):
                url = re.sub(r"\{(?!tenant|position)\w+\}", text, path)
                answer = client.request(method, re.sub(r"\{\w+\}", "7", url), params={name: "1"})
                allowed = ", ".join(sorted(documented)) or "none"
                assert answer.status_code == 400
                assert answer.json()["message"] == f"Allowed query parameters, each at most once: {allowed}."
