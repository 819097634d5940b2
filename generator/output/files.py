"""Write folders of files: all or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from .swap import Swap, replace, staging


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


def write(trees: Sequence[Tree], written: Callable[[], None] = lambda: None) -> None:
    """Make each folder contain exactly its files, or remove it: all of them or, if anything fails, none.

    Args:
        trees: The folders.
        written: Called at the moment from which the new folders count.
    """
    swaps = [Swap(tree.folder, tree.is_removed) for tree in trees]
    with staging(swap.folder.parent for swap in swaps):
        for tree, swap in zip(trees, swaps, strict=True):
            if not tree.is_removed:
                swap.new.mkdir()
                _fill(swap.new, tree)
        replace(swaps, written)


def _fill(folder: Path, tree: Tree) -> None:
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
    found = (path for path in tree.folder.rglob("*") if path.is_symlink() or path.is_file())
    names = (path.relative_to(tree.folder) for path in found)
    return {name.as_posix() for name in names if not _is_by_product(name.parts)}


def _same(tree: Tree, name: str, there: set[str]) -> bool:
    path = tree.folder / name
    is_file = name in tree.files and name in there and not path.is_symlink()
    return is_file and path.read_bytes() == tree.files[name].encode()


def _is_by_product(parts: Sequence[str]) -> bool:
    """Return whether a file is a cache or build product of Python tools, by its path in the package.

    A build makes known folders at the top of a package. Any other file in folders of such names was made by hand.
    """
    *folders, name = parts
    if name.endswith(".pyc") or ("__pycache__" in folders and ".pyc." in name):
        return True
    match folders:
        case ["dist"]:
            return name.endswith((".whl", ".tar.gz")) or name == ".gitignore"
        case ["build", inner, *_]:
            return inner == "lib" or inner.startswith(("lib.", "bdist."))
        case [top]:
            return top.endswith(".egg-info")
        case _:
            return False
