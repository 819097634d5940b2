"""Helpers for the tests of coreplus: the API alone, and clients that sign each request and check each response."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from typing import Any

import httpx
from starlette.applications import Starlette

from practice_mock import DEMO, Clock, CoreplusCredentials, Practice, documents
from practice_mock.coreplus import profile, routes
from practice_mock.credentials import LIMITED, OTHER
from practice_mock.spec import compile_spec
from practice_mock.testing import Mock
from practice_mock.wire import Endpoint
from practice_mock.wire.asgi import Services
from tests.mock.support import NOW, conforms_to, token

MELBOURNE = "22222222-2222-4222-8222-222222222222"
BRISBANE = "22222222-0000-4000-8000-000000000002"
MAIN_CLINIC = "11111111-1111-4111-8111-111111111111"
NORTHERN_CLINIC = "00000001-0000-4000-8000-000000000002"
KIM = "33333333-3333-4333-8333-333333333333"
LOU = "00000003-0000-4000-8000-000000000002"
INITIAL_VISIT = "44444444-4444-4444-8444-444444444444"
SAMS_VISIT = "55555555-5555-4555-8555-555555555555"
SAM = "66666666-6666-4666-8666-666666666666"
INVOICE = "77777777-7777-4777-8777-777777777777"
LINE = "88888888-8888-4888-8888-888888888888"
BPAY = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
_CLAIMS = {"iss": DEMO.coreplus.issuer, "aud": DEMO.coreplus.audience}
NOBODY = "00000000-0000-4000-8000-00000000dead"


def coreplus_alone(now: datetime = NOW) -> Mock:
    """Return a mock in this process that serves only coreplus, with a clock that stands still."""
    practice = Practice(clock=Clock(now))
    first, second = practice.coreplus
    full = profile.Consumer(
        secret=DEMO.coreplus.consumer_secret,
        rights=frozenset({profile.ADVANCED}),
        practices={DEMO.coreplus.access_token: first, OTHER.coreplus.access_token: second},
        claims=_CLAIMS,
    )
    limited = profile.Consumer(LIMITED.consumer_secret, frozenset(), {LIMITED.access_token: first}, _CLAIMS)
    access = profile.Access({DEMO.coreplus.consumer_id: full, LIMITED.consumer_id: limited})
    api_profile = profile.CoreplusProfile(access, practice.clock, practice.limiter, practice.switches)
    spec = compile_spec(documents.load("coreplus"), ignore_case=True)
    endpoint = Endpoint(practice, api_profile, spec, routes.handlers())
    return Mock(practice, Services([endpoint], Starlette()), "https://practice-mock.test")


class Signed(httpx.Auth):
    """Gives each request its own token, and the content type without which no token is accepted."""

    def __init__(self, mock: Mock, credentials: CoreplusCredentials) -> None:
        self._mock = mock
        self._credentials = credentials

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        now = self._mock.practice.clock.now()
        request.headers["Authorization"] = token(request.method, str(request.url), now, self._credentials)
        request.headers.setdefault("content-type", "application/json")
        yield request


def coreplus_client(
    mock: Mock, credentials: CoreplusCredentials = DEMO.coreplus, base_url: str | None = None
) -> httpx.Client:
    """Return a client that signs requests, and checks every response."""
    url = base_url or mock.coreplus_url
    return httpx.Client(
        base_url=url,
        transport=mock.transport,
        auth=Signed(mock, credentials),
        event_hooks={"response": [conforms_to("coreplus")]},
    )


def booking(start: str = "2026-01-05T09:00:00+11:00", end: str = "2026-01-05T09:30:00+11:00", **changes: Any) -> Any:
    """Return a booking of Sam with Kim on a Monday morning in Melbourne, with changes."""
    return {
        "startDateTime": start,
        "endDateTime": end,
        "practitioner": {"practitionerId": KIM},
        "locationId": MAIN_CLINIC,
        "clients": [{"clientId": SAM}],
        **changes,
    }


def day_query(first: str, last: str | None = None, zone: str = MELBOURNE, **rest: Any) -> dict[str, Any]:
    """Return the parameters of a period in a zone."""
    return {"startDate": first, "endDate": last or first, "timezoneId": zone, **rest}


def all_pages(client: httpx.Client, path: str, key: str, **query: Any) -> list[Any]:
    """Return every record of a list, page by page, and check that the pages add up."""
    found: list[Any] = []
    number = 1
    while True:
        body = client.get(path, params={**query, "pageNumber": number, "pageSize": 100}).json()
        found += body[key]
        if not body[key]:
            assert body["paging"] == {"totalRows": len(found), "pageNumber": number, "pageSize": 100}
            return found
        number += 1
