"""An exception that arrives while a lock of a client's own pool is taken leaves no lock locked."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import httpcore
import httpx
import pytest

from pracsuite_client import PracSuite, Retry
from pracsuite_client._runtime.transport.http_library import lets_requests_wait, reports_every_step
from pracsuite_client._runtime.transport.own_pools import own_client
from pracsuite_client._runtime.transport.plain_locks import PlainHttpProxy, PlainPool, with_plain_locks
from tests.interrupts import SoftTimeLimitExceeded, outcomes
from tests.wire_server import Server, answering, response, serving

PLAIN = type(threading.Lock())


def patient(_: str) -> bytes:
    return response({"client_id": 7})


def client(server: Server, **settings: Any) -> PracSuite:
    keys: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "retry": Retry(deadline=5), "max_retries": 0}
    return PracSuite(**{"base_url": f"http://{server.place}", **keys, **settings})


def locks_of(thing: Any) -> list[Any]:
    """Return the locks among the attributes of a pool, of its connections, and of those inside them."""
    found: list[Any] = []
    for name, value in vars(thing).items():
        if "lock" in name:
            found.append(value)
        elif isinstance(value, httpcore.ConnectionInterface):
            found += locks_of(value)
    return found + [lock for one in vars(thing).get("_connections", ()) for lock in locks_of(one)]


def entered_in_python(act: Callable[[], Any]) -> list[str]:
    """Return the locks of httpcore that an action enters with Python code."""
    found: list[str] = []

    def profile(frame: FrameType, event: str, arg: Any) -> None:
        module = str(frame.f_globals.get("__name__"))
        if event == "call" and module == "httpcore._synchronization" and "Lock.__enter__" in frame.f_code.co_qualname:
            found.append(frame.f_code.co_qualname)

    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.setprofile(None)
    return [one for one in found if not one.startswith("Async")]


@pytest.mark.parametrize("through", ["direct", "proxy"])
def test_calls_enter_no_lock_with_code_that_can_be_interrupted(through: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering(patient)) as server:
        settings: dict[str, Any] = {}
        if through == "proxy":
            monkeypatch.setenv("HTTP_PROXY", f"http://{server.place}")
            settings = {"base_url": "http://api.example", "allow_insecure": True}
        with client(server, **settings) as prac:
            assert not entered_in_python(lambda: (prac.patients.get(7), prac.patients.get(7)))
    assert len(server.requests) == 2


@pytest.mark.parametrize("kind", [PlainPool, PlainHttpProxy])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_lock_of_a_pool_is_one_of_python(kind: Any, scheme: str) -> None:
    proxy = {} if kind is PlainPool else {"proxy_url": "http://p.example:1"}
    pool = kind(**proxy)
    origin = httpcore.Origin(scheme.encode(), b"api.example", 443)
    connection = pool.create_connection(origin)
    pool._connections.append(connection)  # noqa: SLF001
    inner = connection
    while (part := getattr(inner, "_connection", None)) is not None:
        inner = part
    stream = httpcore.MockStream([])
    inner._connection = httpcore.HTTP11Connection(origin, stream)  # noqa: SLF001 - as when it connects
    locks = locks_of(pool)
    assert len(locks) >= 3
    assert {type(lock) for lock in locks} == {PLAIN}


def test_locks_of_another_version_are_left_as_they_are() -> None:
    class Lock:
        def __init__(self) -> None:
            self._lock, self.other = threading.Lock(), 1

    Lock.__module__ = "httpcore"
    lock = Lock()
    assert with_plain_locks(lock) is lock


def test_pool_counts_as_one_of_the_library() -> None:
    with own_client() as pool:
        assert reports_every_step(pool, httpx.URL("https://api.example"))
        assert lets_requests_wait(pool, httpx.URL("https://api.example"))


def in_httpcore(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__")).startswith("httpcore")


def test_client_goes_on_after_an_exception_at_any_place_of_its_pool() -> None:
    with serving(answering(patient)) as server, client(server) as prac:
        prac.patients.get(7)
        count = 0
        for outcome in outcomes(lambda: prac.patients.get(7), SoftTimeLimitExceeded, in_httpcore, step=23):
            count += 1
            assert isinstance(outcome, SoftTimeLimitExceeded)
            assert prac.patients.get(7).client_id == 7
    assert count > 10
