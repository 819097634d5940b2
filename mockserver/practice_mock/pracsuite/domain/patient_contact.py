"""Contacts of patients."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_PHONES = ("home_phone", "work_phone", "mobile")


def of_patient(tenant: Tenant, client_id: int) -> Iterable[Record]:
    """Return the contacts of a patient."""
    return sorted(tenant.table("patient_contact").find("client", client_id), key=itemgetter("patient_contact_id"))


def filtered_value(contact: Record, field: str) -> Any:
    """Return the value that a filter compares: `phone` is not a field of its own, but stands for every number."""
    if field == "phone":
        return tuple(contact[phone] for phone in _PHONES if contact[phone] is not None)
    return contact[field]
