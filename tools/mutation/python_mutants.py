"""Mutants of Python code: of the client runtime and of the mock's rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from tools.mutation.mutants import CLIENTS, ROOT, SEEDS, CodeChange, Kind, Mutant, chance
from tools.mutation.python_operators import DOMAIN, words
from tools.mutation.python_sites import Site, sites

FOLDERS = {Kind.RUNTIME: ROOT / "generator" / "runtime", Kind.MOCK: ROOT / "mockserver" / "practice_mock"}
"""The package that each kind changes, whatever its modules are."""

NO_RULES = frozenset(
    {
        *("__init__", "__main__", "cli", "clients", "control", "demo", "documents", "names", "pytest_plugin", "seed"),
        *("serving", "sqlite", "tables"),
    }
)
"""Folders and modules of the mock that contain no business rule: demo data, the command line, the control API,
storage, processes.
"""

SHARES = {Kind.RUNTIME: (0.06, 0.2), Kind.MOCK: (0.018, 0.12)}
"""The share of all possible mutants that each seed draws: of the generic operators, and of the domain's own."""

_DOMAIN = {words(operator) for operator in DOMAIN}

Wanted = Callable[[str, Site], bool]
"""Decides on a mutant by its id and its place."""


def sampled(kind: Kind, seeds: Collection[str] = SEEDS) -> Wanted:
    """Return a predicate that selects the mutants drawn by the given seeds.

    The file's name does not count, so the sample stays when modules move.
    """
    generic, domain = SHARES[kind]

    def wanted(_: str, site: Site) -> bool:
        share = domain if site.operator in _DOMAIN else generic
        return any(chance(site.name, seed) < share for seed in seeds)

    return wanted


def python_mutants(kind: Kind, wanted: Wanted) -> Iterator[Mutant]:
    """Yield the mutants of a kind that are wanted, without those that change nothing."""
    for path in python_files(kind):
        source = path.read_text("utf-8")
        short = path.relative_to(FOLDERS[kind]).as_posix()
        for site in sites(source):
            mutant_id = f"{short} {site.name}"
            if not wanted(mutant_id, site):
                continue
            text = site.mutated(source)
            if text is not None:
                file = path.relative_to(ROOT).as_posix()
                change = CodeChange(file, modules_of(path), text, site.first_line, site.last_line, site.on_import)
                yield Mutant(mutant_id, kind, site.operator, change)


def python_ids(kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield the id and the operator of every possible mutant of a kind. This is quick: nothing is changed."""
    for path in python_files(kind):
        short = path.relative_to(FOLDERS[kind]).as_posix()
        for site in sites(path.read_text("utf-8")):
            yield f"{short} {site.name}", site.operator


def python_files(kind: Kind) -> list[Path]:
    """Return the files that a kind changes."""
    folder = FOLDERS[kind]
    found = sorted(folder.rglob("*.py"))
    if kind is Kind.RUNTIME:
        return found
    return [path for path in found if NO_RULES.isdisjoint(path.relative_to(folder).with_suffix("").parts)]


def modules_of(path: Path) -> tuple[str, ...]:
    """Return the modules that are made from a file: for the runtime, the original and the copy in each client."""
    for kind, folder in FOLDERS.items():
        if path.is_relative_to(folder):
            inside = list(path.relative_to(folder).with_suffix("").parts)
            if inside[-1] == "__init__":
                inside.pop()
            copies = ("generator.runtime", *(f"{client}._runtime" for client in CLIENTS))
            packages = copies if kind is Kind.RUNTIME else (folder.name,)
            return tuple(".".join((package, *inside)) for package in packages)
    raise ValueError(f"{path} is in none of the packages that are mutated")
