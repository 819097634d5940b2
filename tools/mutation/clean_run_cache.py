"""The clean run of each test file, stored until the file or anything that it may depend on changes."""

from __future__ import annotations

import pickle
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from tools.mutation.execution import Outcome
from tools.mutation.mutants import CACHE, ROOT

FOLDER = CACHE / "clean-run"

DEPENDENCIES = ("generated", "generator", "mockserver", "specs", "templates", "tests")
"""The folders that tests depend on."""


def find(file: str) -> Outcome | None:
    """Return the clean run of a test file, or None if something has changed since."""
    with suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError):
        found: Outcome = pickle.loads(_place(file).read_bytes())  # written by `store` on this machine
        return found
    return None


def store(file: str, outcome: Outcome) -> None:
    """Store the clean run of a test file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _place(file).write_bytes(pickle.dumps(outcome))


def _place(file: str) -> Path:
    digest = sha256(_dependencies_digest() + (ROOT / file).read_bytes())
    return FOLDER / f"{file.replace('/', '.')}-{digest.hexdigest()[:16]}"


@cache
def _dependencies_digest() -> bytes:
    """Return a digest of the code under test, shared test code and installed packages, without the tests themselves."""
    digest = sha256("\n".join(sorted(f"{one.name} {one.version}" for one in distributions())).encode())
    for folder in DEPENDENCIES:
        for path in sorted((ROOT / folder).rglob("*")):
            inside = path.relative_to(ROOT).parts
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("test_"):
                digest.update("/".join(inside).encode() + b"\0" + path.read_bytes())
    return digest.digest()
