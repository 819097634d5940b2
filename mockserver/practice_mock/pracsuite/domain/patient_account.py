"""Accounts of patients, to which treatment is billed."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from practice_mock.pracsuite.domain.references import fetch
from practice_mock.rejection import NotFound
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

ADDRESS = (
    "address_1",
    "address_2",
    "address_3",
    "address_4",
    "suburb",
    "address_state",
    "postcode",
    "country",
)

# Fields that only accounts of third parties use.
_CLAIM = (
    "contact_name",
    "acc_no",
    "claim_number",
    "employer_name",
    "injury",
    "date_of_injury",
    "hospital",
    "client_no",
    "fax",
    "notes",
    "payer_id",
    "payer_contact_id",
    "custom_field_name",
    "custom_field_value",
)


def private_account(account_id: int, file: Record) -> Record:
    """Return the account that every new patient has."""
    return {
        **dict.fromkeys(_CLAIM),
        **{line: file[line] for line in ADDRESS},
        "account_id": account_id,
        "client_id": file["client_id"],
        "archive": False,
        "bill_3rd_party": False,
        "bill_family": False,
        "short_description": "Private",
        "billing_name": f"{file['first_name']} {file['surname']}",
        "email": file["email"],
        "phone": file["mobile"] or file["home_phone"],
        "fee_cat_id": file["fee_cat_id"],
        "created": file["file_created"],
        "modified": file["file_created"],
    }


def third_party_account(account_id: int, file: Record, payer: Record, **claim: Any) -> Record:
    """Return an account of a patient that a third party pays: an insurer, an employer, a scheme."""
    return {
        **private_account(account_id, file),
        **{line: payer[line] for line in ADDRESS},
        "short_description": payer["description"],
        "billing_name": payer["description"],
        "email": payer["email"],
        "phone": payer["phone"],
        "bill_3rd_party": True,
        "payer_id": payer["payer_id"],
        **claim,
    }


def get(tenant: Tenant, client_id: int, account_id: int) -> Record:
    """Return an account of a patient. Raises NotFound if the patient does not have it."""
    account = fetch(tenant, "account", account_id)
    if account["client_id"] != client_id:
        raise NotFound("There is no account with this ID.")
    return account


def of_patient(tenant: Tenant, client_id: int) -> Iterable[Record]:
    """Return the accounts of a patient."""
    return sorted(tenant.table("account").find("client", client_id), key=itemgetter("account_id"))


def filtered_value(account: Record, field: str) -> Any:
    """Return the value that a filter compares."""
    return account["modified" if field == "updated" else field]
