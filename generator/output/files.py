"""Write folders of files: all or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp

from attrs import frozen


@frozen
class Tree:
    """A folder that contains exactly these files.

    Attributes:
        folder: The folder.
        files: The text of each file, by its path in the folder.
        kept: Files that are written by hand and stay.
        is_removed: Whether the folder is removed with everything in it.
    """

    folder: Path
    files: Mapping[str, str]
    kept: frozenset[str] = frozenset()
    is_removed: bool = False


def write(trees: Sequence[Tree]) -> None:
    """Make each folder contain exactly its files, or remove it.

    Everything is written to new folders first, which then replace the old ones by renaming. If anything fails, the old
    folders are restored.
    """
    staged: list[Path] = []
    swapped: list[tuple[Path, Path]] = []
    try:
        for tree in trees:
            tree.folder.parent.mkdir(parents=True, exist_ok=True)
            staged.append(Path(mkdtemp(prefix=f".{tree.folder.name}-", dir=tree.folder.parent)))
            if not tree.is_removed:
                _fill(staged[-1], tree)
        for tree, new in zip(trees, staged, strict=True):
            old = new.with_name(f"{new.name}-old")
            if tree.folder.exists():
                tree.folder.rename(old)
            swapped.append((tree.folder, old))
            if not tree.is_removed:
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
    """Return the files on disk that are missing, unexpected or different."""
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
    """Return the files in the folder of a tree, except caches and build products of Python tools."""
    return {
        path.relative_to(tree.folder).as_posix()
        for path in tree.folder.rglob("*")
        if path.is_file() and not _is_by_product(path)
    }


def _same(tree: Tree, name: str, there: set[str]) -> bool:
    return name in tree.files and name in there and (tree.folder / name).read_bytes() == tree.files[name].encode()


def _is_by_product(path: Path) -> bool:
    """Return whether a file is a cache or build product of Python tools."""
    return (
        any(part in ("__pycache__", "build", "dist") or part.endswith(".egg-info") for part in path.parts)
        or path.suffix == ".pyc"
    )
