"""Fresh samples: mutants that no test was written for.

Tests are fitted to the mutants that they are measured by. The first run of a sample with another seed shows what they
are worth for other defects; a second run of the same sample no longer would. So the page keeps the first result.
"""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.mutation.mutants import CACHE
from tools.mutation.results import Result, load, save

FOLDER = CACHE / "samples"

_NAME = re.compile(r"[a-z0-9-]{1,40}")


def sample_name(text: str) -> str:
    """Return the name of a sample, which is its seed. Raises ArgumentTypeError if it is not usable as a file name."""
    if not _NAME.fullmatch(text):
        raise ArgumentTypeError(f"{text!r} must be up to 40 of a-z, 0-9 and -")
    return text


def store(name: str, results: Sequence[Result], folder: Path = FOLDER) -> bool:
    """Store the results of a sample unless there are some. Returns whether this is its first run."""
    path = folder / f"{name}.json"
    if path.exists():
        return False
    save(results, path)
    return True


def stored(folder: Path = FOLDER) -> Mapping[str, Sequence[Result]]:
    """Return the results of each sample by its name."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.json"))}
