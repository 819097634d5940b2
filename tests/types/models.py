"""Types that checkers infer for the models, and code that they must reject.

`nox -s types` checks this file; nothing runs it. Lines marked with an ignore comment are deliberate errors; a checker
that accepts one reports the unused comment.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, assert_type

import pracsuite_client
from coreplus_models import BookingClient
from pracsuite_models import (
    AppointmentReserve,
    MarketingType,
    Patient,
    PatientCreate,
    PatientEdit,
    PatientPage,
    Record,
)


def responses(document: dict[str, Any], record: pracsuite_client.Patient) -> None:
    page = PatientPage.model_validate(document)
    assert_type(page, PatientPage)
    assert_type(page.clients, list[Patient])
    patient = Patient.from_record(record)
    assert_type(patient.client_id, int)
    assert_type(patient.date_of_birth, date | None)
    assert_type(patient.email_marketing == "Opt-Out", bool)
    assert_type(patient.email_marketing in {"Opt-Out", "a word that the document does not list"}, bool)
    assert_type(patient.to_record(pracsuite_client.Patient), pracsuite_client.Patient)
    assert_type(patient.to_dict(), dict[str, Any])
    assert_type(Patient.model_validate_json(b"{}", strict=True), Patient)
    assert_type(patient.model_copy(update={"surname": "Doe"}), Patient)
    assert_type([deviation.pointer for deviation in patient.deviations], list[str])
    base: Record = patient
    assert_type(base.model_dump(), dict[str, Any])


def requests(choice: MarketingType) -> None:
    PatientCreate(first_name="Sam", surname="Doe", date_of_birth=date(1990, 2, 3))
    PatientEdit(preferred_phone=1, email_marketing_type=choice)
    AppointmentReserve(app_time=datetime(2027, 1, 4, 9), duration=30, practitioner_id=2, business_id=1)
    BookingClient(client_id="00000000-0000-4000-8000-000000000001")
    PatientEdit(preferred_phone=2)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PatientCreate(first_name="Sam")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    PatientEdit(firstname="Sam")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
