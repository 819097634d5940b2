"""Handlers' parts for the many records that need little: where they come from, and what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from practice_mock.pracsuite.domain.lists import Value, plain_value
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.pracsuite.routes.listing import Present, answer
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Call, Handler


def presented(path: str, key: str, **links: str) -> Present:
    """Adds the tenant and the addresses: that of the record, `/{path}/{its key}`, and those of `links` below it."""

    def present(call: Call, record: Record) -> dict[str, Any]:
        url = f"{call.base_url}/{path}/{record[key]}"
        below = {name: f"{url}/{rest}" for name, rest in links.items()}
        return {**record, "tenant_id": call.tenant.number, "links": {"self": url, **below}}

    return present


def plain(call: Call, record: Record) -> dict[str, Any]:
    """Adds the tenant. Look-up values have no address of their own."""
    return {**record, "tenant_id": call.tenant.number}


def all_of(table: str) -> Callable[[Tenant], Iterable[Record]]:
    """A source of every record of a table."""
    return lambda tenant: tenant.table(table).records()


def one_of(table: str) -> Callable[..., Record]:
    """A source of one record of a table, by the only path parameter. Raises NotFound if there is none."""

    def get(tenant: Tenant, **path: int) -> Record:
        (key,) = path.values()
        return fetch(tenant, table, key)

    return get


def within(
    source: Callable[..., Iterable[Record]], present: Present, *, key: str, value: Value = plain_value
) -> Handler:
    """A handler for a list below another record, whose number the source takes by name."""
    return lambda call: answer(call, source(call.tenant, **call.path), present, key=key, value=value)
