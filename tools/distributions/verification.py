"""Verify a file against a tag: build it again from the tree of the tag, and compare. No index is asked."""

from __future__ import annotations

from pathlib import Path

from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)

from tools.distributions.archives import differences
from tools.distributions.building import FIRST, BuildError, build
from tools.distributions.checking import tool_problems
from tools.distributions.checkout import LOCK, PROJECTS
from tools.distributions.packages import packages
from tools.distributions.sources import SourceError, committed, tags


class NotComparable(Exception):
    """The file cannot be compared with what the tag gives."""


def verify(root: Path, name: str, data: bytes, tag: str) -> list[str]:
    """Return in what a file differs from the one that a tag gives; nothing if the bytes are the same.

    Args:
        root: The repository.
        name: The name of the file.
        data: Its contents.
        tag: The name of the tag.

    Raises:
        NotComparable: There is no such tag, it does not give a file of this name, it cannot be built, or other build
            tools are installed.
        ArchiveError: The file is not a distribution.
    """
    try:
        distribution, version = (parse_wheel_filename(name) if name.endswith(".whl") else parse_sdist_filename(name))[
            :2
        ]
        if tag not in tags(root):
            raise NotComparable(f"there is no tag {tag}; git fetch --tags gets all")
        released = tag.rpartition("-v")[0]  # empty in `v1.2.0`, the tag of all packages
        if released and canonicalize_name(released) != distribution:
            raise NotComparable(f"{tag} is a tag of {released}, not of {distribution}")
        sources = committed(root, f"refs/tags/{tag}", (*PROJECTS, LOCK))
        known = {canonicalize_name(package.name): package for package in packages(sources)}
    except (InvalidSdistFilename, InvalidWheelFilename) as error:
        raise NotComparable(f"{name} is not the name of a distribution: {error}") from None
    except SourceError as error:
        raise NotComparable(str(error)) from None
    package = known.get(distribution)
    if package is None:
        raise NotComparable(f"{tag} has no {distribution}; it has {', '.join(sorted(known))}")
    if name not in (package.sdist, package.wheel):
        raise NotComparable(f"{tag} gives {package.wheel} and {package.sdist}, not {name} ({distribution} {version})")
    if released and tag != package.tag:
        raise NotComparable(f"{tag} is not the tag of what it contains, which is {distribution} {package.version}")
    if wrong := list(tool_problems(sources)):
        hint = f"install the versions of the tag: git show {tag}:{LOCK}"
        raise NotComparable("; ".join((*wrong, hint)))
    try:
        rebuilt = build([package], sources.epoch, FIRST)[name]
    except BuildError as error:
        raise NotComparable(f"{tag} cannot be built: {error}") from None
    return differences(name, rebuilt, data)
