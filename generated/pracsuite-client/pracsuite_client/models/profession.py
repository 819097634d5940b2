# Generated from specs/pracsuite/schemas/profession.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class ProfessionLinks(Model):
    """URLs of the profession and of its related lists."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """URL of the profession."""
    appointment: str | None = wire(Nullable(STRING), default=UNSET)
    """URL of the list of the profession's appointments."""
    appointment_type: str | None = wire(Nullable(STRING), default=UNSET)
    """URL of the list of the profession's appointment types."""


class Profession(Model):
    """A discipline that the clinic offers."""

    profession_id: int = wire(INTEGER)
    """ID of the profession. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: ProfessionLinks | None = wire(Nullable(Object(lambda: ProfessionLinks)), default=UNSET)
    """URLs of the profession and of its related lists."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the profession."""
    default_title: str | None = wire(Nullable(STRING), default=UNSET)
    """Usual title of its practitioners."""
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is archived and no longer in use."""


class ProfessionPage(Model):
    """One page of professions."""

    professions: list[Profession] = wire(Array(Object(lambda: Profession)))
    """Professions on this page."""
    total_entries: int = wire(INTEGER)
    """Number of professions on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
