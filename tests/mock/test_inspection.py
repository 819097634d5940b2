"""The lists of holds, files and records of the control plane."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

import httpx
import pytest

from practice_mock import PESSIMISTIC
from practice_mock.control import Control, ControlError
from practice_mock.coreplus.seed import SAM
from practice_mock.testing import Mock
from tests.mock.coreplus_support import coreplus_client
from tests.mock.test_coreplus_clients import upload

PLACE = {"practitioner_id": 3, "business_id": 1, "duration": 30}


@pytest.fixture
def control(mock: Mock) -> Iterator[Control]:
    with mock.control() as found:
        yield found


def test_holds_are_listed_with_the_time_that_is_left(mock: Mock, control: Control, pracsuite: httpx.Client) -> None:
    first = pracsuite.post("/reserve_appointment", json={**PLACE, "app_time": "2027-02-01T09:00:00"}).json()
    control.advance_clock(timedelta(minutes=5))
    second = pracsuite.post("/reserve_appointment", json={**PLACE, "app_time": "2027-02-01T10:00:00"}).json()
    assert [(hold["appointment_id"], hold["seconds_left"], hold["tenant"]) for hold in control.holds()] == [
        (first["appointment_id"], 600, 3),
        (second["appointment_id"], 900, 3),
    ]
    assert control.holds()[0]["app_time"] == "2027-02-01T09:00:00"
    control.advance_clock(timedelta(minutes=10))
    assert [hold["appointment_id"] for hold in control.holds()] == [second["appointment_id"]]
    pracsuite.post(f"/appointment/{second['appointment_id']}/cancel", json={"record_as_cancelled": False})
    assert control.holds() == ()


def test_every_hold_is_listed_at_each_position_of_the_switches(
    mock: Mock, control: Control, pracsuite: httpx.Client
) -> None:
    first = pracsuite.post("/reserve_appointment", json={**PLACE, "app_time": "2027-02-01T09:00:00"}).json()
    mock.practice.switches.put(PESSIMISTIC)
    second = pracsuite.post("/reserve_appointment", json={**PLACE, "app_time": "2027-02-01T10:00:00"}).json()
    assert [(hold["appointment_id"], hold["seconds_left"], hold["hold_until"]) for hold in control.holds()] == [
        (first["appointment_id"], 900, "2027-01-04T00:45:00.000000Z"),
        (second["appointment_id"], None, None),
    ]
    control.advance_clock(timedelta(minutes=15))
    assert [hold["appointment_id"] for hold in control.holds()] == [second["appointment_id"]]


def test_files_of_both_apis_are_listed_and_read(mock: Mock, control: Control) -> None:
    with coreplus_client(mock) as client:
        assert upload(client, b"hello", name="a.txt").status_code == 200
    found = control.files(limit=1000)
    (mine,) = (file for file in found if file["api"] == "coreplus")
    assert (mine["name"], mine["owner"], mine["size"]) == ("a.txt", SAM, 5)
    assert mine["sha256"] == sha256(b"hello").hexdigest()
    assert control.file("coreplus", mine["tenant"], mine["id"]) == b"hello"
    other = next(file for file in found if file["api"] == "pracsuite")
    assert sha256(control.file("pracsuite", other["tenant"], other["id"])).hexdigest() == other["sha256"]
    with pytest.raises(ControlError, match="404: There is no such file"):
        control.file("coreplus", mine["tenant"], "nothing")


def test_a_fresh_upload_is_on_the_first_page_and_the_pages_have_every_file(mock: Mock, control: Control) -> None:
    control.advance_clock(timedelta(hours=5))
    with coreplus_client(mock) as client:
        assert upload(client, b"hello", name="a.txt").status_code == 200
    assert control.files(limit=1)[0]["name"] == "a.txt"
    whole = control.files(limit=1000)
    paged = [file for offset in range(0, len(whole) + 50, 50) for file in control.files(limit=50, offset=offset)]
    assert paged == list(whole)
    assert len({(file["tenant"], file["id"]) for file in whole}) == len(whole) > 100


def test_tables_and_records_are_listed_in_pages(mock: Mock, control: Control, pracsuite: httpx.Client) -> None:
    tables = {(table["api"], table["tenant"], table["table"]): table["records"] for table in control.tables()}
    assert tables["pracsuite", 3, "patient"] == 500
    assert tables["coreplus", 2, "client"] == 30
    made = pracsuite.post("/patient", json={"first_name": "Io", "surname": "Nova"}).json()["client_id"]
    assert [record["client_id"] for record in control.records("pracsuite", 3, "patient", limit=2, offset=499)] == [
        500,
        made,
    ]


def test_every_table_can_be_shown(mock: Mock, control: Control) -> None:
    for table in control.tables():
        shown = control.records(table["api"], table["tenant"], table["table"], limit=1000)
        assert len(shown) == min(table["records"], 1000)


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/records/pracsuite/1/patient", 404, "pracsuite: 3, 4; coreplus: 1, 2"),
        ("/records/nothing/3/patient", 404, "There is no such tenant"),
        ("/records/pracsuite/3/patients", 404, "account, "),
        ("/records/pracsuite/x/patient", 404, "no such control path"),
        ("/records/pracsuite/3/patient?limit=0", 400, "from 1 to 1000"),
        ("/records/pracsuite/3/patient?limit=1001", 400, "from 1 to 1000"),
        ("/records/pracsuite/3/patient?offset=-1", 400, "offset must be a whole number"),
        ("/files?page=1", 400, "limit, offset"),
    ],
)
def test_a_list_that_does_not_exist_is_refused_with_the_known_ones(
    mock: Mock, path: str, status: int, reason: str
) -> None:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport, headers=headers) as client:
        refused = client.get(mock.control_url + path)
    assert (refused.status_code, reason in refused.json()["message"]) == (status, True)
