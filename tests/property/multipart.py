"""Read multipart/form-data (RFC 7578) strictly, independently of the libraries under test."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAMETER = re.compile(r'; (name|filename)="([^"]*)"')
_ESCAPED = re.compile("%(0D|0A|22)")


@dataclass(frozen=True)
class Part:
    """One part of a multipart body."""

    name: str
    file_name: str | None
    content_type: str | None
    content: bytes


def boundary_of(content_type: str) -> bytes:
    """Return the boundary in a Content-Type header. Raises ValueError."""
    media_type, _, rest = content_type.partition("; boundary=")
    boundary = rest.strip('"')
    if media_type != "multipart/form-data" or not 16 <= len(boundary) <= 70:
        raise ValueError(f"not a usable multipart header: {content_type!r}")
    return boundary.encode("ascii")


def parse(content: bytes, content_type: str) -> list[Part]:
    """Return the parts of a body in order. Raises ValueError if it is malformed."""
    delimiter = b"\r\n--" + boundary_of(content_type)
    prologue, *sections = (b"\r\n" + content).split(delimiter)
    if prologue or not sections or sections[-1] != b"--\r\n":
        raise ValueError("the body does not begin and end with its boundary")
    return [_part(section) for section in sections[:-1]]


def _part(section: bytes) -> Part:
    head, blank, content = section.partition(b"\r\n\r\n")
    if not blank or not head.startswith(b"\r\n"):
        raise ValueError("a part has no headers")
    headers = {}
    for line in head[2:].decode("utf-8").split("\r\n"):
        name, _, value = line.partition(": ")
        headers[name.lower()] = value
    disposition = headers["content-disposition"]
    options = {key: _unescaped(text) for key, text in _PARAMETER.findall(disposition)}
    if not disposition.startswith("form-data;") or "name" not in options:
        raise ValueError("a part is not form data with a name")
    return Part(options["name"], options.get("filename"), headers.get("content-type"), content)


def _unescaped(text: str) -> str:
    """Undo the escapes of HTML forms in a quoted name."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
