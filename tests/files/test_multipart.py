"""A multipart body has the stated length, exact file names, and files that do not change while they are sent."""

from __future__ import annotations

import asyncio
import io
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coreplus_client import APIConnectionError, AsyncCoreplus, Coreplus
from coreplus_client._runtime.messages.file_input import File, open_file
from coreplus_client._runtime.messages.http import TextPart
from coreplus_client._runtime.messages.multipart import Multipart
from coreplus_client._runtime.messages.resources import Resources
from practice_mock.spec.multipart import parse_multipart
from tests.files.support import Face
from tests.files.test_progress import ACCESS, DETAILS
from tests.property import multipart

ODD_NAMES = [
    "cat.jpg",
    "Müller Größe.pdf",
    "日本.pdf",
    'the "left" knee.txt',
    "a\r\nContent-Type: text/html\r\n\r\n.txt",
    "nul\0.pdf",
    "right\u202eto left\u2066.pdf",
    "line\u2028break.pdf",
    "100%22.pdf",
    "back\\slash.txt",
    "../up/down.txt",
    "a;b=c, d'e*.txt",
    "~tilde^`|.txt",
    "½ e\u0301.pdf",
    "🙂",
]

file_names = st.one_of(st.sampled_from(ODD_NAMES), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
files = st.tuples(file_names, st.binary(max_size=300), st.sampled_from([None, "text/plain", "application/pdf"]))


def body_of(parts: list[tuple[str, TextPart | File]], *, extended: bool) -> tuple[dict[str, str], bytes]:
    body = Multipart(tuple(parts), None, extended_names=extended)
    return body.headers, b"".join(body.synchronous())


@given(given=st.lists(files, max_size=4), extended=st.booleans())
def test_body_is_read_as_it_was_written(given: list[tuple[str, bytes, str | None]], extended: bool) -> None:
    with Resources() as resources:
        parts: list[tuple[str, TextPart | File]] = [("note", TextPart(b"{}", "application/json"))]
        parts += [("file", open_file((name, content, kind), resources)) for name, content, kind in given]
        headers, content = body_of(parts, extended=extended)
    assert int(headers["content-length"]) == len(content)
    note, *read = multipart.parse(content, headers["content-type"])
    assert (note.name, note.file_name, note.content_type, note.content) == ("note", None, "application/json", b"{}")
    assert [part.content for part in read] == [content for _, content, _ in given]
    boundary = headers["content-type"].partition("boundary=")[2]
    by_mock = parse_multipart(content, boundary)[1:]
    assert [part.content for part in by_mock] == [content for _, content, _ in given]
    if extended:
        assert [part.file_name for part in read] == [name for name, *_ in given]
        assert [part.file_name for part in by_mock] == [name for name, *_ in given]


@given(name=file_names, extended=st.booleans())
def test_file_name_cannot_break_the_headers(name: str, extended: bool) -> None:
    with Resources() as resources:
        _, content = body_of([("file", open_file((name, b"content", "text/plain"), resources))], extended=extended)
    head, _, rest = content.partition(b"\r\n\r\n")
    lines = head.decode("ascii" if extended else "utf-8").split("\r\n")
    assert [line.partition(":")[0] for line in lines[1:]] == ["Content-Disposition", "Content-Type"]
    assert lines[1].count('"') == 4
    visible = lines[1].replace("\u00a0", "")
    assert not set(visible) & {"\0", "\r", "\n", "\u202e", "\u2028", "\u2066"}
    assert rest.startswith(b"content\r\n")


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("cat.jpg", "filename=\"cat.jpg\"; filename*=utf-8''cat.jpg"),
        ("Müller.pdf", "filename=\"Muller.pdf\"; filename*=utf-8''M%C3%BCller.pdf"),
        ('a "b".txt', "filename=\"a _b_.txt\"; filename*=utf-8''a%20%22b%22.txt"),
        ("日本.pdf", "filename=\"__.pdf\"; filename*=utf-8''%E6%97%A5%E6%9C%AC.pdf"),
        ("100%22.pdf", "filename=\"100_22.pdf\"; filename*=utf-8''100%2522.pdf"),
        ("a\r\nb\0.txt", "filename=\"a__b_.txt\"; filename*=utf-8''a%0D%0Ab%00.txt"),
    ],
)
def test_file_name_has_an_ascii_fallback(name: str, parameters: str) -> None:
    with Resources() as resources:
        _, content = body_of([("file", open_file((name, b""), resources))], extended=True)
    assert f'Content-Disposition: form-data; name="file"; {parameters}\r\n'.encode() in content


class Server(ThreadingHTTPServer):
    """Records how much of each body arrives, until the body is complete or the connection ends."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.arrived: list[tuple[int, int]] = []


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        wanted = int(self.headers["content-length"])
        content = self.rfile.read(wanted)
        self.server.arrived.append((len(content), wanted))
        if len(content) == wanted:
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@contextmanager
def coreplus(face: Face, server: Server, **settings: Any) -> Iterator[Any]:
    server.arrived.clear()
    with face.open(face.pool(verify=False)) as pool:
        make = AsyncCoreplus if face.runner else Coreplus
        yield make(**ACCESS, base_url=f"http://127.0.0.1:{server.server_port}", http_client=pool, **settings)


def incomplete(server: Server) -> bool:
    """Return whether no complete body has arrived."""
    time.sleep(0.05)
    return all(came < wanted for came, wanted in server.arrived)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
@pytest.mark.parametrize("change", [-1, -300_000, 1, 100_000])
def test_file_that_changes_is_not_sent_whole(
    face: Face, server: Server, tmp_path: Path, size: int, change: int
) -> None:
    if size + change < 0:
        change = -size
    path = tmp_path / "scan.bin"
    path.write_bytes(bytes(size))

    def alter(done: int, total: int | None) -> None:
        path.write_bytes(bytes(size + change))

    if not change:
        return
    word = "longer" if change > 0 else "shorter"
    with (
        coreplus(face, server) as core,
        pytest.raises(APIConnectionError, match=f"the file {path} became {word} while it was sent") as caught,
    ):
        face.run(core.files.upload(details=DETAILS, file=path, progress=alter))
    assert caught.value.maybe_applied
    assert caught.value.attempts == 1
    assert incomplete(server)


class Odd(io.RawIOBase):
    """A stream without a position that returns what it is given, one item for each read."""

    def __init__(self, *items: Any) -> None:
        self._items = list(items)

    def read(self, size: int = -1) -> Any:
        return self._items.pop(0) if self._items else b""


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (("text",), "returned str instead of bytes"),
        ((b"abc", "text"), "returned str instead of bytes"),
        ((None,), "returned NoneType instead of bytes"),
        ((5,), "returned int instead of bytes"),
        ((b"abc",), "became shorter"),
        ((b"abcdefg",), "became longer"),
        ((b"abc", b"defg"), "became longer"),
    ],
)
def test_stream_that_does_not_return_what_is_stated(
    face: Face, server: Server, items: tuple[Any, ...], message: str
) -> None:
    details = {**DETAILS, "size": "6"}
    with coreplus(face, server) as core, pytest.raises(APIConnectionError, match=message) as caught:
        face.run(core.files.upload(details=details, file=("a.bin", Odd(*items))))
    assert caught.value.maybe_applied
    assert incomplete(server)


def test_stream_of_bytearrays_is_sent(face: Face, server: Server) -> None:
    with coreplus(face, server) as core:
        face.run(core.files.upload(details={**DETAILS, "size": "6"}, file=("a", Odd(bytearray(b"abc"), b"def"))))
    ((came, wanted),) = server.arrived
    assert came == wanted


class Slow(io.RawIOBase):
    """A file on a slow disk, which records the threads that read it."""

    def __init__(self, pieces: int, seconds: float) -> None:
        self._left = pieces
        self._seconds = seconds
        self.threads: set[int] = set()
        self.reading = False
        self.begun = threading.Event()

    def read(self, size: int = -1) -> bytes:
        self.reading = True
        self.begun.set()
        self.threads.add(threading.get_ident())
        time.sleep(self._seconds)
        self.reading = False
        self._left -= 1
        return b"x" * 1000 if self._left >= 0 else b""


backends = pytest.mark.parametrize("backend", ["asyncio", "trio"])


@backends
def test_asynchronous_upload_reads_in_another_thread(backend: str, server: Server) -> None:
    stream, ticks, told = Slow(5, 0.05), list[int](), list[int]()

    async def upload() -> None:
        core = AsyncCoreplus(**ACCESS, base_url=f"http://127.0.0.1:{server.server_port}")
        async with core, anyio.create_task_group() as group:

            async def tick() -> None:
                while True:
                    await anyio.sleep(0.001)
                    ticks.append(1)

            group.start_soon(tick)
            await core.files.upload(
                details={**DETAILS, "size": "5000"},
                file=("a", stream),
                progress=lambda done, _: told.append(threading.get_ident()),
            )
            group.cancel_scope.cancel()

    anyio.run(upload, backend=backend)
    assert threading.get_ident() not in stream.threads
    assert set(told) == {threading.get_ident()}, "progress is reported in the caller's thread"
    assert len(ticks) > 20, "the event loop runs while the file is read"


def test_synchronous_upload_reads_in_the_callers_thread(server: Server) -> None:
    stream = Slow(2, 0)
    with Coreplus(**ACCESS, base_url=f"http://127.0.0.1:{server.server_port}") as core:
        core.files.upload(details={**DETAILS, "size": "2000"}, file=("a", stream))
    assert stream.threads == {threading.get_ident()}


def anyio_cancel(backend: str, upload: Callable[[], Any], begun: threading.Event) -> None:
    async def run() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(upload)
            while not begun.is_set():
                await anyio.sleep(0.001)
            group.cancel_scope.cancel()

    anyio.run(run, backend=backend)


def asyncio_cancel(upload: Callable[[], Any], begun: threading.Event) -> None:
    async def run() -> None:
        task = asyncio.ensure_future(upload())
        while not begun.is_set():
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())


@pytest.mark.parametrize("way", ["asyncio", "trio", "task.cancel"])
def test_cancelled_upload_waits_for_its_thread(way: str, server: Server) -> None:
    stream = Slow(5, 0.1)
    ended: list[bool] = []

    async def upload() -> None:
        try:
            async with AsyncCoreplus(**ACCESS, base_url=f"http://127.0.0.1:{server.server_port}") as core:
                await core.files.upload(details={**DETAILS, "size": "5000"}, file=("a", stream))
        finally:
            ended.append(stream.reading)

    if way == "task.cancel":
        asyncio_cancel(upload, stream.begun)
    else:
        anyio_cancel(way, upload, stream.begun)
    assert ended == [False], "no thread reads the file after the call has ended"
