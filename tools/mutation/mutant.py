"""A planted fault: one small change, with a name that stays while the code around it changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
"""The checkout."""

CLIENTS = ("pracsuite_client", "coreplus_client")
"""The packages under test, which no process imports before its fault is planted."""

SEEDS = ("prackit", "second", "third", "fourth")
"""Decide which of all possible faults are planted: each draws a sample. One that was drawn to see how the tests fare
with faults that nobody has worked on (see samples.py) becomes one of these when somebody has.
"""


class Kind(StrEnum):
    """What a fault is planted in."""

    DOCUMENT = "client, through its document"
    RUNTIME = "client, in its runtime"
    MOCK = "rules of the mock"
    SPEC = "document against the facts"
    DRAWN = "client, by other tools"


@dataclass(frozen=True)
class CodeChange:
    """A module with one change."""

    file: str
    """The module's file, as coverage names it: from the package on."""
    modules: tuple[str, ...]
    """The modules that are made from the file."""
    text: str = field(repr=False)
    first_line: int
    last_line: int
    """The lines of the original that the change touches."""
    on_import: bool
    """Whether they run when the module is imported."""


@dataclass(frozen=True)
class DocumentChange:
    """A document with one change: values to put at JSON pointers, or to take out."""

    api: str
    edits: Mapping[str, Any]
    """By pointer; `GONE` takes out."""


GONE = "\0gone"
"""Stands for a value that is taken out of a document."""

Change = CodeChange | DocumentChange


@dataclass(frozen=True)
class Mutant:
    """A planted fault."""

    name: str
    kind: Kind
    operator: str
    change: Change = field(repr=False)


def chance(name: str, seed: str) -> float:
    """A number from 0 to 1 that depends on the name alone: what is sampled does not change with what stands beside."""
    digest = hashlib.sha256(f"{seed} {name}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48
