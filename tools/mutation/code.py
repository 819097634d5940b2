"""Faults in Python: in the runtime of the clients, and in the rules of the mock."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from tools.mutation.mutant import CLIENTS, ROOT, SEEDS, CodeChange, Kind, Mutant, chance
from tools.mutation.operators import OWN, words
from tools.mutation.sites import sites

RUNTIME = ROOT / "generator" / "runtime"
MOCK = ROOT / "mockserver" / "practice_mock"

NO_RULES = (
    *("seed", "demo", "documents", "cli", "control", "sqlite", "tables", "__", "clients", "names"),
    *("pytest_plugin", "server", "workers"),
)
"""How parts of the paths of the mock's modules begin that hold no rule of the business: invented people, the commands
and the control plane, how records are kept, how processes are started.
"""

SHARES = {Kind.RUNTIME: (0.06, 0.2), Kind.MOCK: (0.018, 0.12)}
"""The share that is planted of the faults that fit everywhere, and of those of our own trade."""

_OWN = {words(operator) for operator in OWN}


def runtime_mutants(seeds: Collection[str] = SEEDS) -> Iterator[Mutant]:
    """Faults in the modules that every client has a copy of."""
    for path in sorted(RUNTIME.glob("*.py")):
        yield from _of_file(Kind.RUNTIME, path, seeds)


def mock_mutants(seeds: Collection[str] = SEEDS) -> Iterator[Mutant]:
    """Faults in the modules of the mock that hold rules."""
    for path in sorted(MOCK.rglob("*.py")):
        inside = path.relative_to(MOCK)
        if not any(part.startswith(NO_RULES) for part in inside.parts):
            yield from _of_file(Kind.MOCK, path, seeds)


def module_names(path: Path) -> tuple[str, ...]:
    """The modules that are made from a file: of the runtime, the original and the copy in each client."""
    if path.parent == RUNTIME:
        return (f"generator.runtime.{path.stem}", *(f"{client}._runtime.{path.stem}" for client in CLIENTS))
    inside = path.relative_to(MOCK).with_suffix("").parts
    return (".".join((MOCK.name, *inside)).removesuffix(".__init__"),)


def _of_file(kind: Kind, path: Path, seeds: Collection[str]) -> Iterator[Mutant]:
    source = path.read_text("utf-8")
    file = path.relative_to(ROOT).as_posix()
    short = path.relative_to(RUNTIME if kind is Kind.RUNTIME else MOCK).as_posix()
    generic, own = SHARES[kind]
    for site in sites(source):
        name = f"{short} {site.name}"
        share = own if site.operator in _OWN else generic
        if any(chance(name, seed) < share for seed in seeds):
            text = site.planted(source)
            if text is not None:
                change = CodeChange(file, module_names(path), text, site.first_line, site.last_line, site.on_import)
                yield Mutant(name, kind, site.operator, change)
