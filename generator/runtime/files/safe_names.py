"""Names for files from elsewhere: whatever a server calls a file, it is saved inside the folder that was meant."""

from __future__ import annotations

import re
import unicodedata
from email.message import Message
from urllib.parse import unquote, urlsplit

MAX_BYTES = 200
"""How long a name may be, encoded. File systems take 255; something is left for what programs add."""


_MAX_SUFFIX = 20


_UNSAFE = re.compile(r'[<>:"|?*]')


_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
"""What Windows takes for a device, whatever follows the dot."""


_MAX_HEADER = 1000


def safe_name(text: str) -> str:
    """A name that is safe to create in a folder, on any system: without a way, without control characters and signs
    that a system reserves, not hidden, not a device, and not too long. What is safe already stays as it is.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", text))[-1]
    visible = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    name = _trimmed(_UNSAFE.sub("_", " ".join(visible.split())))
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name) or "file"


def offered_name(disposition: str, address: str) -> str:
    """What a server calls a file: by its header ``Content-Disposition``, or else by the end of the file's address."""
    return _disposition_name(disposition) or unquote(urlsplit(address).path.rpartition("/")[2])


def _disposition_name(disposition: str) -> str | None:
    if len(disposition) > _MAX_HEADER:
        return None
    header = Message()
    header["content-disposition"] = disposition
    try:
        return header.get_filename()
    except ValueError:  # in a character set that cannot be read
        return None


def _trimmed(name: str) -> str:
    return name.strip(". ")


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not stem or len(suffix.encode()) > _MAX_SUFFIX:
        stem, dot, suffix = name, "", ""
    room = MAX_BYTES - len((dot + suffix).encode())
    return _trimmed(stem.encode()[:room].decode(errors="ignore")) + dot + suffix
