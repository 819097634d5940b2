"""Accounts of patients."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from practice_mock.state.store import Record
from practice_mock.switches import Switches
from practice_mock.wire import Present, View


def account_presenter(switches: Switches) -> Present:
    """Return what shows an account, with or without its ID, as a switch says. Its URL is below that of its patient."""
    return _presenter(with_id=switches.is_at("account-id", "present"))


@lru_cache
def _presenter(*, with_id: bool) -> Present:
    def present(view: View, account: Record) -> dict[str, Any]:
        url = f"{view.base_url}/patient/{account['client_id']}/account/{account['account_id']}"
        shown = {**account, "tenant_id": view.tenant.number, "links": {"self": url}}
        if not with_id:
            del shown["account_id"]
        return shown

    return present
