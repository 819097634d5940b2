"""The clients of the practice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from practice_mock.coreplus.domain.names import dialled, name_of
from practice_mock.coreplus.domain.references import fetch
from practice_mock.rejection import Unprocessable
from practice_mock.request_parts import chosen
from practice_mock.state.store import Record
from practice_mock.state.stored_records import StoredRecords
from practice_mock.state.tenant import Tenant

DELETED = "Deleted"

_SENT = (
    "firstName",
    "lastName",
    "dateOfBirth",
    "ExternalId",
    "title",
    "preferredName",
    "middleName",
    "gender",
    "pronouns",
    "culture",
    "medicareCardNumber",
    "medicareCardIRN",
    "medicareCardExpireDate",
    "dvaCardNumber",
    "phoneNumberHome",
    "phoneNumberWork",
    "phoneNumberMobile",
    "Status",
    "email",
    "postalSameAsResidential",
    "notes1",
)
_ADDRESSES = ("addressResidential", "addressPostal")
_ADDRESS = ("streetAddress", "city", "postcode", "state")

# Text that is not given is stored as empty text, as responses show it.
_TEXTS = (
    "title",
    "middleName",
    "preferredName",
    "culture",
    "pronouns",
    "gender",
    "phoneNumberHome",
    "phoneNumberWork",
    "phoneNumberMobile",
    "email",
)


def create(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Create a client.

    The same person sent again becomes another client, or raises Unprocessable, as a switch says.
    """
    addresses = {name: chosen(body[name], _ADDRESS) for name in _ADDRESSES if name in body}
    return add(tenant, {**chosen(body, _SENT), **addresses})


def add(tenant: Tenant, fields: Mapping[str, Any], client_id: str | None = None) -> Record:
    """Add a client with these fields, by default with a new identifier. Raises what `create` raises."""
    if tenant.switches.is_at("existing-client", "rejected") and _exists(tenant, fields):
        raise Unprocessable.because("lastName", "is that of a client with the same first name and date of birth")
    client = {
        **dict.fromkeys(_TEXTS, ""),
        "Status": "Current",
        "practitionerId": None,
        "clientGroupId": None,
        **fields,
        "clientId": client_id or tenant.ids.uuid("client"),
    }
    tenant.table("client").put(client)
    return client


def get(tenant: Tenant, client_id: str) -> Record:
    """Return one client. Raises NotFound."""
    return fetch(tenant, "client", client_id)


def search(
    tenant: Tenant, *, name: str | None = None, mobile: str | None = None, date_of_birth: str | None = None
) -> Sequence[Record]:
    """Return the clients that match every filter, except deleted ones, in the order of their creation.

    A switch makes it those that match any of the filters.
    `name` is a part of the name, in any letter case: of the first and the family name in either order, or of the
    preferred name. `mobile` is compared by digits; `+61` equals a leading 0.
    """
    wanted_name = None if name is None else _folded(name)
    wanted_mobile = None if mobile is None else dialled(mobile)
    tests: list[Callable[[Record], bool]] = []
    if wanted_name is not None:
        tests.append(lambda client: any(wanted_name in written for written in _names(client)))
    if wanted_mobile is not None:
        tests.append(lambda client: dialled(client["phoneNumberMobile"]) == wanted_mobile)
    if date_of_birth is not None:
        tests.append(lambda client: bool(client["dateOfBirth"] == date_of_birth))
    table = tenant.table("client")
    existing = StoredRecords(table, hidden=[client["clientId"] for client in StoredRecords(table, "Status", DELETED)])
    if not tests:
        return existing
    if tenant.switches.is_at("client-filters", "any"):
        return [client for client in existing if any(test(client) for test in tests)]
    if wanted_mobile:
        candidates: Iterable[Record] = table.find("mobile", wanted_mobile)
    elif date_of_birth is not None:
        candidates = StoredRecords(table, "dateOfBirth", date_of_birth)
    else:
        candidates = existing
    return [client for client in candidates if client["Status"] != DELETED and all(test(client) for test in tests)]


def _exists(tenant: Tenant, fields: Mapping[str, Any]) -> bool:
    namesakes = tenant.table("client").find("name", name_of(fields["firstName"], fields["lastName"]))
    return any(record["dateOfBirth"] == fields["dateOfBirth"] for record in namesakes if record["Status"] != DELETED)


def _names(client: Record) -> tuple[str, ...]:
    first, last = client["firstName"], client["lastName"]
    return _folded(f"{first} {last}"), _folded(f"{last} {first}"), _folded(client["preferredName"])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
