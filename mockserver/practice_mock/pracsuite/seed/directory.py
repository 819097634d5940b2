"""The small tables of the demo practice: its businesses and practitioners, and reference lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from practice_mock.pracsuite.seed import items
from practice_mock.pracsuite.seed.context import numbered
from practice_mock.state.store import Record

CREATED = "2020-08-24T06:46:22.174468Z"
_UPDATED = "2026-03-02T23:10:05.120044Z"
_ARCHIVED = "2026-06-30T04:05:06.000000Z"

# The registered name is the name followed by "Pty Ltd".
BUSINESSES = ("Example Clinic", "Example Clinic North", "Example Clinic Hills", "Example Clinic Harbourside")
_CLOSED = "Example Clinic Harbourside"

PROFESSIONS = (
    "Physiotherapy",
    "Podiatry",
    "Psychology",
    "Dietetics",
    "Occupational Therapy",
    "Speech Pathology",
)

# Title and qualification for each profession.
_TITLES = (
    ("Physiotherapist", "BPhysio"),
    ("Podiatrist", "BPod"),
    ("Psychologist", "MPsych (Clin)"),
    ("Dietitian", "MDiet"),
    ("Occupational therapist", "BOccThy"),
    ("Speech pathologist", "BSpPath"),
)

# Title, first name, family name, archived, professions (default first), columns at each business.
PRACTITIONERS: Sequence[tuple[str, str, str, bool, tuple[int, ...], dict[int, int]]] = (
    ("Dr", "Alex", "Harbour", False, (1,), {1: 2, 2: 1}),
    ("Ms", "Jo", "Lindenfell", False, (2, 1), {1: 1}),
    ("Dr", "Sam", "Sample", False, (5,), {1: 3}),
    ("Mx", "Rowan", "Tidewell", False, (3,), {2: 2}),
    ("Mr", "Nico", "Ferncastle", False, (4, 6), {1: 1, 2: 1}),
    ("Dr", "Pat", "Oldfield", True, (1,), {1: 1, 4: 1}),
    ("Ms", "Indra", "Kestrelton", False, (1, 5), {3: 1}),
    ("Mr", "Tomas", "Brannigale", False, (6,), {3: 2, 1: 1}),
)

_PRONOUNS = (
    ("she/her", "she", "her", "hers", "her", "herself"),
    ("he/him", "he", "him", "his", "his", "himself"),
    ("they/them", "they", "them", "theirs", "their", "themself"),
)


def lookups() -> Iterable[tuple[str, Record]]:
    """Return every record of the small tables, with the name of its table."""
    for number, name in enumerate(BUSINESSES, 1):
        yield "business", _business(number, name)
    for number, (description, (title, _)) in enumerate(zip(PROFESSIONS, _TITLES, strict=True), 1):
        texts = {"description": description, "default_title": title}
        yield "profession", {"profession_id": number, **texts, "archived": False, **_times(archived=False)}
    yield from _practitioners()
    yield from numbered("sex", "sex_id", "description", ("Female", "Male", "Another term", "Not stated"))
    yield from _pronouns()
    yield from numbered("fee_category", "fee_cat_id", "description", items.FEE_CATEGORIES, active=True)
    yield from items.records()


def _business(number: int, name: str) -> Record:
    closed = name == _CLOSED
    return {
        "business_id": number,
        "business_name": f"{name} Pty Ltd",
        "display_name": name,
        "address_1": f"{number} Sample Street",
        "address_2": None,
        "address_3": None,
        "address_4": None,
        "suburb": "Exampleton",
        "address_state": "SA",
        "postcode": "5000",
        "country": "Australia",
        "phone": f"08 5550 0{number}00",
        "fax": None,
        "registration_number": f"00 000 000 {number:03d}",
        "registration_type": "ABN",
        "short_description": "".join(word[0] for word in name.split()),
        "ndis_registration_number": None,
        "email": f"clinic{number}@example.com",
        "website": f"https://clinic{number}.example.com",
        "appointment_start_time": "08:00:00",
        "appointment_end_time": "18:00:00",
        "archive": closed,
        **_times(archived=closed),
    }


def _practitioners() -> Iterable[tuple[str, Record]]:
    pair = 0
    for number, (title, first_name, surname, archived, professions, columns) in enumerate(PRACTITIONERS, 1):
        professional_title, qualifications = _TITLES[professions[0] - 1]
        yield (
            "practitioner",
            {
                "practitioner_id": number,
                "title": title,
                "first_name": first_name,
                "surname": surname,
                "short_description": first_name[0] + surname[0],
                "professional_title": professional_title,
                "qualifications": qualifications,
                "archive": archived,
                "email": f"{first_name}.{surname}@example.com".lower(),
                "about_me": None,
                "telehealth_patient_link": f"https://telehealth.example.com/room/{number}",
                "telehealth_practitioner_link": f"https://telehealth.example.com/host/{number}",
                **_times(archived),
                "businesses": [
                    {
                        "business_id": business,
                        "archive": BUSINESSES[business - 1] == _CLOSED,
                        "app_book_columns": count,
                        "override_intervals": 0,
                    }
                    for business, count in columns.items()
                ],
                "professions": [
                    {
                        "profession_id": profession,
                        "is_default": profession == professions[0],
                        "title": _TITLES[profession - 1][0],
                        "qualifications": _TITLES[profession - 1][1],
                    }
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


def _pronouns() -> Iterable[tuple[str, Record]]:
    names = ("description", "nominative", "objective", "possessive", "possessive_determiner", "reflexive")
    for number, words in enumerate(_PRONOUNS, 1):
        yield "pronoun", {"pronoun_id": number, **dict(zip(names, words, strict=True))}


def _times(archived: bool) -> Record:
    """Return when a record was created, changed and archived."""
    return {
        "created": CREATED,
        "updated": _ARCHIVED if archived else _UPDATED,
        "archived_time": _ARCHIVED if archived else None,
    }
