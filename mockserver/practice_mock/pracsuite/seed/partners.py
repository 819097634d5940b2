"""The partners of the demo practice: referrers and their organisations, payers and their contacts."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from practice_mock.demo import names
from practice_mock.pracsuite.seed.context import Demo
from practice_mock.pracsuite.seed.directory import CREATED
from practice_mock.state.store import Record

_UPDATED = "2026-05-11T01:40:00.250000Z"

# Name, active, and number of referrers.
_ORGANISATIONS: Sequence[tuple[str, bool, int]] = (
    ("Example Medical Centre", True, 5),
    ("Sample Street Surgery", True, 4),
    ("Testwick Hospital", True, 3),
    ("Mockford Family Practice", False, 1),
)

# Name, archived, and number of contacts. The sixth is the one in the documents' examples.
_PAYERS: Sequence[tuple[str, bool, int]] = (
    ("Sample Workers Scheme", False, 2),
    ("Placeholder Motor Insurance", False, 1),
    ("Testwick Veterans Fund", False, 1),
    ("Imaginary Disability Plan", False, 3),
    ("Former Health Fund", True, 1),
    ("Example Insurance", False, 2),
)

_FIRST_PAYER_CONTACT, _FIRST_REFERRER, _FIRST_ORGANISATION = 13, 41, 51


def fill(demo: Demo) -> None:
    """Write everyone outside the practice."""
    random = demo.random("partners")
    _add_referrers(demo, random)
    _add_payers(demo, random)


def address(random: Random) -> dict[str, str | None]:
    """Return an address in a place that does not exist."""
    suburb, postcode = random.choice(names.SUBURBS)
    return {
        "address_1": f"{random.randrange(1, 200)} {random.choice(names.STREETS)} Street",
        "address_2": None,
        "address_3": None,
        "address_4": None,
        "suburb": suburb,
        "address_state": "SA",
        "postcode": postcode,
        "country": "Australia",
    }


def _add_referrers(demo: Demo, random: Random) -> None:
    referrer_id = _FIRST_REFERRER
    for organisation_id, (name, active, staff) in enumerate(_ORGANISATIONS, _FIRST_ORGANISATION):
        place = address(random)
        demo.tenant.table("organisation").put(
            {
                "organisation_id": organisation_id,
                "description": name,
                **place,
                "phone": f"08 5550 02{organisation_id}",
                "fax": None,
                "email": f"desk{organisation_id}@example.com",
                "notes": None,
                "contact": " ".join(names.full_name(random)),
                "active": active,
                "website": f"https://organisation{organisation_id}.example.com",
            }
        )
        for _ in range(staff):
            home = {**place, "organisation_id": organisation_id}
            demo.tenant.table("referrer").put(_referrer(random, referrer_id, home, archive=not active))
            referrer_id += 1
    alone = {**address(random), "organisation_id": None}
    demo.tenant.table("referrer").put(_referrer(random, referrer_id, alone, archive=False))


def _referrer(random: Random, number: int, place: Record, *, archive: bool) -> Record:
    first_name, surname = names.full_name(random)
    return {
        "referrer_id": number,
        "title": random.choice(("Dr", "Dr", "Prof")),
        "first_name": first_name,
        "surname": surname,
        "mobile": names.mobile_number(random),
        "archive": archive,
        "referrer_type_id": 1,
        "email": names.email_address(first_name, surname, number),
        "phone": f"08 5550 03{number}",
        "fax": None,
        "notes": None,
        "provider_no": f"0000{number:03d}A",
        "description": None,
        "contact": None,
        "created": CREATED,
        "updated": _UPDATED if number % 2 else CREATED,
        **place,
    }


def _add_payers(demo: Demo, random: Random) -> None:
    contact_id = _FIRST_PAYER_CONTACT
    for payer_id, (name, archive, staff) in enumerate(_PAYERS, 1):
        place = address(random)
        demo.tenant.table("payer").put(
            {
                "payer_id": payer_id,
                "archive": archive,
                "description": name,
                **place,
                "phone": f"08 5550 04{payer_id:02d}",
                "fax": None,
                "email": f"claims{payer_id}@example.com",
                "notes": None,
                "website": f"https://payer{payer_id}.example.com",
            }
        )
        for position in range(staff):
            contact = _payer_contact(random, contact_id, payer_id, primary=position == 0)
            demo.tenant.table("payer_contact").put({**contact, **place, "archive": archive or position == 2})
            contact_id += 1


def _payer_contact(random: Random, number: int, payer_id: int, *, primary: bool) -> Record:
    first_name, surname = names.full_name(random)
    return {
        "payer_contact_id": number,
        "payer_id": payer_id,
        "title": None,
        "first_name": first_name,
        "surname": surname,
        "phone": f"08 5550 05{number}",
        "home_phone": None,
        "work_phone": f"08 5550 06{number}",
        "mobile": names.mobile_number(random),
        "email": names.email_address(first_name, surname, number),
        "notes": None,
        "job_title": "Claims officer" if primary else "Case manager",
        "primary_contact": primary,
    }
