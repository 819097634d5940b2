"""Messages sent to a practice, with their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from practice_mock.coreplus.domain.client import DELETED
from practice_mock.coreplus.domain.names import name_of
from practice_mock.rejection import Unprocessable
from practice_mock.request_parts import as_sent
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class File:
    """A file as received."""

    name: str
    content_type: str | None
    content: bytes = field(repr=False)


def send(tenant: Tenant, data: Mapping[str, Any], files: Sequence[File]) -> Record:
    """Store a message with its files, matched to the people of the practice where they are known.

    If no one is known, a switch decides whether it raises Unprocessable.
    """
    client_id = _client(tenant, data.get("Client") or {})
    practitioner_id = _practitioner(tenant, data.get("PractitionerTo") or {})
    if tenant.switches.is_at("unmatched-message", "rejected"):
        for field, matched in (("Client", client_id), ("PractitionerTo", practitioner_id)):
            if matched is None:
                raise Unprocessable.because(f"messageData.{field}", "matches no one in the practice")
    message = {
        "messageId": tenant.ids.uuid("message"),
        "receivedAt": tenant.timestamp(),
        "data": as_sent(data),
        "files": [{"name": file.name, "contentType": file.content_type, "content": file.content} for file in files],
        "clientId": client_id,
        "practitionerId": practitioner_id,
        "referrerId": _referrer(tenant, data.get("PractitionerFrom") or {}),
    }
    tenant.table("message").put(message)
    return message


def received(tenant: Tenant) -> Iterable[Record]:
    """Return every message, oldest first."""
    return tenant.table("message").records()


def _client(tenant: Tenant, person: Mapping[str, Any]) -> str | None:
    """Match by a valid identifier or, without one, by name and date of birth.

    Switches decide about deleted clients, namesakes, and an identifier that contradicts the name or the birth date.
    """
    given = _by_id(tenant, "client", person)
    if given is not None:
        contradicted = tenant.switches.is_at("message-contradiction", "unmatched") and _contradicts(person, given)
        return str(given["clientId"]) if _is_eligible(tenant, given) and not contradicted else None
    found = [
        str(record["clientId"])
        for record in _namesakes(tenant, "client", person)
        if record["dateOfBirth"] == person.get("DateOfBirth") and _is_eligible(tenant, record)
    ]
    return _only(found[:1] if tenant.switches.is_at("message-namesakes", "first") else found)


def _is_eligible(tenant: Tenant, client: Record) -> bool:
    return client["Status"] != DELETED or tenant.switches.is_at("message-deleted-client", "matched")


def _contradicts(person: Mapping[str, Any], client: Record) -> bool:
    name = name_of(person.get("Firstname", client["firstName"]), person.get("Surname", client["lastName"]))
    born = person.get("DateOfBirth", client["dateOfBirth"])
    return name != name_of(client["firstName"], client["lastName"]) or born != client["dateOfBirth"]


def _practitioner(tenant: Tenant, person: Mapping[str, Any]) -> str | None:
    """Match by a valid identifier or, without one, by name."""
    given = _by_id(tenant, "practitioner", person)
    if given is not None:
        return str(given["practitionerId"])
    return _only(str(record["practitionerId"]) for record in _namesakes(tenant, "practitioner", person))


def _referrer(tenant: Tenant, person: Mapping[str, Any]) -> str | None:
    """Match by name and provider number."""
    return _only(
        str(record["referrerId"])
        for record in _namesakes(tenant, "referrer", person)
        if record["providerNumber"] == person.get("ProviderNumber")
    )


def _only(found: Iterable[str]) -> str | None:
    """Return the only match. With several, there is none: the message could be about another of them."""
    matches = list(found)
    return matches[0] if len(matches) == 1 else None


def _by_id(tenant: Tenant, table: str, person: Mapping[str, Any]) -> Record | None:
    return tenant.table(table).get(str(person.get("Id", "")).lower())


def _namesakes(tenant: Tenant, table: str, person: Mapping[str, Any]) -> Sequence[Record]:
    return tenant.table(table).find("name", name_of(person.get("Firstname"), person.get("Surname")))
