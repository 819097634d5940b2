"""The state that a package is compared with: its highest release, or its first commit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from attrs import frozen

from tools.changes.git import UNSHALLOW, GitError, Repository
from tools.changes.packages import Package
from tools.changes.versions import Version, VersionError

_NUMBER = "(?:0|[1-9][0-9]*)"
_TAG = re.compile(rf"(?:(?P<package>[a-z0-9][a-z0-9-]*)-)?v(?P<version>{_NUMBER}\.{_NUMBER}\.{_NUMBER})")
_NEAR = re.compile(r"(?i)(?:[a-z0-9._-]*[/_-])?v?\.?[0-9]+\.[0-9]+.*|(?:[a-z0-9._-]*[/_-])?v[0-9]+")
"""Tags that people may take for those of releases: a version with two numbers or more, or `v` and a number."""


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
    """Return the highest release of a package that HEAD contains, or its first commit, or None if it has no commit.

    The tag ``pracsuite-client-v0.3.0`` releases one package, and ``v0.3.0`` all packages of its tree, each with the
    version that it has there. Of several releases of one version, it is the one that the fewest commits follow.
    """
    file = f"{package.path}/pyproject.toml"
    tags = [tag for tag in repository.tags() if _releases(tag, package.name)]
    commits = {tag: repository.commit(tag) for tag in tags}
    releases = {tag: commit for tag, commit in commits.items() if repository.has(commit, file)}
    if releases:
        tag = max(releases, key=lambda tag: _rank(repository, package, tag, releases[tag]))
        return Base(releases[tag], tag, repository.short(releases[tag]))
    first = repository.first_commit_with(file)
    return None if first is None else Base(first, None, repository.short(first))


def _rank(repository: Repository, package: Package, tag: str, commit: str) -> tuple[Version, int, bool]:
    """Return what the highest release is found by: its version, then its age, then whether its tag is its own."""
    name, version = stated_by(tag)
    released = Version.of(version)
    if name is None:
        with suppress(VersionError):
            released = package.stated(lambda path: repository.text(commit, path))
    return released, -repository.distance(commit), name is not None


def warnings(repository: Repository) -> Iterator[str]:
    """Yield what can be wrong with the tags: some look like releases and are none, or they were not fetched."""
    near = [tag for tag in repository.tags() if _NEAR.fullmatch(tag) and not _TAG.fullmatch(tag)]
    if near:
        yield (
            f"not the tag of a release, so ignored: {', '.join(near)}; releases are called v0.3.0 or"
            " pracsuite-client-v0.3.0"
        )
    if repository.has_remote() and not repository.has_tags():
        yield "there are no tags, so packages are compared with their first commit; `git fetch --tags` gets them"


def _releases(tag: str, package: str) -> bool:
    found = _TAG.fullmatch(tag)
    return found is not None and found["package"] in (None, package)


def stated_by(tag: str) -> tuple[str | None, str]:
    """Return the package that a tag names, if any, and its version."""
    found = _TAG.fullmatch(tag)
    if found is None:
        raise ValueError(f"{tag} is not the tag of a release")
    return found["package"], found["version"]
