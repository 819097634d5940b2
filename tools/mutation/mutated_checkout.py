"""A copy of the checkout with a mutated spec, in which everything is generated again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.mutation.generator_api import (
    ROOT_FILE,
    SCHEMAS,
    Document,
    Folders,
    Tree,
    client_tree,
    coverage,
    load_documents,
    measure,
    parse,
    write,
)
from tools.mutation.mutants import ROOT, SpecChange
from tools.mutation.spec_edits import edited

_COPIED = ("specs", "mockserver", "docs")
_LEFT_OUT = ("build", "dist", "generated")
_REFERENCE = "#/components/schemas/"


def mutated_checkout(folder: Path, change: SpecChange) -> None:
    """Make the copy. Raises SpecError if the generator rejects the spec."""
    folder.mkdir()
    for path in ROOT.iterdir():
        if path.name in _COPIED:
            shutil.copytree(path, folder / path.name)
        elif path.name not in _LEFT_OUT and not path.name.startswith("."):
            (folder / path.name).symlink_to(path)
    folders = Folders.of(folder)
    for document in load_documents(ROOT):
        if document.name == change.api:
            shutil.rmtree(folders.specs / document.name)
            _write_specs(folders.specs / document.name, document, edited(document.data, change.edits))
    trees, bundles, tables = [], {}, {}
    for document in load_documents(folder):
        distribution, files = client_tree(document, parse(document), folders)
        trees.append(Tree(folders.generated / distribution, files))
        bundles[f"{document.name}.json"] = json.dumps(document.data, ensure_ascii=False, indent=1) + "\n"
        tables[f"{document.name}.md"] = coverage(document, measure(document, folders))
    trees.append(Tree(folders.coverage, tables))
    trees.append(Tree(folders.documents, bundles, kept=frozenset({"__init__.py"})))
    write(trees)


def _write_specs(folder: Path, document: Document, data: Mapping[str, Any]) -> None:
    """Write a spec as files that refer to each other. Schemas stay in their files."""
    (folder / SCHEMAS).mkdir(parents=True)
    modules = document.modules
    components = {name: part for name, part in data["components"].items() if name != SCHEMAS}
    root = _linked({**data, "components": components}, lambda name: f"{SCHEMAS}/{modules[name]}.yaml#/{name}")
    (folder / ROOT_FILE).write_text(json.dumps(root, ensure_ascii=False, indent=1), "utf-8")
    for module in sorted(set(modules.values())):
        schemas = {name: data["components"][SCHEMAS][name] for name in modules if modules[name] == module}
        linked = _linked(schemas, lambda name: f"{modules[name]}.yaml#/{name}")
        (folder / SCHEMAS / f"{module}.yaml").write_text(json.dumps(linked, ensure_ascii=False, indent=1), "utf-8")


def _linked(value: Any, link: Any) -> Any:
    """Return a copy in which references to schemas point to their files."""
    if isinstance(value, list):
        return [_linked(item, link) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: link(part.removeprefix(_REFERENCE))
        if key == "$ref" and isinstance(part, str) and part.startswith(_REFERENCE)
        else _linked(part, link)
        for key, part in value.items()
    }
