"""Appointment types with their usual durations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain.references import require
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_OWNERS = {"practitionerId": "practitioner", "locationId": "location", "clientGroupId": "client_group"}


def create(tenant: Tenant, body: Mapping[str, Any], type_id: str | None = None) -> Record:
    """Create a type, by default with a new identifier, for the whole practice or for the owners that the body names.

    Raises Unprocessable if it names a practitioner, location or client group that does not exist.
    """
    owners = {
        field: require(tenant, table, body[field], field)[field] if field in body else None
        for field, table in _OWNERS.items()
    }
    record = {
        "appointmentTypeId": type_id or tenant.ids.uuid("appointment_type"),
        "description": body["description"],
        "blockColour": body.get("blockColour"),
        "durationMinutes": body.get("durationMinutes"),
        **owners,
    }
    tenant.table("appointment_type").put(record)
    return record
