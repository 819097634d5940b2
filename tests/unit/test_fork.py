"""After a fork, a client works with fresh state, or refuses to send."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import warnings
from collections.abc import Callable
from textwrap import dedent
from typing import Any

import httpx
import httpx2
import pytest

from coreplus_client import Coreplus
from pracsuite_client import AsyncPracSuite, PracSuite
from tests.callers_pools import Wrapper
from tests.outcomes import failed
from tests.wire_server import Handler, Server, answering, read_request, response, serving

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "timeout": 5, "max_retries": 0}
CORE: dict[str, Any] = {"consumer_id": "1", "consumer_secret": "2", "access_token": "3", "issuer": "4"}


def patients() -> Handler:
    """Return a handler that answers with the patient of the path."""
    return answering(lambda request: response({"client_id": int(request.rpartition("/")[2] or 0)}))


def in_child(function: Callable[[], Any]) -> Callable[[], Any]:
    """Start a function in a forked process. Returns a function that waits for its result."""
    read_end, write_end = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the servers of these tests are threads of the parent
        process = os.fork()
    if process == 0:
        signal.alarm(20)  # a child that waits for a lock of its parent would wait for ever
        try:
            os.write(write_end, json.dumps(function()).encode())
        except BaseException as error:  # noqa: BLE001  # the parent shows it
            os.write(write_end, json.dumps(repr(error)).encode())
        finally:
            os._exit(0)
    os.close(write_end)

    def wait() -> Any:
        with os.fdopen(read_end) as pipe:
            result = pipe.read()
        os.waitpid(process, 0)
        return json.loads(result) if result else "the child did not end"

    return wait


def test_forked_processes_get_their_own_responses() -> None:
    with serving(patients()) as server, PracSuite(**KEYS, base_url=f"http://{server.place}") as prac:
        assert prac.patients.get(0).client_id == 0

        def calls(start: int) -> list[int | None]:
            return [prac.patients.get(number).client_id for number in range(start, start + 30)]

        waits = [in_child(lambda start=start: calls(start)) for start in (100, 200, 300)]
        assert calls(400) == list(range(400, 430))
        for start, wait in zip((100, 200, 300), waits, strict=True):
            assert wait() == list(range(start, start + 30))
        assert prac.patients.get(7).client_id == 7, "the children closed nothing of the parent"


def test_forked_process_of_an_async_client_gets_its_own_responses() -> None:
    with serving(patients()) as server:
        prac = AsyncPracSuite(**KEYS, base_url=f"http://{server.place}")

        async def call(number: int) -> int | None:
            async with prac:
                return (await prac.patients.get(number)).client_id

        async def main() -> tuple[Any, int | None]:
            first = await prac.patients.get(1)
            wait = in_child(lambda: asyncio.run(call(2)))
            found = wait(), (await prac.patients.get(3)).client_id
            await prac.close()
            assert first.client_id == 1
            return found

        assert asyncio.run(main()) == (2, 3)


def test_pool_of_the_caller_is_refused_in_a_forked_process() -> None:
    with serving(patients()) as server, httpx.Client() as http_client:
        prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client)
        prac.patients.get(1)
        told = in_child(lambda: failed(lambda: prac.patients.create(first_name="Robin", surname="Example")))()
        other: dict[str, Any] = {**KEYS, "base_url": f"http://{server.place}", "http_client": http_client}
        assert in_child(lambda: failed(lambda: PracSuite(**other).patients.get(3)))().startswith("APIConnectionError")
        assert server.requests == ["GET /patient/1"]
        assert prac.patients.get(2).client_id == 2
    assert told.startswith("APIConnectionError: patients.create: not sent (http_client belongs to another process")
    assert told.endswith("; False")


def warm(http_client: httpx.Client, server: Server) -> httpx.Client:
    """Open a connection without any client of ours."""
    http_client.get(f"http://{server.place}/patient/1")
    return http_client


def used_by_coreplus(http_client: httpx.Client, server: Server) -> httpx.Client:
    core = Coreplus(**CORE, base_url=f"http://{server.place}", http_client=http_client, max_retries=0)
    failed(lambda: core.clients.get("1"))
    return http_client


class WithoutHash(httpx.Client):
    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize("use", [warm, used_by_coreplus])
@pytest.mark.parametrize("kind", [httpx.Client, httpx2.Client, WithoutHash])
def test_pool_with_connections_of_the_parent_is_refused_in_a_forked_process(
    kind: Callable[[], Any], use: Callable[[Any, Server], Any]
) -> None:
    with serving(patients()) as server, kind() as http_client:
        use(http_client, server)
        before = list(server.requests)

        def in_a_new_client() -> str:
            prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client)
            return failed(lambda: prac.patients.create(first_name="Robin", surname="Example"))

        assert "belongs to another process" in in_child(in_a_new_client)()
        assert server.requests == before


def test_transport_of_the_parent_is_refused_in_a_new_pool_of_a_forked_process() -> None:
    with serving(patients()) as server, httpx.HTTPTransport() as transport:
        PracSuite(
            **KEYS, base_url=f"http://{server.place}", http_client=httpx.Client(transport=transport)
        ).patients.get(1)

        def with_a_new_pool() -> str:
            http_client = httpx.Client(transport=transport)
            prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client)
            return failed(lambda: prac.patients.get(2))

        assert "belongs to another process" in in_child(with_a_new_pool)()


def test_pool_that_was_created_after_the_fork_is_used() -> None:
    with serving(patients()) as server:

        def calls() -> int | None:
            http_client = httpx.Client()
            prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client)
            return prac.patients.get(2).client_id

        assert in_child(calls)() == 2


def test_locks_that_are_held_during_a_fork_do_not_block_the_child() -> None:
    with serving(patients()) as server:
        prac = PracSuite(**KEYS, base_url=f"http://{server.place}")
        core = Coreplus(**CORE, base_url=f"http://{server.place}", max_retries=0)
        engines: list[Any] = [vars(prac)["_engine"], vars(core)["_engine"]]
        held: list[Any] = [engines[1]._limiter._line.get().lock]  # noqa: SLF001
        held += [engine._budget.get()._lock for engine in engines]  # noqa: SLF001
        held += [vars(client.drift)["_lock"].get() for client in (prac, core)]
        for lock in held:
            lock.acquire()
        wait = in_child(lambda: [prac.patients.get(5).client_id, failed(lambda: core.clients.get("5"))])
        for lock in held:
            lock.release()
        number, _ = wait()
        assert number == 5
        assert server.requests == ["GET /patient/5", "GET /Client/5"]
        prac.close()
        core.close()


class WithSocket(httpx.BaseTransport):
    """A transport of the caller with a connection of its own."""

    def __init__(self, server: Server) -> None:
        self.socket = socket.create_connection(("127.0.0.1", server.port))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"client_id": 2})


class Around:
    """A client of the caller around one of the library."""

    def __init__(self) -> None:
        self.inner = httpx.Client()
        self.build_request, self.send, self.close = self.inner.build_request, self.inner.send, self.inner.close


def patient(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"client_id": int(request.url.path.rpartition("/")[2])})


def application(environ: Any, start_response: Any) -> list[bytes]:
    start_response("200 OK", [("content-type", "application/json")])
    return [b'{"client_id": 2}']


OPAQUE: dict[str, Callable[[], Any]] = {
    "mock": lambda: httpx.Client(transport=httpx.MockTransport(patient)),
    "wsgi": lambda: httpx.Client(transport=httpx.WSGITransport(application)),
    "wrapper": lambda: httpx.Client(transport=Wrapper()),
    "mount": lambda: httpx.Client(mounts={"http://": Wrapper()}),
    "client": Around,
    "httpx2": lambda: httpx2.Client(transport=httpx2.HTTPTransport(retries=1)),
}


@pytest.mark.parametrize("make", OPAQUE.values(), ids=OPAQUE)
def test_pool_of_any_kind_that_was_created_after_the_fork_is_used(make: Callable[[], Any]) -> None:
    with serving(patients()) as server:

        def call() -> int | None:
            prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=make())
            return prac.patients.get(2).client_id

        assert in_child(call)() == 2


@pytest.mark.parametrize("kind", ["wrapper", "mount", "client"])
def test_pool_of_any_kind_with_connections_of_the_parent_is_refused(kind: str) -> None:
    with serving(patients()) as server:
        http_client = OPAQUE[kind]()
        http_client.send(http_client.build_request("GET", f"http://{server.place}/patient/1"))

        def call() -> str:
            prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client)
            return failed(lambda: prac.patients.get(2))

        assert "belongs to another process" in in_child(call)()
        assert server.requests == ["GET /patient/1"]
        http_client.close()


def test_socket_of_the_parent_in_a_transport_of_the_caller_is_refused() -> None:
    with serving(patients()) as server:
        transport = WithSocket(server)

        def call() -> str:
            http_client = httpx.Client(transport=transport)
            prac = PracSuite(**KEYS, base_url=f"http://{server.place}", http_client=http_client)
            return failed(lambda: prac.patients.get(2))

        assert "belongs to another process" in in_child(call)()
        transport.socket.close()


@pytest.mark.parametrize("before", ["import pracsuite_client", "from pracsuite_client import F", ""])
def test_connection_of_the_parent_is_never_used_whatever_was_imported_before_the_fork(before: str) -> None:
    """The client class is imported in the child only."""
    program = f"""
        import httpx, os, sys
        {before}
        pool = httpx.Client()
        pool.get(sys.argv[1] + "/patient/1")
        if os.fork():
            os.wait()
        else:
            from pracsuite_client import APIConnectionError, PracSuite
            prac = PracSuite(vendor_key="v", account_key="a", base_url=sys.argv[1], http_client=pool, max_retries=0)
            try:
                print(prac.patients.get(2).client_id, flush=True)
            except APIConnectionError as error:
                print(error, flush=True)
            os._exit(0)
    """
    connections: list[list[str]] = []

    def handle(server: Server, connection: socket.socket) -> None:
        mine: list[str] = []
        connections.append(mine)
        while (request := read_request(server, connection)) is not None:
            mine.append(request)
            connection.sendall(response({"client_id": 2}))

    with serving(handle) as server:
        told = subprocess.run(
            [sys.executable, "-c", dedent(program), f"http://{server.place}"],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        ).stdout
    assert connections[0] == ["GET /patient/1"]
    if before:
        assert "belongs to another process" in told
    else:
        assert told == "2\n", "it opens a connection of its own"
