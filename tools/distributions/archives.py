"""Read distributions, and state in what two of them differ."""

from __future__ import annotations

import gzip
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a distribution.

    Attributes:
        content: Its content.
        mode: Its permissions.
        time: Its time: seconds since 1970 in a source distribution, a local time without zone in a wheel.
        further: What else the archive states about it, such as its owner.
    """

    content: bytes = field(repr=False)
    mode: int
    time: int | tuple[int, ...]
    further: Mapping[str, object]


_MANY = 10
"""The number of members from which those with the same difference are only counted."""


LARGEST = 2**26
"""The number of bytes that a distribution may have unpacked. A small file can unpack to more than the memory."""

_FOLDER = 0x10
"""The attribute of a folder in archives of DOS."""

_UNREADABLE = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error),
    *(ArithmeticError, EOFError, LookupError, MemoryError, OSError, RuntimeError, ValueError),
)
"""What the readers of the standard library raise for a file that they cannot read; not all of it is documented."""


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class ArchiveError(ValueError):
    """A file is not a distribution, or has members that none may have."""


def members(name: str, data: bytes) -> dict[str, Member]:
    """Return the members of a distribution, in their order.

    Raises:
        ArchiveError: It cannot be read, or it has a member twice, or one that is not a plain file with a relative path.
    """
    try:
        found = list(_of_wheel(data) if name.endswith(".whl") else _of_sdist(data))
    except ArchiveError as error:
        raise ArchiveError(f"{name}: {error}") from None
    except _UNREADABLE as error:
        raise ArchiveError(f"{name} cannot be read: {error}") from error
    made = dict(found)
    for path, number in Counter(path for path, _ in found).items():
        if number > 1:
            raise ArchiveError(f"{name} has {number} members with the name {path}")
        if path.startswith("/") or "\\" in path or ".." in path.split("/"):
            raise ArchiveError(f"{name} has a member outside of its folder: {path}")
    return made


def _of_wheel(data: bytes) -> Iterator[tuple[str, Member]]:
    rest = LARGEST
    with zipfile.ZipFile(BytesIO(data)) as opened:
        for entry in opened.infolist():
            if entry.is_dir():
                raise ArchiveError(f"{entry.filename} is a folder")
            if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG) or entry.external_attr & _FOLDER:
                raise ArchiveError(f"{entry.filename} is not a file")
            further = {
                "system": entry.create_system,
                "flags": entry.flag_bits,
                "compression": entry.compress_type,
                "comment": entry.comment,
                "extra": entry.extra,
            }
            mode = entry.external_attr >> 16 & 0o7777
            try:
                with opened.open(entry) as stream:
                    content = _read(stream, rest)
            except zlib.error as error:  # it does not name the member, as the others do
                raise ArchiveError(f"{entry.filename} cannot be read: {error}") from error
            rest -= len(content)
            yield entry.filename, Member(content, mode, entry.date_time, further)


def _of_sdist(data: bytes) -> Iterator[tuple[str, Member]]:
    with gzip.GzipFile(fileobj=BytesIO(data)) as compressed:
        unpacked = _read(compressed, LARGEST)  # all of it, so that its checksum is compared
    end = 0
    with tarfile.open(fileobj=BytesIO(unpacked), mode="r:") as opened:
        for entry in opened:
            stream = opened.extractfile(entry) if entry.type == tarfile.REGTYPE else None
            if stream is None or entry.linkname:
                raise ArchiveError(f"{entry.name} is not a file")
            further = {
                "user": (entry.uid, entry.uname),
                "group": (entry.gid, entry.gname),
                "headers": dict(entry.pax_headers),
            }
            yield entry.name, Member(stream.read(), entry.mode, int(entry.mtime), further)
            end = entry.offset_data + entry.size
    if unpacked[end:].strip(b"\0"):
        raise ArchiveError(f"it is damaged from byte {end} of the unpacked archive on")


def _read(stream: _Readable, largest: int) -> bytes:
    """Return all of a compressed stream, whose end proves its checksum."""
    content = stream.read(largest + 1)
    if len(content) > largest:
        raise ArchiveError(f"it unpacks to more than {LARGEST} bytes")
    return content


def differences(name: str, expected: bytes, found: bytes) -> list[str]:
    """Return in what a file differs from the one that was expected, member by member; none if they are equal.

    Raises:
        ArchiveError: One of the two is not a distribution.
    """
    if expected == found:
        return []
    one = members(name, expected)
    try:
        other = members(name, found)
    except ArchiveError as error:
        raise ArchiveError(f"{error}. Its bytes differ from byte {_first(expected, found)} on") from error
    lines = [f"missing: {path}" for path in one if path not in other]
    lines += [f"not in the rebuilt file: {path}" for path in other if path not in one]
    reasons: dict[str, list[str]] = {}
    for path in sorted(one.keys() & other.keys()):
        for reason in _of_member(one[path], other[path]):
            reasons.setdefault(reason, []).append(path)
    for reason, paths in reasons.items():
        if len(paths) >= _MANY:
            lines.append(f"different: {len(paths)} members, such as {paths[0]}: {reason}")
        else:
            lines += [f"different: {path}: {reason}" for path in paths]
    if not lines and list(one) != list(other):
        lines.append("the members are the same, but in another order")
    return sorted(lines) or ["every member is the same; only the compression or the frame of the archive differs"]


def _of_member(expected: Member, found: Member) -> Iterator[str]:
    if expected.content != found.content:
        yield _of_content(expected.content, found.content)
    if expected.mode != found.mode:
        yield f"its mode is {found.mode:o} instead of {expected.mode:o}"
    if expected.time != found.time:
        yield f"its time is {found.time} instead of {expected.time}"
    if expected.further != found.further:
        names = sorted(name for name in expected.further if expected.further[name] != found.further[name])
        yield f"other {' and '.join(names)}"


def _of_content(expected: bytes, found: bytes) -> str:
    """Return where two contents begin to differ.

    A line ends only with a line feed here, because other characters that end a line of text do not end one of code.
    """
    try:
        one, other = _lines(expected.decode()), _lines(found.decode())
    except UnicodeDecodeError:
        return f"{len(found)} bytes instead of {len(expected)}, different from byte {_first(expected, found)} on"
    if [line.removesuffix("\r") for line in one] == [line.removesuffix("\r") for line in other]:
        return "only its line endings differ"
    line = _first(one, other)
    return f"line {line + 1}: {_shown(other, line)} instead of {_shown(one, line)}"


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n") if text else []


def _first(expected: Sequence[object], found: Sequence[object]) -> int:
    """Return the first index at which two sequences differ."""
    pairs = enumerate(zip(expected, found, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(expected), len(found)))


def _shown(lines: Sequence[str], index: int) -> str:
    return ascii(lines[index][:100]) if index < len(lines) else "the end of the file"
