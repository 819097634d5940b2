"""The operation that is to be added: what was asked for, and what the document already has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import field, frozen

from ..document.bundle import Document
from ..document.traversal import operation_parameters, operations, properties
from ..document.yaml_source import load
from ..pipeline import documents
from ..rules.personal_data import suggested
from ..runtime.values.json import is_object
from ..settings import Folders
from ..source_text.typed import is_identifier
from .refusal import Refused

_OPERATION = re.compile(r"[a-z][A-Za-z0-9]*")
_SEGMENT = re.compile(r"[A-Za-z0-9_.~-]+")
_PARAMETER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_METHODS = {"get": "get", "post": "create", "put": "replace", "patch": "edit", "delete": "delete"}
"""The name of the client's method for each HTTP method, unless another one is given."""


@frozen
class Wanted:
    """An operation that is to be added to a document, as the command line names it.

    Attributes:
        api: The name of the API's folder.
        operation: The operationId.
        verb: The HTTP method, in lower case.
        path: The path, with its parameters in braces.
        file: The name of the spec file without its ending; by default, that of the operations with a similar path.
        method: The name of the client's method.
    """

    api: str
    operation: str
    verb: str
    path: str
    file: str | None = None
    method: str | None = None


@frozen
class Place:
    """A wanted operation, with the document to which it is added. Made by `placed`."""

    wanted: Wanted
    folders: Folders
    document: Document
    files: Mapping[str, str] = field(repr=False)
    """The name of the spec file of each path, without its ending."""

    @cached_property
    def names(self) -> Sequence[str]:
        """Return the parameters of the path."""
        return _PARAMETER.findall(self.wanted.path)

    @cached_property
    def file(self) -> str:
        """Return the name of the spec file, without its ending."""
        path = self.wanted.path
        if path in self.files:
            return self.files[path]
        if self.wanted.file is not None:
            return self.wanted.file
        similar = sorted(self.files, key=lambda other: (-_common(path, other), len(other), other))
        if similar and _common(path, similar[0]):
            return self.files[similar[0]]
        first = next((part for part in path.split("/") if _SEGMENT.fullmatch(part)), "")
        return snake(first) or "operation"

    @cached_property
    def beside(self) -> Mapping[str, Any] | None:
        """Return the first operation of the spec file; None if the file is new."""
        return next((one for _, path, _, one in operations(self.document) if self.files.get(path) == self.file), None)

    @property
    def resource(self) -> str:
        """Return the resource of the client that has the method."""
        return str(self.beside["x-sdk"]["resource"]) if self.beside else f"{self.file.removesuffix('s')}s"

    @property
    def tag(self) -> str:
        """Return the tag of the operation."""
        return str(self.beside["tags"][0]) if self.beside else words(self.file).title()

    @property
    def method(self) -> str:
        """Return the name of the client's method."""
        return self.wanted.method or _METHODS[self.wanted.verb]

    @property
    def function(self) -> str:
        """Return the name of the handler."""
        return snake(self.wanted.operation)

    @property
    def has_mock(self) -> bool:
        """Return whether the mock server has handlers for the API."""
        return self.folders.handlers(self.wanted.api).is_dir()

    @cached_property
    def declared(self) -> Sequence[str]:
        """Return the names of the parameters that the path declares for all of its operations."""
        known = self.wanted.path in self.document.data["paths"]
        return [str(one["name"]) for one in operation_parameters(self.document, self.wanted.path, {})] if known else []

    def parameter(self, name: str) -> Mapping[str, Any]:
        """Return a path parameter: as other operations have it, if there are any."""
        for _, path, _, operation in operations(self.document):
            for one in operation_parameters(self.document, path, operation):
                if one["name"] == name and one["in"] == "path":
                    return one
        schema = {"type": "integer"} if name.endswith("_id") else {"type": "string", "minLength": 1}
        marks = [
            one["x-phi"] for pointer, one in properties(self.document) if pointer.endswith(f"/{name}") if "x-phi" in one
        ]
        mark = {"x-phi": any(marks)} if marks else {"x-phi": True} if suggested(name) else {}
        return {"name": name, "in": "path", "description": _meaning(name), "schema": schema, **mark}


def placed(wanted: Wanted, folders: Folders) -> Place:
    """Return a wanted operation with its document.

    Raises:
        Refused: The API is unknown, a name or the path is not valid, or the operation exists.
        SpecError: The document has problems already.
    """
    if wanted.api not in folders.apis():
        raise Refused(f"there is no folder specs/{wanted.api}; the APIs are {', '.join(folders.apis())}")
    if not _OPERATION.fullmatch(wanted.operation):
        raise Refused(f"{wanted.operation!r} is not an operation ID in camelCase, such as getNote")
    if wanted.verb not in _METHODS:
        raise Refused(f"{wanted.verb!r} is not one of the methods {', '.join(_METHODS)}")
    for what, name in (("file", wanted.file), ("method", wanted.method)):
        if name is not None and (not is_identifier(name) or name != name.lower()):
            raise Refused(f"{name!r} is not a name for a {what}: use lower-case letters, digits and underscores")
    _require_path(wanted.path)
    document = next(one for one in documents(folders) if one.name == wanted.api)
    _require_new(wanted, document)
    place = Place(wanted, folders, document, _files(folders, document))
    for what, name, remedy in (
        ("file", place.file, "pass another one with --file"),
        ("resource", place.resource, "pass another file with --file"),
        ("method", place.method, "pass another one with --method"),
        ("function", place.function, "choose another operation ID"),
    ):
        if not is_identifier(name):
            raise Refused(f"{name!r} cannot be the name of a {what} in Python; {remedy}")
    return place


def _meaning(name: str) -> str:
    """Return a description of a parameter, as far as its name shows it."""
    known = words(name)
    return f"ID of the {known.removesuffix(' id')}." if known.endswith(" id") else f"The {known}."


def snake(name: str) -> str:
    """Return a name in lower case, with underscores between its words."""
    return "_".join(_WORD.findall(name)).lower()


def words(name: str) -> str:
    """Return a name as words, in lower case."""
    return " ".join(_WORD.findall(name)).lower()


def _require_path(path: str) -> None:
    if not path.startswith("/") or path == "/":
        raise Refused(f"{path!r} is not a path: it begins with a slash, such as /note/{{note_id}}")
    for segment in path.removesuffix("/")[1:].split("/"):
        if not (_SEGMENT.fullmatch(segment) or _PARAMETER.fullmatch(segment)) or segment in (".", ".."):
            raise Refused(
                f"{segment!r} is not a segment of a path: use letters, digits and -._~, or one parameter in braces"
            )
    names = _PARAMETER.findall(path)
    if len(set(names)) < len(names):
        raise Refused(f"{path} has a parameter twice")


def _require_new(wanted: Wanted, document: Document) -> None:
    known = {str(one["operationId"]): f"{verb.upper()} {path}" for _, path, verb, one in operations(document)}
    if wanted.operation in known:
        raise Refused(f"the operation {wanted.operation} exists already: {known[wanted.operation]}")
    similar = next((name for name in known if name.lower() == wanted.operation.lower()), None)
    if similar is not None:
        raise Refused(f"an operation exists whose name differs only in upper and lower case: {similar}")
    for path, item in document.data["paths"].items():
        if path == wanted.path and wanted.verb in item:
            raise Refused(f"{wanted.verb.upper()} {path} exists already: {item[wanted.verb]['operationId']}")
        if path != wanted.path and _PARAMETER.sub("{}", path) == _PARAMETER.sub("{}", wanted.path):
            raise Refused(f"the path exists with other names of its parameters: {path}")


def _files(folders: Folders, document: Document) -> Mapping[str, str]:
    """Return the spec file of each path, without its ending. A path that is not in a file of paths/ is left out."""
    root = load(folders.specs / document.name / "openapi.yaml").value
    found: dict[str, str] = {}
    for path, item in root["paths"].items():
        reference = item.get("$ref") if is_object(item) else None
        match = re.fullmatch(r"(?:\./)?paths/([A-Za-z0-9_-]+)\.yaml#/.+", str(reference))
        if match:
            found[path] = match[1]
    return found


def _common(path: str, other: str) -> int:
    """Return the number of segments that two paths begin with. Parameters are equal to each other."""
    pairs = zip(_segments(path), _segments(other), strict=False)
    count = 0
    for one, two in pairs:
        if one != two:
            break
        count += 1
    return count


def _segments(path: str) -> Iterable[str]:
    return _PARAMETER.sub("{}", path).strip("/").split("/")
