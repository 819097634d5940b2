"""Bodies are decompressed in bounded steps, up to a limit, and complete or not at all."""

from __future__ import annotations

import gzip
import os
import socket
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import APIConnectionError, APIError, ArgumentError, AsyncPracSuite, PracSuite, Retry
from pracsuite_client._runtime.messages.http import Response
from pracsuite_client._runtime.transport.body import (
    Intake,
    ResponseTooLarge,
    SinkIntake,
    TruncatedBody,
    UnknownEncoding,
)
from pracsuite_client._runtime.transport.deadline import Deadline
from tests.wire_server import Server, read_request, serving

KEYS = {"vendor_key": "v", "account_key": "a"}
MIB = 1024 * 1024


def raw_deflate(data: bytes) -> bytes:
    made = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return made.compress(data) + made.flush()


def members(data: bytes) -> bytes:
    """Compress data as a gzip file of two members."""
    half = len(data) // 2
    return gzip.compress(data[:half]) + gzip.compress(data[half:])


ENCODERS: dict[str, list[Callable[[bytes], bytes]]] = {
    "identity": [lambda data: data],
    "gzip": [gzip.compress, members],
    "x-gzip": [gzip.compress],
    "deflate": [zlib.compress, raw_deflate],
}
WHOLE = [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate)]
"""The encodings of which a part is never a whole body."""

encodings = st.lists(st.sampled_from(sorted(ENCODERS)), max_size=4)


def encoded(data: bytes, names: list[str], draw: Any) -> bytes:
    for name in names:
        data = draw(st.sampled_from(ENCODERS[name]))(data)
    return data


def pieces_of(data: bytes, cuts: list[int]) -> Iterator[bytes]:
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for begin, end in pairwise(places):
        yield data[begin:end]


def head(names: list[str], status: int = 200) -> Response:
    return Response(status, {"content-encoding": ", ".join(names)} if names else {}, b"")


class Collected:
    """A sink that keeps what it gets."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def wants(self, head: Response) -> bool:
        return True

    def begin(self, head: Response) -> None:
        pass

    def write(self, data: bytes) -> None:
        self.pieces.append(data)

    def wrote(self, count: int) -> None:
        pass


@given(st.binary(max_size=300_000), encodings, st.lists(st.integers(0, 10**6), max_size=6), st.data())
def test_body_is_decompressed_however_it_is_cut(data: bytes, names: list[str], cuts: list[int], drawn: Any) -> None:
    raw = encoded(data, names, drawn.draw)
    intake, collected = Intake(head(names), 300_000), Collected()
    passing = SinkIntake(head(names), collected, Deadline(), is_framed=True)
    for piece in pieces_of(raw, cuts):
        assert intake.take(piece)
        assert passing.take(piece)
    assert intake.answer().content == data
    passing.answer()
    assert b"".join(collected.pieces) == data
    assert max(map(len, collected.pieces), default=0) <= max(65_536, len(raw) if set(names) <= {"identity"} else 0)


@given(
    st.binary(min_size=1, max_size=2000),
    st.lists(
        st.sampled_from([("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate)]), min_size=1
    ),
    st.data(),
)
def test_truncated_compressed_body_is_never_accepted(data: bytes, steps: list[Any], drawn: Any) -> None:
    raw = data
    for _, encode in steps[:4]:
        raw = encode(raw)
    cut = raw[: drawn.draw(st.integers(1, len(raw) - 1))]
    told = head([name for name, _ in steps[:4]])
    for intake in (Intake(told, 10**6), SinkIntake(told, Collected(), Deadline(), is_framed=True)):
        intake.take(cut)
        with pytest.raises(TruncatedBody):
            intake.answer()


@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate"]), st.binary(max_size=20))
def test_what_follows_a_compressed_body_is_ignored(data: bytes, name: str, rest: bytes) -> None:
    raw = ENCODERS[name][0](data)
    intake = Intake(head([name]), 10**6)
    if not rest.startswith(b"\x1f\x8b"):
        for piece in (raw, rest[:1], rest[1:]):
            intake.take(piece)
        assert intake.answer().content == data


@pytest.mark.parametrize("names", [["br"], ["zstd"], ["gzip", "br"], ["compress"], ["gzip"] * 5, ["x"]])
def test_encoding_that_was_not_asked_for_is_an_error(names: list[str]) -> None:
    with pytest.raises(UnknownEncoding):
        Intake(head(names), 10**6)


@given(st.integers(1, 5000), st.integers(0, 5000), st.booleans())
def test_body_up_to_the_limit_is_accepted_and_a_larger_one_is_not(limit: int, size: int, compressed: bool) -> None:
    data = bytes(size)
    intake = Intake(head(["gzip"] if compressed else []), limit)
    if size <= limit:
        intake.take(gzip.compress(data) if compressed else data)
        assert intake.answer().content == data
    else:
        with pytest.raises(ResponseTooLarge) as caught:
            intake.take(gzip.compress(data) if compressed else data)
        assert f"max_response_bytes={limit}" in caught.value.details


def test_stated_length_above_the_limit_is_refused_before_reading() -> None:
    with pytest.raises(ResponseTooLarge):
        Intake(Response(200, {"content-length": "101"}, b""), 100)


@cache
def bomb(size: int, *wraps: Callable[[bytes], bytes]) -> bytes:
    """Return the compressed form of many zeros, made without holding them in memory."""
    made = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS | (16 if wraps[0] is gzip.compress else 0))
    block = bytes(MIB)
    data = b"".join(made.compress(block) for _ in range(size // MIB)) + made.flush()
    for wrap in wraps[1:]:
        data = wrap(data)
    return data


BOMBS = {
    "gzip": (gzip.compress,),
    "deflate": (zlib.compress,),
    "gzip, gzip": (gzip.compress, gzip.compress),
    "deflate, gzip, gzip": (zlib.compress, gzip.compress, gzip.compress),
}


def sending(body: bytes, encoding: str | None, status: int = 200) -> Callable[[Server, socket.socket], None]:
    def handle(server: Server, connection: socket.socket) -> None:
        while read_request(server, connection) is not None:
            lines = [f"HTTP/1.1 {status} Told", "content-type: application/json", f"content-length: {len(body)}"]
            if encoding:
                lines.append(f"content-encoding: {encoding}")
            connection.sendall("\r\n".join((*lines, "", "")).encode() + body)

    return handle


LIBRARIES = {"own": None, "httpx": httpx, "httpx2": httpx2}


def create(style: str, url: str, library: Any = None, **settings: Any) -> APIError:
    """Return the error of a write."""
    if style == "sync":
        opened = library.Client() if library else None
        with PracSuite(**KEYS, base_url=url, http_client=opened, **settings) as prac:
            with pytest.raises(APIError) as caught:
                prac.patients.create(first_name="Robin", surname="Example")
            if opened is not None:
                opened.close()
            return caught.value

    async def run() -> APIError:
        opened = library.AsyncClient() if library else None
        async with AsyncPracSuite(**KEYS, base_url=url, http_client=opened, **settings) as prac:
            with pytest.raises(APIError) as caught:
                await prac.patients.create(first_name="Robin", surname="Example")
            if opened is not None:
                await opened.aclose()
            return caught.value

    return anyio.run(run, backend=style)


@pytest.mark.parametrize(("style", "library"), [("sync", "own"), ("asyncio", "httpx"), ("trio", "httpx2")])
@pytest.mark.parametrize("status", [201, 500])
@pytest.mark.parametrize("encoding", BOMBS)
def test_small_body_cannot_fill_the_memory(encoding: str, status: int, style: str, library: str) -> None:
    body = bomb(600 * MIB, *BOMBS[encoding])
    with serving(sending(body, encoding, status)) as server:
        tracemalloc.start()
        try:
            error = create(style, f"http://{server.place}", LIBRARIES[library], max_response_bytes=8 * MIB)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied is True
    assert f"max_response_bytes={8 * MIB}" in str(error)
    assert error.attempts == 1
    assert peak < 20 * MIB


@pytest.mark.parametrize("style", ["sync", "asyncio", "trio"])
def test_uncompressed_body_above_the_limit_ends_the_call(style: str) -> None:
    with serving(sending(bytes(2 * MIB), None, 201)) as server:
        error = create(style, f"http://{server.place}", max_response_bytes=MIB)
    assert isinstance(error, APIConnectionError)
    assert error.maybe_applied is True
    assert server.count("POST") == 1


@pytest.mark.parametrize("style", ["sync", "asyncio", "trio"])
@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_write_whose_response_has_an_unknown_encoding_may_be_applied(encoding: str, style: str) -> None:
    with serving(sending(b"x", encoding, 201)) as server:
        error = create(style, f"http://{server.place}")
    assert isinstance(error, APIConnectionError)
    assert "content-encoding" in str(error)
    assert error.maybe_applied is True


@pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_content_that_is_already_loaded_is_used_up_to_the_limit(library: Any, asynchronous: bool) -> None:
    body = {"client_id": 1, "surname": "x" * 1000}
    transport = library.MockTransport(lambda _: library.Response(200, json=body))

    async def get(limit: int) -> Any:
        async with library.AsyncClient(transport=transport) as opened:
            prac = AsyncPracSuite(**KEYS, http_client=opened, max_response_bytes=limit, max_retries=0)
            return await prac.patients.get(1)

    def call(limit: int) -> Any:
        if asynchronous:
            return anyio.run(get, limit)
        with library.Client(transport=transport) as opened:
            prac = PracSuite(**KEYS, http_client=opened, max_response_bytes=limit, max_retries=0)
            return prac.patients.get(1)

    assert call(10_000).surname == "x" * 1000
    with pytest.raises(APIConnectionError, match="max_response_bytes=100"):
        call(100)


def test_wsgi_application_can_be_called() -> None:
    def application(environ: Any, start_response: Any) -> list[bytes]:
        data = gzip.compress(b'{"client_id": 1}')
        start_response("200 OK", [("content-type", "application/json"), ("content-encoding", "gzip")])
        return [data[:5], data[5:]]

    with httpx.Client(transport=httpx.WSGITransport(application)) as opened:
        assert PracSuite(**KEYS, http_client=opened).patients.get(1).client_id == 1


def test_only_encodings_that_are_decoded_here_are_asked_for() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["accept-encoding"])
        return httpx.Response(200, json={"client_id": 1})

    with httpx.Client(transport=httpx.MockTransport(answer), headers={"Accept-Encoding": "br"}) as opened:
        PracSuite(**KEYS, http_client=opened).patients.get(1)
        PracSuite(**KEYS, http_client=opened).patients.get(1, extra_headers={"Accept-Encoding": "identity"})
    assert seen == ["gzip, deflate", "identity"]


@pytest.mark.parametrize("wrong", [0, -1, 1.5, True, None, "64 MiB"])
def test_wrong_limit_is_rejected(wrong: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^max_response_bytes: "):
        PracSuite(**KEYS, max_response_bytes=wrong)


DEFAULT = 64 * MIB


def test_default_limit_is_64_mib() -> None:
    error = create_with_length(DEFAULT + 1)
    assert f"max_response_bytes={DEFAULT}" in str(error)


def create_with_length(length: int) -> APIError:
    def handle(server: Server, connection: socket.socket) -> None:
        if read_request(server, connection) is not None:
            connection.sendall(f"HTTP/1.1 201 Told\r\ncontent-length: {length}\r\n\r\n".encode())

    with serving(handle) as server:
        return create("sync", f"http://{server.place}", retry=Retry(deadline=5))


@pytest.mark.parametrize("cut", [1, 9, 200])
def test_download_that_is_cut_off_while_compressed_leaves_no_file(cut: int, tmp_path: Path) -> None:
    data = gzip.compress(os.urandom(20_000))
    with serving(storing(data[:-cut], "gzip")) as server:
        prac = PracSuite(**KEYS, base_url=f"http://{server.place}", max_retries=0)
        with pytest.raises(APIConnectionError):
            download(prac, tmp_path)
        prac.close()
    assert list(tmp_path.iterdir()) == []


def test_download_has_no_limit_but_needs_little_memory(tmp_path: Path) -> None:
    size = 100 * MIB
    with serving(storing(bomb(size, gzip.compress), "gzip")) as server:
        prac = PracSuite(**KEYS, base_url=f"http://{server.place}", max_response_bytes=MIB)
        tracemalloc.start()
        try:
            path = download(prac, tmp_path)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        prac.close()
    assert path.stat().st_size == size
    assert peak < 8 * MIB


def storing(body: bytes, encoding: str) -> Callable[[Server, socket.socket], None]:
    """Return a handler that redirects to a file, which it sends compressed and without stating its length."""

    def handle(server: Server, connection: socket.socket) -> None:
        while (request := read_request(server, connection)) is not None:
            if request.endswith("/content"):
                location = f"location: http://{server.place}/file.pdf"
                connection.sendall(f"HTTP/1.1 302 Told\r\n{location}\r\ncontent-length: 0\r\n\r\n".encode())
                continue
            lines = ("HTTP/1.1 200 Told", f"content-length: {len(body)}", f"content-encoding: {encoding}", "", "")
            connection.sendall("\r\n".join(lines).encode() + body)

    return handle


def download(prac: PracSuite, folder: Path) -> Path:
    return prac.patient_attachments.download(61, to=folder)
