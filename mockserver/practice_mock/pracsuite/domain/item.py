"""Items that are billed."""

from __future__ import annotations

from collections.abc import Iterable

from practice_mock.pracsuite.domain.references import fetch
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def of_group(tenant: Tenant, item_group_id: int) -> Iterable[Record]:
    """Return the items of a group; none if there is no such group."""
    group = tenant.table("item_group").get(item_group_id)
    return [] if group is None else [fetch(tenant, "item", item_id) for item_id in sorted(group["item_ids"])]
