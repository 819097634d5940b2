"""What each PracSuite operation does: from a call to the rules, and from records to the body of the answer."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.routes import appointments, attachments, billing, book, directory, people
from practice_mock.wire import Handler


def handlers() -> Mapping[str, Handler]:
    """A handler for every operation of the document."""
    return {
        **appointments.HANDLERS,
        **book.HANDLERS,
        **people.HANDLERS,
        **attachments.HANDLERS,
        **directory.HANDLERS,
        **billing.HANDLERS,
    }
