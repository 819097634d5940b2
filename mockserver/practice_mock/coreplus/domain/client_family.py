"""Relatives and other contacts of clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from practice_mock.coreplus.domain.references import require
from practice_mock.rejection import Problem, Unprocessable
from practice_mock.request_parts import chosen
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_ONE_PER_CLIENT = {"emergencyContact": "an emergency contact", "invoiceRecipient": "an invoice recipient"}

_SENT = (
    "clientId",
    "firstName",
    "surname",
    "title",
    "dateOfBirth",
    "relationship",
    "medicareCardNumber",
    "medicareCardIRN",
    "homePhone",
    "workPhone",
    "mobile",
    "email",
    "address",
    "suburb",
    "postcode",
    "notes",
    "emergencyContact",
    "invoiceRecipient",
    "mainContact",
)

_BLANK: Mapping[str, Any] = {
    **dict.fromkeys(("title", "relationship", "address", "suburb", "postcode"), ""),
    **dict.fromkeys(("workPhone", "homePhone", "mobile", "email", "notes"), ""),
    **dict.fromkeys(("medicareCardNumber", "medicareCardIRN"), ""),
    **dict.fromkeys(("emergencyContact", "invoiceRecipient", "mainContact"), False),
}


def create(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Add a contact to a client.

    Raises Unprocessable if the client does not exist. If the client already has an emergency contact or an invoice
    recipient and this would be a second one, a switch decides: raise Unprocessable, replace the first, or keep both.
    """
    client_id = require(tenant, "client", body["clientId"], "clientId")["clientId"]
    family = of_client(tenant, client_id)
    second = [
        Problem(field, f"must be false: the client has {words} already")
        for field, words in _ONE_PER_CLIENT.items()
        if body.get(field) and any(member[field] for member in family)
    ]
    if second and tenant.switches.is_at("second-contact", "replaces"):
        for member in family:
            roles = {field: False for field in _ONE_PER_CLIENT if body.get(field)}
            tenant.table("family_member").put({**member, **roles})
    elif second and tenant.switches.is_at("second-contact", "rejected"):
        raise Unprocessable("The body is not valid.", second)
    member = {**_BLANK, **chosen(body, _SENT), "clientId": client_id, "familyId": tenant.ids.uuid("family_member")}
    tenant.table("family_member").put(member)
    return member


def of_client(tenant: Tenant, client_id: str) -> Sequence[Record]:
    """Return the contacts of a client."""
    return tenant.table("family_member").find("client", client_id)
