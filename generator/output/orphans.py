"""Find packages that were generated for an API which has no document any more.

The generator removes only what it has made. The evidence is the first line of each file; without it, a file must have
the name and place of one that every package contains.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..document.problems import Place, Problem, SpecError
from ..settings import MODELS_RUNTIME, RUNTIME, SBOMS, Folders
from .files import Tree, present

_GENERATED = "# Generated"
_HEADER = f"{_GENERATED} by prackit: do not edit."
_PLAIN = frozenset({"CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml", "py.typed", "schemas.json"})
"""The files of a package without a line that says who made them."""
_RUNTIMES = {"client": RUNTIME, "models": MODELS_RUNTIME}
"""The origin of the runtime, whose files have no such line either, in each kind of package."""


def orphans(folders: Folders, known: Collection[Path]) -> list[Tree]:
    """Return each package that is not among the known ones as a tree to remove.

    Raises:
        SpecError: Such a package contains files that the generator has not made.
    """
    found: list[Tree] = []
    problems: list[Problem] = []
    for folder in packages(folders):
        if folder in known:
            continue
        tree = Tree(folder, {}, is_removed=True)
        foreign = sorted(name for name in present(tree) if not _is_generated(folder, name))
        if foreign:
            message = (
                f"no document generates this package, but {', '.join(foreign)} is not generated either; move it and run"
                " `nox -s generate` again, which then removes the package"
            )
            problems.append(Problem(Place(folder, 1, ""), message))
        found.append(tree)
    if problems:
        raise SpecError.of(problems)
    return found


def packages(folders: Folders) -> list[Path]:
    """Return the folders of generated packages, whether or not their APIs have documents."""
    there = sorted(folders.generated.iterdir()) if folders.generated.is_dir() else []
    return [folder for folder in there if _is_package(folder)]


def _is_package(folder: Path) -> bool:
    """Return whether a folder is a generated package. Hidden folders belong to other tools."""
    metadata = folder / "pyproject.toml"
    if folder.name.startswith(".") or folder.is_symlink():
        return False
    return metadata.is_file() and _first_line(metadata) == _HEADER


def _is_generated(folder: Path, name: str) -> bool:
    path = folder / name
    if path.is_symlink():
        return False
    parts = name.split("/")
    if len(parts) > 2 and parts[1] == "_runtime":
        origin = _RUNTIMES.get(folder.name.rpartition("-")[2])
        return origin is not None and origin.joinpath(*parts[2:]).is_file()
    if name == f"{SBOMS}/{folder.name}.cdx.json":
        return True
    return (parts[-1] in _PLAIN and len(parts) <= 2) or _first_line(path).startswith(_GENERATED)


def _first_line(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.readline(200).decode("utf-8", "replace").rstrip("\n")
