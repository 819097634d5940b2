"""A page of appointments as someone would write it for pydantic by hand: all fields, with pydantic's own types."""

from __future__ import annotations

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, NaiveDatetime


class _Model(BaseModel):
    model_config = ConfigDict(extra="allow")


class Links(_Model):
    self_: str | None = Field(default=None, alias="self")
    resources: str | None = None


class PageLinks(_Model):
    self_: str | None = Field(default=None, alias="self")
    previous: str | None = None
    next: str | None = None


class Appointment(_Model):
    row_num: int | None = None
    total_rows: int | None = None
    links: Links | None = None
    tenant_id: int | None = None
    appointment_id: int
    client_id: int | None = None
    app_time: NaiveDatetime
    description: str | None = None
    appointment_type_id: int | None = None
    appointment_status_id: int | None = None
    category: str | None = None
    duration: int | None = None
    notes: str | None = None
    practitioner_id: int | None = None
    business_id: int | None = None
    profession_id: int | None = None
    item_id: int | None = None
    account_id: int | None = None
    created: AwareDatetime | None = None
    modified: AwareDatetime | None = None
    item_group_id: int | None = None
    telehealth_patient_link: str | None = None
    telehealth_practitioner_link: str | None = None
    resource_ids: list[int] | None = None


class AppointmentPage(_Model):
    appointments: list[Appointment]
    total_entries: int
    links: PageLinks | None = None
