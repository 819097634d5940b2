"""A response is saved as the file only if it is not an error page, and not a part of the file."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import ResponseValidationError, StorageError
from pracsuite_client._runtime.files.proof import rejection
from pracsuite_client._runtime.messages.http import Response
from tests.files.support import Face


def head_of(headers: dict[str, str]) -> Response:
    return Response(200, headers, b"")


HTML = b"\n<!DOCTYPE html><html><body>Please log in</body></html>"
XHTML = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'
XML = b'<?xml version="1.0"?><letter/>'
DENIED = b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>no</Message></Error>'
JSON = b'{"error": "expired"}'
PDF = b"%PDF-1.7 <html>"


def stored(face: Face, headers: dict[str, str], content: bytes, name: str = "letter.pdf") -> Callable[[Any], Any]:
    """Return a handler that redirects to a storage which sends this content under a URL with this name."""

    def answer(request: Any) -> Any:
        if request.url.path.endswith("/content"):
            return face.http.Response(302, headers={"location": f"https://files.example/{name}?signature=00"})
        return face.http.Response(200, headers=headers, content=content)

    return answer


def named(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


def typed(media_type: str) -> dict[str, str]:
    return {"content-type": media_type}


WRONG: list[tuple[dict[str, str], bytes, str]] = [
    *((typed(kind), HTML, "letter.pdf") for kind in ("text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml")),
    *((typed("text/html"), HTML, name) for name in ("blob", "blob.bin", "letter.txt", "letter.docx", "scan.xml")),
    *((typed(kind), XML, "letter.pdf") for kind in ("application/xml", "text/xml", "application/problem+xml")),
    *((typed(kind), JSON, "letter.pdf") for kind in ("application/json", "application/problem+json")),
    *((typed("text/plain"), b"Access denied", name) for name in ("letter.pdf", "scan.png")),
    *((typed(kind), PDF, "letter.pdf") for kind in ("multipart/byteranges", "message/http", "x/y", "nonsense")),
    *(({}, body, "letter.pdf") for body in (HTML, b"\xef\xbb\xbf" + HTML, XHTML, XML, JSON)),
    *(({}, body, "blob") for body in (HTML, XML, JSON)),
    *((typed("application/octet-stream"), body, "letter.pdf") for body in (HTML, XML)),
    ({**typed("text/html"), **named("letter.pdf")}, HTML, "blob"),
    ({**typed("application/octet-stream"), **named("scan.png")}, HTML, "blob"),
    ({**typed("text/html"), **named("letter.docx")}, HTML, "blob"),
    ({**typed("text/html"), **named("letter.unknown")}, HTML, "blob"),
    ({**typed("application/octet-stream"), **named("letter.doc")}, HTML, "blob"),
    (typed("text/plain"), b"note", "letter"),
    ({"content-range": "bytes 0-2/3"}, b"abc", "letter.pdf"),
    (typed("application/octet-stream"), HTML, "letter.docx"),
    ({"content-range": "bytes 0-2/100"}, b"abc", "letter.pdf"),
    ({"content-range": "bytes 5-7/8"}, b"abc", "letter.pdf"),
    ({"content-range": "bytes 0-2/*"}, b"abc", "letter.pdf"),
]


@pytest.mark.parametrize("case", range(len(WRONG)))
def test_error_page_or_part_is_not_saved(face: Face, tmp_path: Path, case: int) -> None:
    headers, content, name = WRONG[case]
    for to in (tmp_path, tmp_path / "mine.html"):
        with (
            face.canned(stored(face, headers, content, name)) as prac,
            pytest.raises(ResponseValidationError, match="the response of the storage is not the file: ") as caught,
        ):
            face.run(prac.patient_attachments.download(61, to=to))
        assert list(tmp_path.iterdir()) == []
        assert not caught.value.maybe_applied
        assert caught.value.response.content == content[:1024]


RIGHT: list[tuple[dict[str, str], bytes, str]] = [
    ({}, PDF, "letter.pdf"),
    ({}, b"", "letter.pdf"),
    (typed("application/pdf"), PDF, "letter.pdf"),
    (typed("binary/octet-stream"), PDF, "blob"),
    (typed("application/octet-stream"), PDF, "letter.pdf"),
    ({**typed("text/html"), **named("page.html")}, HTML, "blob"),
    (typed("text/html; charset=utf-8"), HTML, "page.html"),
    ({}, HTML, "page.htm"),
    (typed("application/xhtml+xml"), XHTML, "page.html"),
    (typed("text/xml"), XML, "letter.xml"),
    ({**typed("application/xml"), **named("referral.cda")}, XML, "blob"),
    ({**typed("image/svg+xml"), **named("drawing.svg")}, b"<svg/>", "blob"),
    (typed("application/json"), JSON, "record.json"),
    ({**typed("application/octet-stream"), **named("letter.doc")}, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "blob"),
    ({**typed("application/octet-stream"), **named("letter.doc")}, b"{\\rtf1 note}", "blob"),
    ({**typed("application/octet-stream"), **named("referral.cda")}, XML, "blob"),
    (typed("text/x-note"), b"note", "letter.txt"),
    ({**typed("text/plain"), **named("letter")}, b"note", "blob"),
    (typed("application/json"), b"[1, 2]", "record.json"),
    (typed("application/octet-stream"), b"{\\rtf1 note}", "letter.rtf"),
    (typed("application/octet-stream"), b"From: a@b.example\n\nnote", "letter.eml"),
    (typed("image/png"), b"\x89PNG\r\n\x1a\n\x00", "blob"),
    ({**typed("x/y"), **named("scan.of-mine")}, b"abc", "blob"),
    ({"content-range": f"bytes 0-{len(PDF) - 1}/{len(PDF)}"}, PDF, "letter.pdf"),
]


@pytest.mark.parametrize("case", range(len(RIGHT)))
def test_file_is_saved_whatever_its_type(face: Face, tmp_path: Path, case: int) -> None:
    headers, content, name = RIGHT[case]
    with face.canned(stored(face, headers, content, name)) as prac:
        assert face.run(prac.patient_attachments.download(61, to=tmp_path)).read_bytes() == content


PAGES = {
    "text/html": [
        *(
            HTML,
            XHTML,
            b"<!-- page --><html>",
            b"<script>alert(1)</script>",
            b"\n\n<h1>Error</h1>",
            b"<P>Please log in",
        ),
        *(HTML.decode().encode("utf-16"), b"\xef\xbb\xbf<div class='a'>no</div>", b"<title/>"),
    ],
    "application/xml": [XML, b"<Fault><Reason/></Fault>", b"<!DOCTYPE letter><letter/>", b"<a:b xmlns:a='c'/>"],
    "application/json": [JSON, b"[]", b"{}", b' [{"error": 1}]'],
    "text/plain": [
        b"Service unavailable",
        b"Zugriff verweigert: \xc3\xa4",
        b"Acc\xe8s refus\xe9, veuillez",
        b"\r\n",
        b'"no"',
    ],
}
"""Bodies of error pages."""

BINARY_TYPES = [
    *("application/octet-stream", "binary/octet-stream", "application/pdf", "application/msword", "image/png", ""),
    *("application/zip", "application/dicom", "application/rtf", "video/mp4", "font/woff", "application/vnd.ms-excel"),
]
BINARY_NAMES = [
    *("a.pdf", "a.doc", "a.docx", "a.xls", "a.xlsx", "a.bin", "a.dcm", "a.png", "a.jpg", "a.jpeg", "a.zip", "a.mp4"),
    *("a.odt", "a.heic", "a.gz", "a.txt.gz", "a.tar", "a.tgz", "a.exe", "a.7z", "a.PDF", "scan.tif", "a.mp3", "a.msg"),
]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("name", BINARY_NAMES)
def test_content_decides_whatever_type_is_declared(kind: str, name: str) -> None:
    for content, declared, is_named in product(PAGES[kind], BINARY_TYPES, (True, False)):
        headers = {"content-type": declared} | (named(name) if is_named else {})
        assert rejection(head_of(headers), name, content), (content, declared)


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("name", ["", "blob", "a.unknown", "123"])
def test_page_is_not_saved_under_a_name_of_no_type_that_the_storage_does_not_give(kind: str, name: str) -> None:
    for content, declared in product(PAGES[kind], [*BINARY_TYPES, *PAGES]):
        assert rejection(head_of({"content-type": declared}), name, content), (content, declared)
        specific = declared not in ("", kind, "application/octet-stream", "binary/octet-stream")
        if kind == "text/html" or (specific and declared in BINARY_TYPES):
            assert rejection(head_of({"content-type": declared, **named(name)}), name, content), (content, declared)


OTHER_NAMES = {"text/html": "a.html", "application/xml": "a.xml", "application/json": "a.json", "text/plain": "a.txt"}


@pytest.mark.parametrize("kind", PAGES)
def test_page_is_not_saved_under_the_name_of_another_kind_of_text(kind: str) -> None:
    for other, name in OTHER_NAMES.items():
        is_markup = kind in ("application/xml", "text/plain") and other == "text/html"  # a page may begin so
        for content, declared in product(PAGES[kind], ["", "application/octet-stream", kind]):
            is_json = other == "application/json" and content[:1] in b'"[{'
            if other != kind and not is_markup and not is_json:
                assert rejection(head_of({"content-type": declared}), name, content), (content, other)
            elif other == kind:
                assert rejection(head_of({"content-type": declared}), name, content) is None, (content, declared)


@given(content=st.binary(min_size=1, max_size=2000), name=st.sampled_from(BINARY_NAMES))
def test_binary_file_is_saved(content: bytes, name: str) -> None:
    assert rejection(head_of(typed("application/octet-stream")), name, b"\0" + content) is None


@pytest.mark.parametrize("headers", [{}, typed("application/xml"), typed("application/octet-stream"), named("a.xml")])
def test_error_document_of_the_storage_is_its_error(face: Face, tmp_path: Path, headers: dict[str, str]) -> None:
    with face.canned(stored(face, headers, DENIED, "a.xml")) as prac, pytest.raises(StorageError) as caught:
        face.run(prac.patient_attachments.download(61, to=tmp_path))
    assert (caught.value.status_code, caught.value.code) == (200, "AccessDenied")
    assert list(tmp_path.iterdir()) == []


def test_file_after_an_error_page_is_saved_whole(face: Face, tmp_path: Path) -> None:
    """What an attempt before a retry has left is removed."""
    waiting = [(503, XML), (200, PDF)]

    def answer(request: Any) -> Any:
        if request.url.path.endswith("/content"):
            return face.http.Response(302, headers={"location": "https://files.example/letter.pdf"})
        status, content = waiting.pop(0)
        return face.http.Response(status, content=content)

    with face.canned(answer) as prac:
        assert face.run(prac.patient_attachments.download(61, to=tmp_path)).read_bytes() == PDF
