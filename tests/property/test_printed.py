"""No credential, argument or patient is printed by anything that a program can print, however a call ends."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
import trio

import coreplus_client
from pracsuite_client import AsyncPracSuite, F, Patient, PracSuite
from tests.property.adapter import Call, example_call
from tests.property.apis import APIS, OPERATIONS, Api, Operation
from tests.property.clients import credential_names, invented_access, method_of
from tests.property.decode import Decoder, Inexpressible
from tests.property.printed import Listener, Script, texts_of, texts_of_client, texts_of_error
from tests.property.test_odd_arguments import slots_of
from tests.property.test_privacy import NUMBER, WORD, canary

KEY = "Keybird"
TRACES = (WORD, KEY, str(NUMBER), "1943-05-17", "date(1943", "datetime(1943", "eyJ")
"""What must not be printed. The last one is how a signed token begins."""

BY_TOOLS = {next(one for one in OPERATIONS if one.api == api and one.name.endswith(".create")).name for api in APIS}
"""The operations whose errors are also printed by rich and pytest, which take longer."""


def result_of(function: Callable[[], Any]) -> Any:
    """Return the value of a function, or its exception of whichever type."""
    try:
        return function()
    except BaseException as error:  # noqa: BLE001  # each type is a case
        return error


class Invocation:
    """A call with a canary in every argument. No frame of it has an argument among its variables."""

    def __init__(self, client: Any, call: Call) -> None:
        self._method, self._call = method_of(client, call), call

    def __call__(self) -> Any:
        return self._method(*self._call.positional, **self._call.keywords)

    async def wait(self) -> Any:
        return await self._method(*self._call.positional, **self._call.keywords)


class Construction:
    """The construction of a client. No frame of it has a credential among its variables."""

    def __init__(self, client_class: Any, settings: dict[str, Any]) -> None:
        self._class, self._settings = client_class, settings

    def __call__(self) -> Any:
        return self._class(**self._settings)


def canary_call(operation: Operation) -> Call:
    """Return the example call with a canary in each argument that accepts one."""
    call = example_call(operation)
    client = getattr(operation.api.package, operation.api.client_name)(
        **settings_of(operation.api), http_client=Script().sync_pool()
    )
    for _, slot, schema in slots_of(operation):
        with suppress(Inexpressible):
            value = Decoder(operation.api).argument(schema, canary(operation.api, schema, True))
            changed = call
            if isinstance(slot, int):
                changed = replace(call, positional=(*call.positional[:slot], value, *call.positional[slot + 1 :]))
            elif isinstance(slot, str):
                changed = replace(call, keywords={**call.keywords, slot: value})
            if not isinstance(result_of(Invocation(client, changed)), operation.api.package.ArgumentError):
                call = changed
    return call


def settings_of(api: Api) -> dict[str, Any]:
    return invented_access(api) | {name: f"{KEY}-{name}-of-32-characters-or-more" for name in credential_names(api)}


def body_of(operation: Operation) -> bytes:
    """Return a successful body with a canary in every field that is marked, and as the name of an unknown one."""
    schema = operation.answer(operation.success)
    if schema is None:
        return b""
    value = canary(operation.api, schema)
    return json.dumps({**value, f"{WORD} and others": 1} if isinstance(value, dict) else value).encode()


def report_of(operation: Operation) -> bytes:
    """Return an error body with canaries everywhere."""
    problems = [{"field": WORD, "message": f"{WORD} is wrong"}, {WORD: [WORD]}]
    error = {"code": f"{WORD} {WORD}", "detail": WORD, "validation": problems, f"the {WORD}": WORD}
    return json.dumps(
        {"error": error, "request_id": {"of": WORD}, "message": WORD, "result": [{"reason": WORD}]}
    ).encode()


RAISED: dict[str, Callable[[], BaseException]] = {
    "connection": lambda: httpx.ReadError(f"lost {WORD}"),
    "runtime": lambda: RuntimeError(WORD),
    "memory": MemoryError,
    "interrupt": KeyboardInterrupt,
    "exit": lambda: SystemExit(3),
    "generator": GeneratorExit,
    "cancelled": asyncio.CancelledError,
    "timeout": TimeoutError,
    "group": lambda: ExceptionGroup("several", [ValueError(WORD), TimeoutError()]),
    "base group": lambda: BaseExceptionGroup("several", [KeyboardInterrupt()]),
}
"""The exceptions that a step of the HTTP stack can end in."""

STEPS = ("connect_tcp", "write", "read")


def endings(operation: Operation, script: Script, steps: Collection[str]) -> Iterator[str]:
    """Let a script end a call in each way in turn: by a response, and by an exception at some steps."""
    statuses = (400, 401, 404, 409, 422, 500) if steps else (422,)
    for status, content in (
        (operation.success, body_of(operation)),
        (operation.success, body_of(operation)[:-1]),
        (200, f"<html>{WORD}</html>".encode()),
        *((status, report_of(operation)) for status in statuses),
    ):
        script.failing, script.status, script.content = "", status, b"" if status == 204 else content
        yield f"{status}"
    for step in steps:
        for name, failure in RAISED.items():
            script.failing, script.failure = step, failure
            yield f"{name} at {step}"


def assert_silent(texts: Iterator[str], ending: str) -> None:
    for text in texts:
        for trace in TRACES:
            assert trace not in text, ending


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
@pytest.mark.parametrize("http2", [False, True], ids=["HTTP/1.1", "HTTP/2"])
def test_nothing_of_a_call_is_printed(operation: Operation, http2: bool) -> None:
    script, listener = Script(http2=http2), Listener()
    with listener.listening(), script.sync_pool() as pool:
        settings = settings_of(operation.api) | {"http_client": pool, "tracer_provider": listener.provider}
        client = getattr(operation.api.package, operation.api.client_name)(**settings, label="north")
        invocation = Invocation(client, canary_call(operation))
        thorough = operation.name in BY_TOOLS and not http2
        for ending in endings(operation, script, STEPS if thorough else () if http2 else STEPS[-1:]):
            result = result_of(partial(listener.in_span, invocation))
            failed = isinstance(result, BaseException)
            assert_silent(texts_of_error(result, by_tools=thorough) if failed else texts_of(result), ending)
    assert_silent(texts_of_client(client) if operation.name in BY_TOOLS else texts_of(client), "client")
    assert_silent(texts_of(client.drift), "drift")
    assert_silent(listener.texts(), "logs")
    assert any(record.name == operation.api.package.__name__ for record in listener.records)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_nothing_of_an_asynchronous_call_is_printed(operation: Operation) -> None:
    script, listener = Script(http2=True), Listener()

    async def call_all() -> None:
        asyncio.get_running_loop().slow_callback_duration = 0  # every step is logged
        async with script.async_pool() as pool:
            settings = settings_of(operation.api) | {"http_client": pool, "tracer_provider": listener.provider}
            client = getattr(operation.api.package, f"Async{operation.api.client_name}")(**settings)
            invocation = Invocation(client, canary_call(operation))
            for ending in endings(operation, script, STEPS[-1:] if operation.name in BY_TOOLS else ()):
                await show(invocation.wait(), ending)
            script.failure = lambda: None
            for step in STEPS if operation.name in BY_TOOLS else STEPS[-1:]:
                script.failing = step
                await show(asyncio.wait_for(invocation.wait(), 0.001), f"wait_for at {step}")
                await show(in_time(invocation), f"timeout at {step}")
                await show(in_scope(invocation), f"fail_after at {step}")

    async def show(awaited: Any, ending: str) -> None:
        try:
            shown = texts_of(await awaited)
        except BaseException as error:  # noqa: BLE001  # each type of exception is a case
            shown = texts_of_error(error, by_tools=False)
        assert_silent(shown, ending)

    async def in_time(invocation: Invocation) -> None:
        async with asyncio.timeout(0.001):
            await invocation.wait()

    async def in_scope(invocation: Invocation) -> None:
        with anyio.fail_after(0.001):
            await invocation.wait()

    with listener.listening():
        asyncio.run(call_all(), debug=True)
    assert_silent(listener.texts(), "logs")


class Client:
    """A PracSuite client, sync or async, whose walks, files and lookups are interrupted."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.settings: dict[str, Any] = {"vendor_key": KEY, "account_key": KEY, "max_retries": 0}

    def sync(self) -> PracSuite:
        return PracSuite(**self.settings, http_client=self.script.sync_pool())

    def asynchronous(self) -> AsyncPracSuite:
        return AsyncPracSuite(**self.settings, http_client=self.script.async_pool())


class Surname:
    """A private argument that is made where it is used, so that no frame of a test holds it."""

    def __str__(self) -> str:
        return "".join(["Canary", "bird"])


PAGE = {"clients": [{"client_id": 5}], "total_entries": 4, "links": {"next": f"/patient?page=2&q[]=surname:={WORD}"}}


def walk(prac: PracSuite, script: Script) -> None:
    first = prac.patients.list(where=[F.surname == str(Surname())])
    script.failing = "read"
    list(first)


def raw(prac: PracSuite, script: Script) -> None:
    raw = prac.patients.with_raw_response.list(where=[F.surname == str(Surname())])
    raw.parse().next_page().next_page()


def create(prac: PracSuite, script: Script) -> None:
    script.failing = "read"
    prac.patients.create(first_name=str(Surname()), surname=str(Surname()))


def replaced(prac: PracSuite, script: Script) -> None:
    Patient.from_dict({"surname": str(Surname())}).replace(client_id=str(Surname()))


def upload(prac: PracSuite, script: Script) -> None:
    script.failing = "read"
    prac.patient_attachments.upload(5, (f"{Surname()}.pdf", str(Surname()).encode()))


def download(prac: PracSuite, script: Script) -> None:
    script.failing = "read"
    prac.patient_attachments.download(NUMBER, to=Path("/"))


def reconciled(prac: PracSuite, script: Script) -> None:
    script.failing = "read"
    prac.appointments.create(
        app_time=datetime(2027, 1, 4, 9),
        client_id=NUMBER,
        duration=5,
        practitioner_id=1,
        business_id=1,
        appointment_type_id=1,
        reconcile=True,
    )


@pytest.mark.parametrize("act", [walk, raw, create, replaced, upload, download, reconciled])
@pytest.mark.parametrize("failure", RAISED)
def test_interrupted_action_prints_nothing(act: Callable[[Any, Script], None], failure: str) -> None:
    script = Script()
    script.content = json.dumps(PAGE).encode()
    script.failure = RAISED[failure]
    listener = Listener()
    with listener.listening():
        error = result_of(partial(act, Client(script).sync(), script))
    assert isinstance(error, BaseException)
    assert_silent(texts_of_error(error, by_tools=True), failure)
    assert_silent(listener.texts(), "logs")


async def async_walk(prac: AsyncPracSuite, script: Script) -> None:
    async for _ in prac.patients.list(where=[F.surname == str(Surname())]):
        script.failing = "read"


async def prefetched(prac: AsyncPracSuite, script: Script) -> None:
    async with prac.patients.list(where=[F.surname == str(Surname())]).prefetch() as records:
        async for _ in records:
            script.failing = "read"


async def unique(prac: AsyncPracSuite, script: Script) -> None:
    script.failing = "write"
    await prac.patients.list(where=[F.surname == str(Surname())]).unique()


@pytest.mark.parametrize("act", [async_walk, prefetched, unique])
@pytest.mark.parametrize("run", [asyncio.run, trio.run], ids=["asyncio", "trio"])
@pytest.mark.parametrize("end", ["deadline", "error"])
def test_interrupted_asynchronous_walk_prints_nothing(act: Any, run: Any, end: str) -> None:
    script = Script()
    script.content = json.dumps(PAGE).encode()
    script.failure = (lambda: None) if end == "deadline" else RAISED["runtime"]

    async def interrupted() -> None:
        with anyio.fail_after(0.05):
            await act(Client(script).asynchronous(), script)

    async def main() -> None:
        await interrupted()

    error = result_of(partial(start, run, main))
    assert isinstance(error, Exception)
    assert_silent(texts_of_error(error, by_tools=True), end)


@pytest.mark.parametrize("fails", [False, True])
def test_worker_thread_of_an_asynchronous_upload_prints_nothing(fails: bool, tmp_path: Path) -> None:
    path = tmp_path / f"{WORD}.pdf"
    path.write_text(f"{WORD} is ill")
    listener = Listener()

    class Stream(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "cannot be read", str(path))

    async def main() -> None:
        asyncio.get_running_loop().slow_callback_duration = 0
        core = coreplus_client.AsyncCoreplus(**settings_of(APIS[0]), http_client=Script().async_pool())
        files: Any = [("letter.pdf", Stream(b"..."))] if fails else [path]
        data: Any = {"header": {"sending_facility": "F"}, "client": {"firstname": WORD}}
        with suppress(coreplus_client.APIError, OSError):
            await core.messages.send(files=files, message_data=data)

    with listener.listening():
        asyncio.run(main(), debug=True)
    assert any("_report_result" in record.getMessage() for record in listener.records)
    assert_silent(listener.texts(), "logs")


def start(run: Any, main: Any) -> None:
    if run is trio.run:
        run(main)
    else:
        run(main(), debug=True)


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
@pytest.mark.parametrize("wrong", [{"timeout": -1}, {"http_client": 5}, {"base_url": f"https://{KEY}:{KEY}@x.example"}])
def test_rejected_client_does_not_print_its_credentials(api: Api, wrong: dict[str, Any]) -> None:
    error = result_of(Construction(getattr(api.package, api.client_name), settings_of(api) | wrong))
    assert isinstance(error, api.package.ArgumentError)
    assert_silent(texts_of_error(error, by_tools=False), "error")
