"""The table of names: the Python name of everything in a document, in the scope that it belongs to.

It is computed once for a document. Rules report its problems, and the parser, the nodes, the templates, the models and
the docstrings take every name from it. A name that is chosen here gives way to others; a name that the document gives
and that is taken is a problem, whose fix is another name.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.names import constant, python_name
from ..document.traversal import operations
from ..document.yaml_source import is_text
from ..runtime.values.json import is_object
from ..source_text.typed import Code, Identifier, code, distribution_name, is_identifier
from .importable import TAKEN
from .reserved import PYDANTIC, RECORD

_LONGEST = 100
"""The length of the longest name: names become names of files, and lines of code."""
_DIGITS = 7
"""The length of the longest number in a name that is chosen: a document has fewer values."""
_SNAKE = re.compile(rf"[a-z][a-z0-9_]{{0,{_LONGEST - 1}}}")
_PASCAL = re.compile(rf"[A-Z][A-Za-z0-9]{{0,{_LONGEST - 1}}}")
_UNUSABLE = Identifier("unusable")
"""The name of what has none. The document has a problem then, so nothing is generated with it."""

Found = tuple[str, str]
"""A problem: the pointer and the message."""


def is_snake(name: object) -> bool:
    """Return whether a value is a name in snake_case that Python accepts."""
    return isinstance(name, str) and bool(_SNAKE.fullmatch(name)) and is_identifier(name)


def is_pascal(name: object) -> bool:
    """Return whether a value is a name in PascalCase that Python accepts."""
    return isinstance(name, str) and bool(_PASCAL.fullmatch(name)) and is_identifier(name)


def sdk(holder: object) -> Mapping[str, Any]:
    """Return what a part of a document says about its names."""
    given: object = holder.get("x-sdk") if is_object(holder) else None
    return given if is_object(given) else {}


@define
class Taken:
    """Names that are taken. Others are chosen in a time that does not depend on how many are.

    Attributes:
        names: The names.
    """

    names: set[str]
    _numbers: dict[str, int] = field(factory=dict[str, int], repr=False)

    def free(self, name: str, ending: str = "_", also: Callable[[str], Collection[str]] = lambda _: ()) -> str:
        """Take a name that is free, and return it: this one, or with the ending behind it and, if needed, a number.

        Args:
            name: The name.
            ending: What is put behind a name that is taken. The name is cut off where it would become too long.
            also: Returns further names that are taken with a name.
        """
        chosen = name
        stem = f"{name[: _LONGEST - len(ending) - _DIGITS]}{ending}"
        while not self.names.isdisjoint({chosen, *also(chosen)}):
            number = self._numbers[stem] = self._numbers.get(stem, 0) + 1
            chosen = f"{stem}{number if number > 1 else ''}"
        self.names |= {chosen, *also(chosen)}
        return chosen


def free(name: str, taken: Collection[str]) -> str:
    """Return a name that is not taken: this one, or with an underscore and, if needed, a number behind it."""
    return Taken(set(taken)).free(name)


def pascal(name: str) -> str:
    """Return a name in snake_case as one in PascalCase."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


@frozen
class Names:
    """The Python names of a document.

    Attributes:
        package: The package of the client.
        models_package: The package of the models.
        distribution: The distribution of the client.
        models_distribution: The distribution of the models.
        client: The synchronous client class.
        classes: The class or alias of each schema.
        modules: The module of each schema.
        attributes: The attribute of each property, by schema.
        fields: The same in the models, where the base class is another one.
        resources: The class of each resource.
        parameters: The constant of each shared parameter.
        pagings: The constant of each style of paging.
        filters: The attribute of ``F`` for each field that lists can be filtered by.
        problems: The names that cannot be used, with a fix for each.
    """

    package: Identifier
    models_package: Identifier
    distribution: Code
    models_distribution: Code
    client: Identifier
    classes: Mapping[str, Identifier]
    modules: Mapping[str, Identifier]
    attributes: Mapping[str, Mapping[str, Identifier]]
    fields: Mapping[str, Mapping[str, Identifier]]
    resources: Mapping[str, Identifier]
    parameters: Mapping[str, Identifier]
    pagings: Mapping[str, Identifier]
    filters: Mapping[str, Identifier]
    problems: tuple[Found, ...] = field(repr=False)

    @classmethod
    def of(cls, document: Document) -> Names:
        """Return the table of a document, which is computed at the first call."""
        if not _known or _known[0][0] is not document:
            _known[:] = [(document, _Maker(document).run())]
        return _known[0][1]


_known: list[tuple[Document, Names]] = []
"""The table of the document that was used last."""


def has_class(schema: Any) -> bool:
    """Return whether a named schema becomes a class or an alias; any other is written out where it is used."""
    return is_object(schema) and ("enum" in schema or schema.get("type") == "object")


class _Maker:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._schemas: Mapping[str, Any] = document.schemas
        self._problems: list[Found] = []

    def run(self) -> Names:
        api = self._document.name.replace("-", "_")
        given = sdk(self._document.data).get("client")
        client = Identifier(given) if isinstance(given, str) and is_pascal(given) else _UNUSABLE
        if client is _UNUSABLE and isinstance(given, str) and given.isalnum():  # others have another problem
            self._problems.append(
                (
                    "/x-sdk/client",
                    f"{given!r} cannot be the name of a class; choose one in PascalCase, such as MyClient",
                )
            )
        elif client in TAKEN or f"Async{client}" in TAKEN:
            self._problems.append(
                ("/x-sdk/client", f"{client!r} is a name of the client package; choose another, such as My{client}")
            )
        classes = self._classes(client)
        attributes = {name: dict(self._attributes(name)) for name in self._schemas}
        parameters, pagings = self._constants(classes.values())
        return Names(
            package=code_name(f"{api}_client"),
            models_package=code_name(f"{api}_models"),
            distribution=code("{}-client", distribution_name(self._document.name) or _UNUSABLE),
            models_distribution=code("{}-models", distribution_name(self._document.name) or _UNUSABLE),
            client=client,
            classes=classes,
            modules=self._modules(),
            attributes=attributes,
            fields={name: _fields(found) for name, found in attributes.items()},
            resources=self._resources({*classes.values(), client, f"Async{client}"}),
            parameters=parameters,
            pagings=pagings,
            filters=self._filters(),
            problems=tuple(self._problems),
        )

    def _classes(self, client: str) -> dict[str, Identifier]:
        made: dict[str, Identifier] = {}
        reserved = {*TAKEN, client, f"Async{client}"}
        wanted = {name: sdk(schema).get("name", name) for name, schema in self._schemas.items()}
        suggestions = Suggestions({*reserved, *map(str, wanted.values())})
        owners: dict[str, str] = {}
        for name, given in wanted.items():
            if not is_pascal(given):
                reason = f"cannot have the Python name {given!r}: not PascalCase, of up to {_LONGEST} ASCII characters"
            elif given in reserved:
                reason = f"{given!r} is a name of the client package"
            elif given in owners:
                reason = f"has the same Python name ({given!r}) as {owners[given]!r}"
            else:
                reason = ""
            if reason:
                message = f"{reason}; set x-sdk: {{name: {suggestions.pascal(name)}}} on the schema"
                self._problems.append((f"/components/schemas/{escape(name)}", message))
            owners.setdefault(str(given), name)
            made[name] = Identifier(given) if is_pascal(given) else _UNUSABLE
        return made

    def _attributes(self, schema: str) -> Iterator[tuple[str, Identifier]]:
        properties: object = self._schemas[schema].get("properties") if is_object(self._schemas[schema]) else None
        if not is_object(properties):
            return
        wanted = {name: _called(name, declared) for name, declared in properties.items()}
        suggestions = Suggestions({*RECORD, *wanted.values()})
        owners: dict[str, str] = {}
        for name, given in wanted.items():
            if given in RECORD:
                reason = f"cannot have the Python name {given!r}, which is reserved"
            elif not is_snake(given):
                reason = f"cannot have the Python name {given!r}: not snake_case, of up to {_LONGEST} ASCII characters"
            elif given in owners:
                reason = f"has the same Python name ({given!r}) as another property, {owners[given]!r}"
            else:
                reason = ""
            if reason:
                pointer = f"/components/schemas/{escape(schema)}/properties/{escape(name)}"
                message = f"{reason}; set x-sdk: {{name: {suggestions.snake(name, 'value')}}} on the property"
                self._problems.append((pointer, message))
            owners.setdefault(given, name)
            yield name, Identifier(given) if is_snake(given) else _UNUSABLE

    def _modules(self) -> dict[str, Identifier]:
        stems: dict[str, str] = {}
        made: dict[str, Identifier] = {}
        for schema, stem in self._document.modules.items():
            module = module_name(stem)
            pointer = f"/components/schemas/{escape(schema)}"
            if module is None:
                if stem not in stems.values():
                    other = _free_stem(self._document.modules.values())
                    message = f"the file {stem!r} cannot become a module; rename it, for example {other}.yaml"
                    self._problems.append((pointer, message))
                    stems[f"\0{stem}"] = stem
                module = "unusable"
            elif stems.setdefault(module, stem) != stem:
                self._problems.append(
                    (pointer, f"its file and {stems[module]}.yaml become the same module, {module}.py; rename one file")
                )
            made[schema] = Identifier(module)
        return made

    def _resources(self, taken: Collection[str]) -> dict[str, Identifier]:
        """Return a class for each resource that differs from all others, and with the prefix and suffix of each."""
        used = Taken({*TAKEN, *keyword.kwlist, *taken})  # a resource `true` would get the class `True`
        names = {str(sdk(operation).get("resource")) for *_, operation in operations(self._document)}
        return {
            name: Identifier(used.free(pascal(name), "Resource", _variants)) for name in sorted(filter(is_snake, names))
        }

    def _constants(self, taken: Collection[str]) -> tuple[dict[str, Identifier], dict[str, Identifier]]:
        """Return the constants of shared parameters and of styles of paging, which are in one module."""
        used = Taken({*TAKEN, *taken})
        found: list[dict[str, Identifier]] = []
        components: Mapping[str, Any] = self._document.data.get("components", {})
        for declared, suffix in (
            (components.get("parameters"), ""),
            (self._document.data.get("x-pagination"), "_PAGING"),
        ):
            made: dict[str, Identifier] = {}
            for name in sorted(declared) if is_object(declared) else ():
                chosen = f"{constant(name)}{suffix}"
                if chosen in used.names and not suffix:
                    chosen = f"{chosen}_PARAMETER"
                chosen = used.free(chosen)
                if not is_identifier(chosen):  # supported_openapi.yaml reports the name
                    chosen = _UNUSABLE
                made[name] = Identifier(chosen)
            found.append(made)
        return found[0], found[1]

    def _filters(self) -> dict[str, Identifier]:
        """Return the attribute of each field of filters. A taken name is changed, because fields have no `x-sdk`."""
        fields = {
            name
            for *_, operation in operations(self._document)
            if is_object(declared := operation.get("x-filters"))
            for name in declared
        }
        taken = Taken({"raw"})
        made: dict[str, Identifier] = {}
        for name in sorted(fields):
            chosen = python_name(name, {})
            if not is_snake(chosen):
                chosen = python_name(_ascii(name) or "field", {})
            made[name] = Identifier(taken.free(chosen if is_snake(chosen) else "field"))
        return made


def module_name(stem: str) -> str | None:
    """Return the module of a file of schemas, ``None`` if its name has no letter to begin with."""
    found = re.sub(r"[^a-z0-9]+", "_", stem.lower()).strip("_") if not is_snake(stem) else stem
    if is_snake(f"{found}_") and not is_identifier(found):
        return f"{found}_"
    return found if is_snake(found) else None


def _free_stem(stems: Collection[str]) -> str:
    """Return a stem that becomes another module than the files with these stems."""
    taken = {module_name(stem) for stem in stems}
    return next(stem for number in range(1, len(taken) + 2) if (stem := f"schemas_{number}") not in taken)


def code_name(name: str) -> Identifier:
    """Return a name that the caller has checked, or a replacement if it has a problem."""
    return Identifier(name) if is_identifier(name) else _UNUSABLE


def _variants(name: str) -> set[str]:
    return {f"Async{name}", f"{name}Raw"}


def _called(name: str, declared: Any) -> str:
    return python_name(name, declared if is_object(declared) and is_object(declared.get("x-sdk", {})) else {})


def _fields(attributes: Mapping[str, Identifier]) -> dict[str, Identifier]:
    """Return the names of fields in a pydantic model, where members of its base class are taken too."""
    taken = Taken({*PYDANTIC, *attributes.values()})
    return {
        name: Identifier(taken.free(attribute)) if attribute in PYDANTIC else attribute
        for name, attribute in attributes.items()
    }


class Suggestions:
    """Names to suggest, all different and none of them taken. YAML reads each as text, although it is not quoted."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = Taken({*taken})

    def snake(self, name: str, ending: str) -> str:
        """Return a name in snake_case; one that would be taken gets the ending."""
        plain = python_name(_ascii(name)[: _LONGEST // 2], {})
        return self._text(plain if is_snake(plain) else ending, f"_{ending}")

    def pascal(self, name: str) -> str:
        """Return a name in PascalCase."""
        plain = "".join(
            word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", _ascii(name)[: _LONGEST // 2])
        )
        return self._text(plain if is_pascal(plain) else f"Schema{plain}", "Record")

    def _text(self, name: str, ending: str) -> str:
        return self._taken.free(name if is_text(name) else f"{name}{ending}", ending)


def _ascii(name: str) -> str:
    """Return the letters of a name without accents, and without what is not ASCII otherwise."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
