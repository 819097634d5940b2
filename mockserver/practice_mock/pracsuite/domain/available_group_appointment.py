"""Group sessions that have free places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from practice_mock.pracsuite.domain import group_appointment
from practice_mock.pracsuite.domain.available_appointment import type_of
from practice_mock.pracsuite.domain.practitioner import full_name
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.pracsuite.domain.search_period import span_of
from practice_mock.state.store import Record
from practice_mock.state.stored_records import Wanted
from practice_mock.state.tenant import Tenant

_FILTERS = {
    "business_ids": "business_id",
    "practitioner_ids": "practitioner_id",
    "profession_ids": "profession_id",
}


def sessions_with_places(tenant: Tenant, query: Mapping[str, Any]) -> Iterable[Record]:
    """Return the sessions of a type that a patient can join, by time; none if the type is for one patient.

    Raises BadParameter if the days are not valid, or the type does not exist.
    """
    span, appointment_type = span_of(tenant, query), type_of(tenant, query)
    begin = Wanted("app_time", ">=", max(span.first.isoformat(), span.now))
    end = Wanted("app_time", "<", f"{span.last}T24")
    found = [
        _offer(tenant, session)
        for session in group_appointment.sessions(tenant).select((begin, end)).records
        if session["appointment_type_id"] == appointment_type["appointment_type_id"]
        and span.covers(session["app_time"])
        and all(session[field] in query[name] for name, field in _FILTERS.items() if name in query)
    ]
    with_places = (offer for offer in found if offer["current_class_size"] < offer["max_class_size"])
    return sorted(with_places, key=lambda offer: (offer["app_time"], offer["appointment_id"]))


def _offer(tenant: Tenant, session: Record) -> Record:
    return {
        **session,
        "current_class_size": len(group_appointment.members(tenant, session["appointment_id"])),
        "max_class_size": group_appointment.capacity(tenant, session),
        "practitioner_name": full_name(fetch(tenant, "practitioner", session["practitioner_id"])),
    }
