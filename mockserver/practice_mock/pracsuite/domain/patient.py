"""Patients."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from practice_mock.pracsuite.domain.patient_account import private_account
from practice_mock.pracsuite.domain.references import fetch, require_known
from practice_mock.rejection import Unprocessable
from practice_mock.request_parts import chosen
from practice_mock.state.store import Record
from practice_mock.state.stored_records import StoredRecords
from practice_mock.state.tenant import Tenant

_REFERENCES = {
    "fee_cat_id": "fee_category",
    "sex_id": "sex",
    "pronoun_id": "pronoun",
    "default_business_id": "business",
    "default_practitioner_id": "practitioner",
}
_PHONES = ("home_phone", "work_phone", "mobile")

# The fields of a new patient that are empty unless the body sets them.
_TEXTS = """
title middle_name preferred_name date_of_birth email gender address_1 address_2 address_3 address_4 suburb address_state
postcode country home_phone work_phone mobile fax file_no patient_notes patient_warnings health_fund
health_fund_member_no pension_no pension_expiry worksafe_claim_no occupation medicare_no medicare_irn medicare_expiry
medicare_claimant dva_no dva_type health_fund_patient_id medicare_claimants referrer referrer_email
referrer_organisation referrer_source referral_date medical_warnings reminders_notifications gp_name family_notes
health_fund_card_issue_no covid_vaccination_status covid_vaccination_date ndis_number
"""

# The fields of a patient that need not be given, with their defaults.
FIELDS: Record = {
    "archive": False,
    "archived_time": None,
    "deceased": False,
    "accepted_privacy_policy": None,
    "email_marketing_type": 1,
    "sms_marketing_type": 1,
    "default_phone_reminder": False,
    "default_sms_reminder": False,
    "default_email_reminder": False,
    "default_sms_confirmation": False,
    "default_email_confirmation": False,
    "default_sms_follow_up": False,
    "default_email_follow_up": False,
    "default_business_id": None,
    "default_practitioner_id": None,
    "sex_id": None,
    "pronoun_id": None,
    "timezone": None,
    **dict.fromkeys(_TEXTS.split()),
}


_SENT = (
    "first_name",
    "surname",
    "date_of_birth",
    "address_1",
    "suburb",
    "address_state",
    "postcode",
    "country",
    "email",
    "gender",
    "home_phone",
    "mobile",
    "preferred_phone",
    "fee_cat_id",
    "default_business_id",
    "default_practitioner_id",
    "default_sms_reminder",
    "default_email_reminder",
    "default_sms_confirmation",
    "default_email_confirmation",
    "default_sms_follow_up",
    "default_email_follow_up",
    "sms_marketing_type",
    "email_marketing_type",
    "timezone",
    "sex_id",
    "pronoun_id",
)
"""The fields that a request can set."""


def get(tenant: Tenant, client_id: int) -> Record:
    """Return a patient. Raises NotFound if it does not exist."""
    return fetch(tenant, "patient", client_id)


def patients(tenant: Tenant) -> Iterable[Record]:
    """Return every patient, archived ones included."""
    return StoredRecords(tenant.table("patient"))


def create(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Create a patient and the private account."""
    return add(tenant, chosen(body, _SENT))


def add(tenant: Tenant, fields: Mapping[str, Any], client_id: int | None = None) -> Record:
    """Add a patient with these fields and the private account, by default with the next ID.

    The default practitioner is the first active one of the practice, with their first business.
    """
    _require_valid(tenant, fields)
    now = tenant.timestamp()
    client_id = tenant.table("patient").next_key() if client_id is None else client_id
    account_id = tenant.table("account").next_key()
    fee_cat_id = fields.get("fee_cat_id", _first_fee_category(tenant))
    file = {
        **FIELDS,
        **_default_practitioner(tenant, fields),
        **fields,
        "client_id": client_id,
        "fee_cat_id": fee_cat_id,
        "default_account_id": account_id,
        "file_created": now,
        "updated": now,
    }
    tenant.table("account").put(private_account(account_id, file))
    tenant.table("patient").put(file)
    return file


def edit(tenant: Tenant, client_id: int, body: Mapping[str, Any]) -> Record:
    """Change the fields of the body. Raises NotFound if the patient does not exist."""
    file = get(tenant, client_id)
    changes = chosen(body, _SENT)
    if tenant.switches.is_at("null-in-edit", "ignored"):
        changes = {field: value for field, value in changes.items() if value is not None}
    _require_valid(tenant, changes)
    changed = {**file, **changes, "updated": tenant.timestamp()}
    tenant.table("patient").put(changed)
    return changed


COMPUTED = ("phone", "archived", "status")
"""The fields that only filters have."""


def filtered_values(tenant: Tenant) -> Callable[[Record, str], Any]:
    """Return the function for the values that the filters of a practice compare."""
    if tenant.switches.is_at("phone-filter", "every-number"):
        return filtered_value
    return lambda file, field: filtered_value(file, "mobile" if field == "phone" else field)


def filtered_value(file: Record, field: str) -> Any:
    """Return the value that a filter compares. A tuple stands for several values, any of which may match."""
    if field == "phone":
        return tuple(file[phone] for phone in _PHONES if file[phone] is not None)
    if field == "archived":
        return file["archived_time"]
    if field == "status":
        return tuple(statuses(file))
    return file[field]


def statuses(file: Record) -> Iterable[int]:
    """Return the values of the filter `status` that match a patient.

    1 active, 2 inactive, 3 all, 4 inactive but not deceased, 5 all but the deceased, 6 deceased. A deceased patient is
    not active.
    """
    inactive = file["archive"] or file["deceased"]
    yield 2 if inactive else 1
    yield 3
    if file["deceased"]:
        yield 6
        return
    if inactive:
        yield 4
    yield 5


def _require_valid(tenant: Tenant, fields: Mapping[str, Any]) -> None:
    require_known(tenant, fields, _REFERENCES)
    if fields.get("timezone") is not None and fields["timezone"] not in _zones():
        raise Unprocessable.because("timezone", "must be the IANA name of a time zone")


def _default_practitioner(tenant: Tenant, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    practitioner_id = fields.get("default_practitioner_id")
    for practitioner in tenant.table("practitioner").records():
        if practitioner["practitioner_id"] == practitioner_id or (
            practitioner_id is None and not practitioner["archive"]
        ):
            business_id = next(
                (link["business_id"] for link in practitioner["businesses"] if not link["archive"]), None
            )
            return {"default_practitioner_id": practitioner["practitioner_id"], "default_business_id": business_id}
    return {}


def _first_fee_category(tenant: Tenant) -> int | None:
    return next((row["fee_cat_id"] for row in tenant.table("fee_category").records() if row["active"]), None)


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
