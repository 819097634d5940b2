"""The control plane over HTTP, under `/_mock/`: JSON in both directions, with a token."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from importlib.resources import files
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match, Route

from practice_mock.control.access import ControlAccess
from practice_mock.control.clock import ClockPlane
from practice_mock.control.data import DataPlane
from practice_mock.control.faults import FaultPlane
from practice_mock.control.feed import Listeners
from practice_mock.control.inspection import Inspection, InspectionPlane
from practice_mock.control.journal import JournalPlane
from practice_mock.control.messages import MessagePlane
from practice_mock.control.namespaces import NamespacePlane
from practice_mock.control.reading import complete, read_query
from practice_mock.control.state import StatePlane
from practice_mock.control.switches import SwitchPlane
from practice_mock.control.verify import VerifyPlane
from practice_mock.control.watching import watching_routes
from practice_mock.limits import Limits
from practice_mock.rejection import Cause, IncompleteRequest, NotReceived, method_not_allowed
from practice_mock.sqlite import StateFileError
from practice_mock.state.book import Books
from practice_mock.state.namespaces import DEFAULT, Namespaces
from practice_mock.state.practice import PracticeState
from practice_mock.turns import turns_of

_WITH_QUERY = ("/journal", "/files", "/events", "/book")
"""The ends of the paths of calls that read a query themselves."""

Action: TypeAlias = Callable[[Request], Awaitable[Response]]


def control_app(
    practice: PracticeState,
    access: ControlAccess,
    namespaces: Namespaces,
    inspection: Inspection,
    books: Books,
    *,
    namespace: str = DEFAULT,
    limits: Limits | None = None,
    listeners: Listeners | None = None,
) -> Starlette:
    """Return the control plane of a practice in a namespace, to be mounted at `/_mock`.

    `listeners` counts the listeners of the process.
    """
    limits = limits or Limits()
    listeners = listeners or Listeners(limits.connections)
    state, clock, faults = (
        StatePlane(practice, lambda request: admits(access, request)),
        ClockPlane(practice),
        FaultPlane(practice),
    )
    journal, messages, verify = JournalPlane(practice), MessagePlane(practice, inspection), VerifyPlane(practice)
    shown, spaces = InspectionPlane(practice, inspection), NamespacePlane(namespaces)
    data, switches = DataPlane(practice, inspection.load_data, limits.data_values), SwitchPlane(practice)

    def guarded(action: Action, most: int = limits.body_bytes) -> Action:
        async def guard(request: Request) -> Response:
            require_access(access, request)
            if not request.url.path.endswith(_WITH_QUERY) and "/records/" not in request.url.path:
                read_query(request, set())
            whole = await complete(request, most)
            await turns_of(request.scope).wait_while(lambda: practice.busy)
            return await action(whole)

        return guard

    app = Starlette(
        routes=[
            *watching_routes(practice, books, namespace, guarded, listeners),
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
            Route("/journal", guarded(journal.put), methods=["PUT"]),
            Route("/journal", guarded(journal.clear), methods=["DELETE"]),
            Route("/verify", guarded(verify.verify), methods=["POST"]),
            Route("/messages", guarded(messages.read), methods=["GET"]),
            Route("/messages/{message_id}/files/{position:int}", guarded(messages.read_file), methods=["GET"]),
            Route("/holds", guarded(shown.holds), methods=["GET"]),
            Route("/files", guarded(shown.files), methods=["GET"]),
            Route("/files/{api}/{tenant:int}/{file_id}", guarded(shown.read_file), methods=["GET"]),
            Route("/records", guarded(shown.tables), methods=["GET"]),
            Route("/records/{api}/{tenant:int}/{table}", guarded(shown.records), methods=["GET"]),
            Route("/data", guarded(data.load, limits.data_bytes), methods=["POST"]),
            Route("/namespaces", guarded(spaces.read), methods=["GET"]),
            Route("/namespaces", guarded(spaces.make), methods=["POST"]),
            Route("/namespaces/{name}", guarded(spaces.delete), methods=["DELETE"]),
        ],
        exception_handlers={
            HTTPException: _error,
            IncompleteRequest: _unheard,
            NotReceived: _refused,
            StateFileError: _failed,
            Exception: _crashed,
        },
    )
    app.router.redirect_slashes = False
    return app


async def _read_document(request: Request) -> Response:
    text = files("practice_mock.control").joinpath("openapi.json").read_text("utf-8")
    return Response(text, media_type="application/json")


def require_access(access: ControlAccess, request: Request) -> None:
    """Raise HTTPException 401 or 403 unless a request may control the mock."""
    access.require_place(request)
    access.require_token(request)


def admits(access: ControlAccess, request: Request) -> bool:
    """Return whether a request may control the mock."""
    try:
        require_access(access, request)
    except HTTPException:
        return False
    return True


async def _failed(request: Request, error: Exception) -> Response:
    return JSONResponse({"message": str(error)}, 500)


async def _crashed(request: Request, error: Exception) -> Response:
    message = {"message": "The mock failed; see its log."}
    return JSONResponse(message, 500, headers={"x-mock-cause": Cause.MOCK.value})


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotReceived)
    return JSONResponse({"message": error.detail}, error.status, headers={"connection": "close"})


async def _unheard(request: Request, error: Exception) -> Response:
    return Response(status_code=400)  # no one receives it


async def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = error.headers
    detail = error.detail
    if error.status_code == 404 and detail == "Not Found":
        detail = "There is no such control path."
    elif error.status_code == 405:
        allowed = _methods(request)
        detail, headers = method_not_allowed(allowed), {"allow": ", ".join(allowed)}
    return JSONResponse({"message": detail}, error.status_code, headers=headers)


def _methods(request: Request) -> Sequence[str]:
    """Return the methods of the path of a request."""
    routes = (route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE)
    return sorted({"OPTIONS"}.union(*(route.methods or () for route in routes if isinstance(route, Route))))
