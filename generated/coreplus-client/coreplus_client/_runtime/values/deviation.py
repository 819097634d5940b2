"""A place where a response differs from its description."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen


@frozen
class Deviation:
    """One place where an answer differs from its description. It never holds the value.

    Attributes:
        pointer: JSON pointer to the place, such as ``/appointments/3/app_time``.
        kind: ``type`` (or malformed text), ``missing`` (a required property), ``enum`` (a value that the description
            does not list) or ``unknown`` (a property that it does not list).
        expected: What the description asks for.
        seen: The JSON type of what is there.
        schema: The name of the schema whose description is broken, if it has one.
        path: The way inside that schema: ``("properties", "app_time")``.
        accepted: What the description accepts there, as a JSON Schema.
    """

    pointer: str
    kind: str
    expected: str
    seen: str = ""
    schema: str | None = None
    path: tuple[str, ...] = ()
    accepted: Mapping[str, Any] = field(factory=dict[str, Any])
