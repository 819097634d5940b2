"""Calls on the state as a whole: reset, seed, snapshots."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import at_work, read_fields
from practice_mock.state.practice import PracticeState
from practice_mock.turns import turns_of

_MOST = 1_000
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")


class StatePlane:
    """Resets and reseeds the practice, and manages named snapshots."""

    def __init__(self, practice: PracticeState, shows_requests: Callable[[Request], bool]) -> None:
        self._practice = practice
        self._shows_requests = shows_requests

    async def health(self, request: Request) -> Response:
        shown: dict[str, int] = {}
        if self._shows_requests(request):
            await turns_of(request.scope).wait_while(lambda: self._practice.busy)
            shown = {"requests": len(self._practice.journal)}
        return JSONResponse({"status": "ok", **shown})

    async def reset(self, request: Request) -> Response:
        await at_work(request, self._practice, self._practice.reset)
        return Response(status_code=204)

    async def seed(self, request: Request) -> Response:
        body = await read_fields(request, {"seed": int}, required={"seed"})
        complete = turns_of(request.scope).concurrent
        try:
            await at_work(request, self._practice, lambda: self._practice.reseed(body["seed"], complete=complete))
        except ValueError as error:
            raise HTTPException(400, f"The field seed is not valid: {error}.") from None
        return JSONResponse({"seed": body["seed"]})

    async def take_snapshot(self, request: Request) -> Response:
        body = await read_fields(request, {"name": str}, required=set())
        name = await at_work(request, self._practice, lambda: self._take(body.get("name")))
        return JSONResponse({"name": name}, 201)

    async def list_snapshots(self, request: Request) -> Response:
        return JSONResponse({"snapshots": list(self._practice.snapshots)})

    async def restore_snapshot(self, request: Request) -> Response:
        def restore() -> None:
            with self._practice.lock:
                self._practice.restore(self._practice.snapshots[self._known_name(request)])

        await at_work(request, self._practice, restore)
        return Response(status_code=204)

    async def delete_snapshot(self, request: Request) -> Response:
        with self._practice.lock:
            del self._practice.snapshots[self._known_name(request)]
        return Response(status_code=204)

    def _take(self, wanted: str | None) -> str:
        with self._practice.lock:
            snapshots = self._practice.snapshots
            name = self._free_name() if wanted is None else wanted
            if not _NAME.fullmatch(name):
                raise HTTPException(400, "name must be 1 to 100 letters, digits, dots, dashes or underscores.")
            if name in snapshots:
                raise HTTPException(409, "A snapshot of this name exists; delete it first, or choose another name.")
            if len(snapshots) >= _MOST:
                raise HTTPException(409, f"There are {_MOST} snapshots already; delete some.")
            snapshots[name] = self._practice.snapshot()
            return name

    def _known_name(self, request: Request) -> str:
        name: str = request.path_params["name"]
        if name not in self._practice.snapshots:
            raise HTTPException(404, "There is no snapshot of this name.")
        return name

    def _free_name(self) -> str:
        taken = set(self._practice.snapshots)
        return next(name for name in (f"snapshot-{number}" for number in range(1, len(taken) + 2)) if name not in taken)
