"""Decide what a release contains, and what prevents it. Nothing is uploaded, and no index is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tools.distributions.changelog import Entry, entries
from tools.distributions.packages import Package
from tools.distributions.sources import Sources
from tools.distributions.state import State

WORKFLOW = "PRACKIT_PUBLISHING"
"""The variable that the publishing workflow sets to 1."""

_TAG = re.compile(r"(.+)-[vV]([0-9].*)")
"""A tag of a version."""
_COMMON = re.compile(r"v([0-9].*)")
"""A tag of all packages of its commit, each with the version that it has there."""
_UNFINISHED = re.compile(r"\b(unreleased|todo|tba|tbd|fixme|wip|xxx)\b", re.IGNORECASE)


def chosen(packages: Sequence[Package], sources: Sources, state: State, *, is_dry_run: bool) -> list[Package]:
    """Return the packages to release: those with a tag on this commit and, in a dry run, those without a tag."""
    accepted = {sources.commit, None} if is_dry_run else {sources.commit}
    return [package for package in packages if state.tags.get(package.tag) in accepted]


def common_tags(state: State, commit: str) -> list[str]:
    """Return the tags of all packages in the history of a commit, and not on it."""
    return sorted(name for name in state.earlier if _COMMON.fullmatch(name) and state.tags[name] not in ("", commit))


def with_common_tags(state: State, found: Mapping[str, Sequence[Package]]) -> State:
    """Return the state as if each package that a common tag released had a tag of its own there."""
    tags = {package.tag: state.tags[name] for name, packages in found.items() for package in packages}
    return replace(state, tags={**tags, **state.tags}, earlier=state.earlier | tags.keys())


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
        if earlier is not None and earlier.commit != sources.commit:
            if earlier.below(package.folder) != package.files:
                yield f"{package.name} {package.version} has a tag, but has changed since: it needs another version"
            continue
        others = state.earlier - {package.tag}
        newest = max(_versions(package.name, others), default=None)
        if newest is not None and Version(package.version) < newest:
            yield f"{package.name} {package.version} is lower than {newest}, which has a tag in the history"
        elif newest == Version(package.version):
            yield f"{package.name} {package.version} has a tag in the history already, in another spelling"
    if all(state.tags.get(package.tag) not in (None, sources.commit) for package in packages):
        yield "the versions of all packages have tags already"


def tag_problems(packages: Sequence[Package], sources: Sources, state: State) -> Iterator[str]:
    """Yield a line for each tag of a version that is on something else than a commit, or is not one of a package."""
    known, versions = sorted(package.tag for package in packages), {package.version for package in packages}
    for name, commit in sorted(state.tags.items()):
        if _TAG.fullmatch(name) and not commit:
            yield f"the tag {name} is not a tag of a commit: git tag --delete {name}"
        elif _TAG.fullmatch(name) and commit == sources.commit and name not in known:
            yield f"the tag {name} is on this commit, but no package has this name and version: {', '.join(known)}"
        elif (common := _COMMON.fullmatch(name)) and commit == sources.commit and common[1] not in versions:
            yield f"the tag {name} is on this commit, but no package has this version"


def _versions(name: str, tags: Iterable[str]) -> Iterator[Version]:
    """Yield the versions of a package that have tags."""
    for tag in tags:
        found = _TAG.fullmatch(tag)
        if found is not None and canonicalize_name(found[1]) == canonicalize_name(name):
            try:
                yield Version(found[2])
            except InvalidVersion:
                continue


def changelog_problems(packages: Sequence[Package]) -> Iterator[str]:
    """Yield a line for each package whose changelog says nothing, or nothing final, about its version."""
    for package in packages:
        places = [path for path in package.files if path.rpartition("/")[2] == "CHANGELOG.md"]
        if not places:
            yield f"{package.name} has no CHANGELOG.md"
        for path in places:
            try:
                text = package.files[path].content.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                yield f"the changelog of {package.name} cannot be read: {error}"
                continue
            for problem in _entry_problems(entries(text), package.version):
                yield f"the changelog of {package.name} {problem}"


def _entry_problems(found: Sequence[Entry], version: str) -> Iterator[str]:
    named = [entry for entry in found if entry.version == version]
    higher = [entry.version for entry in found if _is_higher(entry.version, version)]
    if len(named) > 1:
        yield f"has {len(named)} entries for {version}"
    elif not named or not named[0].has_text:
        yield f"has no entry for {version}"
    elif found[0].version != version:
        yield f"begins with {found[0].version}, not with {version}"
    elif higher:
        yield f"has an entry for {higher[0]}, which is higher than {version}"
    elif words := _UNFINISHED.search(named[0].source):
        yield f"says {words[0]} in the entry for {version}"


def _is_higher(one: str, other: str) -> bool:
    try:
        return Version(one) > Version(other)
    except InvalidVersion:
        return False


def commands(packages: Sequence[Package], state: State, commit: str) -> str:
    """Return the commands with which a person starts a release."""
    lines = [
        f'git tag --annotate {package.tag} {commit} --message "{package.name} {package.version}"'
        for package in packages
        if package.tag not in state.tags
    ]
    lines.append(f"git push origin {' '.join(package.tag for package in packages)}")
    return "\n".join(lines)
