"""What answers taught us: where they differed from their description, counted, and said as an OpenAPI Overlay.

The documents were written from public documentation; reality corrects them. Nothing here holds a value.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from .deviation import Deviation


@frozen
class DriftEntry:
    """One way in which answers differ from their description.

    Attributes:
        operation: The operation whose answers did, as ``resource.method``.
        deviation: The place, with ``*`` for every index of a list.
        count: How often.
    """

    operation: str
    deviation: Deviation
    count: int


class Drift:
    """The deviations that a client met. Threads and tasks share it; iterate it for its entries, or print it."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str, str]] = Counter()
        self._examples: dict[tuple[str, str, str, str], Deviation] = {}
        self._lock = threading.Lock()

    def note(self, operation: str, found: Iterable[Deviation]) -> None:
        """Count the deviations of an answer."""
        self.count(operation, ((deviation, 1) for deviation in found))

    def count(self, operation: str, found: Iterable[tuple[Deviation, int]]) -> None:
        """Count the deviations of an answer, each of which comes with how often it was found."""
        for deviation, times in found:
            place = re.sub(r"/\d+(?=/|$)", "/*", deviation.pointer)
            key = (operation, place, deviation.kind, deviation.seen)
            with self._lock:
                self._counts[key] += times
                if key not in self._examples:
                    self._examples[key] = evolve(deviation, pointer=place)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._counts.clear()
            self._examples.clear()

    def __iter__(self) -> Iterator[DriftEntry]:
        with self._lock:
            counted = sorted(self._counts.items())
            return iter([DriftEntry(key[0], self._examples[key], count) for key, count in counted])

    def __len__(self) -> int:
        with self._lock:
            return len(self._counts)

    def overlay(self) -> dict[str, Any]:
        """An OpenAPI Overlay (1.0.0) that loosens the document just so far that what came conforms."""
        actions: list[dict[str, Any]] = []
        places: dict[tuple[str, tuple[str, ...]], list[Deviation]] = {}
        for entry in self:
            deviation = entry.deviation
            if deviation.schema is not None:
                places.setdefault((deviation.schema, deviation.path), []).append(deviation)
        replaced: set[tuple[str, tuple[str, ...]]] = set()
        for (schema, path), found in sorted(places.items()):
            if any((schema, path[:length]) in replaced for length in range(len(path))):
                continue
            inside = any(other == schema and way[:-1][: len(path)] == path for other, way in places)
            if inside and any(deviation.kind == "type" for deviation in found):
                # A new description takes the place of all that is inside, and so says nothing of it.
                found = [evolve(deviation, accepted=_outline(deviation.accepted)) for deviation in found]
                replaced.add((schema, path))
            actions += _actions(schema, path, found)
        return {
            "overlay": "1.0.0",
            "info": {"title": "What answers taught us", "version": "1"},
            "actions": actions or [{"target": "$.info", "update": {}}],
        }

    def __str__(self) -> str:
        return json.dumps(self.overlay(), indent=2)

    def __repr__(self) -> str:
        entries = list(self)
        return f"<Drift of {len(entries)} kinds, {sum(entry.count for entry in entries)} in all>"


def _actions(schema: str, path: tuple[str, ...], found: list[Deviation]) -> Iterator[dict[str, Any]]:
    """The actions for one place of one schema."""
    holder, name = ("$.components.schemas", schema, *path[:-1]), path[-1]
    kinds = {deviation.kind for deviation in found}
    if "missing" in kinds:
        target = f"{_jsonpath(('$.components.schemas', schema, 'required'))}[?@ == {json.dumps(name)}]"
        yield {"target": target, "description": "An answer came without it.", "remove": True}
    seen = sorted({deviation.seen for deviation in found if deviation.kind != "missing"})
    if not seen:
        return
    if "unknown" in kinds:
        yield {"target": _jsonpath(holder), "description": "An answer had it.", "update": {name: _any_of({}, seen)}}
        return
    accepted = next(deviation.accepted for deviation in found if deviation.kind in ("type", "enum"))
    words = "An answer had another type, format or value."
    # What an update merges into stays as strict as it was: the old description goes first.
    yield {"target": _jsonpath((*holder, name)), "description": words, "remove": True}
    yield {"target": _jsonpath(holder), "description": words, "update": {name: _any_of(accepted, seen)}}


def _outline(accepted: Mapping[str, Any]) -> Mapping[str, Any]:
    """The types of a description, without what it says of items and properties."""
    if "anyOf" in accepted:
        return {"anyOf": [_outline(choice) for choice in accepted["anyOf"]]}
    return {"type": accepted["type"]} if "type" in accepted else {}


def _any_of(accepted: Mapping[str, Any], seen: list[str]) -> dict[str, Any]:
    choices = [dict(accepted)] if accepted else []
    choices += [{"type": name} for name in seen]
    return {"description": "As seen in answers.", "anyOf": choices}


def _jsonpath(tokens: tuple[str, ...]) -> str:
    return tokens[0] + "".join(f"[{json.dumps(token)}]" for token in tokens[1:])
