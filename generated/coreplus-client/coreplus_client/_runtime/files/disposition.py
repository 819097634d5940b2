"""Read the name of a file in a ``Content-Disposition`` header (RFC 6266): ``filename*`` goes before ``filename``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..values.signal_handlers import let_through

_MAX_HEADER = 8000
"""The longest header that is read. The longest names of file systems need less."""

_PARAMETER = re.compile(
    r"""\s*(?P<name>[^\s;="]+)\s*=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"\s*|(?P<token>[^;]*))(?:;|$)""", re.DOTALL
)

_EXTENDED = re.compile(r"(?P<charset>[A-Za-z0-9-]+)'[^']*'(?P<text>(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-Fa-f]{2})+)")

_CHARSETS = {"utf-8": "utf-8", "iso-8859-1": "latin-1"}
"""The character sets of RFC 8187 and RFC 5987. Names in others are ignored."""


def file_name(disposition: str) -> str | None:
    """Return the name in a header, ``None`` if it has none that can be read.

    A ``filename*`` that is not valid is ignored, as is a parameter that is repeated: no one knows which one is meant.
    """
    if len(disposition) > _MAX_HEADER:
        return None
    found: dict[str, str | None] = {}
    for name, value in _parameters(disposition):
        found[name] = None if name in found else value
    extended = _decoded(found.get("filename*") or "")
    return extended or found.get("filename") or None


def _parameters(disposition: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a header after its type, names in lower case."""
    at = disposition.find(";") + 1
    if not at:
        at = 0 if "=" in disposition else len(disposition)
    while at < len(disposition):
        found = _PARAMETER.match(disposition, at)
        if found is None:  # something without a value
            at = disposition.find(";", at) + 1 or len(disposition)
            continue
        quoted = found["quoted"]
        # Only quotes and backslashes are escaped: old browsers and servers send paths such as "C:\letter.pdf".
        value = found["token"].rstrip() if quoted is None else re.sub(r'\\(["\\])', r"\1", quoted)
        yield found["name"].lower(), value
        at = found.end()


def _decoded(value: str) -> str | None:
    """Return the text of an extended value as in RFC 8187, ``None`` if it is not valid."""
    found = _EXTENDED.fullmatch(value.strip())
    charset = _CHARSETS.get(found["charset"].lower()) if found is not None else None
    if found is None or charset is None:
        return None
    octets = re.sub(rb"%([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), found["text"].encode())
    try:
        return octets.decode(charset)
    except UnicodeDecodeError as error:
        let_through(error)
        return None
