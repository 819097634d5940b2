"""The log has a line for each attempt."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest

from pracsuite_client import AsyncPracSuite, PracSuite, Retry

KEYS = {"vendor_key": "v", "account_key": "a"}


@pytest.mark.parametrize("face", ["sync", "async"])
def test_each_attempt_is_logged_with_its_own_duration(face: str, caplog: pytest.LogCaptureFixture) -> None:
    """The duration of a second attempt includes neither the first one nor the delay between them."""
    time = [0.0]

    def wait(seconds: float) -> None:
        time[0] += seconds

    async def wait_async(seconds: float) -> None:
        wait(seconds)

    def answer(request: httpx.Request) -> httpx.Response:
        first = time[0] == 0
        time[0] += 0.5 if first else 0.25
        return httpx.Response(503 if first else 200, json={"client_id": 7}, headers={"retry-after": "3"})

    retry = Retry(sleep=wait, async_sleep=wait_async, clock=lambda: time[0])
    transport = httpx.MockTransport(answer)
    caplog.set_level(logging.DEBUG, "pracsuite_client")
    if face == "sync":
        PracSuite(**KEYS, retry=retry, http_client=httpx.Client(transport=transport)).patients.get(7)
    else:
        pool = httpx.AsyncClient(transport=transport)
        asyncio.run(AsyncPracSuite(**KEYS, retry=retry, http_client=pool).patients.get(7))
    first, second = [record.getMessage() for record in caplog.records]
    assert "503 in 500 ms, attempt 1" in first
    assert "200 in 250 ms, attempt 2" in second
