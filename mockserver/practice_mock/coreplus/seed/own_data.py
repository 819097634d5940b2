"""The records that a user can load into a coreplus practice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from practice_mock import documents
from practice_mock.coreplus.domain import appointment, appointment_type, client, zones
from practice_mock.coreplus.domain.calendar import require_hours, require_unbooked
from practice_mock.coreplus.domain.references import require
from practice_mock.coreplus.domain.rosters import usual_validity
from practice_mock.coreplus.domain.times import span_of
from practice_mock.loading.collect import require_all
from practice_mock.loading.kinds import WEEKDAYS, Kind, Kinds, record_schema, remove, request_schema
from practice_mock.rejection import Unprocessable
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_ID: Record = {
    "type": "string",
    "pattern": "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
}
_TEXT: Record = {"type": "string", "maxLength": 1_000}
_CLOCK: Record = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}
_DATE: Record = {"type": "string", "format": "date"}
_ZONES = {name: timezone_id for timezone_id, name in zones.NAMES.items()}

# The tables of people and bookings, in the order in which they are emptied, with their keys.
_PEOPLE = (
    ("appointment", "appointmentId"),
    ("payment", "paymentId"),
    ("invoice", "invoiceId"),
    ("file", "fileId"),
    ("folder", "folderId"),
    ("message", "messageId"),
    ("family_member", "familyId"),
    ("client", "clientId"),
    ("roster", "rosterId"),
    ("practitioner", "practitionerId"),
)
_OTHERS = {
    "locations": ("location", "locationId"),
    "appointment_types": ("appointment_type", "appointmentTypeId"),
}


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """Return what can be loaded."""
    document = documents.load("coreplus")
    return Kinds(
        document,
        (
            Kind(
                "locations",
                "locationId",
                record_schema(
                    ("name", "timezone"),
                    locationId=_ID,
                    name=_TEXT,
                    timezone={"type": "string", "enum": sorted(_ZONES)},
                ),
                _add_location,
            ),
            Kind(
                "practitioners",
                "practitionerId",
                record_schema(
                    ("firstName", "lastName"),
                    practitionerId=_ID,
                    firstName=_TEXT,
                    lastName=_TEXT,
                    specialtyIds={"type": "array", "items": _ID, "maxItems": 100},
                ),
                _add_practitioner,
            ),
            Kind(
                "rosters",
                None,
                record_schema(
                    ("practitionerId", "locationId", "weekday", "startTime", "endTime"),
                    practitionerId=_ID,
                    locationId=_ID,
                    weekday={"type": "string", "enum": list(WEEKDAYS)},
                    startTime=_CLOCK,
                    endTime=_CLOCK,
                    validFrom=_DATE,
                    validUntil=_DATE,
                ),
                _add_roster,
                _remove_rosters,
            ),
            Kind(
                "appointment_types",
                "appointmentTypeId",
                request_schema(document, "NewAppointmentType", appointmentTypeId=_ID),
                _add_type,
            ),
            Kind(
                "clients",
                "clientId",
                request_schema(document, "NewClient", clientId=_ID, practitionerId=_ID, clientGroupId=_ID),
                _add_client,
            ),
            Kind(
                "appointments",
                "appointmentId",
                request_schema(document, "NewBooking", appointmentId=_ID),
                _add_appointment,
            ),
        ),
        _clear,
        _contradictions,
    )


def _clear(tenant: Tenant, files: frozenset[str]) -> None:
    for table, key in (*_PEOPLE, *(place for name, place in _OTHERS.items() if name in files)):
        remove(tenant, table, key)
    owners = ("practitionerId", "locationId") if "locations" in files else ("practitionerId",)
    remove(
        tenant,
        "appointment_type",
        "appointmentTypeId",
        lambda record: any(record[owner] is not None for owner in owners),  # the owner was removed
    )


_REFERRED = {
    "clientId": "client",
    "practitionerId": "practitioner",
    "locationId": "location",
    "appointmentTypeId": "appointment_type",
}


def _contradictions(tenant: Tenant) -> Iterable[str]:
    """Return what the records say of others that are not there."""
    fields = {
        "appointment": ("appointmentId", tuple(_REFERRED)),
        "roster": ("rosterId", ("practitionerId", "locationId")),
        "appointment_type": ("appointmentTypeId", ("practitionerId", "locationId")),
    }
    for table, (key, named) in fields.items():
        for record in tenant.table(table).records():
            for field in named:
                if record[field] is not None and tenant.table(_REFERRED[field]).get(record[field]) is None:
                    shown = f"the {table.replace('_', ' ')} {record[key]}"
                    yield f"{shown} has the {field} {record[field]}, which does not exist; add it to the data"


def _add_location(tenant: Tenant, record: Record) -> None:
    key = _key(tenant, "location", record.get("locationId"))
    found = {"locationId": key, "name": record["name"], "timezoneId": _ZONES[record["timezone"]]}
    tenant.table("location").put(found)


def _add_practitioner(tenant: Tenant, record: Record) -> None:
    tenant.table("practitioner").put(
        {
            "practitionerId": _key(tenant, "practitioner", record.get("practitionerId")),
            "firstName": record["firstName"],
            "lastName": record["lastName"],
            "specialtyIds": tuple(one.lower() for one in record.get("specialtyIds", ())),
        }
    )


def _remove_rosters(tenant: Tenant, records: Sequence[Record]) -> None:
    """Remove the rosters of the practitioners who get new ones."""
    mine = {record["practitionerId"].lower() for record in records}
    remove(tenant, "roster", "rosterId", lambda roster: roster["practitionerId"] in mine)


def _add_roster(tenant: Tenant, record: Record) -> None:
    usual_begin, usual_end = usual_validity(tenant.now().date())
    begins, ends = record.get("validFrom", usual_begin), record.get("validUntil", usual_end)
    require_all(
        lambda: require(tenant, "practitioner", record["practitionerId"], "practitionerId"),
        lambda: require(tenant, "location", record["locationId"], "locationId"),
        lambda: _require_order("endTime", record["endTime"] > record["startTime"], "must be after startTime"),
        lambda: _require_order("validUntil", ends >= begins, "must not be before validFrom"),
    )
    tenant.table("roster").put(
        {
            "rosterId": tenant.ids.uuid("roster"),
            "practitionerId": record["practitionerId"].lower(),
            "locationId": record["locationId"].lower(),
            "weekday": WEEKDAYS.index(record["weekday"]),
            "startTime": record["startTime"],
            "endTime": record["endTime"],
            "validFrom": begins,
            "validUntil": ends,
        }
    )


def _require_order(field: str, holds: bool, message: str) -> None:
    if not holds:
        raise Unprocessable.because(field, message)


def _add_type(tenant: Tenant, record: Record) -> None:
    owners = (("practitionerId", "practitioner"), ("locationId", "location"), ("clientGroupId", "client_group"))
    _require_named(tenant, record, owners)
    appointment_type.create(tenant, *_split(record, "appointmentTypeId"))


def _add_client(tenant: Tenant, record: Record) -> None:
    named = (("practitionerId", "practitioner"), ("clientGroupId", "client_group"))
    _require_named(tenant, record, named)
    body, key = _split(record, "clientId")
    found = {field: body[field].lower() for field, _ in named if field in body}
    client.add(tenant, {**body, **found}, key)


def _add_appointment(tenant: Tenant, record: Record) -> object:
    """Add an appointment, or replace the one with its ID, and return the ID."""
    body, key = _split(record, "appointmentId")
    practitioner, location = body["practitioner"]["practitionerId"], body["locationId"]
    kinds = [("appointmentTypeId", "appointment_type")] if body.get("appointmentTypeId") is not None else []
    require_all(
        lambda: _require_own_id(tenant, key, body["clients"][0]["clientId"]),
        lambda: require(tenant, "client", body["clients"][0]["clientId"], "clients.0.clientId"),
        lambda: require(tenant, "practitioner", practitioner, "practitioner.practitionerId"),
        lambda: require(tenant, "location", location, "locationId"),
        lambda: _require_named(tenant, body, kinds),
        lambda: appointment.times(body),
    )
    span = span_of(appointment.times(body))
    require_all(
        lambda: require_unbooked(tenant, practitioner.lower(), span, key),
        lambda: require_hours(tenant, practitioner.lower(), location.lower(), span),
    )
    if key is not None and tenant.table("appointment").get(key) is not None:
        tenant.table("appointment").remove(key)
    return appointment.book(tenant, body, key)["appointmentId"]


def _require_own_id(tenant: Tenant, key: str | None, client_id: str) -> None:
    """Raise Unprocessable if the ID is that of an appointment of another client that has an invoice."""
    before = None if key is None else tenant.table("appointment").get(key)
    if before is None or before["clientId"] == client_id.lower():
        return
    for invoice in tenant.table("invoice").records():
        if invoice["appointmentId"] == key:
            text = f"is the ID of an appointment of client {before['clientId']} with invoice {invoice['invoiceId']}"
            raise Unprocessable.because("appointmentId", f"{text}; use another ID")


def _require_named(tenant: Tenant, record: Record, named: Iterable[tuple[str, str]]) -> None:
    """Raise RecordError unless the records exist that some fields of a record name."""
    checks = [partial(require, tenant, table, record[field], field) for field, table in named if field in record]
    require_all(*checks)


def _split(record: Record, field: str) -> tuple[dict[str, Any], str | None]:
    """Return a record without its identifier, and the identifier if it has one."""
    key = record.get(field)
    return {name: value for name, value in record.items() if name != field}, None if key is None else key.lower()


def _key(tenant: Tenant, kind: str, given: str | None) -> str:
    return tenant.ids.uuid(kind) if given is None else given.lower()
