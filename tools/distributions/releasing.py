"""Decide what a release contains, and what prevents it. Nothing is uploaded, and no index is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.distributions.packages import Package
from tools.distributions.sources import Sources, changed, is_shallow, tags

WORKFLOW = "PRACKIT_PUBLISHING"
"""The variable that the publishing workflow sets to 1."""


_RELATIVE = re.compile(r"\]\((?![a-z]+:|#)([^)]+)\)")
"""A link in a README that leads to a file of the repository."""
_NOT_PUBLISHED = "The package is not on an index."


@dataclass(frozen=True, slots=True)
class State:
    """What Git states about a repository.

    Attributes:
        changed: The paths that differ from the commit, or are not in it.
        is_shallow: Whether commits and tags may be missing.
        tags: The commit of each tag.
    """

    changed: Sequence[str]
    is_shallow: bool
    tags: Mapping[str, str]

    @classmethod
    def of(cls, root: Path) -> State:
        """Return the state of a repository."""
        return cls(changed(root), is_shallow(root), tags(root))


def chosen(packages: Sequence[Package], sources: Sources, state: State, *, is_dry_run: bool) -> list[Package]:
    """Return the packages to release: those with a tag on this commit and, in a dry run, those without a tag."""
    accepted = {sources.commit, None} if is_dry_run else {sources.commit}
    return [package for package in packages if state.tags.get(package.tag) in accepted]


def tree_problems(state: State) -> Iterator[str]:
    """Yield what prevents a release from this working tree."""
    if state.changed:
        few = ", ".join(state.changed[:5]) + (", …" if len(state.changed) > 5 else "")
        yield f"the working tree differs from the commit: {few}"
    if state.is_shallow:
        yield "the clone is shallow, so tags may be missing: git fetch --unshallow --tags"


def version_problems(
    packages: Sequence[Package], sources: Sources, state: State, released: Mapping[str, Sources]
) -> Iterator[str]:
    """Yield what is wrong with the versions.

    Args:
        packages: All packages.
        sources: The sources to release.
        state: The state of the repository.
        released: The sources of each tag of a version that is in the sources too.
    """
    for package in packages:
        earlier = released.get(package.tag)
        if earlier is None or earlier.commit == sources.commit:
            continue
        if earlier.below(package.folder) != package.files:
            yield f"{package.name} {package.version} has a tag, but has changed since: it needs another version"
    if all(state.tags.get(package.tag) not in (None, sources.commit) for package in packages):
        yield "the versions of all packages have tags already"


def changelog_problems(packages: Sequence[Package]) -> Iterator[str]:
    """Yield a line for each package whose changelog says nothing about its version."""
    for package in packages:
        places = [path for path in package.files if path.rpartition("/")[2] == "CHANGELOG.md"]
        if not places:
            yield f"{package.name} has no CHANGELOG.md"
        elif not any(_entry(package.files[path].content.decode("utf-8"), package.version) for path in places):
            yield f"the changelog of {package.name} has no entry for {package.version}"


def _entry(changelog: str, version: str) -> str:
    """Return what a changelog says about a version."""
    parts = re.split(r"^## +(\S+).*$", changelog, flags=re.MULTILINE)
    return "".join(text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True) if name == version)


def index_problems(packages: Sequence[Package]) -> Iterator[str]:
    """Yield what is missing from, or wrong on, the page of a package on an index: addresses, links and words."""
    missing = [package.name for package in packages if not package.project.get("urls")]
    if missing:
        yield f"no addresses in the metadata of {', '.join(missing)}"
    for package in packages:
        readme = package.files[package.project["readme"]].content.decode("utf-8")
        links = _RELATIVE.findall(readme)
        if links:
            yield f"the README of {package.name} has {len(links)} links into the repository, such as {links[0]}"
        if _NOT_PUBLISHED in readme:
            yield f'the README of {package.name} says: "{_NOT_PUBLISHED}"'


def commands(packages: Sequence[Package], commit: str) -> str:
    """Return the commands with which a person starts a release."""
    names = [package.tag for package in packages]
    lines = [
        f'git tag --annotate {package.tag} {commit} --message "{package.name} {package.version}"'
        for package in packages
    ]
    lines.append(f"git push origin {' '.join(names)}")
    return "\n".join(lines)
