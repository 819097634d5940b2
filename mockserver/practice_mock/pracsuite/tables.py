"""The tables of a PracSuite account. Records use the names of the API's wire."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from practice_mock.pracsuite.book import days_of
from practice_mock.store import Record, Shape


def _client(record: Record) -> Iterable[Hashable]:
    return () if record["client_id"] is None else (record["client_id"],)


SHAPES = (
    Shape("business", "business_id"),
    Shape("practitioner", "practitioner_id"),
    Shape("practitioner_business", "practitioner_business_id"),
    Shape("profession", "profession_id"),
    Shape("appointment_type", "appointment_type_id"),
    Shape("appointment_status", "appointment_status_id"),
    Shape("reschedule_reason", "appointment_reschedule_reason_id"),
    Shape("cancellation_reason", "appointment_cancellation_reason_id"),
    Shape("item", "item_id"),
    Shape("item_group", "item_group_id"),
    Shape("resource", "resource_id"),
    Shape("sex", "sex_id"),
    Shape("pronoun", "pronoun_id"),
    Shape("fee_category", "fee_cat_id"),
    Shape("patient", "client_id"),
    Shape("account", "account_id", {"client": _client}, start=3),
    # Every kind of entry of the appointment book: bookings, holds and rule-outs.
    Shape("appointment", "appointment_id", {"client": _client, "day": days_of}, start=4001),
    Shape("cancelled_appointment", "appointment_id", {"client": _client}),
)
