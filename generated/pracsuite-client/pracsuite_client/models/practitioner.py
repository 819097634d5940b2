# Generated from specs/pracsuite/schemas/practitioner.yaml: do not edit.

from __future__ import annotations

from datetime import datetime

from .._runtime.values.codecs import BOOLEAN, DATE_TIME, INTEGER, NUMBER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class PractitionerLinks(Model):
    """Addresses of the practitioner and of what belongs to it."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the practitioner."""
    appointments: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of the practitioner's appointments."""


class PractitionerBusiness(Model):
    """How a practitioner works at one business."""

    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the practitioner no longer works there."""
    business_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the business (a clinic or location)."""
    app_book_columns: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Number of columns in the appointment book."""
    override_intervals: float | None = wire(Nullable(NUMBER), default=UNSET)
    """Length of the book's intervals where it differs from the usual, presumably in minutes. Source (inferred): the
    field is documented; its meaning is read from its name.
    """


class PractitionerProfession(Model):
    """A profession that a practitioner holds."""

    title: str | None = wire(Nullable(STRING), default=UNSET)
    """Title in this profession."""
    is_default: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is taken when none is named."""
    profession_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the profession."""
    qualifications: str | None = wire(Nullable(STRING), default=UNSET)
    """Qualifications in this profession."""


class Practitioner(Model):
    """Somebody who treats patients."""

    practitioner_id: int = wire(INTEGER)
    """Number of the practitioner. Source (inferred): the field is documented; that it is always there is plain
    sense.
    """
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: PractitionerLinks | None = wire(Nullable(Object(lambda: PractitionerLinks)), default=UNSET)
    """Addresses of the practitioner and of what belongs to it."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    title: str | None = wire(Nullable(STRING), default=UNSET)
    """Form of address, for instance Ms or Dr."""
    first_name: str | None = wire(Nullable(STRING), default=UNSET)
    """First name."""
    surname: str | None = wire(Nullable(STRING), default=UNSET)
    """Family name."""
    short_description: str | None = wire(Nullable(STRING), default=UNSET)
    """Short name."""
    professional_title: str | None = wire(Nullable(STRING), default=UNSET)
    """Professional title."""
    qualifications: str | None = wire(Nullable(STRING), default=UNSET)
    """Qualifications."""
    archive: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether the practitioner is archived."""
    email: str | None = wire(Nullable(STRING), default=UNSET)
    """E-mail address."""
    about_me: str | None = wire(Nullable(STRING), default=UNSET)
    """What the practitioner says about themselves."""
    telehealth_patient_link: str | None = wire(Nullable(STRING), default=UNSET)
    """Address at which patients join telehealth appointments."""
    telehealth_practitioner_link: str | None = wire(Nullable(STRING), default=UNSET)
    """Address at which the practitioner joins telehealth appointments."""
    created: datetime | None = wire(Nullable(DATE_TIME), default=UNSET)
    """Instant at which the record was made, in UTC. The sample ends in a small z."""
    businesses: list[PractitionerBusiness] | None = wire(
        Nullable(Array(Object(lambda: PractitionerBusiness))), default=UNSET
    )
    """The businesses where the practitioner works."""
    professions: list[PractitionerProfession] | None = wire(
        Nullable(Array(Object(lambda: PractitionerProfession))), default=UNSET
    )
    """The professions that the practitioner holds."""


class PractitionerPage(Model):
    """One page of practitioners."""

    practitioners: list[Practitioner] = wire(Array(Object(lambda: Practitioner)))
    """The practitioners of this page."""
    total_entries: int = wire(INTEGER)
    """Number of practitioners on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
