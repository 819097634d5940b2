"""Relatives and other contacts of clients."""

from __future__ import annotations

from practice_mock.coreplus.presenters.fields import Body
from practice_mock.state.store import Record


def present_family_member(record: Record) -> Body:
    """Show a contact of a client."""
    return {name: value for name, value in record.items() if name not in {"clientId", "dateOfBirth"}}
