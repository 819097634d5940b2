"""Appointments: hold a time, finalise the booking, change it, cancel it.

Every function takes the tenant and a body that follows its schema, and raises a Rejection if a rule forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from practice_mock.pracsuite.domain import appointment_book, cancelled_appointment
from practice_mock.pracsuite.domain.appointment_book import PATIENT, PLACE, RESERVED, RULE_OUT
from practice_mock.pracsuite.domain.appointment_type import Terms, terms_for
from practice_mock.pracsuite.domain.attendance import (
    FLAGS,
    account_of,
    fee_category,
    first_status,
    flags,
    full_name,
    items,
    require_one_item,
)
from practice_mock.pracsuite.domain.place import Place
from practice_mock.pracsuite.domain.references import fetch, require_known
from practice_mock.pracsuite.domain.telehealth import room_links
from practice_mock.rejection import Conflict, NotFound, Unprocessable
from practice_mock.request_parts import chosen
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

HOLD = timedelta(minutes=15)

_NOTICE = timedelta(hours=2)
"""The notice that bookings need, if the rules of online booking apply."""
_EDITABLE = (
    *PLACE,
    *(reminder for reminder in FLAGS if reminder != "hourly_billing"),
    "appointment_type_id",
    "appointment_status_id",
    "profession_id",
    "item_id",
    "item_group_id",
    "resource_ids",
    "appointment_reschedule_reason_id",
    "reason",
)
"""The fields that an edit can change."""

_MOVED = ("app_time", "practitioner_id", "business_id")


def get(tenant: Tenant, appointment_id: int) -> Record:
    """Return a booking, a hold or a rule-out. Raises NotFound if it does not exist, or the hold has expired."""
    return appointment_book.get(tenant, appointment_id, PATIENT, RESERVED, RULE_OUT)


def bookings(tenant: Tenant) -> Iterable[Record]:
    """Return every booking that lists show. Holds and rule-outs have no patient and are not bookings."""
    return appointment_book.bookings(tenant)


def reserve(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Hold a time for 15 minutes, or block it permanently (`rule_out`). Raises Conflict if it is taken."""
    place = _requested_place(tenant, body, width=1)
    _require_notice(tenant, place)
    if body.get("rule_out") and tenant.switches.is_at("rule-out", "accepted"):
        return appointment_book.add(tenant, place, {"category": RULE_OUT, "description": "Rule out"})
    until = timestamp(tenant.now() + HOLD) if tenant.switches.is_at("hold-end", "released") else None
    return appointment_book.add(tenant, place, {"category": RESERVED, "description": "Reserved", "hold_until": until})


def create(tenant: Tenant, body: Mapping[str, Any], appointment_id: int | None = None) -> Record:
    """Book a time in one step, by default with the next ID. Raises Conflict if it is taken."""
    require_known(tenant, body)
    booking, requested = details(tenant, body), place(tenant, body)
    _require_notice(tenant, requested)
    return appointment_book.add(tenant, requested, booking, appointment_id)


def details(tenant: Tenant, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields of a new booking other than its place."""
    return _booking(tenant, body, _requested_pair(tenant, body)[0])


def place(tenant: Tenant, body: Mapping[str, Any]) -> Place:
    """Return the place of a new booking, as wide as its type is by default."""
    practitioner_id, business_id = _requested_pair(tenant, body)
    width = 1
    if "width" not in body:
        width = _terms(tenant, details(tenant, body), practitioner_id, business_id).width
    return _requested_place(tenant, body, width)


def finalise(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> Record:
    """Turn a held time into a booking, with the duration and width of the appointment type, if it sets any.

    Raises NotFound if the hold does not exist or has expired; Conflict if it is a booking already, or if the type makes
    it longer and the time after it is taken.
    """
    hold = get(tenant, appointment_id)
    if hold["category"] == PATIENT and tenant.switches.is_at("finalise-again", "conflict"):
        raise Conflict("This appointment is a booking already.")
    if hold["category"] == RULE_OUT:
        raise NotFound("There is no held time with this ID.")
    require_known(tenant, body)
    booking = _booking(tenant, body, hold["practitioner_id"])
    terms = _terms(tenant, booking, hold["practitioner_id"], hold["business_id"])
    entry = {
        **hold,
        **booking,
        "hold_until": None,
        "duration": terms.duration or hold["duration"],
        "width": hold["width"] if terms.duration is None else terms.width,
        "modified": tenant.timestamp(),
    }
    return appointment_book.put(tenant, entry)


def edit(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> Record:
    """Change the fields of the body. A hold or a rule-out can only be moved.

    Raises NotFound if the entry does not exist, Conflict if its new time is taken.
    """
    entry = get(tenant, appointment_id)
    changes = chosen(body, _EDITABLE)
    if tenant.switches.is_at("null-in-edit", "ignored"):
        changes = {field: value for field, value in changes.items() if value is not None}
    if entry["category"] != PATIENT and not changes.keys() <= set(PLACE):
        field = min(changes.keys() - set(PLACE))
        raise Unprocessable.because(field, "can be set on a booking only; finalise the held time first")
    require_known(tenant, changes, {"appointment_reschedule_reason_id": "reschedule_reason"})
    changed: dict[str, Any] = {**entry, **changes, "modified": tenant.timestamp()}
    if changes.get("item_id") is not None and "item_group_id" not in changes:
        changed["item_group_id"] = None
    if changes.get("item_group_id") is not None and "item_id" not in changes:
        changed["item_id"] = None
    require_one_item(changed)
    if changed["practitioner_id"] != entry["practitioner_id"] or "profession_id" in changes:
        changed["profession_id"] = _profession(tenant, changes.get("profession_id"), changed["practitioner_id"])
    if changed["appointment_type_id"] != entry["appointment_type_id"]:
        changed.update(room_links(tenant, _type(tenant, changed["appointment_type_id"])))
    changed.update(_effects_of_move(tenant, entry, changed, changes))
    overlaps = tenant.switches.is_at("move-onto-taken", "overlaps")
    return appointment_book.put(tenant, changed, overlaps=overlaps)


def cancel(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> None:
    """Remove an entry from the book, and keep a cancelled record of a booking.

    The record states whether it counts as a cancellation, as `record_as_cancelled` demands.
    """
    if tenant.switches.is_at("cancel-again", "no-content") and cancelled_appointment.is_kept(tenant, appointment_id):
        return
    entry = get(tenant, appointment_id)
    require_known(tenant, body)
    tenant.table("appointment").remove(appointment_id)
    if entry["category"] == PATIENT:
        cancelled_appointment.keep(tenant, entry, body)


def _require_notice(tenant: Tenant, place: Place) -> None:
    """Raise Unprocessable if a booking begins too soon, and the rules of online booking apply."""
    if tenant.switches.is_at("booking-notice", "two-hours"):
        earliest = (tenant.now() + _NOTICE).astimezone(tenant.zone).replace(tzinfo=None)
        if datetime.fromisoformat(place.app_time) < earliest:
            raise Unprocessable.because("app_time", "must be at least two hours from now")


def _effects_of_move(tenant: Tenant, before: Record, after: Record, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the fields that a move changes although the body does not name them."""
    found: dict[str, Any] = {}
    if before["practitioner_id"] != after["practitioner_id"] and tenant.switches.is_at("column-on-move", "first"):
        found["column_number"] = body.get("column_number", 1)
    moved = any(before[field] != after[field] for field in _MOVED)
    if moved and before["category"] == PATIENT and tenant.switches.is_at("status-on-move", "reset"):
        found["appointment_status_id"] = body.get("appointment_status_id", first_status(tenant))
    return found


def _requested_pair(tenant: Tenant, body: Mapping[str, Any]) -> tuple[int, int]:
    """Return practitioner and business of a body, which may also name both by one deprecated ID."""
    if "practitioner_id" in body and "business_id" in body:
        return body["practitioner_id"], body["business_id"]
    both = tenant.table("practitioner_business").get(body["practitioner_business_id"])
    if both is None:
        raise Unprocessable.because("practitioner_business_id", "there is no such practitioner at a business")
    return both["practitioner_id"], both["business_id"]


def _requested_place(tenant: Tenant, body: Mapping[str, Any], width: int) -> Place:
    practitioner_id, business_id = _requested_pair(tenant, body)
    return Place(
        practitioner_id,
        business_id,
        body["app_time"],
        body["duration"],
        body.get("column_number", body.get("column", 1)),
        body.get("width", width),
    )


def _booking(tenant: Tenant, body: Mapping[str, Any], practitioner_id: int) -> dict[str, Any]:
    """Return the fields of a booking; the type and the patient provide what the body omits."""
    patient = fetch(tenant, "patient", body["client_id"])
    appointment_type = _type(tenant, body["appointment_type_id"])
    return {
        "category": PATIENT,
        "description": full_name(patient),
        "client_id": body["client_id"],
        "account_id": account_of(tenant, patient, body),
        "appointment_type_id": body["appointment_type_id"],
        "appointment_status_id": body.get("appointment_status_id", first_status(tenant)),
        "profession_id": _profession(tenant, body.get("profession_id"), practitioner_id),
        "resource_ids": body.get("resource_ids", appointment_type["resource_ids"]),
        **items(body, appointment_type),
        **flags(body, patient),
        **room_links(tenant, appointment_type),
    }


def _type(tenant: Tenant, number: int) -> Record:
    """Return the type of a booking. Raises Unprocessable if it is for groups, whose patients join a session."""
    appointment_type = fetch(tenant, "appointment_type", number)
    if appointment_type["group_appointment"]:
        raise Unprocessable.because("appointment_type_id", "is for groups, not for one patient")
    return appointment_type


def _profession(tenant: Tenant, wanted: int | None, practitioner_id: int) -> int | None:
    """Return the requested profession if the practitioner has it, or the practitioner's default."""
    practitioner = tenant.table("practitioner").get(practitioner_id)
    if practitioner is None:
        raise Unprocessable.because("practitioner_id", "there is no such practitioner")
    professions = practitioner["professions"]
    if wanted is not None:
        if all(row["profession_id"] != wanted for row in professions):
            raise Unprocessable.because("profession_id", "is not a profession of this practitioner")
        return wanted
    return next((row["profession_id"] for row in professions if row["is_default"]), None)


def _terms(tenant: Tenant, booking: Mapping[str, Any], practitioner_id: int, business_id: int) -> Terms:
    return terms_for(
        fetch(tenant, "appointment_type", booking["appointment_type_id"]),
        practitioner_id=practitioner_id,
        business_id=business_id,
        profession_id=booking["profession_id"],
        fee_cat_id=fee_category(tenant, booking["client_id"], booking["account_id"]),
    )
