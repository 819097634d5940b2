"""The details of a patient's appointment, alone or in a group: account, fee category, items, reminders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain.references import fetch
from practice_mock.rejection import Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_REMINDERS = (
    "sms_reminder",
    "email_reminder",
    "sms_confirmation",
    "email_confirmation",
    "sms_follow_up",
    "email_follow_up",
)

FLAGS = (*_REMINDERS, "hourly_billing")
"""Options that an attendance stores and the API does not show."""


def full_name(patient: Record) -> str:
    """Return the patient's name as the book shows it."""
    return f"{patient['first_name']} {patient['surname']}"


def account_of(tenant: Tenant, patient: Record, body: Mapping[str, Any]) -> int | None:
    """Return the account to bill: the one that the body names, or the patient's default.

    Raises Unprocessable if it is not an account of this patient.
    """
    account_id: int | None = body.get("account_id", patient["default_account_id"])
    if account_id is not None and fetch(tenant, "account", account_id)["client_id"] != patient["client_id"]:
        raise Unprocessable.because("account_id", "is not an account of this patient")
    return account_id


def fee_category(tenant: Tenant, client_id: int, account_id: int | None) -> int | None:
    """Return the fee category of a patient: that of the account, if there is one."""
    account = tenant.table("account").get(account_id)
    category: int | None = (account or fetch(tenant, "patient", client_id))["fee_cat_id"]
    return category


def first_status(tenant: Tenant) -> int | None:
    """Return the default status of an attendance."""
    statuses = tenant.table("appointment_status").records()
    return next((status["appointment_status_id"] for status in statuses if not status["archived"]), None)


def require_one_item(body: Mapping[str, Any]) -> None:
    """Raise Unprocessable if both an item and a group of items are given."""
    if body.get("item_id") is not None and body.get("item_group_id") is not None:
        raise Unprocessable.because("item_group_id", "must be null when item_id is given")


def items(body: Mapping[str, Any], appointment_type: Record) -> dict[str, Any]:
    """Return what is billed, from the body or, by default, from the type. Raises Unprocessable for both kinds."""
    require_one_item(body)
    source = body if "item_id" in body or "item_group_id" in body else appointment_type
    return {"item_id": source.get("item_id"), "item_group_id": source.get("item_group_id")}


def flags(body: Mapping[str, Any], patient: Record) -> dict[str, bool]:
    """Return reminders and similar options, by default the patient's own."""
    return {flag: body.get(flag, patient.get(f"default_{flag}", False)) for flag in FLAGS}
