"""Small practices of the mock, their clients, and what their lists show without the code of a pipeline."""

from __future__ import annotations

import random
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from pracsuite_client import APIError, PracSuite
from practice_mock import DEMO, Clock, Practice
from practice_mock.coreplus import seed as coreplus_seed
from practice_mock.pracsuite import seed as pracsuite_seed
from practice_mock.state.backend import Origin
from practice_mock.testing import Mock
from tests.mock.support import NOW

from .support import ZONE, dicts

TABLES = ("appointments", "patients", "cancelled_appointments", "practitioners", "patient_accounts")
PATHS: Mapping[str, tuple[str, str]] = {
    "appointments": ("/appointment", "appointments"),
    "patients": ("/patient", "clients"),
    "cancelled_appointments": ("/cancelled_appointment", "cancelled_appointments"),
    "practitioners": ("/practitioner", "practitioners"),
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "appointments": (
        *("appointment_id", "client_id", "app_time", "duration", "practitioner_id", "appointment_status_id"),
        *("modified", "category", "resource_ids"),
    ),
    "patients": ("client_id", "archive", "file_created"),
    "cancelled_appointments": ("appointment_id", "client_id", "app_time", "cancellation_time", "cancellation"),
    "practitioners": ("practitioner_id", "archive", "created"),
}


def tiny_practice(clock: Clock | None = None) -> Practice:
    """Return a practice with few records, so that an export takes little time. By default, its clock stands still."""

    def stores(origin: Origin) -> tuple[Any, ...]:
        zone, today = ZoneInfo(origin.zone), origin.begun.date()
        return (
            *(pracsuite_seed.snapshot(origin.seed + n, zone, today, patients=12, weeks=1, other=n > 0) for n in (0, 1)),
            *(coreplus_seed.snapshot(origin.seed + n, today, people=30, weeks=1, other=n > 0) for n in (0, 1)),
        )

    with pytest.MonkeyPatch.context() as small:
        small.setattr("practice_mock.practice._stores", stores)
        return Practice(clock=clock or Clock(NOW))


def client_of(mock: Mock, **settings: Any) -> PracSuite:
    """Return a client of a mock, over a socket or in this process."""
    keys = DEMO.pracsuite
    pool = None if mock.over_socket else httpx.Client(transport=mock.transport)
    return PracSuite(
        base_url=mock.pracsuite_url,
        vendor_key=keys.vendor_key,
        account_key=keys.account_key,
        time_zone=ZONE,
        http_client=pool,
        **settings,
    )


def truth(mock: Mock) -> dict[str, list[tuple[Any, ...]]]:
    """Return the lists of a mock as sorted rows, read page by page without a client."""
    keys = DEMO.pracsuite
    headers = {"x-api-key": keys.vendor_key, "a-api-key": keys.account_key}
    found = {}
    with httpx.Client(transport=mock.transport, base_url=mock.pracsuite_url, headers=headers) as pool:
        for table, (path, items) in PATHS.items():
            records: list[dict[str, Any]] = []
            total = 1
            while len(records) < total:
                body = pool.get(path, params={"page": len(records) // 100 + 1, "page_size": 100}).json()
                records += body[items]
                total = body["total_entries"]
            found[table] = sorted(
                (tuple(_read(record, name) for name in COLUMNS[table]) for record in records), key=repr
            )
    return found


def _read(record: Mapping[str, Any], name: str) -> Any:
    value = record.get(name)
    if isinstance(value, str) and name.endswith(("_time", "_created", "created", "modified")):
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment
    return value


def live(file: Path, dataset: str = "pracsuite") -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of the tables that are not marked."""
    import json

    found = {}
    for table in PATHS:
        rows = [
            one for one in dicts(file, table, dataset) if one["_vanished_at"] is None and not one.get("_cancelled_at")
        ]
        for row in rows:
            for name, value in row.items():
                if isinstance(value, datetime) and value.tzinfo:
                    row[name] = value.astimezone(UTC)
            if isinstance(row.get("resource_ids"), str):
                row["resource_ids"] = json.loads(row["resource_ids"])
        found[table] = sorted((tuple(row[name] for name in COLUMNS[table]) for row in rows), key=repr)
    return found


class Staff:
    """Changes a practice at random, as its staff would: bookings, moves, cancellations, deletions and patients."""

    def __init__(self, mock: Mock, seed: int) -> None:
        self.mock = mock
        self.client = client_of(mock, max_retries=0)
        self.random = random.Random(seed)
        self.deleted: set[int] = set()
        """The appointments that were removed without being recorded as cancelled."""

    def work(self, actions: int) -> None:
        """Do some things, with some time between them or none, so that several have one timestamp."""
        booked = [one for one in self.client.appointments.list() if one.client_id]
        for _ in range(actions):
            if self.random.random() < 0.4:
                self.pass_time()
            action = self.random.choice((self.cancel, self.delete, self.move, self.move, self.book, self.enrol))
            with suppress(APIError):  # another appointment is there, or the time is over
                action(booked)

    def pass_time(self) -> None:
        self.mock.practice.clock.advance(timedelta(seconds=self.random.randrange(1, 4000)))

    def cancel(self, booked: list[Any]) -> None:
        one = booked.pop(self.random.randrange(len(booked)))
        self.client.appointments.cancel(one.appointment_id, record_as_cancelled=True)

    def delete(self, booked: list[Any]) -> None:
        one = booked.pop(self.random.randrange(len(booked)))
        self.client.appointments.cancel(one.appointment_id, record_as_cancelled=False)
        self.deleted.add(one.appointment_id)

    def move(self, booked: list[Any]) -> None:
        one = self.random.choice(booked)
        later = one.app_time + timedelta(minutes=5 * self.random.randrange(-200, 200))
        self.client.appointments.edit(one.appointment_id, app_time=later)

    def book(self, booked: list[Any]) -> None:
        like = self.random.choice(booked)
        later = like.app_time + timedelta(minutes=5 * self.random.randrange(-400, 400))
        booked.append(
            self.client.appointments.create(
                client_id=like.client_id,
                appointment_type_id=like.appointment_type_id,
                app_time=later,
                duration=like.duration,
                practitioner_id=like.practitioner_id,
                business_id=like.business_id,
            )
        )

    def enrol(self, booked: list[Any]) -> None:
        self.client.patients.create(first_name="Sam", surname=f"Doe{self.random.randrange(10**6)}")
