"""The replies of operations that only read. One is sent again as long as it would not be another one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from practice_mock.state.clock import Clock
from practice_mock.state.ids import Ids
from practice_mock.state.store import Store, Table
from practice_mock.state.tenant import Tenant
from practice_mock.wire.messages import Reply

KEPT_BYTES = 1024 * 1024
"""The size of the replies that are kept."""
_OTHER_BYTES = 1000
"""The size of what is kept of a reply in addition to its body, about."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A reply, and the state from which it was made."""

    reply: Reply
    versions: Mapping[str, int]
    """The versions of the tables that were read."""
    positions: Mapping[str, str]
    """The positions of the switches."""

    def fits(self, tenant: Tenant) -> bool:
        """Return whether the state is the same."""
        if tenant.switches.present is not self.positions:
            return False
        return all(tenant.table(name).version == version for name, version in self.versions.items())


class KeptReplies:
    """Keeps the replies that were made from nothing but a call, tables of its tenant, and switches.

    The replies that were used last are kept.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._bytes = 0

    def find(self, key: Hashable, tenant: Tenant) -> Reply | None:
        """Return the reply to a call, if it would be the same now. The key is equal only for equal calls."""
        found = self._kept.get(key)
        if found is None or not found.fits(tenant):
            return None
        self._kept.move_to_end(key)
        return found.reply

    def keep(self, key: Hashable, reply: Reply, seen: Seen) -> None:
        """Keep the reply to a call, unless it was made from anything else."""
        if not seen.only_tables:
            return
        before = self._kept.pop(key, None)
        kept = self._kept[key] = _Kept(reply, seen.versions, seen.positions)
        self._bytes += _size(kept) - (_size(before) if before else 0)
        while self._bytes > KEPT_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _size(oldest)


def _size(kept: _Kept) -> int:
    return len(kept.reply.content) + _OTHER_BYTES


class Seen:
    """What was read of a tenant: `tenant` is the same one, but notes it. Number, name and zone do not change."""

    def __init__(self, tenant: Tenant) -> None:
        self.positions = tenant.switches.present
        """The positions of the switches, whether they were read or not."""
        self.versions: dict[str, int] = {}
        """The versions of the tables."""
        self.only_tables = True
        """Whether nothing else was read that may change, for instance the clock."""
        self.tenant = replace(
            tenant,
            store=cast("Store", _NotedStore(tenant.store, self)),
            clock=cast("Clock", _Noted(tenant.clock, self)),
            ids=cast("Ids", _Noted(tenant.ids, self)),
        )


class _Noted:
    """Notes every use of a part of a tenant."""

    def __init__(self, part: Any, seen: Seen) -> None:
        self._part = part
        self._seen = seen

    def __getattr__(self, name: str) -> Any:
        self._seen.only_tables = False
        return getattr(self._part, name)


class _NotedStore(_Noted):
    """Notes the version of each table that is read."""

    def table(self, name: str) -> Table:
        table: Table = self._part.table(name)
        self._seen.versions[name] = table.version
        return table
