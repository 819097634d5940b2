"""The appointment book as a whole: every kind of entry, notes, rule-outs, types and reference lists."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from practice_mock import DEMO, OTHER
from practice_mock.testing import Mock
from tests.mock.support import pracsuite_client

PLACE = {"app_time": "2027-01-04T09:00:00", "practitioner_id": 3, "business_id": 1, "duration": 30}
NOTE = {**PLACE, "description": "Team meeting"}


def everything(client: httpx.Client, path: str, key: str, **query: Any) -> list[dict[str, Any]]:
    """Return all pages of a list."""
    rows: list[dict[str, Any]] = []
    page = client.get(path, params={"page_size": 100, **query})
    while True:
        assert page.status_code == 200, page.text
        rows += page.json()[key]
        following = page.json()["links"]["next"]
        if following is None:
            assert [row.get("row_num", number) for number, row in enumerate(rows, 1)] == list(range(1, len(rows) + 1))
            assert len(rows) == page.json()["total_entries"]
            return rows
        page = client.get(following)


def test_the_book_lists_every_kind_of_entry(pracsuite: httpx.Client) -> None:
    book = everything(pracsuite, "/appointment_book", "data")
    kinds = {
        "Patient": everything(pracsuite, "/appointment", "appointments"),
        "Note": everything(pracsuite, "/note", "notes"),
        "Rule Out": everything(pracsuite, "/rule_out", "rule_outs"),
    }
    for category, rows in kinds.items():
        numbers = {row["appointment_id"] for row in rows}
        assert numbers == {row["appointment_id"] for row in book if row["category"] == category} != set()
    groups = [row for row in book if row["category"] == "Group"]
    holds = [row for row in book if row["category"] == "Reserved"]
    assert len(book) == sum(map(len, kinds.values())) + len(groups) + len(holds) > 200
    for row in groups[:50]:
        session = pracsuite.get(f"/group_appointment/{row['appointment_id']}").json()
        assert {name: session[name] for name in ("links", "app_time", "description")} == {
            name: row[name] for name in ("links", "app_time", "description")
        }


def test_the_book_lists_a_hold_until_it_expires(mock: Mock, pracsuite: httpx.Client) -> None:
    held = pracsuite.post("/reserve_appointment", json={**PLACE, "column_number": 2}).json()
    (row,) = (row for row in book_at(pracsuite) if row["appointment_id"] == held["appointment_id"])
    assert {name: row[name] for name in ("category", "client_id", "column_number", "width", "duration")} == {
        "category": "Reserved",
        "client_id": None,
        "column_number": 2,
        "width": 1,
        "duration": PLACE["duration"],
    }
    mock.practice.clock.advance(timedelta(minutes=15))
    assert held["appointment_id"] not in [row["appointment_id"] for row in book_at(pracsuite)]


def book_at(client: httpx.Client) -> list[dict[str, Any]]:
    """Return the entries of the book at the place of these tests."""
    return everything(client, "/appointment_book", "data", **{"q[]": f"app_time:={PLACE['app_time']}"})


def test_links_of_an_entry_are_those_of_its_kind(pracsuite: httpx.Client) -> None:
    pracsuite.post("/reserve_appointment", json=PLACE)
    book = everything(pracsuite, "/appointment_book", "data")
    for category in ("Patient", "Group", "Note", "Reserved"):
        row = next(row for row in book if row["category"] == category)
        assert pracsuite.get(row["links"]["self"]).json()["appointment_id"] == row["appointment_id"]
        assert pracsuite.get(row["links"]["resources"]).status_code == 200
        assert ("appointment_clients" in row["links"]) == (category == "Group")
    assert next(row for row in book if row["category"] == "Rule Out")["links"] == {"self": None}


@pytest.mark.parametrize("path", ["/appointment_book", "/note", "/rule_out"])
def test_lists_of_the_book_can_be_filtered_by_updated(mock: Mock, pracsuite: httpx.Client, path: str) -> None:
    key = {"/appointment_book": "data", "/note": "notes", "/rule_out": "rule_outs"}[path]
    since = "updated:>=2027-01-04T00:30:00Z"
    assert everything(pracsuite, path, key, **{"q[]": since}) == []
    note = pracsuite.post("/note", json=NOTE).json()["appointment_id"]
    blocked = pracsuite.post("/reserve_appointment", json={**PLACE, "column_number": 2, "rule_out": True}).json()
    changed = {row["appointment_id"] for row in everything(pracsuite, path, key, **{"q[]": since})}
    expected = {"/note": {note}, "/rule_out": {blocked["appointment_id"]}}
    assert changed == expected.get(path, {note, blocked["appointment_id"]})
    only = everything(pracsuite, path, key, **{"q[]": [since, "practitioner_id:!=3"]})
    assert only == []
    assert pracsuite.get(path, params={"q[]": "colour:=red"}).status_code == 400
    assert pracsuite.get(path, params={"sort_by": "app_time"}).status_code == 400


def test_a_note_reads_back_as_written(pracsuite: httpx.Client) -> None:
    extra = {"notes": "Door code.", "font_colour": "#112233", "bg_colour": "#ffffff", "resource_ids": [1, 4]}
    answer = pracsuite.post("/note", json={**NOTE, **extra, "column_number": 2, "width": 2})
    assert answer.status_code == 201
    written = answer.json()
    path = f"/note/{written['appointment_id']}"
    assert pracsuite.get(path).json() == written
    assert written == {
        "links": {
            "self": f"https://practice-mock.test/v1{path}",
            "resources": f"https://practice-mock.test/v1{path}/resource",
        },
        "appointment_id": written["appointment_id"],
        **NOTE,
        **extra,
        "column_number": 2,
        "width": 2,
        "category": "Note",
        "created": "2027-01-04T00:30:00.000000Z",
        "modified": "2027-01-04T00:30:00.000000Z",
    }
    rows = everything(pracsuite, f"{path}/resource", "resources")
    assert [row["description"] for row in rows] == ["Room 1", "Treatment table"]
    plain = pracsuite.post("/note", json=NOTE).json()
    unset = ("font_colour", "bg_colour", "width", "column_number", "resource_ids", "notes")
    assert [plain[name] for name in unset] == ["#000000", "#FFD700", 1, 1, [], None]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"practitioner_id": 99}, "practitioner_id"),
        ({"business_id": 2}, "practitioner_id"),
        ({"column_number": 4}, "column_number"),
        ({"width": 4}, "width"),
        ({"resource_ids": [99]}, "resource_ids.0"),
        ({"app_time": "2027-10-03T02:30:00"}, "app_time"),
        ({"bg_colour": "red"}, "bg_colour"),
        ({"duration": 7}, "duration"),
    ],
)
def test_an_invalid_note_is_rejected(pracsuite: httpx.Client, change: dict[str, Any], field: str) -> None:
    answer = pracsuite.post("/note", json={**NOTE, **change})
    assert answer.status_code == 422
    assert [problem["field"] for problem in answer.json()["error"]["validation"]] == [field]


def test_notes_and_bookings_do_not_overlap(pracsuite: httpx.Client) -> None:
    booking = {**PLACE, "client_id": 7, "appointment_type_id": 2}
    assert pracsuite.post("/note", json=NOTE).status_code == 201
    assert pracsuite.post("/note", json=NOTE).status_code == 409
    assert pracsuite.post("/appointment", json=booking).status_code == 409
    assert pracsuite.post("/reserve_appointment", json={**PLACE, "app_time": "2027-01-04T08:45:00"}).status_code == 409
    assert pracsuite.post("/appointment", json={**booking, "column_number": 2}).status_code == 201
    assert pracsuite.post("/note", json={**NOTE, "column_number": 2}).status_code == 409
    assert pracsuite.post("/note", json={**NOTE, "column_number": 3}).status_code == 201


def test_an_entry_is_found_only_under_the_path_of_its_kind(pracsuite: httpx.Client) -> None:
    for number, paths in ((4101, ("appointment",)), (4102, ("note",)), (4104, ("group_appointment",))):
        for path in ("appointment", "note", "group_appointment"):
            assert pracsuite.get(f"/{path}/{number}").status_code == (200 if path in paths else 404)
    for number in (4102, 4104):
        assert pracsuite.patch(f"/appointment/{number}", json={}).status_code == 404
        assert pracsuite.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True}).status_code == 404
        assert (
            pracsuite.post(f"/appointment/{number}", json={"client_id": 7, "appointment_type_id": 2}).status_code == 404
        )


def test_bookings_are_listed_by_practitioner_and_by_resource(pracsuite: httpx.Client) -> None:
    rows = everything(pracsuite, "/appointment", "appointments")
    assert everything(pracsuite, "/practitioner/99/appointment", "appointments") == []
    assert everything(pracsuite, "/resource/99/appointment", "appointments") == []
    of_three = everything(pracsuite, "/practitioner/3/appointment", "appointments")
    assert [row["appointment_id"] for row in of_three] == [
        row["appointment_id"] for row in rows if row["practitioner_id"] == 3
    ]
    with_table = everything(pracsuite, "/resource/4/appointment", "appointments", sort_by="app_time")
    assert {row["appointment_id"] for row in with_table} == {
        row["appointment_id"] for row in rows if 4 in row["resource_ids"]
    }
    assert [row["app_time"] for row in with_table] == sorted(row["app_time"] for row in with_table)
    narrowed = everything(pracsuite, "/resource/4/appointment", "appointments", **{"q[]": "practitioner_id:=3"})
    assert {row["practitioner_id"] for row in narrowed} == {3}


def test_resources_of_a_booking_are_listed(pracsuite: httpx.Client) -> None:
    body = {**PLACE, "client_id": 7, "appointment_type_id": 2, "resource_ids": [2, 1]}
    number = pracsuite.post("/appointment", json=body).json()["appointment_id"]
    path = f"/appointment/{number}/resource"
    assert [row["resource_id"] for row in everything(pracsuite, path, "resources")] == [1, 2]
    pracsuite.patch(f"/appointment/{number}", json={"resource_ids": [5]})
    assert [row["resource_id"] for row in everything(pracsuite, path, "resources")] == [5]
    assert number in [row["appointment_id"] for row in everything(pracsuite, "/resource/5/appointment", "appointments")]
    for other in ("/appointment/999999", "/appointment/4104", f"/note/{number}", f"/group_appointment/{number}"):
        assert everything(pracsuite, f"{other}/resource", "resources") == []
    of_type = everything(pracsuite, "/appointment_type/2/resource", "resources", sort_by="resource_rank")
    assert [row["resource_id"] for row in of_type] == [4]
    assert pracsuite.get("/resource/4").json()["description"] == "Treatment table"
    assert pracsuite.get("/resource/99").status_code == 404


def test_types_are_listed_without_and_read_with_durations(pracsuite: httpx.Client) -> None:
    rows = everything(pracsuite, "/appointment_type", "appointment_types")
    assert all("appointment_type_durations" not in row for row in rows)
    for row in rows:
        whole = pracsuite.get(f"/appointment_type/{row['appointment_type_id']}").json()
        for terms in (*whole["appointment_type_durations"], *whole["practitioner_appointment_type_durations"]):
            assert (terms["fee_cat_id"] is None) == bool(terms["all_fee_cats"])
    assert pracsuite.get("/appointment_type/99").status_code == 404
    put_away = everything(
        pracsuite, "/appointment_type", "appointment_types", **{"q[]": "archived:>2026-01-01T00:00:00Z"}
    )
    assert [row["archived"] for row in put_away] == [True]
    for_speech = everything(pracsuite, "/profession/6/appointment_type", "appointment_types")
    numbers = {row["appointment_type_id"] for row in for_speech}
    assert {1, 2, 3, 4, 6} <= numbers  # type 4 leaves its duration open, in every profession
    assert not numbers & {5, 7, 8}
    assert everything(pracsuite, "/profession/3/appointment_type", "appointment_types", sort_by="profession_id")


def test_reference_lists_are_sorted_as_requested(pracsuite: httpx.Client) -> None:
    for path, key, field in (
        ("/cancellation_reason", "appointment_cancellation_reasons", "reason"),
        ("/reschedule_reason", "appointment_reschedule_reasons", "reason"),
        ("/appointment_status", "appointment_statuses", "status_description"),
        ("/resource", "resources", "description"),
    ):
        rows = everything(pracsuite, path, key, sort_by=f'["{field}"]')
        assert len(rows) > 2
        assert [row[field] for row in rows] == sorted((row[field] for row in rows), key=str.casefold)
        assert {row["tenant_id"] for row in rows} == {3}


def test_a_telehealth_booking_has_room_links(pracsuite: httpx.Client) -> None:
    names = ("telehealth_patient_link", "telehealth_practitioner_link")
    body = {**PLACE, "client_id": 7, "appointment_type_id": 6}
    booked = [pracsuite.post("/appointment", json={**body, "column_number": column}).json() for column in (1, 2)]
    links = [booking[name] for booking in booked for name in names]
    assert all(link.startswith("https://telehealth.example.com/") for link in links)
    assert len(set(links)) == 4
    path = f"/appointment/{booked[0]['appointment_id']}"
    kept = pracsuite.patch(path, json={"appointment_type_id": 6, "duration": 45}).json()
    assert [kept[name] for name in names] == links[:2]
    plain = pracsuite.patch(path, json={"appointment_type_id": 2}).json()
    assert [plain[name] for name in names] == [None, None]


def test_the_book_of_another_practice_is_separate(mock: Mock, pracsuite: httpx.Client) -> None:
    number = pracsuite.post("/note", json=NOTE).json()["appointment_id"]
    with pracsuite_client(mock, OTHER.pracsuite) as other:
        assert other.get(f"/note/{number}").status_code == 404
        assert number not in [row["appointment_id"] for row in everything(other, "/appointment_book", "data")]
        theirs = {name: NOTE[name] + 1_000_000 for name in ("practitioner_id", "business_id")}
        assert other.post("/note", json={**NOTE, **theirs}).status_code == 201


LISTS = {
    "/appointment_book": "data",
    "/note": "notes",
    "/rule_out": "rule_outs",
    "/cancelled_appointment?include_deletions=true": "cancelled_appointments",
    "/appointment_type": "appointment_types",
    "/resource": "resources",
}


def test_no_list_of_the_book_is_empty(mock: Mock) -> None:
    for credentials in (DEMO.pracsuite, OTHER.pracsuite):
        with pracsuite_client(mock, credentials) as client:
            for path, key in LISTS.items():
                assert client.get(path).json()[key], path


def test_demo_entries_are_within_rosters(mock: Mock) -> None:
    tenant = mock.practice.pracsuite[0]
    rosters = [dict(row) for row in tenant.table("roster").records()]
    entries = list(tenant.table("appointment").records())
    assert len(entries) > 200
    for entry in entries:
        start = datetime.fromisoformat(entry["app_time"])
        minute = start.hour * 60 + start.minute
        whose = (entry["practitioner_id"], entry["business_id"], start.weekday())
        mine = [row for row in rosters if (row["practitioner_id"], row["business_id"], row["weekday"]) == whose]
        covered = {time for row in mine for time in range(row["start"], row["end"], 5)}
        assert covered.issuperset(range(minute, minute + entry["duration"], 5))
