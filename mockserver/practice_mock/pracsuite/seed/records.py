"""The records of the demo patients: further accounts, contacts, folders and files."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from practice_mock.demo import names
from practice_mock.pracsuite.domain import patient_attachment
from practice_mock.pracsuite.domain.patient_account import third_party_account
from practice_mock.pracsuite.seed.context import ROBIN, Demo
from practice_mock.pracsuite.seed.partners import address
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_PAYER, _RECEPTION = 6, 2
_TAGS = ("Phone call", "Follow up", "Billing", "Consent")
_RELATIONSHIPS = ("Parent", "Partner", "Child", "Carer", "Neighbour")
_DOCUMENTS = ("Referral letter", "Consent form", "Assessment report", "Scan report", "Discharge summary")
_FOLDERS = ("Letters", "Forms")


def fill(demo: Demo) -> None:
    """Write accounts, contacts, folders and files for some of the patients."""
    random = demo.random("records")
    tenant = demo.tenant
    for number, description in enumerate(_TAGS, 1):
        tenant.table("tag").put({"tag_id": number, "description": description})
    files = sorted(tenant.table("patient").records(), key=lambda file: file["client_id"] != ROBIN)
    for file in files:  # first those of the documents' examples
        first = file["client_id"] == ROBIN
        if first or random.random() < 0.2:
            _add_claim(demo, random, file)
        if first or random.random() < 0.4:
            _add_contact(tenant, random, file)
        if first or random.random() < 0.3:
            _add_documents(demo, random, file)


def _add_claim(demo: Demo, random: Random, file: Record) -> None:
    tenant = demo.tenant
    payers = [payer for payer in tenant.table("payer").records() if not payer["archive"]]
    payer = tenant.table("payer").get(_PAYER) if file["client_id"] == ROBIN else random.choice(payers)
    assert payer is not None
    people = [row for row in tenant.table("payer_contact").records() if row["payer_id"] == payer["payer_id"]]
    table = tenant.table("account")
    account_id = table.next_key()
    claim = {
        "contact_name": f"{people[0]['first_name']} {people[0]['surname']}",
        "payer_contact_id": people[0]["payer_contact_id"],
        "claim_number": f"CL-{account_id:06d}",
        "client_no": f"{random.randrange(10**6):06d}",
        "injury": random.choice(("Sprained ankle", "Sore shoulder", "Lower back strain")),
        "date_of_injury": (demo.today - timedelta(days=random.randrange(60, 700))).isoformat(),
    }
    table.put({**third_party_account(account_id, file, payer, **claim), "archive": random.random() < 0.1})


def _add_contact(tenant: Tenant, random: Random, file: Record) -> None:
    first_name, surname = names.full_name(random)
    number = tenant.table("patient_contact").next_key()
    linked = random.randrange(1, file["client_id"]) if file["client_id"] > 1 and random.random() < 0.2 else None
    contact: dict[str, Any] = {
        "patient_contact_id": number,
        "client_id": file["client_id"],
        "relationship": random.choice(_RELATIONSHIPS),
        "title": None,
        "first_name": first_name,
        "surname": random.choice((surname, file["surname"])),
        **address(random),
        "home_phone": f"08 5550 {random.randrange(10000):04d}" if random.random() < 0.5 else None,
        "work_phone": f"08 5550 {random.randrange(10000):04d}" if random.random() < 0.3 else None,
        "mobile": names.mobile_number(random),
        "email": names.email_address(first_name, surname, number),
        "notes": None,
        "fax": None,
        "linked_client_id": linked,
        "linked_referrer_id": None,
        "linked_payer_id": None,
        "account_id": None,
        "preferred_phone": "Mobile",
        "archive": random.random() < 0.15,
    }
    tenant.table("patient_contact").put(contact)


def _add_documents(demo: Demo, random: Random, file: Record) -> None:
    """Add two or three files; the last one is not in the folder."""
    tenant = demo.tenant
    folder_id = tenant.table("attachment_folder").next_key()
    client_id = file["client_id"]
    folder = {"attachment_client_folder_id": folder_id, "client_id": client_id, "description": random.choice(_FOLDERS)}
    tenant.table("attachment_folder").put(folder)
    documents = random.sample(_DOCUMENTS, random.choice((2, 3)))
    for description in documents:
        number = tenant.table("attachment").next_key()
        day = (demo.today - timedelta(days=random.randrange(1, 400))).isoformat()
        details = {
            "attachment_client_id": number,
            "client_id": client_id,
            "user_id": _RECEPTION,
            "attachment_client_folder_id": None if description == documents[-1] else folder_id,
            "file_date": day,
            "description": description,
            "file_id": tenant.ids.uuid("demo file"),
            "file_name": f"{description.replace(' ', '-').lower()}.txt",
        }
        patient_attachment.put(tenant, _text(description, file, day), details)


def _text(description: str, file: Record, day: str) -> bytes:
    lines = (description, "", f"Patient: {file['first_name']} {file['surname']}", f"Date: {day}", "")
    return "\n".join((*lines, "This is an invented document about an invented person.", "")).encode()
