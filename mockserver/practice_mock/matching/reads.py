"""What a handler reads of a request, collected while it is followed."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field

from practice_mock.matching.document_names import EVERY_ITEM, OperationNames, Pointer
from practice_mock.matching.values import NOTHING, Live, Part, Values


@dataclass(frozen=True, slots=True)
class Site:
    """A place in the source of the mock."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Read:
    """A name that a handler reads, and where."""

    place: str
    pointer: Pointer
    site: Site
    listed: bool = False
    """Whether it is one of a list of names, of which an operation may have some."""
    whole: bool = False
    """Whether it is an object with all names that it has."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A use of a request that does not show which names it reads."""

    site: Site
    use: str


@dataclass(slots=True)
class Reads:
    """What one handler reads."""

    names: OperationNames
    found: set[Read] = field(default_factory=set[Read])
    unclear: set[Unclear] = field(default_factory=set[Unclear])

    def read(self, part: Part, index: Values, site: Site) -> Values:
        """Note that names of a part are read, and return the values; unclear if the names are not known."""
        names = [(one.value, one.listed) for one in index if isinstance(one, Live) and isinstance(one.value, str)]
        if not names:
            self.unclear.add(Unclear(site, f"reads a {part.place} by a name that is not written there"))
        values = NOTHING
        for name, listed in names:
            pointer = (*part.pointer, name.lower() if part.place == "header" else name)
            self.found.add(Read(part.place, pointer, site, listed))
            values |= self.child(part.place, pointer)
        return values

    def read_whole(self, part: Part, site: Site) -> None:
        """Note that all names of a part are read."""
        self.found.add(Read(part.place, part.pointer, site, whole=True))

    def child(self, place: str, pointer: Pointer) -> Values:
        """Return the value at a pointer; nothing if it has no names of its own."""
        return frozenset({Part(place, pointer)}) if self.names.is_nested(place, pointer) else NOTHING

    def item(self, part: Part) -> Values:
        """Return an item of an array; nothing if the part is not an array of objects."""
        is_array = EVERY_ITEM in self.names.below(part.place, part.pointer)
        return frozenset({Part(part.place, (*part.pointer, EVERY_ITEM))}) if is_array else NOTHING

    def refuse(self, site: Site, node: ast.AST) -> None:
        """Note a use of a request that cannot be followed."""
        text = " ".join(ast.unparse(node).split())
        self.unclear.add(Unclear(site, f"uses a whole part of the request in `{text[:80]}`"))

    def unread(self) -> Iterable[tuple[str, Pointer]]:
        """Return the names of the document that the handler does not read, with their places."""
        for place, names in self.names.names.items():
            read = {one.pointer for one in self.found if one.place == place}
            whole = [one.pointer for one in self.found if one.place == place and one.whole]
            for pointer in sorted(names):
                if pointer not in read and not any(pointer[: len(above)] == above for above in whole):
                    yield place, pointer
