"""Bundle the files of an API into one document: path items are inlined, schemas become named components."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from attrs import field, frozen

from ..runtime.values.json import is_array, is_object
from .json_pointer import escape, resolve, unescape
from .problems import Place, Problem, SpecError
from .yaml_source import Source, load

ROOT = "openapi.yaml"
SCHEMAS = "schemas"


@frozen
class Document:
    """One API as one OpenAPI document.

    Attributes:
        name: The name of the API, which is the name of its folder.
        data: The document. Every reference in it points into its own components.
        origins: The file and pointer that each value comes from, by the pointer of the value in the document.
        modules: The stem of the file that declares each schema.
    """

    name: str
    data: dict[str, Any]
    origins: dict[str, tuple[Source, str]] = field(repr=False)
    modules: dict[str, str]

    def place(self, pointer: str) -> Place:
        """Return the place in the files that a value of the document comes from."""
        known = pointer
        while known not in self.origins and known:
            known = known.rpartition("/")[0]
        source, inside = self.origins[known]
        return source.place(inside + pointer[len(known) :])

    def problem(self, pointer: str, message: str) -> Problem:
        """Return a problem with a value of the document."""
        return Problem(self.place(pointer), message)

    def resolve(self, value: Any) -> Any:
        """Return a value, or the value that it refers to if it is a reference."""
        while is_object(value) and "$ref" in value:
            value = resolve(self.data, str(value["$ref"]).removeprefix("#"))
        return value

    @property
    def schemas(self) -> dict[str, Any]:
        """Return the named schemas."""
        schemas: dict[str, Any] = self.data["components"]["schemas"]
        return schemas


def bundle(folder: Path) -> Document:
    """Return the document that the files in a folder make up.

    Raises:
        SpecError: A file cannot be read, or a reference is broken or not allowed.
    """
    return _Bundler(folder).run()


class _Bundler:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = load(folder / ROOT)
        self._sources: dict[Path, Source] = {self._root.path.resolve(): self._root}
        self._origins: dict[str, tuple[Source, str]] = {}
        self._schemas: dict[str, tuple[Source, str]] = {}
        self._resolved: dict[tuple[Path, str], tuple[Source, str]] = {}
        self._problems: list[Problem] = []

    def run(self) -> Document:
        if not is_object(self._root.value) or not is_object(self._root.value.get("paths")):
            raise SpecError.at(self._root.place(""), "must be an OpenAPI document: an object with paths")
        self._find_schemas()
        data = self._copy(self._root, "", self._root.value, "")
        components: dict[str, Any] = data.setdefault("components", {})
        own = components.pop("schemas", None)
        if own is not None:
            self._problems.append(
                Problem(
                    self._root.place("/components/schemas"),
                    f"schemas belong in {SCHEMAS}/<resource>.yaml; move them there",
                )
            )
        components["schemas"] = {
            name: self._copy(source, pointer, source.value[name], f"/components/schemas/{escape(name)}")
            for name, (source, pointer) in sorted(self._schemas.items())
        }
        if self._problems:
            raise SpecError.of(self._problems)
        modules = {name: source.path.stem for name, (source, _) in self._schemas.items()}
        return Document(self._folder.name, data, self._origins, modules)

    def _find_schemas(self) -> None:
        for path in sorted((self._folder / SCHEMAS).glob("*.yaml")):
            source = self._source(path)
            if not is_object(source.value):
                raise SpecError.at(source.place(""), "must map names to schemas")
            for name in source.value:
                if name in self._schemas:
                    other = self._schemas[name][0].path.name
                    self._problems.append(
                        Problem(
                            source.place(f"/{escape(name)}"),
                            f"{other} also has a schema with this name; rename one of them",
                        )
                    )
                self._schemas[name] = (source, f"/{escape(name)}")

    def _source(self, path: Path) -> Source:
        key = path.resolve()
        if key not in self._sources:
            self._sources[key] = load(path)
        return self._sources[key]

    def _copy(self, source: Source, pointer: str, value: Any, target: str) -> Any:
        """Return a copy of a value whose references point into the document; ``target`` is its pointer there."""
        self._origins[target] = (source, pointer)
        if is_object(value):
            if "$ref" in value and _is_reference(target):
                return self._reference(source, pointer, value, target)
            return self._entries(source, pointer, value, target)
        if is_array(value):
            return [
                self._copy(source, f"{pointer}/{index}", item, f"{target}/{index}") for index, item in enumerate(value)
            ]
        return value

    def _entries(self, source: Source, pointer: str, value: Mapping[str, Any], target: str) -> dict[str, Any]:
        copies: dict[str, Any] = {}
        for key, item in value.items():
            token = escape(key)
            copies[key] = self._copy(source, f"{pointer}/{token}", item, f"{target}/{token}")
        return copies

    def _reference(self, source: Source, pointer: str, value: dict[str, Any], target: str) -> Any:
        try:
            found, inside = self._target(source, value["$ref"])
        except LookupError as error:
            self._problems.append(Problem(source.place(f"{pointer}/$ref"), str(error.args[0])))
            return {}
        if _is_path_item(target):
            return self._copy(found, inside, resolve(found.value, inside), target)
        if _is_property(target) and self._declares_property(found, inside):
            if len(value) > 1:
                message = "takes no other keys beside a reference to a property; remove them, or write the property out"
                self._problems.append(Problem(source.place(pointer), message))
            return self._copy(found, inside, resolve(found.value, inside), target)
        siblings = self._entries(source, pointer, {key: item for key, item in value.items() if key != "$ref"}, target)
        return {"$ref": self._named(source, pointer, found, inside), **siblings}

    def _target(self, source: Source, reference: Any) -> tuple[Source, str]:
        if not isinstance(reference, str):
            raise LookupError("a reference must be a string such as '../schemas/appointment.yaml#/Appointment'")
        if (known := self._resolved.get((source.path, reference))) is not None:
            return known
        file, _, fragment = reference.partition("#")
        fragment = unquote(fragment)
        path = source.path.parent / file if file else source.path
        if "://" in reference or self._folder.resolve() not in path.resolve().parents:
            raise LookupError(f"{reference} points outside the folder {self._folder.name}; refer to a file in it")
        if not path.is_file():
            raise LookupError(f"{reference}: there is no such file; the path is relative to {source.path.name}")
        found = self._source(path)
        try:
            resolve(found.value, fragment)
        except (LookupError, ValueError):
            raise LookupError(f"{reference} does not resolve: {path.name} has nothing at {fragment or '/'}") from None
        self._resolved[source.path, reference] = found, fragment
        return found, fragment

    def _declares_property(self, found: Source, inside: str) -> bool:
        """Return whether a pointer is that of a property of a named schema, which is not a reference to another one."""
        tokens = inside.split("/")[1:]
        if found.path.parent.name != SCHEMAS or len(tokens) != 3 or tokens[1] != "properties":
            return False
        declared = resolve(found.value, inside)
        return "/properties/" not in str(declared.get("$ref")) if is_object(declared) else False

    def _named(self, source: Source, pointer: str, found: Source, inside: str) -> str:
        tokens = inside.split("/")[1:]
        if found is self._root and len(tokens) == 3 and tokens[0] == "components":
            return f"#{inside}"
        if found.path.parent.name == SCHEMAS and len(tokens) == 1 and unescape(tokens[0]) in self._schemas:
            return f"#/components/schemas/{tokens[0]}"
        self._problems.append(
            Problem(
                source.place(f"{pointer}/$ref"),
                f"may refer only to a schema in {SCHEMAS}/*.yaml or a component in {ROOT}; a property may also refer to"
                " a property of a schema, where that is written out",
            )
        )
        return "#"


def _is_path_item(target: str) -> bool:
    return target.startswith("/paths/") and target.count("/") == 2


def _is_property(target: str) -> bool:
    """Return whether a pointer is that of a property of a named schema."""
    tokens = target.split("/")
    return tokens[1:3] == ["components", SCHEMAS] and tokens[4:5] == ["properties"] and len(tokens) == 6


def _is_reference(target: str) -> bool:
    """Return whether ``$ref`` at a pointer is a reference; inside examples and property lists it is data."""
    tokens = target.split("/")
    return tokens[-1] != "properties" and not any(
        token in ("example", "examples", "default", "const", "enum") and before != "properties"
        for before, token in pairwise(tokens)
    )
