"""Call the stages in order, from the folders of documents to the trees of files."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from attrs import frozen

from .document.bundle import ROOT, Document, read
from .document.faults import guarded
from .document.problems import Place, Problem, SpecError
from .document.traversal import operations
from .emit.client_package import client_files
from .emit.mock_sbom import mock_sbom
from .emit.models_package import models_files
from .emit.release import mock_release
from .emit.ruff_format import formatted
from .emit.templates import Files
from .ir.client import build_client
from .ir.parser import Parsed, parse
from .output.coverage_report import coverage
from .output.files import Tree
from .output.measurement import measure
from .output.orphans import orphans
from .rules import check
from .settings import SBOMS, Folders


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
    problems = list(_without_api(folders))
    for api in folders.apis():
        try:
            document, wrong = _checked(folders.specs / api)
        except SpecError as error:
            document, wrong = None, list(error.problems)
        problems += wrong
        if document is not None:
            found.append(document)
    if problems:
        raise SpecError.of(problems)
    return found


def _without_api(folders: Folders) -> Iterator[Problem]:
    """Yield a problem for each file that belongs to no API, for specs without any, and for APIs with one name."""
    known = folders.apis()
    for path in sorted(folders.specs.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            message = (
                f"is not read, because an API is a folder; move it to {folders.specs.name}/<api>/{ROOT}, or remove it"
            )
            yield Problem(Place(path, 1, ""), message)
    packages: dict[str, str] = {}
    for api in known:
        other = packages.setdefault(api.replace("-", "_"), api)
        if other != api:
            message = f"has packages of the same names as {other}; rename one of the two folders"
            yield Problem(Place(folders.specs / api, 1, ""), message)
    if not known:
        yield Problem(Place(folders.specs, 1, ""), "has no API; add a folder for one, as in CONTRIBUTING.md")


def _checked(folder: Path) -> tuple[Document | None, list[Problem]]:
    """Return the document in a folder, and all its problems."""
    bundled = guarded("reading the files", folder, None, partial(read, folder))
    problems = list(bundled.problems)
    document = bundled.document
    if document is not None:
        try:
            problems += guarded("checking the rules", folder, document, partial(check, document))
        except SpecError as error:
            problems += error.problems
    return document, problems


def build(folders: Folders) -> Build:
    """Generate everything, in memory.

    Raises:
        SpecError: A document has problems.
    """
    trees: list[Tree] = []
    summaries: list[Summary] = []
    bundles: Files = {}
    tables: Files = {}
    problems: list[Problem] = []
    for document in documents(folders):
        try:
            made = _made(document, folders)
        except SpecError as error:
            problems += error.problems
            continue
        trees += made.trees
        summaries += made.summaries
        bundles[f"{document.name}.json"] = json.dumps(document.data, ensure_ascii=False, indent=1) + "\n"
        folder = folders.specs / document.name
        page = guarded("writing its page", folder, document, partial(_page, document, folders))
        tables[f"{document.name}.md"] = page
    if problems:
        raise SpecError.of(problems)
    trees += orphans(folders, [tree.folder for tree in trees])
    trees.append(Tree(folders.coverage, tables))
    trees.append(Tree(folders.release, mock_release(folders)))
    trees.append(Tree(folders.documents, bundles, kept=frozenset({"__init__.py"})))
    if folders.has_mock:
        files = {name.removeprefix(f"{SBOMS}/"): text for name, text in mock_sbom(folders.mock, folders.apis()).items()}
        trees.append(Tree(folders.mock / SBOMS, files))
    return Build(tuple(trees), tuple(summaries))


def _made(document: Document, folders: Folders) -> Build:
    """Generate the packages of an API. Both are tried, so that the problems of both are reported."""
    folder = folders.specs / document.name
    start = time.perf_counter()
    parsed = guarded("parsing the document", folder, document, partial(parse, document))
    problems: list[Problem] = []
    trees: list[Tree] = []
    for kind, make in (("client", _client_tree), ("models", _models_tree)):
        try:
            trees.append(guarded(f"generating the {kind}", folder, document, partial(make, document, parsed, folders)))
        except SpecError as error:
            problems += error.problems
    if problems:
        raise SpecError.of(problems)
    texts = [text for tree in trees for text in tree.files.values()]
    summary = Summary(
        document.name,
        len(operations(document)),
        len(document.schemas),
        len(texts),
        sum(text.count("\n") for text in texts),
        time.perf_counter() - start,
    )
    return Build(tuple(trees), (summary,))


def _client_tree(document: Document, parsed: Parsed, folders: Folders) -> Tree:
    client = build_client(document, parsed)
    files = formatted(client_files(client, folders), keep=(f"{client.package}/_runtime/",))
    return Tree(folders.generated / client.distribution, files)


def _models_tree(document: Document, parsed: Parsed, folders: Folders) -> Tree:
    files = formatted(models_files(document, parsed, folders))
    return Tree(folders.generated / f"{document.name}-models", files)


def _page(document: Document, folders: Folders) -> str:
    return coverage(document, measure(document, folders))


def relative(path: Path, root: Path) -> Path:
    """Return a path relative to the root, if it is below it."""
    return path.relative_to(root) if path.is_relative_to(root) else path
