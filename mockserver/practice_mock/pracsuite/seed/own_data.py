"""The records that a user can load into a PracSuite practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from practice_mock import documents
from practice_mock.loading.collect import require_all
from practice_mock.loading.kinds import WEEKDAYS, Kind, Kinds, record_schema, remove, request_schema
from practice_mock.pracsuite.domain import patient, patient_account
from practice_mock.pracsuite.domain.references import require_known
from practice_mock.pracsuite.seed import own_bookings
from practice_mock.pracsuite.seed.directory import CREATED
from practice_mock.rejection import Problem, Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_ID: Record = {"type": "integer", "minimum": 1, "maximum": 2_000_000_000}
_IDS: Record = {"type": "array", "items": _ID, "maxItems": 100}
_TEXT: Record = {"type": "string", "maxLength": 1_000}
_MINUTES: Record = {"type": "integer", "minimum": 1, "maximum": 1_440}
_YES_OR_NO: Record = {"type": "boolean"}
_CLOCK: Record = {"type": "string", "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"}

# The tables of people and bookings, in the order in which they are emptied, with their keys.
_PEOPLE = (
    ("appointment", "appointment_id"),
    ("cancelled_appointment", "appointment_id"),
    ("group_member", "appointment_client_id"),
    ("cancelled_membership", "appointment_client_id"),
    ("invoice", "invoice_id"),
    ("payment", "payment_id"),
    ("attachment", "attachment_client_id"),
    ("attachment_folder", "attachment_client_folder_id"),
    ("stored_file", "file_id"),
    ("clinical_note_memo", "clinical_note_memo_id"),
    ("patient_contact", "patient_contact_id"),
    ("account", "account_id"),
    ("patient", "client_id"),
    ("roster", "roster_id"),
    ("practitioner_business", "practitioner_business_id"),
    ("practitioner", "practitioner_id"),
)
_OTHERS = {
    "businesses": ("business", "business_id"),
    "resources": ("resource", "resource_id"),
    "appointment_types": ("appointment_type", "appointment_type_id"),
}

_LINES = ("address_1", "address_2", "address_3", "address_4", "suburb", "address_state", "postcode", "country")
_BUSINESS_TEXTS = (
    *("business_name", "display_name", *_LINES, "phone", "fax", "registration_number", "registration_type"),
    *("short_description", "ndis_registration_number", "email", "website"),
)
_PRACTITIONER_TEXTS = (
    *("title", "short_description", "professional_title", "qualifications", "email", "about_me"),
    *("telehealth_patient_link", "telehealth_practitioner_link"),
)


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Return what can be loaded."""
    document = documents.load("pracsuite")
    return Kinds(
        document,
        (
            Kind(
                "businesses",
                "business_id",
                record_schema(
                    ("display_name",),
                    business_id=_ID,
                    **dict.fromkeys(_BUSINESS_TEXTS, _TEXT),
                    appointment_start_time=_CLOCK,
                    appointment_end_time=_CLOCK,
                    archive=_YES_OR_NO,
                ),
                _add_business,
            ),
            Kind(
                "practitioners",
                "practitioner_id",
                record_schema(
                    ("first_name", "surname", "business_ids"),
                    practitioner_id=_ID,
                    first_name=_TEXT,
                    surname=_TEXT,
                    **dict.fromkeys(_PRACTITIONER_TEXTS, _TEXT),
                    business_ids={**_IDS, "minItems": 1, "uniqueItems": True},
                    profession_ids={**_IDS, "uniqueItems": True},
                    columns={"type": "integer", "minimum": 1, "maximum": 20},
                    interval={"type": "integer", "minimum": 0, "maximum": 1_440},
                    archive=_YES_OR_NO,
                ),
                _add_practitioner,
            ),
            Kind(
                "resources",
                "resource_id",
                record_schema(("description",), resource_id=_ID, description=_TEXT, archived=_YES_OR_NO),
                _add_resource,
            ),
            Kind(
                "appointment_types",
                "appointment_type_id",
                record_schema(
                    ("description",),
                    appointment_type_id=_ID,
                    description=_TEXT,
                    short_description=_TEXT,
                    duration=_MINUTES,
                    item_id=_ID,
                    resource_ids={**_IDS, "uniqueItems": True},
                    group_max_size={"type": "integer", "minimum": 0, "maximum": 1_000},
                    telehealth=_YES_OR_NO,
                    archived=_YES_OR_NO,
                ),
                _add_type,
            ),
            Kind(
                "rosters",
                None,
                record_schema(
                    ("practitioner_id", "business_id", "weekday", "start", "end"),
                    practitioner_id=_ID,
                    business_id=_ID,
                    weekday={"enum": list(WEEKDAYS), "type": "string"},
                    start=_CLOCK,
                    end=_CLOCK,
                    manual=_YES_OR_NO,
                    online=_YES_OR_NO,
                    waiting_list=_YES_OR_NO,
                ),
                _add_roster,
                _remove_rosters,
            ),
            Kind("patients", "client_id", _patient_schema(document), _add_patient),
            Kind(
                "appointments",
                "appointment_id",
                request_schema(document, "AppointmentCreate", appointment_id=_ID),
                own_bookings.add_appointment,
            ),
        ),
        _clear,
        own_bookings.contradictions,
    )


def _clear(tenant: Tenant, files: frozenset[str]) -> None:
    for table, key in (*_PEOPLE, *(place for name, place in _OTHERS.items() if name in files)):
        remove(tenant, table, key)
    types = tenant.table("appointment_type")
    for record in list(types.records()):
        resources: list[int] = [] if "resources" in files else record["resource_ids"]
        types.put({**record, "practitioner_appointment_type_durations": [], "resource_ids": resources})


def _patient_schema(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a new patient, with the other fields of a patient's file."""
    shown = document["components"]["schemas"]["Patient"]["properties"]
    more = {name: shown[name] for name in patient.FIELDS if name in shown and name != "archived_time"}
    schema = request_schema(document, "PatientCreate")
    return {**schema, "properties": {**more, **schema["properties"], "client_id": _ID}}


def _add_business(tenant: Tenant, record: Record) -> None:
    archive = record.get("archive", False)
    tenant.table("business").put(
        {
            **dict.fromkeys(_BUSINESS_TEXTS),
            "business_name": record["display_name"],
            "short_description": record["display_name"],
            **record,
            "business_id": _key(tenant, "business", record.get("business_id")),
            "appointment_start_time": f"{record.get('appointment_start_time', '08:00')}:00",
            "appointment_end_time": f"{record.get('appointment_end_time', '18:00')}:00",
            **_states(tenant, archive),
        }
    )


def _add_practitioner(tenant: Tenant, record: Record) -> None:
    require_all(
        lambda: _require(tenant, record, "business_ids", "business"),
        lambda: _require(tenant, record, "profession_ids", "profession"),
    )
    number = _key(tenant, "practitioner", record.get("practitioner_id"))
    professions = [tenant.table("profession").get(one) for one in record.get("profession_ids", ())]
    businesses = [
        {
            "business_id": business_id,
            "archive": False,
            "app_book_columns": record.get("columns", 1),
            "override_intervals": record.get("interval", 0),
        }
        for business_id in record["business_ids"]
    ]
    texts = {name: record.get(name) for name in _PRACTITIONER_TEXTS}
    tenant.table("practitioner").put(
        {
            "practitioner_id": number,
            "first_name": record["first_name"],
            "surname": record["surname"],
            **texts,
            "short_description": record.get("short_description", record["first_name"][:1] + record["surname"][:1]),
            **_states(tenant, record.get("archive", False)),
            "businesses": businesses,
            "professions": [
                {
                    "profession_id": profession["profession_id"],
                    "is_default": position == 0,
                    "title": record.get("professional_title", profession["default_title"]),
                    "qualifications": record.get("qualifications"),
                }
                for position, profession in enumerate(professions)
                if profession is not None
            ],
        }
    )
    remove(tenant, "practitioner_business", "practitioner_business_id", lambda pair: pair["practitioner_id"] == number)
    pairs = tenant.table("practitioner_business")
    for business_id in record["business_ids"]:
        pair = {"practitioner_id": number, "business_id": business_id}
        pairs.put({"practitioner_business_id": pairs.next_key(), **pair})


def _add_resource(tenant: Tenant, record: Record) -> None:
    number = _key(tenant, "resource", record.get("resource_id"))
    tenant.table("resource").put({"archived": False, **record, "resource_id": number, "resource_rank": number})


def _add_type(tenant: Tenant, record: Record) -> None:
    require_known(tenant, {name: record[name] for name in ("item_id", "resource_ids") if name in record})
    archived, size = record.get("archived", False), record.get("group_max_size", 0)
    if "appointment_type_id" in record:
        own_bookings.require_same_form(tenant, record["appointment_type_id"], size > 0)
    duration = record.get("duration")
    terms = {"duration": duration, "width": 1, "fee_cat_id": None, "all_fee_cats": True, "hourly_billing": False}
    professions = [row["profession_id"] for row in tenant.table("profession").records()]
    states = _states(tenant, archived)
    tenant.table("appointment_type").put(
        {
            "appointment_type_id": _key(tenant, "appointment_type", record.get("appointment_type_id")),
            "description": record["description"],
            "short_description": record.get("short_description", record["description"][:10]),
            "archived": archived,
            "archived_time": states["archived_time"],
            "group_appointment": size > 0,
            "group_max_size": size,
            "telehealth": record.get("telehealth", False),
            "item_id": record.get("item_id", _first_item(tenant)),
            "item_group_id": None,
            "resource_ids": list(record.get("resource_ids", ())),
            "appointment_type_durations": []
            if duration is None
            else [{"profession_id": number, **terms} for number in professions],
            "practitioner_appointment_type_durations": [],
            "created": CREATED,
            "modified": states["updated"],
        }
    )


def _remove_rosters(tenant: Tenant, records: Sequence[Record]) -> None:
    """Remove the rosters of the practitioners who get new ones."""
    mine = {record["practitioner_id"] for record in records}
    remove(tenant, "roster", "roster_id", lambda roster: roster["practitioner_id"] in mine)


def _add_roster(tenant: Tenant, record: Record) -> None:
    start, end = _minutes(record["start"]), _minutes(record["end"])
    require_all(lambda: _require_link(tenant, record), lambda: _require_order(start, end))
    channels = {name: record.get(name, name != "waiting_list") for name in ("manual", "online", "waiting_list")}
    tenant.table("roster").put(
        {
            "roster_id": tenant.table("roster").next_key(),
            "practitioner_id": record["practitioner_id"],
            "business_id": record["business_id"],
            "weekday": WEEKDAYS.index(record["weekday"]),
            "start": start,
            "end": end,
            **channels,
        }
    )


def _require_link(tenant: Tenant, record: Record) -> None:
    practitioner = tenant.table("practitioner").get(record["practitioner_id"])
    if practitioner is None:
        raise Unprocessable.because("practitioner_id", "there is no such practitioner")
    if all(link["business_id"] != record["business_id"] for link in practitioner["businesses"]):
        raise Unprocessable.because("business_id", "is not a business of this practitioner")


def _require_order(start: int, end: int) -> None:
    if start >= end:
        raise Unprocessable.because("end", "must be after start")


def _add_patient(tenant: Tenant, record: Record) -> None:
    """Add a patient, or replace the one with the ID, who keeps accounts and bookings."""
    number = record.get("client_id")
    before = None if number is None else tenant.table("patient").get(number)
    archive = record.get("archive", False)
    archived_time = tenant.timestamp() if archive else None
    body = {name: value for name, value in record.items() if name != "client_id"}
    file = patient.add(tenant, {**body, "archive": archive, "archived_time": archived_time}, number)
    if before is not None:
        tenant.table("account").remove(file["default_account_id"])
        kept = {name: before[name] for name in ("default_account_id", "file_created")}
        file = {**file, **kept}
        tenant.table("patient").put(file)
        account = tenant.table("account").get(file["default_account_id"])
        if account is not None:
            renewed = patient_account.private_account(file["default_account_id"], file)
            tenant.table("account").put({**account, **renewed})


def _key(tenant: Tenant, table: str, number: int | None) -> int:
    return tenant.table(table).next_key() if number is None else number


def _require(tenant: Tenant, record: Record, field: str, table: str) -> None:
    problems = [
        Problem(f"{field}.{position}", f"there is no such {table}")
        for position, number in enumerate(record.get(field, ()))
        if tenant.table(table).get(number) is None
    ]
    if problems:
        raise Unprocessable("The record is not valid.", problems)


def _states(tenant: Tenant, archive: bool) -> dict[str, Any]:
    now = tenant.timestamp()
    return {"archive": archive, "created": CREATED, "updated": now, "archived_time": now if archive else None}


def _first_item(tenant: Tenant) -> int | None:
    return next((item["item_id"] for item in tenant.table("item").records()), None)


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
