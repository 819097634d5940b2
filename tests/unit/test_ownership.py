"""A client works with fresh state, or refuses to send, in another event loop and after close."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
from collections.abc import Callable, Generator
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import httpx2
import pytest
import trio

from pracsuite_client import APIConnectionError, ArgumentError, AsyncPracSuite, PracSuite
from tests.outcomes import described, failed
from tests.wire_server import Handler, Server, answering, read_request, response, serving

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "timeout": 5, "max_retries": 0}
KEPT_OPEN = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
"""The connections of an event loop that has ended stay open until they are collected."""


@pytest.fixture
def collected() -> Generator[None]:
    """Collect what a test has left, while its filter of warnings is still active."""
    yield
    gc.collect()


def patients() -> Handler:
    """Return a handler that answers with the patient of the path."""
    return answering(lambda request: response({"client_id": int(request.rpartition("/")[2] or 0)}))


@KEPT_OPEN
@pytest.mark.usefixtures("collected")
def test_async_client_works_in_several_event_loops() -> None:
    with serving(patients()) as server:
        prac = AsyncPracSuite(**KEYS, base_url=f"http://{server.place}")

        async def call(number: int) -> int | None:
            return (await prac.patients.get(number)).client_id

        assert [asyncio.run(call(number)) for number in (1, 2, 3)] == [1, 2, 3]
        assert trio.run(call, 4) == 4

        async def close() -> str:
            await prac.close()
            try:
                return f"returned {await call(5)}"
            except APIConnectionError as error:
                return described(error)

        assert asyncio.run(close()) == "APIConnectionError: patients.get: not sent (the client is closed); False"
    assert len(server.requests) == 4


@KEPT_OPEN
@pytest.mark.usefixtures("collected")
@pytest.mark.parametrize("reconcile", [False, True])
@pytest.mark.parametrize("another_client", [False, True])
def test_pool_of_the_caller_is_refused_in_another_event_loop(reconcile: bool, another_client: bool) -> None:
    with serving(patients()) as server:
        http_client = httpx.AsyncClient()
        prac = AsyncPracSuite(
            **KEYS, base_url=f"http://{server.place}", http_client=http_client, time_zone="Australia/Adelaide"
        )

        async def read() -> None:
            await prac.patients.get(1)
            await prac.patients.get(1)

        async def write() -> None:
            await prac.appointments.finalise(
                4101, client_id=7, appointment_type_id=2, account_id=9, reconcile=reconcile
            )

        asyncio.run(read())
        if another_client:
            prac = AsyncPracSuite(
                **KEYS, base_url=f"http://{server.place}", http_client=http_client, time_zone="Australia/Adelaide"
            )
        with pytest.raises(APIConnectionError, match=r"not sent \(http_client belongs to another event loop") as caught:
            asyncio.run(write())
    assert not caught.value.maybe_applied
    assert len(server.requests) == 2


def test_closed_client_refuses_before_sending() -> None:
    asked: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={})

    own = PracSuite(**KEYS, base_url="http://127.0.0.1:9")
    passed = httpx.Client(transport=httpx.MockTransport(answer))
    given = PracSuite(**KEYS, http_client=passed)
    derived = given.with_options(timeout=1)
    own.close()
    given.close()
    for client in (own, given, derived):
        told = failed(lambda client=client: client.patients.create(first_name="Robin", surname="Example"))
        assert told.startswith("APIConnectionError: patients.create: not sent (the client")
        assert told.endswith("is closed); False")
    other = PracSuite(**KEYS, http_client=passed)
    passed.close()
    assert failed(lambda: other.patients.get(1)).endswith("is closed); False")
    assert asked == []


def test_closing_a_client_with_other_options_leaves_the_pool_open() -> None:
    with serving(patients()) as server, PracSuite(**KEYS, base_url=f"http://{server.place}") as prac:
        with prac.with_options(timeout=1) as other:
            assert other.patients.get(1).client_id == 1
            with other.with_options(max_retries=1):
                pass
        assert [client.patients.get(2).client_id for client in (other, prac)] == [2, 2]


async def call_and_close(place: str) -> None:
    async with AsyncPracSuite(**KEYS, base_url=f"http://{place}") as prac:
        async with prac.with_options(timeout=1) as other:
            await other.patients.get(1)
        await prac.patients.get(2)


def test_closing_an_async_client_with_other_options_leaves_the_pool_open() -> None:
    with serving(patients()) as server:
        asyncio.run(call_and_close(server.place))
    assert len(server.requests) == 2


class Session:
    """A session of another library."""

    def send(self) -> None: ...
    def close(self) -> None: ...


@pytest.mark.parametrize(
    "make", [httpx.AsyncClient, httpx2.AsyncClient, Session, lambda: httpx.Client, lambda: "client", lambda: 0, dict]
)
def test_sync_client_refuses_another_kind_of_pool(make: Callable[[], Any]) -> None:
    with pytest.raises(ArgumentError, match=r"^http_client: must be a Client of httpx or httpx2"):
        PracSuite(**KEYS, http_client=make())


@pytest.mark.parametrize(
    "make", [httpx.Client, httpx2.Client, Session, lambda: httpx.AsyncClient, lambda: "client", lambda: 0, dict]
)
def test_async_client_refuses_another_kind_of_pool(make: Callable[[], Any]) -> None:
    with pytest.raises(ArgumentError, match=r"^http_client: must be an AsyncClient of httpx or httpx2"):
        AsyncPracSuite(**KEYS, http_client=make())


def cookie_setter() -> Handler:
    def answer(request: str) -> bytes:
        status = 201 if request.startswith("POST") else 200
        return response({"client_id": 1}, "set-cookie: session=clinicA; Path=/", status=status)

    return answering(answer)


@pytest.mark.parametrize("pool", [None, httpx.Client, httpx2.Client])
def test_cookies_are_neither_kept_nor_sent(pool: Any) -> None:
    with serving(cookie_setter()) as server:
        http_client = pool(cookies={"mine": "1"}) if pool is not None else None
        clients = [
            PracSuite(**{**KEYS, "account_key": key}, base_url=f"http://{server.place}", http_client=http_client)
            for key in "ab"
        ]
        for client in clients * 2:
            client.patients.get(1)
            client.patients.create(first_name="Robin", surname="Example")
        for client in clients:
            client.close()
        if http_client is not None:
            http_client.close()
    assert len(server.heads) == 8
    assert not any(b"cookie" in head.lower() for head in server.heads)


def test_async_cookies_are_neither_kept_nor_sent() -> None:
    async def call(place: str) -> None:
        async with AsyncPracSuite(**KEYS, base_url=f"http://{place}") as prac:
            await prac.patients.get(1)
            await prac.patients.get(1)

    with serving(cookie_setter()) as server:
        asyncio.run(call(server.place))
    assert not any(b"cookie" in head.lower() for head in server.heads)


@pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("write", [False, True])
def test_pool_that_changes_the_url_is_refused(library: Any, asynchronous: bool, write: bool) -> None:
    asked: list[Any] = []

    def answer(request: Any) -> Any:
        asked.append(request)
        return library.Response(200, json={})

    settings = {"params": {"tenant": "t1"}, "transport": library.MockTransport(answer)}
    if asynchronous:
        prac: Any = AsyncPracSuite(**KEYS, http_client=library.AsyncClient(**settings))
    else:
        prac = PracSuite(**KEYS, http_client=library.Client(**settings))

    def call() -> Any:
        begun = prac.patients.create(first_name="R", surname="E") if write else prac.patients.list(page=2)
        return asyncio.run(_awaited(begun)) if asynchronous else begun

    with pytest.raises(APIConnectionError, match=r"not sent \(http_client changes the URL") as caught:
        call()
    assert (asked, caught.value.maybe_applied) == ([], False)


async def _awaited(value: Any) -> Any:
    return await value


@pytest.mark.parametrize(
    "settings", [{"base_url": "https://elsewhere.example/x/"}, {"follow_redirects": True}, {"auth": ("u", "p")}]
)
def test_other_defaults_of_a_pool_do_not_change_the_request(settings: dict[str, Any]) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"client_id": 7})

    with httpx.Client(transport=httpx.MockTransport(answer), **settings) as http_client:
        prac = PracSuite(**KEYS, http_client=http_client, base_url="https://CLINIC.example:443/a%2fb")
        assert prac.patients.get(7).client_id == 7
    assert str(asked[0].url) == "https://clinic.example/a%2fb/patient/7"
    assert "authorization" not in asked[0].headers


def test_cancelled_calls_do_not_block_the_pool_while_another_call_runs() -> None:
    release = threading.Event()

    def handle(server: Server, connection: socket.socket) -> None:
        while (request := read_request(server, connection)) is not None:
            number = int(request.rpartition("/")[2])
            if number == 999:
                release.wait(10)
            connection.sendall(response({"client_id": number}))

    async def main(url: str) -> tuple[Any, Any]:
        async with AsyncPracSuite(**{**KEYS, "timeout": 3}, base_url=url) as prac:
            slow = asyncio.create_task(prac.with_options(timeout=10).patients.get(999))
            await asyncio.sleep(0.1)
            for _ in range(6):
                calls = [asyncio.create_task(prac.patients.get(number)) for number in range(60)]
                for _ in range(2):
                    await asyncio.sleep(0)
                for one in calls:
                    one.cancel()
                await asyncio.gather(*calls, return_exceptions=True)
            found = (await prac.patients.get(7)).client_id
            release.set()
            return found, (await slow).client_id

    with serving(handle) as server:
        assert asyncio.run(main(f"http://{server.place}")) == (7, 999)


@pytest.mark.parametrize("steps", [1, 2, 3, 5, 9])
@pytest.mark.parametrize("library", ["asyncio", "trio"])
def test_cancelled_calls_do_not_block_the_pool(library: str, steps: int) -> None:
    async def main(url: str) -> int | None:
        async with AsyncPracSuite(**{**KEYS, "timeout": 3}, base_url=url) as prac:

            async def call(number: int) -> None:
                await prac.patients.get(number)

            for _ in range(3):
                async with anyio.create_task_group() as calls:
                    for number in range(60):
                        calls.start_soon(call, number)
                    for _ in range(steps):
                        await anyio.lowlevel.checkpoint()
                    calls.cancel_scope.cancel()
            return (await prac.patients.get(7)).client_id

    with serving(patients()) as server:
        url = f"http://{server.place}"
        assert (trio.run(main, url) if library == "trio" else asyncio.run(main(url))) == 7
