"""Operations on patients."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import patient
from practice_mock.pracsuite.presenters.patient import present_patient
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listPatients": listing(patient.patients, present_patient, key="clients", value=patient.filtered_value),
    "createPatient": lambda call: present_patient(call, patient.create(call.tenant, call.body)),
    "getPatient": getting(patient.get, present_patient),
    "editPatient": lambda call: present_patient(call, patient.edit(call.tenant, **call.path, body=call.body)),
}
