"""What was probably meant by a path that an API does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from practice_mock.spec.names import similarity
from practice_mock.spec.routing import Router, segments

_SIMILAR = 0.7
_MOST_SEGMENTS = 8


@dataclass(frozen=True, slots=True)
class Served:
    """An API as it is served: its router, and the base path under which its paths are."""

    name: str
    base: str
    router: Router[Any]


def similar_template(router: Router[Any], path: Sequence[str]) -> str | None:
    """Return the most similar path template of an API with as many segments as a path, or None."""
    best, found = 0.0, None
    for template in router.templates:
        wanted = segments(template)
        if len(wanted) != len(path):
            continue
        scores = [similarity(part, name) for part, name in zip(path, wanted, strict=True) if not name.startswith("{")]
        if scores and min(scores) >= _SIMILAR and sum(scores) / len(scores) > best:
            best, found = sum(scores) / len(scores), template
    return found


def hint(path: Sequence[str], served: Iterable[Served], origin: str) -> str:
    """Return a sentence about what was probably meant by a path; empty if there is no good guess.

    The path, given as decoded segments, is not one of the APIs. Nothing of it is repeated.
    """
    if not 0 < len(path) <= _MOST_SEGMENTS:
        return ""
    full = [part for part in path if part]
    sentences: list[str] = []
    if len(full) < len(path):
        sentences.append("The path has an empty segment: is there one slash too many after the base URL?")
    apis = list(served)
    found = [(api, _ending(full, api.router.template_of)) for api in apis]
    if not any(template for _, template in found):
        found = [(api, _ending(full, partial(similar_template, api.router))) for api in apis]
    sentences += [
        f"{api.name} has the path {template} under the base URL {origin}{api.base}."
        for api, template in found
        if template is not None
    ]
    return " ".join(sentences)


def _ending(path: Sequence[str], template_of: Callable[[Sequence[str]], str | None]) -> str | None:
    """Return the template of the longest end of a path that has one."""
    return next(filter(None, (template_of(path[start:]) for start in range(len(path)))), None)
