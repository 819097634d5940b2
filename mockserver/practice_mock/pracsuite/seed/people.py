"""The patients of the demo practice, all of them invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from practice_mock.demo import names
from practice_mock.pracsuite.domain import patient
from practice_mock.pracsuite.seed.context import ROBIN, Demo
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_ROBIN_CAME = datetime(2025, 3, 3, 22, 45, 1, 250000, tzinfo=UTC)

_YOUNGEST, _OLDEST = 250, 2000
"""The age of patient records, in days."""
_PUT_AWAY = timedelta(days=140, hours=3, minutes=7)
"""The age of the archiving of records that are no longer in use."""


def fill(demo: Demo) -> None:
    """Create the patients."""
    random = demo.random("people")
    active = [row["practitioner_id"] for row in demo.tenant.table("practitioner").records() if not row["archive"]]
    for number in range(1, demo.patients + 1):
        _add_patient(demo, random, number, random.choice(active))


def _add_patient(demo: Demo, random: Random, number: int, practitioner_id: int) -> None:
    tenant = demo.tenant
    if number == ROBIN:
        _backdate(tenant, {**patient.add(tenant, _ROBIN), "preferred_name": "Rob"}, _ROBIN_CAME)
        return
    first_name, surname = names.full_name(random)
    suburb, postcode = random.choice(names.SUBURBS)
    file = patient.add(
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
            "default_practitioner_id": practitioner_id,
        },
    )
    # Every patient was created before the first entry of the book.
    days = random.randrange(_YOUNGEST, _OLDEST)
    made = demo.written - timedelta(days=days, microseconds=random.randrange(10**9))
    _backdate(tenant, {**file, **_history(demo, number)}, made)


def _backdate(tenant: Tenant, file: Record, made: datetime) -> None:
    """Write a patient, and the account, as if created at another time."""
    tenant.table("patient").put({**file, "file_created": timestamp(made)})
    for account in tenant.table("account").find("client", file["client_id"]):
        tenant.table("account").put({**account, "created": timestamp(made), "modified": timestamp(made)})


def _history(demo: Demo, number: int) -> Record:
    """Return changes for some patients: archived, or deceased."""
    if number % 17 == 0:
        return {"archive": True, "archived_time": timestamp(demo.written - _PUT_AWAY)}
    return {"deceased": True} if number % 29 == 0 else {}


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
