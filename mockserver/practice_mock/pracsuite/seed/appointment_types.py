"""Appointment types of the demo practice, and the other choices of a booking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from practice_mock.pracsuite.seed.context import numbered
from practice_mock.pracsuite.seed.directory import CREATED, PROFESSIONS
from practice_mock.state.store import Record

_UPDATED = "2026-05-11T00:41:17.930412Z"
_ARCHIVED = "2026-06-30T04:05:06.000000Z"

_EVERY_PROFESSION = tuple(range(1, len(PROFESSIONS) + 1))


@dataclass(frozen=True, slots=True)
class _Type:
    description: str
    short: str
    minutes: int | None
    """The duration; None if the type does not set one."""
    item: int
    resources: tuple[int, ...] = ()
    size: int = 0
    """The maximum size of a group; 0 if the type is for one patient."""
    telehealth: bool = False
    professions: tuple[int, ...] = _EVERY_PROFESSION
    archived: bool = False


_TYPES = (
    _Type("Initial consultation", "INIT", 60, 11),
    _Type("Standard consultation", "STD", 30, 12, (4,)),
    _Type("Brief consultation", "BRIEF", 15, 13),
    _Type("Home visit", "HOME", None, 14),
    _Type("Exercise class", "CLASS", 60, 15, (5,), size=8, professions=(1, 5)),
    _Type("Telehealth consultation", "TELE", 30, 12, telehealth=True),
    _Type("Relaxation group", "RELAX", 60, 15, (3,), size=6, professions=(3,)),
    _Type("Back class", "BACK", 30, 15, (5,), size=8, professions=(1, 5)),
    _Type("Posture screening", "POST", 20, 13, archived=True),
)

# Minutes where a profession differs from the others: by type and profession.
_OF_PROFESSIONS: Mapping[tuple[int, int], int] = {(1, 3): 90, (1, 4): 45, (2, 3): 50, (2, 6): 40}

# Terms for one fee category: type, profession, fee category, minutes.
_OF_FEE_CATEGORIES = ((3, 1, 3, 20), (2, 4, 2, 45))

# A practitioner's own terms: type, practitioner, business, profession, fee category (None: all), minutes, columns.
_OF_PRACTITIONERS = ((2, 3, 1, 5, 2, 45, 1), (1, 8, 3, 6, None, 45, 2))

_STATUSES = ("Booked", "Reminder Sent", "Confirmed", "Arrived", "In Session", "Completed", "Missed/DNA")
_RESCHEDULE = ("Patient asked", "Practitioner away", "Practitioner running late", "Room not available")
_CANCEL = ("Patient unwell", "Practitioner away", "No longer needed", "Transport", "Booked by mistake")
_RESOURCES = ("Room 1", "Room 2", "Room 3", "Treatment table", "Gymnasium", "Video room", "Ultrasound unit")
_SOLD = "Ultrasound unit"


def lookups() -> Iterable[tuple[str, Record]]:
    """Return every type, status, reason and resource, with the name of its table."""
    for number, kind in enumerate(_TYPES, 1):
        yield "appointment_type", _record(number, kind)
    yield from numbered("appointment_status", "appointment_status_id", "status_description", _STATUSES, archived=False)
    number = len(_STATUSES) + 1
    left = {"appointment_status_id": number, "status_description": "Left a message", "archived": True}
    yield "appointment_status", left
    yield from numbered("reschedule_reason", "appointment_reschedule_reason_id", "reason", _RESCHEDULE)
    yield from numbered("cancellation_reason", "appointment_cancellation_reason_id", "reason", _CANCEL)
    for number, description in enumerate(_RESOURCES, 1):
        rest = {"resource_rank": number, "archived": description == _SOLD}
        yield "resource", {"resource_id": number, "description": description, **rest}


def _record(number: int, kind: _Type) -> Record:
    return {
        "appointment_type_id": number,
        "description": kind.description,
        "short_description": kind.short,
        "archived": kind.archived,
        "archived_time": _ARCHIVED if kind.archived else None,
        "group_appointment": kind.size > 0,
        "group_max_size": kind.size,
        "telehealth": kind.telehealth,
        "item_id": kind.item,
        "item_group_id": None,
        "resource_ids": list(kind.resources),
        "appointment_type_durations": list(_profession_terms(number, kind)),
        "practitioner_appointment_type_durations": list(_practitioner_terms(number)),
        "created": CREATED,
        "modified": _ARCHIVED if kind.archived else _UPDATED if number % 2 else CREATED,
    }


def _profession_terms(number: int, kind: _Type) -> Iterable[dict[str, Any]]:
    if kind.minutes is None:
        return
    for profession in kind.professions:
        minutes = _OF_PROFESSIONS.get((number, profession), kind.minutes)
        yield {"profession_id": profession, **_terms(minutes, 1, None)}
    for type_number, profession, fee_cat_id, minutes in _OF_FEE_CATEGORIES:
        if type_number == number:
            yield {"profession_id": profession, **_terms(minutes, 1, fee_cat_id)}


def _practitioner_terms(number: int) -> Iterable[dict[str, Any]]:
    for type_number, practitioner, business, profession, fee_cat_id, minutes, columns in _OF_PRACTITIONERS:
        if type_number == number:
            place = {"practitioner_id": practitioner, "business_id": business, "profession_id": profession}
            yield {**place, **_terms(minutes, columns, fee_cat_id)}


def _terms(minutes: int, columns: int, fee_cat_id: int | None) -> dict[str, Any]:
    return {
        "duration": minutes,
        "width": columns,
        "fee_cat_id": fee_cat_id,
        "all_fee_cats": True if fee_cat_id is None else None,
        "hourly_billing": False,
    }
