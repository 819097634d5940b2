"""Accounts of patients."""

from __future__ import annotations

from typing import Any

from practice_mock.state.store import Record
from practice_mock.wire import View


def present_account(view: View, account: Record) -> dict[str, Any]:
    """Show an account, whose URL is below that of its patient."""
    url = f"{view.base_url}/patient/{account['client_id']}/account/{account['account_id']}"
    return {**account, "tenant_id": view.tenant.number, "links": {"self": url}}
