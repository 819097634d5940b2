"""Operations on contacts of patients."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import patient_contact
from practice_mock.pracsuite.domain.references import all_of, one_of
from practice_mock.pracsuite.presenters.records import present_patient_contact
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listPatientContacts": listing(
        all_of("patient_contact"),
        present_patient_contact,
        key="patient_contacts",
        value=patient_contact.filtered_value,
    ),
    "listPatientContactsByPatient": list_below(
        patient_contact.of_patient, present_patient_contact, key="patient_contacts"
    ),
    "getPatientContact": getting(one_of("patient_contact"), present_patient_contact),
}
