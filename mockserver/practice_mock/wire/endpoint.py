"""The path of a request through one API: route, authenticate, read, carry out, check, respond."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from practice_mock.faults import CallContext, Fired
from practice_mock.json_types import is_object
from practice_mock.limits import Limits
from practice_mock.rejection import (
    BadParameter,
    MethodNotAllowed,
    MockFailure,
    NotReceived,
    Problem,
    Rejection,
    TooManyRequests,
    UnknownPath,
    sentence,
)
from practice_mock.spec import Operation, Spec, SpecError
from practice_mock.spec.body import FORM, Body, Received
from practice_mock.spec.headers import parse_header
from practice_mock.spec.names import MASK, unknown_names
from practice_mock.spec.routing import segments
from practice_mock.spec.similar_paths import Served, hint
from practice_mock.sqlite import StateFileError
from practice_mock.state.clock import Clock, timestamp
from practice_mock.state.journal import MOST_KEPT, Entry, kept_json, kept_value, masked
from practice_mock.state.practice import PracticeState
from practice_mock.state.tenant import Tenant
from practice_mock.wire.arguments import Arguments, read_arguments, require_headers
from practice_mock.wire.body_text import BodyTexts, encode, plain
from practice_mock.wire.exchange import CAUSE_HEADER, Delivery, failed_entry
from practice_mock.wire.kept_replies import KeptReplies, Seen
from practice_mock.wire.messages import Call, Handler, Redirect, Reply, Request
from practice_mock.wire.methods import allowed_methods, only_reads, read_method
from practice_mock.wire.profile import Caller, Profile
from practice_mock.wire.shared_state import OfPractice

log = logging.getLogger("practice_mock")

_KEPT = 256
"""The number of paths, and of queries, whose meaning is kept: clients send the same ones again and again."""
_SHORT = 500
"""The length of a URL up to which its meaning, and the reply to a read, are kept."""
_NO_BODY = Received(None, {})

_CRASHED = "%s failed in the mock"
_SEE_LOG = "The mock failed; see its log."


class Endpoint(OfPractice):
    """One API, served from its document.

    Raises SpecError if an operation of the document has no handler, or a handler no operation.

    Unless `strict`, a response that violates the document is sent, and a query parameter that is not documented is
    ignored; both are logged and noted in the journal.
    """

    def __init__(
        self,
        practice: PracticeState,
        profile: Profile,
        spec: Spec,
        handlers: Mapping[str, Handler],
        *,
        strict: bool = True,
        limits: Limits | None = None,
    ) -> None:
        if spec.operations.keys() != handlers.keys():
            raise SpecError(_mismatch(profile.name, spec, handlers))
        self.api = profile.name
        super().__init__(practice)
        self._profile = profile
        self._spec = spec
        self._handlers = handlers
        self._strict = strict
        self._texts = BodyTexts()
        self._replies = KeptReplies()
        self._limits = limits or Limits()
        self._known_targets = lru_cache(_KEPT)(self._find_target)
        self._known_arguments = lru_cache(_KEPT)(self._read_arguments)

    def owns(self, path: str) -> bool:
        """Return whether a path, still percent-encoded, belongs to this API."""
        return self._profile.base(path) is not None

    def handle(self, request: Request) -> Reply:
        """Respond to a request, ignoring the fault plan."""
        with self.lock:
            visit = self._counted(request)
            return visit.carry_out(visit.open())

    def body_limit(self, request: Request, begun: bytes | None = None) -> int:
        """Return the number of bytes that a body may have: many if the operation takes files, and the caller is known.

        The caller is recognised before a byte of the body is read.
        """
        media_type, _ = parse_header(request.headers.get("content-type", ""))
        if media_type != FORM:
            return self._limits.body_bytes
        visit = self.recognise(request)
        takes_files = visit.operation is not None and visit.operation.takes_files
        return self._limits.upload_bytes if takes_files and visit.rejection is None else self._limits.body_bytes

    def receive(self, request: Request) -> EndpointVisit:
        """Determine the operation, the caller, and the rule of the fault plan that acts. See `lock_for`."""
        visit = self._counted(request)
        if self._practice.faults.plan.rules:
            visit.fired = self._practice.faults.fire(visit.context)
        return visit

    def fail(self, request: Request, reason: str) -> Delivery:
        """Respond with a 500 to a request of which the state kept nothing. The lock is not needed."""
        visit = EndpointVisit(self, request)
        with suppress(Rejection):
            self._route(visit)
        entry = failed_entry(visit.context, timestamp(self.clock.now()))
        return Delivery(entry, self.unchecked_rejection(MockFailure(reason), entry.status, entry.request_id))

    def masked(self, path: str) -> str:
        """Return a path in which every segment that no path of the API has is masked."""
        base = self._profile.base(path) or ""
        return base + masked(path[len(base) :], self._spec.vocabulary.segments)

    def knows(self, request: Request) -> bool:
        """Return whether a request has valid credentials, whatever its path. Changes nothing."""
        try:
            self._profile.authenticate(request)
        except Rejection:
            return False
        return request.refusal is None

    def open(self, visit: EndpointVisit) -> Entry:
        """Add a request to the journal."""
        practice, request, operation, caller = self._practice, visit.request, visit.operation, visit.caller
        entry = practice.journal.open(
            time=timestamp(practice.clock.now()),
            api=self.api,
            request_id=practice.ids.request(),
            method=request.method,
            path=visit.shown_path,
        )
        entry.operation = operation.id if operation else None
        entry.tenant = caller.tenant.number if caller else None
        entry.body_bytes = len(request.content)
        return entry

    def carry_out(self, visit: EndpointVisit, entry: Entry) -> Reply:
        """Respond to a request that is in the journal. See `lock_for`."""
        try:
            reply = self._respond(visit, entry)
        except StateFileError:
            raise  # the file has not kept the request, so neither does the journal
        except Rejection as rejection:
            reply = self._refuse(rejection, visit.operation, entry)
        except Exception:
            log.exception(_CRASHED, entry.operation)
            reply = self._refuse(MockFailure(_SEE_LOG), visit.operation, entry)
        entry.status = reply.status
        if self._practice.journal_settings.bodies:
            entry.values_kept = len(visit.request.content) <= MOST_KEPT
            entry.response = kept_json(reply.content)
        return reply

    def recognise(self, request: Request) -> EndpointVisit:
        """Determine operation and caller, and whether they are acceptable. Changes nothing."""
        visit = EndpointVisit(self, request, interruptions=self.interruptions)
        try:
            self._route(visit)
            if visit.operation is not None:
                visit.caller = self._profile.authenticate(request)
                self._profile.authorise(visit.caller, visit.operation.id)
        except Rejection as rejection:
            visit.rejection = rejection
        except Exception:
            log.exception(_CRASHED, visit.context.operation)
            visit.rejection = MockFailure(_SEE_LOG)
        visit.rejection = request.refusal or visit.rejection
        return visit

    def _counted(self, request: Request) -> EndpointVisit:
        """Recognise a request, and count it against the rate limit of its caller."""
        visit = self.recognise(request)
        if visit.rejection is None and visit.caller is not None:
            try:
                self._profile.count(visit.caller)
            except Rejection as rejection:
                visit.rejection = rejection
        return visit

    def _respond(self, visit: EndpointVisit, entry: Entry) -> Reply:
        operation, caller, request = visit.operation, visit.caller, visit.request
        if visit.rejection is not None:
            raise visit.rejection
        target = visit.target
        assert target is not None
        if target.asks_methods:
            return Reply(204, {"allow": ", ".join(target.methods)}, b"")
        assert operation is not None
        assert caller is not None
        found = self._arguments(target, request)
        require_headers(operation, request.headers, self._limits.conditions)
        if found.unknown:
            self._handle_violation(self._unknown_parameters(operation, found.unknown), entry)
        keeps_values = self._practice.journal_settings.bodies
        entry.path_parameters = found.path if keeps_values else found.noted_path
        entry.query_parameters = found.query if keeps_values else found.noted_query
        received = _NO_BODY if operation.body is None else self._read_body(operation.body, request, entry)
        if not only_reads(operation.method):
            with caller.tenant.store.transaction():
                return self._carry_out(_call(visit, caller.tenant, found, received), entry)
        if operation.body is not None or not _is_short(request):
            return self._carry_out(_call(visit, caller.tenant, found, received), entry)
        key = found, request.origin, request.own_path, caller.tenant.number
        kept = self._replies.find(key, caller.tenant)
        if kept is not None:
            return kept
        seen = Seen(caller.tenant)
        reply = self._carry_out(_call(visit, seen.tenant, found, received), entry)
        if not entry.violations:
            self._replies.keep(key, reply, seen)
        return reply

    def _read_body(self, body: Body, request: Request, entry: Entry) -> Received:
        """Return the body of a request, and note in the journal what may be noted of it. Raises BadBody."""
        keeps_values = self._practice.journal_settings.bodies
        if keeps_values:
            entry.body = kept_json(request.content)
        received = body.read(request.content, request.headers.get("content-type"))
        if keeps_values:
            entry.body = kept_value(received.value, len(request.content))
        names = received.value if is_object(received.value) else ()
        entry.body_fields = tuple(name if name in self._spec.vocabulary.names else MASK for name in names)
        return received

    def _route(self, visit: EndpointVisit) -> None:
        """Find the operation of a request. Raises UnknownPath or MethodNotAllowed."""
        request = visit.request
        find = self._known_targets if _is_short(request) else self._find_target
        target = visit.target = find(request.method, request.path)
        if target is None:
            guess = self._guess(request) or f"/openapi/{self.api}.json lists the paths."
            raise UnknownPath(f"There is no such path. {guess}")
        if target.operation is None and not target.asks_methods:
            raise MethodNotAllowed(target.methods, self._writes_below(target.template))

    def _find_target(self, method: str, path: str) -> Target | None:
        """Return what a method and a path, still percent-encoded, refer to; None if the API has no such path."""
        base = self._profile.base(path) or ""
        match = self._spec.router.find(_decoded(path, base))
        if match is None:
            return None
        methods = allowed_methods(match.methods)
        operation = match.methods.get(read_method(method))
        return Target(base, match.template, match.parameters, operation, methods, asks_methods=method == "OPTIONS")

    def _guess(self, request: Request) -> str:
        base = self._profile.base(request.path) or ""
        return hint(_decoded(request.path, base), [Served("This API", base, self._spec.router)], request.origin)

    def _arguments(self, target: Target, request: Request) -> Arguments:
        """Return the arguments of a request. Raises BadParameter."""
        read = self._known_arguments if _is_short(request) else self._read_arguments
        return read(target, request.query)

    def _read_arguments(self, target: Target, query: str) -> Arguments:
        assert target.operation is not None
        return read_arguments(target.operation, target.texts, query, self._limits.conditions)

    def _writes_below(self, template: str) -> Sequence[str]:
        """Return the writes of the paths that continue a path, such as `POST /appointment/{appointment_id}/cancel`."""
        router = self._spec.router
        longer = [one for one in router.templates if one.startswith(template.rstrip("/") + "/") and one != template]
        found = ((one, router.find(segments(one))) for one in longer)
        return [f"{method} {one}" for one, match in found if match for method in match.methods if method != "GET"]

    def _unknown_parameters(self, operation: Operation, unknown: Mapping[int, str]) -> BadParameter:
        names = self._spec.vocabulary.names
        text = unknown_names("query parameter", unknown, operation.query_names, names)
        return BadParameter(sentence(text), [Problem("", text)])

    def _carry_out(self, call: Call, entry: Entry) -> Reply:
        operation = call.operation
        body = self._handlers[operation.id](call)
        if isinstance(body, Redirect):
            return self._checked(entry, operation, operation.success, None, {"location": body.location})
        response = operation.responses[str(operation.success)]
        if is_object(body):
            text = self._texts.text(body, response, call)
            if text is not None:
                return Reply(operation.success, {"content-type": "application/json"}, text)
        return self._checked(entry, operation, operation.success, response.shape(plain(body, call)), {})

    def _checked(self, entry: Entry, operation: Operation, status: int, body: Any, headers: Mapping[str, str]) -> Reply:
        response = operation.response(status)
        if response is None:
            self._handle_violation(MockFailure(f"{operation.id} does not document the status {status}."), entry)
        elif problems := response.problems(body, headers):
            reasons = "; ".join(f"{problem.field or 'the body'} {problem.message}" for problem in problems)
            detail = f"The response {status} of {operation.id} violates the document: {reasons}."
            self._handle_violation(MockFailure(detail, problems), entry)
        return _reply(status, body, headers)

    def _handle_violation(self, rejection: Rejection, entry: Entry) -> None:
        """Handle a violation of the document: reject it or, unless strict, only log it and note it in the journal."""
        if self._strict:
            raise rejection
        log.warning("%s %s: %s", entry.method, entry.path, rejection.detail)
        entry.violations = (*entry.violations, rejection.detail)

    def unchecked_rejection(self, rejection: Rejection, status: int | None, request_id: str) -> Reply:
        """Return a rejection in the format of the API, even if the document does not allow it."""
        known = rejection.status if isinstance(rejection, NotReceived) else self._profile.statuses(rejection)[0]
        wanted = status or known
        return _reply(wanted, self._profile.error_body(rejection, wanted, request_id), _rejection_headers(rejection))

    def _refuse(self, rejection: Rejection, operation: Operation | None, entry: Entry) -> Reply:
        headers = _rejection_headers(rejection)
        statuses = self._profile.statuses(rejection)
        entry.cause, entry.reason = rejection.cause.value, type(rejection).__name__
        if operation is None or isinstance(rejection, MockFailure | NotReceived):
            return self.unchecked_rejection(rejection, None, entry.request_id)
        status = operation.documented(statuses)
        try:
            if status is None:
                detail = f"{operation.id} documents none of the statuses {list(statuses)}."
                self._handle_violation(MockFailure(detail), entry)
                return self.unchecked_rejection(rejection, None, entry.request_id)
            body = self._profile.error_body(rejection, status, entry.request_id)
            return self._checked(entry, operation, status, body, headers)
        except MockFailure as failure:
            return self._refuse(failure, operation, entry)


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """What the method and the path of a request refer to."""

    base: str
    """The front part of the path that belongs to the API."""
    template: str
    texts: Mapping[str, str]
    """The text of each path parameter."""
    operation: Operation | None
    """The operation; None if the path does not have the method."""
    methods: tuple[str, ...]
    """The methods of the path."""
    asks_methods: bool
    """Whether they are the question."""


@dataclass(slots=True)
class EndpointVisit:
    """See `practice_mock.wire.exchange.Visit`."""

    endpoint: Endpoint
    request: Request
    target: Target | None = None
    caller: Caller | None = None
    rejection: Rejection | None = None
    """Why the request cannot be carried out, if that is known already."""
    fired: Fired | None = None
    interruptions: int = 0
    """The number of interruptions of the practice when the request was received."""

    @property
    def operation(self) -> Operation | None:
        """The operation of the request."""
        return self.target.operation if self.target else None

    @property
    def shown_path(self) -> str:
        """The template of the path, or a path that the API does not have, masked."""
        return self.target.template if self.target else self.endpoint.masked(self.request.path)

    @property
    def context(self) -> CallContext:
        """The call as the fault plan and the journal see it."""
        return CallContext(
            api=self.endpoint.api,
            operation=self.operation.id if self.operation else None,
            method=self.request.method,
            path=self.shown_path,
            tenant=self.caller.tenant.number if self.caller else None,
        )

    @property
    def clock(self) -> Clock:
        return self.endpoint.clock

    @property
    def stale(self) -> bool:
        return self.interruptions != self.endpoint.interruptions

    def open(self) -> Entry:
        return self.endpoint.open(self)

    def carry_out(self, entry: Entry) -> Reply:
        return self.endpoint.carry_out(self, entry)

    def refuse(self, rejection: Rejection, entry: Entry, status: int | None = None) -> Reply:
        return self.endpoint.unchecked_rejection(rejection, status, entry.request_id)


def _mismatch(api: str, spec: Spec, handlers: Mapping[str, Handler]) -> str:
    from practice_mock.matching.check import mismatch, operation_problems  # imported only if it is needed

    paths = {name: f"{operation.method.upper()} {operation.path}" for name, operation in spec.operations.items()}
    return mismatch(api, operation_problems(api, paths, handlers))


def _rejection_headers(rejection: Rejection) -> dict[str, str]:
    headers = {CAUSE_HEADER: rejection.cause.value}
    if isinstance(rejection, MethodNotAllowed):
        headers["allow"] = ", ".join(rejection.allowed)
    if isinstance(rejection, TooManyRequests):
        headers["retry-after"] = str(rejection.retry_after)
    return headers


def _call(visit: EndpointVisit, tenant: Tenant, found: Arguments, received: Received) -> Call:
    """Return a request that was understood, for a tenant."""
    request, target = visit.request, visit.target
    assert target is not None
    assert target.operation is not None
    return Call(
        target.operation,
        tenant,
        found.path,
        found.query,
        received.value,
        received.files,
        request,
        request.origin + target.base,
        found.pairs,
    )


def _is_short(request: Request) -> bool:
    return len(request.origin) + len(request.path) + len(request.query) <= _SHORT


def _decoded(path: str, base: str) -> Sequence[str]:
    """Return the segments of a path after the base of the API."""
    return [unquote(segment) for segment in segments(path[len(base) :])]


def _reply(status: int, body: Any, headers: Mapping[str, str]) -> Reply:
    if body is None:
        return Reply(status, headers, b"")
    return Reply(status, {**headers, "content-type": "application/json"}, encode(body))
