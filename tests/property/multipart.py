"""Read multipart/form-data (RFC 7578) strictly, independently of the libraries under test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_PARAMETER = re.compile(r'; (name|filename)="([^"]*)"')
_EXTENDED = re.compile(r"; filename\*=utf-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+)$")
_ESCAPED = re.compile("%([01][0-9A-F]|22)")


@dataclass(frozen=True)
class Part:
    """One part of a multipart body. The name of its file is the exact one, if there is a fallback as well."""

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
    return Part(options["name"], _file_name(disposition, options), headers.get("content-type"), content)


def _file_name(disposition: str, options: dict[str, str]) -> str | None:
    """Return the name of a file: that of ``filename*`` (RFC 8187), for which ``filename`` is an ASCII fallback."""
    extended = _EXTENDED.search(disposition)
    if extended is None:
        if "filename*" in disposition:
            raise ValueError("filename* is malformed, or is not the last parameter")
        return options.get("filename")
    if not disposition.isascii() or not disposition.isprintable():
        raise ValueError("the fallback of a file name is not printable ASCII")
    return unquote(extended[1], errors="strict")


def _unescaped(text: str) -> str:
    """Undo the escapes of HTML forms in a quoted name."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
