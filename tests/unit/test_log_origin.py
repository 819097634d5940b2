"""While a request is sent, the caller's own code logs: hooks, applications, signal handlers, and what they start."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import gc
import logging
import signal
import threading
from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest

from pracsuite_client import AsyncPracSuite, PracSuite

KEYS: dict[str, Any] = {"vendor_key": "canary-key", "account_key": "canary-key", "max_retries": 0}
BODY: dict[str, Any] = {"client_id": 7, "practitioner_id": 5}


def imagined(name: str, source: str, *, installed: bool = False, **given: Any) -> dict[str, Any]:
    """Return the namespace of an imaginary module."""
    scope: dict[str, Any] = {"__name__": name, **given}
    folder = "/usr/lib/python3/site-packages" if installed else "/srv/clinic"
    exec(compile(f"import logging\n{source}", f"{folder}/{name}.py", "exec"), scope)
    return scope


def say(name: str, *, installed: bool = False) -> Callable[[str], None]:
    source = f"def say(text):\n    logging.getLogger({name!r}).warning(text)"
    found: Callable[[str], None] = imagined(name, source, installed=installed)["say"]
    return found


def answer(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=BODY)


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)


class Slow(httpx.BaseTransport):
    """A transport that does something before it responds."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._act = act

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._act()
        return answer(request)


@pytest.mark.parametrize("installed", [False, True])
@pytest.mark.parametrize("replaces_itself", [False, True])
def test_signal_handler_is_logged(installed: bool, replaces_itself: bool, caplog: pytest.LogCaptureFixture) -> None:
    source = (
        "def handler(number, frame):\n    reset()\n    view()\n"
        "def view():\n    logging.getLogger('worker.stopping').warning('stopping')"
    )

    def reset() -> None:
        if replaces_itself:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    before = signal.signal(signal.SIGINT, imagined("worker", source, installed=installed, reset=reset)["handler"])
    try:
        pool = httpx.Client(transport=Slow(lambda: signal.raise_signal(signal.SIGINT)))
        PracSuite(**KEYS, http_client=pool).patients.get(7)
    finally:
        signal.signal(signal.SIGINT, before)
    assert [record.getMessage() for record in caplog.records if record.name == "worker.stopping"] == ["stopping"]


def test_library_that_passes_its_own_frame_is_no_signal_handler(caplog: pytest.LogCaptureFixture) -> None:
    source = (
        "import sys\ndef send(text):\n    trace(sys._getframe(), text)\n"
        "def trace(frame, text):\n    logging.getLogger('quic').warning(text)"
    )
    send = imagined("quic", source, installed=True)["send"]
    PracSuite(**KEYS, http_client=httpx.Client(transport=Slow(functools.partial(send, "url")))).patients.get(7)
    assert "quic" not in {record.name for record in caplog.records}


def test_everything_that_a_hook_calls_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    metrics = say("metrics", installed=True)

    class Hook:
        def __call__(self, request: httpx.Request) -> None:
            metrics("hook")

        def method(self, response: httpx.Response) -> None:
            metrics("method")

    pool = httpx.Client(
        transport=httpx.MockTransport(answer),
        event_hooks={"request": [functools.partial(Hook())], "response": [Hook().method]},
    )
    PracSuite(**KEYS, http_client=pool).patients.get(7)
    assert [record.getMessage() for record in caplog.records if record.name == "metrics"] == ["hook", "method"]


def test_what_the_connection_of_a_request_logs_below_a_hook_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    quic = say("quic", installed=True)

    class Stream(httpx.SyncByteStream):
        def __iter__(self) -> Any:
            quic("url")
            yield b'{"client_id": 7}'

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": "application/json"}, stream=Stream())

    hooks: Any = {"response": [lambda response: response.read()]}
    pool = httpx.Client(transport=httpx.MockTransport(handler), event_hooks=hooks)
    PracSuite(**KEYS, http_client=pool).patients.get(7)
    assert [record.name for record in caplog.records] == ["pracsuite_client"]


@pytest.mark.parametrize("package", ["clinic_jobs", "tests"])
def test_task_that_a_hook_starts_is_logged(package: str, caplog: pytest.LogCaptureFixture) -> None:
    work = say(package)

    async def main() -> None:
        started = []

        async def later() -> None:
            await asyncio.sleep(0)
            work("task")

        async def hook(request: httpx.Request) -> None:
            started.append(asyncio.create_task(later()))

        async with httpx.AsyncClient(transport=httpx.MockTransport(answer), event_hooks={"request": [hook]}) as pool:
            await AsyncPracSuite(**KEYS, http_client=pool).patients.get(7)
            await asyncio.gather(*started)

    asyncio.run(main())
    assert "task" in [record.getMessage() for record in caplog.records]


def test_thread_with_the_context_of_a_hook_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    work = say("clinic_jobs")

    def hook(request: httpx.Request) -> None:
        context = contextvars.copy_context()
        thread = threading.Thread(target=context.run, args=(work, "thread"))
        thread.start()
        thread.join()

    pool = httpx.Client(transport=httpx.MockTransport(answer), event_hooks={"request": [hook]})
    PracSuite(**KEYS, http_client=pool).patients.get(7)
    assert "thread" in [record.getMessage() for record in caplog.records]


def test_task_of_a_library_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    quic = say("quic", installed=True)

    class Carrier(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            async def pump() -> None:
                quic(str(request.url))

            async with anyio.create_task_group() as group:
                group.start_soon(pump)
            return answer(request)

    async def main() -> None:
        async with httpx.AsyncClient(transport=Carrier()) as pool:
            await AsyncPracSuite(**KEYS, http_client=pool).patients.get(7)

    asyncio.run(main())
    assert "quic" not in {record.name for record in caplog.records}


WSGI = """
class Framework:
    def __init__(self, view):
        self.view = view

    def __call__(self, environ, start):
        logging.getLogger('framework.request').info('routed')
        self.view('viewed')
        start('200 OK', [('content-type', 'application/json')])
        return [b'{"client_id": 7}']
"""
ASGI = """
class Framework:
    def __init__(self, view):
        self.view = view

    async def __call__(self, scope, receive, send):
        logging.getLogger('framework.request').info('routed')
        self.view('viewed')
        await send({'type': 'http.response.start', 'status': 200, 'headers': [(b'content-type', b'application/json')]})
        await send({'type': 'http.response.body', 'body': b'{"client_id": 7}'})
"""


@pytest.mark.parametrize("installed", [False, True])
@pytest.mark.parametrize("kind", ["WSGI", "ASGI"])
def test_application_in_this_process_is_logged(kind: str, installed: bool, caplog: pytest.LogCaptureFixture) -> None:
    source = WSGI if kind == "WSGI" else ASGI
    app = imagined("framework", source, installed=installed)["Framework"](say("clinic_site"))

    async def main() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as pool:
            await AsyncPracSuite(**KEYS, http_client=pool).patients.get(7)

    if kind == "ASGI":
        asyncio.run(main())
    else:
        pool = httpx.Client(transport=httpx.WSGITransport(app=app))
        PracSuite(**KEYS, http_client=pool).patients.get(7)
    assert [record.getMessage() for record in caplog.records if record.name != "asyncio"][:2] == ["routed", "viewed"]


def test_finalizer_of_the_caller_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    class Ring:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            logging.getLogger("clinic.rings").info("finalized")

    def collect() -> None:
        Ring()
        gc.collect()

    PracSuite(**KEYS, http_client=httpx.Client(transport=Slow(collect))).patients.get(7)
    assert "finalized" in [record.getMessage() for record in caplog.records]


def test_call_inside_a_hook_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    inner = PracSuite(**KEYS, http_client=httpx.Client(transport=httpx.MockTransport(answer)))

    def hook(request: httpx.Request) -> None:
        inner.practitioners.get(5)

    pool = httpx.Client(transport=httpx.MockTransport(answer), event_hooks={"request": [hook]})
    PracSuite(**KEYS, http_client=pool).patients.get(7)
    texts = [record.getMessage() for record in caplog.records]
    assert [text.partition(":")[0] for text in texts] == [
        "GET /practitioner/{practitioner_id}",
        "GET /patient/{client_id}",
    ]


@pytest.mark.parametrize("name", ["clinic.log", "httpcore.connection"])
def test_logger_class_of_the_caller_makes_no_record_of_a_library_its_own(
    name: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Own(logging.Logger):
        def info(self, msg: Any, *args: Any, **keywords: Any) -> None:
            super().info(f"own: {msg}", *args, **keywords)

    monkeypatch.setattr(logging.getLogger("httpx"), "__class__", Own)
    pool = httpx.Client(transport=Slow(lambda: logging.getLogger(name).info("sending")))
    PracSuite(**KEYS, http_client=pool).patients.get(7)
    assert [record.name for record in caplog.records] == [
        *(["clinic.log"] * (name == "clinic.log")),
        "pracsuite_client",
    ]


@pytest.mark.parametrize("given", ["transport", "pool"])
@pytest.mark.parametrize("installed", [False, True])
def test_other_packages_of_the_caller_are_logged_below_its_own_classes(
    given: str, installed: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """A library below a transport may log the request, so it is not the caller's even there."""
    source = (
        "class Audited(Base):\n"
        "    def handle_request(self, sent):\n        say('audited')\n        return super().handle_request(sent)\n"
        "    def send(self, sent, **given):\n        say('audited')\n        return super().send(sent, **given)"
    )
    audit = say("clinic_audit", installed=installed)
    audit.__globals__["__name__"] = "some_library" if installed else "clinic_audit"
    inner = httpx.MockTransport(answer)
    if given == "transport":
        pool = httpx.Client(
            transport=imagined("clinic_net", source, Base=httpx.MockTransport, say=audit)["Audited"](answer)
        )
    else:
        pool = imagined("clinic_net", source, Base=httpx.Client, say=audit)["Audited"](transport=inner)
    PracSuite(**KEYS, http_client=pool).patients.get(7)
    names = [record.name for record in caplog.records if record.name != "pracsuite_client"]
    assert names == [] if installed else ["clinic_audit"]
