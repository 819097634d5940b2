"""One version of a document, read as the generator reads it, but without today's rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import define, field

from generator.document.bundle import Document, read
from generator.document.facts import MULTIPART
from generator.document.json_pointer import escape, unescape
from generator.document.problems import Problem
from generator.ir.names import Names, has_class
from generator.runtime.values.json import is_object

from ..findings import Place


class UnreadableError(Exception):
    """A version of an API cannot be compared at all."""


@define(slots=False)
class Version:
    """One version of an API.

    Attributes:
        document: The document, with the file and line of each value.
        names: The Python names of what it declares.
        problems: What of its files cannot be read; the rest is compared.
        old: Whether it is the old version.
        folder: The folder of the API.
    """

    document: Document
    names: Names
    problems: tuple[Problem, ...]
    old: bool
    folder: Path = field(repr=False)

    @property
    def api(self) -> str:
        """The name of the API."""
        return self.document.name

    @property
    def data(self) -> dict[str, Any]:
        """The document as a plain value."""
        return self.document.data

    def place(self, pointer: str) -> Place:
        """Return the place of a value, with the path from the root of a repository."""
        found = self.document.place(pointer)
        return self._from_root(found.file, found.line)

    def place_in_root(self, pointer: str) -> Place:
        """Return the place of a value in the file that begins the document, also of a reference to another file."""
        source, _ = self.document.origins[""]
        found = source.place(pointer)
        return self._from_root(found.file, found.line)

    def place_of(self, problem: Problem) -> Place:
        """Return the place of a problem, with the path from the root of a repository."""
        return self._from_root(problem.place.file, problem.place.line)

    def _from_root(self, file: Path, line: int) -> Place:
        inner = file.resolve().relative_to(self.folder.resolve()) if file.is_absolute() else _inside(file, self.folder)
        return Place(f"specs/{self.api}/{inner.as_posix()}".removesuffix("/."), line, self.old)

    def component(self, value: Any) -> tuple[Any, str | None]:
        """Return what a reference refers to, with its pointer; a value that is not a reference without one."""
        pointer = None
        seen: set[str] = set()
        while is_object(value) and isinstance(value.get("$ref"), str) and value["$ref"] not in seen:
            seen.add(value["$ref"])
            pointer = value["$ref"].removeprefix("#")
            value = self.document.at(pointer)
        return value, pointer

    @cached_property
    def classes(self) -> dict[str, Any]:
        """The schemas that become classes or aliases."""
        return {name: schema for name, schema in self.document.schemas.items() if has_class(schema)}

    @cached_property
    def forms(self) -> frozenset[str]:
        """The schemas of multipart forms, which have a class in the models package only."""
        found: set[str] = set()
        for item in entries(self.data.get("paths")).values():
            for operation in entries(item).values():
                body, _ = self.component(entries(operation).get("requestBody"))
                media = entries(entries(entries(body).get("content")).get(MULTIPART))
                reference = entries(media.get("schema")).get("$ref")
                if isinstance(reference, str) and (name := self.schema_of(reference.removeprefix("#"))):
                    found.add(name)
        return frozenset(found)

    def client_class(self, schema: str) -> list[str]:
        """Return the name of the class of a schema in the client, if it has one."""
        if schema not in self.classes or schema not in self.names.classes or schema in self.forms:
            return []
        return [f"{self.names.package}.models.{self.names.classes[schema]}"]

    def models_class(self, schema: str) -> list[str]:
        """Return the name of the class of a schema in the models package, if it has one."""
        if schema not in self.classes or schema not in self.names.classes:
            return []
        return [f"{self.names.models_package}.{self.names.classes[schema]}"]

    def class_symbols(self, schema: str) -> list[str]:
        """Return the names of the class of a schema, in the client and in the models package."""
        return [*self.client_class(schema), *self.models_class(schema)]

    def attribute_symbols(self, schema: str, wire_name: str) -> list[str]:
        """Return the names of the attribute of a property."""
        if wire_name not in self.names.attributes.get(schema, {}):
            return []
        return [
            *(f"{made}.{self.names.attributes[schema][wire_name]}" for made in self.client_class(schema)),
            *(f"{made}.{self.names.fields[schema][wire_name]}" for made in self.models_class(schema)),
        ]

    def schema_of(self, pointer: str) -> str | None:
        """Return the named schema that a pointer is in."""
        tokens = pointer.split("/")
        return unescape(tokens[3]) if tokens[1:3] == ["components", "schemas"] and len(tokens) > 3 else None


def _inside(file: Path, folder: Path) -> Path:
    return file.relative_to(folder) if file.is_relative_to(folder) else file


def open_version(specs: Path, api: str, *, old: bool) -> Version:
    """Return a version of an API.

    Raises:
        UnreadableError: There is no such API, its root cannot be read, or its names cannot be made.
    """
    folder, which = specs / api, "old" if old else "new"
    if not folder.is_dir():
        raise UnreadableError(f"the {which} version has no folder {folder.name}")
    bundle = read(folder)
    if bundle.document is None:
        raise UnreadableError(f"the {which} version cannot be read: {'; '.join(map(str, bundle.problems))}")
    document = bundle.document
    try:
        names = Names.of(document)
    except (AttributeError, KeyError, LookupError, TypeError, ValueError) as error:
        raise UnreadableError(f"the {which} version has values where names belong: {error!r}") from error
    return Version(document, names, tuple(bundle.problems), old, folder)


def entries(value: Any) -> Mapping[str, Any]:
    """Return an object, or an empty one for anything else."""
    return value if is_object(value) else {}


def nearest(old: Any, new: Any, pointer: str) -> str:
    """Return the pointer of the only part in which two values differ; without such a part, that of the whole."""
    while is_object(old) and is_object(new):
        differing = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        if len(differing) != 1 or differing[0] not in new:
            break
        (key,) = differing
        old, new, pointer = old.get(key), new[key], f"{pointer}/{escape(key)}"
    return pointer
