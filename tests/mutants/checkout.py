"""A copy of the checkout with a spoilt document, and with everything that is made of documents made anew."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from generator.document.bundle import ROOT as ROOT_FILE
from generator.document.bundle import SCHEMAS, Document
from generator.document.problems import SpecError
from generator.emit.client_package import client_files
from generator.ir.client import build_client
from generator.ir.parser import parse
from generator.output.coverage_report import coverage
from generator.output.files import Tree, write
from generator.pipeline import documents
from generator.settings import Folders
from tests.mutants.documents import edited
from tests.mutants.mutant import ROOT, DocumentChange

_LINKED = ("generator", "templates", "tests", "examples", "LICENSE", "pyproject.toml", "noxfile.py", "README.md")
_REFERENCE = "#/components/schemas/"


def spoilt_checkout(folder: Path, change: DocumentChange) -> None:
    """Make the copy. Raises SpecError if the factory refuses the document."""
    folder.mkdir()
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    for name in ("specs", "mockserver", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    folders = Folders.of(folder)
    for document in documents(Folders.of(ROOT)):
        if document.name == change.api:
            shutil.rmtree(folders.specs / document.name)
            _write_specs(folders.specs / document.name, document, edited(document.data, change.edits))
    trees, bundles, tables = [], {}, {}
    for document in documents(folders):
        client = build_client(document, parse(document))
        trees.append(Tree(folders.generated / client.distribution, client_files(client, folders)))
        bundles[f"{document.name}.json"] = json.dumps(document.data, ensure_ascii=False, indent=1) + "\n"
        tables[f"{document.name}.md"] = coverage(document)
    trees.append(Tree(folders.coverage, tables))
    trees.append(Tree(folders.documents, bundles, kept=frozenset({"__init__.py"})))
    write(trees)


def refusal(error: SpecError) -> str:
    """What the factory minds."""
    return "; ".join(attrs.asdict(problem)["message"] for problem in error.problems[:3])


def _write_specs(folder: Path, document: Document, data: Mapping[str, Any]) -> None:
    """Write a document as files that lead to each other, its schemas where they were."""
    (folder / SCHEMAS).mkdir(parents=True)
    modules = document.modules
    components = {name: part for name, part in data["components"].items() if name != SCHEMAS}
    root = _led({**data, "components": components}, lambda name: f"{SCHEMAS}/{modules[name]}.yaml#/{name}")
    (folder / ROOT_FILE).write_text(json.dumps(root, ensure_ascii=False, indent=1), "utf-8")
    for module in sorted(set(modules.values())):
        schemas = {name: data["components"][SCHEMAS][name] for name in modules if modules[name] == module}
        led = _led(schemas, lambda name: f"{modules[name]}.yaml#/{name}")
        (folder / SCHEMAS / f"{module}.yaml").write_text(json.dumps(led, ensure_ascii=False, indent=1), "utf-8")


def _led(value: Any, lead: Any) -> Any:
    """A copy whose references to schemas lead to their files."""
    if isinstance(value, list):
        return [_led(item, lead) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: lead(part.removeprefix(_REFERENCE))
        if key == "$ref" and isinstance(part, str) and part.startswith(_REFERENCE)
        else _led(part, lead)
        for key, part in value.items()
    }
