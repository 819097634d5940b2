"""What the control plane shows of a coreplus practice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from practice_mock.control.inspection import FileView
from practice_mock.coreplus.domain.message import received
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def messages(tenant: Tenant) -> Iterable[Record]:
    """Return every message, oldest first."""
    return received(tenant)


def files(tenant: Tenant) -> Iterable[FileView]:
    """Return the files of all clients."""
    for file in tenant.table("file").records():
        day = datetime.fromisoformat(file["uploadedAt"]).astimezone(tenant.zone).date().isoformat()
        yield FileView(file["fileId"], file["clientId"], file["name"], file["contentType"], file["content"], day)
