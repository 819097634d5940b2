"""Operations on accounts of patients."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import patient_account
from practice_mock.pracsuite.domain.references import all_of
from practice_mock.pracsuite.presenters.patient_account import account_presenter
from practice_mock.pracsuite.routes.listing import by_switches, list_below, listing, showing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listAccountsForPatient": by_switches(
        account_presenter,
        lambda present: list_below(
            patient_account.of_patient, present, key="accounts", value=patient_account.filtered_value
        ),
    ),
    "getPatientAccount": showing(account_presenter, lambda call: patient_account.get(call.tenant, **call.path)),
    "listAccountsByPayer": by_switches(
        account_presenter,
        lambda present: listing(
            all_of("account"), present, key="accounts", value=patient_account.filtered_value, by=("payer_id",)
        ),
    ),
}
