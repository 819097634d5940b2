"""The guards of ``logging`` cover what a program defines and replaces at any time, and leave nothing behind."""

from __future__ import annotations

import contextvars
import functools
import gc
import inspect
import logging
import threading
import weakref
from collections.abc import Callable
from types import FrameType
from typing import Any, ClassVar

import httpx
import pytest

from coreplus_client._runtime.transport import quiet_logging as quiet_logging_of_coreplus
from pracsuite_client import PracSuite
from pracsuite_client._runtime.messages.caller_code import SENDING
from pracsuite_client._runtime.transport import quiet_logging
from pracsuite_client._runtime.values.per_process import PerProcess
from tests.interrupts import SoftTimeLimitExceeded, outcomes

KEYS: dict[str, Any] = {"vendor_key": "canary-key", "account_key": "canary-key", "max_retries": 0}
NAMES = ("isEnabledFor", "makeRecord", "handle", "callHandlers")
PACKAGES = (quiet_logging, quiet_logging_of_coreplus)
URL = "4455667"


class InFlight:
    """A request in a context of its own."""

    def __init__(self, module: Any = quiet_logging) -> None:
        self._context = contextvars.copy_context()
        self._request = module.QuietLogging(None)
        self._context.run(self._request.__enter__)

    def asks(self, logger: logging.Logger) -> bool:
        return self._context.run(lambda: logger.isEnabledFor(logging.CRITICAL))

    def end(self) -> None:
        self._context.run(self._request.__exit__, None, None, None)


class Everything(logging.Logger):
    """A logger of a library that logs everything, at each level, without the methods of ``logging``."""

    def isEnabledFor(self, level: int) -> bool:  # noqa: N802
        return True

    def handle(self, record: logging.LogRecord) -> None:
        for handler in logging.root.handlers:
            handler.handle(record)


def a_call() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"client_id": int(URL)}))
    PracSuite(**KEYS, http_client=httpx.Client(transport=transport)).patients.get(int(URL))


def a_call_during_another() -> None:
    """Call while another thread waits for its response."""
    sent, ended = threading.Event(), threading.Event()

    def respond(request: httpx.Request) -> httpx.Response:
        sent.set()
        ended.wait(10)
        return httpx.Response(200, json={"client_id": int(URL)})

    client = PracSuite(**KEYS, http_client=httpx.Client(transport=httpx.MockTransport(respond)))
    thread = threading.Thread(target=client.patients.get, args=(int(URL),))
    thread.start()
    sent.wait(10)
    a_call()
    ended.set()
    thread.join()


CALLS = pytest.mark.parametrize("call", [a_call, a_call_during_another])


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Log everything, and forget the requests of other tests: a thread that waits for work may have their context."""
    caplog.set_level(1)
    for module in PACKAGES:
        monkeypatch.setattr(module, "_GUARDS", PerProcess(vars(module)["_Guards"]))
        vars(module)["_Sending"](None, None).end()  # it removes all guards


@CALLS
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_class_that_appears_between_two_calls_is_guarded(
    call: Callable[[], None], depth: int, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def handle(self: logging.Handler, record: logging.LogRecord) -> bool:
        heard.append(record.getMessage())
        return True

    call()
    loggers: Any = Everything
    handlers: Any = logging.Handler
    for _ in range(depth):
        loggers = type("Loggers", (loggers,), dict(vars(Everything)))
        handlers = type("Handlers", (handlers,), {"handle": handle})
    monkeypatch.setattr(logging.getLogger("httpx"), "__class__", loggers)
    monkeypatch.setattr(logging.root, "handlers", [*logging.root.handlers, handlers()])
    call()
    assert not any(URL in text for text in (*heard, caplog.text))
    assert heard  # the handler itself works
    assert vars(handlers)["handle"] is handle
    assert vars(loggers)["handle"] is vars(Everything)["handle"]


class Method:
    """A method that is an object, as wrappers of other libraries are, and logs the URLs that it gets."""

    def __init__(self, inner: Any, heard: list[str]) -> None:
        self.inner, self.heard = inner, heard

    def __get__(self, instance: Any, owner: Any) -> Any:
        return functools.partial(self, instance)

    def __call__(self, *args: Any, **keywords: Any) -> Any:
        self.heard += [one.getMessage() for one in args if isinstance(one, logging.LogRecord)]
        return self.inner(*args, **keywords)


@CALLS
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["function", "object"])
def test_method_that_is_replaced_between_two_calls_is_guarded(
    call: Callable[[], None], name: str, kind: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    call()
    method = Method(vars(logging.Logger)[name], heard)

    def function(*args: Any, **keywords: Any) -> Any:
        return method(*args, **keywords)

    replacement: Any = function if kind == "function" else method
    monkeypatch.setattr(logging.Logger, name, replacement)
    call()
    assert not any(URL in text for text in (*heard, caplog.text))
    assert vars(logging.Logger)[name] is replacement


@pytest.mark.parametrize("during_another", [False, True])
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_methods_of_new_classes_are_guarded_and_restored(during_another: bool, depth: int) -> None:
    InFlight().end()
    others = [InFlight(module) for module in PACKAGES] if during_another else []
    new: list[Any] = [Everything, logging.Handler]
    for _ in range(depth):
        new = [type("New", (base,), {"handle": Everything.handle}) for base in new]
    request = InFlight()
    during: list[Any] = [vars(cls)["handle"] for cls in new]
    for one in (*others, request):
        one.end()
    assert not any(method is vars(Everything)["handle"] for method in during)
    assert all(vars(cls)["handle"] is vars(Everything)["handle"] for cls in new)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("during_another", [False, True])
def test_replaced_methods_are_guarded_and_restored(
    during_another: bool, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    InFlight().end()
    method = Method(vars(logging.Logger)[name], [])
    others = [InFlight(module) for module in PACKAGES] if during_another else []
    monkeypatch.setattr(logging.Logger, name, method)
    request = InFlight()
    during = vars(logging.Logger)[name]
    for one in (*others, request):
        one.end()
    assert during is not method
    assert vars(logging.Logger)[name] is method


@pytest.mark.parametrize("logs", [False, True])
def test_library_is_told_that_no_level_is_logged(logs: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet_logging, "is_of_the_caller", lambda *_: logs)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    request = InFlight()
    asked = request.asks(logging.getLogger("quic"))
    request.end()
    assert asked is logs


@CALLS
def test_level_that_is_not_logged_is_not_judged(
    call: Callable[[], None], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To find out who logs takes much longer than a request should."""
    judged: list[str] = []

    def judge(logger: str, pool: object) -> bool:
        judged.append(logger)
        return False

    monkeypatch.setattr(quiet_logging, "is_of_the_caller", judge)
    call()
    assert "httpx" in judged
    judged.clear()
    for name in ("httpx", "httpcore"):
        caplog.set_level(logging.CRITICAL, name)
    call()
    assert judged == []


def test_guarded_class_is_not_kept_alive() -> None:
    request = InFlight()
    references = [weakref.ref(type("Brief", (logging.Logger,), {"handle": Everything.handle})) for _ in range(3)]
    others = [InFlight(module) for module in PACKAGES]  # they guard the classes
    for other in others:
        other.end()
    gc.collect()
    request.end()
    assert [reference() for reference in references] == [None] * 3


@pytest.mark.parametrize("module", PACKAGES)
def test_nothing_is_left_of_many_requests(module: Any) -> None:
    gc.collect()
    before = sum(type(one).__module__ == module.__name__ for one in gc.get_objects())
    for _ in range(50):
        first, second = InFlight(module), InFlight(module)
        first.end()
        second.end()
        del first, second
    assert sum(type(one).__module__ == module.__name__ for one in gc.get_objects()) == before


def test_guard_that_was_put_back_is_removed_after_the_next_request() -> None:
    """A test tool that remembers a method during a request puts its guard back."""
    original = vars(logging.Logger)["handle"]
    for module in PACKAGES:
        request = InFlight(module)
        remembered = vars(logging.Logger)["handle"]
        request.end()
        logging.Logger.handle = remembered  # type: ignore[method-assign]
        InFlight(module).end()
        assert vars(logging.Logger)["handle"] is original


def guards_left() -> list[str]:
    """Return the methods of the standard library that are guarded."""
    return [
        f"{cls.__name__}.{name}"
        for cls in (logging.Logger, logging.Handler)
        for name, method in vars(cls).items()
        if type(method).__module__ == quiet_logging.__name__
    ]


def in_the_guards(frame: FrameType) -> bool:
    return frame.f_globals.get("__name__") == quiet_logging.__name__


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_guard_is_left_wherever_a_signal_interrupts_a_call(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    a_call()
    assert sum(1 for _ in outcomes(a_call, SoftTimeLimitExceeded, in_the_guards)) > 10
    a_call()
    assert guards_left() == []
    assert SENDING.get() is None


def taking_a_message() -> list[str]:
    """Return the methods of a logger that take a message."""
    return [
        name
        for name, method in vars(logging.Logger).items()
        if inspect.isfunction(method) and "msg" in inspect.signature(method).parameters and name != "makeRecord"
    ]


class Writing(logging.Logger):
    """A logger that writes by itself, whatever its level, without any method of ``logging``."""

    written: ClassVar[list[str]] = []

    def write(self, *args: Any, **keywords: Any) -> None:
        text = [str(one) for one in args if isinstance(one, str)]
        self.written.append(" ".join([self.name, *text, *map(str, args)]))


for method in taking_a_message():
    setattr(Writing, method, Writing.write)


@CALLS
def test_logger_that_writes_by_itself_gets_nothing(call: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("httpx"), "__class__", Writing)
    Writing.written.clear()
    call()
    assert Writing.written == []
    logging.getLogger("httpx").info("after the call")
    assert any("after the call" in text for text in Writing.written)


@pytest.mark.parametrize("name", taking_a_message())
def test_replaced_method_that_takes_a_messagewrites_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program, or a library that watches it, may replace the methods of the standard library too."""
    written = list[Any]()
    monkeypatch.setattr(logging.Logger, name, lambda logger, *args, **_: written.append((logger.name, args)))
    a_call()
    assert [one for one in written if not one[0].startswith("pracsuite_client")] == []
    assert URL not in repr(written)
    getattr(logging.getLogger("mine"), name)("text", "more", ())
    assert written[-1][0] == "mine"


def test_logger_that_writes_by_itself_gets_the_records_of_a_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = logging.getLogger("mine")
    monkeypatch.setattr(mine, "__class__", Writing)
    Writing.written.clear()
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"client_id": int(URL)}))
    pool = httpx.Client(transport=transport, event_hooks={"request": [lambda _: mine.info("mine, sent")]})
    PracSuite(**KEYS, http_client=pool).patients.get(int(URL))
    assert any("mine, sent" in text for text in Writing.written)
