"""Whether everything is as the last generation left it: then there is nothing to do.

What a generation depends on and what it wrote are kept as two digests in a folder that git ignores. `check` never asks.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from ..settings import Folders
from .files import Tree, present

FACTORY = Path(__file__).parent.parent


def inputs(folders: Folders) -> str:
    """The digest of all that decides what is written: documents, templates, the factory, and what is installed."""
    installed = sorted({f"{found.name} {found.version}" for found in distributions()})
    parts = [platform.python_version().encode(), *(line.encode() for line in installed)]
    for folder in (folders.specs, folders.templates, FACTORY):
        names = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
        for path in names:
            parts += [f"{folder.name}/{path.relative_to(folder).as_posix()}".encode(), path.read_bytes()]
    return _digest([*parts, folders.licence.read_bytes()])


def keep(folders: Folders, found: str, trees: Sequence[Tree], report: str) -> None:
    """Remember what was just written.

    Args:
        folders: Where it was written.
        found: The digest of what it was made of, taken before it was made.
        trees: What was written.
        report: What to tell of it when it need not be done again.
    """
    outputs = [
        {
            "folder": os.path.relpath(tree.folder, folders.cache.parent),
            "kept": sorted(tree.kept),
            "digest": _files_digest((name, text.encode()) for name, text in tree.files.items()),
        }
        for tree in trees
    ]
    folders.cache.mkdir(parents=True, exist_ok=True)
    new = folders.cache / f"generation-{os.getpid()}.json"
    new.write_text(json.dumps({"inputs": found, "outputs": outputs, "report": report}), "utf-8")
    new.replace(_record(folders))


def last(folders: Folders, found: str) -> str | None:
    """The report of the last generation, if it was made of the same and all that it wrote is still there, unchanged."""
    try:
        record = json.loads(_record(folders).read_text("utf-8"))
        same = record["inputs"] == found and all(_untouched(folders, output) for output in record["outputs"])
        return str(record["report"]) if same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _untouched(folders: Folders, output: dict[str, Any]) -> bool:
    tree = Tree(folders.cache.parent / output["folder"], {}, frozenset(output["kept"]))
    names = present(tree) - tree.kept
    digest = _files_digest((name, (tree.folder / name).read_bytes()) for name in names)
    return digest == str(output["digest"])


def _record(folders: Folders) -> Path:
    return folders.cache / "generation.json"


def _files_digest(files: Iterable[tuple[str, bytes]]) -> str:
    return _digest(part for name, content in sorted(files) for part in (name.encode(), content))


def _digest(parts: Iterable[bytes]) -> str:
    """One digest of many texts. Each goes in with its length: the same bytes cut in another way are not the same."""
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
