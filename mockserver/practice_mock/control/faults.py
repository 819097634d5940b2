"""Calls on the fault plan."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_json
from practice_mock.faults import FaultState, PlanError, schema
from practice_mock.rejection import sentence
from practice_mock.state.practice import PracticeState


class FaultPlane:
    """Shows, replaces and removes the fault plan."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice

    async def read(self, request: Request) -> Response:
        with self._practice.lock:
            state = self._practice.faults.state
        return JSONResponse(shown_faults(state))

    async def put(self, request: Request) -> Response:
        plan = await read_json(request)
        try:
            with self._practice.lock:
                self._practice.faults.put(plan)
        except PlanError as error:
            problems = [{"pointer": problem.pointer, "reason": problem.reason} for problem in error.problems]
            return JSONResponse({"message": sentence(f"The plan is rejected: {error}"), "problems": problems}, 400)
        return await self.read(request)

    async def clear(self, request: Request) -> Response:
        with self._practice.lock:
            self._practice.faults.clear()
        return Response(status_code=204)

    async def read_schema(self, request: Request) -> Response:
        return JSONResponse(schema())


def shown_faults(state: FaultState) -> dict[str, Any]:
    """Return a plan in force, with the use of each rule."""
    rules = [
        {"rule": state.plan.label(position), "matched": count.matched, "fired": count.fired}
        for position, count in enumerate(state.counts)
    ]
    return {"plan": state.plan.as_json(), "rules": rules}
