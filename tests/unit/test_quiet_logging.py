"""While a request is sent, other libraries log nothing, whatever their loggers are called; the caller's code does."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import functools
import gc
import json
import logging
import subprocess
import sys
from collections.abc import Callable, Collection, Generator
from itertools import permutations
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coreplus_client
from coreplus_client._runtime.transport import quiet_logging as quiet_logging_of_coreplus
from pracsuite_client import AsyncPracSuite, F, PracSuite
from pracsuite_client._runtime.transport import quiet_logging
from tests.property.printed import Script

ROOT = Path(__file__).parents[2]

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


METHODS = ("isEnabledFor", "makeRecord", "handle", "callHandlers", "_log", "info")


def overriding(names: Collection[str]) -> type[logging.Logger]:
    """Return a class of loggers whose own methods log everything, without those of ``logging``."""

    def make(self: Any, name: str, level: int, file: str, line: int, message: Any, args: Any, *more: Any) -> Any:
        return logging.LogRecord(name, level, file, line, message, args, None)

    def call(self: Any, record: logging.LogRecord) -> None:
        for handler in logging.root.handlers:
            handler.handle(record)

    def log(self: Any, level: int, message: Any, args: Any, **keywords: Any) -> None:
        self.handle(self.makeRecord(self.name, level, "", 0, message, args))

    own: dict[str, Any] = {
        "isEnabledFor": lambda self, level: True,
        "makeRecord": make,
        "handle": call,
        "callHandlers": call,
        "_log": log,
        "info": lambda self, message, *args, **keywords: self._log(logging.INFO, message, args),
    }
    return type("Own", (logging.Logger,), {name: own[name] for name in names})


@given(names=st.sets(st.sampled_from(METHODS)), own_handler=st.booleans(), in_class=st.booleans())
def test_any_class_of_loggers_and_handlers_is_silent(names: set[str], own_handler: bool, in_class: bool) -> None:
    heard: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

        if own_handler:

            def handle(self, record: logging.LogRecord) -> bool:
                self.emit(record)
                return True

    logger, handler = logging.getLogger("httpx"), Handler()
    before, state = logger.__class__, dict(vars(logger))
    own = overriding(names)
    if in_class:
        logger.__class__ = own
    else:
        vars(logger).update({name: functools.partial(vars(own)[name], logger) for name in names})
    logging.root.addHandler(handler)
    try:
        script = Script()
        script.content = json.dumps(BODY).encode()
        PracSuite(**KEYS, http_client=script.sync_pool()).patients.list(where=[F.surname == "Zimmermann"])
    finally:
        logger.__class__ = before
        vars(logger).clear()
        vars(logger).update(state)
        logging.root.removeHandler(handler)
    assert [text for text in heard if "patient?" in text or "Zimmermann" in text] == []


@pytest.mark.parametrize("displaced", ["factory", "class", "isEnabledFor", "handle", "callHandlers"])
def test_what_another_library_replaces_during_a_call_changes_nothing(
    displaced: str, factory: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    original: dict[str, Any] = {name: vars(logging.Logger)[name] for name in METHODS if name in vars(logging.Logger)}

    def hook(request: httpx.Request) -> None:
        if displaced == "factory":
            logging.setLogRecordFactory(logging.LogRecord)
        elif displaced == "class":
            monkeypatch.setattr(logging.getLogger("httpx"), "__class__", overriding({"makeRecord", "handle"}))
        else:
            monkeypatch.setattr(logging.Logger, displaced, original[displaced])

    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"client_id": 4455667}))
    pool = httpx.Client(transport=transport, event_hooks={"request": [hook]})
    client = PracSuite(**KEYS, http_client=pool)
    for _ in range(2):
        client.patients.get(4455667)
    monkeypatch.undo()
    pool.event_hooks = {}
    client.patients.get(4455667)
    assert "4455667" not in caplog.text
    assert {name: vars(logging.Logger)[name] for name in original} == original


def test_a_library_that_wraps_a_method_of_logging_hears_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[str] = []
    inner = logging.Logger.callHandlers

    def capture(logger: logging.Logger, record: logging.LogRecord) -> None:
        heard.append(record.getMessage())
        inner(logger, record)

    monkeypatch.setattr(logging.Logger, "callHandlers", capture)
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={"client_id": 4455667})))
    for _ in range(3):
        PracSuite(**KEYS, http_client=pool).patients.get(4455667)
    assert not any("4455667" in text for text in heard)
    assert logging.Logger.callHandlers is capture


def guarded() -> list[Any]:
    kinds: list[Any] = [logging.Logger, logging.Handler, logging.NullHandler]
    return [vars(kind)[name] for kind in kinds for name in ("isEnabledFor", "handle") if name in vars(kind)]


class InFlight:
    """A request in a context of its own."""

    def __init__(self, module: Any) -> None:
        self._context = contextvars.copy_context()
        self._request = module.QuietLogging(None)
        self._context.run(self._request.__enter__)

    def end(self) -> None:
        self._context.run(self._request.__exit__, None, None, None)


def test_methods_of_logging_are_unchanged_when_no_request_is_in_flight() -> None:
    """In another process, because the connections of other tests may still be open in this one."""
    program = f"from {__name__} import methods_are_unchanged as check; check()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def methods_are_unchanged() -> None:
    """Check that the guards of requests that overlap leave nothing behind, in whatever order these end."""
    before = guarded()
    for ends in permutations(range(4)):
        requests = [InFlight(module) for module in (quiet_logging, quiet_logging_of_coreplus) for _ in range(2)]
        for number in ends:
            assert not set(map(id, before)) & set(map(id, guarded()))
            requests[number].end()
        assert guarded() == before


def test_overlapping_requests_of_two_packages_do_not_pile_up_guards() -> None:
    one, other = InFlight(quiet_logging), InFlight(quiet_logging_of_coreplus)
    for _ in range(5):
        one.end()
        one = InFlight(quiet_logging)
        other.end()
        other = InFlight(quiet_logging_of_coreplus)
    depth, current = 0, vars(logging.Logger)["handle"]
    while hasattr(current, "inner"):
        depth, current = depth + 1, current.inner
    one.end()
    other.end()
    assert depth == 2


def test_task_of_a_library_is_silent_after_the_request_that_started_it(caplog: pytest.LogCaptureFixture) -> None:
    quic = library("quic")

    class Background(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            async def pump() -> None:
                await asyncio.sleep(0.01)
                quic(f"closing {request.url}")

            started.append(asyncio.create_task(pump()))
            return httpx.Response(200, json=BODY)

    started: list[asyncio.Task[None]] = []

    async def main() -> None:
        async with httpx.AsyncClient(transport=Background()) as pool:
            await AsyncPracSuite(**KEYS, http_client=pool).patients.get(7)
            await asyncio.gather(*started)
        started.clear()

    before = guarded()
    asyncio.run(main())
    assert "quic" not in {record.name for record in caplog.records}
    gc.collect()
    assert guarded() == before


def test_record_of_a_library_is_never_made(factory: None) -> None:
    made: list[tuple[Any, ...]] = []

    def make(*args: Any, **keywords: Any) -> logging.LogRecord:
        made.append(args)
        return logging.LogRecord(*args, **keywords)

    logging.setLogRecordFactory(make)
    PracSuite(**KEYS, http_client=httpx.Client(transport=Carrier(library("quic")))).patients.get(7)
    assert [args[0] for args in made] == ["clinic.wire", "pracsuite_client"]
