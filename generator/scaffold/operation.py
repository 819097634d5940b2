"""Adds an operation to the sources: all files that it needs, or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve

from ..document.problems import SpecError
from ..pipeline import documents
from ..settings import Folders
from .edits import edits
from .wanted import Wanted, placed


def scaffold(wanted: Wanted, root: Path) -> Sequence[Path]:
    """Write the beginning of an operation: its spec, its handler in the mock and its test. Return the files.

    Raises:
        Refused: It cannot be written as it was asked for. Nothing is written.
        SpecError: The documents have problems, or would have. Nothing is written.
    """
    place = placed(wanted, Folders.of(root))
    found = edits(place, root)
    _require_valid(found, root, wanted.api)
    _write(found)
    return sorted(found)


def _require_valid(found: Mapping[Path, str], root: Path, api: str) -> None:
    """Check the changed document in a folder of its own."""
    with TemporaryDirectory() as folder:
        other = Path(folder)
        shutil.copytree(root / "specs" / api, other / "specs" / api)
        for file, text in found.items():
            if file.is_relative_to(root / "specs"):
                copy = other / file.relative_to(root)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(text, "utf-8", newline="\n")
        try:
            documents(Folders.of(other))
        except SpecError as error:
            raise SpecError.of(
                [
                    evolve(problem, place=evolve(problem.place, file=root / problem.place.file.relative_to(other)))
                    for problem in error.problems
                ]
            ) from None


def _write(found: Mapping[Path, str]) -> None:
    """Write all files or, if anything fails, none."""
    before = {file: file.read_bytes() if file.exists() else None for file in found}
    new = {file: file.with_name(f".{file.name}.new") for file in found}
    try:
        for file, text in found.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            new[file].write_text(text, "utf-8", newline="\n")
        for file in found:
            new[file].replace(file)
    except BaseException:
        for file, content in before.items():
            with suppress(OSError):
                if content is None:
                    file.unlink(missing_ok=True)
                elif file.read_bytes() != content:
                    file.write_bytes(content)
        raise
    finally:
        for file in new.values():
            with suppress(OSError):
                file.unlink(missing_ok=True)
