"""``x-described-by``: which properties of a JSON part repeat the name and size of a file in the same multipart form.

It belongs to a property of the form that is a file, or a list of files::

    x-described-by:
      part: messageData                   # the JSON part
      entries: /MessageContents           # for a list of files: the list with one entry for each, in order
      name: /AttachedFileDetails/Name     # in an entry, or in the part if there is one file
      size: /AttachedFileDetails/Size

The client fills in what a caller leaves out, so the properties on these paths are optional arguments even if the API
requires them. It rejects what disagrees with the files, and so does the mock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ..runtime.values.json import is_object
from .bundle import Document
from .facts import MULTIPART, is_file_part
from .json_pointer import tokens
from .names import python_name
from .traversal import operations

KEY = "x-described-by"


@frozen
class Step:
    """A property on a path.

    Attributes:
        holder: The name of the schema that declares it; empty if the schema has no name.
        name: Its name.
        declared: Its schema.
    """

    holder: str
    name: str
    declared: Mapping[str, Any]


@frozen
class Described:
    """The paths of one ``x-described-by``, each as the properties on it.

    Attributes:
        part: The name of the JSON part.
    """

    part: str
    entries: tuple[Step, ...] | None
    name: tuple[Step, ...] | None
    size: tuple[Step, ...] | None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return every property on the paths."""
        return (*(self.entries or ()), *(self.name or ()), *(self.size or ()))

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attribute of each property on the paths."""
        return {step.name: python_name(step.name, step.declared) for step in self.steps}


def forms(document: Document) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    """Yield each operation with a multipart form, with the pointer of the form's schema and the schema."""
    for _, _, _, operation in operations(document):
        content = document.resolve(operation.get("requestBody", {})).get("content", {})
        reference = content.get(MULTIPART, {}).get("schema", {}).get("$ref")
        if reference is not None:
            yield operation, reference.removeprefix("#"), document.resolve({"$ref": reference})


def described_by(document: Document, form: Mapping[str, Any], declared: Mapping[str, Any]) -> Described | None:
    """Return the paths that a property of a form declares, ``None`` if it declares none.

    Raises:
        LookupError: A path leads nowhere.
    """
    given = declared.get(KEY)
    if given is None:
        return None
    part = form["properties"][given["part"]]
    entries = steps(document, part, given["entries"]) if "entries" in given else None
    entry = part if entries is None else entries[-1].declared["items"]
    name, size = (steps(document, entry, given[key]) if key in given else None for key in ("name", "size"))
    return Described(given["part"], entries, name, size)


def steps(document: Document, schema: Mapping[str, Any], pointer: str) -> tuple[Step, ...]:
    """Return the properties at a pointer that begins at a schema. Raises ``LookupError`` if there is none."""
    found: list[Step] = []
    for token in tokens(pointer):
        holder = str(schema.get("$ref", "")).rpartition("/")[2]
        schema = document.resolve(schema)["properties"][token]
        found.append(Step(holder, token, schema))
    if not found:
        raise LookupError(pointer)
    return tuple(found)


def derived(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each property that a client derives from files, as the name of its schema and its own."""
    for _, _, form in forms(document):
        for declared in form["properties"].values():
            found = described_by(document, form, declared)
            yield from ((step.holder, step.name) for step in (found.steps if found is not None else ()))


def is_file(document: Document, declared: Mapping[str, Any]) -> bool:
    """Return whether a property of a form is a file, or a list of files."""
    item = document.resolve(declared)
    return is_object(item) and is_file_part(document.resolve(item.get("items", item)))
