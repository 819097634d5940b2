"""Violations of a JSON Schema in plain words. Nothing of the value is repeated, except names as `spec.names` allows."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from jsonschema_rs import ValidationError

from practice_mock.json_types import is_array, is_object
from practice_mock.rejection import Problem
from practice_mock.spec.names import nearest, repeatable, suggestion

EXAMPLES: Mapping[str, str] = {
    "date": "2025-01-31",
    "date-time": "2025-01-31T09:15:00Z",
    "date-time-local": "2025-01-31T09:15:00",
    "coreplus-date": "1990-01-31",
    "coreplus-date-time": "2025-01-31T09:15:00+10:00",
    "digits": "30",
    "decimal": "49.50",
    "email": "sam@example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
"""A text of each format."""

PATTERNS: Mapping[str, str] = {
    "^#?[0-9A-Fa-f]{6}$": "must be a colour such as #FFD700",
    "^#[0-9A-Fa-f]{6}$": "must be a colour such as #FFD700",
    "^([1-9][0-9]?|1[01][0-9]|120)$": "must be a whole number from 1 to 120, as text such as 30",
    r"^-?[0-9]+(\.[0-9]+)?$": "must be an amount such as 49.50",
    "^[0-9A-Za-z-]{1,50}$": "must be an identifier such as 66666666-6666-4666-8666-666666666666",
    "^[0-9]+$": "must be a whole number, as text such as 30",
    r"^[0-9]+(\.[0-9]{1,2})?$": "must be an amount such as 49.50, with at most two decimals",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{4}$": (
        "must be a time such as 2025-01-31 09:15:00+1000, encoded as 2025-01-31%2009%3A15%3A00%2B1000"
    ),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00$": "must be a date such as 2025-01-31T00:00:00",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2} ?[+-][0-9]{2}:[0-9]{2}$": (
        "must be a time such as 2025-01-31T09:15:00+10:00"
    ),
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})? ?[+-][0-9]{2}:[0-9]{2}$": (
        "must be a time such as 2025-01-31T09:15:00+10:00"
    ),
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$": "must be a time at the clinic such as 2025-01-31T09:15:00",
    # Those of records of the user's own.
    "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$": (
        "must be an identifier such as 66666666-6666-4666-8666-666666666666"
    ),
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": "must be a time of day such as 09:00",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$": "must be a time of day such as 09:00",
}
"""What must be true of a text that follows each pattern, with an example."""

UNNAMED = "(unnamed)"
"""Stands for a name that is not repeated."""


def schema_above(error: ValidationError, schema: Any, resolve: Callable[[Any], Any]) -> Mapping[str, Any]:
    """Return the schema that contains the violated keyword; empty if it cannot be found."""
    node = schema
    for step in error.evaluation_path[:-1]:
        if step == "$ref":
            node = resolve(node)
        elif is_object(node) and step in node:
            node = node[str(step)]
        elif is_array(node) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return {}
    return node if is_object(node) else {}


def describe_violation(error: ValidationError, schema: Mapping[str, Any], documented: Collection[str]) -> Problem:
    """Return the problem that a violation is.

    `schema` is the one that contains the violated keyword, and `documented` contains all names of the document.
    """
    path = _place(error)
    kind: Any = error.kind  # each kind has its own attributes
    keyword: str = kind.name
    if keyword == "required":
        return Problem(".".join([*path, kind.property]), "must be given")
    if keyword == "additionalProperties":
        known: Sequence[str] = tuple(schema.get("properties", {}))
        return Problem(
            ".".join([*path, _shown(kind.unexpected, known, documented)]), _unknown_fields(kind.unexpected, known)
        )
    if keyword == "enum":
        return Problem(".".join(path), _one_of(kind.options, error.instance))
    if keyword == "anyOf":
        return Problem(".".join(path), _required_sets(schema.get("anyOf", ())))
    return Problem(".".join(path), _MESSAGES.get(keyword, lambda _: f"violates the rule {keyword!r}")(kind))


def _place(error: ValidationError) -> list[str]:
    """Return the path to the value. A name that no schema declares, such as a key of a map, is not repeated."""
    keywords = error.evaluation_path
    declared = {name for keyword, name in pairwise(keywords) if keyword == "properties"}
    return [str(step) if isinstance(step, int) or step in declared else UNNAMED for step in error.instance_path]


def _shown(unexpected: Sequence[str], known: Sequence[str], documented: Collection[str]) -> str:
    """Return the first unexpected name, if it may be repeated."""
    return unexpected[0] if repeatable(unexpected[0], known, documented) else UNNAMED


def _unknown_fields(unexpected: Sequence[str], known: Sequence[str]) -> str:
    text = "is not a known field"
    if len(unexpected) > 1:
        text += f", and {len(unexpected) - 1} more are not"
    meant = nearest(unexpected[0], known)  # the field that is named
    if meant:
        text += f"; did you mean {meant}?"
    if not known:
        return text
    return f"{text} Known fields: {', '.join(known)}" if meant else f"{text}; the known fields are {', '.join(known)}"


def _one_of(options: Sequence[Any], value: Any) -> str:
    texts = [option if isinstance(option, str) else json.dumps(option) for option in options]
    return f"must be one of {', '.join(texts)}" + (suggestion(value, texts) if isinstance(value, str) else "")


def _required_sets(branches: Iterable[Any]) -> str:
    """Return what `anyOf` requires, if its branches only require fields."""
    sets = [branch["required"] if is_object(branch) and branch.keys() == {"required"} else () for branch in branches]
    if not sets or not all(sets):
        return "matches none of the allowed schemas"
    return "must contain " + ", or ".join(" and ".join(fields) for fields in sets)


def _format(kind: Any) -> str:
    example = EXAMPLES.get(kind.format)
    return f"must have the format {kind.format}" + (f", such as {example}" if example else "")


_MESSAGES: dict[str, Callable[[Any], str]] = {
    "type": lambda kind: "must be of type " + " or ".join(kind.types),
    "format": _format,
    "pattern": lambda kind: PATTERNS.get(kind.pattern, f"must match {kind.pattern}"),
    "minimum": lambda kind: f"must be at least {kind.limit}",
    "maximum": lambda kind: f"must be at most {kind.limit}",
    "multipleOf": lambda kind: f"must be a multiple of {kind.multiple_of:g}",
    "minLength": lambda kind: f"must have at least {kind.limit} characters",
    "maxLength": lambda kind: f"must have at most {kind.limit} characters",
    "minItems": lambda kind: f"must have at least {kind.limit} items",
    "maxItems": lambda kind: f"must have at most {kind.limit} items",
    "minProperties": lambda kind: f"must have at least {kind.limit} fields",
    "maxProperties": lambda kind: f"must have at most {kind.limit} fields",
    "uniqueItems": lambda _: "must not contain equal items",
    "not": lambda _: "contains fields that exclude each other",
}
