"""Compare two trees: the documents of each API, and each package."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tools.changes import documents, surface
from tools.changes.findings import Finding
from tools.changes.join import DocumentFinding, join
from tools.changes.packages import Package, TreeError, present, require_readable
from tools.changes.served import served
from tools.changes.versions import Version, next_version

CompareDocuments = Callable[[Path, Path, str], Sequence[DocumentFinding]]
CompareSurface = Callable[[Path, Path, str, str], Sequence[Finding]]


@frozen
class Comparers:
    """The two comparisons."""

    documents: CompareDocuments = documents.compare
    surface: CompareSurface = surface.compare


@frozen
class Changes:
    """What changed in a package.

    Attributes:
        package: The package.
        old: Its version in the old tree; none if the old tree does not have the package.
        findings: The changes that its users can notice.
        is_changed: Whether anything that it ships changed, be it noticed or not.
        not_compared: What could not be compared, and why.
    """

    package: Package
    old: Version | None
    findings: tuple[Finding, ...] = ()
    is_changed: bool = True
    not_compared: tuple[str, ...] = ()

    @property
    def next(self) -> Version | None:
        """The lowest version that the changes require; none if the package is new."""
        if self.old is None:
            return None
        return next_version(self.old, self.findings) if self.is_changed else self.old


@frozen
class Trees:
    """Two trees to compare, and what compares them."""

    old: Path
    new: Path
    comparers: Comparers = Comparers()


def compare(trees: Trees, names: Sequence[str] = ()) -> list[Changes]:
    """Return what changed in the packages of the new tree, or in some of them.

    Raises:
        TreeError: One of the trees has no packages.
        InputError: The metadata of a package, or one of its modules, cannot be read.
        VersionError: A package states no version.
    """
    for tree in (trees.old, trees.new):
        require_readable(tree)
    try:
        present(trees.old)
    except TreeError as error:
        raise TreeError(f"the old version {error}") from error
    try:
        packages = [one for one in present(trees.new) if not names or one.name in names]
    except TreeError as error:
        raise TreeError(f"this checkout {error}") from error
    compared: dict[str, tuple[Sequence[DocumentFinding], tuple[str, ...]]] = {}
    found: list[Changes] = []
    for package in packages:
        if not package.is_in(trees.old):
            found.append(Changes(package, None))
            continue
        apis = [package.api] if package.api is not None else _apis(trees)
        compared |= {api: _documents(trees, api) for api in apis if api not in compared}
        found.append(_changes(trees, package, {api: compared[api] for api in apis}))
    return found


def _apis(trees: Trees) -> list[str]:
    """Return the APIs that both trees have: the mock server serves all."""
    old, new = ({path.name for path in (tree / "specs").glob("[!.]*/")} for tree in (trees.old, trees.new))
    return sorted(old & new)


def removed(trees: Trees) -> list[Package]:
    """Return the packages that only the old tree has."""
    return [one for one in present(trees.old) if not one.is_in(trees.new)]


def _changes(
    trees: Trees, package: Package, documents: Mapping[str, tuple[Sequence[DocumentFinding], tuple[str, ...]]]
) -> Changes:
    old, new = package.folder(trees.old), package.folder(trees.new)
    version = package.version(trees.old)
    if package.content(trees.old) == package.content(trees.new):
        return Changes(package, version, is_changed=False)
    found = trees.comparers.surface(old, new, package.import_name, package.name)
    findings: list[Finding] = []
    if package.api is None:
        findings += (one for api, (changes, _) in documents.items() for one in served(package.name, api, changes))
        findings += join(package.name, found, ())
    else:
        findings += join(package.name, found, documents[package.api][0])
    not_compared = tuple(reason for _, reasons in documents.values() for reason in reasons)
    return Changes(package, version, tuple(findings), not_compared=not_compared)


def _documents(trees: Trees, api: str) -> tuple[Sequence[DocumentFinding], tuple[str, ...]]:
    """Return the changes of the documents of an API. Very old ones cannot be read, and are named."""
    old, new = trees.old / "specs", trees.new / "specs"
    try:
        return trees.comparers.documents(old, new, api), ()
    except documents.UnreadableError as error:
        return (), (f"specs/{api}: {error}",)
