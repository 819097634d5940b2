"""Clients of spoilt documents: made by the factory itself, and laid over the true ones."""

from __future__ import annotations

import ast
import json
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

import attrs

from generator.document.bundle import Document
from generator.document.problems import SpecError
from generator.document.traversal import operations
from generator.emit.client_package import client_files
from generator.ir.client import build_client
from generator.ir.parser import Parsed, parse
from generator.pipeline import documents
from generator.settings import Folders
from tests.mutants.documents import IN_CLIENTS, IN_SPECS, edited
from tests.mutants.mutant import ROOT, SEEDS, DocumentChange, Kind, Mutant, chance
from tests.mutants.operators import words

PLANTED = {Kind.DOCUMENT: 3, Kind.SPEC: 2}
"""Faults of each operator in each document."""


class Factory:
    """Makes clients as the generator does, but for the layout of the code; what no fault changes is made once."""

    def __init__(self) -> None:
        self._folders = Folders.of(ROOT)
        self.documents: Mapping[str, Document] = {document.name: document for document in documents(self._folders)}
        self._parsed: Mapping[str, Parsed] = {name: parse(document) for name, document in self.documents.items()}
        self._clean = {name: self._modules(document) for name, document in self.documents.items()}
        self._changed: dict[str, dict[str, str]] = {}

    def changed_modules(self, change: DocumentChange) -> dict[str, str]:
        """The modules of the client of a spoilt document that do something else; none if it makes no client."""
        key = json.dumps([change.api, change.edits])
        if key not in self._changed:
            self._changed[key] = self._make_changed(change)
        return self._changed[key]

    def _make_changed(self, change: DocumentChange) -> dict[str, str]:
        document = self.documents[change.api]
        spoilt = attrs.evolve(document, data=edited(document.data, change.edits))
        try:
            made = self._modules(spoilt)
        except (SpecError, LookupError, ValueError, TypeError, AttributeError):
            return {}
        clean = self._clean[change.api]
        return {name: text for name, text in made.items() if text != clean.get(name) and _differ(text, clean.get(name))}

    def _modules(self, document: Document) -> dict[str, str]:
        files = client_files(build_client(document, self._parsed[document.name]), self._folders)
        return {
            path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): text
            for path, text in files.items()
            if path.endswith(".py") and "/_runtime/" not in path
        }

    @cached_property
    def reach(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """For each API and each operation or record, the pointers that it is described at."""
        return {name: dict(_reach(document)) for name, document in self.documents.items()}

    def subjects(self, change: DocumentChange) -> set[str]:
        """The operations and records that a change touches."""
        return {
            subject
            for subject, pointers in self.reach[change.api].items()
            if any(_meet(edit, pointer) for edit in change.edits for pointer in pointers)
        }


def document_mutants(
    factory: Factory, kind: Kind, only: Collection[str] | None = None, seeds: Collection[str] = SEEDS
) -> Iterator[Mutant]:
    """Of each operator in each document the same few faults, whatever others there are; or those of some names."""
    prefix = "" if kind is Kind.DOCUMENT else "spec "
    for operator in IN_CLIENTS if kind is Kind.DOCUMENT else IN_SPECS:
        for api, document in factory.documents.items():
            faults = {
                f"{prefix}{api} {where}: {words(operator)}": DocumentChange(api, edits)
                for where, edits in operator(document)
            }
            chosen = _sample(factory, kind, faults, seeds) if only is None else only
            for name, change in faults.items():
                if name in chosen:
                    yield Mutant(name, kind, words(operator), change)


def _sample(
    factory: Factory, kind: Kind, faults: Mapping[str, DocumentChange], seeds: Collection[str]
) -> Collection[str]:
    """The faults that come first by each seed, of those that make another client."""
    chosen: set[str] = set()
    for seed in seeds:
        ranked = sorted(faults, key=lambda name: chance(name, seed))
        telling = (name for name in ranked if kind is Kind.SPEC or factory.changed_modules(faults[name]))
        chosen.update(islice(telling, PLANTED[kind]))
    return chosen


def _differ(one: str, other: str | None) -> bool:
    return other is None or _behaviour(one) != _behaviour(other)


def _behaviour(text: str) -> str:
    """What a module does: its syntax without its prose."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _is_prose(one)]
    return ast.dump(tree)


def _is_prose(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _reach(document: Document) -> Iterator[tuple[str, frozenset[str]]]:
    for pointer, path, _, operation in operations(document):
        item = document.data["paths"][path]
        found = {pointer} | _followed(document, [operation, item.get("parameters", ())])
        sdk = operation["x-sdk"]
        for verb in (sdk["method"], *(variant["method"] for variant in operation.get("x-sdk-variants", ()))):
            yield f"{document.name}-{sdk['resource']}.{verb}", frozenset(found | {"/x-", "/components/sec", "/servers"})
    for name, schema in document.schemas.items():
        own = f"/components/schemas/{name}"
        yield f"{document.name}.{name}", frozenset({own} | _followed(document, schema))


def _followed(document: Document, value: Any) -> set[str]:
    """The pointers of everything that a value refers to, however far."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            reference = str(one.get("$ref", "")).removeprefix("#")
            if reference and reference not in found:
                found.add(reference)
                waiting.append(document.resolve({"$ref": one["$ref"]}))
            waiting += one.values()
        elif isinstance(one, (list, tuple)):
            waiting += one
    return found


def _meet(edit: str, pointer: str) -> bool:
    """Whether one of two pointers leads into the other."""
    return (
        f"{edit}/".startswith(f"{pointer}/")
        or f"{pointer}/".startswith(f"{edit}/")
        or (
            not pointer.startswith(("/paths", "/components/schemas", "/components/parameters"))
            and edit.startswith(pointer)
        )
    )
