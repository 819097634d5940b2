"""Parameters of an operation: text in, checked values out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from practice_mock.json_types import is_array
from practice_mock.rejection import Problem
from practice_mock.spec.names import MASK
from practice_mock.spec.schema import SchemaCheck, Schemas

Location = Literal["path", "query", "header"]

_INTEGER = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_LONGEST_NUMBER = 100
_TIMES = frozenset({"date", "date-time", "date-time-local", "coreplus-query-date-time"})
"""The formats of text that can say nothing but a time."""
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_SEPARATORS = {"form": ",", "simple": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    location: Location
    required: bool
    private: bool
    """Whether the parameter identifies or describes a person (`x-phi`)."""
    types: frozenset[str]
    item_types: frozenset[str]
    separator: str | None
    """The separator of the items of an array; None if the parameter is repeated instead."""
    check: SchemaCheck
    options: frozenset[str] = frozenset()
    """The texts that it allows, if these are few."""
    is_time: bool = False
    """Whether its text is a date or a time."""

    @classmethod
    def compile(cls, definition: Mapping[str, Any], schemas: Schemas) -> Parameter:
        """Compile a parameter object of a document."""
        location = cast(Location, definition["in"])
        schema = definition["schema"]
        style = definition.get("style", "form" if location == "query" else "simple")
        resolved = schemas.resolve(schema)
        item = schemas.resolve(resolved["items"]) if "items" in resolved else resolved
        explode = definition.get("explode", style == "form")
        return cls(
            name=definition["name"],
            location=location,
            required=bool(definition.get("required")),
            private=bool(definition.get("x-phi")),
            types=schemas.types(schema),
            item_types=schemas.types(resolved.get("items", {})),
            separator=None if explode and location == "query" else _SEPARATORS[style],
            check=schemas.check(schema),
            options=frozenset(option for option in item.get("enum", ()) if isinstance(option, str)),
            is_time=item.get("format") in _TIMES,
        )

    def read(self, texts: Sequence[str]) -> tuple[Any, tuple[Problem, ...]]:
        """Return the value of the texts, and what is wrong with it."""
        value: Any
        if "array" in self.types:
            parts = list(texts)
            if self.separator is not None:
                parts = [part for text in texts for part in (text.split(self.separator) if text else ())]
            value = [_scalar(part, self.item_types) for part in parts]
        elif len(texts) > 1:
            return None, (Problem(self.name, "must be given once"),)
        else:
            value = _scalar(texts[0], self.types)
        return value, tuple(Problem(self.name, problem.message) for problem in self.check.problems(value))

    def harmless(self, value: Any, words: Collection[str]) -> Any:
        """Return a value that follows the schema, without text that anyone may have written, such as a name.

        Numbers, times, UUIDs, documented texts and `words` stay; a mask replaces any other text.
        """
        if is_array(value):
            return [self.harmless(one, words) for one in value]
        if not isinstance(value, str) or self.is_time or value in self.options or value in words:
            return value
        return value if _UUID.fullmatch(value) else MASK


def _scalar(text: str, types: frozenset[str]) -> Any:
    """Return the number or boolean that a text spells, if the schema allows one; otherwise the text itself."""
    if "integer" in types and len(text) <= _LONGEST_NUMBER and _INTEGER.fullmatch(text):
        return int(text)
    if "number" in types and len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return float(text)
    if "boolean" in types and text in {"true", "false"}:
        return text == "true"
    return text
