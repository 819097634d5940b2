"""The methods that can be reconciled: how each is called, and which records it makes in the mock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

import coreplus_client
import pracsuite_client
from practice_mock.state.store import Record
from practice_mock.testing import Mock
from tests.property.network import TIMEOUT, Event, Network, World

PLACE = {"practitioner_id": 1, "business_id": 1, "app_time": datetime(2027, 1, 4, 9)}
PATIENT, OTHER_PATIENT = 7, 8
VISIT = {"client_id": PATIENT, "appointment_type_id": 6}
"""A consultation of thirty minutes, which uses no resource, so two can be at one time in two columns."""
LENGTH = 30
MAIN_CLINIC = "11111111-1111-4111-8111-111111111111"
KIM = "33333333-3333-4333-8333-333333333333"
STANDARD_VISIT = "00000004-0000-4000-8000-000000000002"
SAM = "66666666-6666-4666-8666-666666666666"
OTHER_CLIENT = "00000006-0000-4000-8000-000000000002"
START, END = (datetime.fromisoformat(f"2027-11-29T09:{minute}:00+11:00") for minute in ("00", "30"))


def visit_of(client_id: str, **changes: Any) -> dict[str, Any]:
    """Return the arguments of a visit of a client."""
    return {
        "start_date_time": START,
        "end_date_time": END,
        "practitioner": {"practitionerId": KIM},
        "location_id": MAIN_CLINIC,
        "clients": [{"clientId": client_id}],
        "appointment_type_id": STANDARD_VISIT,
        **changes,
    }


@dataclass(frozen=True)
class Booking:
    """A method that books, holds or finalises."""

    name: str
    api: str
    template: str
    """The path template of its write, as in the document and the journal."""
    call: Callable[[Any, Mapping[str, Any]], Any]
    """Calls the method on a client, with further keywords."""
    stored: Callable[[Mock], list[Record]]
    """The records in the store that the call may have made."""
    identify: Callable[[Any], Any]
    """The identifier in the value that it returns."""
    shows_nothing: Callable[[Any], bool]
    """Whether the response to a lookup shows that the call was not carried out."""
    reads: int
    """The number of reads of a lookup that finds nothing."""
    prepare: Callable[[Any], None] = field(default=lambda client: None)
    """Creates what the call requires."""

    def __str__(self) -> str:
        return self.name


def _pracsuite_stored(category: str, **wanted: Any) -> Callable[[Mock], list[Record]]:
    place = {**PLACE, "app_time": "2027-01-04T09:00:00", "duration": LENGTH, "category": category, **wanted}

    def find(mock: Mock) -> list[Record]:
        records = mock.practice.pracsuite[0].table("appointment").records()
        return [record for record in records if all(record[name] == value for name, value in place.items())]

    return find


def _coreplus_stored(mock: Mock) -> list[Record]:
    records = mock.practice.coreplus[0].table("appointment").records()
    wanted = {"startDateTime": "2027-11-28T22:00:00.000000Z", "practitionerId": KIM, "clientId": SAM}
    return [record for record in records if all(record[name] == value for name, value in wanted.items())]


def hold(client: Any) -> None:
    """Reserve the time that will be finalised."""
    assert client.appointments.reserve(**PLACE, duration=LENGTH).appointment_id == HELD


HELD = World().mock.practice.pracsuite[0].table("appointment").next_key()
"""The ID that the mock gives to the first appointment of a run."""

CREATE = Booking(
    "create",
    "pracsuite",
    "/appointment",
    lambda client, extra: client.appointments.create(**PLACE, **VISIT, duration=LENGTH, **extra),
    _pracsuite_stored("Patient", client_id=PATIENT),
    lambda value: value.appointment_id,
    lambda body: all(
        record["app_time"] != "2027-01-04T09:00:00"
        for record in body.get("appointments", body.get("cancelled_appointments"))
    ),
    2,
)
RESERVE = Booking(
    "reserve",
    "pracsuite",
    "/reserve_appointment",
    lambda client, extra: client.appointments.reserve(**PLACE, duration=LENGTH, **extra),
    _pracsuite_stored("Reserved"),
    lambda value: value.appointment_id,
    lambda body: all(record["category"] != "Reserved" for record in body.get("data")),
    2,
)
FINALISE = Booking(
    "finalise",
    "pracsuite",
    "/appointment/{appointment_id}",
    lambda client, extra: client.appointments.finalise(HELD, **VISIT, **extra),
    _pracsuite_stored("Patient", client_id=PATIENT),
    lambda value: value.appointment_id,
    lambda body: body.get("category") == "Reserved",
    1,
    prepare=hold,
)
BOOK = Booking(
    "book",
    "coreplus",
    "/Appointment/",
    lambda client, extra: client.appointments.book(
        start_date_time=START,
        end_date_time=END,
        practitioner={"practitionerId": KIM},
        location_id=MAIN_CLINIC,
        clients=[{"clientId": SAM}],
        appointment_type_id=STANDARD_VISIT,
        **extra,
    ),
    _coreplus_stored,
    lambda value: value.appointment.appointment_id,
    lambda body: False,  # an empty list does not prove it
    1,
)
BOOKINGS = (CREATE, RESERVE, FINALISE, BOOK)


def keys(mock: Mock, api: str) -> dict[str, str]:
    """Return the credentials and the URL of the demo practice."""
    given = getattr(mock.credentials, api)
    names = {
        "pracsuite": ("vendor_key", "account_key"),
        "coreplus": ("consumer_id", "consumer_secret", "access_token", "issuer"),
    }[api]
    return {**{name: getattr(given, name) for name in names}, "base_url": getattr(mock, f"{api}_url")}


def sync_client(world: World, api: str, network: Network, **policy: Any) -> Any:
    """Return a synchronous client in a world."""
    package, name = (pracsuite_client, "PracSuite") if api == "pracsuite" else (coreplus_client, "Coreplus")
    return getattr(package, name)(
        **keys(world.mock, api),
        timeout=TIMEOUT,
        retry=_retry(package, world, policy),
        rate_limit=None,
        http_client=httpx.Client(transport=network),
    )


def async_client(world: World, api: str, network: Network, **policy: Any) -> Any:
    """Return an asynchronous client in a world."""
    package, name = (pracsuite_client, "AsyncPracSuite") if api == "pracsuite" else (coreplus_client, "AsyncCoreplus")
    return getattr(package, name)(
        **keys(world.mock, api),
        timeout=TIMEOUT,
        retry=_retry(package, world, policy),
        rate_limit=None,
        http_client=httpx.AsyncClient(transport=network),
    )


def _retry(package: Any, world: World, policy: Mapping[str, Any]) -> Any:
    return package.Retry(
        sleep=world.sleep,
        async_sleep=world.async_sleep,
        random=lambda: world.chance,
        clock=world.clock,
        now=world.now,
        **policy,
    )


@dataclass
class Run:
    """A call of a booking over a network with a schedule, and its result."""

    network: Network
    value: Any = None
    error: Any = None

    @property
    def writes(self) -> list[str]:
        """Return the URLs of the writes that were sent."""
        return [passage.url for passage in self.network.sent("POST")]

    @property
    def reads(self) -> int:
        """Return the number of reads that were sent."""
        return len(self.network.sent("GET"))


def carry_out(
    world: World,
    booking: Booking,
    schedule: list[Event],
    runner: asyncio.Runner | None = None,
    *,
    network: type[Network] | None = None,
    raw: bool = False,
    policy: Mapping[str, Any] | None = None,
    **extra: Any,
) -> Run:
    """Call a booking in a new world, asynchronously if there is a runner."""
    run = Run((network or Network)(world, schedule))
    make = sync_client if runner is None else async_client
    client = make(world, booking.api, run.network, **(policy or {}))
    face = _Raw(client) if raw else client
    try:
        called = booking.call(face, extra)
        run.value = called if runner is None else runner.run(_awaited(called))
    except Exception as raised:  # noqa: BLE001  # whatever it is, the tests judge it
        run.error = raised
    return run


class _Raw:
    """Presents the raw view of a client's appointments like the client itself."""

    def __init__(self, client: Any) -> None:
        self.appointments = client.appointments.with_raw_response


async def _awaited(called: Any) -> Any:
    return await called


def begin(world: World, booking: Booking) -> None:
    """Reset a world and create what the booking needs."""
    world.reset()
    booking.prepare(sync_client(world, booking.api, Network(world)))
