"""Calls on the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_fields
from practice_mock.state.clock import timestamp
from practice_mock.state.practice import PracticeState


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
                self._practice.clock.set(datetime.fromisoformat(body["now"]), running=body.get("running", False))
        except (ValueError, OverflowError):
            raise HTTPException(400, "now must be an RFC 3339 date-time with an offset, from 1900 to 9000.") from None
        return await self.read(request)

    async def advance(self, request: Request) -> Response:
        body = await read_fields(request, {"seconds": (int, float)}, required={"seconds"})
        try:
            with self._practice.lock:
                self._practice.clock.advance(timedelta(seconds=body["seconds"]))
        except (ValueError, OverflowError):
            raise HTTPException(400, "seconds must lead to an instant from 1900 to 9000.") from None
        return await self.read(request)
