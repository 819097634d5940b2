"""While a request is sent, other libraries log nothing, whatever their loggers are called; the caller's code does."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import logging
from collections.abc import Callable, Generator
from typing import Any

import httpx
import httpx2
import pytest

import coreplus_client
from pracsuite_client import AsyncPracSuite, F, PracSuite
from pracsuite_client._runtime.transport import quiet_logging
from tests.property.printed import Script

KEYS: dict[str, Any] = {"vendor_key": "canary-key", "account_key": "canary-key", "max_retries": 0}
DETAILS: Any = {"primaryDomainKey": "6", "entity": "client"}
BODY: dict[str, Any] = {"clients": [], "client_id": 7}
CORE: Any = dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "k" * 40)


def library(name: str) -> Callable[[str], None]:
    """Return a function of an imaginary library that logs to a logger which it creates at that moment."""
    source = (
        "def say(logger, text):\n    import logging\n    logging.getLogger(logger).critical(text, extra={'url': text})"
    )
    scope: dict[str, Any] = {"__name__": name}
    exec(compile(source, f"/usr/lib/python3/site-packages/{name}.py", "exec"), scope)
    return functools.partial(scope["say"], name)


class Carrier(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of the caller, which logs itself and uses a library that logs."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._say(f"library: {request.url}")
        logging.getLogger("clinic.wire").info("caller: sending")
        return httpx.Response(200, json=BODY, request=request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)


@pytest.mark.parametrize("name", ["hpack.hpack", "quic", "ssl", "a.b.c.d", "root_of_the_future", "tests2"])
def test_any_logger_of_a_library_is_silent(name: str, caplog: pytest.LogCaptureFixture) -> None:
    pool = httpx.Client(transport=Carrier(library(name)))
    PracSuite(**KEYS, http_client=pool).patients.list(where=[F.surname == "Zimmermann"])
    assert [record.name for record in caplog.records] == ["clinic.wire", "pracsuite_client"]
    library(name)("of another request")
    assert caplog.records[-1].getMessage() == "of another request"


def test_any_logger_of_a_library_is_silent_in_an_asynchronous_client(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        pool = httpx.AsyncClient(transport=Carrier(library("quic")))
        await AsyncPracSuite(**KEYS, http_client=pool).patients.list(where=[F.surname == "Zimmermann"])

    asyncio.run(main())
    assert {record.name for record in caplog.records} - {"asyncio"} == {"clinic.wire", "pracsuite_client"}


@pytest.mark.parametrize("http2", [False, True])
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_http_stack_is_silent(kind: str, http2: bool, caplog: pytest.LogCaptureFixture) -> None:
    script = Script(http2=http2)
    script.content = json.dumps(BODY).encode()

    async def main() -> None:
        await AsyncPracSuite(**KEYS, http_client=script.async_pool()).patients.list(where=[F.surname == "Zimmermann"])

    if kind == "async":
        asyncio.run(main(), debug=True)
    else:
        PracSuite(**KEYS, http_client=script.sync_pool()).patients.list(where=[F.surname == "Zimmermann"])
    assert "Zimmermann" not in caplog.text
    assert "canary-key" not in caplog.text
    assert {record.name for record in caplog.records} <= {"pracsuite_client", "asyncio"}


def test_event_hooks_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    def hook(prefix: str, given: Any) -> None:
        logging.getLogger("clinic.hooks").info("%s: %s", prefix, given.__class__.__name__)

    hooks: Any = {"request": [functools.partial(hook, "before")], "response": [functools.partial(hook, "after")]}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=BODY))
    pool = httpx.Client(transport=transport, event_hooks=hooks)
    PracSuite(**KEYS, http_client=pool).patients.get(7)
    assert [record.getMessage() for record in caplog.records[:2]] == ["before: Request", "after: Response"]


def test_functions_of_the_caller_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    say = library("progress_bars")

    def progress(done: int, total: int | None) -> None:
        say(f"{done} bytes")

    def handler(request: httpx.Request) -> httpx.Response:
        request.read()
        return httpx.Response(200, json=BODY)

    pool = httpx.Client(transport=httpx.MockTransport(handler))
    with coreplus_client.Coreplus(**CORE, http_client=pool) as core, contextlib.suppress(coreplus_client.APIError):
        core.files.upload(details=DETAILS, file=("letter.pdf", b"abc"), progress=progress)
    assert "3 bytes" in [record.getMessage() for record in caplog.records]


def test_other_requests_are_logged_by_the_library(caplog: pytest.LogCaptureFixture) -> None:
    PracSuite(**KEYS, http_client=httpx.Client(transport=Carrier(library("quic")))).patients.get(7)
    for fork in (httpx, httpx2):
        with fork.Client(transport=fork.MockTransport(lambda _, fork=fork: fork.Response(200))) as other:
            other.get(f"https://{fork.__name__}.example/")
        assert f"{fork.__name__}.example" in caplog.text


@pytest.fixture
def factory() -> Generator[None]:
    """Restore the factory of log records after a test."""
    before = logging.getLogRecordFactory()
    yield
    logging.setLogRecordFactory(before)


def test_factory_of_the_program_is_used_and_can_be_replaced(factory: None, caplog: pytest.LogCaptureFixture) -> None:
    def numbered(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = logging.LogRecord(*args, **kwargs)
        record.clinic = 5
        return record

    pool = httpx.Client(transport=Carrier(library("quic")))
    client = PracSuite(**KEYS, http_client=pool)
    client.patients.get(7)
    logging.setLogRecordFactory(numbered)  # replaces the client's
    client.patients.get(7)
    assert "quic" not in {record.name for record in caplog.records}
    assert [getattr(record, "clinic", None) for record in caplog.records[-2:]] == [5, 5]


def test_factory_of_the_program_does_not_make_a_library_part_of_the_caller(
    factory: None, caplog: pytest.LogCaptureFixture
) -> None:
    client = PracSuite(**KEYS, http_client=httpx.Client(transport=Carrier(library("quic"))))
    client.patients.get(7)
    inner = logging.getLogRecordFactory()
    logging.setLogRecordFactory(lambda *args, **kwargs: inner(*args, **kwargs))
    client.patients.get(7)
    assert [record.name for record in caplog.records] == ["clinic.wire", "pracsuite_client"] * 2


def test_factories_of_several_clients_do_not_pile_up(factory: None) -> None:
    logging.setLogRecordFactory(logging.LogRecord)
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=BODY)))
    for _ in range(5):
        PracSuite(**KEYS, http_client=pool).patients.get(7)
        with contextlib.suppress(coreplus_client.APIError):
            coreplus_client.Coreplus(**CORE, http_client=pool, rate_limit=None).locations.list()
    depth, current = 0, logging.getLogRecordFactory()
    while current is not logging.LogRecord:
        depth, current = depth + 1, current.inner  # type: ignore[attr-defined]
    assert depth == 2


def test_dropped_record_contains_nothing() -> None:
    pool = httpx.Client()
    with quiet_logging.QuietLogging(pool):
        factory = logging.getLogRecordFactory()
        record = factory("quic", logging.CRITICAL, "/a.py", 5, "url %s", ("Zimmermann",), None)
    assert record.levelno < logging.NOTSET
    assert "Zimmermann" not in repr(vars(record))
    assert record.getMessage() == ""
