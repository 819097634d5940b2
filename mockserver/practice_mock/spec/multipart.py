"""The parts of a multipart/form-data body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import unquote

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser

from practice_mock.rejection import BadBody, Problem
from practice_mock.spec.headers import parse_header

# What clients write for the characters that are not allowed in a quoted name (the rule of HTML forms).
_ESCAPE = re.compile(r"%(0[0-9A-F]|1[0-9A-F]|22)")

_CHARSETS = frozenset({"utf-8", "iso-8859-1"})
"""The encodings of an extended file name (RFC 5987). Python has others that fail, or take long, on certain texts."""

MAX_PARTS = 1_000
"""The number of parts that a body may have."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part, as received."""

    name: str
    file_name: str | None
    content_type: str | None
    content: bytes


@dataclass(slots=True)
class _Draft:
    headers: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    content: bytearray = field(default_factory=bytearray)


class _Collector:
    """Receives the parser's callbacks."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.finished = False
        self._header_name = b""
        self._header_value = b""

    def part_begin(self) -> None:
        if len(self.drafts) >= MAX_PARTS:
            raise BadBody("The body has too many parts.", [Problem("", f"must have at most {MAX_PARTS} parts")])
        self.drafts.append(_Draft())

    def part_data(self, data: bytes, start: int, end: int) -> None:
        self.drafts[-1].content += data[start:end]

    def header_field(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def header_end(self) -> None:
        self.drafts[-1].headers[self._header_name.lower()] = self._header_value
        self._header_name = self._header_value = b""

    def end(self) -> None:
        self.finished = True


def parse_multipart(content: bytes, boundary: str) -> list[Part]:
    """Return the parts of a body, in order. Raises BadBody if they cannot be separated."""
    collector = _collect(content, boundary)
    if not collector.finished:
        raise _unreadable("must be separated by its boundary, and end with it and two dashes: it may have been cut off")
    return [_part(draft) for draft in collector.drafts]


def first_parts(content: bytes, boundary: str) -> Iterator[Part]:
    """Return the parts at the beginning of a body, in order; the last one may be incomplete.

    Raises BadBody if they cannot be separated.
    """
    return (_part(draft) for draft in _collect(content, boundary).drafts)


def _collect(content: bytes, boundary: str) -> _Collector:
    collector = _Collector()
    if not boundary:
        raise _unreadable("must have a boundary in its content type")
    with suppress(FormParserError, UnicodeEncodeError):  # an unreadable body does not reach its end
        parser = MultipartParser(
            boundary.encode("latin-1"),
            {
                "on_part_begin": collector.part_begin,
                "on_part_data": collector.part_data,
                "on_header_field": collector.header_field,
                "on_header_value": collector.header_value,
                "on_header_end": collector.header_end,
                "on_end": collector.end,
            },
        )
        parser.write(content)
        parser.finalize()
    return collector


def _part(draft: _Draft) -> Part:
    try:
        disposition, options = parse_header(draft.headers.get(b"content-disposition", b"").decode("utf-8"))
        content_type = draft.headers.get(b"content-type", b"").decode("ascii")
    except UnicodeDecodeError:
        raise _unreadable("must have parts whose headers are UTF-8") from None
    if disposition != "form-data" or "name" not in options:
        raise _unreadable("must have parts with a header such as content-disposition: form-data; name=json")
    return Part(
        name=_unescaped(options["name"]),
        file_name=_file_name(options),
        content_type=content_type or None,
        content=bytes(draft.content),
    )


def _file_name(options: dict[str, str]) -> str | None:
    extended = options.get("filename*")
    if extended is not None:  # charset'language'percent-encoded
        charset, _, rest = extended.partition("'")
        charset = charset or "utf-8"
        if charset.lower() not in _CHARSETS:
            raise _unreadable("must have file names in UTF-8 or ISO-8859-1")
        try:
            return unquote(rest.partition("'")[2], encoding=charset, errors="strict")
        except UnicodeDecodeError:
            raise _unreadable("must have file names that follow their encoding") from None
    name = options.get("filename")
    return None if name is None else _unescaped(name)


def _unescaped(name: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), name)


def _unreadable(reason: str) -> BadBody:
    return BadBody("The multipart body cannot be read.", [Problem("", f"The body {reason}")])
