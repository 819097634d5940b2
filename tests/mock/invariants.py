"""Invariants of every practice, whatever was done to it.

The rules are written differently from those of the mock, so both would have to be wrong in the same way to agree. Where
a switch permits what a rule forbids, the rule holds only while the switch does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock import Practice
from practice_mock.coreplus.domain import zones
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_HOLD = timedelta(minutes=15)

_PRACSUITE_REFERENCES = {
    "appointment": {
        "client_id": "patient",
        "account_id": "account",
        "appointment_type_id": "appointment_type",
        "appointment_status_id": "appointment_status",
        "profession_id": "profession",
        "practitioner_id": "practitioner",
        "business_id": "business",
        "item_id": "item",
        "item_group_id": "item_group",
        "appointment_reschedule_reason_id": "reschedule_reason",
    },
    "cancelled_appointment": {"client_id": "patient", "appointment_cancellation_reason_id": "cancellation_reason"},
    "cancelled_membership": {"client_id": "patient", "appointment_cancellation_reason_id": "cancellation_reason"},
    "group_member": {"client_id": "patient", "account_id": "account", "appointment_id": "appointment"},
    "patient": {
        "default_account_id": "account",
        "default_practitioner_id": "practitioner",
        "fee_cat_id": "fee_category",
    },
    "account": {"client_id": "patient", "payer_id": "payer", "payer_contact_id": "payer_contact"},
    "patient_contact": {"client_id": "patient", "linked_client_id": "patient"},
    "attachment": {
        "client_id": "patient",
        "file_id": "stored_file",
        "attachment_client_folder_id": "attachment_folder",
    },
    "attachment_folder": {"client_id": "patient"},
    "clinical_note_memo": {"client_id": "patient"},
    "invoice": {"client_id": "patient", "account_id": "account", "business_id": "business", "payer_id": "payer"},
    "payment": {"client_id": "patient", "account_id": "account", "business_id": "business", "payer_id": "payer"},
}

_COREPLUS_REFERENCES = {
    "appointment": {
        "clientId": "client",
        "practitionerId": "practitioner",
        "locationId": "location",
        "appointmentTypeId": "appointment_type",
    },
    "roster": {"practitionerId": "practitioner", "locationId": "location"},
    "family_member": {"clientId": "client"},
    "file": {"clientId": "client", "folderId": "folder"},
    "invoice": {"clientId": "client", "appointmentId": "appointment", "practitionerId": "practitioner"},
    "payment": {"invoiceId": "invoice", "paymentMethodId": "payment_method"},
    "message": {"clientId": "client", "practitionerId": "practitioner", "referrerId": "referrer"},
}


def check(practice: Practice) -> None:
    """Check every invariant of every tenant."""
    for tenant in practice.pracsuite:
        check_pracsuite(tenant)
    for tenant in practice.coreplus:
        check_coreplus(tenant)


def check_pracsuite(tenant: Tenant) -> None:
    """Check every invariant of a PracSuite tenant."""
    _check_references(tenant, _PRACSUITE_REFERENCES)
    _check_book(tenant)
    _check_groups(tenant)
    _check_accounts(tenant)
    _check_bills(tenant)


def check_coreplus(tenant: Tenant) -> None:
    """Check every invariant of a coreplus tenant."""
    references = dict(_COREPLUS_REFERENCES)
    if tenant.switches.is_at("cancel-keeps", "nothing"):
        references["invoice"] = {"clientId": "client", "practitionerId": "practitioner"}
    _check_references(tenant, references)
    _check_calendar(tenant)
    _check_payments(tenant)
    for client, family in _grouped(tenant.table("family_member").records(), "clientId").items():
        for only in ("emergencyContact", "invoiceRecipient"):
            most = len(family) if tenant.switches.is_at("second-contact", "both") else 1
            assert sum(bool(member[only]) for member in family) <= most, (only, client)


def _check_references(tenant: Tenant, references: Mapping[str, Mapping[str, str]]) -> None:
    for table, fields in references.items():
        for record in tenant.table(table).records():
            for field, other in fields.items():
                key = record.get(field)
                assert key is None or tenant.table(other).get(key) is not None, (
                    f"{table}.{field} refers to a missing {other}"
                )


def _check_book(tenant: Tenant) -> None:
    now = tenant.now()
    notes_overlap = tenant.switches.is_at("note-overlap", "accepted")
    columns = {
        (who["practitioner_id"], where["business_id"]): where["app_book_columns"]
        for who in tenant.table("practitioner").records()
        for where in who["businesses"]
    }
    lanes: defaultdict[tuple[int, int, int], list[tuple[datetime, datetime, int]]] = defaultdict(list)
    for entry in tenant.table("appointment").records():
        number = entry["appointment_id"]
        assert tenant.table("cancelled_appointment").get(number) is None, f"{number} is booked and cancelled"
        assert entry["duration"] > 0
        assert entry["duration"] % 5 == 0
        assert _instant(entry["created"]) <= _instant(entry["modified"]) <= now
        if entry["hold_until"] is not None:
            assert entry["category"] == "Reserved"
            assert _instant(entry["hold_until"]) == _instant(entry["created"]) + _HOLD
            if _instant(entry["hold_until"]) <= now:
                continue
        pair = entry["practitioner_id"], entry["business_id"]
        covered = range(entry["column_number"], entry["column_number"] + entry["width"])
        assert covered[0] >= 1
        assert covered[-1] <= columns[pair], f"{number} is outside the columns"
        if notes_overlap and entry["category"] == "Note":
            continue
        begin = datetime.fromisoformat(entry["app_time"])
        for column in covered:
            lanes[(*pair, column)].append((begin, begin + timedelta(minutes=entry["duration"]), number))
    if tenant.switches.is_at("move-onto-taken", "conflict"):
        for lane in lanes.values():
            _require_apart(lane)


def _check_groups(tenant: Tenant) -> None:
    fits, once = tenant.switches.is_at("full-group", "conflict"), tenant.switches.is_at("member-again", "rejected")
    for number, members in _grouped(tenant.table("group_member").records(), "appointment_id").items():
        session = tenant.table("appointment").get(number)
        assert session is not None
        assert session["category"] == "Group"
        kind = tenant.table("appointment_type").get(session["appointment_type_id"])
        assert kind is not None
        clients = [member["client_id"] for member in members]
        assert len(clients) <= kind["group_max_size"] or not fits, f"{number} is too full"
        assert len(set(clients)) == len(clients) or not once, f"{number} has a member twice"


def _check_accounts(tenant: Tenant) -> None:
    owners = {row["account_id"]: row["client_id"] for row in tenant.table("account").records()}
    for table in ("invoice", "payment", "group_member", "appointment"):
        for row in tenant.table(table).records():
            if row["account_id"] is not None:
                assert owners[row["account_id"]] == row["client_id"], f"{table} on the account of another patient"
    for file in tenant.table("attachment").records():
        stored = tenant.table("stored_file").get(file["file_id"])
        folder = tenant.table("attachment_folder").get(file["attachment_client_folder_id"])
        assert stored is not None
        assert len(stored["content"]) == file["file_size"]
        assert folder is None or folder["client_id"] == file["client_id"]


def _check_bills(tenant: Tenant) -> None:
    """Check that no more is paid for a line than it costs, and no more is allocated than was paid."""
    invoices = list(tenant.table("invoice").records())
    lines = {line["invoice_item_id"]: line for invoice in invoices for line in invoice["invoice_items"]}
    assert len(lines) == sum(len(invoice["invoice_items"]) for invoice in invoices)
    paid: defaultdict[int, int] = defaultdict(int)
    for payment in tenant.table("payment").records():
        parts = [_cents(part["amount"]) for part in payment["payment_items"]]
        assert min(parts, default=1) > 0
        assert sum(parts) <= _cents(payment["total"])
        for part, amount in zip(payment["payment_items"], parts, strict=True):
            paid[part["invoice_item_id"]] += amount
    for number, amount in paid.items():
        assert amount <= _cents(lines[number]["debit"]) - _cents(lines[number]["write_off"]), f"{number} is overpaid"


def _check_calendar(tenant: Tenant) -> None:
    hours: defaultdict[tuple[str, str, int], list[Record]] = defaultdict(list)
    for roster in tenant.table("roster").records():
        hours[roster["practitionerId"], roster["locationId"], roster["weekday"]].append(roster)
    zone_of = {place["locationId"]: zones.zone(place["timezoneId"]) for place in tenant.table("location").records()}
    lanes: defaultdict[str, list[tuple[datetime, datetime, str]]] = defaultdict(list)
    for visit in tenant.table("appointment").records():
        begin, end = _instant(visit["startDateTime"]), _instant(visit["endDateTime"])
        assert begin < end
        if visit["status"] == "Cancelled":
            continue
        lanes[visit["practitionerId"]].append((begin, end, visit["appointmentId"]))
        shifts = hours[
            visit["practitionerId"], visit["locationId"], begin.astimezone(zone_of[visit["locationId"]]).weekday()
        ]
        assert any(_covers(shift, begin, end, zone_of[visit["locationId"]]) for shift in shifts), (
            "booked outside working hours"
        )
    for lane in lanes.values():
        _require_apart(lane)


def _covers(shift: Record, begin: datetime, end: datetime, zone: ZoneInfo) -> bool:
    first, last = begin.astimezone(zone), end.astimezone(zone)
    within = date.fromisoformat(shift["validFrom"]) <= first.date() <= date.fromisoformat(shift["validUntil"])
    same_day = first.date() == last.date()
    return within and same_day and shift["startTime"] <= f"{first:%H:%M}" and f"{last:%H:%M}" <= shift["endTime"]


def _check_payments(tenant: Tenant) -> None:
    paid: defaultdict[str, Decimal] = defaultdict(Decimal)
    for payment in tenant.table("payment").records():
        amount = Decimal(payment["amountPaid"])
        assert amount >= 0
        paid[payment["lineItemId"]] += -amount if payment["type"] == "Refund" else amount
    amounts = {
        line["lineItemId"]: Decimal(line["lineAmount"])
        for invoice in tenant.table("invoice").records()
        for line in invoice["lineItems"]
    }
    capped = tenant.switches.is_at("overpayment", "rejected")
    for line, amount in paid.items():
        assert amount >= 0
        assert amount <= amounts[line] or not capped, f"{line} is overpaid"


def _require_apart(lane: list[tuple[datetime, datetime, Any]]) -> None:
    lane.sort(key=lambda stretch: stretch[0])
    for (_, end, one), (begin, _, other) in pairwise(lane):
        assert end <= begin, f"{one} and {other} are booked at the same time"


def _grouped(records: Iterable[Record], field: str) -> Mapping[Any, list[Record]]:
    groups: defaultdict[Any, list[Record]] = defaultdict(list)
    for record in records:
        groups[record[field]].append(record)
    return groups


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _cents(amount: float) -> int:
    return round(amount * 100)
