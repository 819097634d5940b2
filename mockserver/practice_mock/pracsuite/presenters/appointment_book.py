"""Entries of the appointment book, whatever their category."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain.appointment_book import GROUP, NOTE, PATIENT, RESERVED, RULE_OUT
from practice_mock.pracsuite.presenters.appointment import present_appointment
from practice_mock.pracsuite.presenters.records import present_group_appointment, present_note
from practice_mock.state.store import Record
from practice_mock.wire import Present, View


def present_rule_out(view: View, entry: Record) -> dict[str, Any]:
    """Show a rule-out, which has no URL of its own."""
    return {**entry, "tenant_id": view.tenant.number, "links": {"self": None}}


_PRESENTERS: Mapping[str, Present] = {
    PATIENT: present_appointment,
    GROUP: present_group_appointment,
    NOTE: present_note,
    RULE_OUT: present_rule_out,
    RESERVED: present_appointment,
}


def present_entry(view: View, entry: Record) -> dict[str, Any]:
    """Show an entry of the book with the links of its category."""
    return _PRESENTERS[entry["category"]](view, entry)
