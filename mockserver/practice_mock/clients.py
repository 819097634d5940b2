"""The generated clients, ready to call a mock.

```python
from practice_mock import clients
from practice_mock.testing import in_process

with in_process() as mock, clients.pracsuite(mock) as prac:
    print(prac.patients.get(7).surname)
```

They use the mock's clock to sign tokens and to read a date in `Retry-After`. Where they would wait, also for the rate
limit of coreplus, they advance that clock instead and continue at once.
With `namespace`, they call another practice of the same mock: see `Mock.namespace`.
They need httpx, and the clients from the folder `generated` of the mock's repository.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx

from practice_mock.state.clock import Clock
from practice_mock.testing import Mock

if TYPE_CHECKING:
    from coreplus_client import AsyncCoreplus, Coreplus
    from pracsuite_client import AsyncPracSuite, PracSuite


@contextmanager
def pracsuite(mock: Mock, *, namespace: str | None = None) -> Generator[PracSuite]:
    """Return a PracSuite client with the demo keys, which is closed when the context ends."""
    from pracsuite_client import PracSuite

    mock = _in_namespace(mock, namespace)
    with _http(mock) as http:
        yield PracSuite(**_pracsuite_settings(mock), http_client=http)


def async_pracsuite(mock: Mock, *, namespace: str | None = None) -> AsyncPracSuite:
    """Return an asynchronous PracSuite client with the demo keys, for any event loop. It does not need closing."""
    from pracsuite_client import AsyncPracSuite

    mock = _in_namespace(mock, namespace)
    return AsyncPracSuite(**_pracsuite_settings(mock), http_client=_async_http(mock))


@contextmanager
def coreplus(mock: Mock, *, namespace: str | None = None) -> Generator[Coreplus]:
    """Return a coreplus client with the demo credentials, which is closed when the context ends."""
    from coreplus_client import Coreplus

    mock = _in_namespace(mock, namespace)
    with _http(mock) as http:
        yield Coreplus(**_coreplus_settings(mock), http_client=http)


def async_coreplus(mock: Mock, *, namespace: str | None = None) -> AsyncCoreplus:
    """Return an asynchronous coreplus client with the demo credentials, for any event loop. It needs no closing."""
    from coreplus_client import AsyncCoreplus

    mock = _in_namespace(mock, namespace)
    return AsyncCoreplus(**_coreplus_settings(mock), http_client=_async_http(mock))


def _in_namespace(mock: Mock, namespace: str | None) -> Mock:
    return mock if namespace is None else mock.namespace(namespace)


def _http(mock: Mock) -> httpx.Client:
    return httpx.Client(transport=None if mock.over_socket else mock.transport, trust_env=False)


def _async_http(mock: Mock) -> httpx.AsyncClient:
    transport = None if mock.over_socket else mock.transport
    # No connection is kept alive, so none belongs to an event loop that has already been closed.
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.AsyncClient(transport=transport, limits=limits, trust_env=False)


def _pracsuite_settings(mock: Mock) -> dict[str, Any]:
    """Return the arguments of both clients of PracSuite, except the pool."""
    from pracsuite_client import Retry

    keys = mock.credentials.pracsuite
    return {
        "vendor_key": keys.vendor_key,
        "account_key": keys.account_key,
        "base_url": mock.pracsuite_url,
        "time_zone": mock.practice.pracsuite[0].zone.key,
        "retry": Retry(**_Waits(mock.practice.clock).settings()),
        "rate_limit": None,
    }


def _coreplus_settings(mock: Mock) -> dict[str, Any]:
    """Return the arguments of both clients of coreplus, except the pool."""
    from coreplus_client import Retry

    secrets = mock.credentials.coreplus
    return {
        "consumer_id": secrets.consumer_id,
        "consumer_secret": secrets.consumer_secret,
        "access_token": secrets.access_token,
        "issuer": secrets.issuer,
        "audience": secrets.audience,
        "base_url": mock.coreplus_url,
        "token_url": None,
        "retry": Retry(**_Waits(mock.practice.clock).settings()),
    }


class _Waits:
    """The time of one client: waits take no real time, but the mock's clock and that of the client go on by them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waited = 0.0

    def settings(self) -> dict[str, Any]:
        """Return the arguments of a `Retry` that waits in this way."""
        return {"sleep": self.wait, "async_sleep": self.async_wait, "clock": self.monotonic, "now": self.now}

    def wait(self, seconds: float) -> None:
        """Advance both clocks."""
        self._waited += seconds
        self._clock.advance(timedelta(seconds=seconds))

    async def async_wait(self, seconds: float) -> None:
        """Advance both clocks."""
        self.wait(seconds)

    def monotonic(self) -> float:
        """Return the seconds of a monotonic clock that the waits advance."""
        return time.monotonic() + self._waited

    def now(self) -> float:
        """Return the mock's time in seconds since 1970."""
        return self._clock.now().timestamp()
