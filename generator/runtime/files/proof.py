"""Decide whether a response of the storage is the file, and not an error page or a part of the file.

A storage may report an error with 200, and so may a proxy, a login page or a firewall before it. Such a page is text or
markup. So a response of these types needs evidence that it is the file: a name from the storage that has this type.
"""

from __future__ import annotations

import mimetypes
import re
from functools import cache

from ..messages.http import Response

START_BYTES = 1024
"""The bytes at the start of a body that are examined."""

_BINARY = re.compile(
    r"(?:image|audio|video|font|model)/(?!svg)[\w.+-]+"
    r"|application/(?:octet-stream|pdf|zip|gzip|x-gzip|x-7z-compressed|dicom|msword|rtf"
    r"|vnd\.(?:ms-|openxmlformats-|oasis\.opendocument\.)[\w.-]+)"
    r"|binary/octet-stream"
)
"""The media types that no error page has."""

_NO_MARKUP = re.compile(
    r"(?:image|audio|video|font)/(?!svg)[\w.+-]+"
    r"|application/(?:pdf|zip|gzip|x-gzip|dicom|vnd\.openxmlformats-[\w.-]+)"
)
"""The media types of files that never begin like a page or a document of markup."""

_PLAIN_TEXT = re.compile(r"text/(?!html|xml)[\w.+-]+")

_SAME = {"text/xml": "application/xml", "application/xhtml+xml": "text/html", "text/json": "application/json"}

_SNIFFED = (
    (re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE), "text/html"),
    (re.compile(rb"<(?:\?xml|!--|[A-Za-z_][\w:.-]*[\s/>])"), "application/xml"),
    (re.compile(rb"\{\s*[\"}]|\[\s*[\[{\"\]]"), "application/json"),
)

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
    sniffed = _sniffed(start)
    if declared == "application/json" and sniffed != declared:
        declared = ""  # its body decides: no error page of this type begins like another type
    if sniffed and _NO_MARKUP.fullmatch(implied):
        return f"its body is {_KINDS[sniffed]}, but its name is that of another type of file"
    kind = declared or sniffed
    if not kind or kind == implied or _BINARY.fullmatch(kind):
        return None
    is_named = "filename" in head.headers.get("content-disposition", "").lower()
    if not implied and is_named and kind != "text/html":
        return None
    if _PLAIN_TEXT.fullmatch(kind) and (not implied or implied.startswith("text/")):
        return None
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
    return _media_type(kind or "") if compression is None else ""


@cache
def _types() -> mimetypes.MimeTypes:
    types = mimetypes.MimeTypes()  # without the tables of the system
    for extension, kind in _OFFICE.items():
        types.add_type(f"application/vnd.openxmlformats-officedocument.{kind}", extension)
    return types


_OFFICE = {".docx": "wordprocessingml.document", ".xlsx": "spreadsheetml.sheet", ".pptx": "presentationml.presentation"}


def _sniffed(start: bytes) -> str:
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((kind for pattern, kind in _SNIFFED if pattern.match(text)), "")
