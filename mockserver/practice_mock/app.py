"""The whole mock as one ASGI application: the only module that knows both APIs and how they are served."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from practice_mock import documents
from practice_mock.control.access import ControlAccess
from practice_mock.control.feed import Listeners
from practice_mock.control.inspection import Inspection
from practice_mock.control.routes import admits, control_app
from practice_mock.coreplus import profile as coreplus
from practice_mock.coreplus import routes as coreplus_routes
from practice_mock.coreplus.presenters import book_page as coreplus_book
from practice_mock.coreplus.routes import inspection as coreplus_inspection
from practice_mock.credentials import DEMO, LIMITED, OTHER, CoreplusCredentials
from practice_mock.limits import Limits
from practice_mock.page.routes import is_page, page_routes
from practice_mock.paths import CONTROL_PATH, COREPLUS_PATH, PRACSUITE_PATH
from practice_mock.pracsuite import profile as pracsuite
from practice_mock.pracsuite import routes as pracsuite_routes
from practice_mock.pracsuite.presenters import book_page as pracsuite_book
from practice_mock.pracsuite.routes import inspection as pracsuite_inspection
from practice_mock.pracsuite.routes.object_storage import ObjectStorage
from practice_mock.pracsuite.routes.patient_attachment import STORAGE_PATH
from practice_mock.practice import Practice
from practice_mock.rejection import Cause, method_not_allowed
from practice_mock.spec import Spec, compile_spec
from practice_mock.spec.routing import segments
from practice_mock.spec.similar_paths import Served, hint
from practice_mock.start_check import require_match
from practice_mock.state.book import Books
from practice_mock.state.namespaces import DEFAULT, MOST, Namespaces
from practice_mock.state.practice import PracticeState
from practice_mock.wire import Endpoint, Handler, Profile
from practice_mock.wire.asgi import Services, read_request
from practice_mock.wire.cors import Cors
from practice_mock.wire.dispatch import NAMESPACES_PATH, Dispatch
from practice_mock.wire.documents import document_route
from practice_mock.wire.exchange import CAUSE_HEADER
from practice_mock.wire.methods import allowed_methods
from practice_mock.wire.outside import Outside, OutsideLog, methods_of

__all__ = ["CONTROL_PATH", "COREPLUS_PATH", "NAMESPACES_PATH", "PRACSUITE_PATH", "MockApp", "create_app"]

_BASE_URLS = f"PracSuite is under {PRACSUITE_PATH}, coreplus under {COREPLUS_PATH}."
_DOCUMENTS = "/openapi/pracsuite.json and /openapi/coreplus.json"

_ABOUT = f"""practice-mock: a stateful mock of two practice-management APIs.

PracSuite  {PRACSUITE_PATH}
coreplus   {COREPLUS_PATH}
control    {CONTROL_PATH}
storage    {STORAGE_PATH}
OpenAPI    {_DOCUMENTS}
"""


@dataclass(frozen=True, slots=True)
class _Served:
    """How practices are served."""

    strict: bool
    limits: Limits
    cors: frozenset[str]
    """The origins whose pages may call the mock from a browser."""


class MockApp(Dispatch):
    """The application. Its state is in `namespaces`, and `control` contains the token of the control plane."""

    def __init__(self, practice: Practice, control: ControlAccess, served: _Served, most_namespaces: int) -> None:
        self.control = control
        self.outside_log: OutsideLog | None = None
        """The log of the default practice."""
        super().__init__(
            Namespaces(practice, most_namespaces),
            partial(_practice_app, self, served),
            (pracsuite.namespace_of, coreplus.namespace_of),
            self._may_create,
            lambda: self._strangers,
            is_page,
        )
        self._practice = practice
        self._served = served
        self.listeners = Listeners(served.limits.connections)
        """Those who wait for events of any namespace."""
        inner = super().__call__
        self._shared: ASGIApp = inner
        if served.cors:
            self._shared = Cors(inner, origins=served.cors, control_path=CONTROL_PATH, note=self._note)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request."""
        await self._shared(scope, receive, send)

    def note_refused(self, scope: Scope, status: int, reason: str) -> None:
        """Log a request whose namespace cannot be used, and keep it among those that the default practice missed."""
        self._note(scope, status, reason)

    def _note(self, scope: Scope, status: int, reason: str = "") -> None:
        if self.outside_log is not None:
            self.outside_log.log(self.outside_log.keep(scope, status, reason), 0.0)

    def _may_create(self, scope: Scope) -> bool:
        """Return whether a request may create a namespace: a control call only with access to the control plane.

        Any other request may only with the keys of an API: whoever does not know them, for instance a page in a
        browser, makes nothing.
        """
        path: str = scope["path"]
        if path.startswith(CONTROL_PATH + "/"):
            return admits(self.control, Request(scope))
        request = read_request(scope, self._served.limits)
        return any(api.knows(request) for api in self._apis_for_strangers)

    @cached_property
    def _strangers(self) -> tuple[Practice, ASGIApp]:
        """The practice of requests in namespaces that do not exist, and its application."""
        practice = self._practice.without_records()
        return practice, _practice_app(self, self._served, practice, DEFAULT, missed_by=self._practice)

    @cached_property
    def _apis_for_strangers(self) -> tuple[Endpoint, Endpoint]:
        practice, _ = self._strangers
        return _pracsuite(practice, self._served), _coreplus(practice, self._served)


def create_app(
    practice: Practice | None = None,
    *,
    control: ControlAccess | None = None,
    strict: bool = True,
    most_namespaces: int = MOST,
    limits: Limits | None = None,
    cors: Collection[str] = (),
) -> MockApp:
    """Return an ASGI application that serves both APIs and the control plane.

    All state that requests change is in `practice`, which by default is a new one with demo data, and in up to
    `most_namespaces` practices more. `control` sets who may use the control plane; by default those on this machine
    who know the random token, which is `control.token` of the application. Unless `strict`, violations of a document
    are logged and not rejected: see `practice_mock.wire.Endpoint`. Raises SpecError, with the places to edit,
    if an API's document and the mock do not match: see `practice_mock.start_check`.

    `limits` is what a caller may send. The limits of time and connections are those of the server. `cors` contains
    the origins whose pages may call the mock from a browser: see `practice_mock.wire.cors.Cors`.
    """
    require_match()
    served = _Served(strict, limits or Limits(), frozenset(cors))
    app = MockApp(practice or Practice(), control or ControlAccess(), served, most_namespaces)
    app.prepare()
    return app


def _practice_app(
    mock: MockApp, served: _Served, practice: PracticeState, name: str, missed_by: PracticeState | None = None
) -> ASGIApp:
    """Return the application of one practice. `missed_by` keeps what it misses, by default the practice itself."""
    assert isinstance(practice, Practice)
    limits = served.limits
    seen, books = _inspection(practice), _books(practice)
    control = control_app(
        practice,
        mock.control,
        mock.namespaces,
        seen,
        books,
        namespace=name,
        limits=limits,
        listeners=mock.listeners,
    )
    outside = _outside(control)
    log = OutsideLog(outside, missed_by or practice, _known_segments)
    if name == DEFAULT and missed_by is None:
        mock.outside_log = log
    services = (
        _pracsuite(practice, served),
        _coreplus(practice, served),
        ObjectStorage(practice, practice.pracsuite, limits=limits),
    )
    return Services(services, Outside(outside, log), limits)


def _outside(control: ASGIApp) -> Starlette:
    """Return the application for everything that is not one of the APIs."""
    app = Starlette(
        routes=[
            Mount(CONTROL_PATH, control),
            document_route("pracsuite", PRACSUITE_PATH, documents.load),
            document_route("coreplus", COREPLUS_PATH, documents.load),
            *page_routes(_ABOUT),
        ],
        exception_handlers={404: _nothing_here, 405: _wrong_method},
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


def _known_segments() -> frozenset[str]:
    return _spec("pracsuite").vocabulary.segments | _spec("coreplus").vocabulary.segments


def _books(practice: Practice) -> Books:
    apis = {tenant.number: "pracsuite" for tenant in practice.pracsuite}
    apis |= {tenant.number: "coreplus" for tenant in practice.coreplus}
    readers = {"pracsuite": pracsuite_book.present_book_page, "coreplus": coreplus_book.present_book_page}
    return Books(apis, readers)


def _pracsuite(practice: Practice, served: _Served) -> Endpoint:
    first, second = practice.pracsuite
    access = pracsuite.Access(
        vendor_keys=frozenset({DEMO.pracsuite.vendor_key}),
        accounts={DEMO.pracsuite.account_key: first, OTHER.pracsuite.account_key: second},
    )
    profile = pracsuite.PracSuiteProfile(access)
    return _endpoint(practice, profile, pracsuite_routes.handlers(), served)


def _coreplus(practice: Practice, served: _Served) -> Endpoint:
    first, second = practice.coreplus
    full = coreplus.Consumer(
        secret=DEMO.coreplus.consumer_secret,
        rights=frozenset({coreplus.ADVANCED}),
        practices={DEMO.coreplus.access_token: first, OTHER.coreplus.access_token: second},
        claims=_claims(DEMO.coreplus),
    )
    limited = coreplus.Consumer(
        LIMITED.consumer_secret,
        frozenset(),
        {LIMITED.access_token: first},
        _claims(LIMITED),
    )
    access = coreplus.Access({DEMO.coreplus.consumer_id: full, LIMITED.consumer_id: limited})
    profile = coreplus.CoreplusProfile(access, practice.clock, practice.limiter, practice.switches)
    return _endpoint(practice, profile, coreplus_routes.handlers(), served)


def _endpoint(practice: Practice, profile: Profile, handlers: Mapping[str, Handler], served: _Served) -> Endpoint:
    spec = _spec(profile.name)
    return Endpoint(practice, profile, spec, handlers, strict=served.strict, limits=served.limits)


def _claims(credentials: CoreplusCredentials) -> Mapping[str, str]:
    return {"iss": credentials.issuer, "aud": credentials.audience}


@lru_cache(maxsize=2)
def _spec(api: str) -> Spec:
    # The coreplus documentation spells its paths in several letter cases.
    return compile_spec(documents.load(api), ignore_case=api == "coreplus")


async def _nothing_here(request: Request, error: Exception) -> Response:
    sent = read_request(request.scope, Limits())
    guess = hint([unquote(part) for part in segments(sent.path)], _apis(), sent.origin)
    if methods_of(request.app.routes, {**request.scope, "path": CONTROL_PATH + request.scope["path"]}):
        guess = f"The control plane has this path under {sent.origin}{CONTROL_PATH}."
    message = f"Nothing is here. {guess or _BASE_URLS} The OpenAPI documents are {_DOCUMENTS}."
    return JSONResponse({"message": message}, 404, headers={CAUSE_HEADER: Cause.CLIENT.value})


async def _wrong_method(request: Request, error: Exception) -> Response:
    allowed = allowed_methods(methods_of(request.app.routes, request.scope))
    headers = {CAUSE_HEADER: Cause.CLIENT.value, "allow": ", ".join(allowed)}
    return JSONResponse({"message": method_not_allowed(allowed)}, 405, headers=headers)


def _apis() -> tuple[Served, Served]:
    return (
        Served("PracSuite", PRACSUITE_PATH, _spec("pracsuite").router),
        Served("coreplus", COREPLUS_PATH, _spec("coreplus").router),
    )
