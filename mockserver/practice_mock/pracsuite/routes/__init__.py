"""What each PracSuite operation does: from a call to the rules, and from records to the body of the answer."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.routes import (
    appointment,
    appointment_book,
    invoice,
    patient,
    patient_attachment,
    references,
)
from practice_mock.wire import Handler


def handlers() -> Mapping[str, Handler]:
    """A handler for every operation of the document."""
    return {
        **appointment.HANDLERS,
        **appointment_book.HANDLERS,
        **patient.HANDLERS,
        **patient_attachment.HANDLERS,
        **references.HANDLERS,
        **invoice.HANDLERS,
    }
