"""Known vulnerabilities, from a copy of a database in the OSV format.

A copy is a folder of JSON files, or a zip file of them, such as the export for PyPI of the OSV database. Nothing is
fetched. https://ossf.github.io/osv-schema/ defines the format.
"""

from __future__ import annotations

import json
import lzma
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path, PurePath
from typing import Annotated, Any

import msgspec
from attrs import frozen
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tools.supply.requirements import Pin

ECOSYSTEM = "PyPI"

_ABOUT_THE_FILES = ("CODE_OF_CONDUCT", "CONTRIBUTING", "COPYING", "LICENCE", "LICENSE", "NOTICE", "README", "SECURITY")
_TEXT = ("", ".md", ".rst", ".txt")
"""The names and endings of files that are about the other ones. Any other file may have advisories."""
_OF_TOOLS = (".git", ".github", ".gitattributes", ".gitignore")
"""What a checkout has for Git and its forge."""

_COMPARABLE = ("ECOSYSTEM", "SEMVER")
"""The types of ranges that are compared. In a package of PyPI, a semantic version has the same order."""

Time = Annotated[datetime, msgspec.Meta(tz=True)]


class Package(msgspec.Struct):
    """The package that an advisory is about."""

    name: str
    ecosystem: str


class Range(msgspec.Struct):
    """Versions from an event to another. Those of the type `GIT` are commits, not versions of a package."""

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
    schema_version: Annotated[str, msgspec.Meta(pattern=r"^1\.")] = "1.0.0"
    """Other major versions are other formats."""
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
            advisory = msgspec.convert(json.loads(content, object_pairs_hook=_object), type=Advisory)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
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
    """Whether a version is affected. One that cannot be compared is, so that a person looks at it.

    A version with a local part, such as 1.2+cpu, is another build of 1.2, and is affected if that is.
    """
    known = _versions(affected.versions)
    if version in known or Version(version.public) in known:
        return True
    ranges = [one for one in affected.ranges if one.type != "GIT"]
    if not ranges and not known:
        return True
    return any(_is_within(Version(version.public), one) for one in ranges)


def _is_within(version: Version, given: Range) -> bool:
    """Whether a version is in a range, as the section on evaluation of the OSV schema defines it."""
    if given.type not in _COMPARABLE:
        return True
    try:
        events = [(_Point.of(kind, at), kind) for event in given.events for kind, at in event.items()]
    except InvalidVersion:
        return True
    if not any(kind == "introduced" for _, kind in events):
        return True  # nothing states where the affected versions begin
    limits = [at for at, kind in events if kind == "limit"]
    pinned = _Point(0, version)
    if limits and not any(pinned < at for at in limits):
        return False
    within = False
    for at, together in groupby(sorted(events), key=itemgetter(0)):
        if pinned < at:
            break
        kinds = {kind for _, kind in together}
        was_within = within
        if kinds & {"fixed", "introduced"}:
            within = "introduced" in kinds  # of two events at one version, it is the later one
        if "last_affected" in kinds and pinned > at:
            within = "introduced" in kinds and was_within  # it ends what began first
    return within


@frozen(order=True)
class _Point:
    """A point in the order of versions: a version, or one that is before or after all of them."""

    side: int
    version: Version

    @classmethod
    def of(cls, kind: str, text: str) -> _Point:
        """Return the point that an event names. Only an event of one kind can name one that is not a version."""
        side = {("introduced", "0"): -1, ("limit", "*"): 1}.get((kind, text), 0)
        return cls(side, Version(text if side == 0 else "0"))


def _versions(texts: Sequence[str]) -> set[Version]:
    found: set[Version] = set()
    for text in texts:
        try:
            found.add(Version(text))
        except InvalidVersion:  # it was never a version that pip installs today
            continue
    return found


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of an advisory, which must not have a name twice: readers differ in which they take."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("an object has a name twice")
    return made


def _name(affected: Affected) -> str | None:
    """Return the name of a package of PyPI, also if the ecosystem is written in another way or names an index."""
    package = affected.package
    if package is None or package.ecosystem.partition(":")[0].strip().casefold() != ECOSYSTEM.casefold():
        return None
    return canonicalize_name(package.name.strip())


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if source.is_dir():
            for path in sorted(_below(source)):
                if _is_read(str(path), path.relative_to(source)):
                    if not path.is_file():
                        raise UnusableAdvisories(f"{path} cannot be read: it is not a file")
                    yield str(path), path.read_bytes()
        else:
            with zipfile.ZipFile(source) as archive:
                for entry in sorted(archive.infolist(), key=lambda one: one.filename):
                    is_folder = entry.is_dir() and not entry.file_size
                    if not is_folder and _is_read(f"{source}: {entry.filename}", PurePath(entry.filename)):
                        yield f"{source}: {entry.filename}", archive.read(entry)
    except (EOFError, OSError, RuntimeError, lzma.LZMAError, zipfile.BadZipFile, zlib.error) as error:
        raise UnusableAdvisories(f"{source} cannot be read: {error}") from None


def _below(folder: Path) -> Iterator[Path]:
    """Yield everything in a folder that is not a folder itself. A link to a folder is not followed.

    Raises:
        OSError: A folder in it cannot be read.
    """

    def stop(error: OSError) -> None:
        raise error

    for name, folders, files in os.walk(folder, onerror=stop):
        yield from (Path(name, file) for file in files)
        yield from (path for path in (Path(name, one) for one in folders) if path.is_symlink())


def _is_read(place: str, path: PurePath) -> bool:
    """Return whether a file is an advisory. Raises ``UnusableAdvisories`` if it may be one in another format."""
    if path.parts[0] in _OF_TOOLS or (path.stem.upper() in _ABOUT_THE_FILES and path.suffix.casefold() in _TEXT):
        return False
    if path.suffix.casefold() != ".json":
        raise UnusableAdvisories(f"{place} is not read: only JSON files are, with one advisory each")
    return True
