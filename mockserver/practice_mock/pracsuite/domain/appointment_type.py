"""Appointment types, and the defaults that they set for bookings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


@dataclass(frozen=True, slots=True)
class Terms:
    """Duration and width that a type gives to an appointment."""

    duration: int | None
    """The duration in minutes; None if the type does not set one."""
    width: int


def terms_for(
    appointment_type: Record,
    *,
    practitioner_id: int,
    business_id: int,
    profession_id: int | None,
    fee_cat_id: int | None,
) -> Terms:
    """Return what a type gives to an appointment: the practitioner's own terms before the profession's.

    Terms for the fee category precede those for all of them. Without a fee category, only the latter count.
    """
    for rows in (
        appointment_type["practitioner_appointment_type_durations"],
        appointment_type["appointment_type_durations"],
    ):
        suitable = [
            row
            for row in rows
            if row.get("practitioner_id", practitioner_id) == practitioner_id
            and row.get("business_id", business_id) == business_id
            and row["profession_id"] == profession_id
            and (row["all_fee_cats"] or (fee_cat_id is not None and row["fee_cat_id"] == fee_cat_id))
        ]
        if suitable:
            best = min(suitable, key=lambda row: bool(row["all_fee_cats"]))
            return Terms(best["duration"], best["width"])
    return Terms(None, 1)


def of_profession(tenant: Tenant, profession_id: int) -> Iterable[Record]:
    """Return the types that have a duration in a profession, and those that leave it open in all professions.

    Returns nothing if the profession does not exist.
    """
    if tenant.table("profession").get(profession_id) is None:
        return
    for appointment_type in tenant.table("appointment_type").records():
        professions = professions_of(appointment_type)
        if not professions or profession_id in professions:
            yield appointment_type


def professions_of(appointment_type: Record) -> frozenset[int]:
    """Return the professions for which a type has a duration."""
    rows = (
        *appointment_type["appointment_type_durations"],
        *appointment_type["practitioner_appointment_type_durations"],
    )
    return frozenset(row["profession_id"] for row in rows)


def filtered_value(appointment_type: Record, field: str) -> Any:
    """Return the value that a filter compares, and by which a list is sorted.

    `archived` is the instant at which the type was archived, and of several professions the first one counts.
    """
    if field == "archived":
        return appointment_type["archived_time"]
    if field == "profession_id":
        return min(professions_of(appointment_type), default=None)
    return appointment_type["modified" if field == "updated" else field]
