"""Transfers never block the event loop, and whoever uses a file last closes it, however a call ends."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
import time
import warnings
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import pytest

from coreplus_client import AsyncCoreplus
from coreplus_client._runtime.messages import file_input
from coreplus_client._runtime.messages.file_input import Source
from coreplus_client._runtime.messages.resources import Resources
from pracsuite_client import AsyncPracSuite
from pracsuite_client._runtime.files import download as downloads
from tests.files.test_download import leading
from tests.files.test_progress import ACCESS, DETAILS

STEP = 0.15
"""The seconds that a slow file takes for each step."""

backends = pytest.mark.parametrize("backend", ["asyncio", "trio"])


@asynccontextmanager
async def beating() -> AsyncIterator[list[float]]:
    """Yield the gaps between the beats of an event loop, which are long if something blocks it."""
    gaps = [0.0]

    async def beat() -> None:
        last = time.monotonic()
        while True:
            await anyio.sleep(0.005)
            now = time.monotonic()
            gaps.append(now - last)
            last = now

    async with anyio.create_task_group() as group:
        group.start_soon(beat)
        yield gaps
        await anyio.sleep(0.02)
        group.cancel_scope.cancel()


class SlowFile:
    """A slow disk: it delays a function, and records its threads, and whether it runs."""

    def __init__(self, function: Callable[..., Any], seconds: float = STEP) -> None:
        self._function = function
        self._seconds = seconds
        self.begun = threading.Event()
        self.threads: set[int] = set()
        self.running = 0
        self.results: list[Any] = []

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.running += 1
        self.threads.add(threading.get_ident())
        self.begun.set()
        time.sleep(self._seconds)
        try:
            result = self._function(*given, **named)
        finally:
            self.running -= 1
        self.results.append(result)
        return result

    async def has_begun(self) -> None:
        while not self.begun.is_set():
            await anyio.sleep(0.001)


async def answered(request: Any) -> httpx.Response:
    await request.aread()
    return httpx.Response(200, json={"header": {"sendingFacility": "Example Lab"}})


@asynccontextmanager
async def coreplus() -> AsyncIterator[AsyncCoreplus]:
    async with httpx.AsyncClient(transport=httpx.MockTransport(answered)) as pool:
        yield AsyncCoreplus(**ACCESS, http_client=pool, rate_limit=None)


@asynccontextmanager
async def pracsuite() -> AsyncIterator[AsyncPracSuite]:
    async with httpx.AsyncClient(transport=httpx.MockTransport(leading())) as pool:
        yield AsyncPracSuite(vendor_key="v", account_key="a", http_client=pool)


def is_closed_soon(file: Any) -> bool:
    deadline = time.monotonic() + 2
    while not file.closed and time.monotonic() < deadline:
        time.sleep(0.005)
    return bool(file.closed)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"x" * 200_000)
    return path


@contextmanager
def opened_by(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Yield the files that the client opens."""
    opened: list[Any] = []
    original = file_input._opened  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001

    def noted(*given: Any) -> Any:
        opened.append(original(*given))
        return opened[-1]

    with monkeypatch.context() as patched:
        patched.setattr(file_input, "_opened", noted)
        yield opened


def nested_timeouts(upload: Callable[[], Any], slow: SlowFile) -> Any:
    async def run() -> None:
        async with asyncio.timeout(0.06):
            async with asyncio.timeout(0.04):
                await upload()

    return run


def cancelled(times: int) -> Any:
    def way(upload: Callable[[], Any], slow: SlowFile) -> Any:
        async def run() -> None:
            task = asyncio.ensure_future(upload())
            await slow.has_begun()
            for _ in range(times):
                task.cancel()
                await asyncio.sleep(0.005)
            await task

        return run

    return way


WAYS = {"1": cancelled(1), "2": cancelled(2), "nested timeouts": nested_timeouts}


@pytest.mark.parametrize("step", ["_opened", "_read", "_seek"])
@pytest.mark.parametrize("way", WAYS)
def test_cancelled_upload_does_not_block_the_loop(
    monkeypatch: pytest.MonkeyPatch, letter: Path, way: str, step: str
) -> None:
    place: Any = file_input if step == "_opened" else Source

    async def upload() -> None:
        async with coreplus() as core:
            await core.files.upload(details=DETAILS, file=letter)

    async def run() -> None:
        async with beating() as gaps:
            with pytest.raises((asyncio.CancelledError, TimeoutError)):
                await WAYS[way](upload, slow)()
            if way != "1":
                assert slow.running, "the call does not wait for the thread"
        assert max(gaps) < STEP * 0.6

    with opened_by(monkeypatch) as opened:
        slow = SlowFile(getattr(place, step))
        monkeypatch.setattr(place, step, lambda *given: slow(*given))
        asyncio.run(run())
        while slow.running:
            time.sleep(0.005)
    assert opened
    assert all(map(is_closed_soon, opened))
    assert threading.get_ident() not in slow.threads


@pytest.mark.parametrize("step", ["_begin", "_write", "_finish"])
@pytest.mark.parametrize("way", WAYS)
def test_cancelled_download_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str, step: str
) -> None:
    slow = SlowFile(getattr(downloads.Download, step))
    monkeypatch.setattr(downloads.Download, step, lambda *given: slow(*given))

    async def download() -> None:
        async with pracsuite() as prac:
            await prac.patient_attachments.download(61, to=tmp_path)

    async def run() -> None:
        async with beating() as gaps:
            with pytest.raises((asyncio.CancelledError, TimeoutError)):
                await WAYS[way](download, slow)()
        assert max(gaps) < STEP * 0.6

    asyncio.run(run())
    deadline = time.monotonic() + 2
    while slow.running or (time.monotonic() < deadline and any(path.suffix == ".part" for path in tmp_path.iterdir())):
        time.sleep(0.005)
    left = [path.name for path in tmp_path.iterdir()]
    assert left == (["letter.pdf"] if way == "1" and step == "_finish" else []), "a file is whole, or not there"
    assert threading.get_ident() not in slow.threads


@backends
def test_every_step_of_a_file_runs_in_another_thread(
    backend: str, monkeypatch: pytest.MonkeyPatch, letter: Path, tmp_path: Path
) -> None:
    """Opening, measuring, reading and closing a file, and all that a download does, may wait for a slow disk."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    steps = {
        "open": (file_input, "_opened"),
        "measure": (Source, "_size"),
        "seek": (Source, "_seek"),
        "read": (Source, "_read"),
        "target": (downloads, "target"),
        "begin": (downloads.Download, "_begin"),
        "write": (downloads.Download, "_write"),
        "finish": (downloads.Download, "_finish"),
    }
    spies = {name: SlowFile(getattr(*where), 0) for name, where in steps.items()}
    for name, where in steps.items():
        monkeypatch.setattr(*where, (lambda spy: lambda *given: spy(*given))(spies[name]))
    closed: set[int] = set()
    close = Resources._close_if_unused  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001

    def noted(self: Any) -> None:
        if self.ended and self._closers:
            closed.add(threading.get_ident())
        close(self)

    monkeypatch.setattr(Resources, "_close_if_unused", noted)

    async def run() -> None:
        async with coreplus() as core, pracsuite() as prac:
            await core.files.upload(details=DETAILS, file=letter)
            await prac.patient_attachments.download(61, to=folder)

    anyio.run(run, backend=backend)
    for name, spy in spies.items():
        assert spy.threads, name
        assert threading.get_ident() not in spy.threads, name
    assert closed
    assert threading.get_ident() not in closed


@backends
def test_slow_disk_does_not_block_the_loop(backend: str, monkeypatch: pytest.MonkeyPatch, letter: Path) -> None:
    monkeypatch.setattr(file_input, "_opened", SlowFile(file_input._opened))  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001
    seek = SlowFile(Source._seek)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001
    monkeypatch.setattr(Source, "_seek", lambda *given: seek(*given))

    async def run() -> None:
        async with beating() as gaps, coreplus() as core:
            await core.files.upload(details=DETAILS, file=letter)
        assert max(gaps) < STEP * 0.6

    anyio.run(run, backend=backend)


def stream_of(log: list[str]) -> Any:
    """Return a stream over a generator of the caller, which is closed with the stream."""

    def made() -> Generator[bytes, None, None]:
        try:
            while True:
                yield b"x" * 70_000
        except GeneratorExit:
            log.append("closed")
            raise

    pieces = made()

    class Stream:
        def read(self, size: int) -> bytes:
            time.sleep(0.01)
            return next(pieces)

        def seekable(self) -> bool:
            return True

        def tell(self) -> int:
            return 0

        def seek(self, offset: int, whence: int = 0) -> int:
            return 7_000_000

        def close(self) -> None:
            pieces.close()

    return Stream()


async def half_answered(request: Any) -> httpx.Response:
    pieces = aiter(request.stream)
    for _ in range(4):
        await anext(pieces)
    return httpx.Response(413)


async def broken(request: Any) -> httpx.Response:
    pieces = aiter(request.stream)
    for _ in range(4):
        await anext(pieces)
    raise httpx.WriteError("broken", request=request)


@backends
@pytest.mark.parametrize("handler", [half_answered, broken])
def test_body_that_is_dropped_is_silent(
    backend: str, handler: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reported: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", reported.append)
    log: list[str] = []

    async def run() -> None:
        stream = stream_of(log)
        async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as pool:
            core = AsyncCoreplus(**ACCESS, http_client=pool, max_retries=0, rate_limit=None)
            with pytest.raises(Exception, match=r"files\.upload"):
                await core.files.upload(details=DETAILS, file=("a.bin", stream))
        assert not log, "a stream of the caller is not closed"
        stream.close()
        assert log == ["closed"]

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        anyio.run(run, backend=backend)
        gc.collect()
    assert reported == []
    assert capsys.readouterr() == ("", "")


@backends
@pytest.mark.parametrize("library", [httpx, httpx2])
def test_body_that_a_connection_drops_is_silent(
    backend: str, library: Any, monkeypatch: pytest.MonkeyPatch, letter: Path
) -> None:
    """The server responds, or ends the connection, before it has read the request."""
    reported: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", reported.append)
    responses = [b"HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n", b""]
    listener = socket.create_server(("127.0.0.1", 0))
    letter.write_bytes(b"x" * 8_000_000)

    def serve() -> None:
        for response in responses:
            connection, _ = listener.accept()
            with connection:
                connection.recv(100)
                connection.sendall(response)

    async def run() -> None:
        async with library.AsyncClient(verify=False) as pool:
            address = f"http://127.0.0.1:{listener.getsockname()[1]}"
            core = AsyncCoreplus(**ACCESS, base_url=address, http_client=pool, max_retries=0, rate_limit=None)
            for _ in responses:
                with pytest.raises(Exception, match=r"files\.upload"):
                    await core.files.upload(details=DETAILS, file=letter)

    thread = threading.Thread(target=serve)
    thread.start()
    with listener, warnings.catch_warnings():
        warnings.simplefilter("error")
        anyio.run(run, backend=backend)
        gc.collect()
        thread.join()
    assert reported == []


@pytest.mark.parametrize("step", ["_opened", "_read"])
def test_coroutine_that_is_closed_releases_its_file(
    monkeypatch: pytest.MonkeyPatch, letter: Path, step: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An abandoned event loop closes the coroutines of its tasks, which cannot wait for a thread then."""
    reported: list[Any] = []
    monkeypatch.setattr("sys.unraisablehook", reported.append)
    with opened_by(monkeypatch) as opened:
        place: Any = file_input if step == "_opened" else Source
        slow = SlowFile(getattr(place, step))
        monkeypatch.setattr(place, step, lambda *given: slow(*given))

        async def run() -> None:
            async with coreplus() as core:
                upload: Any = core.files.upload(details=DETAILS, file=letter)

                class Closed:
                    def __await__(self) -> Generator[Any, Any, None]:
                        steps = upload.__await__()
                        while not slow.begun.is_set():
                            yield next(steps)
                        steps.close()

                await Closed()

        asyncio.run(run())
        gc.collect()
        while slow.running:
            time.sleep(0.01)
    assert opened
    assert all(map(is_closed_soon, opened))
    assert [str(entry.exc_value) for entry in reported] == []
    assert capsys.readouterr() == ("", "")


def test_event_loop_prints_nothing_of_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    canary = "Canarybird"
    letter = tmp_path / f"{canary}.pdf"
    letter.write_bytes(canary.encode() * 100)
    missing = tmp_path / f"no {canary}.pdf"
    texts: list[str] = []

    async def run() -> None:
        loop = asyncio.get_running_loop()
        loop.slow_callback_duration = 0
        async with coreplus() as core, pracsuite() as prac:
            call = asyncio.ensure_future(core.files.upload(details=DETAILS, file=letter))
            while not call.done():
                texts.extend(map(repr, [*asyncio.all_tasks(), *loop._ready]))  # type: ignore[attr-defined]  # noqa: SLF001
                await asyncio.sleep(0)
            with pytest.raises(ValueError, match="cannot be opened"):
                await core.files.upload(details=DETAILS, file=missing)
            await prac.patient_attachments.download(61, to=tmp_path / f"new {canary}.pdf")

    caplog.set_level(1)
    asyncio.run(run(), debug=True)
    assert "Executing" in caplog.text
    assert canary not in caplog.text
    assert canary not in "".join(texts)
