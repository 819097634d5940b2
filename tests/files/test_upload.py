"""An upload is one call to two servers, and only the first one receives the keys."""

from __future__ import annotations

import io
import os
import re
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from pracsuite_client import (
    APIConnectionError,
    APIError,
    ArgumentError,
    NotFoundError,
    PracSuite,
    RateLimitError,
    ResponseValidationError,
    StorageError,
    UploadedFile,
)
from practice_mock.testing import Mock
from tests.files.support import XML, Face, Line
from tests.property import multipart

CONTENT = bytes(range(256)) * 5000
"""More than the library reads at once."""

FIELDS = {"key": 'temp/7/"a" é\\.txt', "Policy": "cG9saWN5", "x-amz-signature": "00", "x-new": "", "x-amz-date": None}


def numbers(face: Face, prac: Any) -> list[int]:
    """Return the IDs of a patient's attachments."""
    return [record.attachment_client_id for record in face.attachments(prac)]


def newest_content(face: Face, prac: Any) -> bytes:
    """Fetch the newest attachment from the storage without the client."""
    presigned = face.run(prac.patient_attachments.presign_url(max(numbers(face, prac))))
    return httpx.get(presigned.url).content


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Überweisung Größe.pdf"
    path.write_bytes(CONTENT)
    return path


@pytest.mark.parametrize("kind", ["path", "bytes", "stream", "open file", "with a type"])
def test_uploaded_file_arrives_unchanged(face: Face, mock: Mock, letter: Path, kind: str) -> None:
    with letter.open("rb") as opened, face.pracsuite(mock) as prac:
        given: Any = {
            "path": letter,
            "bytes": (letter.name, CONTENT),
            "stream": (letter.name, io.BytesIO(CONTENT)),
            "open file": opened,
            "with a type": (letter.name, letter, "application/pdf"),
        }[kind]
        before = numbers(face, prac)
        taken = face.run(prac.patient_attachments.upload(7, given))
        *others, made = face.attachments(prac)
        assert newest_content(face, prac) == CONTENT
    assert [other.attachment_client_id for other in others] == before
    assert (made.description, made.file_size) == (letter.name, len(CONTENT))
    assert taken == UploadedFile(letter.name, len(CONTENT), "application/pdf")
    assert letter.stem not in repr(taken)


GUESSED = [
    *(("a.txt", "text/plain"), ("a.PDF", "application/pdf"), ("scan.of-mine", "application/octet-stream")),
    *((f"{name}.gz", "application/gzip") for name in ("scan.pdf", "export.tar", "a.txt", "a", "a.unknown", "a.html")),
    *((name, "application/gzip") for name in ("x.svgz", "x.tgz", "A.TGZ")),
    *(
        (f"scan.pdf.{end}", f"application/x-{kind}")
        for end, kind in (("bz2", "bzip2"), ("xz", "xz"), ("Z", "compress"))
    ),
    *((f"scan.pdf.{end}", "application/octet-stream") for end in ("br", "enc", "gpg.part")),
]


@pytest.mark.parametrize(("name", "kind"), GUESSED)
def test_content_type_is_guessed_from_the_file_name(face: Face, mock: Mock, name: str, kind: str) -> None:
    with face.pracsuite(mock) as prac:
        assert face.run(prac.patient_attachments.upload(7, (name, b"abc"))) == UploadedFile(name, 3, kind)


def test_raw_upload_response_is_that_of_the_storage(face: Face, mock: Mock) -> None:
    with face.pracsuite(mock) as prac:
        raw = face.run(prac.patient_attachments.with_raw_response.upload(7, ("a.txt", b"abc")))
    assert (raw.status_code, raw.attempts) == (204, 1)
    assert raw.parse() == UploadedFile("a.txt", 3, "text/plain")


def canned(form: Any, seen: list[Any], status: int = 204, headers: Any = None, body: bytes = b"") -> Callable[..., Any]:
    """Return a handler that responds with a form and then as the storage."""

    def answer(request: Any) -> Any:
        library = __import__(type(request).__module__.partition(".")[0])
        seen.append(request)
        if request.url.path.endswith("/patient_attachment"):
            return library.Response(201, json=form)
        return library.Response(status, headers=headers or {}, content=body)

    return answer


def test_form_fields_are_sent_in_order_before_the_file(face: Face) -> None:
    seen: list[Any] = []
    answer = canned({"url": "https://files.example/?x=1", "fields": FIELDS}, seen, headers={"etag": '"1"'})
    with face.canned(answer) as prac:
        taken = face.run(prac.patient_attachments.upload(7, ('a "b".txt', b"abc", "text/x-note")))
    _, sent = seen
    *fields, file = multipart.parse(sent.content, sent.headers["content-type"])
    assert {field.name: field.content.decode() for field in fields} == {
        k: v for k, v in FIELDS.items() if v is not None
    }
    assert [field.name for field in fields] == [name for name, value in FIELDS.items() if value is not None]
    assert {(field.file_name, field.content_type) for field in fields} == {(None, None)}
    assert file == multipart.Part("file", 'a "b".txt', "text/x-note", b"abc")
    assert (sent.method, str(sent.url), taken.etag) == ("POST", "https://files.example/?x=1", '"1"')


def test_each_step_uses_the_timeout_of_the_call(face: Face) -> None:
    seen: list[Any] = []
    with face.canned(canned({"url": "https://files.example/", "fields": FIELDS}, seen)) as prac:
        face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc"), timeout=1.5))
    assert [request.extensions["timeout"]["read"] for request in seen] == [1.5, 1.5]


POOL = {
    "headers": {"x-secret": "S3CRET", "authorization": "Bearer S3CRET"},
    "cookies": {"session": "S3CRET"},
    "auth": ("user", "S3CRET"),
}
"""Settings that a pool may add to its requests."""


def test_storage_receives_no_credentials(face: Face) -> None:
    seen: list[Any] = []
    answer = canned({"url": "https://files.example/", "fields": FIELDS}, seen)
    with face.canned(answer, pool=POOL, vendor_key="S3CRET", account_key="S3CRET") as prac:
        mine = prac.with_options(extra_headers={"x-mine": "S3CRET"})
        face.run(mine.patient_attachments.upload(7, ("a.txt", b"abc"), extra_headers={"x-once": "S3CRET"}))
    asked, sent = seen
    assert asked.headers["x-mine"] == asked.headers["x-once"] == asked.headers["x-api-key"] == "S3CRET"
    assert set(sent.headers) == {"host", "user-agent", "accept", "content-length", "content-type"}
    assert str(sent.url) == "https://files.example/"
    assert "S3CRET" not in str(sent.headers)
    assert b"S3CRET" not in sent.content


def test_redirect_of_the_storage_is_not_followed(face: Face) -> None:
    seen: list[Any] = []
    answer = canned({"url": "https://files.example/", "fields": FIELDS}, seen, 307, {"location": "https://b.example/"})
    with face.canned(answer, pool={"follow_redirects": True}) as prac, pytest.raises(StorageError) as caught:
        face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc")))
    assert (len(seen), caught.value.status_code) == (2, 307)


@pytest.mark.parametrize(
    "form",
    [
        *({"url": url, "fields": FIELDS} for url in (None, 5, "", "/files", "files.example", "https://", "https:///a")),
        *({"url": url, "fields": FIELDS} for url in ("http://files.example/", "ftp://files.example/", "file:///etc/x")),
        *({"url": url, "fields": FIELDS} for url in ("https://me:pw@files.example/", "https://@files.example/")),
        *({"url": url, "fields": FIELDS} for url in ("https://files.example:99999/", "https://[::/", "https://a b/")),
        *(
            {"url": url, "fields": FIELDS}
            for url in ("https://files.example\\@b/", "https://é.example/", "https://a\n/")
        ),
        *({"url": "https://files.example/", "fields": fields} for fields in (None, [], "x", {}, {"a": 1}, {"a": {}})),
        {"url": "https://files.example/", "fields": {**FIELDS, "file": "another"}},
        {"url": "https://files.example/", "fields": {**FIELDS, 'a"\r\nx': "b"}},
        {},
    ],
    ids=repr,
)
def test_unsafe_upload_form_is_rejected(form: Any) -> None:
    seen: list[Any] = []
    with Face(httpx, None).canned(canned(form, seen)) as prac, pytest.raises(ResponseValidationError) as caught:
        prac.patient_attachments.upload(7, ("a.txt", b"abc"))
    assert caught.value.operation == "patient_attachments.request_upload"
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (b"no name", "has no name"),
        (io.BytesIO(b"no name"), "has no name"),
        ("letter.pdf", "must be a Path"),
        (("a.txt", io.StringIO("abc")), "must be a Path"),
        (Path("no/such/file.pdf"), "cannot be opened: No such file or directory: no/such/file.pdf$"),
        (Path("/"), "cannot be opened: Is a directory: /$"),
        (("a.txt", Path("no\nsuch.pdf")), r"cannot be opened: No such file or directory: no\?such.pdf$"),
        (Path("a\0b"), r"cannot be opened: the path is not valid: a\?b$"),
        (("a.txt", anyio.wrap_file(io.BytesIO(b"abc"))), "must be a Path"),
        (None, "must be a Path"),
        ((5, b"abc"), "must begin with the file's name"),
        (("", b"abc"), "must begin with the file's name"),
        (("a.txt", b"abc", "text"), "must end with a media type"),
        (("a.txt", b"abc", "text/plain\r\nx-more: 1"), "must end with a media type"),
        (("a.txt", b"abc", 5), "must end with a media type"),
        (("a.txt", b"abc", "text/\0"), "must end with a media type"),
        (("a.txt", b"abc", "text/ü"), "must end with a media type"),
    ],
    ids=[
        *(
            "bytes",
            "stream",
            "text",
            "a stream of text",
            "missing",
            "a folder",
            "line break",
            "NUL",
            "an asynchronous stream",
            "nothing",
            "a number as name",
            "an empty name",
        ),
        *("no type", "a type with a header", "a number as type", "a type with NUL", "not ASCII"),
    ],
)
def test_invalid_file_is_rejected_before_sending(face: Face, mock: Mock, given: Any, reason: str) -> None:
    line = Line()
    with face.pracsuite(mock, line) as prac, pytest.raises(ArgumentError, match=reason) as caught:
        face.run(prac.patient_attachments.upload(7, given))
    assert caught.value.argument == "file"
    assert line.sent == []


def test_stream_of_unknown_size_is_rejected(face: Face, mock: Mock) -> None:
    line = Line()
    read_end, write_end = os.pipe()
    os.close(write_end)
    refusal = pytest.raises(ArgumentError, match="must have a known size")
    with os.fdopen(read_end, "rb") as pipe, face.pracsuite(mock, line) as prac, refusal:
        face.run(prac.patient_attachments.upload(7, ("a.txt", pipe)))
    assert line.sent == []


def test_too_large_file_is_rejected(mock: Mock, face: Face, tmp_path: Path) -> None:
    line, path = Line(), tmp_path / "scan.bin"
    with path.open("wb") as sparse:
        sparse.truncate(104_857_601)
    with face.pracsuite(mock, line) as prac, pytest.raises(ArgumentError, match="at most 104857600 bytes"):
        face.run(prac.patient_attachments.upload(7, path))
    assert line.sent == []


def test_upload_for_an_unknown_patient_raises_not_found(face: Face, mock: Mock) -> None:
    with face.pracsuite(mock) as prac, pytest.raises(NotFoundError) as caught:
        face.run(prac.patient_attachments.upload(999, ("a.txt", b"abc")))
    assert caught.value.operation == "patient_attachments.request_upload"


@pytest.mark.parametrize("fault", ["lost", "cut", 500, 503])
def test_form_request_is_an_unsafe_operation_and_not_retried(face: Face, mock: Mock, fault: str | int) -> None:
    line = Line({"form": [fault] * 3})
    with face.pracsuite(mock, line) as prac, pytest.raises(APIError) as caught:
        face.run(prac.patient_attachments.upload(7, ("a.txt", CONTENT)))
    assert caught.value.maybe_applied
    assert line.steps == ["form"]


def test_unsent_upload_is_retried_from_the_start(face: Face, mock: Mock) -> None:
    line = Line({"send": ["unsent", "unsent"]})
    told: list[tuple[int, int | None]] = []
    stream = io.BytesIO(b"skipped" + CONTENT)
    stream.seek(len(b"skipped"))
    with face.pracsuite(mock, line) as prac:
        face.run(prac.patient_attachments.upload(7, ("a.txt", stream), progress=lambda *at: told.append(at)))
        assert line.steps == ["form", "send", "send", "send"]
        assert newest_content(face, prac) == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT))


@pytest.mark.parametrize(("fault", "made"), [("lost", 1), ("cut", 0)])
def test_lost_upload_response_is_maybe_applied(face: Face, mock: Mock, fault: str, made: int) -> None:
    line = Line({"send": [fault]})
    with face.pracsuite(mock, line) as prac:
        before = numbers(face, prac)
        with pytest.raises(APIConnectionError) as caught:
            face.run(prac.patient_attachments.upload(7, ("a.txt", CONTENT)))
        assert len(numbers(face, prac)) == len(before) + made
    assert (caught.value.maybe_applied, caught.value.attempts) == (True, 1)
    assert caught.value.operation == "patient_attachments.upload"
    assert line.steps.count("send") == 1


@pytest.mark.parametrize("status", [400, 403, 404, 409, 429, 500, 503])
def test_storage_error_differs_from_api_error(face: Face, mock: Mock, status: int) -> None:
    line = Line({"send": [status]})
    with face.pracsuite(mock, line) as prac, pytest.raises(StorageError) as caught:
        face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc")))
    assert (caught.value.status_code, caught.value.code) == (status, "Told")
    assert str(caught.value) == f"storage: {status} Told (patient_attachments.upload)"
    assert caught.value.maybe_applied
    assert line.steps == ["form", "send"]


def test_chunked_storage_error_is_read_completely(face: Face) -> None:
    body = XML % b"Told"

    class Pieces(face.http.ByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield from (body[:9], body[9:20], body[20:])

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for piece in self:
                yield piece

    give_out = canned({"url": "https://files.example/", "fields": FIELDS}, [])

    def answer(request: Any) -> Any:
        given_out = request.url.path.endswith("/patient_attachment")
        return give_out(request) if given_out else face.http.Response(403, stream=Pieces(body))

    with face.canned(answer) as prac, pytest.raises(StorageError) as caught:
        face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc")))
    assert (caught.value.code, caught.value.response.content) == ("Told", body)


def test_endless_storage_response_is_truncated(face: Face) -> None:
    seen: list[Any] = []
    answer = canned({"url": "https://files.example/", "fields": FIELDS}, seen, 403, body=b"x" * 1_000_000)
    with face.canned(answer) as prac, pytest.raises(StorageError) as caught:
        face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc")))
    assert len(caught.value.response.content) == 65_536


def test_upload_raises_after_repeated_429(face: Face, mock: Mock) -> None:
    with face.pracsuite(mock, Line({"form": [429] * 3})) as prac, pytest.raises(RateLimitError):
        face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc")))


@pytest.mark.parametrize("change", [-1, 1])
def test_file_that_changes_is_not_stored(face: Face, mock: Mock, letter: Path, change: int) -> None:
    changed = (CONTENT + b"x")[: len(CONTENT) + change]

    def alter(done: int, total: int | None) -> None:
        letter.write_bytes(changed)

    line = Line()
    with face.pracsuite(mock, line) as prac:
        before = numbers(face, prac)
        with pytest.raises(
            APIConnectionError, match=rf"the file {re.escape(str(letter))} became (longer|shorter) while"
        ) as caught:
            face.run(prac.patient_attachments.upload(7, letter, progress=alter))
        assert numbers(face, prac) == before
    assert line.steps.count("send") == 1
    assert (caught.value.maybe_applied, caught.value.operation) == (True, "patient_attachments.upload")


@pytest.mark.parametrize(
    ("status", "media_type", "body", "is_stored"),
    [
        (204, "", b"", True),
        (200, "", b"", True),
        (201, "application/xml", b"<PostResponse/>", True),
        (200, "text/html", b"<html>Please log in</html>", False),
        (201, "application/json", b"{}", False),
        (201, "application/xml", b'<?xml version="1.0"?>\n<PostResponse><Key>a</Key></PostResponse>', True),
        *((status, "application/xml", XML % b"AccessDenied", False) for status in (200, 201, 204)),
        (200, "application/xml", b"<html xmlns='http://www.w3.org/1999/xhtml'/>", False),
        (202, "", b"", False),
        (206, "", b"", False),
        (302, "", b"", False),
    ],
)
def test_only_the_response_of_a_stored_file_is_a_success(
    status: int, media_type: str, body: bytes, is_stored: bool
) -> None:
    form = {"url": "https://storage.example/", "fields": {"key": "k"}}

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host != "storage.example":
            return httpx.Response(201, json=form)
        request.read()
        return httpx.Response(status, headers={"content-type": media_type}, content=body)

    with httpx.Client(transport=httpx.MockTransport(answer)) as http_client:
        prac = PracSuite(vendor_key="v", account_key="a", http_client=http_client)
        if is_stored:
            assert prac.patient_attachments.upload(7, ("a.txt", b"abc")).name == "a.txt"
            return
        with pytest.raises(StorageError) as caught:
            prac.patient_attachments.upload(7, ("a.txt", b"abc"))
    assert caught.value.maybe_applied
