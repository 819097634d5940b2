"""Book through the stock generator's client for the PracSuite document: `pracsuite.py URL TODAY WORLD`."""

from __future__ import annotations

import sys
from datetime import date, timedelta

from stock_pracsuite import Client
from stock_pracsuite.api.appointment import (
    edit_appointment,
    finalise_appointment,
    get_appointment,
    remove_appointment,
    reserve_appointment,
)
from stock_pracsuite.api.available_appointment import list_available_appointments
from stock_pracsuite.api.cancelled_appointment import get_cancelled_appointment
from stock_pracsuite.models import AppointmentCancel, AppointmentEdit, AppointmentFinalise, Error

KEYS = {"x-api-key": "demo-vendor-key", "a-api-key": "demo-account-key"}
STANDARD, ROBIN = 2, 7


def main(url: str, today: date, world: str) -> None:
    """Find, hold, book, read, move and cancel. In the pessimistic world, a patient's booking has another category."""
    category = {"default": "Patient", "pessimistic": "Appointment"}[world]
    client = Client(base_url=url, headers=KEYS, raise_on_unexpected_status=True)
    week = {"from_": today + timedelta(days=2), "to": today + timedelta(days=8)}  # not too soon for any clinic
    search = {"client": client, **week, "appointment_type_id": STANDARD, "client_id": ROBIN, "practitioner_ids": [3]}
    free = list_available_appointments.sync(**search).available_times
    fields = ("app_time", "practitioner_id", "business_id", "column_number", "duration")
    place = {name: getattr(free[0], name) for name in fields}

    held = reserve_appointment.sync(client=client, body=place)
    refused = reserve_appointment.sync_detailed(client=client, body=place)
    assert (refused.status_code, type(refused.parsed)) == (409, Error)

    number = held.appointment_id
    body = AppointmentFinalise(client_id=ROBIN, appointment_type_id=STANDARD)
    booked = finalise_appointment.sync(number, client=client, body=body)
    read = get_appointment.sync(number, client=client)
    assert read.to_dict() == booked.to_dict()
    assert (read.client_id, read.app_time, read.category) == (ROBIN, free[0].app_time, category)

    still_free = list_available_appointments.sync(**search).available_times
    assert free[0].app_time not in [time.app_time for time in still_free]
    last = still_free[-1]  # which may be in another column, or at the practitioner's other business
    edit = AppointmentEdit(app_time=last.app_time, business_id=last.business_id, column_number=last.column_number)
    moved = edit_appointment.sync(number, client=client, body=edit)
    assert (moved.app_time, moved.business_id) == (last.app_time, last.business_id)

    remove_appointment.sync_detailed(number, client=client, body=AppointmentCancel(record_as_cancelled=True))
    assert get_appointment.sync_detailed(number, client=client).status_code == 404
    assert get_cancelled_appointment.sync(number, client=client).client_id == ROBIN
    print("booked, moved and cancelled", number)


main(sys.argv[1], date.fromisoformat(sys.argv[2]), sys.argv[3])
