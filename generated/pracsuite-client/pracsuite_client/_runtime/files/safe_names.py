"""Safe names for received files. Whatever name a server sends, the file stays inside the target folder."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from .disposition import file_name

MAX_BYTES = 200
"""The maximum length of an encoded name. File systems allow 255; the rest is left for suffixes that programs add."""


_MAX_SUFFIX = 20


_UNSAFE = re.compile(r'[<>:"|?*]')


_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
"""The names that Windows reserves for devices, whatever follows the dot."""


def safe_name(text: str) -> str:
    """Return a file name that is safe on any system. A name that is already safe is not changed.

    The name has no path, no control characters and no characters that a system reserves. It is not hidden, not a device
    name, and not too long.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", text))[-1]
    visible = "".join(character for character in last if unicodedata.category(character)[0] != "C")
    name = _trimmed(_UNSAFE.sub("_", " ".join(visible.split())))
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name) or "file"


def offered_name(disposition: str, address: str) -> str:
    """Return the name that a server gives a file: in ``Content-Disposition``, otherwise the last segment of its URL."""
    return file_name(disposition) or unquote(urlsplit(address).path.rpartition("/")[2])


def _trimmed(name: str) -> str:
    return name.strip(". ")


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix.encode()) > _MAX_SUFFIX:
        stem, dot, suffix = name, "", ""
    available = MAX_BYTES - len((dot + suffix).encode())
    return _trimmed(stem.encode()[:available].decode(errors="ignore")) + dot + suffix
