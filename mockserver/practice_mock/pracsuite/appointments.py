"""Appointments: hold a time, make it a booking, move it, cancel it.

Every function takes the tenant and a body that follows its schema, and raises a Refusal if a rule forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from practice_mock.clock import timestamp
from practice_mock.pracsuite.appointment_types import Terms, terms_for
from practice_mock.pracsuite.book import Place, is_active, place_of, require_free, require_valid
from practice_mock.pracsuite.references import fetch, require_known
from practice_mock.refusal import Conflict, NotFound, Unprocessable
from practice_mock.store import Record
from practice_mock.tenant import Tenant

HOLD = timedelta(minutes=15)

RESERVED, PATIENT, RULE_OUT = "Reserved", "Patient", "Rule Out"

_FLAGS = (
    "sms_reminder",
    "email_reminder",
    "sms_confirmation",
    "email_confirmation",
    "sms_follow_up",
    "email_follow_up",
    "hourly_billing",
)
_PLACE = ("app_time", "practitioner_id", "business_id", "duration", "column_number", "width")

# What an entry has besides its place. A hold and a rule-out have nothing else.
_EMPTY: Record = {
    "client_id": None,
    "account_id": None,
    "appointment_type_id": None,
    "appointment_status_id": None,
    "profession_id": None,
    "item_id": None,
    "item_group_id": None,
    "resource_ids": [],
    "notes": None,
    "telehealth_patient_link": None,
    "telehealth_practitioner_link": None,
    "appointment_reschedule_reason_id": None,
    "reason": None,
    "hold_until": None,
    **dict.fromkeys(_FLAGS, False),
}


def get(tenant: Tenant, appointment_id: int) -> Record:
    """A booking, a hold or a rule-out. Raises NotFound if there is none, or the hold has lapsed."""
    entry = tenant.table("appointment").get(appointment_id)
    if entry is None or not is_active(entry, tenant.timestamp()):
        raise NotFound("There is no appointment with this number.")
    return entry


def bookings(tenant: Tenant) -> Iterable[Record]:
    """Every booking. Holds and rule-outs have no patient and are not among them."""
    return (entry for entry in tenant.table("appointment").records() if entry["category"] == PATIENT)


def reserve(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Hold a time for 15 minutes, or block it for good (`rule_out`). Raises Conflict if it is taken."""
    place = _requested_place(tenant, body, width=1)
    if body.get("rule_out"):
        return _add(tenant, place, {"category": RULE_OUT, "description": "Rule out"})
    until = timestamp(tenant.now() + HOLD)
    return _add(tenant, place, {"category": RESERVED, "description": "Reserved", "hold_until": until})


def create(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Book a time in one step. Raises Conflict if it is taken."""
    require_known(tenant, body)
    practitioner_id, business_id = _requested_pair(tenant, body)
    booking = _booking(tenant, body, practitioner_id)
    place = _requested_place(tenant, body, _terms(tenant, booking, practitioner_id, business_id).width)
    return _add(tenant, place, booking)


def finalise(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> Record:
    """Make a held time a booking, with the length and width that the appointment type sets, if it does.

    Raises NotFound if there is no such hold, or it has lapsed; Conflict if it is a booking already, or if the type
    makes it longer and the time behind it is taken.
    """
    hold = get(tenant, appointment_id)
    if hold["category"] == PATIENT:
        raise Conflict("This appointment is a booking already.")
    if hold["category"] == RULE_OUT:
        raise NotFound("There is no held time with this number.")
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
    return _put(tenant, entry)


def edit(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> Record:
    """Change what the body holds. A hold or a rule-out can be moved, and nothing else.

    Raises NotFound if there is no such entry, Conflict if its new time is taken.
    """
    entry = get(tenant, appointment_id)
    if entry["category"] != PATIENT and not body.keys() <= set(_PLACE):
        field = min(body.keys() - set(_PLACE))
        raise Unprocessable.because(field, "can be set on a booking only; finalise the held time first")
    require_known(tenant, body)
    changed: dict[str, Any] = {**entry, **body, "modified": tenant.timestamp()}
    if body.get("item_id") is not None and "item_group_id" not in body:
        changed["item_group_id"] = None
    if body.get("item_group_id") is not None and "item_id" not in body:
        changed["item_id"] = None
    _require_one_item(changed)
    if changed["practitioner_id"] != entry["practitioner_id"] or "profession_id" in body:
        changed["profession_id"] = _profession(tenant, body.get("profession_id"), changed["practitioner_id"])
    return _put(tenant, changed)


def cancel(tenant: Tenant, appointment_id: int, body: Mapping[str, Any]) -> None:
    """Take an entry out of the book, and keep a cancelled record of a booking.

    The record says whether it counts as a cancellation; it does unless `record_as_cancelled` is false.
    """
    entry = get(tenant, appointment_id)
    require_known(tenant, body)
    tenant.table("appointment").remove(appointment_id)
    if entry["category"] == PATIENT:
        tenant.table("cancelled_appointment").put(_cancelled(tenant, entry, body))


def _add(tenant: Tenant, place: Place, details: Mapping[str, Any]) -> Record:
    now = tenant.timestamp()
    entry = {
        **_EMPTY,
        **details,
        **{field: getattr(place, field) for field in _PLACE},
        "appointment_id": tenant.table("appointment").next_key(),
        "created": now,
        "modified": now,
    }
    return _put(tenant, entry)


def _put(tenant: Tenant, entry: Record) -> Record:
    """The one way into the book: nothing is written that overlaps."""
    place = place_of(entry)
    require_valid(tenant, place)
    require_free(tenant, place, besides=entry["appointment_id"])
    tenant.table("appointment").put(entry)
    return entry


def _requested_pair(tenant: Tenant, body: Mapping[str, Any]) -> tuple[int, int]:
    """Practitioner and business of a body, which may name them by the number that once stood for both."""
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
    """What makes an entry a booking; the type and the patient fill in what the body leaves out."""
    _require_one_item(body)
    patient = fetch(tenant, "patient", body["client_id"])
    appointment_type = fetch(tenant, "appointment_type", body["appointment_type_id"])
    account_id = body.get("account_id", patient["default_account_id"])
    if account_id is not None and fetch(tenant, "account", account_id)["client_id"] != patient["client_id"]:
        raise Unprocessable.because("account_id", "is not an account of this patient")
    booking = {
        "category": PATIENT,
        "description": f"{patient['first_name']} {patient['surname']}",
        "client_id": body["client_id"],
        "account_id": account_id,
        "appointment_type_id": body["appointment_type_id"],
        "appointment_status_id": body.get("appointment_status_id", _first_status(tenant)),
        "profession_id": _profession(tenant, body.get("profession_id"), practitioner_id),
        "resource_ids": body.get("resource_ids", appointment_type["resource_ids"]),
        "item_id": body.get("item_id"),
        "item_group_id": body.get("item_group_id"),
        **{flag: body.get(flag, patient.get(f"default_{flag}", False)) for flag in _FLAGS},
    }
    if "item_id" not in body and "item_group_id" not in body:
        booking["item_id"], booking["item_group_id"] = appointment_type["item_id"], appointment_type["item_group_id"]
    return booking


def _profession(tenant: Tenant, wanted: int | None, practitioner_id: int) -> int | None:
    """The profession in which a practitioner acts: the one that is wanted, if it is theirs, or their default."""
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
    patient = fetch(tenant, "patient", booking["client_id"])
    account = tenant.table("account").get(booking["account_id"])
    return terms_for(
        fetch(tenant, "appointment_type", booking["appointment_type_id"]),
        practitioner_id=practitioner_id,
        business_id=business_id,
        profession_id=booking["profession_id"],
        fee_cat_id=(account or patient)["fee_cat_id"],
    )


def _first_status(tenant: Tenant) -> int | None:
    statuses = tenant.table("appointment_status").records()
    return next((status["appointment_status_id"] for status in statuses if not status["archived"]), None)


def _require_one_item(body: Mapping[str, Any]) -> None:
    if body.get("item_id") is not None and body.get("item_group_id") is not None:
        raise Unprocessable.because("item_group_id", "must be null when item_id is given")


def _cancelled(tenant: Tenant, entry: Record, body: Mapping[str, Any]) -> Record:
    """An entry as it is kept once it is out of the book: names stand where it had numbers."""

    def name(table: str, key: str, field: str) -> Any:
        record = tenant.table(table).get(entry[key])
        return None if record is None else record[field]

    return {
        **entry,
        "appointment_type": name("appointment_type", "appointment_type_id", "description"),
        "appointment_status": name("appointment_status", "appointment_status_id", "status_description"),
        "item_code": name("item", "item_id", "item_code"),
        "cancellation": body.get("record_as_cancelled", True),
        "cancellation_time": tenant.timestamp(),
        "cancelled_by": "API",
        "reason": body.get("reason"),
        "appointment_cancellation_reason_id": body.get("appointment_cancellation_reason_id"),
    }
