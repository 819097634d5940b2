"""Operations on patients, their accounts and contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite import accounts, contacts, memos, patients
from practice_mock.pracsuite.routes.links import all_of, one_of, presented, within
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.store import Record
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
    "listAccountsForPatient": within(accounts.of_patient, account, key="accounts", value=accounts.filtered_value),
    "getPatientAccount": getting(accounts.get, account),
    "listPatientContacts": listing(
        all_of("patient_contact"), contact, key="patient_contacts", value=contacts.filtered_value
    ),
    "listPatientContactsByPatient": within(contacts.of_patient, contact, key="patient_contacts"),
    "getPatientContact": getting(one_of("patient_contact"), contact),
    "createClinicalNoteMemo": lambda call: memos.create(call.tenant, call.body),
}
