"""Handlers of the coreplus operations, by resource: each calls the rules of the domain and presents the result."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.coreplus.routes import (
    appointment,
    appointment_type,
    availability_slot,
    client,
    client_family,
    file,
    invoice,
    message,
    payment,
    references,
)
from practice_mock.wire import Handler


def handlers() -> Mapping[str, Handler]:
    """Return a handler for every operation of the document."""
    return {
        **references.HANDLERS,
        **appointment_type.HANDLERS,
        **availability_slot.HANDLERS,
        **appointment.HANDLERS,
        **client.HANDLERS,
        **client_family.HANDLERS,
        **file.HANDLERS,
        **invoice.HANDLERS,
        **payment.HANDLERS,
        **message.HANDLERS,
    }
