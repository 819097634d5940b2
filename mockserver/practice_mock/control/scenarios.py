"""Calls on the scenarios: fault plans that have a name."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.faults import shown_faults
from practice_mock.faults.scenarios import SCENARIOS, active, plan_of
from practice_mock.state.practice import PracticeState


class ScenarioPlane:
    """Lists the scenarios, and starts one."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice

    async def read(self, request: Request) -> Response:
        with self._practice.lock:
            plan = self._practice.faults.plan
        shown = [
            {"name": name, "title": one.title, "effect": one.effect, "plan": plan_of(name).as_json()}
            for name, one in SCENARIOS.items()
        ]
        return JSONResponse({"scenarios": shown, "active": active(plan)})

    async def start(self, request: Request) -> Response:
        name: str = request.path_params["name"]
        if name not in SCENARIOS:
            raise HTTPException(404, f"There is no such scenario. The scenarios are {', '.join(SCENARIOS)}.")
        with self._practice.lock:
            self._practice.faults.put(plan_of(name))
            state = self._practice.faults.state
        return JSONResponse(shown_faults(state))
