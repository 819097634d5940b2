"""By default a client calls the vendor's own URL, no faster than the vendor allows."""

from __future__ import annotations

from itertools import pairwise

import httpx

from coreplus_client import Coreplus
from coreplus_client import Retry as CoreplusRetry
from pracsuite_client import PracSuite
from tests.contract.conftest import COREPLUS_KEYS

ALLOWED = 10
"""Requests per second that coreplus accepts: it rejects the eleventh."""


def test_pracsuite_default_base_url() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"client_id": 7})

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    PracSuite(vendor_key="v", account_key="a", http_client=pool).patients.get(7)
    assert str(seen[0].url) == "https://api.pracsuite.com/v1/patient/7"


def test_coreplus_default_base_url_and_rate_limit() -> None:
    times: list[float] = []
    seen: list[str] = []
    clock = [0.0]

    def pause(seconds: float) -> None:
        clock[0] += seconds

    def answer(request: httpx.Request) -> httpx.Response:
        times.append(clock[0])
        seen.append(str(request.url))
        return httpx.Response(200, json={"locations": []})

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    retry = CoreplusRetry(sleep=pause, clock=lambda: clock[0])
    core = Coreplus(**COREPLUS_KEYS, http_client=pool, retry=retry)
    for _ in range(3 * ALLOWED + 1):
        core.locations.list()
    assert set(seen) == {"https://api.coreplus.com.au/API/Core/v2.1/Location/"}
    later = times[ALLOWED:]
    assert all(after - before >= 1 for before, after in zip(times, later, strict=False)), "never more per second"
    assert all(before <= after for before, after in pairwise(times))
    assert times[-1] <= 3.4, "and hardly slower than that"
