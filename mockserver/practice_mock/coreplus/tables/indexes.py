"""The indexes of the tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.coreplus.domain.names import dialled, name_of
from practice_mock.coreplus.domain.times import span_of
from practice_mock.state.store import Record


def by_name(record: Record) -> Iterable[Hashable]:
    """Index people by name."""
    return (name_of(record["firstName"], record["lastName"]),)


def by_mobile(client: Record) -> Iterable[Hashable]:
    """Index clients by mobile number, if they have one."""
    number = dialled(client["phoneNumberMobile"])
    return (number,) if number else ()


def by_day(appointment: Record) -> Iterable[Hashable]:
    """Index appointments by practitioner and day in UTC; an appointment may be on several days."""
    for day in span_of(appointment).days():
        yield appointment["practitionerId"], day


def by_client(record: Record) -> Iterable[Hashable]:
    """Index records by client."""
    return (record["clientId"],)


def by_practitioner(roster: Record) -> Iterable[Hashable]:
    """Index rosters by practitioner."""
    return (roster["practitionerId"],)


def by_invoice(record: Record) -> Iterable[Hashable]:
    """Index payments by invoice."""
    return (record["invoiceId"],)
