"""Call the stages in order, from the folders of documents to the trees of files."""

from __future__ import annotations

import json
import time
from pathlib import Path

from attrs import frozen

from .document.bundle import Document, bundle
from .document.problems import Problem, SpecError
from .document.traversal import operations
from .emit.client_package import client_files
from .emit.models_package import models_files
from .emit.ruff_format import formatted
from .emit.templates import Files
from .ir.client import build_client
from .ir.parser import parse
from .output.coverage_report import coverage
from .output.files import Tree
from .output.measurement import measure
from .output.orphans import orphans
from .rules import check
from .settings import Folders


@frozen
class Summary:
    """The size of the output for one API, for the table at the end."""

    api: str
    operations: int
    schemas: int
    files: int
    lines: int
    seconds: float


@frozen
class Build:
    """Everything to write, and its size."""

    trees: tuple[Tree, ...]
    summaries: tuple[Summary, ...]


def documents(folders: Folders) -> list[Document]:
    """Return the checked document of each API.

    Raises:
        SpecError: A document has problems.
    """
    found: list[Document] = []
    problems: list[Problem] = []
    for api in folders.apis():
        try:
            document = bundle(folders.specs / api)
            problems += check(document)
            found.append(document)
        except SpecError as error:
            problems += error.problems
    if problems:
        raise SpecError.of(problems)
    return found


def build(folders: Folders) -> Build:
    """Generate everything, in memory.

    Raises:
        SpecError: A document has problems.
    """
    trees: list[Tree] = []
    summaries: list[Summary] = []
    bundles: Files = {}
    tables: Files = {}
    for document in documents(folders):
        start = time.perf_counter()
        parsed = parse(document)
        client = build_client(document, parsed)
        client_tree = formatted(client_files(client, folders), keep=(f"{client.package}/_runtime/",))
        models_tree = formatted(models_files(document, parsed, folders))
        trees += [
            Tree(folders.generated / client.distribution, client_tree),
            Tree(folders.generated / f"{document.name}-models", models_tree),
        ]
        bundles[f"{document.name}.json"] = json.dumps(document.data, ensure_ascii=False, indent=1) + "\n"
        tables[f"{document.name}.md"] = coverage(document, measure(document, folders))
        made = client_tree | {f"models/{path}": text for path, text in models_tree.items()}
        summaries.append(
            Summary(
                document.name,
                len(operations(document)),
                len(document.schemas),
                len(made),
                sum(text.count("\n") for text in made.values()),
                time.perf_counter() - start,
            )
        )
    trees += orphans(folders, [tree.folder for tree in trees])
    trees.append(Tree(folders.coverage, tables))
    trees.append(Tree(folders.documents, bundles, kept=frozenset({"__init__.py"})))
    return Build(tuple(trees), tuple(summaries))


def relative(path: Path, root: Path) -> Path:
    """Return a path relative to the root, if it is below it."""
    return path.relative_to(root) if path.is_relative_to(root) else path
