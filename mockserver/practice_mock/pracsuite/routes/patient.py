"""Operations on patients, their accounts and contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain import clinical_note_memo, patient_account, patient_contact
from practice_mock.pracsuite.domain import patient as patients
from practice_mock.pracsuite.presenters.links import all_of, one_of, presented, within
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler

contact = presented("patient_contact", "patient_contact_id")


def patient(call: Call, file: Record) -> dict[str, Any]:
    """A patient as it is read."""
    url = f"{call.base_url}/patient/{file['client_id']}"
    links = {
        "self": url,
        "accounts": f"{url}/account",
        "appointments": f"{url}/appointment",
        "invoices": f"{url}/invoice",
        "patient_attachments": f"{url}/patient_attachment",
        "patient_contacts": f"{url}/patient_contact",
    }
    return {**patients.present(call.tenant, file), "tenant_id": call.tenant.number, "links": links}


def account(call: Call, record: Record) -> dict[str, Any]:
    """An account as it is read: its address is below that of its patient."""
    url = f"{call.base_url}/patient/{record['client_id']}/account/{record['account_id']}"
    return {**record, "tenant_id": call.tenant.number, "links": {"self": url}}


HANDLERS: Mapping[str, Handler] = {
    "listPatients": listing(patients.files, patient, key="clients", value=patients.filtered_value),
    "createPatient": lambda call: patient(call, patients.create(call.tenant, call.body)),
    "getPatient": getting(patients.get, patient),
    "editPatient": lambda call: patient(call, patients.edit(call.tenant, **call.path, body=call.body)),
    "listAccountsForPatient": within(
        patient_account.of_patient, account, key="accounts", value=patient_account.filtered_value
    ),
    "getPatientAccount": getting(patient_account.get, account),
    "listPatientContacts": listing(
        all_of("patient_contact"), contact, key="patient_contacts", value=patient_contact.filtered_value
    ),
    "listPatientContactsByPatient": within(patient_contact.of_patient, contact, key="patient_contacts"),
    "getPatientContact": getting(one_of("patient_contact"), contact),
    "createClinicalNoteMemo": lambda call: clinical_note_memo.create(call.tenant, call.body),
}
