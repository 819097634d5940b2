"""The records of the demo practices before any booking: places, people, hours, appointment types, payment methods."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from practice_mock.coreplus.domain.rosters import usual_validity
from practice_mock.coreplus.domain.zones import BRISBANE, MELBOURNE
from practice_mock.state.ids import Ids
from practice_mock.state.store import Record

# The identifiers of the first record of each kind are those of the examples in the API's document.
MAIN_CLINIC = "11111111-1111-4111-8111-111111111111"
KIM = "33333333-3333-4333-8333-333333333333"
INITIAL_VISIT = "44444444-4444-4444-8444-444444444444"
APPOINTMENT = "55555555-5555-4555-8555-555555555555"
SAM = "66666666-6666-4666-8666-666666666666"
INVOICE = "77777777-7777-4777-8777-777777777777"
LINE = "88888888-8888-4888-8888-888888888888"
CONSULT = "99999999-9999-4999-8999-999999999999"
BPAY = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"

_FIRST = {
    "location": MAIN_CLINIC,
    "practitioner": KIM,
    "appointment_type": INITIAL_VISIT,
    "appointment": APPOINTMENT,
    "client": SAM,
    "invoice": INVOICE,
    "line": LINE,
    "product": CONSULT,
    "payment_method": BPAY,
}
_KINDS_OF_EXAMPLES = {identifier: kind for kind, identifier in _FIRST.items()}

# In the order of the digits above; 2 is that of the time zones, which do not belong to a practice.
_KINDS = (
    *("location", "timezone", "practitioner", "appointment_type", "appointment", "client"),
    *("invoice", "line", "product", "payment_method", "payment", "family_member"),
    *("client_group", "specialty", "roster", "folder", "referrer"),
)
_PREFIXES = {kind: number for number, kind in enumerate(_KINDS, start=1)}

_MORNING, _AFTERNOON = ("09:00", "12:30"), ("13:30", "17:00")

KIMS_DAY_AWAY = 3
"""The weekday (0 is Monday) that Kim spends at the second location."""

# First name, family name, specialty, and the weekdays at the second location; the others are spent at the first.
_PRACTITIONERS = (
    ("Kim", "Lee", (1,), (KIMS_DAY_AWAY,)),
    ("Lou", "Fairholt", (1, 2), (0, 2, 4)),
    ("Mika", "Dallowick", (2,), (1, 2)),
    ("Noor", "Larkwell", (3,), ()),
)
_TYPES = (
    ("Initial visit", "45", None),
    ("Standard visit", "30", None),
    ("Short check", "15", None),
    ("Long visit", "60", None),
    ("Review with Kim", "20", KIM),
    ("Telephone call", None, None),
)


def guid(kind: str, number: int, seed: int = 0) -> str:
    """Return a visibly invented identifier from the kind of record, the seed of the practice, and a number from 1."""
    if number == 1 and kind in _FIRST:
        return _FIRST[kind]
    return _numbered(kind, number, seed)


def _numbered(kind: str, number: int, seed: int) -> str:
    return f"{_PREFIXES[kind]:08d}-{seed % 10_000:04d}-4000-8000-{number:012d}"


def other_guid(identifier: str, seed: int) -> str:
    """Return the identifier that a practice without those of the document's examples has instead of one of them."""
    kind = _KINDS_OF_EXAMPLES.get(identifier)
    return identifier if kind is None else _numbered(kind, 1, seed)


class DemoIds(Ids):
    """Numbers the records of each kind, and makes their identifiers from the number."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._practice = seed

    def uuid(self, kind: str) -> str:
        """Return the next identifier of a kind."""
        number = self.state.get(kind, 0) + 1
        self.state = {**self.state, kind: number}
        return guid(kind, number, self._practice)


def records(ids: DemoIds, today: date) -> Iterable[tuple[str, Record]]:
    """Return the fixed demo records, each with the name of its table."""
    locations = [
        {"locationId": ids.uuid("location"), "name": name, "timezoneId": zone}
        for name, zone in (("Main Clinic", MELBOURNE), ("Northern Clinic", BRISBANE))
    ]
    specialties = {number: ids.uuid("specialty") for number in (1, 2, 3)}
    for location in locations:
        yield "location", location
    for first_name, last_name, numbers, away in _PRACTITIONERS:
        practitioner_id = ids.uuid("practitioner")
        yield (
            "practitioner",
            {
                "practitionerId": practitioner_id,
                "firstName": first_name,
                "lastName": last_name,
                "specialtyIds": tuple(specialties[number] for number in numbers),
            },
        )
        for weekday in range(5):
            location = locations[1 if weekday in away else 0]
            for start, end in (_MORNING, _AFTERNOON):
                yield (
                    "roster",
                    _roster(ids.uuid("roster"), practitioner_id, location["locationId"], weekday, start, end, today),
                )
    for name, minutes, owner in _TYPES:
        yield "appointment_type", _appointment_type(ids.uuid("appointment_type"), name, minutes, owner)
    for name in ("Private", "Compensable", "Pensioner"):
        yield "client_group", {"clientGroupId": ids.uuid("client_group"), "name": name}
    for name in ("BPay", "Amex", "Cash", "Bank transfer"):
        yield "payment_method", {"paymentMethodId": ids.uuid("payment_method"), "name": name}
    yield (
        "referrer",
        {"referrerId": ids.uuid("referrer"), "firstName": "Robin", "lastName": "Roe", "providerNumber": "0000000A"},
    )
    yield "folder", {"folderId": ids.uuid("folder"), "clientId": SAM, "name": "Reports"}


def _roster(
    roster_id: str, practitioner_id: str, location_id: str, weekday: int, start: str, end: str, today: date
) -> Record:
    """Return a roster that is valid on the usual days."""
    begins, ends = usual_validity(today)
    return {
        "rosterId": roster_id,
        "practitionerId": practitioner_id,
        "locationId": location_id,
        "weekday": weekday,  # 0 is Monday
        "startTime": start,
        "endTime": end,
        "validFrom": begins,
        "validUntil": ends,
    }


def _appointment_type(type_id: str, name: str, minutes: str | None, practitioner_id: str | None) -> Record:
    return {
        "appointmentTypeId": type_id,
        "description": name,
        "blockColour": None,
        "durationMinutes": minutes,
        "practitionerId": practitioner_id,
        "locationId": None,
        "clientGroupId": None,
    }
