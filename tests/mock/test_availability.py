"""Free times: the rostered times that are not taken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest

from practice_mock.pracsuite.domain.references import fetch
from practice_mock.testing import Mock
from tests.mock.test_book import everything

WEEK = {"from": "2027-01-04", "to": "2027-01-08"}
STANDARD = {**WEEK, "appointment_type_id": 2}
PLACE = ("app_time", "practitioner_id", "business_id", "duration", "column_number", "width")
NEAR_CLASS = {**WEEK, "appointment_type_id": 8}
EMPTY = "2027-08-02"
"""A Monday after the end of the demo book."""


def times(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    return everything(client, "/available_appointments", "available_times", **{**STANDARD, **query})


def starts(client: httpx.Client, day: str, **query: Any) -> list[str]:
    found = times(client, **{"from": day, "to": day, "practitioner_ids": 2, **query})
    return [time["app_time"][11:16] for time in found]


def sessions(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    return everything(client, "/available_group_appointments", "available_times", **{**NEAR_CLASS, **query})


def test_a_free_time_has_every_field_that_a_booking_needs(pracsuite: httpx.Client) -> None:
    (found,) = pracsuite.get(
        "/next_available_appointment", params={**STANDARD, "from": "2027-01-05", "practitioner_ids": 3}
    ).json()["available_times"]
    assert found == {
        "app_time": "2027-01-05T09:00:00",
        "column_number": 1,
        "item_id": 12,
        "item_group_id": None,
        "appointment_type_id": 2,
        "practitioner_id": 3,
        "business_id": 1,
        "profession_id": 5,
        "width": 1,
        "duration": 30,
        "resource_ids": [4],
        "practitioner_name": "Dr Sam Sample",
    }


def test_free_times_are_ordered_and_the_next_one_is_the_first(pracsuite: httpx.Client) -> None:
    found = times(pracsuite)
    order = [(time["app_time"], time["practitioner_id"], time["business_id"]) for time in found]
    assert order == sorted(order)
    assert len(set(order)) == len(order) > 100
    answer = pracsuite.get("/next_available_appointment", params=STANDARD).json()
    assert (answer["available_times"], answer["total_entries"]) == (found[:1], 1)
    assert answer["links"].keys() == {"self"}


def test_the_next_free_time_is_empty_if_there_is_none(pracsuite: httpx.Client) -> None:
    sunday = {"from": "2027-01-10", "to": "2027-01-10"}
    assert times(pracsuite, **sunday) == []
    answer = pracsuite.get("/next_available_appointment", params={**STANDARD, **sunday}).json()
    assert (answer["available_times"], answer["total_entries"]) == ([], 0)
    answer = pracsuite.get("/next_available_group_appointment", params={**NEAR_CLASS, **sunday}).json()
    assert (answer["available_times"], answer["total_entries"]) == ([], 0)


def test_a_past_time_is_not_offered(mock: Mock, pracsuite: httpx.Client) -> None:
    mock.practice.clock.set(datetime(2027, 1, 4, 2, 45, tzinfo=UTC))  # 13:15 at the clinic
    assert min(time["app_time"] for time in times(pracsuite, appointment_type_id=3)) == "2027-01-04T13:15:00"
    mock.practice.clock.advance(timedelta(seconds=1))
    assert min(time["app_time"] for time in times(pracsuite, appointment_type_id=3)) == "2027-01-04T13:30:00"


@pytest.mark.parametrize("path", ["available_appointments", "next_available_appointment"])
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"from": "2027-01-03"}, "from"),
        ({"from": "2027-01-04", "to": "2027-01-12"}, "to"),
        ({"from": "2027-01-06", "to": "2027-01-05"}, "to"),
        ({"from": "2027-02-30"}, "from"),
        ({"from": "4 January"}, "from"),
        ({"appointment_type_id": 99}, "appointment_type_id"),
        ({"client_id": 999}, "client_id"),
        ({"account_id": 9}, "client_id"),
        ({"client_id": 7, "account_id": 10}, "account_id"),
        ({"client_id": 7, "account_id": 999}, "account_id"),
        ({"business_ids": "one"}, "business_ids"),
    ],
)
def test_an_invalid_search_is_rejected(pracsuite: httpx.Client, path: str, query: dict[str, Any], field: str) -> None:
    answer = pracsuite.get(f"/{path}", params={**STANDARD, **query})
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client")
    assert field in answer.json()["error"]["detail"]


@pytest.mark.parametrize("missing", ["from", "to", "appointment_type_id"])
def test_a_search_requires_days_and_type(pracsuite: httpx.Client, missing: str) -> None:
    query = {name: value for name, value in STANDARD.items() if name != missing}
    for path in ("available_appointments", "next_available_appointment"):
        assert pracsuite.get(f"/{path}", params=query).status_code == 400


@pytest.mark.parametrize(("days", "status"), [(0, 200), (6, 200), (7, 200), (8, 400), (40, 400)])
def test_a_search_covers_at_most_seven_days(pracsuite: httpx.Client, days: int, status: int) -> None:
    span = {"from": "2027-01-04", "to": (date(2027, 1, 4) + timedelta(days=days)).isoformat()}
    assert pracsuite.get("/available_appointments", params={**STANDARD, **span}).status_code == status
    assert pracsuite.get("/available_group_appointments", params={**NEAR_CLASS, **span}).status_code == status


def test_a_search_must_not_start_before_today_at_the_clinic(mock: Mock, pracsuite: httpx.Client) -> None:
    mock.practice.clock.set(datetime(2027, 1, 4, 13, 29, tzinfo=UTC))  # one minute before midnight at the clinic
    assert pracsuite.get("/available_appointments", params=STANDARD).status_code == 200
    mock.practice.clock.advance(timedelta(minutes=1))
    assert pracsuite.get("/available_appointments", params=STANDARD).status_code == 400


# Practitioner 2 works on Mondays from 9:00 to 12:00 and from 13:00 to 17:00, and on Saturdays from 8:30 to 12:30.
def test_free_times_follow_the_booking_channels_of_rosters(pracsuite: httpx.Client) -> None:
    day = EMPTY
    brief = {"appointment_type_id": 3}

    def hours(**channels: bool) -> set[str]:
        return {start[:2] for start in starts(pracsuite, day, **brief, **channels)}

    staff = {"09", "10", "11", "13", "14", "15", "16"}
    assert hours() == hours(manual=True) == staff
    assert starts(pracsuite, day, **brief, online=True)[0] == "10:30"
    assert hours(online=True) == {"10", "11", "13", "14", "15"}
    assert hours(waiting_list=True) == {"13", "14", "15", "16"}
    assert hours(online=True, waiting_list=True) == {"10", "11", "13", "14", "15", "16"}
    assert hours(online=True, waiting_list=False) == {"10", "11"}
    assert hours(online=False) == {"09", "10", "16"}
    assert hours(manual=False) == set()
    thursday = {"from": "2027-08-05", "to": "2027-08-05", "practitioner_ids": 1, **brief}
    assert max(time["app_time"] for time in times(pracsuite, **thursday)) == "2027-08-05T16:45:00"
    evening = times(pracsuite, **thursday, online=True, manual=False)
    assert [time["app_time"][11:16] for time in evening] == ["17:00", "17:15", "17:30", "17:45", "18:00", "18:15"]


def test_a_free_time_ends_within_its_roster(pracsuite: httpx.Client) -> None:
    saturday = "2027-08-07"
    assert starts(pracsuite, saturday)[0] == "08:30"
    assert starts(pracsuite, saturday)[-1] == "12:00"
    assert starts(pracsuite, saturday, appointment_type_id=1)[-1] == "11:30"
    assert starts(pracsuite, saturday, practitioner_ids=1) == []
    # The hours for the staff and those for everyone are adjacent, and one hour spans both.
    assert "10:00" in starts(pracsuite, EMPTY, appointment_type_id=1)
    assert "11:15" not in starts(pracsuite, EMPTY, appointment_type_id=1)


def test_filters_of_free_times_combine(pracsuite: httpx.Client) -> None:
    found = times(pracsuite)
    for name, field in (("business_ids", "business_id"), ("practitioner_ids", "practitioner_id")):
        narrowed = times(pracsuite, **{name: [1, 2]})
        assert narrowed == [time for time in found if time[field] in {1, 2}]
    both = times(pracsuite, business_ids=[1], practitioner_ids=[1, 4])
    assert both == [time for time in found if (time["business_id"], time["practitioner_id"]) == (1, 1)] != []
    assert times(pracsuite, practitioner_ids=[99]) == times(pracsuite, business_ids=[4]) == []
    assert times(pracsuite, resource_ids=[4, 1]) == found
    assert times(pracsuite, resource_ids=[1]) == []


def test_archived_practitioners_and_links_have_no_free_times(mock: Mock, pracsuite: httpx.Client) -> None:
    practitioners = mock.practice.pracsuite[0].table("practitioner")
    assert times(pracsuite, practitioner_ids=[2])
    practitioners.put({**fetch(mock.practice.pracsuite[0], "practitioner", 2), "archive": True})
    assert times(pracsuite, practitioner_ids=[2]) == []


def test_a_wide_appointment_needs_adjacent_columns(pracsuite: httpx.Client) -> None:
    place = {"practitioner_id": 8, "business_id": 3, "app_time": f"{EMPTY}T09:00:00", "duration": 30}
    query = {"practitioner_ids": 8, "business_ids": 3, "from": EMPTY, "to": EMPTY}

    def first(appointment_type: int) -> tuple[str, int, int]:
        found = times(pracsuite, **query, appointment_type_id=appointment_type)[0]
        return found["app_time"][11:16], found["column_number"], found["width"]

    assert (first(1), first(2)) == (("09:00", 1, 2), ("09:00", 1, 1))
    pracsuite.post("/reserve_appointment", json=place)
    assert (first(1), first(2)) == (("09:30", 1, 2), ("09:00", 2, 1))


def test_a_free_time_has_the_requested_profession(pracsuite: httpx.Client) -> None:
    wanted = {"practitioner_ids": [2], "from": EMPTY, "to": EMPTY}
    assert {time["profession_id"] for time in times(pracsuite, **wanted)} == {2}
    assert {time["profession_id"] for time in times(pracsuite, **wanted, profession_ids=[1])} == {1}
    assert {time["profession_id"] for time in times(pracsuite, **wanted, profession_ids=[1, 2])} == {2}
    assert times(pracsuite, **wanted, profession_ids=[5]) == []


def test_duration_depends_on_profession_practitioner_and_fee_category(pracsuite: httpx.Client) -> None:
    def lengths(practitioner: int, appointment_type: int, **query: Any) -> set[tuple[int, int]]:
        found = times(pracsuite, practitioner_ids=practitioner, appointment_type_id=appointment_type, **query)
        return {(time["duration"], time["width"]) for time in found}

    assert lengths(4, 2) == {(50, 1)}  # psychology
    assert lengths(8, 1, business_ids=3) == {(45, 2)}  # the practitioner's own terms
    assert lengths(8, 1, business_ids=1) == {(60, 1)}
    client = pracsuite.post("/patient", json={"first_name": "Io", "surname": "Nova", "fee_cat_id": 2}).json()
    assert lengths(3, 2) == lengths(3, 2, client_id=7) == lengths(3, 2, client_id=7, account_id=9) == {(30, 1)}
    assert lengths(3, 2, client_id=client["client_id"]) == {(45, 1)}
    account = {"client_id": client["client_id"], "account_id": client["default_account_id"]}
    assert lengths(3, 2, **account) == {(45, 1)}
    assert lengths(1, 2, client_id=client["client_id"]) == {(30, 1)}
    student = pracsuite.post("/patient", json={"first_name": "Ia", "surname": "Nova", "fee_cat_id": 3}).json()
    assert lengths(1, 3, client_id=student["client_id"]) == {(20, 1)}
    assert lengths(1, 3) == {(15, 1)}


@pytest.mark.parametrize("appointment_type", [4, 5, 9])
def test_types_without_duration_group_types_and_archived_types_have_no_free_times(
    pracsuite: httpx.Client, appointment_type: int
) -> None:
    assert times(pracsuite, appointment_type_id=appointment_type) == []


def test_every_kind_of_entry_blocks_free_times(mock: Mock, pracsuite: httpx.Client) -> None:
    day, place = EMPTY, {"practitioner_id": 2, "business_id": 1, "app_time": f"{EMPTY}T09:30:00"}
    before = starts(pracsuite, day)
    free = [start for start in before if start not in {"09:15", "09:30", "09:45", "10:00", "10:15"}]
    blocked = pracsuite.post("/reserve_appointment", json={**place, "duration": 60, "rule_out": True}).json()
    assert starts(pracsuite, day) == free
    pracsuite.post(f"/appointment/{blocked['appointment_id']}/cancel", json={"record_as_cancelled": True})
    assert starts(pracsuite, day) == before
    pracsuite.post("/note", json={**place, "duration": 60, "description": "Stocktaking"})
    assert starts(pracsuite, day) == free
    held = {**place, "app_time": f"{EMPTY}T09:00:00", "duration": 30}
    assert pracsuite.post("/reserve_appointment", json=held).status_code == 201
    assert starts(pracsuite, day) == [start for start in free if start != "09:00"]
    mock.practice.clock.advance(timedelta(minutes=15))
    assert starts(pracsuite, day) == free


def test_the_first_free_column_is_offered(pracsuite: httpx.Client) -> None:
    query = {"from": EMPTY, "to": EMPTY, "practitioner_ids": 3, "appointment_type_id": 1}
    place = {"practitioner_id": 3, "business_id": 1, "app_time": f"{EMPTY}T09:00:00", "duration": 60}
    for column in (1, 2, 3):
        (found,) = [time for time in times(pracsuite, **query) if time["app_time"] == place["app_time"]]
        assert found["column_number"] == column
        pracsuite.post("/reserve_appointment", json={**place, "column_number": column})
    assert all(time["app_time"] >= f"{EMPTY}T10:00:00" for time in times(pracsuite, **query))


@pytest.mark.parametrize("in_use", [[4], [1, 2, 3, 4], [4, 3, 2, 1]])
def test_a_resource_in_use_blocks_types_that_need_it(pracsuite: httpx.Client, in_use: list[int]) -> None:
    day = EMPTY
    plain = starts(pracsuite, day, appointment_type_id=6)
    with_table = starts(pracsuite, day)
    place = {"practitioner_id": 3, "business_id": 1, "app_time": f"{day}T10:00:00", "duration": 30}
    pracsuite.post("/note", json={**place, "description": "Repair", "resource_ids": in_use})
    assert starts(pracsuite, day) == [start for start in with_table if start not in {"09:45", "10:00", "10:15"}]
    assert starts(pracsuite, day, appointment_type_id=6) == plain


def test_every_use_of_a_resource_on_a_day_blocks_free_times(pracsuite: httpx.Client) -> None:
    left = starts(pracsuite, EMPTY)
    for hour in (10, 11, 14, 15):
        place = {"practitioner_id": 3, "business_id": 1, "app_time": f"{EMPTY}T{hour}:00:00", "duration": 30}
        pracsuite.post("/note", json={**place, "description": "Repair", "resource_ids": [4]})
        left = [start for start in left if start not in {f"{hour - 1:02}:45", f"{hour}:00", f"{hour}:15"}]
        assert starts(pracsuite, EMPTY) == left


def test_an_offered_time_can_be_held_and_finalised_and_is_gone(pracsuite: httpx.Client) -> None:
    found = times(pracsuite)[17]
    held = pracsuite.post("/reserve_appointment", json={name: found[name] for name in PLACE})
    assert held.status_code == 201
    assert found not in times(pracsuite)
    body = {"client_id": 7, "appointment_type_id": 2, "profession_id": found["profession_id"]}
    booked = pracsuite.post(f"/appointment/{held.json()['appointment_id']}", json=body).json()
    same = ("app_time", "duration", "item_id", "resource_ids", "profession_id", "practitioner_id", "business_id")
    assert {name: booked[name] for name in same} == {name: found[name] for name in same}
    assert found not in times(pracsuite)
    pracsuite.post(f"/appointment/{booked['appointment_id']}/cancel", json={"record_as_cancelled": True})
    assert found in times(pracsuite)


def test_the_hour_skipped_by_daylight_saving_is_not_offered(mock: Mock, pracsuite: httpx.Client) -> None:
    tenant = mock.practice.pracsuite[0]
    night = {"practitioner_id": 2, "business_id": 1, "weekday": 6, "start": 60, "end": 240, "online": False}
    tenant.table("roster").put({**night, "roster_id": 999, "manual": True, "waiting_list": False})
    mock.practice.clock.set(datetime(2027, 10, 1, tzinfo=UTC))
    hours = [start[:2] for start in starts(pracsuite, "2027-10-03", appointment_type_id=3)]
    assert sorted(set(hours)) == ["01", "03"]


def test_group_sessions_are_offered_until_they_are_full(pracsuite: httpx.Client) -> None:
    before = sessions(pracsuite)
    (near,) = [session for session in before if session["appointment_id"] == 4104]
    assert near == {
        "appointment_id": 4104,
        "current_class_size": 7,
        "max_class_size": 8,
        "app_time": near["app_time"],
        "column_number": 2,
        "item_id": 15,
        "item_group_id": None,
        "appointment_type_id": 8,
        "practitioner_id": 3,
        "business_id": 1,
        "profession_id": 5,
        "width": 1,
        "duration": 30,
        "resource_ids": [5],
        "practitioner_name": "Dr Sam Sample",
    }
    assert all(session["current_class_size"] < session["max_class_size"] for session in before)
    assert [session["app_time"] for session in before] == sorted(session["app_time"] for session in before)
    answer = pracsuite.get("/next_available_group_appointment", params=NEAR_CLASS).json()
    assert (answer["available_times"], answer["total_entries"]) == (before[:1], 1)
    assert pracsuite.post("/group_appointment/4104/add_group_member", json={"client_id": 7}).status_code == 201
    assert sessions(pracsuite) == [session for session in before if session["appointment_id"] != 4104]


def test_group_sessions_are_filtered(pracsuite: httpx.Client) -> None:
    found = sessions(pracsuite)
    assert sessions(pracsuite, practitioner_ids=3, business_ids=[1, 2], profession_ids=5) == found != []
    assert sessions(pracsuite, practitioner_ids=4) == sessions(pracsuite, profession_ids=1) == []
    assert sessions(pracsuite, **{"from": "2027-01-05", "to": "2027-01-05"}) == [
        session for session in found if session["app_time"].startswith("2027-01-05")
    ]
    assert sessions(pracsuite, appointment_type_id=2) == []
    for wrong in ({"appointment_type_id": 99}, {"from": "2027-01-03"}, {"client_id": 7}):
        answer = pracsuite.get("/available_group_appointments", params={**NEAR_CLASS, **wrong})
        assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client")
