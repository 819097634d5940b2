"""Known vulnerabilities, from a copy of a database in the OSV format.

A copy is a folder of JSON files, or a zip file of them, such as the export for PyPI of the OSV database. Nothing is
fetched. https://ossf.github.io/osv-schema/ defines the format.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path, PurePath
from typing import Annotated

import msgspec
from attrs import frozen
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tools.supply.requirements import Pin

ECOSYSTEM = "PyPI"

_ABOUT_THE_FILES = ("CODE_OF_CONDUCT", "CONTRIBUTING", "COPYING", "LICENCE", "LICENSE", "NOTICE", "README", "SECURITY")
"""The names of files that are about the other ones, without their ending. Any other file may have advisories."""

Time = Annotated[datetime, msgspec.Meta(tz=True)]


class Package(msgspec.Struct):
    """The package that an advisory is about."""

    name: str
    ecosystem: str


class Range(msgspec.Struct):
    """Versions from an event to another. Only those of the type `ECOSYSTEM` are versions of a package."""

    type: str
    events: list[dict[str, str]] = []


class Affected(msgspec.Struct):
    """Versions of one package that are affected."""

    package: Package | None = None
    ranges: list[Range] = []
    versions: list[str] = []


class Advisory(msgspec.Struct):
    """A known vulnerability."""

    id: str
    modified: Time
    summary: str = ""
    aliases: list[str] = []
    withdrawn: Time | None = None
    affected: list[Affected] = []


class UnusableAdvisories(Exception):
    """A copy of the database cannot be used, so nothing was compared with it."""


@frozen
class Database:
    """The advisories about packages of PyPI, by name of the package."""

    by_name: dict[str, list[Advisory]]
    count: int
    newest: datetime
    """The time of the last change of any advisory: the copy is at least as old."""

    def matches(self, pin: Pin) -> Iterator[Advisory]:
        """Yield the advisories about a version."""
        for advisory in self.by_name.get(pin.name, ()):
            if any(is_affected(pin.version, one) for one in advisory.affected if _name(one) == pin.name):
                yield advisory


def read(source: Path) -> Database:
    """Read a folder or a zip file.

    Raises:
        UnusableAdvisories: It is not there, a file in it cannot be read, or it has no advisory about a package of PyPI.
    """
    now = datetime.now(UTC)
    by_name: dict[str, list[Advisory]] = {}
    newest: list[datetime] = []
    for name, content in _files(source):
        try:
            advisory = msgspec.json.decode(content, type=Advisory)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise UnusableAdvisories(f"{name} is not an advisory in the OSV format: {error}") from None
        names = {_name(one) for one in advisory.affected} - {None}
        if (advisory.withdrawn is not None and advisory.withdrawn <= now) or not names:
            continue
        newest.append(advisory.modified)
        for affected in names:
            by_name.setdefault(str(affected), []).append(advisory)
    if not newest:
        raise UnusableAdvisories(f"{source} has no advisory about a package of {ECOSYSTEM}")
    return Database(by_name, len(newest), max(newest))


def is_affected(version: Version, affected: Affected) -> bool:
    """Whether a version is affected. One that cannot be compared is, so that a person looks at it."""
    if version in _versions(affected.versions):
        return True
    ranges = [one for one in affected.ranges if one.type == "ECOSYSTEM"]
    if not ranges and not affected.versions:
        return True
    return any(_is_within(version, one.events) for one in ranges)


def _is_within(version: Version, events: Sequence[dict[str, str]]) -> bool:
    try:
        # An event has one key. Of two events at one version, `introduced` is the later one.
        ordered = sorted(
            ((Version(at), kind == "introduced", kind) for event in events for kind, at in event.items()),
            key=itemgetter(0, 1),
        )
    except InvalidVersion:
        return True
    if not any(kind == "introduced" for _, _, kind in ordered):
        return True  # nothing states where the affected versions begin
    within = False
    for at, _, kind in ordered:
        if kind == "introduced" and version >= at:
            within = True
        elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
            within = False
    return within


def _versions(texts: Sequence[str]) -> set[Version]:
    found: set[Version] = set()
    for text in texts:
        try:
            found.add(Version(text))
        except InvalidVersion:  # it was never a version that pip installs today
            continue
    return found


def _name(affected: Affected) -> str | None:
    """Return the name of a package of PyPI, also if the ecosystem is written in another way or names an index."""
    package = affected.package
    if package is None or package.ecosystem.partition(":")[0].strip().casefold() != ECOSYSTEM.casefold():
        return None
    return canonicalize_name(package.name.strip())


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if source.is_dir():
            for path in sorted(source.rglob("*")):
                if path.is_file() and _is_read(str(path), path.relative_to(source)):
                    yield str(path), path.read_bytes()
        else:
            with zipfile.ZipFile(source) as archive:
                for name in sorted(archive.namelist()):
                    if not name.endswith("/") and _is_read(f"{source}: {name}", PurePath(name)):
                        yield f"{source}: {name}", archive.read(name)
    except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise UnusableAdvisories(f"{source} cannot be read: {error}") from None


def _is_read(place: str, path: PurePath) -> bool:
    """Return whether a file is an advisory. Raises ``UnusableAdvisories`` if it may be one in another format.

    Files in hidden folders, such as `.github`, are not.
    """
    if path.suffix.casefold() == ".json":
        return True
    is_hidden = any(part.startswith(".") for part in path.parts)
    if not is_hidden and path.name.partition(".")[0].upper() not in _ABOUT_THE_FILES:
        raise UnusableAdvisories(f"{place} is not read: only JSON files are, with one advisory each")
    return False
