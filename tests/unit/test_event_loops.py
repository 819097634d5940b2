"""An asynchronous client works in any event loop, and keeps nothing of one that has ended."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import sys
import threading
import types
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import anyio
import httpx
import httpx2
import pytest

from pracsuite_client import APIConnectionError, AsyncPracSuite, PracSuite
from tests.wire_server import Handler, answering, response, serving

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "timeout": 5, "max_retries": 0, "rate_limit": None}
LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
ANOTHER_LOOP = "http_client belongs to another event loop"


@pytest.fixture
def collected() -> Generator[None]:
    """Collect what a test has left, while its filter of warnings is still active."""
    yield
    gc.collect()


def patients() -> Handler:
    """Return a handler that answers with the patient of the path."""
    return answering(lambda request: response({"client_id": int(request.rpartition("/")[2])}))


def sockets() -> int:
    """Return the number of open sockets of this process."""
    gc.collect()
    found = 0
    for opened in Path("/proc/self/fd").iterdir():
        try:
            found += str(opened.readlink()).startswith("socket:")
        except OSError:
            continue
    return found


@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_connections_of_ended_event_loops_are_closed(library: str) -> None:
    async def call(prac: AsyncPracSuite) -> int | None:
        return (await prac.patients.get(3)).client_id

    with serving(patients()) as server:
        prac = AsyncPracSuite(**KEYS, base_url=f"http://{server.place}")
        anyio.run(call, prac, backend=library)
        before = sockets()
        for _ in range(8):
            assert anyio.run(call, prac, backend=library) == 3
        assert sockets() <= before + 2  # those of the last loop, at both ends
        anyio.run(prac.close, backend=library)
        assert sockets() <= before


def test_event_loop_is_not_kept_alive() -> None:
    async def call(prac: AsyncPracSuite) -> None:
        await prac.patients.get(3)

    with serving(patients()) as server:
        prac = AsyncPracSuite(**KEYS, base_url=f"http://{server.place}")
        for _ in range(10):
            asyncio.run(call(prac))
        gc.collect()
        ended = [one for one in gc.get_objects() if isinstance(one, asyncio.AbstractEventLoop) and one.is_closed()]
        assert len(ended) <= 2
        asyncio.run(prac.close())


def wrapped(library: Any, inner: Any) -> Any:
    """Return a transport of the caller around one of the library."""

    class Wrapper(library.AsyncBaseTransport):  # type: ignore[misc]
        def __init__(self) -> None:
            self.inner = inner

        async def handle_async_request(self, request: Any) -> Any:
            return await self.inner.handle_async_request(request)

    return Wrapper()


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("share", ["pool", "transport", "wrapper"])
@LIBRARIES
def test_what_cannot_hold_a_connection_may_be_used_in_the_next_event_loop(
    library: types.ModuleType, share: str, backend: str
) -> None:
    transport = library.MockTransport(lambda _: library.Response(200, json={"client_id": 3}))
    shared = library.AsyncClient(transport=transport)

    async def call() -> int | None:
        inner = wrapped(library, transport) if share == "wrapper" else transport
        pool = shared if share == "pool" else library.AsyncClient(transport=inner)
        return (await AsyncPracSuite(**KEYS, http_client=pool).patients.get(3)).client_id

    assert [anyio.run(call, backend=backend) for _ in range(3)] == [3, 3, 3]


SHARING: dict[str, Callable[[Any, Any], Any]] = {
    "transport": lambda library, transport: library.AsyncClient(transport=transport),
    "mount": lambda library, transport: library.AsyncClient(mounts={"http://": transport}),
    "wrapper": lambda library, transport: library.AsyncClient(transport=wrapped(library, transport)),
    "mounted wrapper": lambda library, transport: library.AsyncClient(mounts={"all://": wrapped(library, transport)}),
}


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("collected")
@pytest.mark.parametrize("share", SHARING.values(), ids=SHARING)
@LIBRARIES
def test_transport_that_several_pools_share_belongs_to_one_event_loop(
    library: types.ModuleType, share: Callable[[Any, Any], Any]
) -> None:
    async def call(place: str, transport: Any) -> int | None:
        prac = AsyncPracSuite(**KEYS, base_url=f"http://{place}", http_client=share(library, transport))
        return (await prac.patients.get(2)).client_id

    with serving(patients()) as server:
        transport: Any = library.AsyncHTTPTransport()
        assert asyncio.run(call(server.place, transport)) == 2
        for backend in ("asyncio", "trio"):
            with pytest.raises(APIConnectionError, match=ANOTHER_LOOP) as raised:
                anyio.run(call, server.place, transport, backend=backend)
            assert not raised.value.maybe_applied
        assert server.count("GET") == 1


def test_only_one_of_two_event_loops_gets_a_pool_that_both_use_first() -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with serving(patients()) as server:
            for _ in range(15):
                told = both(server.place)
                assert sorted(ANOTHER_LOOP in one for one in told) == [False, True], told
    finally:
        sys.setswitchinterval(interval)


def both(place: str) -> list[str]:
    """Use one pool in two event loops at once. Returns what the calls returned or raised."""
    http_client = httpx.AsyncClient()
    prac = AsyncPracSuite(**KEYS, base_url=f"http://{place}", http_client=http_client)
    barrier, told = threading.Barrier(2), list[str]()

    async def call() -> None:
        barrier.wait()
        try:
            told.append(str((await prac.patients.get(1)).client_id))
            barrier.wait()
            await http_client.aclose()
        except APIConnectionError as error:
            told.append(str(error))
            barrier.wait()

    threads = [threading.Thread(target=lambda: asyncio.run(call())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return told


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE])
@pytest.mark.parametrize("variable", [None, "SSL_CERT_FILE"])
def test_lack_of_file_descriptors_is_named(number: int, variable: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*arguments: Any, **settings: Any) -> Any:
        raise OSError(number, "no more")

    async def call(prac: AsyncPracSuite) -> None:
        await prac.patients.get(1)

    prac = AsyncPracSuite(**KEYS, base_url="http://127.0.0.1:9")
    with pytest.raises(APIConnectionError):
        asyncio.run(call(prac))
    if variable is not None:
        monkeypatch.setenv(variable, __file__)
    monkeypatch.setattr(httpx, "create_ssl_context", exhausted)
    for attempt in (
        lambda: asyncio.run(call(prac)),
        lambda: PracSuite(**KEYS, base_url="http://127.0.0.1:9"),
        lambda: AsyncPracSuite(**KEYS, base_url="http://127.0.0.1:9"),
    ):
        with pytest.raises(APIConnectionError, match=os.strerror(number)) as raised:
            attempt()
        assert not raised.value.maybe_applied
