"""Everything that a program can print of a call, and an HTTP stack without a network to make calls with."""

from __future__ import annotations

import io
import json
import logging
import pprint
import ssl
import traceback
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import anyio
import h2.config
import h2.connection
import h2.events
import httpcore
import httpx
import pytest
import rich
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback


def texts_of(value: Any) -> Iterator[str]:
    """Yield everything that a program may print of a value."""
    yield from (repr(value), str(value), f"{value}", f"{[value]}", pprint.pformat({"value": value}))
    yield from (pretty_repr(value), json.dumps({"value": value}, default=str))


def texts_of_client(client: Any) -> Iterator[str]:
    """Yield everything that a program may print of a client, its private state included."""
    yield from texts_of(client)
    waiting, seen = [client], set[int]()
    while waiting:
        held = waiting.pop()
        if id(held) in seen:
            continue
        seen.add(id(held))
        yield from (repr(held), repr(vars(held)), pprint.pformat(vars(held)), pretty_repr(vars(held)))
        printed = io.StringIO()
        rich.inspect(held, console=Console(file=printed, width=300), private=True, dunder=True)
        yield printed.getvalue()
        parts = vars(held).values()
        waiting += [one for one in parts if "_client" in type(one).__module__ and hasattr(one, "__dict__")]


def texts_of_error(error: BaseException, *, by_tools: bool) -> Iterator[str]:
    """Yield everything that is printed of an error: itself, and its traceback with local variables.

    Args:
        error: The error.
        by_tools: Whether rich and pytest print it as well, which takes longer.
    """
    yield from texts_of(error)
    yield from traceback.TracebackException.from_exception(error, capture_locals=True).format()
    for linked in linked_to(error):
        yield from (str(linked), repr(linked), repr(vars(linked)), *map(repr, linked.args))
        for frame, _ in traceback.walk_tb(linked.__traceback__):
            yield from (f"{name} of {frame.f_code.co_name}: {value!r}" for name, value in frame.f_locals.items())
    if by_tools:
        printed = io.StringIO()
        shown = Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True)
        Console(file=printed, width=300).print(shown)
        yield printed.getvalue()
        info = pytest.ExceptionInfo.from_exception(error)
        yield str(info.getrepr(showlocals=True, style="long", chain=True))


def linked_to(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all that is reachable from it: contexts, causes and members of groups."""
    waiting, seen = [error], set[int]()
    while waiting:
        linked = waiting.pop()
        if id(linked) in seen:
            continue
        seen.add(id(linked))
        yield linked
        waiting += [other for other in (linked.__cause__, linked.__context__) if other is not None]
        if isinstance(linked, BaseExceptionGroup):
            waiting += linked.exceptions


class Talkative(logging.Logger):
    """A class of loggers of the program, which makes the records itself and logs everything."""

    def isEnabledFor(self, level: int) -> bool:  # noqa: N802 - its name in logging
        return True

    def makeRecord(self, name: str, level: int, fn: str, lno: int, msg: Any, args: Any, *rest: Any) -> Any:  # noqa: N802
        return logging.getLogRecordFactory()(name, level, fn, lno, msg, args, None)


class Listener(logging.Handler):
    """Collects what is logged, traced and warned about.

    The loggers have a class of their own, and what makes the records keeps each of them.
    """

    def __init__(self) -> None:
        super().__init__(1)
        self.records: list[logging.LogRecord] = []
        self._warnings: list[warnings.WarningMessage] = []
        self._spans = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self._spans))

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @contextmanager
    def listening(self) -> Generator[None]:
        """Listen to all loggers, at level 1."""
        root = logging.getLogger()
        known = [root, *(one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger))]
        levels = [(logger, logger.level, logger.disabled, logger.__class__) for logger in known]
        factory = logging.getLogRecordFactory()
        logging.setLogRecordFactory(self._kept)
        root.addHandler(self)
        try:
            for logger in known:
                logger.disabled = False
                logger.setLevel(1)
                if logger is not root:
                    logger.__class__ = Talkative
            with warnings.catch_warnings(record=True) as self._warnings:
                warnings.simplefilter("always")
                yield
        finally:
            root.removeHandler(self)
            logging.setLogRecordFactory(factory)
            for logger, level, disabled, kind in levels:
                logger.__class__ = kind
                logger.setLevel(level)
                logger.disabled = disabled

    def _kept(self, *args: Any, **keywords: Any) -> logging.LogRecord:
        record = logging.LogRecord(*args, **keywords)
        self.records.append(record)
        return record

    def in_span(self, function: Callable[[], Any]) -> Any:
        """Call a function in a span of the program, which records the exception."""
        with self.provider.get_tracer("program").start_as_current_span("work"):
            return function()

    def texts(self) -> Iterator[str]:
        """Yield all that was heard."""
        for record in self.records:
            yield from (self.format(record), repr(record), repr(vars(record)))
        yield from (str(warning) for warning in self._warnings)
        yield from (span.to_json() for span in self._spans.get_finished_spans())


_NOT_USED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Connections without a network are not encrypted. The library's own context takes long to create."""


class Script:
    """What the connections of a stack do: fail at a step, or send a response."""

    def __init__(self, *, http2: bool = False) -> None:
        self.http2 = http2
        self.failing = ""
        """The step that fails: ``connect_tcp``, ``write`` or ``read``."""
        self.failure: Callable[[], BaseException | None] = lambda: None
        """Makes the exception to raise; for ``None``, a step of an asynchronous connection waits for ever."""
        self.status, self.headers, self.content = 200, {"content-type": "application/json"}, b"{}"

    def step(self, name: str) -> None:
        """Take a step. Raises the exception of this script."""
        if name == self.failing and (failure := self.failure()) is not None:
            raise failure

    def waits(self, name: str) -> bool:
        """Return whether a step does not end."""
        return name == self.failing and self.failure() is None

    def sync_pool(self) -> httpx.Client:
        """Return a client of the real library over these connections."""
        carrier = httpx.HTTPTransport(verify=False)
        carrier._pool = httpcore.ConnectionPool(  # noqa: SLF001
            ssl_context=_NOT_USED, network_backend=_Backend(self), http1=not self.http2, http2=self.http2
        )
        return httpx.Client(transport=carrier)

    def async_pool(self) -> httpx.AsyncClient:
        """Return an asynchronous client of the real library over these connections."""
        carrier = httpx.AsyncHTTPTransport(verify=False)
        carrier._pool = httpcore.AsyncConnectionPool(  # noqa: SLF001
            ssl_context=_NOT_USED, network_backend=_AsyncBackend(self), http1=not self.http2, http2=self.http2
        )
        return httpx.AsyncClient(transport=carrier)


class _Wire:
    """The server at the other end of one connection. It responds to every request as its script says."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._out = b""
        self._state: h2.connection.H2Connection | None = None
        if script.http2:
            self._state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
            self._state.initiate_connection()

    def take(self, data: bytes) -> None:
        if self._state is None:
            return
        for event in self._state.receive_data(data):
            if isinstance(event, h2.events.DataReceived):
                self._state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            elif isinstance(event, h2.events.StreamEnded):
                named = {":status": str(self._script.status), **self._script.headers}
                self._state.send_headers(event.stream_id, list(named.items()), end_stream=not self._script.content)
                if self._script.content:
                    self._state.send_data(event.stream_id, self._script.content, end_stream=True)

    def give(self) -> bytes:
        if self._state is not None:
            return self._state.data_to_send()
        lines = [f"{name}: {value}" for name, value in self._script.headers.items()]
        length = [] if self._script.status == 204 else [f"content-length: {len(self._script.content)}"]
        head = [f"HTTP/1.1 {self._script.status} Told", "connection: close", *length, *lines, "", ""]
        return "\r\n".join(head).encode() + self._script.content


class _Stream(httpcore.NetworkStream):
    def __init__(self, script: Script) -> None:
        self._script = script
        self._wire = _Wire(script)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._script.step("read")
        return self._wire.give()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.take(buffer)
        del buffer  # what is shown of this frame is not the client's responsibility
        self._script.step("write")

    def close(self) -> None: ...

    def start_tls(self, *args: Any, **keywords: Any) -> _Stream:
        return self

    def get_extra_info(self, info: str) -> Any:
        return None


class _Backend(httpcore.NetworkBackend):
    def __init__(self, script: Script) -> None:
        self._script = script

    def connect_tcp(self, *args: Any, **keywords: Any) -> _Stream:
        self._script.step("connect_tcp")
        return _Stream(self._script)


class _AsyncStream(httpcore.AsyncNetworkStream):
    def __init__(self, script: Script) -> None:
        self._script = script
        self._wire = _Wire(script)

    async def _step(self, name: str) -> None:
        if self._script.waits(name):
            await anyio.sleep_forever()
        self._script.step(name)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        await self._step("read")
        return self._wire.give()

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._wire.take(buffer)
        del buffer
        await self._step("write")

    async def aclose(self) -> None: ...

    async def start_tls(self, *args: Any, **keywords: Any) -> _AsyncStream:
        return self

    def get_extra_info(self, info: str) -> Any:
        return None


class _AsyncBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, script: Script) -> None:
        self._script = script

    async def connect_tcp(self, *args: Any, **keywords: Any) -> _AsyncStream:
        if self._script.waits("connect_tcp"):
            await anyio.sleep_forever()
        self._script.step("connect_tcp")
        return _AsyncStream(self._script)
