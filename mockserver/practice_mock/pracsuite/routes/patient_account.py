"""Operations on accounts of patients."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import patient_account
from practice_mock.pracsuite.domain.references import all_of
from practice_mock.pracsuite.presenters.patient_account import present_account
from practice_mock.pracsuite.routes.listing import getting, list_below, listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listAccountsForPatient": list_below(
        patient_account.of_patient, present_account, key="accounts", value=patient_account.filtered_value
    ),
    "getPatientAccount": getting(patient_account.get, present_account),
    "listAccountsByPayer": listing(
        all_of("account"), present_account, key="accounts", value=patient_account.filtered_value
    ),
}
