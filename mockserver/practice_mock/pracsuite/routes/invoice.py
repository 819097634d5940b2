"""Operations on invoices."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import invoice
from practice_mock.pracsuite.presenters.records import present_invoice
from practice_mock.pracsuite.routes.listing import getting, list_below
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "getInvoice": getting(invoice.get, present_invoice),
    "listInvoicesByPatient": list_below(invoice.of_patient, present_invoice, key="invoices"),
    "listInvoicesByPatientAccount": list_below(
        invoice.of_patient, present_invoice, key="invoices", value=invoice.filtered_value
    ),
}
