# Generated from specs/pracsuite/schemas/pronoun.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET
from . import common as _common


class Pronoun(Model):
    """A set of pronouns."""

    pronoun_id: int = wire(INTEGER)
    """ID of the pronouns. Source (inferred): the field is documented; that it is always present is assumed."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Position of the record in the whole list, starting at 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """ID of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the set, for example she/her."""
    nominative: str | None = wire(Nullable(STRING), default=UNSET)
    """Form as subject, for example she."""
    objective: str | None = wire(Nullable(STRING), default=UNSET)
    """Form as object, for example her."""
    possessive: str | None = wire(Nullable(STRING), default=UNSET)
    """Possessive form without a noun, for example hers."""
    possessive_determiner: str | None = wire(Nullable(STRING), default=UNSET)
    """Possessive form before a noun, for example her."""
    reflexive: str | None = wire(Nullable(STRING), default=UNSET)
    """Reflexive form, for example herself."""


class PronounPage(Model):
    """One page of pronouns."""

    pronouns: list[Pronoun] = wire(Array(Object(lambda: Pronoun)))
    """Pronouns on this page."""
    total_entries: int = wire(INTEGER)
    """Number of pronouns on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """URLs of this page and of the previous and next pages."""
