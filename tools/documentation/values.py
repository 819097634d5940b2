"""Values as source text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

CONDITION = re.compile(r"(?P<name>\w+)(?P<sign>>=|=|>|~)(?P<value>.*)")

Name = tuple[str, str]
"""A module, and a name in it."""


@dataclass(frozen=True)
class Written:
    """Source text, which can be written in one line or in several.

    Attributes:
        start: The whole text, or what is before the inner parts.
        inner: The items of a list or a dict, or the arguments of a call: what is before each of them, and it.
        end: What is after the inner parts.
        names: What it needs to import.
    """

    start: str
    inner: tuple[tuple[str, Written], ...] = ()
    end: str = ""
    names: frozenset[Name] = frozenset()

    @property
    def line(self) -> str:
        """The text in one line."""
        return f"{self.start}{', '.join(before + one.line for before, one in self.inner)}{self.end}"

    def lines(self, width: int, before: str = "", after: str = "") -> list[str]:
        """Return the text in lines of a width, if that is possible, with more text before and after it."""
        line = f"{before}{self.line}{after}"
        if len(line) <= width or not self.inner:
            return [line]
        inner = [line for start, one in self.inner for line in one.lines(width - 4, start, ",")]
        return [before + self.start, *(f"    {line}" for line in inner), self.end + after]

    def needed(self) -> frozenset[Name]:
        """Return what it and its parts need to import."""
        return self.names.union(*(one.needed() for _, one in self.inner))


def written(value: Any) -> Written:
    """Return a value of an argument as source text."""
    if isinstance(value, datetime):
        return _datetime(value)
    if isinstance(value, date):
        return _called("datetime", "date", value.year, value.month, value.day)
    if isinstance(value, Decimal):
        return _called("decimal", "Decimal", str(value))
    if isinstance(value, list):
        return _several("[", [("", one) for one in value], "]")
    if isinstance(value, dict):
        return _several("{", [(f"{written(name).line}: ", one) for name, one in value.items()], "}")
    if hasattr(value, "__wires__"):
        kind = type(value)
        given = [(name, getattr(value, name)) for name in kind.__wires__]
        inner = [(f"{name}=", one) for name, one in given if one is not None]  # or absent
        return _several(f"{kind.__name__}(", inner, ")", (kind.__module__.partition(".")[0], kind.__name__))
    return Written(json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value))


def condition(package: str, text: str, filters: Sequence[tuple[str, str, str]]) -> Written:
    """Return a list with a condition, given that of the command line."""
    match = CONDITION.fullmatch(text)
    assert match is not None, text
    attribute, form = next((attribute, form) for name, attribute, form in filters if name == match["name"])
    value = _operand(match["value"], form)
    sign = {"=": "=="}.get(match["sign"], match["sign"])
    made = f".contains({value.line})" if sign == "~" else f" {sign} {value.line}"
    return Written(f"[F.{attribute}{made}]", names=value.needed() | {(package, "F")})


def _operand(text: str, form: str) -> Written:
    if form.startswith("date-time"):
        return written(datetime.fromisoformat(text))
    if form == "date":
        return written(date.fromisoformat(text))
    if form == "boolean":
        return written(text == "true")
    return written(text if form == "string" else int(text))


def _datetime(value: datetime) -> Written:
    if value.tzinfo not in (None, UTC):
        made = _called("datetime", "datetime", value.isoformat())
        return Written("datetime.fromisoformat(", made.inner, ")", made.names)
    parts = [value.year, value.month, value.day, value.hour, value.minute]
    made = _called(
        "datetime", "datetime", *(parts if any(parts[3:]) else parts[:3]), *([value.second] * bool(value.second))
    )
    if value.tzinfo is None:
        return made
    return Written(made.start, (*made.inner, ("tzinfo=", Written("UTC"))), ")", made.names | {("datetime", "UTC")})


def _called(module: str, name: str, *arguments: Any) -> Written:
    """Return the call of a name of the standard library."""
    return _several(f"{name}(", [("", one) for one in arguments], ")", (module, name))


def _several(start: str, inner: Iterable[tuple[str, Any]], end: str, *names: Name) -> Written:
    return Written(start, tuple((before, written(one)) for before, one in inner), end, frozenset(names))
