"""Check the built files of all packages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from tools.distributions.archives import differences
from tools.distributions.building import BUILD_TOOLS, FIRST, SECOND, build, wheel_of
from tools.distributions.checkout import LOCK
from tools.distributions.contents import sdist_problems, wheel_problems
from tools.distributions.imports import import_problems
from tools.distributions.leaks import folders_of_this_machine, leaks
from tools.distributions.packages import Package
from tools.distributions.sources import Sources


def tool_problems(sources: Sources) -> Iterator[str]:
    """Yield a line for each installed build tool that is not the one that the sources lock."""
    lock = sources.files.get(LOCK)
    if lock is None:
        yield f"{LOCK} does not exist there, so the versions of the build tools are not known"
        return
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.content.decode("utf-8", "replace"), re.MULTILINE))
    for name in BUILD_TOOLS:
        if version(name) != locked.get(name):
            yield f"{LOCK} has {name} {locked.get(name)}, but {version(name)} is installed"


def built(sources: Sources, packages: Sequence[Package]) -> tuple[dict[str, bytes], list[str]]:
    """Build twice, in conditions that have nothing in common, and return the files and what differs.

    Raises:
        BuildError: The build tool has failed.
    """
    first = build(packages, sources.epoch, FIRST)
    second = build(packages, sources.epoch, SECOND)
    problems = [f"{name}: {line}" for name in first for line in differences(name, first[name], second[name])]
    return first, problems


def file_problems(sources: Sources, packages: Sequence[Package], files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with files.

    Raises:
        ArchiveError: A file is not a distribution.
        BuildError: The build tool has failed on a source distribution.
    """
    # Only `nox -s build` has its libraries; to verify a file, the build tool is enough.
    from tools.distributions.metadata import (
        different_metadata_problems,
        sdist_metadata_problems,
        wheel_metadata_problems,
    )

    searched = folders_of_this_machine()
    for package in packages:
        wheel, sdist = files[package.wheel], files[package.sdist]
        found = {
            package.wheel: (
                *wheel_problems(package, sources.epoch, wheel),
                *wheel_metadata_problems(package, wheel),
                *import_problems(package, packages),
                *leaks(package.wheel, wheel, searched),
            ),
            package.sdist: (
                *sdist_problems(package, sources.epoch, sdist),
                *sdist_metadata_problems(package, sdist),
                *different_metadata_problems(package, wheel, sdist),
                *leaks(package.sdist, sdist, searched),
            ),
        }
        for name, problems in found.items():
            yield from (f"{name}: {problem}" for problem in problems)
        rebuilt = wheel_of(sdist, package, sources.epoch, SECOND)
        for line in differences(package.wheel, wheel, rebuilt):
            yield f"{package.wheel}: the wheel of the source distribution is another one: {line}"
