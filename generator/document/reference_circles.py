"""Find references that no one can follow to an end: circles, and chains that are too long.

A record may contain itself, because its class has a name. A component that is only a reference to another one, and a
schema that is not a record (an array, a map, a choice), stands for its content, so it must not lead back to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define

from ..runtime.values.json import is_object
from .json_pointer import escape, unescape
from .limits import MAX_DEPTH
from .positions import Kind, inside, is_reference, references

_MOST_NAMES = 6
"""The number of components of a circle that are named."""


@define
class _Visit:
    """A component whose references are being followed.

    Attributes:
        pointer: Its pointer.
        waiting: The components that it refers to and that have not been followed.
        depth: The length of the longest chain of references that begins here, so far.
    """

    pointer: str
    waiting: list[str]
    depth: int = 1


def endless(components: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the pointer of a component in every circle and in every chain that is too long, with a message.

    Without these components, there are no other circles and chains.
    """
    graph = dict(_graph(components))
    depths: dict[str, int] = {}
    for start in graph:
        if start not in depths:
            yield from _endless_from(start, graph, depths)


def _endless_from(start: str, graph: Mapping[str, list[str]], depths: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Follow the references of a component, and store the length of the chain that begins at each component."""
    line = [_Visit(start, list(graph[start]))]
    active = {start}
    while line:
        visit = line[-1]
        target = visit.waiting.pop() if visit.waiting else None
        if target is None:
            if visit.depth > MAX_DEPTH:
                yield visit.pointer, f"begins a chain of more than {MAX_DEPTH} references; write one of them out"
                visit.depth = 0
            depths[visit.pointer] = visit.depth
            active.discard(visit.pointer)
            line.pop()
            if line:
                line[-1].depth = max(line[-1].depth, visit.depth + 1)
        elif target in active:
            circle = [other.pointer for other in line]
            names = [_name(pointer) for pointer in circle[circle.index(target) :]]
            shown = (
                names if len(names) <= _MOST_NAMES else [*names[: _MOST_NAMES // 2], "…", *names[-_MOST_NAMES // 2 :]]
            )
            yield visit.pointer, f"refers to itself ({' → '.join([*shown, names[0]])}); write one of them out"
            visit.waiting, visit.depth = [], 0
        elif target in depths:
            visit.depth = max(visit.depth, depths[target] + 1)
        elif target in graph:
            line.append(_Visit(target, list(graph[target])))
            active.add(target)


def _graph(components: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the pointer of each component with those of the components that it stands for."""
    for section, declared in components.items():
        position = inside(inside(Kind.COMPONENTS, section), "")
        for name, value in declared.items() if is_object(declared) else ():
            pointer = f"/components/{escape(section)}/{escape(name)}"
            if position is Kind.SCHEMA and not _is_record(value):
                yield pointer, [target.removeprefix("#") for target in references(value, position)]
            elif is_reference(position, value):
                yield pointer, [str(value["$ref"]).removeprefix("#")]


def _is_record(schema: Any) -> bool:
    return is_object(schema) and "$ref" not in schema and ("enum" in schema or schema.get("type") == "object")


def _name(pointer: str) -> str:
    return unescape(pointer.rpartition("/")[2])
