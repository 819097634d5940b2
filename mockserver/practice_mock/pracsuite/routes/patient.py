"""Operations on patients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import patient
from practice_mock.pracsuite.presenters.patient import present_patient
from practice_mock.pracsuite.routes.listing import getting, respond_with_page
from practice_mock.wire import Call, Handler


def list_patients(call: Call) -> dict[str, Any]:
    """List a page of patients."""
    records, value = patient.patients(call.tenant), patient.filtered_values(call.tenant)
    return respond_with_page(call, records, present_patient, key="clients", value=value)


HANDLERS: Mapping[str, Handler] = {
    "listPatients": list_patients,
    "createPatient": lambda call: present_patient(call, patient.create(call.tenant, call.body)),
    "getPatient": getting(patient.get, present_patient),
    "editPatient": lambda call: present_patient(call, patient.edit(call.tenant, **call.path, body=call.body)),
}
