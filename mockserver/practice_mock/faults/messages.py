"""Violations of the schema of fault plans, in plain words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jsonschema_rs import ValidationError

from practice_mock.json_types import is_object
from practice_mock.spec.names import MOST, nearest
from practice_mock.spec.violations import describe_violation, schema_above

_LONGEST = 60

PATTERNS: Mapping[str, str] = {
    "^[ -~]+$": "must be printable ASCII text",
    "^[!-~][ -~]*[!-~]$": "must be a media type such as text/html",
    "^[!-~]+$": "must be printable ASCII text without spaces",
    "^([!-~]([ -~]*[!-~])?)?$": "must be printable ASCII text without spaces at its ends",
    "^[a-z0-9-]{1,100}$": "must have lower-case names of letters, digits and dashes",
    "^p(100|[1-9]?[0-9]([.][0-9]{1,3})?)$": "must have percentiles from p0 to p100 as names, such as p50 or p99.9",
}
"""What must be true of a text, or of an object with such names, that follows each pattern of the schema."""


def describe_plan_violation(error: ValidationError, schema: Mapping[str, Any]) -> str:
    """Return what is wrong at the place of a violation. The names in a plan are those of its author."""
    above = schema_above(error, schema, lambda node: _resolve(node, schema))
    kind: Any = error.kind
    match kind.name:
        case "required":
            return f"needs the field {kind.property}"
        case "additionalProperties":
            return _unknown(kind.unexpected, tuple(above.get("properties", {})))
        case "not":
            return _excluded(above.get("not", {}))
        case "anyOf":
            return "with a status below 400 needs body or text, because the API has no error body for it"
        case "pattern":
            return PATTERNS.get(kind.pattern, f"must match {kind.pattern}")
        case "propertyNames":
            return _wrong_name(kind.error)
        case "type":
            return f"must be {' or '.join(_type(name) for name in kind.types)}, not {_shown(error.instance)}"
        case _:
            message = describe_violation(error, above, ()).message
            return message if message.endswith("?") else f"{message}, not {_shown(error.instance)}"


_TYPES = {"object": "an object", "array": "a list", "string": "text", "integer": "a whole number", "number": "a number"}


def _type(name: str) -> str:
    return _TYPES.get(name, name)


def _unknown(unexpected: Sequence[str], known: Sequence[str]) -> str:
    parts: list[str] = []
    for name in unexpected[:MOST]:
        meant = nearest(name, known)
        parts.append(f"{_shown(name)} (did you mean {meant}?)" if meant else _shown(name))
    if len(unexpected) > MOST:
        parts.append(f"and {len(unexpected) - MOST} more")
    text = f"has the unknown field{'s' if len(parts) > 1 else ''} {', '.join(parts)}"
    return f"{text}; the known fields are {', '.join(known)}" if known else text


def _wrong_name(error: ValidationError) -> str:
    name = _shown(error.instance)
    kind: Any = error.kind
    if kind.name == "pattern":
        return f"{PATTERNS.get(kind.pattern, f'must have names that match {kind.pattern}')}, not {name}"
    return f"must not contain {name}, which the server or another field of the action sets"


def _excluded(excluded: Any) -> str:
    if is_object(excluded) and "enum" in excluded:
        *others, last = map(str, excluded["enum"])
        return f"must not be {', '.join(others)} or {last}"
    return "must not contain both " + " and ".join(excluded.get("required", ()))


def _shown(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _resolve(node: Any, schema: Mapping[str, Any]) -> Any:
    while is_object(node) and "$ref" in node:
        target: Any = schema
        for step in str(node["$ref"]).removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node
