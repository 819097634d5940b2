"""Operations on invoices, payments and payers."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import invoice as billing
from practice_mock.pracsuite.domain import patient_account
from practice_mock.pracsuite.presenters.links import all_of, one_of, presented, within
from practice_mock.pracsuite.routes.listing import getting, listing
from practice_mock.pracsuite.routes.patient import account
from practice_mock.wire import Handler

invoice = presented("invoice", "invoice_id")
payment = presented("payment", "payment_id")
payer = presented("payer", "payer_id", accounts="account", payer_contacts="payer_contact")
payer_contact = presented("payer_contact", "payer_contact_id")

HANDLERS: Mapping[str, Handler] = {
    "getInvoice": getting(billing.get_invoice, invoice),
    "listInvoicesByPatientAccount": within(
        billing.invoices_of, invoice, key="invoices", value=billing.filtered_invoice
    ),
    "listInvoicesByPatient": within(billing.invoices_of, invoice, key="invoices"),
    "getPayment": getting(billing.get_payment, payment),
    "listPaymentsByPatientAccount": within(
        billing.payments_of, payment, key="payments", value=billing.filtered_payment
    ),
    "getPayer": getting(one_of("payer"), payer),
    "listAccountsByPayer": listing(all_of("account"), account, key="accounts", value=patient_account.filtered_value),
    "listPayerContactsByPayer": listing(all_of("payer_contact"), payer_contact, key="payer_contacts"),
    "getPayerContact": getting(one_of("payer_contact"), payer_contact),
}
