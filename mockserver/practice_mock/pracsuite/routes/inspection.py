"""What the control plane shows of a PracSuite practice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from practice_mock.control.inspection import FileView, HoldView
from practice_mock.pracsuite.domain import appointment_book, patient_attachment
from practice_mock.state.tenant import Tenant


def holds(tenant: Tenant) -> Iterable[HoldView]:
    """Return the holds that have not expired, the first to expire first."""
    now = tenant.now()
    held = [
        HoldView(
            entry["appointment_id"],
            entry["hold_until"],
            (datetime.fromisoformat(entry["hold_until"]) - now).total_seconds(),
            {name: entry[name] for name in ("appointment_id", *appointment_book.PLACE)},
        )
        for entry in appointment_book.shown(tenant)
        if entry["category"] == appointment_book.RESERVED
    ]
    return sorted(held, key=lambda hold: (hold.until, hold.id))


def files(tenant: Tenant) -> Iterable[FileView]:
    """Return the attachments of all patients."""
    for attachment in tenant.table("attachment").records():
        yield FileView(
            id=str(attachment["attachment_client_id"]),
            owner=str(attachment["client_id"]),
            name=attachment["file_name"],
            content_type=None,
            content=patient_attachment.content(tenant, attachment["file_id"]),
        )
