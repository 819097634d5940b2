"""Detect that nothing has changed since the last generation.

The digests of the inputs and outputs of a generation are stored in a folder that git ignores. ``check`` does not use
them.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..document.limits import MAX_FILE_BYTES
from ..settings import Folders
from .files import Tree, present
from .orphans import packages

GENERATOR = Path(__file__).parent.parent


def inputs(folders: Folders) -> str:
    """Return the digest of all inputs: documents, changelogs, templates, generator, installed packages and more."""
    parts = [platform.python_version().encode(), *(name.encode(errors="surrogateescape") for name in _installed())]
    handlers = [folders.handlers(api) for api in folders.apis()]  # the coverage pages depend on them
    for folder in (folders.specs, folders.templates, GENERATOR, *handlers):
        names = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
        for path in names:
            parts += [f"{folder.name}/{path.relative_to(folder).as_posix()}".encode(errors="surrogateescape")]
            # A file that is too large is rejected; it need not be read for that.
            parts += [path.read_bytes() if path.stat().st_size <= MAX_FILE_BYTES else str(path.stat()).encode()]
    # The SBOM of the mock server states what its metadata states.
    single = (folders.licence, folders.property_tests, folders.mock / "pyproject.toml")
    for path in (*single, *sorted(folders.changelogs.glob("*.md"))):
        parts += [path.name.encode(errors="surrogateescape"), path.read_bytes()] if path.is_file() else []
    return _digest(parts)


def _installed() -> list[str]:
    """Return the name and version of each installed package: those of its folder, as reading its metadata is slow."""
    folders = [Path(entry) for entry in sys.path if Path(entry).is_dir()]
    return sorted({path.name for folder in folders for path in folder.glob("*-info")})


def store(folders: Folders, found: str, trees: Sequence[Tree], report: str) -> None:
    """Store the record of a generation.

    Args:
        folders: The folders of the checkout.
        found: The digest of the inputs, taken before the generation.
        trees: The trees that were written.
        report: The report to print when nothing has changed.
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
    """Return the report of the last generation if its inputs and outputs are unchanged, otherwise ``None``."""
    try:
        record = json.loads(_record(folders).read_text("utf-8"))
        same = record["inputs"] == found and all(_untouched(folders, output) for output in record["outputs"])
        known = {folders.cache.parent / output["folder"] for output in record["outputs"]}
        same = same and known.issuperset(packages(folders))
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
    """Return one digest of many parts. Each is hashed with its length, so that the boundaries between parts count."""
    whole = sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()
