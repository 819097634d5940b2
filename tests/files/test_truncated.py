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

CONTENT = b"".join(b"%d: a letter about a patient\n" % line for line in range(2000))


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
                while asked.readline() not in (b"\r\n", b""):
                    pass
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


@pytest.mark.parametrize("framing", ["length", "chunked", "until the connection ends"])
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
    @given(cut=st.one_of(st.integers(1, len(whole) - 1), st.sampled_from([1, 2, 9, len(whole) - 8, len(whole) - 1])))
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
