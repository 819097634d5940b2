"""Group sessions: places, members, and members who leave."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from practice_mock.testing import Mock
from tests.mock.test_book import everything

SESSION = "/group_appointment/4104"  # a class of eight with one free place


def members(client: httpx.Client, session: str = SESSION) -> list[int]:
    return [row["client_id"] for row in everything(client, f"{session}/appointment_client", "appointment_clients")]


def fields(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [problem["field"] for problem in answer.json()["error"]["validation"]]


def test_a_full_session_accepts_no_further_member(pracsuite: httpx.Client) -> None:
    before = members(pracsuite)
    assert len(before) == 7
    answer = pracsuite.post(f"{SESSION}/add_group_member", json={"client_id": 7, "account_id": 9, "sms_reminder": True})
    assert answer.status_code == 201
    added = answer.json()
    assert added == {
        "tenant_id": 3,
        "appointment_client_id": added["appointment_client_id"],
        "client_id": 7,
        "appointment_id": 4104,
        "appointment_status_id": 1,
        "notes": None,
        "item_id": 15,
        "item_group_id": None,
        "created": "2027-01-04T00:30:00.000000Z",
        "modified": "2027-01-04T00:30:00.000000Z",
    }
    outsider = next(number for number in range(1, 100) if number not in (*before, 7))
    full = pracsuite.post(f"{SESSION}/add_group_member", json={"client_id": outsider})
    assert (full.status_code, full.headers["x-mock-cause"]) == (409, "domain")
    assert members(pracsuite) == [*before, 7]
    assert (
        pracsuite.post(
            f"{SESSION}/remove_group_member", json={"client_id": before[0], "record_as_cancelled": True}
        ).status_code
        == 204
    )
    assert pracsuite.post(f"{SESSION}/add_group_member", json={"client_id": outsider}).status_code == 201
    assert members(pracsuite) == [*before[1:], 7, outsider]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"client_id": 999}, "client_id"),
        ({"client_id": 7, "account_id": 10}, "account_id"),
        ({"client_id": 7, "account_id": 999}, "account_id"),
        ({"client_id": 7, "appointment_status_id": 99}, "appointment_status_id"),
        ({"client_id": 7, "item_id": 1, "item_group_id": 1}, "item_group_id"),
    ],
)
def test_an_invalid_member_is_rejected(pracsuite: httpx.Client, body: dict[str, Any], field: str) -> None:
    before = members(pracsuite)
    assert fields(pracsuite.post(f"{SESSION}/add_group_member", json=body)) == [field]
    assert members(pracsuite) == before


def test_a_patient_cannot_have_two_places(pracsuite: httpx.Client) -> None:
    present = members(pracsuite)[0]
    assert fields(pracsuite.post(f"{SESSION}/add_group_member", json={"client_id": present})) == ["client_id"]


def test_items_of_a_member_override_those_of_the_session(pracsuite: httpx.Client) -> None:
    body = {"client_id": 7, "item_id": None, "item_group_id": 1, "appointment_status_id": 2}
    added = pracsuite.post(f"{SESSION}/add_group_member", json=body).json()
    assert {name: added[name] for name in body} == body


def test_only_sessions_have_members(pracsuite: httpx.Client) -> None:
    for number in (4101, 4102, 999999):
        path = f"/group_appointment/{number}"
        assert pracsuite.post(f"{path}/add_group_member", json={"client_id": 7}).status_code == 404
        assert (
            pracsuite.post(
                f"{path}/remove_group_member", json={"client_id": 7, "record_as_cancelled": True}
            ).status_code
            == 404
        )
        assert members(pracsuite, path) == []
    assert (
        pracsuite.post(f"{SESSION}/remove_group_member", json={"client_id": 7, "record_as_cancelled": True}).status_code
        == 404
    )


@pytest.mark.parametrize("recorded", [True, False])
def test_a_removed_member_leaves_a_cancelled_record(mock: Mock, pracsuite: httpx.Client, recorded: bool) -> None:
    pracsuite.post(f"{SESSION}/add_group_member", json={"client_id": 7})
    why = {"appointment_cancellation_reason_id": 1, "reason": "flu"}
    body = {"client_id": 7, "record_as_cancelled": recorded, **why}
    assert pracsuite.post(f"{SESSION}/remove_group_member", json=body).status_code == 204
    query = {"include_deletions": True, "q[]": ["client_id:=7", "cancellation_time:>=2027-01-04T00:30:00Z"]}
    (kept,) = everything(pracsuite, "/cancelled_appointment", "cancelled_appointments", **query)
    expected = {
        **why,
        "appointment_id": 4104,
        "description": "Robin Example",
        "appointment_type": "Back class",
        "category": "Group",
        "item_code": "EX015",
        "cancellation": recorded,
    }
    assert {name: kept[name] for name in expected} == expected
    assert pracsuite.get("/cancelled_appointment/4104").json()["client_id"] == 7
    assert pracsuite.get(SESSION).status_code == 200


def test_resources_of_a_session_are_listed(pracsuite: httpx.Client) -> None:
    rows = everything(pracsuite, f"{SESSION}/resource", "resources")
    assert [row["description"] for row in rows] == ["Gymnasium"]


def test_a_session_occupies_its_column(pracsuite: httpx.Client) -> None:
    session = pracsuite.get(SESSION).json()
    place = {name: session[name] for name in ("app_time", "practitioner_id", "business_id", "duration")}
    taken = pracsuite.post("/note", json={**place, "description": "Stocktaking", "column_number": 2})
    assert taken.status_code == 409
