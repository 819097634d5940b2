"""PracSuite over HTTP: keys, rejections, and their causes."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from practice_mock import DEMO, OTHER, Clock, Practice
from practice_mock.testing import Mock, in_process
from practice_mock.wire.access_log import log_access
from tests.mock.support import NOW, next_number, pracsuite_client


@pytest.mark.parametrize("missing", [["x-api-key"], ["a-api-key"], ["x-api-key", "a-api-key"]])
def test_a_request_without_both_keys_is_rejected(pracsuite: httpx.Client, missing: list[str]) -> None:
    for name in missing:
        del pracsuite.headers[name]
    answer = pracsuite.get("/patient/7")
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (403, "auth")
    assert answer.json()["error"]["code"] == "MISSING_AUTHENTICATION_TOKEN"


@pytest.mark.parametrize("name", ["x-api-key", "a-api-key"])
def test_a_wrong_key_returns_401_with_403_in_the_body(pracsuite: httpx.Client, name: str) -> None:
    answer = pracsuite.get("/patient/7", headers={name: "wrong"})
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (401, "auth")
    assert answer.json()["error"] == {
        "status": 403,
        "code": "UNAUTHORIZED",
        "detail": "The keys do not belong to an account.",
    }


def test_the_access_log_shows_request_and_status(
    mock: Mock, pracsuite: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "practice_mock.access")
    answer = pracsuite.get("/patient/7000")
    (line,) = (json.loads(one.getMessage()) for one in caplog.records if one.name == "practice_mock.access")
    assert line.pop("ms") >= 0
    assert line == {
        "time": "2027-01-04T00:30:00.000000Z",
        "api": "pracsuite",
        "method": "GET",
        "path": "/patient/{client_id}",
        "operation": "getPatient",
        "status": 404,
        "request_id": answer.json()["request_id"],
        "cause": "domain",
        "rule": None,
    }
    (entry,) = mock.practice.journal
    log_access(entry, 1.25)
    assert json.loads(caplog.messages[-1])["ms"] == 1250.0


def test_an_unknown_path_returns_403(pracsuite: httpx.Client) -> None:
    for path in ("/appointments", "/patient/7/nothing", "/"):
        answer = pracsuite.get(path)
        assert (answer.status_code, answer.headers["x-mock-cause"]) == (403, "client")
        assert answer.json()["error"]["code"] == "MISSING_AUTHENTICATION_TOKEN"


def test_a_wrong_method_returns_405_with_the_allowed_ones(pracsuite: httpx.Client) -> None:
    answer = pracsuite.delete("/appointment/4101")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS, PATCH, POST")


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/patient?pages=1", None, 400),
        ("GET", "/patient?page=0", None, 400),
        ("GET", "/patient?page_size=101", None, 400),
        ("GET", "/patient/seven", None, 400),
        ("PATCH", "/patient/seven", {}, 404),
        ("POST", "/patient?page=1", {"first_name": "A", "surname": "B"}, 422),
        ("POST", "/patient", {"first_name": "A"}, 422),
        ("POST", "/patient", {"first_name": "A", "surname": "B", "colour": "red"}, 422),
        ("POST", "/patient", {"first_name": "A", "surname": "x" * 41}, 422),
        ("POST", "/patient", {"first_name": "A", "surname": "B", "email": "invalid"}, 422),
        ("POST", "/patient", {"first_name": "A", "surname": "B", "date_of_birth": "2027-02-29"}, 422),
        ("POST", "/patient", [], 422),
        ("POST", "/appointment/4101/cancel", {"record_as_cancelled": "yes"}, 422),
        ("POST", "/appointment/4101/cancel", {}, 422),
        ("POST", "/appointment/4101/cancel", None, 422),
        ("POST", "/group_appointment/4104/remove_group_member", {"client_id": 7}, 422),
    ],
)
def test_a_violation_of_the_document_is_rejected_with_a_documented_status(
    pracsuite: httpx.Client, method: str, path: str, body: Any, status: int
) -> None:
    answer = pracsuite.request(method, path, json=body) if body is not None else pracsuite.request(method, path)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (status, "client")
    assert answer.json()["error"]["status"] == status


def test_a_rejection_names_every_field_and_repeats_no_value(pracsuite: httpx.Client) -> None:
    answer = pracsuite.post("/patient", json={"surname": "Canary" * 10, "mobile": 5, "canary": 1})
    validation = answer.json()["error"]["validation"]
    assert {entry["field"] for entry in validation} == {"first_name", "surname", "mobile", "(unnamed)"}
    assert "canary" not in answer.text.lower()


def test_each_account_key_gives_access_to_its_own_data(mock: Mock, pracsuite: httpx.Client) -> None:
    with pracsuite_client(mock, OTHER.pracsuite) as other:
        before = pracsuite.get("/patient").json()["total_entries"]
        created = pracsuite.post("/patient", json={"first_name": "Io", "surname": "Nova"}).json()
        assert other.get(f"/patient/{created['client_id']}").status_code == 404
        assert pracsuite.get("/patient").json()["total_entries"] == before + 1
        assert other.get("/patient").json()["total_entries"] == 30
        hold = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
        assert pracsuite.post("/reserve_appointment", json=hold).status_code == 201
        assert other.post("/reserve_appointment", json=hold).status_code == 422
        theirs = {**hold, "practitioner_id": 1_000_001, "business_id": 1_000_001}
        assert other.post("/reserve_appointment", json=theirs).status_code == 201
        assert pracsuite.post("/reserve_appointment", json=hold).status_code == 409


def test_a_rejected_request_changes_nothing(mock: Mock, pracsuite: httpx.Client) -> None:
    number = next_number(mock, "appointment")
    store = mock.practice.pracsuite[0].store

    def content() -> dict[str, list[Any]]:
        return {name: list(store.table(name).records()) for name in ("appointment", "patient", "account")}

    before = content()
    hold = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
    refused = [
        pracsuite.post("/patient", json={"first_name": "A", "surname": "B", "sex_id": 99}),
        pracsuite.patch("/appointment/4101", json={"app_time": "2027-01-04T09:00:00", "practitioner_id": 99}),
        pracsuite.post(
            "/appointment/4101/cancel", json={"appointment_cancellation_reason_id": 99, "record_as_cancelled": True}
        ),
        pracsuite.post("/reserve_appointment", json={**hold, "width": 9}),
    ]
    assert [answer.status_code for answer in refused] == [422, 422, 422, 422]
    assert content() == before
    assert pracsuite.post("/reserve_appointment", json=hold).json()["appointment_id"] == number


def test_the_demo_data_conform_to_the_document() -> None:
    mock = in_process(Practice(seed=1, clock=Clock(NOW)))
    for credentials in (DEMO.pracsuite, OTHER.pracsuite):
        with pracsuite_client(mock, credentials) as client:
            for path, key in (("/patient", "clients"), ("/appointment", "appointments")):
                url: str | None = f"{path}?page_size=100"
                rows: list[Any] = []
                total = 0
                while url is not None:
                    page = client.get(url).json()
                    rows, total, url = [*rows, *page[key]], page["total_entries"], page["links"]["next"]
                assert len(rows) == total > 0
