"""Clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.presenters.fields import Body, only
from practice_mock.state.store import Record

_LISTED = (
    "clientId",
    "practitionerId",
    "title",
    "firstName",
    "middleName",
    "lastName",
    "preferredName",
    "culture",
    "pronouns",
    "gender",
)
_ADDRESS = {"streetAddress": "streetAddress", "suburb": "city", "state": "state", "postcode": "postcode"}
"""The fields of an address in a response, and their names in a request."""


def present_listed_client(record: Record) -> Body:
    """Show a client as lists do: without contact details."""
    return {**only(record, _LISTED), "dateOfBirth": f"{record['dateOfBirth']}T00:00:00"}


def present_client(record: Record) -> Body:
    """Show a client with address and telephone numbers."""
    return {
        **present_listed_client(record),
        **only(record, ("phoneNumberMobile", "phoneNumberHome")),
        "addressResidential": _address(record.get("addressResidential", {})),
    }


def _address(sent: Mapping[str, Any]) -> Body:
    return {name: sent.get(source, "") for name, source in _ADDRESS.items()}
