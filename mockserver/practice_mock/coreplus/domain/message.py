"""Messages sent to a practice, with their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from practice_mock.coreplus.domain.names import name_of
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class File:
    """A file as received."""

    name: str
    content_type: str | None
    content: bytes = field(repr=False)


def send(tenant: Tenant, data: Mapping[str, Any], files: Sequence[File]) -> Record:
    """Store a message with its files, matched to the people of the practice where they are known."""
    message = {
        "messageId": tenant.ids.uuid("message"),
        "receivedAt": tenant.timestamp(),
        "data": data,
        "files": [{"name": file.name, "contentType": file.content_type, "content": file.content} for file in files],
        "clientId": _client(tenant, data.get("Client") or {}),
        "practitionerId": _practitioner(tenant, data.get("PractitionerTo") or {}),
        "referrerId": _referrer(tenant, data.get("PractitionerFrom") or {}),
    }
    tenant.table("message").put(message)
    return message


def received(tenant: Tenant) -> Iterable[Record]:
    """Return every message, oldest first."""
    return tenant.table("message").records()


def _client(tenant: Tenant, person: Mapping[str, Any]) -> str | None:
    """Match by a valid identifier or, without one, by name and date of birth."""
    found = _by_id(tenant, "client", person)
    if found is not None:
        return found
    for record in _namesakes(tenant, "client", person):
        if record["dateOfBirth"] == person.get("DateOfBirth"):
            return str(record["clientId"])
    return None


def _practitioner(tenant: Tenant, person: Mapping[str, Any]) -> str | None:
    """Match by a valid identifier or, without one, by name."""
    found = _by_id(tenant, "practitioner", person)
    if found is not None:
        return found
    return next((str(record["practitionerId"]) for record in _namesakes(tenant, "practitioner", person)), None)


def _referrer(tenant: Tenant, person: Mapping[str, Any]) -> str | None:
    """Match by name and provider number."""
    for record in _namesakes(tenant, "referrer", person):
        if record["providerNumber"] == person.get("ProviderNumber"):
            return str(record["referrerId"])
    return None


def _by_id(tenant: Tenant, table: str, person: Mapping[str, Any]) -> str | None:
    wanted = str(person.get("Id", "")).lower()
    return wanted if tenant.table(table).get(wanted) is not None else None


def _namesakes(tenant: Tenant, table: str, person: Mapping[str, Any]) -> Sequence[Record]:
    return tenant.table(table).find("name", name_of(person.get("Firstname"), person.get("Surname")))
