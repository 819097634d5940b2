"""What the control plane shows of a PracSuite practice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from practice_mock.control.inspection import FileView, HoldView
from practice_mock.pracsuite.domain import appointment_book, patient_attachment
from practice_mock.pracsuite.domain.place import is_active
from practice_mock.state.tenant import Tenant


def holds(tenant: Tenant) -> Iterable[HoldView]:
    """Return the holds that have not expired, whether or not the book lists them, the first to expire first."""
    now, present = tenant.now(), tenant.timestamp()
    held = [
        HoldView(
            entry["appointment_id"],
            entry["hold_until"],
            _seconds(now, entry["hold_until"]),
            {name: entry[name] for name in ("appointment_id", *appointment_book.PLACE)},
        )
        for entry in appointment_book.of_category(tenant, appointment_book.RESERVED)
        if is_active(entry, present)
    ]
    return sorted(held, key=lambda hold: (hold.until is None, hold.until or "", hold.id))


def _seconds(now: datetime, until: str | None) -> float | None:
    return None if until is None else (datetime.fromisoformat(until) - now).total_seconds()


def files(tenant: Tenant) -> Iterable[FileView]:
    """Return the attachments of all patients."""
    for attachment in tenant.table("attachment").records():
        yield FileView(
            id=str(attachment["attachment_client_id"]),
            owner=str(attachment["client_id"]),
            name=attachment["file_name"],
            content_type=None,
            day=attachment["file_date"],
            content=patient_attachment.content(tenant, attachment["file_id"]),
        )
