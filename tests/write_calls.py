"""Calls that create a patient, synchronous, with asyncio and with trio, over pools of httpx and httpx2."""

from __future__ import annotations

import asyncio
import types
from collections.abc import Callable
from typing import Any

import httpx
import httpx2
import pytest
import trio

from pracsuite_client import AsyncPracSuite, PracSuite, Retry

LIBRARIES = [httpx, httpx2]
PATIENT: dict[str, Any] = {"first_name": "Robin", "surname": "Example"}


async def no_wait(seconds: float) -> None:
    """Return at once."""


KEYS: dict[str, Any] = {
    "vendor_key": "v",
    "account_key": "a",
    "timeout": 5,
    "retry": Retry(sleep=lambda seconds: None, async_sleep=no_wait),
}


def call(way: str, url: str, pool: Callable[[bool], Any] | None = None, **settings: Any) -> BaseException | None:
    """Create a patient in one of the ways, and return the exception."""
    given = {**KEYS, "base_url": url, **settings}

    async def create() -> None:
        http_client = pool(True) if pool is not None else None
        try:
            async with AsyncPracSuite(**given, http_client=http_client) as prac:
                await prac.patients.create(**PATIENT)
        finally:
            if http_client is not None:
                await http_client.aclose()

    try:
        if way == "asyncio":
            asyncio.run(create())
        elif way == "trio":
            trio.run(create)
        else:
            http_client = pool(False) if pool is not None else None
            try:
                with PracSuite(**given, http_client=http_client) as prac:
                    prac.patients.create(**PATIENT)
            finally:
                if http_client is not None:
                    http_client.close()
    except Exception as error:  # noqa: BLE001  # the tests judge it
        return error
    return None


every_way = pytest.mark.parametrize("way", ["sync", "asyncio", "trio"])


def pool_of(library: types.ModuleType, **settings: Any) -> Callable[[bool], Any]:
    """Return a function that creates a pool of a library."""
    return lambda asynchronous: (library.AsyncClient if asynchronous else library.Client)(**settings)
