"""Patients: written with IDs, shown with names."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from practice_mock.testing import Mock

NEW = {"first_name": "Io", "surname": "Nova"}


def create(client: httpx.Client, **fields: Any) -> dict[str, Any]:
    answer = client.post("/patient", json={**NEW, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def test_a_new_patient_can_be_read_and_listed(pracsuite: httpx.Client) -> None:
    made = create(pracsuite)
    number = made["client_id"]
    assert pracsuite.get(f"/patient/{number}").json() == made
    assert made["file_created"] == "2027-01-04T00:30:00.000000Z"
    assert made["links"]["self"] == f"https://practice-mock.test/v1/patient/{number}"
    assert pracsuite.get(f"/patient/{number + 1}").status_code == 404
    assert create(pracsuite)["client_id"] == number + 1


def test_the_first_active_practitioner_is_the_default(pracsuite: httpx.Client) -> None:
    made = create(pracsuite)
    assert (made["default_practitioner"], made["default_business"]) == ("Dr Alex Harbour", "Example Clinic")
    made = create(pracsuite, default_practitioner_id=4)
    assert (made["default_practitioner"], made["default_business"]) == ("Mx Rowan Tidewell", "Example Clinic North")
    made = create(pracsuite, default_practitioner_id=4, default_business_id=1)
    assert made["default_business"] == "Example Clinic"


def test_ids_of_a_patient_are_shown_as_names(pracsuite: httpx.Client) -> None:
    sent = {
        "sex_id": 3,
        "pronoun_id": 3,
        "fee_cat_id": 2,
        "sms_marketing_type": 4,
        "email_marketing_type": 2,
        "timezone": "Pacific/Auckland",
        "preferred_phone": 3,
    }
    made = create(pracsuite, **sent)
    read = {
        "sex": "Another term",
        "pronouns": "they/them",
        "fee_category": "Concession",
        "sms_marketing": "Opt-Out",
        "email_marketing": "Opt-In",
        "time_zone": "Pacific/Auckland",
    }
    assert {name: made[name] for name in read} == read
    assert not made.keys() & sent.keys()


def test_a_patient_reads_back_as_sent(pracsuite: httpx.Client) -> None:
    sent = {
        "date_of_birth": "1980-02-29",
        "address_1": "1 Wattle Street",
        "suburb": "Exampleton",
        "address_state": "SA",
        "postcode": "5000",
        "country": "Australia",
        "email": "io@example.com",
        "gender": " keeps its spaces ",
        "home_phone": "+61 8 5550 1234",
        "mobile": "0491 570 006",
        "default_sms_reminder": True,
        "default_email_follow_up": True,
    }
    made = create(pracsuite, **sent)
    assert {name: made[name] for name in sent} == sent


def test_an_edit_changes_the_given_fields_and_null_clears(mock: Mock, pracsuite: httpx.Client) -> None:
    made = create(pracsuite, email="io@example.com", sex_id=1)
    mock.practice.clock.advance(timedelta(hours=1))
    body = {"email": None, "sex_id": None, "surname": "Supernova", "default_practitioner_id": 3}
    path = f"/patient/{made['client_id']}"
    edited = pracsuite.patch(path, json=body).json()
    changed = {"email": None, "sex": None, "surname": "Supernova", "default_practitioner": "Dr Sam Sample"}
    assert edited == {**made, **changed}
    assert pracsuite.get(path).json() == edited
    assert pracsuite.patch(path, json={}).json() == edited
    updated = {"q[]": "updated:>=2027-01-04T01:30:00Z"}
    found = pracsuite.get("/patient", params=updated).json()["clients"]
    assert [row["client_id"] for row in found] == [made["client_id"]]
    assert pracsuite.patch("/patient/999", json=body).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sex_id", 99),
        ("pronoun_id", 99),
        ("fee_cat_id", 99),
        ("default_business_id", 99),
        ("default_practitioner_id", 99),
        ("timezone", "Australia/Nowhere"),
    ],
)
def test_a_patient_with_unknown_references_is_rejected(pracsuite: httpx.Client, field: str, value: Any) -> None:
    for answer in (
        pracsuite.post("/patient", json={**NEW, field: value}),
        pracsuite.patch("/patient/7", json={field: value}),
    ):
        assert (answer.status_code, answer.headers["x-mock-cause"]) == (422, "domain")
        assert [entry["field"] for entry in answer.json()["error"]["validation"]] == [field]


def test_a_new_patient_can_be_booked(pracsuite: httpx.Client) -> None:
    made = create(pracsuite, default_sms_reminder=True)
    booking = {
        "client_id": made["client_id"],
        "appointment_type_id": 2,
        "app_time": "2027-01-04T09:00:00",
        "practitioner_id": 1,
        "business_id": 1,
        "duration": 30,
    }
    booked = pracsuite.post("/appointment", json=booking).json()
    assert booked["account_id"] == made["default_account_id"]
    listed = pracsuite.get(f"/patient/{made['client_id']}/appointment").json()
    assert [row["appointment_id"] for row in listed["appointments"]] == [booked["appointment_id"]]
