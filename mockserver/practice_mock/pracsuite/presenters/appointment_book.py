"""Entries of the appointment book, whatever their category."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from practice_mock.pracsuite.domain.appointment_book import GROUP, NOTE, PATIENT, RESERVED, RULE_OUT
from practice_mock.pracsuite.presenters.appointment import appointment_presenter
from practice_mock.pracsuite.presenters.records import present_group_appointment, present_note
from practice_mock.state.store import Record
from practice_mock.switches import Switches
from practice_mock.wire import Present, View


def present_rule_out(view: View, entry: Record) -> dict[str, Any]:
    """Show a rule-out, which has no URL of its own."""
    return {**entry, "tenant_id": view.tenant.number, "links": {"self": None}}


def entry_presenter(switches: Switches) -> Present:
    """Return what shows an entry of the book with the links of its category."""
    return _presenter(appointment_presenter(switches))


@lru_cache
def _presenter(appointment: Present) -> Present:
    presenters: Mapping[str, Present] = {
        PATIENT: appointment,
        GROUP: present_group_appointment,
        NOTE: present_note,
        RULE_OUT: present_rule_out,
        RESERVED: appointment,
    }

    def present(view: View, entry: Record) -> dict[str, Any]:
        return presenters[entry["category"]](view, entry)

    return present
