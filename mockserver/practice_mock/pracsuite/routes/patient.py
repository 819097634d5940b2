"""Operations on patients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import patient
from practice_mock.pracsuite.presenters.patient import patient_presenter
from practice_mock.pracsuite.routes.listing import respond_with_page, showing
from practice_mock.wire import Call, Handler


def list_patients(call: Call) -> dict[str, Any]:
    """List a page of patients."""
    records, value = patient.patients(call.tenant), patient.filtered_values(call.tenant)
    present = patient_presenter(call.tenant.switches)
    return respond_with_page(call, records, present, key="clients", value=value, computed=patient.COMPUTED)


HANDLERS: Mapping[str, Handler] = {
    "listPatients": list_patients,
    "createPatient": showing(patient_presenter, lambda call: patient.create(call.tenant, call.body)),
    "getPatient": showing(patient_presenter, lambda call: patient.get(call.tenant, **call.path)),
    "editPatient": showing(patient_presenter, lambda call: patient.edit(call.tenant, **call.path, body=call.body)),
}
