"""Video rooms for telehealth appointments."""

from __future__ import annotations

from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def room_links(tenant: Tenant, appointment_type: Record) -> dict[str, str | None]:
    """Return the URLs of a new room, for the patient and for the practitioner; null for other types."""
    patient = practitioner = None
    if appointment_type["telehealth"]:
        patient = f"https://telehealth.example.com/{tenant.ids.uuid(f'telehealth/{tenant.number}')}"
        practitioner = f"{patient}/host"
    return {"telehealth_patient_link": patient, "telehealth_practitioner_link": practitioner}
