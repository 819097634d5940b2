"""Accounts of patients."""

from __future__ import annotations

from typing import Any

from practice_mock.state.store import Record
from practice_mock.wire import Call


def present_account(call: Call, account: Record) -> dict[str, Any]:
    """Show an account, whose URL is below that of its patient."""
    url = f"{call.base_url}/patient/{account['client_id']}/account/{account['account_id']}"
    shown = {**account, "tenant_id": call.tenant.number, "links": {"self": url}}
    if call.tenant.switches.is_at("account-id", "absent"):
        del shown["account_id"]
    return shown
