"""The tenant and the links that nearly every response contains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from practice_mock.state.store import Record
from practice_mock.wire import Call

Present: TypeAlias = Callable[[Call, Record], dict[str, Any]]
"""Makes a response body, or a row of a list, from a record."""


def with_links(path: str, key: str, **links: str) -> Present:
    """Return a presenter that adds the tenant and links to a record.

    The link to the record itself is `/{path}/{its key}`; those of `links` continue it.
    """

    def present(call: Call, record: Record) -> dict[str, Any]:
        url = f"{call.base_url}/{path}/{record[key]}"
        below = {name: f"{url}/{rest}" for name, rest in links.items()}
        return {**record, "tenant_id": call.tenant.number, "links": {"self": url, **below}}

    return present


def without_links(call: Call, record: Record) -> dict[str, Any]:
    """Add only the tenant: some records have no URL of their own."""
    return {**record, "tenant_id": call.tenant.number}
