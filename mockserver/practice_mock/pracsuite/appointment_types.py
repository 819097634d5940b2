"""Appointment types, and what they decide where a booking does not."""

from __future__ import annotations

from dataclasses import dataclass

from practice_mock.store import Record


@dataclass(frozen=True, slots=True)
class Terms:
    """Length and width that a type gives to an appointment."""

    duration: int | None
    """Minutes; None if the type leaves the length open."""
    width: int


def terms_for(
    appointment_type: Record,
    *,
    practitioner_id: int,
    business_id: int,
    profession_id: int | None,
    fee_cat_id: int | None,
) -> Terms:
    """What a type gives to an appointment: the practitioner's own terms before the profession's."""
    rows = (
        *appointment_type["practitioner_appointment_type_durations"],
        *appointment_type["appointment_type_durations"],
    )
    for row in rows:
        if (
            row.get("practitioner_id", practitioner_id) == practitioner_id
            and row.get("business_id", business_id) == business_id
            and row["profession_id"] == profession_id
            and (row["all_fee_cats"] or row["fee_cat_id"] == fee_cat_id)
        ):
            return Terms(row["duration"], row["width"])
    return Terms(None, 1)
