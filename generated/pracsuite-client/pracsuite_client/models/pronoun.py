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
    """Number of the pronouns. Source (inferred): the field is documented; that it is always there is plain sense."""
    row_num: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Place of the record in the whole list, counted from 1."""
    total_rows: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of records in the whole list."""
    tenant_id: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Number of the PracSuite account that owns the record."""
    description: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the set, for instance she/her."""
    nominative: str | None = wire(Nullable(STRING), default=UNSET)
    """As subject, for instance she."""
    objective: str | None = wire(Nullable(STRING), default=UNSET)
    """As object, for instance her."""
    possessive: str | None = wire(Nullable(STRING), default=UNSET)
    """Standing alone, for instance hers."""
    possessive_determiner: str | None = wire(Nullable(STRING), default=UNSET)
    """Before a noun, for instance her."""
    reflexive: str | None = wire(Nullable(STRING), default=UNSET)
    """Reflexive, for instance herself."""


class PronounPage(Model):
    """One page of pronouns."""

    pronouns: list[Pronoun] = wire(Array(Object(lambda: Pronoun)))
    """The pronouns of this page."""
    total_entries: int = wire(INTEGER)
    """Number of pronouns on all pages."""
    links: _common.PageLinks | None = wire(Object(lambda: _common.PageLinks), default=UNSET)
    """Addresses of this page and of its neighbours."""
