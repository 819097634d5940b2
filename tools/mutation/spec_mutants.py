"""Mutants of specs, and the clients that are generated from them."""

from __future__ import annotations

import ast
import json
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

import attrs

from tools.mutation.generator_api import (
    Document,
    Folders,
    Parsed,
    SpecError,
    client_tree,
    load_documents,
    operations,
    parse,
)
from tools.mutation.mutants import ROOT, SEEDS, Kind, Mutant, SpecChange, chance
from tools.mutation.python_operators import words
from tools.mutation.spec_edits import Edits, SpecOperator, edited
from tools.mutation.spec_operators import IN_CLIENTS, IN_SPECS

DRAWN = {Kind.CLIENT_SPEC: 3, Kind.SPEC: 2}
"""The number of mutants of each operator that each seed draws in each spec."""


class Generator:
    """Generates clients without formatting them. What a mutant does not change is generated once."""

    def __init__(self) -> None:
        self._folders = Folders.of(ROOT)
        self.documents: Mapping[str, Document] = {document.name: document for document in load_documents(ROOT)}
        self._parsed: Mapping[str, Parsed] = {name: parse(document) for name, document in self.documents.items()}
        self._originals = {name: self._modules(document) for name, document in self.documents.items()}
        self._changed: dict[str, dict[str, str]] = {}

    def changed_modules(self, change: SpecChange) -> dict[str, str]:
        """Return the modules of a mutated client that behave differently; none if no client can be generated."""
        key = json.dumps([change.api, change.edits])
        if key not in self._changed:
            self._changed[key] = self._generate_changed(change)
        return self._changed[key]

    def _generate_changed(self, change: SpecChange) -> dict[str, str]:
        document = self.documents[change.api]
        mutated = attrs.evolve(document, data=edited(document.data, change.edits))
        try:
            generated = self._modules(mutated)
        except (SpecError, LookupError, ValueError, TypeError, AttributeError):
            return {}
        original = self._originals[change.api]
        return {
            name: text
            for name, text in generated.items()
            if text != original.get(name) and _differ(text, original.get(name))
        }

    def _modules(self, document: Document) -> dict[str, str]:
        _, files = client_tree(document, self._parsed[document.name], self._folders)
        return {
            path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): text
            for path, text in files.items()
            if path.endswith(".py") and "/_runtime/" not in path
        }

    @cached_property
    def reach(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Return the pointers that describe each operation and record, by API and name."""
        return {name: dict(_reach(document)) for name, document in self.documents.items()}

    def subjects(self, change: SpecChange) -> frozenset[str]:
        """Return the operations and records that a change affects."""
        return frozenset(
            subject
            for subject, pointers in self.reach[change.api].items()
            if any(_overlap(edit, pointer) for edit in change.edits for pointer in pointers)
        )


def spec_mutants(
    generator: Generator, kind: Kind, only: Collection[str] | None = None, seeds: Collection[str] = SEEDS
) -> Iterator[Mutant]:
    """Yield a few mutants of each operator in each spec, or those with some ids."""
    for operator, api, edits in _by_operator(generator, kind):
        mutants = {
            mutant_id: Mutant(mutant_id, kind, words(operator), SpecChange(api, one))
            for mutant_id, one in edits.items()
        }
        chosen = _sample(generator, kind, mutants, seeds) if only is None else only
        yield from (mutant for mutant_id, mutant in mutants.items() if mutant_id in chosen)


def spec_ids(generator: Generator, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield the id and the operator of every possible mutant of a kind."""
    for operator, _, edits in _by_operator(generator, kind):
        yield from ((mutant_id, words(operator)) for mutant_id in edits)


def _by_operator(generator: Generator, kind: Kind) -> Iterator[tuple[SpecOperator, str, dict[str, Edits]]]:
    """Yield the edits of each operator in each spec, by the id of the mutant."""
    prefix = "" if kind is Kind.CLIENT_SPEC else "spec "
    for operator in IN_CLIENTS if kind is Kind.CLIENT_SPEC else IN_SPECS:
        for api, document in generator.documents.items():
            found = {f"{prefix}{api} {where}: {words(operator)}": edits for where, edits in operator(document)}
            yield operator, api, found


def _sample(generator: Generator, kind: Kind, mutants: Mapping[str, Mutant], seeds: Collection[str]) -> Collection[str]:
    """Return the ids that come first by each seed, without those that generate the same client."""
    chosen: set[str] = set()
    for seed in seeds:
        ranked = sorted(mutants, key=lambda mutant_id: chance(mutant_id, seed))
        effective = (one for one in ranked if kind is Kind.SPEC or has_effect(mutants[one], generator))
        chosen.update(islice(effective, DRAWN[kind]))
    return chosen


def has_effect(mutant: Mutant, generator: Generator) -> bool:
    """Whether a mutated client differs from the original."""
    return isinstance(mutant.change, SpecChange) and bool(generator.changed_modules(mutant.change))


def _differ(one: str, other: str | None) -> bool:
    return other is None or _behaviour(one) != _behaviour(other)


def _behaviour(text: str) -> str:
    """Return the syntax of a module without its docstrings."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.If)):
            node.body = [one for one in node.body if not _is_docstring(one)]
    return ast.dump(tree)


def _is_docstring(node: ast.AST) -> bool:
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
    """Return the pointers of everything that a value refers to, directly or not."""
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


def _overlap(edit: str, pointer: str) -> bool:
    """Whether one of two pointers contains the other."""
    return (
        f"{edit}/".startswith(f"{pointer}/")
        or f"{pointer}/".startswith(f"{edit}/")
        or (
            not pointer.startswith(("/paths", "/components/schemas", "/components/parameters"))
            and edit.startswith(pointer)
        )
    )
