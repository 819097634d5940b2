"""The control plane over HTTP, under `/_mock/`: JSON in both directions, on loopback only, with a token."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from importlib.resources import files
from ipaddress import ip_address
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from practice_mock.control.clock import ClockPlane
from practice_mock.control.faults import FaultPlane
from practice_mock.control.journal import JournalPlane
from practice_mock.control.messages import MessagePlane, Received
from practice_mock.control.state import StatePlane
from practice_mock.control.switches import SwitchPlane
from practice_mock.sqlite import StateFileError
from practice_mock.state.practice import PracticeState

Action: TypeAlias = Callable[[Request], Awaitable[Response]]


def control_app(practice: PracticeState, token: str, received: Received) -> Starlette:
    """Return the control plane of a practice, to be mounted at `/_mock`. `received` returns the messages."""
    state, clock, faults = StatePlane(practice), ClockPlane(practice), FaultPlane(practice)
    journal, messages = JournalPlane(practice), MessagePlane(practice, received)
    switches = SwitchPlane(practice)

    def guarded(action: Action) -> Action:
        async def guard(request: Request) -> Response:
            _require_loopback(request)
            scheme, _, given = request.headers.get("authorization", "").partition(" ")
            if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode(), token.encode()):
                raise HTTPException(401, "The control plane requires its token: Authorization: Bearer <token>.")
            return await action(request)

        return guard

    app = Starlette(
        routes=[
            Route("/health", state.health, methods=["GET"]),
            Route("/openapi.json", guarded(_read_document), methods=["GET"]),
            Route("/reset", guarded(state.reset), methods=["POST"]),
            Route("/seed", guarded(state.seed), methods=["POST"]),
            Route("/snapshots", guarded(state.list_snapshots), methods=["GET"]),
            Route("/snapshots", guarded(state.take_snapshot), methods=["POST"]),
            Route("/snapshots/{name}", guarded(state.delete_snapshot), methods=["DELETE"]),
            Route("/snapshots/{name}/restore", guarded(state.restore_snapshot), methods=["POST"]),
            Route("/clock", guarded(clock.read), methods=["GET"]),
            Route("/clock", guarded(clock.put), methods=["PUT"]),
            Route("/clock/advance", guarded(clock.advance), methods=["POST"]),
            Route("/faults", guarded(faults.read), methods=["GET"]),
            Route("/faults", guarded(faults.put), methods=["PUT"]),
            Route("/faults", guarded(faults.clear), methods=["DELETE"]),
            Route("/faults/schema", guarded(faults.read_schema), methods=["GET"]),
            Route("/switches", guarded(switches.read), methods=["GET"]),
            Route("/switches", guarded(switches.put), methods=["PUT"]),
            Route("/switches", guarded(switches.clear), methods=["DELETE"]),
            Route("/journal", guarded(journal.read), methods=["GET"]),
            Route("/journal", guarded(journal.clear), methods=["DELETE"]),
            Route("/messages", guarded(messages.read), methods=["GET"]),
            Route("/messages/{message_id}/files/{position:int}", guarded(messages.read_file), methods=["GET"]),
        ],
        exception_handlers={HTTPException: _error, StateFileError: _failed},
    )
    app.router.redirect_slashes = False
    return app


async def _read_document(request: Request) -> Response:
    text = files("practice_mock.control").joinpath("openapi.json").read_text("utf-8")
    return Response(text, media_type="application/json")


def _require_loopback(request: Request) -> None:
    if request.client is not None and not _is_loopback(request.client.host):
        raise HTTPException(403, "The control plane is available on loopback only.")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


async def _failed(request: Request, error: Exception) -> Response:
    return JSONResponse({"message": str(error)}, 500)


async def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = (
        "There is no such control path." if error.status_code == 404 and error.detail == "Not Found" else error.detail
    )
    return JSONResponse({"message": detail}, error.status_code, headers=error.headers)
