"""Professions."""

from __future__ import annotations

from collections.abc import Iterable

from practice_mock.pracsuite.domain.references import fetch
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def of_practitioner(tenant: Tenant, practitioner_id: int) -> Iterable[Record]:
    """Return the professions of a practitioner. Raises NotFound if there is no such practitioner."""
    practitioner = fetch(tenant, "practitioner", practitioner_id)
    numbers = sorted(link["profession_id"] for link in practitioner["professions"])
    return [fetch(tenant, "profession", number) for number in numbers]
