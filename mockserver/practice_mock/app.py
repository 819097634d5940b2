"""The whole mock as one ASGI application: the only module that knows both APIs and how they are served."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from practice_mock import documents
from practice_mock.control.routes import control_app
from practice_mock.coreplus import profile as coreplus
from practice_mock.coreplus import routes as coreplus_routes
from practice_mock.coreplus.domain.message import received
from practice_mock.credentials import CONTROL_TOKEN, DEMO, LIMITED, OTHER
from practice_mock.pracsuite import profile as pracsuite
from practice_mock.pracsuite import routes as pracsuite_routes
from practice_mock.pracsuite.routes.object_storage import ObjectStorage
from practice_mock.pracsuite.routes.patient_attachment import STORAGE_PATH
from practice_mock.practice import Practice
from practice_mock.rejection import Cause
from practice_mock.spec import Spec, compile_spec
from practice_mock.spec.routing import segments
from practice_mock.spec.similar_paths import Served, hint
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Endpoint
from practice_mock.wire.asgi import ApiRoute, read_request
from practice_mock.wire.cors import Cors
from practice_mock.wire.documents import document_route
from practice_mock.wire.exchange import CAUSE_HEADER
from practice_mock.wire.methods import allowed_methods
from practice_mock.wire.outside import OutsideLog, OutsideRoute, methods_of

PRACSUITE_PATH = "/v1"
COREPLUS_PATH = "/API/Core/v2.1"
CONTROL_PATH = "/_mock"

_BASE_URLS = f"PracSuite is under {PRACSUITE_PATH}, coreplus under {COREPLUS_PATH}."
_DOCUMENTS = "/openapi/pracsuite.json and /openapi/coreplus.json"

_ABOUT = f"""practice-mock: a stateful mock of two practice-management APIs.

PracSuite  {PRACSUITE_PATH}
coreplus   {COREPLUS_PATH}
control    {CONTROL_PATH}
storage    {STORAGE_PATH}
OpenAPI    {_DOCUMENTS}
"""


def create_app(
    practice: Practice | None = None,
    *,
    control_token: str = CONTROL_TOKEN,
    strict: bool = True,
    cors: Collection[str] = (),
) -> Starlette:
    """Return an ASGI application that serves both APIs and the control plane.

    All state that requests change is in `practice`, which by default is a new one with demo data. Unless `strict`,
    violations of a document are logged and not rejected: see `practice_mock.wire.Endpoint`. `cors` contains the origins
    whose pages may call the mock from a browser: see `practice_mock.wire.cors.Cors`. Raises SpecError if an API's
    document and the mock do not match.
    """
    practice = practice or Practice()
    outside = _outside(practice, control_token)
    log = OutsideLog(outside, practice, _known_segments)
    app = Starlette(
        routes=[
            ApiRoute(_pracsuite(practice, strict)),
            ApiRoute(_coreplus(practice, strict)),
            ApiRoute(ObjectStorage(practice, practice.pracsuite)),
            OutsideRoute(outside, log),
        ],
        middleware=[Middleware(Cors, origins=cors, control_path=CONTROL_PATH, log=log)] if cors else [],
    )
    app.router.redirect_slashes = False
    app.state.note_unreadable = log.note_unreadable
    return app


def _outside(practice: Practice, control_token: str) -> Starlette:
    """Return the application for everything that is not one of the APIs."""
    app = Starlette(
        routes=[
            Mount(CONTROL_PATH, control_app(practice, control_token, lambda: _messages(practice))),
            document_route("pracsuite", PRACSUITE_PATH, documents.load),
            document_route("coreplus", COREPLUS_PATH, documents.load),
            Route("/", _about, methods=["GET"]),
        ],
        exception_handlers={404: _nothing_here, 405: _wrong_method},
    )
    app.router.redirect_slashes = False
    return app


def _known_segments() -> frozenset[str]:
    return _spec("pracsuite").vocabulary.segments | _spec("coreplus").vocabulary.segments


def _messages(practice: Practice) -> Iterable[tuple[Tenant, Record]]:
    return [(tenant, message) for tenant in practice.coreplus for message in received(tenant)]


def _pracsuite(practice: Practice, strict: bool) -> Endpoint:
    first, second = practice.pracsuite
    access = pracsuite.Access(
        vendor_keys=frozenset({DEMO.pracsuite.vendor_key}),
        accounts={DEMO.pracsuite.account_key: first, OTHER.pracsuite.account_key: second},
    )
    profile = pracsuite.PracSuiteProfile(access)
    return Endpoint(practice, profile, _spec("pracsuite"), pracsuite_routes.handlers(), strict=strict)


def _coreplus(practice: Practice, strict: bool) -> Endpoint:
    first, second = practice.coreplus
    full = coreplus.Consumer(
        secret=DEMO.coreplus.consumer_secret,
        rights=frozenset({coreplus.ADVANCED}),
        practices={DEMO.coreplus.access_token: first, OTHER.coreplus.access_token: second},
    )
    limited = coreplus.Consumer(LIMITED.consumer_secret, frozenset(), {LIMITED.access_token: first})
    access = coreplus.Access({DEMO.coreplus.consumer_id: full, LIMITED.consumer_id: limited})
    profile = coreplus.CoreplusProfile(access, practice.clock, practice.limiter)
    return Endpoint(practice, profile, _spec("coreplus"), coreplus_routes.handlers(), strict=strict)


@lru_cache(maxsize=2)
def _spec(api: str) -> Spec:
    # The coreplus documentation spells its paths in several letter cases.
    return compile_spec(documents.load(api), ignore_case=api == "coreplus")


async def _about(request: Request) -> Response:
    return PlainTextResponse(_ABOUT)


async def _nothing_here(request: Request, error: Exception) -> Response:
    sent = read_request(request.scope, b"")
    guess = hint([unquote(part) for part in segments(sent.path)], _served(), sent.origin)
    if methods_of(request.app.routes, {**request.scope, "path": CONTROL_PATH + request.scope["path"]}):
        guess = f"The control plane has this path under {sent.origin}{CONTROL_PATH}."
    message = f"Nothing is here. {guess or _BASE_URLS} The OpenAPI documents are {_DOCUMENTS}."
    return JSONResponse({"message": message}, 404, headers={CAUSE_HEADER: Cause.CLIENT.value})


async def _wrong_method(request: Request, error: Exception) -> Response:
    allowed = allowed_methods(methods_of(request.app.routes, request.scope))
    headers = {CAUSE_HEADER: Cause.CLIENT.value, "allow": ", ".join(allowed)}
    return JSONResponse({"message": "This path does not allow this method."}, 405, headers=headers)


def _served() -> tuple[Served, Served]:
    return (
        Served("PracSuite", PRACSUITE_PATH, _spec("pracsuite").router),
        Served("coreplus", COREPLUS_PATH, _spec("coreplus").router),
    )
