"""Samples of faults that were judged before anybody had worked on them: docs/kill-rate-draws, a file for each.

Tests come to fit the faults that they are measured by. What they notice of others at first sight tells how they fare
with faults that nobody thought of; a second look at the same ones no longer would.
"""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.mutation.mutant import ROOT
from tools.mutation.results import Result, load, save

FOLDER = ROOT / "docs" / "kill-rate-draws"

_NAME = re.compile(r"[a-z0-9-]{1,40}")


def draw_name(text: str) -> str:
    """The name of a sample, by which it is drawn. Raises ArgumentTypeError if no file can have it."""
    if not _NAME.fullmatch(text):
        raise ArgumentTypeError(f"{text!r} must be up to 40 of a-z, 0-9 and -")
    return text


def keep(name: str, results: Sequence[Result], folder: Path = FOLDER) -> bool:
    """Keep what a sample showed, if it is the first time that it is judged. Says whether it is."""
    path = folder / f"{name}.json"
    if path.exists():
        return False
    folder.mkdir(parents=True, exist_ok=True)
    save(results, path)
    return True


def kept(folder: Path = FOLDER) -> Mapping[str, Sequence[Result]]:
    """What each sample showed, by its name."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.json"))}
