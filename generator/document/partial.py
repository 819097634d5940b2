"""Leave values out of a document because of a problem, and find out which problems merely follow from that."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from pathlib import Path
from typing import Any

from attrs import evolve

from ..runtime.values.json import copied, is_array, is_object
from .bundle import Document
from .json_pointer import escape, resolve, unescape
from .positions import is_reference, position_at, references
from .problems import Problem
from .yaml_source import Source

_PUNCTUATION = re.compile(r"[:;,(){}]")

_OWNER = 4
"""The number of tokens of the pointer of an operation or a component, with the empty one."""

_OWNER_SERVER = 3
"""The same for a server."""


def without(document: Document, removed: Mapping[str, bool]) -> Document:
    """Return a document without the values at some pointers, each with whether something may depend on the value."""
    data, origins = copied(document.data), dict(document.origins)
    broken: set[tuple[Path, str]] = set()
    # The last entries first, so that the pointers of the others stay valid.
    for pointer in sorted(removed, key=_sort_key, reverse=True):
        if removed[pointer]:
            source, inner = origin(document, pointer)
            broken.add((source.path, inner))
        _remove(data, origins, document, pointer)
    return evolve(document, data=data, origins=origins, broken=document.broken | broken)


def with_entries(document: Document, pointers: Iterable[str], key: str, value: Any) -> Document:
    """Return a document with one more entry in the objects at some pointers."""
    data = copied(document.data)
    for pointer in pointers:
        resolve(data, pointer)[key] = value
    return evolve(document, data=data)


def origin(document: Document, pointer: str) -> tuple[Source, str]:
    """Return the file and pointer that a value of a document comes from."""
    known = pointer
    while known not in document.origins and known:
        known = known.rpartition("/")[0]
    source, inner = document.origins[known]
    return source, inner + pointer[len(known) :]


def _remove(data: Any, origins: dict[str, tuple[Source, str]], document: Document, pointer: str) -> None:
    *outer, last = pointer.split("/")[1:]
    holder, token = data, unescape(last)
    for inner in outer:
        holder = holder[unescape(inner)] if is_object(holder) else holder[int(inner)]
    if is_object(holder):
        holder.pop(token, None)
    elif is_array(holder):
        where = pointer.rpartition("/")[0]
        places = [origins.get(f"{where}/{index}", origin(document, f"{where}/{index}")) for index in range(len(holder))]
        del holder[int(token)], places[int(token)]
        origins.update({f"{where}/{index}": place for index, place in enumerate(places)})


def _sort_key(pointer: str) -> list[tuple[int, str]]:
    return [(int(token) if token.isdecimal() else -1, token) for token in pointer.split("/")]


class Reach(Enum):
    """What a rule reads to report a problem."""

    VALUE = auto()
    """The value at the place of the problem."""
    OWNER = auto()
    """The operation, component or server with that value, and the components that it refers to."""
    DOCUMENT = auto()
    """Anything."""


class Consequences:
    """Which problems of a document with broken values merely follow from these."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._affected: dict[str, bool] = {}
        self._holders: set[tuple[Path, str]] = set()
        self._keys: defaultdict[tuple[Path, str], set[str]] = defaultdict(set)
        for file, pointer in document.broken:
            self._holders |= {(file, outer) for outer in _outer(pointer)}
            holder, _, key = pointer.rpartition("/")
            self._keys[file, holder].add(unescape(key))
        root = document.origins[""][0].path
        self._root_is_broken = any(
            file == root and not pointer.startswith(("/paths/", "/components/", "/servers/"))
            for file, pointer in document.broken
        )

    def follows(self, problem: Problem, reach: Reach) -> bool:
        """Return whether a problem follows from a broken value."""
        if not self._document.broken:
            return False
        if reach is Reach.DOCUMENT or (reach is Reach.OWNER and self._root_is_broken):
            return True
        file, pointer = problem.place.file, problem.place.pointer
        if any((file, outer) in self._document.broken for outer in _outer(pointer)):
            return True
        words = f" {_PUNCTUATION.sub(' ', problem.message)} "
        if any(f" {key} " in words for key in self._keys.get((file, pointer), ())):
            return True
        found = self._document.at(problem.pointer)
        if is_reference(position_at(problem.pointer), found) and self._is_affected(found["$ref"].removeprefix("#")):
            return True
        return reach is Reach.OWNER and self._is_affected(_owner(problem.pointer))

    def _is_affected(self, owner: str) -> bool:
        """Return whether an operation or component contains a broken value, directly or through references."""
        if not owner:
            return True
        if owner not in self._affected:
            reached, waiting = {owner}, [owner]
            while waiting:
                new = set(self._references(waiting.pop())) - reached
                reached |= new
                waiting += new
            self._affected[owner] = any(map(self._is_broken, reached))
        return self._affected[owner]

    def _references(self, pointer: str) -> Iterator[str]:
        found = self._document.at(pointer)
        yield from (target.removeprefix("#") for target in references(found, position_at(pointer)))
        if pointer.startswith("/paths/") and pointer.count("/") == _OWNER - 1:
            yield f"{pointer.rpartition('/')[0]}/parameters"

    def _is_broken(self, pointer: str) -> bool:
        """Return whether a value of the document is broken, or contains one that is."""
        source, inner = origin(self._document, pointer)
        return (source.path, inner) in self._holders


def _outer(pointer: str) -> Iterator[str]:
    """Yield a pointer and those of the values around it."""
    yield pointer
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _owner(pointer: str) -> str:
    """Return the pointer of the operation, component or server that a value belongs to, otherwise the empty one."""
    if pointer.startswith("/servers/"):
        return "/".join(pointer.split("/")[:_OWNER_SERVER])
    tokens = pointer.split("/")[:_OWNER]
    return "/".join(tokens) if len(tokens) == _OWNER and tokens[1] in ("paths", "components") else ""


def with_defaults(document: Document, defaults: dict[str, Any]) -> Document:
    """Return a document that has at least these values at its root."""
    data = dict(document.data)
    for key, value in defaults.items():
        given = data.get(key)
        data[key] = {**value, **given} if is_object(value) and is_object(given) else value if given is None else given
    return evolve(document, data=data)


def child(pointer: str, key: object) -> str:
    """Return the pointer of an entry of the value at a pointer."""
    return f"{pointer}/{escape(str(key))}"
