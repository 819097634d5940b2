"""Calls on the switches."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_json
from practice_mock.json_types import is_object
from practice_mock.rejection import sentence
from practice_mock.state.practice import PracticeState
from practice_mock.switches import PESSIMISTIC, SWITCHES, SwitchError
from practice_mock.switches.positions import DEFAULT
from practice_mock.switches.questions import WITHOUT_SWITCH

_WORLDS = {"default": DEFAULT, "pessimistic": PESSIMISTIC}
_FIELDS = ("positions", "world")


class SwitchPlane:
    """Shows and changes the switches."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice

    async def read(self, request: Request) -> Response:
        with self._practice.lock:
            positions = self._practice.switches.positions
        switches = [
            {
                "name": switch.name,
                "api": switch.api,
                "position": positions[switch.name],
                "default": switch.default,
                "harmful": switch.harmful,
                "meaning": switch.meaning,
                "positions": dict(switch.positions),
                "questions": list(switch.questions),
                "source": switch.source,
            }
            for switch in SWITCHES
        ]
        reasons = [
            {"api": api, "question": question, "reason": reason}
            for api, found in WITHOUT_SWITCH.items()
            for reason, questions in found.items()
            for question in questions
        ]
        return JSONResponse({"switches": switches, "withoutSwitch": reasons})

    async def put(self, request: Request) -> Response:
        body = await read_json(request)
        if not is_object(body) or not body or body.keys() - set(_FIELDS):
            raise HTTPException(400, f"The body must be a JSON object with some of the fields {', '.join(_FIELDS)}.")
        positions, world = body.get("positions", {}), body.get("world")
        if not is_object(positions):
            raise HTTPException(400, "The field positions must be an object: a position for each name of a switch.")
        if world is not None and (not isinstance(world, str) or world not in _WORLDS):
            raise HTTPException(400, f"The field world must be one of {', '.join(_WORLDS)}.")
        try:
            with self._practice.lock:
                self._practice.switches.put({**_WORLDS.get(world or "", {}), **positions})
        except SwitchError as error:
            raise HTTPException(400, sentence(f"Nothing was changed: {error}")) from None
        return await self.read(request)

    async def clear(self, request: Request) -> Response:
        with self._practice.lock:
            self._practice.switches.reset()
        return Response(status_code=204)
