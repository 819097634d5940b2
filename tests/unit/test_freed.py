"""What was sent and received does not stay in memory until the garbage collector runs."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator
from typing import Any

import httpx
import httpx2
import pytest

from pracsuite_client import AsyncPracSuite, NotFoundError, PracSuite

LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2], ids=lambda library: library.__name__)
STATUSES = pytest.mark.parametrize("status", [200, 404])
KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a"}


@pytest.fixture(autouse=True)
def without_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


class Answers:
    """Answers requests with a patient, and remembers requests and responses without keeping them."""

    def __init__(self, library: Any, status: int) -> None:
        self._library = library
        self._status = status
        self.seen: list[weakref.ref[Any]] = []

    def __call__(self, request: Any) -> Any:
        # A response whose body is not read yet, as from a connection.
        stream = self._library.ByteStream(b'{"client_id": 7, "surname": "Zimmermann"}')
        response = self._library.Response(
            self._status, headers={"content-type": "application/json"}, stream=_Unread(stream), request=request
        )
        self.seen += [weakref.ref(request), weakref.ref(response)]
        return response


class _Unread(httpx.SyncByteStream, httpx.AsyncByteStream, httpx2.SyncByteStream, httpx2.AsyncByteStream):
    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    async def __aiter__(self) -> Any:
        async for piece in self._inner:
            yield piece


@LIBRARIES
@STATUSES
def test_request_and_response_are_freed_at_once(library: Any, status: int) -> None:
    answers = Answers(library, status)
    with library.Client(transport=library.MockTransport(answers)) as pool:
        prac = PracSuite(**KEYS, http_client=pool)
        try:
            assert prac.patients.get(7).surname == "Zimmermann"
        except NotFoundError:
            assert status == 404
        assert [seen() for seen in answers.seen] == [None, None]


@LIBRARIES
@STATUSES
def test_request_and_response_are_freed_at_once_in_an_asynchronous_client(library: Any, status: int) -> None:
    answers = Answers(library, status)

    async def run() -> None:
        async with library.AsyncClient(transport=library.MockTransport(answers)) as pool:
            prac = AsyncPracSuite(**KEYS, http_client=pool)
            try:
                assert (await prac.patients.get(7)).surname == "Zimmermann"
            except NotFoundError:
                assert status == 404
            assert [seen() for seen in answers.seen] == [None, None]

    asyncio.run(run())


@LIBRARIES
def test_response_that_a_hook_keeps_can_still_be_closed(library: Any) -> None:
    kept: list[Any] = []

    async def keep(response: Any) -> None:
        kept.append(response)

    async def run() -> None:
        transport = library.MockTransport(Answers(library, 200))
        async with library.AsyncClient(transport=transport, event_hooks={"response": [keep]}) as pool:
            await AsyncPracSuite(**KEYS, http_client=pool).patients.get(7)
            await kept[0].aclose()
            assert kept[0].is_closed

    asyncio.run(run())
