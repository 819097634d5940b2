"""Rule-outs: times that are blocked in the appointment book."""

from __future__ import annotations

from collections.abc import Iterable

from practice_mock.pracsuite.domain import appointment_book
from practice_mock.pracsuite.domain.appointment_book import RULE_OUT
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def rule_outs(tenant: Tenant) -> Iterable[Record]:
    """Return every rule-out."""
    return appointment_book.of_category(tenant, RULE_OUT)
