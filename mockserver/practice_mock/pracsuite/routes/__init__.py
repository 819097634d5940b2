"""Handlers of the PracSuite operations, by resource: each calls the rules of the domain and presents the result."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.routes import (
    appointment,
    appointment_book,
    appointment_type,
    available_appointment,
    available_group_appointment,
    cancelled_appointment,
    clinical_note_memo,
    group_appointment,
    invoice,
    item,
    note,
    patient,
    patient_account,
    patient_attachment,
    patient_contact,
    payment,
    practitioner,
    profession,
    references,
    resource,
    rule_out,
)
from practice_mock.wire import Handler


def handlers() -> Mapping[str, Handler]:
    """Return a handler for every operation of the document."""
    return {
        **appointment.HANDLERS,
        **appointment_book.HANDLERS,
        **appointment_type.HANDLERS,
        **available_appointment.HANDLERS,
        **available_group_appointment.HANDLERS,
        **cancelled_appointment.HANDLERS,
        **clinical_note_memo.HANDLERS,
        **group_appointment.HANDLERS,
        **invoice.HANDLERS,
        **item.HANDLERS,
        **note.HANDLERS,
        **patient.HANDLERS,
        **patient_account.HANDLERS,
        **patient_attachment.HANDLERS,
        **patient_contact.HANDLERS,
        **payment.HANDLERS,
        **practitioner.HANDLERS,
        **profession.HANDLERS,
        **references.HANDLERS,
        **resource.HANDLERS,
        **rule_out.HANDLERS,
    }
