"""The generated clients, ready to call a mock.

    mock = in_process()
    with clients.pracsuite(mock) as prac: …

They use the mock's clock to sign tokens and to read a date in `Retry-After`, and they do not wait between attempts.
They need the packages pracsuite-client and coreplus-client, and httpx.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

from practice_mock.state.clock import Clock
from practice_mock.testing import Mock

if TYPE_CHECKING:
    from coreplus_client import AsyncCoreplus, Coreplus
    from coreplus_client import Retry as CoreplusRetry
    from pracsuite_client import AsyncPracSuite, PracSuite
    from pracsuite_client import Retry as PracSuiteRetry


@contextmanager
def pracsuite(mock: Mock) -> Generator[PracSuite]:
    """Return a PracSuite client with the demo keys, which is closed when the context ends."""
    from pracsuite_client import PracSuite

    keys = mock.credentials.pracsuite
    with _http(mock) as http:
        yield PracSuite(
            vendor_key=keys.vendor_key,
            account_key=keys.account_key,
            base_url=mock.pracsuite_url,
            time_zone=mock.practice.pracsuite[0].zone.key,
            retry=_pracsuite_retry(mock),
            rate_limit=None,
            http_client=http,
        )


def async_pracsuite(mock: Mock) -> AsyncPracSuite:
    """Return an asynchronous PracSuite client with the demo keys, for any event loop. It does not need closing."""
    from pracsuite_client import AsyncPracSuite

    keys = mock.credentials.pracsuite
    return AsyncPracSuite(
        vendor_key=keys.vendor_key,
        account_key=keys.account_key,
        base_url=mock.pracsuite_url,
        time_zone=mock.practice.pracsuite[0].zone.key,
        retry=_pracsuite_retry(mock),
        rate_limit=None,
        http_client=_async_http(mock),
    )


@contextmanager
def coreplus(mock: Mock) -> Generator[Coreplus]:
    """Return a coreplus client with the demo credentials, which is closed when the context ends."""
    from coreplus_client import Coreplus

    secrets = mock.credentials.coreplus
    with _http(mock) as http:
        yield Coreplus(
            consumer_id=secrets.consumer_id,
            consumer_secret=secrets.consumer_secret,
            access_token=secrets.access_token,
            issuer=secrets.issuer,
            base_url=mock.coreplus_url,
            retry=_coreplus_retry(mock),
            rate_limit=None,
            http_client=http,
        )


def async_coreplus(mock: Mock) -> AsyncCoreplus:
    """Return an asynchronous coreplus client with the demo credentials, for any event loop. It needs no closing."""
    from coreplus_client import AsyncCoreplus

    secrets = mock.credentials.coreplus
    return AsyncCoreplus(
        consumer_id=secrets.consumer_id,
        consumer_secret=secrets.consumer_secret,
        access_token=secrets.access_token,
        issuer=secrets.issuer,
        base_url=mock.coreplus_url,
        retry=_coreplus_retry(mock),
        rate_limit=None,
        http_client=_async_http(mock),
    )


def _http(mock: Mock) -> httpx.Client:
    return httpx.Client(transport=None if mock.over_socket else mock.transport, trust_env=False)


def _async_http(mock: Mock) -> httpx.AsyncClient:
    transport = None if mock.over_socket else mock.transport
    # No connection is kept alive, so none belongs to an event loop that has already been closed.
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.AsyncClient(transport=transport, limits=limits, trust_env=False)


def _pracsuite_retry(mock: Mock) -> PracSuiteRetry:
    from pracsuite_client import Retry

    return Retry(sleep=_no_wait, async_sleep=_no_async_wait, now=lambda: _seconds(mock.practice.clock))


def _coreplus_retry(mock: Mock) -> CoreplusRetry:
    from coreplus_client import Retry

    return Retry(sleep=_no_wait, async_sleep=_no_async_wait, now=lambda: _seconds(mock.practice.clock))


def _seconds(clock: Clock) -> float:
    return clock.now().timestamp()


def _no_wait(seconds: float) -> None:
    """Return at once."""


async def _no_async_wait(seconds: float) -> None:
    """Return at once."""
