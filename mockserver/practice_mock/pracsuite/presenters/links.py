"""The tenant and the links that nearly every response contains."""

from __future__ import annotations

from typing import Any

from practice_mock.state.store import Record
from practice_mock.wire import Present, View


def with_links(path: str, key: str, **links: str) -> Present:
    """Return a presenter that adds the tenant and links to a record.

    The link to the record itself is `/{path}/{its key}`; those of `links` continue it.
    """

    def present(view: View, record: Record) -> dict[str, Any]:
        url = f"{view.base_url}/{path}/{record[key]}"
        below = {name: f"{url}/{rest}" for name, rest in links.items()}
        return {**record, "tenant_id": view.tenant.number, "links": {"self": url, **below}}

    return present


def without_links(view: View, record: Record) -> dict[str, Any]:
    """Add only the tenant: some records have no URL of their own."""
    return {**record, "tenant_id": view.tenant.number}
