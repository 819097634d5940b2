"""An exception of the HTTP library prints its URL and holds the request: none reaches the caller, not even from a hook.

Other exceptions of a hook are the caller's own, and propagate unchanged.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import httpx2
import pytest

from pracsuite_client import APIConnectionError, AsyncPracSuite, F, PracSuite, Retry
from tests.property.printed import linked_to, texts_of_error

KEY = "Canary-key"
KEYS: dict[str, Any] = {"vendor_key": KEY, "account_key": KEY}
TRACES = ("Canary", "patient?", "/v1/patient")


class ClinicError(Exception):
    """An exception of the caller."""


class OwnStatusError(httpx.HTTPStatusError):
    """An exception of the caller that is one of the library."""


def status(response: Any) -> None:
    response.raise_for_status()


def made(response: Any) -> None:
    raise httpx.HTTPStatusError("failed", request=response.request, response=response)


def invalid(response: Any) -> None:
    httpx.URL(f"http://Canary{chr(0)}")


def unread(response: Any) -> None:
    response.text  # noqa: B018 - it raises


def grouped(response: Any) -> None:
    errors: list[Exception] = []
    for _ in range(2):
        try:
            response.raise_for_status()
        except httpx.HTTPStatusError as error:
            errors.append(error)
    raise ExceptionGroup("several", [ValueError(), ExceptionGroup("inner", errors)])


HOOKS = [status, made, invalid, unread, grouped]


def answer(request: Any) -> Any:
    return httpx.Response(503, request=request, stream=Body())


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __iter__(self) -> Any:
        yield b"Canary"

    async def __aiter__(self) -> Any:
        yield b"Canary"


def caught_by(call: Callable[[], Any]) -> BaseException:
    try:
        call()
    except Exception as error:  # noqa: BLE001 - whichever it is
        return error
    raise AssertionError


def assert_silent(error: BaseException) -> None:
    for text in texts_of_error(error, by_tools=True):
        assert not any(trace in text for trace in TRACES), text


def search(prac: Any) -> Any:
    return prac.patients.list(where=[F.surname == "".join(["Can", "ary"])])


@pytest.mark.parametrize("hook", HOOKS)
def test_library_exception_of_a_hook_is_a_connection_error(hook: Callable[[Any], None]) -> None:
    pool = httpx.Client(transport=httpx.MockTransport(answer), event_hooks={"response": [hook]})
    prac = PracSuite(**KEYS, http_client=pool, retry=Retry(sleep=lambda _: None))
    error = caught_by(lambda: search(prac))
    assert isinstance(error, APIConnectionError)
    assert error.attempts == 1, "it is not one of the connection"
    assert "in an event hook of http_client" in str(error)
    assert_silent(error)


@pytest.mark.parametrize("hook", HOOKS)
def test_library_exception_of_an_asynchronous_hook_is_a_connection_error(hook: Callable[[Any], None]) -> None:
    async def ahook(response: Any) -> None:
        hook(response)

    async def main() -> None:
        pool = httpx.AsyncClient(transport=httpx.MockTransport(answer), event_hooks={"response": [ahook]})
        await search(AsyncPracSuite(**KEYS, http_client=pool, max_retries=0))

    error = caught_by(lambda: asyncio.run(main()))
    assert isinstance(error, APIConnectionError)
    assert_silent(error)


def test_fork_of_the_library_is_recognised() -> None:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(404))
    pool: Any = httpx2.Client(transport=transport, event_hooks={"response": [status]})
    error = caught_by(lambda: search(PracSuite(**KEYS, http_client=pool)))
    assert isinstance(error, APIConnectionError)
    assert_silent(error)


@pytest.mark.parametrize("chained", [False, True])
def test_own_exception_of_a_hook_is_raised_without_that_of_the_library(chained: bool) -> None:
    raised = ClinicError("503")

    def hook(response: httpx.Response) -> None:
        try:
            made(response)
        except httpx.HTTPStatusError as error:
            if chained:
                raise raised from error
        raise raised

    pool = httpx.Client(transport=httpx.MockTransport(answer), event_hooks={"response": [hook]})
    error = caught_by(lambda: search(PracSuite(**KEYS, http_client=pool)))
    assert error is raised
    assert not any(isinstance(linked, httpx.HTTPError) for linked in linked_to(error))


def test_class_of_the_caller_is_its_own_exception() -> None:
    raised: list[Exception] = []

    def hook(response: httpx.Response) -> None:
        raised.append(OwnStatusError("503", request=response.request, response=response))
        raise raised[0]

    pool = httpx.Client(transport=httpx.MockTransport(answer), event_hooks={"response": [hook]})
    assert caught_by(lambda: search(PracSuite(**KEYS, http_client=pool))) is raised[0]


HOSTS = ["zelda-canary.invalid", "canary.invalid:8443", "1.canary", "xn--canary-rta.invalid", "[::1]:1"]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("fails", [httpx.ConnectError, httpx.ReadTimeout, RuntimeError])
def test_host_that_the_server_chose_is_not_printed(host: str, fails: type[Exception]) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.startswith("/v1/"):
            return httpx.Response(302, headers={"location": f"https://{host}/b?sig=Canary"})
        raise fails("Canary")

    prac = PracSuite(**KEYS, http_client=httpx.Client(transport=httpx.MockTransport(handler)), max_retries=0)
    error = caught_by(lambda: prac.patient_attachments.download(61, to="/"))
    assert isinstance(error, APIConnectionError)
    assert "(storage)" in str(error)
    for text in texts_of_error(error, by_tools=False):
        assert "anary" not in text
        assert host not in text
