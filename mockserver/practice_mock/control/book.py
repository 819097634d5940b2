"""Calls on the appointment books of the tenants, for people who watch them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_query
from practice_mock.spec.formats import is_date
from practice_mock.state.book import Books
from practice_mock.state.clock import timestamp
from practice_mock.state.practice import PracticeState
from practice_mock.state.tenant import Tenant

_MOST_DAYS = 14
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 1)


class BookPlane:
    """Shows the tenants and their books."""

    def __init__(self, practice: PracticeState, books: Books) -> None:
        self._practice = practice
        self._apis = books.apis
        self._readers = books.readers

    async def list_tenants(self, request: Request) -> Response:
        with self._practice.lock:
            tenants = [self._shown(tenant) for tenant in self._practice.tenants]
        return _private({"tenants": tenants})

    async def read(self, request: Request) -> Response:
        query = read_query(request, {"tenant", "from", "days"})
        tenant = self._tenant(query.get("tenant", ""))
        days = query.get("days", "1")
        if not (days.isascii() and days.isdecimal() and len(days) < 3 and 1 <= int(days) <= _MOST_DAYS):
            raise HTTPException(400, f"days must be a number from 1 to {_MOST_DAYS}.")
        with self._practice.lock:
            now = tenant.now()
            first = _day(query["from"]) if "from" in query else now.astimezone(tenant.zone).date()
            page = self._readers[self._apis[tenant.number]](tenant, first, int(days))
            shown = self._shown(tenant)
        dates = [(first + timedelta(days=number)).isoformat() for number in range(int(days))]
        return _private({**shown, "now": timestamp(now), "days": dates, **asdict(page)})

    def _tenant(self, number: str) -> Tenant:
        for tenant in self._practice.tenants:
            if str(tenant.number) == number:
                return tenant
        known = ", ".join(str(tenant.number) for tenant in self._practice.tenants)
        raise HTTPException(400, f"tenant must be the number of a tenant: {known}.")

    def _shown(self, tenant: Tenant) -> dict[str, object]:
        today = tenant.now().astimezone(tenant.zone).date().isoformat()
        return {
            "tenant": tenant.number,
            "api": self._apis[tenant.number],
            "name": tenant.name,
            "zone": tenant.zone.key,
            "today": today,
        }


def _day(text: str) -> date:
    if not is_date(text):
        raise HTTPException(400, "from must be a date, such as 2026-11-30.")
    day = date.fromisoformat(text)
    if not _FIRST <= day <= _LAST:
        raise HTTPException(400, f"from must be between {_FIRST} and {_LAST}.")
    return day


def _private(body: object) -> Response:
    return JSONResponse(body, headers={"cache-control": "no-store"})
