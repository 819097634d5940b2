"""Decide whether a response of the storage is the file, and not an error page or a part of the file.

A storage may report an error with 200, and so may a proxy, a login page or a firewall before it. Such a page is text or
markup, whatever type is declared for it. So a body of text or markup needs evidence that it is the file: a name from
the storage that has this type.
"""

from __future__ import annotations

import mimetypes
import re
from codecs import getincrementaldecoder
from functools import cache

from ..messages.http import Response
from ..values.signal_handlers import let_through

START_BYTES = 1024
"""The bytes at the start of a body that are examined."""

_BINARY = re.compile(
    r"(?:image|audio|video|font|model)/(?!svg)[\w.+-]+"
    r"|application/(?:octet-stream|pdf|zip|gzip|x-gzip|x-7z-compressed|dicom|msword|rtf"
    r"|vnd\.(?:ms-|openxmlformats-|oasis\.opendocument\.)[\w.-]+)"
    r"|binary/octet-stream"
)
"""The media types that no error page has. One of them can be declared for anything, so the body decides."""

_UNSPECIFIC = ("application/octet-stream", "binary/octet-stream")

_PLAIN_TEXT = re.compile(r"text/(?!html|xml)[\w.+-]+")

_SAME = {"text/xml": "application/xml", "application/xhtml+xml": "text/html", "text/json": "application/json"}

_TEXT_FILE = re.compile(
    r"(?:text|message)/[\w.+-]+"
    r"|application/(?:javascript|n-quads|n-triples|trig|postscript|vnd\.apple\.mpegurl"
    r"|x-(?:csh|sh|shar|tcl|tex|texinfo|latex|mif|pn-realaudio|troff[\w-]*|wais-source))"
    r"|image/x-(?:portable-\w+|xbitmap|xpixmap)"
)
"""The types of files that may be plain text."""

_DOCUMENT = re.compile(rb"%PDF-|%!PS|\{\\rtf")
"""How documents begin that may be text at their start, and that no error page is."""

_JSON_VALUE = re.compile(rb"\s*(?:[\[{\"0-9-]|(?:true|false|null)\s*\Z)")

_HTML_TAGS = (
    rb"html|head|body|title|meta|link|base|script|style|noscript|frameset|iframe|form|div|span|p|br|hr|h[1-6]|table"
    rb"|center|font|b|i|a|img|ul|ol|pre"
)

_HTML = re.compile(rb"<(?:!doctype\s+html|(?:" + _HTML_TAGS + rb")(?=[\s/>]))", re.IGNORECASE)

_BEFORE_MARKUP = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
"""What may come before the first tag of a document."""

_XML = re.compile(rb"<(?:\?xml|!--|!doctype\s|[A-Za-z_][\w:.-]*[\s/>])", re.IGNORECASE)

_JSON = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"\]]")

_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
"""The bytes that no text has."""

_STORAGE_ERROR = re.compile(rb"<Error\b[^>]*>\s*(?:<Code>|</Error>|<Message>)|<Error\s*/>")

_RANGE = re.compile(r"bytes 0-(\d{1,18})/(\d{1,18})", re.ASCII)


def rejection(head: Response, name: str, start: bytes = b"") -> str | None:
    """Return why a response with the status 200 is not the file, ``None`` if nothing speaks against it.

    Args:
        head: The response without its body.
        name: The name that the storage gives the file.
        start: The start of the body; empty if it is not known yet.
    """
    if not _is_whole(head):
        return "it is only a part of the file"
    if _STORAGE_ERROR.search(start):
        return "it is an error document of the storage"
    declared = _media_type(head.headers.get("content-type", ""))
    implied = _implied(name)
    is_named = "filename" in head.headers.get("content-disposition", "").lower()
    kind = _sniffed(start)
    if kind:
        return None if _may_be(kind, declared, implied, is_named, start) else _refusal(kind)
    if not declared or declared == implied or _BINARY.fullmatch(declared):
        return None
    if declared == "application/json":
        return None  # its body decides: no error page of this type begins like another type
    if not implied and is_named and declared != "text/html":
        return None
    if _PLAIN_TEXT.fullmatch(declared) and (not implied or implied.startswith("text/")):
        return None
    return _refusal(declared)


def content_rejection(media_type: str, start: bytes) -> str | None:
    """Return why a body is not a file of a documented type, ``None`` if nothing speaks against it."""
    kind, wanted = _sniffed(start), _media_type(media_type)
    if not kind or wanted in _UNSPECIFIC or _may_be(kind, wanted, wanted, False, start):
        return None
    return _refusal(kind)


def _may_be(kind: str, declared: str, implied: str, is_named: bool, start: bytes) -> bool:
    """Return whether a body of text or markup may be the file, although an error page is of the same type.

    A name without a known type proves nothing, unless the storage itself gives it to the file and declares no other
    type. An HTML page needs a name of its type.
    """
    if not implied and declared and declared not in _UNSPECIFIC and _BINARY.fullmatch(declared):
        implied = declared
    if not implied:
        return is_named and "text/html" not in (kind, declared)
    if kind == "text/plain":
        if implied == "application/json":
            return _JSON_VALUE.match(start) is not None
        return _TEXT_FILE.fullmatch(implied) is not None
    if kind == "application/xml":
        return implied in ("application/xml", "text/html", "image/svg+xml")
    return kind == implied


def _refusal(kind: str) -> str:
    shown = _KINDS.get(kind, "of a type that is not that of a file")
    return f"it is {shown}, and nothing shows that the file is of this type"


_KINDS = {
    "text/html": "an HTML page",
    "application/xml": "an XML document",
    "application/json": "a JSON document",
    "text/plain": "plain text",
}


def _is_whole(head: Response) -> bool:
    """Return whether the headers agree that the body is the whole file."""
    stated = head.headers.get("content-range")
    if stated is None:
        return True
    found = _RANGE.fullmatch(stated.strip())
    return found is not None and int(found[1]) + 1 == int(found[2])


def _media_type(text: str) -> str:
    kind = text.partition(";")[0].strip().lower()
    structure = kind.rpartition("+")[2] if kind != "image/svg+xml" and kind not in _SAME else ""
    return f"application/{structure}" if structure in ("xml", "json") and "+" in kind else _SAME.get(kind, kind)


def _implied(name: str) -> str:
    """Return the type that the extension of a name means, empty if it means none. It is the same on every machine."""
    kind, compression = _types().guess_type(name, strict=False)
    return _media_type(kind or "") if compression is None else "application/gzip"


@cache
def _types() -> mimetypes.MimeTypes:
    types = mimetypes.MimeTypes()  # without the tables of the system
    for extension, kind in _MORE.items():
        types.add_type(kind, extension)
    return types


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_MORE = {
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".odt": f"{_OPEN}text",
    ".ods": f"{_OPEN}spreadsheet",
    ".odp": f"{_OPEN}presentation",
    ".msg": "application/vnd.ms-outlook",
    ".dcm": "application/dicom",
    ".dicom": "application/dicom",
    ".7z": "application/x-7z-compressed",
    ".rar": "application/vnd.rar",
    ".tgz": "application/gzip",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jp2": "image/jp2",
    ".m4a": "audio/mp4",
    ".flac": "audio/flac",
    ".ogg": "audio/ogg",
    ".mkv": "video/x-matroska",
}
"""The types that not every version of Python knows."""


def _sniffed(start: bytes) -> str:
    """Return the type of a body that begins like text, empty for any other one."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[: len(start) // 2 * 2].decode("utf-16", "replace").encode("utf-8", "replace")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not text:
        return "text/plain" if start else ""
    if _DOCUMENT.match(text):
        return ""
    before = _BEFORE_MARKUP.match(text)
    if _HTML.match(text, before.end() if before is not None else 0):
        return "text/html"
    if _XML.match(text):
        return "application/xml"
    if _JSON.match(text):
        return "application/json"
    return "text/plain" if _is_text(text) else ""


def _is_text(text: bytes) -> bool:
    """Return whether a body has no byte that text does not have, and is UTF-8 or mostly ASCII."""
    if _CONTROLS.search(text):
        return False
    try:
        getincrementaldecoder("utf-8")().decode(text)  # the last character may be incomplete
    except UnicodeDecodeError as error:
        let_through(error)
        return sum(byte < 0x80 for byte in text) * 10 >= len(text) * 8
    return True
