"""The control plane over HTTP, under `/_mock/`: JSON in and out, on loopback only, with a token."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from hashlib import sha256
from importlib.resources import files
from ipaddress import ip_address
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from practice_mock.control.faults import FaultPlane
from practice_mock.control.reading import read_fields, read_query
from practice_mock.control.state import StatePlane
from practice_mock.coreplus.domain.message import received
from practice_mock.practice import Practice
from practice_mock.sqlite import StateFileError
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record

Action: TypeAlias = Callable[[Request], Awaitable[Response]]


def control_app(practice: Practice, token: str) -> Starlette:
    """The control plane of a practice, to be mounted at `/_mock`."""
    plane, state, faults = _ControlPlane(practice), StatePlane(practice), FaultPlane(practice)

    def guarded(action: Action) -> Action:
        async def guard(request: Request) -> Response:
            _require_loopback(request)
            scheme, _, given = request.headers.get("authorization", "").partition(" ")
            if scheme.lower() != "bearer" or not hmac.compare_digest(given.encode(), token.encode()):
                raise HTTPException(401, "The control plane wants its token: Authorization: Bearer <token>.")
            return await action(request)

        return guard

    app = Starlette(
        routes=[
            Route("/health", plane.health, methods=["GET"]),
            Route("/openapi.json", guarded(_read_document), methods=["GET"]),
            Route("/reset", guarded(state.reset), methods=["POST"]),
            Route("/seed", guarded(state.seed), methods=["POST"]),
            Route("/snapshots", guarded(state.list_snapshots), methods=["GET"]),
            Route("/snapshots", guarded(state.take_snapshot), methods=["POST"]),
            Route("/snapshots/{name}", guarded(state.delete_snapshot), methods=["DELETE"]),
            Route("/snapshots/{name}/restore", guarded(state.restore_snapshot), methods=["POST"]),
            Route("/clock", guarded(plane.read_clock), methods=["GET"]),
            Route("/clock", guarded(plane.set_clock), methods=["PUT"]),
            Route("/clock/advance", guarded(plane.advance_clock), methods=["POST"]),
            Route("/faults", guarded(faults.read), methods=["GET"]),
            Route("/faults", guarded(faults.put), methods=["PUT"]),
            Route("/faults", guarded(faults.clear), methods=["DELETE"]),
            Route("/faults/schema", guarded(faults.read_schema), methods=["GET"]),
            Route("/journal", guarded(plane.read_journal), methods=["GET"]),
            Route("/journal", guarded(plane.clear_journal), methods=["DELETE"]),
            Route("/messages", guarded(plane.read_messages), methods=["GET"]),
            Route("/messages/{message_id}/files/{position:int}", guarded(plane.read_file), methods=["GET"]),
        ],
        exception_handlers={HTTPException: _error, StateFileError: _failed},
    )
    app.router.redirect_slashes = False
    return app


class _ControlPlane:
    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    async def health(self, request: Request) -> Response:
        return JSONResponse({"status": "ok", "requests": len(self._practice.journal)})

    async def read_clock(self, request: Request) -> Response:
        clock = self._practice.clock
        with self._practice.lock:
            return JSONResponse({"now": timestamp(clock.now()), "running": clock.running})

    async def set_clock(self, request: Request) -> Response:
        body = await read_fields(request, {"now": str, "running": bool}, required={"now"})
        try:
            with self._practice.lock:
                self._practice.clock.set(datetime.fromisoformat(body["now"]), running=body.get("running", False))
        except (ValueError, OverflowError):
            raise HTTPException(400, "now must be an RFC 3339 date-time with an offset.") from None
        return await self.read_clock(request)

    async def advance_clock(self, request: Request) -> Response:
        body = await read_fields(request, {"seconds": (int, float)}, required={"seconds"})
        try:
            with self._practice.lock:
                self._practice.clock.advance(timedelta(seconds=body["seconds"]))
        except (ValueError, OverflowError):
            raise HTTPException(400, "seconds is out of range.") from None
        return await self.read_clock(request)

    async def read_journal(self, request: Request) -> Response:
        query = read_query(request, {"operation", "since"})
        since = query.get("since", "0")
        if not since.isascii() or not since.isdecimal():
            raise HTTPException(400, "since must be the number of an entry.")
        with self._practice.lock:
            last, entries = self._practice.journal.last, list(self._practice.journal)
        shown = [
            asdict(entry)
            for entry in entries
            if entry.number > int(since) and query.get("operation") in (None, entry.operation)
        ]
        return JSONResponse({"entries": shown, "last": last})

    async def clear_journal(self, request: Request) -> Response:
        self._practice.journal.clear()
        return Response(status_code=204)

    async def read_messages(self, request: Request) -> Response:
        practice = self._practice
        with practice.lock:
            messages = [_shown(message, tenant.number) for tenant in practice.coreplus for message in received(tenant)]
        return JSONResponse({"messages": messages})

    async def read_file(self, request: Request) -> Response:
        message_id, position = request.path_params["message_id"], request.path_params["position"]
        with self._practice.lock:
            messages = [tenant.table("message").get(message_id) for tenant in self._practice.coreplus]
        for message in messages:
            if message is not None and position < len(message["files"]):
                return Response(message["files"][position]["content"], media_type="application/octet-stream")
        raise HTTPException(404, "There is no such file.")


async def _read_document(request: Request) -> Response:
    text = files("practice_mock.control").joinpath("openapi.json").read_text("utf-8")
    return Response(text, media_type="application/json")


def _shown(message: Record, tenant: int) -> Mapping[str, Any]:
    shown = [
        {
            "name": file["name"],
            "contentType": file["contentType"],
            "size": len(file["content"]),
            "sha256": sha256(file["content"]).hexdigest(),
        }
        for file in message["files"]
    ]
    return {**message, "tenant": tenant, "files": shown}


def _require_loopback(request: Request) -> None:
    if request.client is not None and not _is_loopback(request.client.host):
        raise HTTPException(403, "The control plane answers on loopback only.")


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
