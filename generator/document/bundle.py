"""Bundle the files of an API into one document: path items are inlined, schemas become named components.

Everything that can be read becomes part of the document, so that its other problems are reported too. A broken
reference becomes an empty value.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from attrs import field, frozen

from ..runtime.values.json import is_array, is_object
from .files import entries, real_path
from .json_pointer import escape, resolve, unescape
from .limits import MAX_REFERENCE_CHARACTERS, MAX_VALUES
from .positions import Kind, Position, inside, is_reference, position_at
from .problems import Place, Problem, SpecError
from .reference_circles import endless
from .written import in_reference, in_yaml
from .yaml_source import Source, load

ROOT = "openapi.yaml"
SCHEMAS = "schemas"
PATHS = "paths"


@frozen
class Document:
    """One API as one OpenAPI document.

    Attributes:
        name: The name of the API, which is the name of its folder.
        data: The document. Every reference in it points into its own components.
        origins: The file and pointer of a value, by its pointer in the document. A value without an entry is inside one
            that has one, at the same place in its file.
        modules: The stem of the file that declares each schema.
        broken: The files and pointers of the values that were left out because of a problem.
    """

    name: str
    data: dict[str, Any]
    origins: dict[str, tuple[Source, str]] = field(repr=False)
    modules: dict[str, str]
    broken: frozenset[tuple[Path, str]] = frozenset()

    def place(self, pointer: str) -> Place:
        """Return the place in the files that a value of the document comes from."""
        known = pointer
        while known not in self.origins and known:
            known = known.rpartition("/")[0]
        source, inner = self.origins[known]
        return source.place(inner + pointer[len(known) :])

    def problem(self, pointer: str, message: str, *, kind: str | None = None) -> Problem:
        """Return a problem with a value of the document."""
        place = self.place(pointer)
        return Problem(place, message, pointer) if kind is None else Problem(place, message, pointer, kind)

    def at(self, pointer: str) -> Any:
        """Return the value at a pointer, ``None`` if there is none."""
        try:
            return resolve(self.data, pointer)
        except (LookupError, ValueError):
            return None

    def resolve(self, value: Any) -> Any:
        """Return a value, or the value that it refers to if it is a reference."""
        while is_object(value) and "$ref" in value:
            try:
                value = resolve(self.data, str(value["$ref"]).removeprefix("#"))
            except LookupError:  # the component was left out because of a problem
                return {}
        return value

    @property
    def schemas(self) -> dict[str, Any]:
        """Return the named schemas."""
        schemas: dict[str, Any] = self.data["components"]["schemas"]
        return schemas


@frozen
class Bundle:
    """The files of an API.

    Attributes:
        document: The document that they make up; ``None`` if the root cannot be read.
        problems: What is wrong with the files and references.
    """

    document: Document | None
    problems: Sequence[Problem]


def folder_name(folder: Path) -> Iterator[Problem]:
    """Require that the name of an API's folder can be part of the names of its packages."""
    if not _NAME.fullmatch(folder.name):
        yield Problem(
            Place(folder, 1, ""),
            "the folder has the name of the API, which becomes that of Python packages; rename it to a word of"
            " lower-case letters and digits that begins with a letter, with single hyphens or underscores between",
        )


def bundle(folder: Path) -> Document:
    """Return the document that the files in a folder make up.

    Raises:
        SpecError: The folder cannot have its name, a file cannot be read, or a reference is broken or not allowed.
    """
    found = read(folder)
    if found.problems or found.document is None:
        raise SpecError.of(found.problems)
    return found.document


def read(folder: Path) -> Bundle:
    """Return the document that the files in a folder make up, as far as they can be read."""
    found = _Bundler(folder).run()
    return Bundle(found.document, [*folder_name(folder), *found.problems])


_NAME = re.compile(r"(?=.{1,60}\Z)[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")

_SCHEMA_REFERENCE = (
    f"may refer only to a schema in {SCHEMAS}/*.yaml; a property may also refer to a property of a schema, where that"
    " is written out"
)
_COMPONENT_REFERENCE = f"may refer only to a component of the same kind in {ROOT}; write it out, or make it one"


class _TooLargeError(Exception):
    """The document has too many values."""


class _UnreadableError(LookupError):
    """A reference leads to a file with a problem of its own."""


class _Bundler:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._real_paths: dict[Path, Path | None] = {}
        self._sources: dict[Path, Source | None] = {}
        self._origins: dict[str, tuple[Source, str]] = {}
        self._schemas: dict[str, tuple[Source, str]] = {}
        self._resolved: dict[tuple[Path, str], tuple[Source, str]] = {}
        self._mounted: defaultdict[Path, set[str]] = defaultdict(set)
        self._problems: list[Problem] = []
        self._broken: set[tuple[Path, str]] = set()
        self._count = 0
        self._all_mounted = True
        self._listed: dict[str, list[Path]] = {}
        self._unreadable: set[Path] = set()

    def run(self) -> Bundle:
        self._listed = {name: self._entries(name) for name in ("", SCHEMAS, PATHS)}
        root = self._root_source()
        self._find_schemas()
        if root is None or not is_object(root.value):
            if root is not None:
                self._report(root.place(""), f"must be an OpenAPI document: an object with openapi, info and {PATHS}")
            self._all_mounted = False
            self._find_unmounted()
            return Bundle(None, self._problems)
        self._root = root
        self._find_schemas_of_the_root()
        try:
            data = self._data()
        except _TooLargeError as error:
            self._report(root.place(""), str(error))
            return Bundle(None, self._problems)
        self._find_unmounted()
        self._remove_circles(data)
        modules = {name: source.path.stem for name, (source, _) in self._schemas.items()}
        document = Document(self._folder.name, data, self._origins, modules, frozenset(self._broken))
        return Bundle(document, self._problems)

    def _root_source(self) -> Source | None:
        path = self._folder / ROOT
        if os.path.lexists(path):
            return self._source(path)
        self._report(Place(self._folder, 1, ""), f"has no {ROOT}; add it, or remove the folder")
        return None

    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = self._copy(self._root, "", self._root.value, "", Kind.DOCUMENT)
        if not is_object(data.get("paths")):
            self._break(self._root, "/paths", f"needs {PATHS}: an object with the operations; webhooks are not enough")
            data["paths"] = {}
            self._all_mounted = False
        if not is_object(components := data.get("components", {})):
            self._break(self._root, "/components", "must be object")
            components = {}
        data["components"] = components
        components.pop("schemas", None)
        components["schemas"] = {
            name: self._copy(
                source, pointer, resolve(source.value, pointer), f"/components/schemas/{escape(name)}", Kind.SCHEMA
            )
            for name, (source, pointer) in sorted(self._schemas.items())
        }
        return data

    def _report(self, place: Place, message: str) -> None:
        self._problems.append(Problem(place, message))

    def _break(self, source: Source, pointer: str, message: str) -> None:
        """Report a problem because of which a value is left out, so that what follows from it is not reported."""
        self._problems.append(Problem(source.place(pointer), message))
        self._broken.add((source.path, pointer))

    def _find_schemas(self) -> None:
        stems: dict[str, str] = {}
        for path in self._listed[SCHEMAS]:
            if path.suffix != ".yaml":
                self._report(Place(path, 1, ""), "is not read, because it is not a *.yaml file; rename or remove it")
                continue
            if (other := stems.setdefault(path.stem.casefold(), path.name)) != path.name:
                self._report(Place(path, 1, ""), f"differs from {other} only in letter case; rename one of them")
            source = self._source(path)
            if source is None:
                continue
            if not is_object(source.value):
                self._report(source.place(""), "must map names to schemas; write the name of a schema above it")
                continue
            for name in source.value:
                self._schema(name, source, f"/{escape(name)}")

    def _find_schemas_of_the_root(self) -> None:
        """Take the schemas of a single file into the document as well, so that its other problems are reported."""
        components = self._root.value.get("components")
        if is_object(components) and "schemas" in components:
            self._report(
                self._root.place("/components/schemas"),
                f"schemas belong in {SCHEMAS}/<resource>.yaml; move each there, without components and schemas above"
                f" it, and refer to it as {SCHEMAS}/<resource>.yaml#/<Name>",
            )
            if is_object(components["schemas"]):
                for name in components["schemas"]:
                    self._schema(name, self._root, f"/components/schemas/{escape(name)}")

    def _schema(self, name: str, source: Source, pointer: str) -> None:
        if name in self._schemas:
            other = self._schemas[name][0].path.name
            self._report(source.place(pointer), f"{other} also has a schema with this name; rename one of them")
        else:
            self._schemas[name] = (source, pointer)

    def _remove_circles(self, data: dict[str, Any]) -> None:
        for pointer, message in endless(data["components"]):
            _, _, section, token = pointer.split("/")
            data["components"][section][unescape(token)] = {}
            source, inner = self._origins.get(pointer, (self._root, pointer))
            self._break(source, inner, message)

    def _find_unmounted(self) -> None:
        """Report files and entries that the document does not contain: they would have no effect.

        A broken reference in the root may be meant for any of the entries, so they are then not reported.
        """
        for path in self._listed[PATHS]:
            source = self._source(path)
            if source is None:
                continue
            mounted = self._mounted[source.path]
            if "" in mounted:
                continue
            if not is_object(source.value):
                self._report(source.place(""), "must map names to path items; write a name above the operations")
                continue
            for name in source.value:
                pointer = f"/{escape(name)}"
                reference = in_yaml(f"{PATHS}/{path.name}#{in_reference(name)}")
                if self._all_mounted and not any(f"{entry}/".startswith(f"{pointer}/") for entry in mounted):
                    self._report(
                        source.place(pointer),
                        f"has no effect, because no entry of paths in {ROOT} refers to it; add one there"
                        f" ({{$ref: {reference}}}), or remove this",
                    )
        for path in self._listed[""]:
            if path.name not in (ROOT, SCHEMAS, PATHS):
                self._report(
                    Place(path, 1, ""),
                    f"is not read: an API consists of {ROOT}, {PATHS}/ and {SCHEMAS}/; move it elsewhere, or remove it",
                )

    def _entries(self, name: str) -> list[Path]:
        folder = self._folder / name if name else self._folder
        try:
            found = entries(folder)
            if found and name and self._real_path(folder) is None:
                self._report(Place(folder, 1, ""), "is a link out of the folder of the API; put the files here instead")
                self._unreadable.add(folder)
                return []
        except SpecError as error:
            self._problems += [problem for problem in error.problems if problem not in self._problems]
            self._unreadable.add(folder)
            return []
        return found

    def _real_path(self, path: Path) -> Path | None:
        """Return a path with its links followed, ``None`` if it leads out of the folder. It is found once."""
        if path not in self._real_paths:
            self._real_paths[path] = real_path(path, self._folder)
        return self._real_paths[path]

    def _source(self, path: Path) -> Source | None:
        """Return a file; ``None`` if it cannot be read, which is reported once."""
        key = self._real_path(path)
        if key is None:
            if path not in self._sources:
                self._sources[path] = None
                self._report(
                    Place(path, 1, ""), "is a link out of the folder of the API; put a copy of the file here instead"
                )
            return None
        if key not in self._sources:
            try:
                self._sources[key] = load(path)
            except SpecError as error:
                self._sources[key] = None
                self._problems += error.problems
        return self._sources[key]

    def _copy(self, source: Source, pointer: str, value: Any, target: str, position: Position) -> Any:
        """Return a copy of a value whose references point into the document; ``target`` is its pointer there."""
        self._origins[target] = (source, pointer)
        return self._copied(source, pointer, value, target, position)

    def _copied(self, source: Source, pointer: str, value: Any, target: str, position: Position) -> Any:
        self._count += 1
        if self._count > MAX_VALUES:
            raise _TooLargeError(f"has more than {MAX_VALUES:,} values when its references are expanded; split the API")
        if is_reference(position, value):
            return self._reference(source, pointer, value, target, position)
        if is_object(value):
            return self._object(source, pointer, value, target, position)
        if is_array(value):
            return [
                self._copied(source, f"{pointer}/{index}", item, f"{target}/{index}", inside(position, str(index)))
                for index, item in enumerate(value)
            ]
        return value

    def _object(
        self, source: Source, pointer: str, value: dict[str, Any], target: str, position: Position
    ) -> dict[str, Any]:
        copies: dict[str, Any] = {}
        for key, item in value.items():
            token = escape(key)
            copies[key] = self._copied(source, f"{pointer}/{token}", item, f"{target}/{token}", inside(position, key))
        return copies

    def _reference(self, source: Source, pointer: str, value: dict[str, Any], target: str, position: Position) -> Any:
        try:
            found, inner = self._target(source, value["$ref"])
        except LookupError as error:
            return self._broken_reference(source, pointer, error, position)
        if position is Kind.PATH_ITEM:
            return self._path_item(source, pointer, value, target, found, inner)
        if _is_property(target) and self._declares_property(found, inner):
            if len(value) > 1:
                message = "takes no other keys beside a reference to a property; remove them, or write the property out"
                self._report(source.place(pointer), message)
            return self._copy(found, inner, resolve(found.value, inner), target, position)
        named = self._named(found, inner)
        if named is None or position_at(named.removeprefix("#")) is not position:
            allowed = _SCHEMA_REFERENCE if position is Kind.SCHEMA else _COMPONENT_REFERENCE
            return self._broken_reference(source, pointer, LookupError(allowed), position)
        others = {key: item for key, item in value.items() if key != "$ref"}
        return {"$ref": named, **self._object(source, pointer, others, target, position)}

    def _broken_reference(self, source: Source, pointer: str, error: LookupError, position: Position) -> Any:
        self._broken.add((source.path, pointer))
        if not isinstance(error, _UnreadableError):
            self._report(source.place(f"{pointer}/$ref"), str(error.args[0]))
        self._all_mounted = self._all_mounted and position is not Kind.PATH_ITEM
        return {}

    def _path_item(
        self, source: Source, pointer: str, value: dict[str, Any], target: str, found: Source, inner: str
    ) -> Any:
        """Return the path item that a reference leads to, through any number of references."""
        visited = {(source.path, pointer)}
        while True:
            self._mounted[found.path].add(inner)
            if (found.path, inner) in visited:
                error = LookupError("refers to itself; write the path item out")
                return self._broken_reference(source, pointer, error, Kind.PATH_ITEM)
            if len(value) > 1:
                others = ", ".join(repr(key) for key in value if key != "$ref")
                self._report(
                    source.place(pointer), f"takes no other keys beside a reference; move {others} into the path item"
                )
            visited.add((found.path, inner))
            item = resolve(found.value, inner)
            if not is_reference(Kind.PATH_ITEM, item):
                return self._copy(found, inner, item, target, Kind.PATH_ITEM)
            source, pointer, value = found, inner, item
            try:
                found, inner = self._target(source, value["$ref"])
            except LookupError as error:
                return self._broken_reference(source, pointer, error, Kind.PATH_ITEM)

    def _target(self, source: Source, reference: Any) -> tuple[Source, str]:
        if not isinstance(reference, str):
            raise LookupError("a reference must be a string such as '../schemas/appointment.yaml#/Appointment'")
        if (known := self._resolved.get((source.path, reference))) is not None:
            return known
        if len(reference) > MAX_REFERENCE_CHARACTERS or not reference.isprintable():
            raise LookupError(
                f"a reference must be at most {MAX_REFERENCE_CHARACTERS} printable characters; write the path of a file"
            )
        file, _, fragment = reference.partition("#")
        fragment = unquote(fragment)
        path = source.path.parent / file if file else source.path
        if any(folder.name in (path.parent.name, path.name) for folder in self._unreadable):
            raise _UnreadableError(reference)
        if "://" in reference or self._real_path(path) is None:
            raise LookupError(f"{reference} points outside the folder {self._folder.name}; refer to a file in it")
        try:
            there = path.exists()
        except OSError:
            there = False
        if not there:
            raise LookupError(f"{reference}: there is no such file; the path is relative to {source.path.name}")
        found = self._source(path)
        if found is None:
            raise _UnreadableError(reference)
        if fragment and not fragment.startswith("/"):
            raise LookupError(f"{reference}: what follows # must begin with /; write it as {file}#/{fragment}")
        try:
            resolve(found.value, fragment)
        except (LookupError, ValueError):
            raise LookupError(
                f"{reference} does not resolve: {path.name} has nothing at {fragment or '/'}; correct the reference"
            ) from None
        self._resolved[source.path, reference] = found, fragment
        return found, fragment

    def _declares_property(self, found: Source, inner: str) -> bool:
        """Return whether a pointer is that of a property of a named schema, which is not a reference to another one."""
        tokens = inner.split("/")[1:]
        if len(tokens) != 3 or tokens[1] != "properties" or not self._has_schema(found, tokens[0]):
            return False
        declared = resolve(found.value, inner)
        return "/properties/" not in str(declared.get("$ref")) if is_object(declared) else False

    def _has_schema(self, found: Source, token: str) -> bool:
        """Return whether a file declares the schema of a name that the document contains."""
        return self._schemas.get(unescape(token), (None, ""))[0] is found

    def _named(self, found: Source, inner: str) -> str | None:
        """Return the reference to a component of the document, ``None`` if a pointer is not that of a component."""
        tokens = inner.split("/")[1:]
        if found is self._root and len(tokens) == 3 and tokens[0] == "components":
            return f"#{inner}"
        if len(tokens) == 1 and self._has_schema(found, tokens[0]):
            return f"#/components/schemas/{tokens[0]}"
        return None


def _is_property(target: str) -> bool:
    """Return whether a pointer is that of a property of a named schema."""
    tokens = target.split("/")
    return tokens[1:3] == ["components", SCHEMAS] and tokens[4:5] == ["properties"] and len(tokens) == 6
