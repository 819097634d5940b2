"""What can be checked about the lock files without a network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.version import Version

from tools.supply.requirements import FOLDER, Bound, Pin, Problem, bounds, read_input, read_lock


def check_locks(folder: Path = FOLDER, ours: Sequence[Bound] | None = None) -> tuple[list[Pin], list[Problem]]:
    """Return every version that a folder of lock files pins, and every problem with it.

    Each entry is an exact version with hashes, neither an address nor a path; it is allowed by the `.in` file, by the
    bounds of our packages, and equal to that of the lock files that the `.in` file names as constraints.
    """
    pins: list[Pin] = []
    problems: list[Problem] = []
    allowed = bounds() if ours is None else ours
    for path in sorted(folder.glob("*.txt")):
        locked, unlocked = read_lock(path)
        pins += locked
        problems += [*unlocked, *_differences(path, locked), *_out_of_bounds(locked, allowed)]
    problems += [
        Problem(path, 1, f"there is no {path.with_suffix('.txt').name}: run `nox -s lock`")
        for path in sorted(folder.glob("*.in"))
        if not path.with_suffix(".txt").exists()
    ]
    return pins, problems


def _differences(path: Path, locked: Sequence[Pin]) -> Iterator[Problem]:
    source = path.with_suffix(".in")
    if not source.exists():
        yield Problem(path, 1, f"there is no {source.name}, from which it was made")
        return
    needed, constraints, problems = read_input(source)
    yield from problems
    for one in needed:
        found = [pin for pin in locked if pin.name == one.name]
        if not found:
            yield Problem(one.path, one.line, f"{one.name} is not in {path.name}: run `nox -s lock`")
        yield from (
            pin.problem(f"{one.path.name} allows only {one.requirement.specifier}")
            for pin in found
            if not one.requirement.specifier.contains(pin.version, prereleases=True)
        )
    for constraint in constraints:
        theirs: dict[str, list[Version]] = {}
        for pin in read_lock(constraint)[0]:
            theirs.setdefault(pin.name, []).append(pin.version)
        for pin in locked:
            others = theirs.get(pin.name, [pin.version])
            if pin.version not in others:
                yield pin.problem(f"{constraint.name} has {' and '.join(map(str, others))}: run `nox -s lock`")


def _out_of_bounds(locked: Sequence[Pin], allowed: Sequence[Bound]) -> Iterator[Problem]:
    for pin in locked:
        for bound in allowed:
            if bound.name == pin.name and not bound.requirement.specifier.contains(pin.version, prereleases=True):
                yield pin.problem(f"{bound.package} ({bound.part}) allows only {bound.requirement.specifier}")
