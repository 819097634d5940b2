"""Check that the version of each package is high enough for what changed since its last release."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tools.changes.bases import Base, base, require_history, stated_by
from tools.changes.changelog import Changelog
from tools.changes.comparison import Changes, Comparers, Trees, compare
from tools.changes.findings import Finding, Severity
from tools.changes.git import Repository
from tools.changes.packages import FOLDERS, Package, present, require_readable
from tools.changes.report import examples
from tools.changes.versions import Version, VersionError, after_breaking

TABLE = "VERSIONS in generator/settings.py"

Changelogs = Callable[[str], Path]


@frozen
class Checked:
    """The result for one package.

    Attributes:
        package: The package.
        said: What was found, as one line.
        is_wrong: Whether it has to be corrected.
    """

    package: str
    said: str
    is_wrong: bool = False

    def __str__(self) -> str:
        return f"{self.package}: {self.said}"


def check(
    repository: Repository, versions: Mapping[str, str], changelog: Changelogs, comparers: Comparers | None = None
) -> list[Checked]:
    """Return the result for each package of a checkout.

    Args:
        repository: The checkout.
        versions: The table of versions.
        changelog: Returns the changelog of a package.
        comparers: What compares two trees.

    Raises:
        GitError: The clone is shallow.
        TreeError: The checkout has no packages.
        InputError: A file cannot be read.
    """
    require_history(repository)
    require_readable(repository.root)
    packages = present(repository.root)
    found = list(_table(versions, packages, repository.root))
    wrong = {one.package for one in found}
    rest = [package for package in packages if package.name not in wrong]
    found += [one for package in rest for one in _entry(package, repository.root, changelog)]
    by_base: dict[str, list[tuple[Package, Base]]] = {}
    for package in rest:
        since = base(repository, package)
        if since is None:
            found.append(Checked(package.name, f"{package.version(repository.root)} is its first version"))
        else:
            by_base.setdefault(since.commit, []).append((package, since))
    for commit, alike in by_base.items():
        with repository.extracted(commit, FOLDERS) as old:
            trees = Trees(old, repository.root, comparers or Comparers())
            found += [_compared(trees, package, since) for package, since in alike]
    return sorted(found, key=lambda one: (one.is_wrong, one.package))


def _table(versions: Mapping[str, str], packages: Sequence[Package], root: Path) -> list[Checked]:
    """Return what is wrong with the table."""
    found: list[Checked] = []
    for package in packages:
        stated = versions.get(package.name)
        if stated is None:
            found.append(_wrong(package.name, f"has no version; add it to {TABLE}"))
            continue
        try:
            wanted, made = Version.of(stated), package.version(root)
        except VersionError as error:
            found.append(_wrong(package.name, f"{error}; correct {TABLE}"))
            continue
        if wanted != made:
            found.append(_wrong(package.name, f"is {made}, but {TABLE} states {wanted}; run `nox -s generate`"))
    known = {package.name for package in packages}
    return found + [_wrong(name, f"is not a package; remove it from {TABLE}") for name in versions if name not in known]


def _entry(package: Package, root: Path, changelog: Changelogs) -> list[Checked]:
    """Return whether the changelog lacks an entry for the version."""
    version = str(package.version(root))
    file = changelog(package.name)
    if file.is_file() and Changelog.read(file).entries.get(version):
        return []
    shown = file.relative_to(root) if file.is_relative_to(root) else file
    return [_wrong(package.name, f"{shown} has no entry for {version}; `nox -s changes -- --write` adds it")]


def _compared(trees: Trees, package: Package, since: Base) -> Checked:
    old, new = package.version(trees.old), package.version(trees.new)
    if since.tag is not None:
        name, version = stated_by(since.tag)
        if name is not None and Version.of(version) != old:
            return _wrong(package.name, f"the tag {since.tag} is at a commit in which its version is {old}")
    if new < old:
        return _wrong(package.name, f"{new} is lower than {old}, the version of {since}")
    if new >= after_breaking(old):
        return Checked(package.name, f"{new} is high enough for any change since {since} ({old})")
    [changes] = compare(trees, [package.name])
    needed = changes.next
    assert needed is not None
    if not changes.is_changed:
        return Checked(package.name, f"{new}, and nothing changed since {since} ({old})")
    if new < needed:
        said = f"{new} is too low: {_reason(changes)} since {since} ({old}) require{_s(changes)} at least {needed}"
        return _wrong(package.name, f"{said}{_limits(changes)}{examples(changes.findings)}")
    return Checked(package.name, f"{new} is high enough for what changed since {since} ({old}){_limits(changes)}")


def _reason(changes: Changes) -> str:
    found = _worst(changes)
    if not found:
        return "a change of its content"
    return f"{len(found)} {found[0].rule.severity.value} change{'s' if len(found) > 1 else ''}"


def _limits(changes: Changes) -> str:
    """Return what the result does not cover, as the end of a sentence."""
    return "".join(f"; not compared: {reason}" for reason in changes.not_compared)


def _worst(changes: Changes) -> list[Finding]:
    """Return the changes of the highest severity."""
    for severity in Severity:
        found = [one for one in changes.findings if one.rule.severity is severity]
        if found:
            return found
    return []


def _s(changes: Changes) -> str:
    return "s" if len(_worst(changes)) < 2 else ""


def _wrong(package: str, said: str) -> Checked:
    return Checked(package, said, is_wrong=True)
