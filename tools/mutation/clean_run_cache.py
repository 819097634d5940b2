"""What the clean run of a test file found, kept until the file, or anything that it may stand on, changes."""

from __future__ import annotations

import pickle
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from tools.mutation.execution import Verdict
from tools.mutation.mutant import ROOT

FOLDER = ROOT / ".prackit_cache" / "mutants"

GROUND = ("generated", "generator", "mockserver", "specs", "templates", "tests")
"""The folders that tests stand on."""


def find(file: str) -> Verdict | None:
    """What is kept of a test file, if it is as it was."""
    with suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError):
        found: Verdict = pickle.loads(_place(file).read_bytes())  # written by `keep`, on this machine
        return found
    return None


def keep(file: str, verdict: Verdict) -> None:
    """Keep what was found."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _place(file).write_bytes(pickle.dumps(verdict))


def _place(file: str) -> Path:
    digest = sha256(_ground() + (ROOT / file).read_bytes())
    return FOLDER / f"{file.replace('/', '.')}-{digest.hexdigest()[:16]}"


@cache
def _ground() -> bytes:
    """A digest of everything but the tests themselves: shared helpers of tests, the code, what is installed."""
    digest = sha256("\n".join(sorted(f"{one.name} {one.version}" for one in distributions())).encode())
    for folder in GROUND:
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT).parts
            of_no_matter = path.suffix == ".pyc" or path.name.startswith("test_") or inside[:2] == ("tests", "mutants")
            if path.is_file() and not of_no_matter:
                digest.update("/".join(inside).encode() + b"\0" + path.read_bytes())
    return digest.digest()
