"""The demo practice of PracSuite: invented people, a few weeks of appointments, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from practice_mock import names
from practice_mock.clock import Clock
from practice_mock.ids import Ids
from practice_mock.pracsuite import appointments, patients
from practice_mock.pracsuite.lookups import lookups
from practice_mock.pracsuite.tables import SHAPES
from practice_mock.store import MemoryStore, Record
from practice_mock.tenant import Tenant

FIRST_DAY = date(2027, 1, 4)
"""A Monday. Its first hour and a half is left free, for whoever tries the examples."""

_WRITTEN = datetime(2026, 11, 20, 1, 2, 3, 456789, tzinfo=UTC)
_DAYS = tuple(FIRST_DAY + timedelta(days=day) for day in (-21, -20, -19, -18, -17, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11))
_STARTS = ("10:30", "11:00", "11:30", "12:00", "13:30", "14:00", "14:30", "15:00", "15:30", "16:00")


@lru_cache(maxsize=16)
def snapshot(seed: int, size: int) -> Any:
    """The content of a store: a practice with so many patients."""
    store = MemoryStore(SHAPES)
    tenant = Tenant(0, "seed", ZoneInfo("Australia/Adelaide"), store, Clock(_WRITTEN), Ids(seed))
    random = Random(seed)
    for table, record in lookups():
        store.table(table).put(record)
    for number in range(1, size + 1):
        _add_patient(tenant, random, number)
    for body in _bookings(tenant, random, size):
        appointments.create(tenant, body)
    return store.snapshot()


def _add_patient(tenant: Tenant, random: Random, number: int) -> None:
    if number == 7:
        file = patients.create(tenant, _ROBIN)
        tenant.table("patient").put({**file, "preferred_name": "Rob"})
        return
    first_name, surname = names.full_name(random)
    suburb, postcode = random.choice(names.SUBURBS)
    file = patients.create(
        tenant,
        {
            "first_name": first_name,
            "surname": surname,
            "date_of_birth": names.birth_date(random),
            "address_1": f"{random.randrange(1, 200)} {random.choice(names.STREETS)} Street",
            "suburb": suburb,
            "postcode": postcode,
            "address_state": "SA",
            "country": "Australia",
            "email": names.email_address(first_name, surname, number),
            "mobile": names.mobile_number(random),
            "fee_cat_id": random.choice((1, 1, 1, 2, 3)),
            "sex_id": random.choice((1, 2, 3, 4, None)),
            "pronoun_id": random.choice((1, 2, 3, None)),
            "email_marketing_type": random.randrange(1, 5),
            "sms_marketing_type": random.randrange(1, 5),
            "default_practitioner_id": random.randrange(1, 6),
        },
    )
    made = _WRITTEN - timedelta(days=random.randrange(2000), microseconds=random.randrange(10**9))
    tenant.table("patient").put({**file, **_history(number), "file_created": made.strftime("%Y-%m-%dT%H:%M:%S.%fZ")})


def _history(number: int) -> Record:
    """Some files are no longer in use, and a few patients have died."""
    if number % 17 == 0:
        return {"archive": True, "archived_time": "2026-06-30T04:05:06.000000Z"}
    return {"deceased": True} if number % 29 == 0 else {}


def _bookings(tenant: Tenant, random: Random, size: int) -> Iterable[Record]:
    """Three bookings for each practitioner on each day, at one business a day."""
    for position, day in enumerate(_DAYS):
        for practitioner in tenant.table("practitioner").records():
            if practitioner["archive"]:
                continue
            links = practitioner["businesses"]
            for start in sorted(random.sample(_STARTS, 3)):
                yield {
                    "client_id": random.randrange(1, size + 1),
                    "appointment_type_id": random.choice((2, 3, 6)),
                    "app_time": f"{day.isoformat()}T{start}:00",
                    "practitioner_id": practitioner["practitioner_id"],
                    "business_id": links[position % len(links)]["business_id"],
                    "duration": random.choice((15, 30)),
                }


_ROBIN = {
    "first_name": "Robin",
    "surname": "Example",
    "date_of_birth": "1980-02-03",
    "address_1": "1 Sample Street",
    "suburb": "Exampleton",
    "address_state": "SA",
    "postcode": "5000",
    "country": "Australia",
    "email": "robin@example.com",
    "mobile": "0400 000 000",
    "default_business_id": 1,
    "default_practitioner_id": 3,
    "default_sms_reminder": True,
    "email_marketing_type": 2,
    "sms_marketing_type": 3,
    "sex_id": 1,
    "pronoun_id": 1,
    "timezone": "Australia/Adelaide",
}
