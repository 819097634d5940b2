"""What proves that a record is that of a reconciled call: fresh responses, and that it was not there before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

import httpx
import pytest

from practice_mock.faults import Delay, Reset
from tests.property.bookings import BOOK, CREATE, FINALISE, HELD, RESERVE, Booking, begin, carry_out, sync_client
from tests.property.network import TIMEOUT, Network, World

WORLD = World()
FROM_A_CACHE = [
    *({"x-cache": value} for value in ("HIT", "Hit from cloudfront", "RefreshHit from cloudfront", "MISS, HIT", "yes")),
    *({"cf-cache-status": value} for value in ("HIT", "STALE", "REVALIDATED", "UPDATING", "unheard-of", "")),
    *({"cache-status": value} for value in ("edge; hit; ttl=30", "a; fwd=miss, b; hit", "a; fwd=miss; collapsed")),
    *({"x-cache-hits": value} for value in ("1", "0, 3")),
    *({name: "served"} for name in ("x-proxy-cache", "x-drupal-cache", "x-some-new-cache-header")),
    *({"warning": value} for value in ('110 - "Response is Stale"', '113 - "Heuristic expiration"', "")),
    *({"age": value} for value in ("1", "7, 0", "unknown")),
]
"""Headers that state, or do not deny, that a response is from a cache."""
NOT_FROM_A_CACHE = [
    {"cache-control": "private, max-age=60", "cdn-cache-control": "no-store", "age": "0"},
    {"x-cache": "Miss from cloudfront"},
    {"cf-cache-status": "DYNAMIC"},
    {"cf-cache-status": "BYPASS", "x-cache-hits": "0, 0"},
    {"cache-status": "a; fwd=miss; stored, b; fwd=uri-miss"},
    {"x-cache": "MISS, MISS", "via": "1.1 proxy.example"},
]


@pytest.mark.parametrize("headers", [*FROM_A_CACHE, *NOT_FROM_A_CACHE], ids=str)
@pytest.mark.parametrize("booking", [CREATE, RESERVE, FINALISE, BOOK], ids=str)
def test_only_a_lookup_that_no_cache_answered_shows_anything(booking: Booking, headers: Mapping[str, str]) -> None:
    class Cached(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if request.method == "GET" and self.sent("POST"):
                response.headers.update(headers)
            return response

    begin(WORLD, booking)
    run = carry_out(WORLD, booking, [Reset(after_commit=True)], network=Cached, reconcile=True)
    assert len(run.writes) == 1
    if headers in FROM_A_CACHE:
        assert (run.error.reconciliation.reason, run.error.maybe_applied) == ("stale", True)
    else:
        assert run.error is None


@pytest.mark.parametrize("ahead", [0.3, 5.0, 60.0, 3600.0])
@pytest.mark.parametrize("seconds", [0.1, 0.9, 4.5, 59.0])
@pytest.mark.parametrize("readable", [True, False], ids=["list before the call", "no list before the call"])
def test_hold_that_another_user_placed_before_the_call_is_never_returned(
    ahead: float, seconds: float, *, readable: bool
) -> None:
    """The clock that dates holds is ahead of the one of ``Date``, so that the hold seems to be made by the call."""

    class Ahead(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if not readable and not self.sent("POST"):
                return httpx.Response(403, headers={"date": response.headers["date"]}, json={})
            body = json.loads(response.content)
            for record in body.get("data", [body]):
                if "created" in record:
                    created = datetime.fromisoformat(record["created"]) + timedelta(seconds=ahead)
                    record["created"] = created.isoformat().replace("+00:00", "Z")
            return httpx.Response(response.status_code, headers={"date": response.headers["date"]}, json=body)

    begin(WORLD, RESERVE)
    RESERVE.call(sync_client(WORLD, "pracsuite", Network(WORLD)), {})
    WORLD.pass_by(seconds)
    for write in (Reset(), Delay(TIMEOUT + 1)):
        run = carry_out(WORLD, RESERVE, [write], network=Ahead, reconcile=True)
        assert run.value is None
        assert run.error.reconciliation.candidates == (HELD,)
        assert run.error.maybe_applied
        assert len(run.writes) == 1


def test_hold_is_not_attributed_without_the_list_before_the_call() -> None:
    class Denied(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            return response if self.sent("POST") else httpx.Response(403, json={})

    begin(WORLD, RESERVE)
    run = carry_out(WORLD, RESERVE, [Reset(after_commit=True)], network=Denied, reconcile=True)
    assert (run.error.reconciliation.reason, run.error.reconciliation.candidates) == ("undated", (HELD,))
    assert carry_out(WORLD, CREATE, [], network=Denied, reconcile=True).network.before == []
