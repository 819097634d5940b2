# Generated from specs/coreplus/schemas/practitioner.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class PractitionerList(Model):
    """All practitioners of the practice."""

    practitioners: list[Practitioner] = wire(Array(Object(lambda: Practitioner)))
    """The practitioners."""


class Practitioner(Model):
    """A practitioner who sees clients and is a user of coreplus."""

    practitioner_id: str = wire(STRING, name="practitionerId")
    """ID of the practitioner, a GUID."""
    first_name: str | None = wire(Nullable(STRING), name="firstName", default=UNSET, phi=True)
    """First name."""
    last_name: str | None = wire(Nullable(STRING), name="lastName", default=UNSET, phi=True)
    """Family name."""
