"""The tables of a coreplus practice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.coreplus.domain.times import span_of
from practice_mock.state.store import Record, Shape


def name_of(first_name: str | None, last_name: str | None) -> tuple[str, str]:
    """A name as it is compared: without regard to case and to space around it."""
    return (first_name or "").strip().casefold(), (last_name or "").strip().casefold()


def _by_name(record: Record) -> Iterable[Hashable]:
    return (name_of(record["firstName"], record["lastName"]),)


def _by_day(appointment: Record) -> Iterable[Hashable]:
    """The pages of the calendar on which an appointment stands: practitioner and day in UTC."""
    for day in span_of(appointment).days():
        yield appointment["practitionerId"], day


def _by_client(record: Record) -> Iterable[Hashable]:
    return (record["clientId"],)


def _by_practitioner(roster: Record) -> Iterable[Hashable]:
    return (roster["practitionerId"],)


def _by_invoice(record: Record) -> Iterable[Hashable]:
    return (record["invoiceId"],)


SHAPES = (
    # Identifiers are GUIDs, kept in lower case.
    Shape("location", "locationId"),
    Shape("practitioner", "practitionerId", {"name": _by_name}),
    Shape("roster", "rosterId", {"practitioner": _by_practitioner}),
    Shape("appointment_type", "appointmentTypeId"),
    # Its numbers are the appointments' reference numbers.
    Shape("appointment", "appointmentId", {"day": _by_day}, start=1_000_001),
    Shape("client_group", "clientGroupId"),
    Shape("client", "clientId", {"name": _by_name}),
    Shape("family_member", "familyId", {"client": _by_client}),
    Shape("folder", "folderId"),
    Shape("file", "fileId", {"client": _by_client}),
    Shape("invoice", "invoiceId"),
    Shape("payment", "paymentId", {"invoice": _by_invoice}),
    Shape("payment_method", "paymentMethodId"),
    Shape("referrer", "referrerId", {"name": _by_name}),
    Shape("message", "messageId"),
)
