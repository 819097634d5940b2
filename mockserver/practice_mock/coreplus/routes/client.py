"""Operations on clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain import client
from practice_mock.coreplus.domain.paging import page_of
from practice_mock.coreplus.presenters.client import present_client, present_listed_client
from practice_mock.state.store import Record
from practice_mock.wire import Call, Handler, Rows, View


def list_clients(call: Call) -> dict[str, Any]:
    """List a page of the clients that match the filters."""
    query = call.query
    found = client.search(
        call.tenant, name=query.get("name"), mobile=query.get("mobile"), date_of_birth=query.get("dateOfBirth")
    )
    page = page_of(found, query)
    return {"clients": Rows(page.items, _listed), "paging": page.paging, "statusMessages": []}


def _listed(view: View, record: Record) -> dict[str, Any]:
    return present_listed_client(record)


def create_client(call: Call) -> dict[str, Any]:
    """Create a client and return the identifier."""
    return {"client": {"clientId": client.create(call.tenant, call.body)["clientId"]}}


def get_client(call: Call) -> dict[str, Any]:
    """Return one client, which is not nested in another object."""
    return present_client(client.get(call.tenant, call.path["clientId"]))


HANDLERS: Mapping[str, Handler] = {
    "listClients": list_clients,
    "createClient": create_client,
    "getClient": get_client,
}
