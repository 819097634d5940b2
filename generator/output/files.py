"""Files to disk: all or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp

from attrs import frozen


@frozen
class Tree:
    """A folder that holds exactly these files.

    Attributes:
        folder: The folder.
        files: What it holds, by path inside it.
        kept: Files in it that are written by hand and stay.
    """

    folder: Path
    files: Mapping[str, str]
    kept: frozenset[str] = frozenset()


def write(trees: Sequence[Tree]) -> None:
    """Make each folder hold exactly its files.

    Everything is written beside the folders first and then swapped in by renaming; when anything fails, what was there
    is put back.
    """
    staged: list[Path] = []
    swapped: list[tuple[Path, Path]] = []
    try:
        for tree in trees:
            tree.folder.parent.mkdir(parents=True, exist_ok=True)
            staged.append(Path(mkdtemp(prefix=f".{tree.folder.name}-", dir=tree.folder.parent)))
            _fill(staged[-1], tree)
        for tree, new in zip(trees, staged, strict=True):
            old = new.with_name(f"{new.name}-old")
            if tree.folder.exists():
                tree.folder.rename(old)
            swapped.append((tree.folder, old))
            new.rename(tree.folder)
    except BaseException:
        for folder, old in reversed(swapped):
            if folder.exists():
                shutil.rmtree(folder)
            if old.exists():
                old.rename(folder)
        raise
    finally:
        for leftover in (*staged, *(old for _, old in swapped)):
            shutil.rmtree(leftover, ignore_errors=True)


def _fill(folder: Path, tree: Tree) -> None:
    folder.chmod(0o755)
    for name in tree.kept:
        if (tree.folder / name).exists():
            shutil.copy2(tree.folder / name, folder / name)
    for name, text in tree.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())


def differences(trees: Sequence[Tree]) -> list[Path]:
    """The files on disk that are missing, superfluous or other than these."""
    differing: list[Path] = []
    for tree in trees:
        there = present(tree)
        differing += [
            tree.folder / name
            for name in sorted((there - tree.kept) | tree.files.keys())
            if not _same(tree, name, there)
        ]
    return differing


def present(tree: Tree) -> set[str]:
    """The files that are in its folder, but for the litter of Python and its tools."""
    return {
        path.relative_to(tree.folder).as_posix()
        for path in tree.folder.rglob("*")
        if path.is_file() and not _is_litter(path)
    }


def _same(tree: Tree, name: str, there: set[str]) -> bool:
    return name in tree.files and name in there and (tree.folder / name).read_bytes() == tree.files[name].encode()


def _is_litter(path: Path) -> bool:
    """What Python and its tools leave behind beside sources."""
    return (
        any(part in ("__pycache__", "build", "dist") or part.endswith(".egg-info") for part in path.parts)
        or path.suffix == ".pyc"
    )
