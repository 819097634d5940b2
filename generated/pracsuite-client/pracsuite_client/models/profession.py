# Generated from specs/pracsuite/schemas/profession.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import BOOLEAN, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class ProfessionLinks(Model):
    """Addresses of the profession and of what belongs to it."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET)
    """Address of the profession."""
    appointment: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of its appointments."""
    appointment_type: str | None = wire(Nullable(STRING), default=UNSET)
    """Address of the list of its appointment types."""


class Profession(Model):
    """A discipline that the clinic offers."""

    profession_id: int = wire(INTEGER)
    """Number of the profession. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    links: ProfessionLinks | None = wire(Nullable(Object(lambda: ProfessionLinks)), default=UNSET)
    """Addresses of the profession and of what belongs to it."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the profession."""
    default_title: str | None = wire(Nullable(STRING), default=UNSET)
    """Title that its practitioners usually have."""
    archived: bool | None = wire(Nullable(BOOLEAN), default=UNSET)
    """Whether it is no longer in use."""


class ProfessionPage(Model):
    """One page of professions."""

    professions: list[Profession] = wire(Array(Object(lambda: Profession)))
    """The professions of this page."""
    total_entries: int = wire(INTEGER)
    """Number of professions on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
