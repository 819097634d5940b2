"""A file whose response is truncated is not saved, wherever it is cut and however the body is framed and compressed."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pracsuite_client import APIConnectionError, AsyncPracSuite, PracSuite, Retry
from tests.files.support import Face

CONTENT = b"%PDF-1.7\n" + b"".join(b"%d: a letter about a patient\n" % line for line in range(2000))


def raw_deflate(content: bytes) -> bytes:
    """Return content in the format that some servers call ``deflate``: without the header and checksum of zlib."""
    packed = zlib.compressobj(wbits=-15)
    return packed.compress(content) + packed.flush()


ENCODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", lambda content: gzip.compress(content, mtime=0)),
    "deflate": ("deflate", zlib.compress),
    "raw deflate": ("deflate", raw_deflate),
}


class Storage:
    """An API and a storage on one socket, which send the raw bytes of a response and close the connection."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.answer = b""
        self.forms = b""
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as asked:
                target = asked.readline().split(b" ")[1]
                length = 0
                while (line := asked.readline()) not in (b"\r\n", b""):
                    name, _, value = line.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                asked.read(length)
                if target.endswith(b"/patient_attachment"):
                    connection.sendall(self.forms)
                    continue
                if target.endswith(b"/content"):
                    location = f"{self.address}/storage/letter.pdf".encode()
                    head = b"HTTP/1.1 302 Found\r\nlocation: %s\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
                    connection.sendall(head % location)
                else:
                    connection.sendall(self.answer)

    def close(self) -> None:
        self._listener.close()


@pytest.fixture(scope="module")
def storage() -> Iterator[Storage]:
    running = Storage()
    yield running
    running.close()


def framed(body: bytes, encoding: str, framing: str, *, complete: bool) -> bytes:
    """Return a response; ``complete`` decides whether its framing shows the end of the body."""
    head = b"HTTP/1.1 200 OK\r\nconnection: close\r\n"
    if encoding:
        head += b"content-encoding: %s\r\n" % encoding.encode()
    if framing == "length":
        return head + b"content-length: %d\r\n\r\n" % (len(body) if complete else len(body) + 1) + body
    if framing == "chunked":
        chunk = b"%x\r\n%s\r\n" % (len(body), body) if body else b""
        return head + b"transfer-encoding: chunked\r\n\r\n" + chunk + (b"0\r\n\r\n" if complete else b"")
    return head + b"\r\n" + body


@contextmanager
def client(face: Face, storage: Storage) -> Iterator[Any]:
    with face.open(face.pool(verify=False)) as pool:
        make = AsyncPracSuite if face.runner else PracSuite
        once = Retry(max_retries=0)
        yield make(vendor_key="v", account_key="a", base_url=storage.address, http_client=pool, retry=once)


@pytest.mark.parametrize("framing", ["length", "chunked"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_complete_compressed_file_is_saved(
    face: Face, storage: Storage, tmp_path: Path, encoding: str, framing: str
) -> None:
    name, pack = ENCODINGS[encoding]
    storage.answer = framed(pack(CONTENT), name, framing, complete=True)
    with client(face, storage) as prac:
        path = face.run(prac.patient_attachments.download(61, to=tmp_path))
    assert path.read_bytes() == CONTENT


@pytest.mark.parametrize("framing", ["length", "chunked", "until the connection ends"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_truncated_compressed_file_is_not_saved(
    face: Face, storage: Storage, tmp_path: Path, encoding: str, framing: str
) -> None:
    """The framing shows nothing: it ends where the compressed stream was cut."""
    name, pack = ENCODINGS[encoding]
    whole = pack(CONTENT)

    @settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(cut=st.one_of(st.integers(0, len(whole) - 1), st.sampled_from([0, 1, 9, len(whole) - 8, len(whole) - 1])))
    def wherever_it_is_cut(cut: int) -> None:
        storage.answer = framed(whole[:cut], name, framing, complete=True)
        with client(face, storage) as prac, pytest.raises(APIConnectionError):
            face.run(prac.patient_attachments.download(61, to=tmp_path))
        assert list(tmp_path.iterdir()) == []

    wherever_it_is_cut()


@pytest.mark.parametrize("framing", ["length", "chunked"])
@pytest.mark.parametrize("encoding", ["", *ENCODINGS])
def test_file_is_not_saved_if_its_framing_is_incomplete(
    face: Face, storage: Storage, tmp_path: Path, encoding: str, framing: str
) -> None:
    name, pack = ENCODINGS.get(encoding, ("", bytes))
    for body in (pack(CONTENT), pack(CONTENT)[:500], b""):
        storage.answer = framed(body, name, framing, complete=False)
        with client(face, storage) as prac, pytest.raises(APIConnectionError):
            face.run(prac.patient_attachments.download(61, to=tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", [b"HTTP/1.1", b"HTTP/1.0"])
@pytest.mark.parametrize("encoding", ["", *ENCODINGS])
def test_file_whose_end_nothing_shows_is_not_saved(
    face: Face, storage: Storage, tmp_path: Path, encoding: str, version: bytes
) -> None:
    """It ends with the connection. Even a compressed file may be one of several parts."""
    name, pack = ENCODINGS.get(encoding, ("", bytes))
    for body in (pack(CONTENT), pack(CONTENT)[:500], b""):
        storage.answer = framed(body, name, "until the connection ends", complete=True).replace(b"HTTP/1.1", version)
        with client(face, storage) as prac, pytest.raises(APIConnectionError, match="nothing shows whether the body"):
            face.run(prac.patient_attachments.download(61, to=tmp_path / "letter.pdf"))
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("framing", ["length", "chunked"])
@pytest.mark.parametrize("rest", [b"\x1f", b"\x1f\x8b", gzip.compress(CONTENT)[:-3], b"garbage", b"\0\0x"])
def test_file_with_a_rest_after_its_end_is_not_saved(
    face: Face, storage: Storage, tmp_path: Path, framing: str, rest: bytes
) -> None:
    """The rest is the beginning of another part, or anything else that does not belong to the file."""
    storage.answer = framed(gzip.compress(CONTENT) + rest, "gzip", framing, complete=True)
    with client(face, storage) as prac, pytest.raises(APIConnectionError):
        face.run(prac.patient_attachments.download(61, to=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_padding_and_several_parts_are_saved(face: Face, storage: Storage, tmp_path: Path) -> None:
    storage.answer = framed(gzip.compress(CONTENT) * 2 + b"\0" * 9, "gzip", "chunked", complete=True)
    with client(face, storage) as prac:
        assert face.run(prac.patient_attachments.download(61, to=tmp_path)).read_bytes() == CONTENT * 2


@pytest.mark.parametrize("content", [b"", gzip.compress(CONTENT)[:-1]])
def test_truncated_file_from_a_transport_of_the_caller_is_not_saved(face: Face, tmp_path: Path, content: bytes) -> None:
    """The library has read the body already, and does not notice that it is truncated."""
    address = "https://files.example/letter.pdf"

    def answer(request: Any) -> Any:
        if request.url.path.endswith("/content"):
            return face.http.Response(302, headers={"location": address})
        return face.http.Response(200, headers={"content-encoding": "gzip"}, content=content)

    with face.canned(answer) as prac, pytest.raises(APIConnectionError):
        face.run(prac.patient_attachments.download(61, to=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_compressed_file_that_a_hook_has_read_is_not_saved(face: Face, storage: Storage, tmp_path: Path) -> None:
    """What was received is not known any more, so that nothing shows whether it was complete."""

    def read(response: Any) -> None:
        response.read()

    async def read_async(response: Any) -> None:
        await response.aread()

    storage.answer = framed(gzip.compress(CONTENT)[:-20], "gzip", "length", complete=True)
    hooks = {"response": [read_async if face.runner else read]}
    with face.open(face.pool(verify=False, event_hooks=hooks)) as pool:
        make = AsyncPracSuite if face.runner else PracSuite
        prac = make(vendor_key="v", account_key="a", base_url=storage.address, http_client=pool)
        with pytest.raises(APIConnectionError, match="the body was compressed, and was read by something else"):
            face.run(prac.patient_attachments.download(61, to=tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [b"200 OK", b"201 Created"])
def test_upload_is_not_a_success_if_the_response_may_be_cut_off(face: Face, storage: Storage, status: bytes) -> None:
    """A storage confirms a file without a body. A connection that ends after the head looks the same."""
    form = b'{"url": "%s/storage", "fields": {"key": "k"}}' % storage.address.encode()
    head = b"HTTP/1.1 201 Created\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
    storage.forms = head % len(form) + form
    storage.answer = b"HTTP/1.1 %s\r\nconnection: close\r\n\r\n" % status
    with client(face, storage) as prac:
        with pytest.raises(APIConnectionError, match="nothing shows whether the body") as caught:
            face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc")))
        assert caught.value.maybe_applied
        storage.answer = b"HTTP/1.1 %s\r\nconnection: close\r\ncontent-length: 0\r\n\r\n" % status
        assert face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc"))).size == 3
        storage.answer = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"
        assert face.run(prac.patient_attachments.upload(7, ("a.txt", b"abc"))).size == 3
