"""Operations on invoices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from practice_mock.coreplus.domain import invoice
from practice_mock.coreplus.domain.paging import page_of
from practice_mock.coreplus.presenters.invoice import amount_owing, present_invoice
from practice_mock.rejection import BadParameter, Problem
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler

_FLAGS = {
    "getPractitionerId": "practitionerId",
    "getLocationId": "locationId",
    "getClientgroupId": "clientGroupId",
    "getAppointmentId": "appointmentId",
    "getLockStatus": "locked",
}
"""The flags of a query, and the field that each of them adds."""


def list_invoices(call: Call) -> dict[str, Any]:
    """List a page of invoices."""
    query = call.query
    page = page_of(invoice.changed_since(call.tenant, _updated_since(query)), query)
    fields, extras = query.get("Field"), _extras(query)
    if fields is None and call.tenant.switches.is_at("listed-owing", "present"):
        extras = ["amountOwing", *extras]
    shown = [present_invoice(_with_owed(call, record), extras, fields) for record in page.items]
    return {"invoices": shown, "paging": page.paging, "statusMessages": []}


def get_invoice(call: Call) -> dict[str, Any]:
    """Return one invoice, which is not nested in another object."""
    record = invoice.get(call.tenant, call.path["invoiceId"])
    return present_invoice(_with_owed(call, record), ["amountOwing", "locked", *_extras(call.query)])


def _extras(query: Mapping[str, Any]) -> list[str]:
    return [field for flag, field in _FLAGS.items() if query.get(flag)]


def _with_owed(call: Call, record: Record) -> Record:
    lines = record["lineItems"]
    if call.tenant.switches.is_at("line-amounts", "without-gst"):
        lines = [{**line, "lineAmount": Decimal(line["lineAmount"]) - Decimal(line["taxAmount"])} for line in lines]
    return {**record, "lineItems": lines, "amountOwing": amount_owing(invoice.owed(call.tenant, record))}


def _updated_since(query: Mapping[str, Any]) -> datetime | None:
    if "updatedSince" not in query:
        return None
    try:
        return datetime.strptime(query["updatedSince"], "%Y-%m-%d %H:%M:%S%z")
    except ValueError:
        problem = Problem("updatedSince", "is not a valid date and time")
        raise BadParameter("The time does not exist.", [problem]) from None


HANDLERS: Mapping[str, Handler] = {
    "listInvoices": list_invoices,
    "getInvoice": get_invoice,
}
