"""What people watch: books, events, scenarios and the files of the page."""

from __future__ import annotations

import json
import re
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from practice_mock import DEMO, Clock, Practice
from practice_mock.faults import ChangeField, Match, Plan, Rule
from practice_mock.faults.scenarios import BOOKINGS, SCENARIOS, active, lists_with_pages, plan_of
from practice_mock.page.routes import HEADERS, page_routes, viewer_files
from practice_mock.state.journal import Journal
from practice_mock.testing import InProcessTransport, Mock, serve
from tests.mock.control_plane import control_http
from tests.mock.support import NOW, pracsuite_client

HOLD = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}
PAGE_FILES = sorted(
    file.name for file in files("practice_mock.page").iterdir() if Path(file.name).suffix in (".js", ".css")
)


@pytest.fixture
def control(mock: Mock) -> Iterator[httpx.Client]:
    with control_http(mock) as client:
        yield client


@pytest.fixture
def anyone(mock: Mock) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=mock.origin, transport=mock.transport) as client:
        yield client


def book(control: httpx.Client, tenant: int, **query: Any) -> Any:
    response = control.get("/book", params={"tenant": tenant, **query})
    assert response.status_code == 200, response.text
    return response.json()


def events(control: httpx.Client, since: int = 0) -> list[dict[str, Any]]:
    text = control.get("/events", params={"since": since, "seconds": 0}).text
    return [json.loads(line) for line in text.splitlines()]


def test_the_book_of_pracsuite_has_every_active_entry_of_the_days(mock: Mock, control: httpx.Client) -> None:
    tenant = mock.practice.pracsuite[0]
    first, last = "2027-01-04", "2027-01-11"
    shown = {entry["id"]: entry for entry in book(control, 3, **{"from": first, "days": 7})["entries"]}
    stored = {
        str(entry["appointment_id"]): entry
        for entry in tenant.table("appointment").records()
        if first <= entry["app_time"] < last and entry["hold_until"] is None
    }
    assert shown.keys() == stored.keys()
    assert {entry["kind"] for entry in shown.values()} == {"booking", "group", "note", "unavailable"}
    for key, entry in stored.items():
        start = datetime.fromisoformat(entry["app_time"])
        assert shown[key]["start"] == f"{start:%Y-%m-%dT%H:%M}"
        assert shown[key]["end"] == f"{start + timedelta(minutes=entry['duration']):%Y-%m-%dT%H:%M}"
        assert (shown[key]["column"], shown[key]["width"]) == (entry["column_number"], entry["width"])


def test_the_book_of_coreplus_has_every_appointment_of_the_days(mock: Mock, control: httpx.Client) -> None:
    found = book(control, 1, days=14)
    span = [date.fromisoformat(day) for day in found["days"]]
    assert len(span) == 14
    stored = {
        entry["appointmentId"]
        for entry in mock.practice.coreplus[0].table("appointment").records()
        if span[1] <= datetime.fromisoformat(entry["startDateTime"]).date() < span[-1]
    }
    shown = {entry["id"] for entry in found["entries"]}
    assert stored
    assert stored <= shown
    assert {entry["kind"] for entry in found["entries"]} == {"booking", "cancelled"}
    assert {hours["practitioner"] for hours in found["hours"]} <= {one["id"] for one in found["practitioners"]}


def test_a_hold_is_in_the_book_until_it_expires(mock: Mock, pracsuite: httpx.Client, control: httpx.Client) -> None:
    held = pracsuite.post("/reserve_appointment", json=HOLD).json()
    for query in ({}, {"from": "2027-06-01"}):
        (hold,) = book(control, 3, **query)["holds"]
        assert (hold["id"], hold["kind"], hold["start"]) == (str(held["appointment_id"]), "hold", "2027-01-04T09:00")
        assert datetime.fromisoformat(hold["held_until"]) == NOW + timedelta(minutes=15)
    assert hold in book(control, 3)["entries"]
    assert book(control, 4)["holds"] == []
    mock.practice.clock.advance(timedelta(minutes=15))
    assert book(control, 3)["holds"] == []
    assert hold not in book(control, 3)["entries"]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"tenant": "9"},
        {"tenant": "3x"},
        {"tenant": "3", "days": "0"},
        {"tenant": "3", "days": "15"},
        {"tenant": "3", "days": "²"},
        {"tenant": "3", "days": "1" * 5000},
        {"tenant": "3", "from": "tomorrow"},
        {"tenant": "3", "from": "0001-01-01"},
        {"tenant": "3", "from": "9999-12-31"},
        {"tenant": "3", "to": "2027-01-01"},
    ],
)
def test_a_book_that_cannot_be_shown_is_rejected(control: httpx.Client, query: dict[str, str]) -> None:
    response = control.get("/book", params=query)
    assert (response.status_code, bool(response.json()["message"])) == (400, True)


@given(tenant=st.integers(1, 4), first=st.dates(date(1900, 1, 1), date(2199, 12, 1)), days=st.integers(1, 14))
def test_any_days_of_any_book_can_be_shown(shared_mock: Mock, tenant: int, first: date, days: int) -> None:
    headers = {"authorization": f"Bearer {shared_mock.control_token}"}
    with httpx.Client(base_url=shared_mock.control_url, transport=shared_mock.transport, headers=headers) as client:
        found = book(client, tenant, **{"from": first.isoformat(), "days": days})
    assert len(found["days"]) == days
    assert not any(one["end"] < found["days"][0] or one["start"][:10] > found["days"][-1] for one in found["hours"])


def test_events_show_the_state_and_then_the_changes(mock: Mock, pracsuite: httpx.Client, control: httpx.Client) -> None:
    pracsuite.get("/patient/7")
    assert [event["event"] for event in events(control)] == ["state", "faults", "journal"]
    assert events(control)[0]["now"] == "2027-01-04T00:30:00.000000Z"
    pracsuite.get("/patient/8")
    (entry,) = next(event for event in events(control, since=1) if event["event"] == "journal")["entries"]
    assert (entry["number"], entry["operation"], entry["status"]) == (2, "getPatient", 200)
    assert not any(event["event"] == "journal" for event in events(control, since=2))
    assert events(control, since=50)[0] == {"event": "reset"}
    assert control.get("/events?since=x").status_code == 400


def test_a_new_listener_receives_only_the_last_requests(mock: Mock, control: httpx.Client) -> None:
    for _ in range(250):
        mock.practice.journal.open(time="", api="pracsuite", request_id="", method="GET", path="/")
    (journal,) = (event for event in events(control) if event["event"] == "journal")
    assert [entry["number"] for entry in journal["entries"]] == [*range(51, 251)]


def test_listeners_see_changes_at_once_and_do_not_delay_the_end_of_the_server() -> None:
    practice = Practice(clock=Clock(NOW))
    with httpx.Client(trust_env=False, timeout=10) as http, ExitStack() as server:
        mock = server.enter_context(serve(practice))
        headers = {"authorization": f"Bearer {mock.control_token}"}
        with http.stream("GET", f"{mock.control_url}/events", headers=headers) as response:
            lines = response.iter_lines()
            assert [json.loads(next(lines))["event"] for _ in range(2)] == ["state", "faults"]
            with pracsuite_client(mock) as client:
                client.get("/patient/7")
            assert json.loads(next(lines))["entries"][0]["operation"] == "getPatient"
            practice.faults.put(plan_of("slot-taken"))
            assert len(json.loads(next(lines))["rules"]) == 4
            practice.reset()
            assert json.loads(next(lines)) == {"event": "reset"}
            started = time.monotonic()
            server.close()
            assert [json.loads(line)["event"] for line in lines] in ([], ["faults"])
            assert time.monotonic() - started < 1.5


@given(st.lists(st.sampled_from(("open", "clear"))), st.integers(0, 20))
def test_the_journal_returns_the_entries_after_a_number(steps: list[str], number: int) -> None:
    journal = Journal()
    for step in steps:
        if step == "open":
            journal.open(time="", api="", request_id="", method="GET", path="/")
        else:
            journal.clear()
    assert list(journal.after(number)) == [entry for entry in journal if entry.number > number]


def test_every_scenario_is_a_valid_plan_that_is_recognised(control: httpx.Client) -> None:
    shown = control.get("/scenarios").json()
    assert shown["active"] is None
    assert [one["name"] for one in shown["scenarios"]] == list(SCENARIOS)
    for one in shown["scenarios"]:
        assert control.post(f"/scenarios/{one['name']}").json()["plan"] == one["plan"]
        assert control.get("/scenarios").json()["active"] == one["name"]
        control.delete("/faults")
        assert control.put("/faults", json=one["plan"]).json()["plan"] == one["plan"]
        assert control.get("/scenarios").json()["active"] == one["name"]
    assert control.post("/scenarios/none").status_code == 404
    assert active(Plan()) is None
    assert {name for _, name in lists_with_pages()} >= {"listAppointments", "listPatients", "listClients"}
    assert {name for _, name in BOOKINGS} <= {
        rule["match"]["operation"] for rule in shown["scenarios"][0]["plan"]["rules"]
    }


def test_a_lost_response_was_a_booking(pracsuite: httpx.Client, control: httpx.Client) -> None:
    control.post("/scenarios/response-lost-after-booking")
    with pytest.raises(httpx.ReadError):
        pracsuite.post("/reserve_appointment", json=HOLD)
    assert len(book(control, 3)["holds"]) == 1
    assert pracsuite.post("/reserve_appointment", json=HOLD).status_code == 409


def test_the_second_page_of_a_list_fails(pracsuite: httpx.Client, control: httpx.Client) -> None:
    control.post("/scenarios/second-page-fails")
    statuses = [pracsuite.get("/patient", params={"page": page, "page_size": 10}).status_code for page in (1, 2, 2)]
    assert statuses == [200, 500, 200]


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("rename", {"client_id_v2": 7}),
        ("remove", {}),
        ("null", {"client_id": None}),
        ("text", {"client_id": "7"}),
    ],
)
def test_a_field_is_changed_wherever_it_is(mock: Mock, anyone: httpx.Client, change: Any, seen: dict[str, Any]) -> None:
    mock.practice.faults.put(Plan((Rule(ChangeField("client_id", change), Match(api="pracsuite")),)))
    keys = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
    response = anyone.get("/v1/patient/7", headers=keys)
    assert response.headers["x-mock-cause"] == "injected"
    body = response.json()
    assert {name: body[name] for name in body if name.startswith("client_id")} == seen
    listed = anyone.get("/v1/patient?page_size=3", headers=keys).json()
    assert all("client_id" not in one or change in ("null", "text") for one in listed["clients"])
    unchanged = anyone.get("/v1/appointment_status", headers=keys)
    assert "x-mock-cause" not in unchanged.headers


def test_the_page_is_html_for_browsers_and_text_for_others(anyone: httpx.Client) -> None:
    page = anyone.get("/", headers={"accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for name, value in HEADERS.items():
        assert page.headers[name] == value
    assert "PracSuite" in anyone.get("/").text
    again = anyone.get("/", headers={"accept": "text/html", "if-none-match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_policy_allows_nothing_of_other_hosts_and_nothing_inline() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert not any("unsafe" in value or "*" in value or "http" in value for value in policy.values())


@pytest.mark.parametrize("name", PAGE_FILES)
def test_files_of_the_page_are_served_and_small(anyone: httpx.Client, name: str) -> None:
    response = anyone.get(f"/page/{name}")
    assert response.status_code == 200
    assert response.headers["content-security-policy"]
    text = response.text
    assert len(text.splitlines()) < 300
    assert text.startswith("/*"), "each file begins with what it is for"
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text)
    # The only address is a claim of coreplus' tokens.
    assert not re.search(r"(?<!:)//[a-z]+\.[a-z]|https?://(?!coreplus\.com\.au')", text), "nothing is from another host"


@pytest.mark.parametrize(
    "path",
    ["/page/__init__.py", "/page/routes.py", "/page/..%2Fapp.py", "/page/../app.py", "/page/viewer/..%2Findex.html",
     "/page/viewer/swagger-ui.js", "/page/", "/page/none.js"],
)  # fmt: skip
def test_other_files_are_not_served(mock: Mock, path: str) -> None:
    with (
        serve(mock.practice) as served,
        socket.create_connection(("127.0.0.1", int(served.origin.rpartition(":")[2]))) as raw,
    ):
        raw.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert b" 404 " in raw.recv(1000).partition(b"\r\n")[0]


def test_the_viewer_is_found_only_in_a_version_that_can_show_the_documents(
    anyone: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert anyone.get("/page/viewer/state").json() == {"installed": bool(viewer_files())}
    package = ModuleType("swagger_ui_bundle")
    monkeypatch.setitem(sys.modules, "swagger_ui_bundle", package)
    assert viewer_files() == ()
    for name, found in (("swagger-ui-4.15.5", 0), ("swagger-ui-5.31.0", 2)):
        folder = tmp_path / name
        folder.mkdir()
        for file in ("swagger-ui-bundle.js", "swagger-ui.css", "swagger-ui.js.map"):
            folder.joinpath(file).write_text(file, "utf-8")
        vars(package)["swagger_ui_path"] = folder
        assert len(viewer_files()) == found
    with httpx.Client(transport=InProcessTransport(Starlette(routes=page_routes("")))) as client:
        for file in ("swagger-ui-bundle.js", "swagger-ui.css"):
            assert client.get(f"https://mock.test/page/viewer/{file}").text == file
        assert client.get("https://mock.test/page/viewer/swagger-ui.js.map").status_code == 404
    monkeypatch.setitem(sys.modules, "swagger_ui_bundle", None)
    assert viewer_files() == ()
