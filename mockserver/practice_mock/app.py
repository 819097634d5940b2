"""The whole mock as one ASGI application: the only module that knows both APIs and how they are served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Scope

from practice_mock import documents
from practice_mock.control.access import ControlAccess
from practice_mock.control.inspection import Inspection
from practice_mock.control.routes import admits, control_app
from practice_mock.coreplus import profile as coreplus
from practice_mock.coreplus import routes as coreplus_routes
from practice_mock.coreplus.routes import inspection as coreplus_inspection
from practice_mock.credentials import DEMO, LIMITED, OTHER, CoreplusCredentials, in_namespace
from practice_mock.limits import Limits
from practice_mock.pracsuite import profile as pracsuite
from practice_mock.pracsuite import routes as pracsuite_routes
from practice_mock.pracsuite.routes import inspection as pracsuite_inspection
from practice_mock.pracsuite.routes.object_storage import ObjectStorage
from practice_mock.pracsuite.routes.patient_attachment import STORAGE_PATH
from practice_mock.practice import Practice
from practice_mock.spec import Spec, compile_spec
from practice_mock.state.namespaces import MOST, Namespaces
from practice_mock.state.practice import PracticeState
from practice_mock.state.tenant import Tenant
from practice_mock.wire import Endpoint, Handler, Profile
from practice_mock.wire.asgi import ApiRoute, RefusalRoute
from practice_mock.wire.dispatch import NAMESPACES_PATH, Dispatch

__all__ = ["CONTROL_PATH", "COREPLUS_PATH", "NAMESPACES_PATH", "PRACSUITE_PATH", "MockApp", "create_app"]

PRACSUITE_PATH = "/v1"
COREPLUS_PATH = "/API/Core/v2.1"
CONTROL_PATH = "/_mock"

_ABOUT = f"""practice-mock: a stateful mock of two practice-management APIs.

PracSuite  {PRACSUITE_PATH}
coreplus   {COREPLUS_PATH}
control    {CONTROL_PATH}
storage    {STORAGE_PATH}
"""


@dataclass(frozen=True, slots=True)
class _Served:
    """How practices are served."""

    strict: bool
    limits: Limits


class MockApp(Dispatch):
    """The application. Its state is in `namespaces`, and `control` contains the token of the control plane."""

    def __init__(self, practice: Practice, control: ControlAccess, served: _Served, most_namespaces: int) -> None:
        self.control = control
        super().__init__(
            Namespaces(practice, most_namespaces),
            partial(_practice_app, self, served),
            (pracsuite.namespace_of, coreplus.namespace_of),
            self._may_create,
        )

    def _may_create(self, scope: Scope) -> bool:
        """Return whether a request may create a namespace: a control call only with access to the control plane."""
        path: str = scope["path"]
        return not path.startswith(CONTROL_PATH + "/") or admits(self.control, Request(scope))


def create_app(
    practice: Practice | None = None,
    *,
    control: ControlAccess | None = None,
    strict: bool = True,
    most_namespaces: int = MOST,
    limits: Limits | None = None,
) -> MockApp:
    """Return an ASGI application that serves both APIs and the control plane.

    All state that requests change is in `practice`, which by default is a new one with demo data, and in up to
    `most_namespaces` practices more. `control` sets who may use the control plane; by default those on this machine
    who know the random token, which is `control.token` of the application. Unless `strict`, violations of a document
    are logged and not rejected: see `practice_mock.wire.Endpoint`. Raises SpecError if an API's document and the mock
    do not match.

    `limits` is what a caller may send. The limits of time and connections are those of the server.
    """
    served = _Served(strict, limits or Limits())
    app = MockApp(practice or Practice(), control or ControlAccess(), served, most_namespaces)
    app.prepare()
    return app


def _practice_app(mock: MockApp, served: _Served, practice: PracticeState, name: str) -> ASGIApp:
    """Return the application of one practice."""
    assert isinstance(practice, Practice)
    limits = served.limits
    control = control_app(practice, mock.control, mock.namespaces, _inspection(practice), limits)
    app = Starlette(
        routes=[
            ApiRoute(_pracsuite(practice, name, served), limits),
            ApiRoute(_coreplus(practice, name, served), limits),
            ApiRoute(ObjectStorage(practice, practice.pracsuite, limits=limits), limits),
            RefusalRoute(),
            Mount(CONTROL_PATH, control),
            Route("/", _about, methods=["GET"]),
        ],
        exception_handlers={404: _nothing_here},
    )
    app.router.redirect_slashes = False
    return app


def _inspection(practice: Practice) -> Inspection:
    return Inspection(
        tenants={"pracsuite": practice.pracsuite, "coreplus": practice.coreplus},
        messages=coreplus_inspection.messages,
        holds=pracsuite_inspection.holds,
        files={"pracsuite": pracsuite_inspection.files, "coreplus": coreplus_inspection.files},
        load_data=lambda data, replace: practice.load_data(data, replace=replace),
    )


def _pracsuite(practice: Practice, name: str, served: _Served) -> Endpoint:
    first, second = practice.pracsuite
    access = pracsuite.Access(
        vendor_keys=frozenset({DEMO.pracsuite.vendor_key}),
        accounts=_with_namespace({DEMO.pracsuite.account_key: first, OTHER.pracsuite.account_key: second}, name),
    )
    profile = pracsuite.PracSuiteProfile(access)
    return _endpoint(practice, profile, pracsuite_routes.handlers(), served)


def _coreplus(practice: Practice, name: str, served: _Served) -> Endpoint:
    first, second = practice.coreplus
    full = coreplus.Consumer(
        secret=DEMO.coreplus.consumer_secret,
        rights=frozenset({coreplus.ADVANCED}),
        practices=_with_namespace({DEMO.coreplus.access_token: first, OTHER.coreplus.access_token: second}, name),
        claims=_claims(DEMO.coreplus),
    )
    limited = coreplus.Consumer(
        LIMITED.consumer_secret,
        frozenset(),
        _with_namespace({LIMITED.access_token: first}, name),
        _claims(LIMITED),
    )
    access = coreplus.Access({DEMO.coreplus.consumer_id: full, LIMITED.consumer_id: limited})
    profile = coreplus.CoreplusProfile(access, practice.clock, practice.limiter, practice.switches)
    return _endpoint(practice, profile, coreplus_routes.handlers(), served)


def _endpoint(practice: Practice, profile: Profile, handlers: Mapping[str, Handler], served: _Served) -> Endpoint:
    spec = _spec(profile.name)
    return Endpoint(practice, profile, spec, handlers, strict=served.strict, limits=served.limits)


def _with_namespace(tenants: Mapping[str, Tenant], name: str) -> Mapping[str, Tenant]:
    """Return the tenants by their keys, and also by the keys that name the namespace."""
    return {**tenants, **{in_namespace(key, name): tenant for key, tenant in tenants.items()}}


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
