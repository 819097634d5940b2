"""Operations on payments."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import payment
from practice_mock.pracsuite.presenters.records import present_payment
from practice_mock.pracsuite.routes.listing import getting, list_below
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "getPayment": getting(payment.get, present_payment),
    "listPaymentsByPatientAccount": list_below(
        payment.of_patient, present_payment, key="payments", value=payment.filtered_value
    ),
}
