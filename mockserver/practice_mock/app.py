"""The whole mock as one ASGI application: the only module that knows both APIs and how they are served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from practice_mock import documents
from practice_mock.control.routes import control_app
from practice_mock.coreplus import profile as coreplus
from practice_mock.coreplus import routes as coreplus_routes
from practice_mock.coreplus.domain.message import received
from practice_mock.credentials import CONTROL_TOKEN, DEMO, LIMITED, OTHER, CoreplusCredentials
from practice_mock.pracsuite import profile as pracsuite
from practice_mock.pracsuite import routes as pracsuite_routes
from practice_mock.pracsuite.routes.object_storage import ObjectStorage
from practice_mock.pracsuite.routes.patient_attachment import STORAGE_PATH
from practice_mock.practice import Practice
from practice_mock.spec import Spec, compile_spec
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Endpoint
from practice_mock.wire.asgi import ApiRoute

PRACSUITE_PATH = "/v1"
COREPLUS_PATH = "/API/Core/v2.1"
CONTROL_PATH = "/_mock"

_ABOUT = f"""practice-mock: a stateful mock of two practice-management APIs.

PracSuite  {PRACSUITE_PATH}
coreplus   {COREPLUS_PATH}
control    {CONTROL_PATH}
storage    {STORAGE_PATH}
"""


def create_app(
    practice: Practice | None = None, *, control_token: str = CONTROL_TOKEN, strict: bool = True
) -> Starlette:
    """Return an ASGI application that serves both APIs and the control plane.

    All state that requests change is in `practice`, which by default is a new one with demo data. Unless `strict`,
    violations of a document are logged and not rejected: see `practice_mock.wire.Endpoint`. Raises SpecError if an
    API's document and the mock do not match.
    """
    practice = practice or Practice()
    app = Starlette(
        routes=[
            ApiRoute(_pracsuite(practice, strict)),
            ApiRoute(_coreplus(practice, strict)),
            ApiRoute(ObjectStorage(practice, practice.pracsuite)),
            Mount(CONTROL_PATH, control_app(practice, control_token, lambda: _messages(practice))),
            Route("/", _about, methods=["GET"]),
        ],
        exception_handlers={404: _nothing_here},
    )
    app.router.redirect_slashes = False
    return app


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
        claims=_claims(DEMO.coreplus),
    )
    limited = coreplus.Consumer(LIMITED.consumer_secret, frozenset(), {LIMITED.access_token: first}, _claims(LIMITED))
    access = coreplus.Access({DEMO.coreplus.consumer_id: full, LIMITED.consumer_id: limited})
    profile = coreplus.CoreplusProfile(access, practice.clock, practice.limiter, practice.switches)
    return Endpoint(practice, profile, _spec("coreplus"), coreplus_routes.handlers(), strict=strict)


def _claims(credentials: CoreplusCredentials) -> Mapping[str, str]:
    return {"iss": credentials.issuer, "aud": credentials.audience}


@lru_cache(maxsize=2)
def _spec(api: str) -> Spec:
    # The coreplus documentation spells its paths in several letter cases.
    return compile_spec(documents.load(api), ignore_case=api == "coreplus")


async def _about(request: Request) -> Response:
    return PlainTextResponse(_ABOUT)


async def _nothing_here(request: Request, error: Exception) -> Response:
    message = f"Nothing is here. PracSuite is under {PRACSUITE_PATH}, coreplus under {COREPLUS_PATH}."
    return JSONResponse({"message": message}, 404, headers={"x-mock-cause": "client"})
