"""Patients. A record stores the IDs that were written; a response shows the names instead."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from practice_mock.pracsuite.domain.practitioner import full_name
from practice_mock.state.store import Record
from practice_mock.state.tenant import TenantView
from practice_mock.switches import Switches
from practice_mock.wire import Present, View

_MARKETING = {1: "Soft Opt-In", 2: "Opt-In", 3: "Soft Opt-Out", 4: "Opt-Out"}


def patient_presenter(switches: Switches) -> Present:
    """Return what shows a patient, with or without the fields about consent, as a switch says."""
    return _presenter(consent=switches.is_at("consent-fields", "present"))


@lru_cache
def _presenter(*, consent: bool) -> Present:
    def present(view: View, patient: Record) -> dict[str, Any]:
        shown = _present(view, patient)
        if not consent:
            del shown["accepted_privacy_policy"], shown["time_zone"]
        return shown

    return present


def _present(view: View, patient: Record) -> dict[str, Any]:
    url = f"{view.base_url}/patient/{patient['client_id']}"
    links = {
        "self": url,
        "accounts": f"{url}/account",
        "appointments": f"{url}/appointment",
        "invoices": f"{url}/invoice",
        "patient_attachments": f"{url}/patient_attachment",
        "patient_contacts": f"{url}/patient_contact",
    }
    return {**patient, **_names(view.tenant, patient), "tenant_id": view.tenant.number, "links": links}


def _names(tenant: TenantView, patient: Record) -> dict[str, Any]:
    def name(table: str, key: str, field: str) -> Any:
        record = tenant.table(table).get(patient[key])
        return None if record is None else record[field]

    practitioner = tenant.table("practitioner").get(patient["default_practitioner_id"])
    return {
        "fee_category": name("fee_category", "fee_cat_id", "description"),
        "sex": name("sex", "sex_id", "description"),
        "pronouns": name("pronoun", "pronoun_id", "description"),
        "default_business": name("business", "default_business_id", "display_name"),
        "default_practitioner": None if practitioner is None else full_name(practitioner),
        "email_marketing": _MARKETING[patient["email_marketing_type"]],
        "sms_marketing": _MARKETING[patient["sms_marketing_type"]],
        "time_zone": patient["timezone"],
    }
