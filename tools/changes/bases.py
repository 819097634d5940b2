"""The state that a package is compared with: its newest release, or its first commit."""

from __future__ import annotations

import re

from attrs import frozen

from tools.changes.git import UNSHALLOW, GitError, Repository
from tools.changes.packages import Package

_TAG = re.compile(r"(?:(?P<package>[a-z0-9][a-z0-9-]*)-)?v(?P<version>[0-9]+\.[0-9]+\.[0-9]+)")


@frozen
class Base:
    """A state of the past.

    Attributes:
        commit: Its commit.
        tag: The tag of the release; none if the package has never been released.
        short: The first characters of the commit.
    """

    commit: str
    tag: str | None
    short: str

    def __str__(self) -> str:
        return f"the release {self.tag}" if self.tag else f"the first commit with the package, {self.short}"


def require_history(repository: Repository) -> None:
    """Make sure that all commits are there.

    Raises:
        GitError: The clone is shallow, so the newest release, or the first commit, may be missing.
    """
    if repository.is_shallow():
        raise GitError(f"the clone is shallow, so the last releases cannot be found: {UNSHALLOW}")


def base(repository: Repository, package: Package) -> Base | None:
    """Return the newest release of a package that HEAD contains, or its first commit, or None if it has no commit.

    The tag ``pracsuite-client-v0.3.0`` releases one package, and ``v0.3.0`` all packages of its tree. The newest is
    the one that the fewest commits follow.
    """
    file = f"{package.path}/pyproject.toml"
    tags = [tag for tag in repository.tags() if _releases(tag, package.name)]
    commits = {tag: repository.commit(tag) for tag in tags}
    releases = {tag: commit for tag, commit in commits.items() if repository.has(commit, file)}
    if releases:
        own_first = sorted(
            releases, key=lambda tag: (repository.distance(releases[tag]), not tag.startswith(package.name))
        )
        return Base(releases[own_first[0]], own_first[0], repository.short(releases[own_first[0]]))
    first = repository.first_commit_with(file)
    return None if first is None else Base(first, None, repository.short(first))


def _releases(tag: str, package: str) -> bool:
    found = _TAG.fullmatch(tag)
    return found is not None and found["package"] in (None, package)


def stated_by(tag: str) -> tuple[str | None, str]:
    """Return the package that a tag names, if any, and its version."""
    found = _TAG.fullmatch(tag)
    if found is None:
        raise ValueError(f"{tag} is not the tag of a release")
    return found["package"], found["version"]
