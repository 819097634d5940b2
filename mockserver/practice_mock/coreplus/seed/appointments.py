"""The appointments of the demo practice around one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from practice_mock.coreplus.domain import appointment, zones
from practice_mock.coreplus.domain.calendar import CANCELLED
from practice_mock.coreplus.domain.times import instant_at, stored_form
from practice_mock.coreplus.seed.directory import INITIAL_VISIT, KIM, KIMS_DAY_AWAY, MAIN_CLINIC, SAM
from practice_mock.demo.working_days import working_days
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

# The first hour and a half of each day is left free for trying the examples.
_STARTS = ("10:30", "11:15", "13:30", "14:15", "15:00", "15:45")
_LENGTHS = (15, 30, 45)


def add(tenant: Tenant, random: Random, people: Sequence[Record], today: date, weeks: int) -> None:
    """Book the appointments of some weeks before and after a day; those before it are over."""
    days = list(working_days(today, weeks))
    for body in (*_sams_visits(tenant, days, today), *_visits(tenant, random, people, days, today)):
        appointment.book(tenant, body)
    _complete(tenant, random, today)


def _sams_visits(tenant: Tenant, days: Iterable[date], today: date) -> Iterable[Mapping[str, Any]]:
    """Yield Sam's next visit and the first visit of all, on days when Kim is at the first location."""
    suitable = [day for day in days if day.weekday() != KIMS_DAY_AWAY]
    for day in (next(day for day in suitable if day > today), suitable[0]):
        start = instant_at(day, time(9), tenant.zone)
        yield _booking(SAM, KIM, MAIN_CLINIC, start, 45, INITIAL_VISIT)


def _visits(
    tenant: Tenant, random: Random, people: Iterable[Record], days: Iterable[date], today: date
) -> Iterable[Mapping[str, Any]]:
    """Yield visits to each practitioner on each day, at the practitioner's location; fewer further in the future."""
    seen = [client["clientId"] for client in people if client["Status"] == "Current"]
    kinds = {kind["durationMinutes"]: kind["appointmentTypeId"] for kind in tenant.table("appointment_type").records()}
    places = {
        (roster["practitionerId"], roster["weekday"]): tenant.table("location").get(roster["locationId"])
        for roster in tenant.table("roster").records()
    }
    for day in days:
        ahead = (day - today).days // 7
        most = len(_STARTS) if ahead < 0 else max(3, len(_STARTS) - ahead // 6)
        for practitioner in tenant.table("practitioner").records():
            location = places[practitioner["practitionerId"], day.weekday()]
            if location is None:
                continue
            zone = zones.zone(location["timezoneId"])
            for start in sorted(random.sample(_STARTS, random.randrange(most - 2, most + 1))):
                length = random.choice(_LENGTHS)
                moment = instant_at(day, time.fromisoformat(start), zone)
                yield _booking(
                    random.choice(seen),
                    practitioner["practitionerId"],
                    location["locationId"],
                    moment,
                    length,
                    kinds[str(length)],
                )


def _booking(
    client_id: str, practitioner_id: str, location_id: str, start: datetime, minutes: int, type_id: str
) -> Mapping[str, Any]:
    return {
        "startDateTime": stored_form(start),
        "endDateTime": stored_form(start + timedelta(minutes=minutes)),
        "practitioner": {"practitionerId": practitioner_id},
        "locationId": location_id,
        "clients": [{"clientId": client_id}],
        "appointmentTypeId": type_id,
    }


def _complete(tenant: Tenant, random: Random, today: date) -> None:
    """Mark past appointments as attended, and cancel some appointments of clients other than Sam."""
    table = tenant.table("appointment")
    now = stored_form(instant_at(today, time(), tenant.zone))
    for record in list(table.records()):
        if random.random() < 0.07 and record["clientId"] != SAM:
            table.put({**record, "status": CANCELLED})
        elif record["startDateTime"] < now:
            table.put({**record, "status": "Attended"})
