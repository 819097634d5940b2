"""Helpers for invoices and payments."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def of_patient(tenant: Tenant, table: str, client_id: int, account_id: int | None) -> Iterable[Record]:
    """Return the invoices or payments of a patient, or of one account of the patient, by ID."""
    found = tenant.table(table).find("client", client_id)
    selected = (record for record in found if account_id is None or record["account_id"] == account_id)
    return sorted(selected, key=itemgetter(f"{table}_id"))
