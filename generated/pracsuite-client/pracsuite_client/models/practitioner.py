# Generated from specs/pracsuite/schemas/practitioner.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import BOOLEAN, DATE_TIME, INTEGER, NUMBER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PractitionerLinks(Model):
    """URLs of the practitioner and of the practitioner's related lists."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """URL of the practitioner."""
    appointments: str | None = wire(Nullable(STRING), default=UNSET)
    """URL of the list of the practitioner's appointments."""


class PractitionerBusiness(Model):
    """Details of a practitioner at one business."""

    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the practitioner no longer works at the business."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the business (a clinic or location)."""
    app_book_columns: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of columns in the appointment book."""
    override_intervals: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Interval length of the appointment book where it differs from the usual length, presumably in minutes. Source
    (inferred): the field is documented; its meaning is inferred from its name.
    """


class PractitionerProfession(Model):
    """A profession of a practitioner."""

    title: str | None = wire(Nullable(STRING), default=UNSET)
    """Title in this profession."""
    is_default: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether this profession is the default."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the profession."""
    qualifications: str | None = wire(Nullable(STRING), default=UNSET)
    """Qualifications in this profession."""


class Practitioner(Model):
    """A practitioner who treats patients."""

    practitioner_id: int = wire(INTEGER)
    """ID of the practitioner. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PractitionerLinks | None = wire(Nullable(Object(lambda: PractitionerLinks)), default=UNSET)
    """URLs of the practitioner and of the practitioner's related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Title, for example Ms or Dr."""
    first_name: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Family name."""
    short_description: str | None = wire(Nullable(STRING), default=UNSET)
    """Short name."""
    professional_title: str | None = wire(Nullable(STRING), default=UNSET)
    """Professional title."""
    qualifications: str | None = wire(Nullable(STRING), default=UNSET)
    """Qualifications."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the practitioner is archived."""
    email: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """E-mail address."""
    about_me: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Self-description of the practitioner."""
    telehealth_patient_link: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL with which patients join telehealth appointments."""
    telehealth_practitioner_link: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL with which the practitioner joins telehealth appointments."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Time at which the record was created, in UTC."""
    businesses: list[PractitionerBusiness] | None = wire(
        Nullable(Array(Object(lambda: PractitionerBusiness))), default=UNSET
    )
    """Businesses where the practitioner works."""
    professions: list[PractitionerProfession] | None = wire(
        Nullable(Array(Object(lambda: PractitionerProfession))), default=UNSET
    )
    """Professions of the practitioner."""


class PractitionerPage(Model):
    """One page of practitioners."""

    practitioners: list[Practitioner] = wire(Array(Object(lambda: Practitioner)))
    """Practitioners on this page."""
    total_entries: int = wire(INTEGER)
    """Number of practitioners on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
