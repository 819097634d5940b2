"""Count where responses differ from their schemas, and write the differences as an OpenAPI Overlay.

The OpenAPI documents were written from public documentation, and real responses correct them. No values are stored.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any, Final, cast

from attrs import evolve, frozen

from .deviation import Deviation
from .incomplete import always_printed
from .json import copied, is_object
from .per_process import PerProcess
from .safe_text import REDACTED

MAX_KINDS: Final = 1000
"""The number of kinds of difference that are kept. A server that sends more has no fixed set of properties."""

_MAX_PER_RESPONSE: Final = 50_000
"""The number of differences that are counted in one response, which takes about a second."""


@always_printed
@frozen
class DriftEntry:
    """One way in which responses differ from their schema.

    Attributes:
        operation: The operation, as ``resource.method``.
        deviation: The deviation. Its pointer has ``*`` for every index of a list.
        count: The number of times that it was found.
    """

    operation: str
    deviation: Deviation
    count: int


@always_printed
class Drift:
    """The deviations that a client found. Iterate over its entries, or print it as an Overlay. It is thread-safe.

    At most 1000 kinds of deviation are kept; ``unlisted`` counts the others.
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str, str]] = Counter()
        self._examples: dict[tuple[str, str, str, str], Deviation] = {}
        self._unlisted = 0
        self._lock = PerProcess(threading.Lock)

    def note(self, operation: str, found: Iterable[Deviation]) -> None:
        """Count the deviations of a response."""
        self.count(operation, ((deviation, 1) for deviation in found))

    def count(self, operation: str, found: Iterable[tuple[Deviation, int]]) -> None:
        """Count the deviations of a response, each given with the number of times it was found."""
        for deviation, times in islice(found, _MAX_PER_RESPONSE):
            place = re.sub(r"/\d+(?=/|$)", "/*", deviation.pointer)
            key = (operation, place, deviation.kind, deviation.actual)
            with self._lock.get():
                if key in self._examples:
                    self._counts[key] += times
                elif len(self._examples) < MAX_KINDS:
                    self._counts[key] = times
                    self._examples[key] = evolve(deviation, pointer=place)
                else:
                    self._unlisted += times

    def clear(self) -> None:
        """Remove all entries."""
        with self._lock.get():
            self._counts.clear()
            self._examples.clear()
            self._unlisted = 0

    @property
    def unlisted(self) -> int:
        """The number of deviations that were found beyond the kinds that are kept."""
        return self._unlisted

    def __iter__(self) -> Iterator[DriftEntry]:
        with self._lock.get():
            counted = sorted(self._counts.items())
            return iter([DriftEntry(key[0], self._examples[key], count) for key, count in counted])

    def __len__(self) -> int:
        with self._lock.get():
            return len(self._counts)

    def overlay(self) -> dict[str, Any]:
        """Return an OpenAPI Overlay (1.0.0) that relaxes the document just enough for the responses to conform."""
        places: _Places = {}
        for entry in self:
            deviation = entry.deviation
            if deviation.schema is not None and REDACTED not in deviation.path:
                places.setdefault((deviation.schema, deviation.path), []).append(deviation)
        actions: list[dict[str, Any]] = []
        replaced: set[tuple[str, tuple[str, ...]]] = set()
        for (schema, path), found in sorted(places.items()):
            if any((schema, path[:length]) in replaced for length in range(len(path))):
                continue  # it is part of a schema that is replaced as a whole
            if any(deviation.kind in _REPLACING for deviation in found):
                replaced.add((schema, path))
            actions += _actions(schema, path, found, places)
        return {
            "overlay": "1.0.0",
            "info": {"title": "Differences found in responses", "version": "1"},
            "actions": actions or [{"target": "$.info", "update": {}}],
        }

    def __str__(self) -> str:
        return json.dumps(self.overlay(), indent=2)

    def __repr__(self) -> str:
        entries = list(self)
        more = f", {self._unlisted} more not listed" if self._unlisted else ""
        return f"<Drift: {len(entries)} kinds of difference, {sum(entry.count for entry in entries)} in total{more}>"


_Places = dict[tuple[str, tuple[str, ...]], list[Deviation]]
"""The deviations at each place of each schema."""

_REPLACING = ("type", "enum")
"""The kinds of deviations for which a schema is replaced."""


def _actions(schema: str, path: tuple[str, ...], found: list[Deviation], places: _Places) -> Iterator[dict[str, Any]]:
    """Yield the actions for one place of one schema."""
    parent, name = ("$.components.schemas", schema, *path[:-1]), path[-1]
    kinds = {deviation.kind for deviation in found}
    if "missing" in kinds:
        target = f"{_jsonpath(('$.components.schemas', schema, 'required'))}[?@ == {json.dumps(name)}]"
        yield {"target": target, "description": "A response did not contain it.", "remove": True}
    if "unknown" in kinds:
        reason = "A response contained it."
        yield {"target": _jsonpath(parent), "description": reason, "update": {name: _any_of({}, found)}}
    elif not kinds.isdisjoint(_REPLACING):
        reason = "A response had another type, format or value."
        # An update is merged, which keeps the old constraints: remove the old schema first.
        yield {"target": _jsonpath((*parent, name)), "description": reason, "remove": True}
        yield {"target": _jsonpath(parent), "description": reason, "update": {name: _relaxed(schema, path, places)}}


def _relaxed(schema: str, path: tuple[str, ...], places: _Places) -> dict[str, Any]:
    """Return the schema of a place that also accepts what was found there and inside of it."""
    found = places[schema, path]
    accepted = next(deviation.accepted for deviation in found if deviation.kind in _REPLACING)
    relaxed: dict[str, Any] = copied(_at(_documented().get(schema), path) or dict(accepted))
    inside = [other for at, other in places if at == schema and len(other) > len(path) and other[: len(path)] == path]
    for inner in sorted(inside, key=len, reverse=True):
        holder = _at(relaxed, inner[len(path) : -1])
        if holder is None or inner[-1] not in holder:  # only the types are known
            relaxed = _outline(relaxed)
            break
        holder[inner[-1]] = _any_of(holder[inner[-1]], places[schema, inner])
    return _any_of(relaxed, found)


@cache
def _documented() -> Mapping[str, Any]:
    """Return the named schemas of the API's document, which the package contains; none outside of a client package."""
    package = __name__.rpartition("._runtime.")[0]
    if not package:
        return {}
    return cast("Mapping[str, Any]", json.loads(files(package).joinpath("schemas.json").read_text("utf-8")))


def _at(schema: Any, path: Iterable[str]) -> dict[str, Any] | None:
    """Return the schema at a path inside another one, if there is one."""
    for step in path:
        schema = schema.get(step) if is_object(schema) else None
    return schema if is_object(schema) else None


def _outline(accepted: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema reduced to its types, without items and properties."""
    if "anyOf" in accepted:
        return {"anyOf": [_outline(choice) for choice in accepted["anyOf"]]}
    return {name: accepted[name] for name in ("$ref", "type") if name in accepted}


def _any_of(documented: Mapping[str, Any], found: list[Deviation]) -> dict[str, Any]:
    """Return a schema with one branch for the documented schema, unchanged, and one for each type that was found.

    If the documented schema consists of branches itself, the types are added to them.
    """
    notes = {name: documented[name] for name in ("description", "x-phi") if name in documented}
    if "anyOf" in documented and not documented.keys() & {"type", "$ref"}:
        notes = {name: value for name, value in documented.items() if name != "anyOf"}
        branches = list(documented["anyOf"])
    else:
        branches = [dict(documented)] if documented else []
    for kind in sorted({deviation.actual for deviation in found if deviation.kind != "missing"}):
        if {"type": kind} not in branches:
            branches.append({"type": kind})
    return {"description": "As found in responses.", **notes, "anyOf": branches}


def _jsonpath(tokens: tuple[str, ...]) -> str:
    return tokens[0] + "".join(f"[{json.dumps(token)}]" for token in tokens[1:])
