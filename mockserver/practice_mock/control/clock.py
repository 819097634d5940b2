"""Calls on the clock."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_fields
from practice_mock.state.clock import timestamp
from practice_mock.state.practice import PracticeState

_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_RANGE = "from 1900-01-01T00:00:00Z to 9000-01-01T00:00:00Z"
_FORM = f"now must be a date-time of RFC 3339 with an offset, such as 2027-01-04T09:00:00+10:30, {_RANGE}."


class ClockPlane:
    """Reads and moves the clock."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice

    async def read(self, request: Request) -> Response:
        clock = self._practice.clock
        with self._practice.lock:
            return JSONResponse({"now": timestamp(clock.now()), "running": clock.running})

    async def put(self, request: Request) -> Response:
        body = await read_fields(request, {"now": str, "running": bool}, required={"now"})
        try:
            with self._practice.lock:
                self._practice.clock.set(_instant(body["now"]), running=body.get("running", False))
        except (ValueError, OverflowError):
            raise HTTPException(400, _FORM) from None
        return await self.read(request)

    async def advance(self, request: Request) -> Response:
        body = await read_fields(request, {"seconds": (int, float)}, required={"seconds"})
        try:
            with self._practice.lock:
                self._practice.clock.advance(timedelta(seconds=body["seconds"]))
        except (ValueError, OverflowError):
            raise HTTPException(400, f"seconds must lead to an instant {_RANGE}.") from None
        return await self.read(request)


def _instant(text: str) -> datetime:
    if not _INSTANT.fullmatch(text):
        raise ValueError(_FORM)
    return datetime.fromisoformat(text.upper())
