"""Routing of a path to its operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """The operations of a path by method, the text of each path parameter, and the path's template."""

    methods: Mapping[str, T]
    parameters: Mapping[str, str]
    template: str


@dataclass(slots=True)
class _Node(Generic[T]):
    fixed: dict[str, _Node[T]] = field(default_factory=lambda: dict[str, "_Node[T]"]())
    parameter: _Node[T] | None = None
    names: tuple[str, ...] = ()
    template: str = ""
    methods: dict[str, T] = field(default_factory=lambda: dict[str, T]())


class Router(Generic[T]):
    """A tree of path segments. A fixed segment takes precedence over a parameter, as OpenAPI requires."""

    def __init__(self, *, ignore_case: bool) -> None:
        self._root: _Node[T] = _Node()
        self._ignore_case = ignore_case
        self.templates: list[str] = []
        """The path templates, each once."""

    def add(self, template: str, method: str, target: T) -> None:
        """Add an operation under a path template such as `/appointment/{appointment_id}/cancel`."""
        if template not in self.templates:
            self.templates.append(template)
        node = self._root
        names: list[str] = []
        for segment in segments(template):
            if segment.startswith("{"):
                names.append(segment[1:-1])
                node.parameter = node.parameter or _Node()
                node = node.parameter
            else:
                node = node.fixed.setdefault(self._fold(segment), _Node())
        node.names = tuple(names)
        node.template = template
        node.methods[method] = target

    def find(self, path: Sequence[str]) -> Match[T] | None:
        """Return the operations of a path, given as decoded segments; None if there are none."""
        return self._find(self._root, path, ())

    def template_of(self, path: Sequence[str]) -> str | None:
        """Return the template of a path, given as decoded segments; None if there is none."""
        match = self.find(path)
        return match.template if match else None

    def _find(self, node: _Node[T], path: Sequence[str], values: tuple[str, ...]) -> Match[T] | None:
        if not path:
            if not node.methods:
                return None
            return Match(node.methods, dict(zip(node.names, values, strict=True)), node.template)
        fixed = node.fixed.get(self._fold(path[0]))
        found = self._find(fixed, path[1:], values) if fixed else None
        if found is None and node.parameter is not None and path[0]:
            found = self._find(node.parameter, path[1:], (*values, path[0]))
        return found

    def _fold(self, segment: str) -> str:
        return segment.lower() if self._ignore_case else segment


def segments(path: str) -> list[str]:
    """Return the segments of a path. One slash at the end does not add a segment; two slashes make an empty one."""
    inner = path.removeprefix("/").removesuffix("/")
    return inner.split("/") if inner else []


def methods_of(item: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Return the operations of a path item, with their methods in upper case."""
    for method in ("get", "put", "post", "delete", "patch"):
        if method in item:
            yield method.upper(), item[method]


def parameters_of(
    document: Mapping[str, Any], item: Mapping[str, Any], operation: Mapping[str, Any]
) -> Iterable[Mapping[str, Any]]:
    """Return the parameters of an operation of a path item, which include those of the path item."""
    shared = document["components"].get("parameters", {})
    for parameter in (*item.get("parameters", ()), *operation.get("parameters", ())):
        yield shared[parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter
