"""Transfers to and from a real server use little memory, however large the file is."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from coreplus_client import AsyncCoreplus, Coreplus
from pracsuite_client import AsyncPracSuite, PracSuite
from tests.files.support import Face
from tests.files.test_progress import ACCESS, DETAILS

MB = 1_000_000
SENT, RECEIVED = 200 * MB, 50 * MB
ENOUGH = 4 * MB
"""For a few pieces, and what the libraries keep."""

PIECE = bytes(256 * 1024)


class Endless(io.RawIOBase):
    """A file of N bytes that is not stored anywhere: every read returns the same few bytes."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._place = 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        return self._place

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), len(PIECE), self._size - self._place)
        buffer[:count] = PIECE[:count]
        self._place += count
        return count


class Counting(ThreadingHTTPServer):
    """An API and a storage in one server, which counts the received bytes and discards them."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.counted = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Respond as the API or as the storage, depending on the path."""

    protocol_version = "HTTP/1.1"
    server: Counting

    def do_POST(self) -> None:
        left, buffer = int(self.headers["content-length"]), bytearray(len(PIECE))
        while left:
            count = self.rfile.readinto(memoryview(buffer)[: min(left, len(buffer))])
            if not count:
                break
            left -= count
            self.server.counted += count
        if self.path.endswith("/patient_attachment"):
            self.server.counted = 0
            form = {"url": f"{self.server.address}/storage", "fields": {"key": "x"}}
            self._answer(201, json.dumps(form).encode())
        elif self.path == "/storage":
            self._answer(200, b"")
        else:
            self._answer(200, b"{}")

    def do_GET(self) -> None:
        if self.path.endswith("/content"):
            self._answer(302, b"", location=f"{self.server.address}/storage/scan.bin")
            return
        self._head(200, RECEIVED)
        for begin in range(0, RECEIVED, len(PIECE)):
            self.wfile.write(PIECE[: min(len(PIECE), RECEIVED - begin)])

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self._head(status, len(body), **headers)
        self.wfile.write(body)

    def _head(self, status: int, length: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content-length": str(length), "content-type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[Counting]:
    with Counting() as counting:
        thread = Thread(target=counting.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield counting
        counting.shutdown()
        thread.join()


@pytest.fixture
def memory() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def test_large_file_is_sent_with_little_memory(face: Face, server: Counting, memory: None) -> None:
    make = AsyncCoreplus if face.runner else Coreplus
    told: list[int] = []
    with face.open(face.pool(verify=False)) as pool:
        core = make(**ACCESS, base_url=server.address, http_client=pool)
        face.run(core.files.upload(details=DETAILS, file=("warm.txt", b"up")))
        server.counted = 0
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        face.run(core.files.upload(details=DETAILS, file=Endless(SENT), progress=lambda done, _: told.append(done)))
        peak = tracemalloc.get_traced_memory()[1]
    assert server.counted > SENT
    assert told[-1] == SENT
    assert peak - before < ENOUGH


def test_large_attachment_is_sent_with_little_memory(face: Face, server: Counting, memory: None) -> None:
    make = AsyncPracSuite if face.runner else PracSuite
    with face.open(face.pool(verify=False)) as pool:
        prac = make(vendor_key="v", account_key="a", base_url=server.address, http_client=pool)
        face.run(prac.patient_attachments.upload(7, ("warm.bin", b"up")))
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        face.run(prac.patient_attachments.upload(7, ("scan.bin", Endless(RECEIVED))))
        peak = tracemalloc.get_traced_memory()[1]
    assert server.counted > RECEIVED
    assert peak - before < ENOUGH


def test_large_file_is_saved_with_little_memory(face: Face, server: Counting, memory: None, tmp_path: Path) -> None:
    make = AsyncPracSuite if face.runner else PracSuite
    with face.open(face.pool(verify=False)) as pool:
        prac = make(vendor_key="v", account_key="a", base_url=server.address, http_client=pool)
        with pytest.raises(FileExistsError):
            face.run(prac.patient_attachments.download(61, to=__file__))
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        path = face.run(prac.patient_attachments.download(61, to=tmp_path))
        peak = tracemalloc.get_traced_memory()[1]
    assert path.stat().st_size == RECEIVED
    path.unlink()
    assert peak - before < ENOUGH
