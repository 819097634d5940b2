"""Records as answers show them: which fields, under which names, in which spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock.coreplus.domain import zones
from practice_mock.coreplus.domain.availability_slot import Slot
from practice_mock.coreplus.domain.times import spaced, span_of
from practice_mock.rejection import Conflict
from practice_mock.state.store import Record

View = dict[str, Any]


def location(record: Record) -> View:
    """A location with its time zone."""
    timezone_id: str = record["timezoneId"]
    time_zone = {"timezoneId": timezone_id, "tzName": zones.tz_name(timezone_id)}
    return {"locationId": record["locationId"], "name": record["name"], "timeZone": time_zone}


def practitioner(record: Record) -> View:
    """A practitioner."""
    return _only(record, ("practitionerId", "firstName", "lastName"))


def appointment_type(record: Record) -> View:
    """A type of a list; the answer to its creation has no length."""
    return _only(record, ("appointmentTypeId", "description", "durationMinutes"))


def slot(free: Slot, zone: ZoneInfo) -> View:
    """A free time. Unlike those of appointments, its times have no space in them; its practitioner is not told."""
    return {
        "startDateTime": free.span.start.astimezone(zone).isoformat(),
        "endDateTime": free.span.end.astimezone(zone).isoformat(),
        "locationId": free.location_id,
    }


def appointment(record: Record, zone: ZoneInfo, profile: Record | None = None) -> View:
    """An appointment, with the practitioner's name if the practitioner's record is given."""
    span = span_of(record)
    who = {"practitionerId": record["practitionerId"]} if profile is None else practitioner(profile)
    told = ("appointmentId", "appointmentReferenceNumber", "status", "subject", "notes", "locationId")
    return {
        **_only(record, (*told, "appointmentTypeId", "notifyPractitioner")),
        "practitioner": who,
        "startDateTime": spaced(span.start, zone),
        "endDateTime": spaced(span.end, zone),
        "clients": [{"clientId": record["clientId"]}],
    }


def rejection(reason: Conflict) -> View:
    """The answer to a booking that cannot be. Of all severities only 2 was ever seen."""
    return {"result": [{"severity": 2, "reason": reason.detail}]}


def listed_client(record: Record) -> View:
    """A client of a list: who it is, and no more."""
    names = ("title", "firstName", "middleName", "lastName", "preferredName")
    rest = ("culture", "pronouns", "gender")
    return {
        **_only(record, ("clientId", "practitionerId", *names, *rest)),
        "dateOfBirth": f"{record['dateOfBirth']}T00:00:00",
    }


def client(record: Record) -> View:
    """A client by itself, with address and telephone numbers."""
    return {
        **listed_client(record),
        **_only(record, ("phoneNumberMobile", "phoneNumberHome")),
        "addressResidential": _address(record.get("addressResidential", {})),
    }


def invoice(record: Record, extras: Iterable[str] = (), fields: Sequence[str] | None = None) -> View:
    """An invoice with its lines, and those of its other fields that are asked for.

    `fields` reduces it to some, the fields of lines being called `lineItems.description` and so on. Identifiers of the
    invoice and of its lines come unasked.
    """
    kept = ("invoiceNumber", "clientId", "generatedAt") if fields is None else fields
    shown = _only(record, ("invoiceId", *(name for name in kept if name in record), *extras))
    in_lines = None if fields is None else [name.partition(".")[2] for name in fields if name.startswith("lineItems.")]
    if in_lines is None or in_lines:
        shown["lineItems"] = [_line(line, in_lines) for line in record["lineItems"]]
    return shown


def receipt(record: Record, paid: Mapping[str, Decimal], owed: Decimal) -> View:
    """An invoice after a payment: what was paid for each line, and what is owed for all."""
    told = ("lineItemId", "productId", "description", "itemNumber")
    lines = [
        {**_only(line, told), "quantity": _number(line["quantity"]), "amountPaid": f"{paid[line['lineItemId']]:.2f}"}
        for line in record["lineItems"]
    ]
    head = _only(record, ("invoiceId", "invoiceNumber", "clientId", "generatedAt"))
    return {**head, "lineItems": lines, "amountOwing": f"{owed:.2f}"}


def payments(record: Record, made: Sequence[Record], methods: Mapping[str, str]) -> View:
    """The payments of an invoice, line by line; lines without any are left out."""
    by_line: dict[str, list[View]] = {line["lineItemId"]: [] for line in record["lineItems"]}
    for payment in made:
        shown = _only(payment, ("amountPaid", "datePaid", "paymentNotes", "type"))
        by_line[payment["lineItemId"]].append({**shown, "paymentMethod": methods[payment["paymentMethodId"]]})
    lines = [{"lineItemId": line_id, "payments": shown} for line_id, shown in by_line.items() if shown]
    return {"invoiceId": record["invoiceId"], "lineItems": lines}


def amount_owing(owed: Decimal) -> str:
    """`80.0`: what is owed for an invoice, as invoices write it."""
    return str(float(owed))


def _line(line: Record, fields: Sequence[str] | None) -> View:
    shown = {
        **_only(line, ("lineItemId", "productId", "description", "itemNumber")),
        **{name: _number(line[name]) for name in ("unitAmount", "taxAmount", "lineAmount", "quantity")},
    }
    return shown if fields is None else _only(shown, ("lineItemId", *fields))


def _number(text: str) -> float:
    return float(text)


def _address(written: Mapping[str, Any]) -> View:
    read = {"streetAddress": "streetAddress", "suburb": "city", "state": "state", "postcode": "postcode"}
    return {name: written.get(source, "") for name, source in read.items()}


def _only(record: Record, names: Iterable[str]) -> View:
    return {name: record[name] for name in names}
