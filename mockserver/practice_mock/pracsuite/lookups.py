"""The small tables of the demo practice: who works there, where, and what is booked and billed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from practice_mock.store import Record

CREATED = "2020-08-24T06:46:22.174468Z"

BUSINESSES = ("Example Clinic", "Example Clinic North")

PROFESSIONS = (
    "Physiotherapy",
    "Podiatry",
    "Psychology",
    "Dietetics",
    "Occupational Therapy",
    "Speech Pathology",
)

# Title, first name, family name, archived, professions (default first), columns at each business.
PRACTITIONERS: Sequence[tuple[str, str, str, bool, tuple[int, ...], dict[int, int]]] = (
    ("Dr", "Alex", "Harbour", False, (1,), {1: 2, 2: 1}),
    ("Ms", "Jo", "Lindenfell", False, (2, 1), {1: 1}),
    ("Dr", "Sam", "Sample", False, (5,), {1: 3}),
    ("Mx", "Rowan", "Tidewell", False, (3,), {2: 2}),
    ("Mr", "Nico", "Ferncastle", False, (4, 6), {1: 1, 2: 1}),
    ("Dr", "Pat", "Oldfield", True, (1,), {1: 1}),
)

# Description, short form, minutes (None: left open), columns, item, resources, group size, telehealth.
TYPES: Sequence[tuple[str, str, int | None, int, int, list[int], int, bool]] = (
    ("Initial consultation", "INIT", 60, 1, 11, [], 0, False),
    ("Standard consultation", "STD", 30, 1, 12, [4], 0, False),
    ("Brief consultation", "BRIEF", 15, 1, 13, [], 0, False),
    ("Home visit", "HOME", None, 1, 14, [], 0, False),
    ("Exercise class", "CLASS", 60, 1, 15, [5], 8, False),
    ("Telehealth consultation", "TELE", 30, 1, 12, [], 0, True),
)

ITEMS = (
    "Assessment report",
    "Case conference",
    "Exercise band",
    "Heel raise",
    "Knee brace",
    "Massage ball",
    "Orthotic insole",
    "School visit",
    "Splint",
    "Travel, per kilometre",
    "Initial consultation",
    "Standard consultation",
    "Brief consultation",
    "Home visit",
    "Exercise class",
)


def lookups() -> Iterable[tuple[str, Record]]:
    """Every record of the small tables, with the name of its table."""
    for number, name in enumerate(BUSINESSES, 1):
        yield "business", _business(number, name)
    for number, description in enumerate(PROFESSIONS, 1):
        title = {"profession_id": number, "description": description, "default_title": None, "archived": False}
        yield "profession", title
    yield from _practitioners()
    yield from _types()
    yield from _simple("appointment_status", "appointment_status_id", "status_description", _STATUSES, archived=False)
    yield from _simple("reschedule_reason", "appointment_reschedule_reason_id", "reason", _RESCHEDULE)
    yield from _simple("cancellation_reason", "appointment_cancellation_reason_id", "reason", _CANCEL)
    yield from _simple("sex", "sex_id", "description", ("Female", "Male", "Another term", "Not stated"))
    yield from _simple("pronoun", "pronoun_id", "description", ("she/her", "he/him", "they/them"))
    yield from _simple("fee_category", "fee_cat_id", "description", ("Standard", "Concession", "Student"), active=True)
    yield from _simple("resource", "resource_id", "description", _RESOURCES, resource_rank=1, archived=False)
    for number, description in enumerate(ITEMS, 1):
        yield (
            "item",
            {
                "item_id": number,
                "item_code": f"EX{number:03d}",
                "description": description,
                "gst": number <= 10,
                "archived": False,
                "print_code": None,
            },
        )
    yield "item_group", {"item_group_id": 1, "description": "New patient", "archived": False, "item_ids": [1, 11]}


_STATUSES = ("Booked", "Confirmed", "Arrived", "Completed", "Did not attend")
_RESCHEDULE = ("Patient asked", "Practitioner away")
_CANCEL = ("Patient unwell", "Practitioner away", "No longer needed")
_RESOURCES = ("Room 1", "Room 2", "Room 3", "Treatment table", "Gymnasium")


def _business(number: int, name: str) -> Record:
    return {
        "business_id": number,
        "business_name": f"{name} Pty Ltd",
        "display_name": name,
        "address_1": f"{number} Sample Street",
        "suburb": "Exampleton",
        "address_state": "SA",
        "postcode": "5000",
        "country": "Australia",
        "email": f"clinic{number}@example.com",
        "archive": False,
        "created": CREATED,
    }


def _practitioners() -> Iterable[tuple[str, Record]]:
    pair = 0
    for number, (title, first_name, surname, archived, professions, columns) in enumerate(PRACTITIONERS, 1):
        yield (
            "practitioner",
            {
                "practitioner_id": number,
                "title": title,
                "first_name": first_name,
                "surname": surname,
                "archive": archived,
                "created": CREATED,
                "businesses": [
                    {"business_id": business, "archive": False, "app_book_columns": count, "override_intervals": 0}
                    for business, count in columns.items()
                ],
                "professions": [
                    {"profession_id": profession, "is_default": profession == professions[0], "title": None}
                    for profession in professions
                ],
            },
        )
        for business in columns:
            pair += 1
            yield (
                "practitioner_business",
                {
                    "practitioner_business_id": pair,
                    "practitioner_id": number,
                    "business_id": business,
                },
            )


def _types() -> Iterable[tuple[str, Record]]:
    for number, (description, short, minutes, width, item, resources, size, telehealth) in enumerate(TYPES, 1):
        durations = [
            {
                "profession_id": profession,
                "duration": minutes,
                "width": width,
                "fee_cat_id": None,
                "all_fee_cats": True,
                "hourly_billing": False,
            }
            for profession in range(1, len(PROFESSIONS) + 1)
        ]
        yield (
            "appointment_type",
            {
                "appointment_type_id": number,
                "description": description,
                "short_description": short,
                "archived": False,
                "group_appointment": size > 0,
                "group_max_size": size,
                "telehealth": telehealth,
                "item_id": item,
                "item_group_id": None,
                "resource_ids": resources,
                "appointment_type_durations": durations if minutes else [],
                "practitioner_appointment_type_durations": [],
            },
        )


def _simple(table: str, key: str, text: str, texts: Sequence[str], **rest: Any) -> Iterable[tuple[str, Record]]:
    for number, description in enumerate(texts, 1):
        yield table, {key: number, text: description, **rest}
