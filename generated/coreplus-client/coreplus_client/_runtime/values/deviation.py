"""Places where a response differs from its schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from .incomplete import always_printed


@always_printed
@frozen
class Deviation:
    """One place where a response differs from its schema. It never contains the value.

    Attributes:
        pointer: JSON pointer to the place, such as ``/appointments/3/app_time``.
        kind: ``type`` (wrong type, or malformed string), ``missing`` (a required property), ``enum`` (a value that the
            schema does not list) or ``unknown`` (a property that the schema does not list).
        expected: What the schema requires.
        actual: The JSON type of the received value.
        schema: The name of the violated schema, if it has one.
        path: The path inside that schema: ``("properties", "app_time")``.
        accepted: What is accepted there, as a JSON Schema.
    """

    pointer: str
    kind: str
    expected: str
    actual: str = ""
    schema: str | None = None
    path: tuple[str, ...] = ()
    accepted: Mapping[str, Any] = field(factory=dict[str, Any])
