"""A mutant: one small change, with an id that does not depend on line numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
"""The checkout."""

CACHE = ROOT / ".prackit_cache" / "mutation"
"""The folder of the results. Git ignores it."""

CLIENTS = ("pracsuite_client", "coreplus_client")
"""The packages under test. No process imports them before its mutant is in place."""

SEEDS = ("prackit", "second", "third", "fourth")
"""The seeds that decide which mutants the catalogue contains. Each draws a sample of all possible mutants.
Add the name of a fresh sample (see fresh_samples.py) here once tests have been written for its survivors.
"""


class Kind(StrEnum):
    """The code or spec that a mutant changes."""

    CLIENT_SPEC = "client, through its spec"
    RUNTIME = "client runtime"
    MOCK = "mock rules"
    SPEC = "spec and all that is made from it"


@dataclass(frozen=True)
class CodeChange:
    """A module with one change."""

    file: str
    """The module's file, relative to the checkout."""
    modules: tuple[str, ...]
    """The modules that are made from the file."""
    text: str = field(repr=False)
    first_line: int
    last_line: int
    """The lines of the original that the change touches."""
    on_import: bool
    """Whether these lines run when the module is imported."""


@dataclass(frozen=True)
class SpecChange:
    """A spec with one change: values to set at JSON pointers, or to remove."""

    api: str
    edits: Mapping[str, Any]
    """The new values by pointer. `REMOVED` removes the old one."""


REMOVED = "\0removed"
"""Marks a value that is removed from a spec."""

Change = CodeChange | SpecChange


@dataclass(frozen=True)
class Mutant:
    """One change with its id."""

    id: str
    kind: Kind
    operator: str
    change: Change = field(repr=False)


def chance(text: str, seed: str) -> float:
    """Return a number from 0 to 1 that depends on the arguments alone, so that one mutant's place in the sample does
    not change with what is around it.
    """
    digest = hashlib.sha256(f"{seed} {text}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


def place(mutant_id: str, kind: Kind) -> str:
    """Return the part of an id that stays the same when a module moves: everything but the file."""
    return mutant_id.partition(" ")[2] if kind in (Kind.RUNTIME, Kind.MOCK) else mutant_id
