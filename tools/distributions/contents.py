"""Check what is in a distribution: exactly the tracked files of its package, and what the build tool adds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import cast

from tools.distributions.archives import Member, members
from tools.distributions.packages import Package

_STRAY = re.compile(r"(^|/)(\.[^/]*|__pycache__|tests?|conftest\.py|test_[^/]*\.py|[^/]*_test\.py|[^/]*\.py[co])(/|$)")
"""What no distribution contains: hidden files, tests and bytecode."""
_EARLIEST = 315_532_800
"""The earliest time that a wheel can state: the beginning of 1980."""


def wheel_problems(package: Package, epoch: int, data: bytes) -> Iterator[str]:
    """Yield what is wrong with the contents of a wheel.

    Raises:
        ArchiveError: It is not a wheel.
    """
    found = members(package.wheel, data)
    expected = dict(_expected_in_wheel(package))
    made = set(_made_for_wheel(package))
    yield from _compared(expected, made, found)
    inside = f"{package.module}/", f"{package.stem}.dist-info/"
    yield from (f"{path} is installed outside of the package" for path in found if not path.startswith(inside))
    time = datetime.fromtimestamp(max(epoch, _EARLIEST), UTC).timetuple()[:6]
    even = (*time[:5], time[5] // 2 * 2)  # a wheel states every other second
    yield from _attributes(found, 0o644, even)
    yield from _required(package, found)


def sdist_problems(package: Package, epoch: int, data: bytes) -> Iterator[str]:
    """Yield what is wrong with the contents of a source distribution.

    Raises:
        ArchiveError: It is not a source distribution.
    """
    found = members(package.sdist, data)
    expected = {f"{package.stem}/{path}": file.content for path, file in package.files.items()}
    yield from _compared(expected, {f"{package.stem}/PKG-INFO"}, found)
    yield from _attributes(found, 0o644, epoch)
    for path, member in found.items():
        for name, value in member.further.items():
            if name == "headers" and not cast("Mapping[str, str]", value).keys() <= {"path"}:  # as of a long path
                yield f"{path} has further headers: {value}"
            elif name in ("group", "user") and value != (0, ""):
                yield f"{path} has the {name} {value}, not none"


def _expected_in_wheel(package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield the members of a wheel that are tracked files, with their contents."""
    for path, file in package.files.items():
        if path.startswith(f"{package.module}/"):
            yield path, file.content
    for path, place in package.target("wheel").get("force-include", {}).items():
        yield place, package.files[path].content
    folder = f"{package.stem}.dist-info"
    for path in package.project["license-files"]:
        yield f"{folder}/licenses/{path}", package.files[path].content
    for path in package.target("wheel").get("sbom-files", ()):
        yield f"{folder}/sboms/{posixpath.basename(path)}", package.files[path].content


def _made_for_wheel(package: Package) -> Iterator[str]:
    """Yield the members of a wheel that the build tool writes."""
    folder = f"{package.stem}.dist-info"
    yield from (f"{folder}/{name}" for name in ("METADATA", "RECORD", "WHEEL"))
    if package.project.get("scripts") or package.project.get("entry-points"):
        yield f"{folder}/entry_points.txt"


def _compared(expected: Mapping[str, bytes], made: set[str], found: Mapping[str, Member]) -> Iterator[str]:
    for path in sorted((expected.keys() | made) - found.keys()):
        yield f"{path} is missing"
    for path in sorted(found.keys() - expected.keys() - made):
        yield f"{path} is not a tracked file of the package"
    for path in sorted(expected.keys() & found.keys()):
        if expected[path] != found[path].content:
            yield f"{path} differs from the tracked file"
    for path in sorted(found):
        if _STRAY.search(path):
            yield f"{path} does not belong in a distribution"


def _attributes(found: Mapping[str, Member], mode: int, time: int | tuple[int, ...]) -> Iterator[str]:
    for path, member in found.items():
        if member.mode != mode:
            yield f"{path} has the mode {member.mode:o}, not {mode:o}"
        if member.time != time:
            yield f"{path} has the time {member.time}, not {time}"


def _required(package: Package, found: Mapping[str, Member]) -> Iterator[str]:
    """Yield what a wheel lacks although every package must have it, tracked or not."""
    folder = f"{package.stem}.dist-info"
    needed = [f"{package.module}/__init__.py", f"{package.module}/py.typed", f"{folder}/licenses/LICENSE"]
    yield from (f"there is no {path}" for path in needed if path not in found)
    if not any(path.startswith(f"{folder}/sboms/") for path in found):
        yield f"there is no SBOM in {folder}/sboms"
    if not any(path.startswith(f"{package.module}/") and path.endswith("/CHANGELOG.md") for path in found):
        yield f"there is no CHANGELOG.md in {package.module}"
