"""The path of a request through one API: route, authenticate, read, carry out, check, respond."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

from practice_mock.faults import CallContext, Fired
from practice_mock.json_types import is_array, is_object
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
from practice_mock.spec.body import FORM, Received
from practice_mock.spec.headers import parse_header
from practice_mock.spec.names import MASK, unknown_names
from practice_mock.spec.routing import segments
from practice_mock.spec.similar_paths import Served, hint
from practice_mock.sqlite import StateFileError
from practice_mock.state.clock import Clock, timestamp
from practice_mock.state.journal import MOST_KEPT, Entry, kept_json, kept_value, masked
from practice_mock.state.practice import PracticeState
from practice_mock.wire.body_text import BodyTexts, encode, plain
from practice_mock.wire.exchange import CAUSE_HEADER, Delivery, failed_entry
from practice_mock.wire.messages import Call, Handler, Redirect, Reply, Request
from practice_mock.wire.methods import allowed_methods, only_reads, read_method
from practice_mock.wire.profile import Caller, Profile

log = logging.getLogger("practice_mock")

_CRASHED = "%s failed in the mock"
_SEE_LOG = "The mock failed; see its log."


class Endpoint:
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
        self.clock = practice.clock
        self._practice = practice
        self._profile = profile
        self._spec = spec
        self._handlers = handlers
        self._strict = strict
        self._texts = BodyTexts()
        self._limits = limits or Limits()

    def owns(self, path: str) -> bool:
        """Return whether a path, still percent-encoded, belongs to this API."""
        return self._profile.base(path) is not None

    @property
    def lock(self) -> AbstractContextManager[object]:
        """Held while a request is received or carried out, one at a time."""
        return self._practice.lock

    def lock_for(self, request: Request) -> AbstractContextManager[object]:
        """Return what a request needs to be received and carried out: the lock, unless it only reads."""
        return self._practice.reading() if only_reads(request.method) else self._practice.lock

    def reading(self) -> AbstractContextManager[object]:
        """Return a context in which the state is only read."""
        return self._practice.reading()

    @property
    def interruptions(self) -> int:
        """See `PracticeState.interruptions`."""
        return self._practice.interruptions

    @property
    def busy(self) -> bool:
        """See `PracticeState.busy`."""
        return self._practice.busy

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
        visit = EndpointVisit(self, request, self._profile.base(request.path) or "")
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
        practice, context = self._practice, visit.context
        entry = practice.journal.open(
            time=timestamp(practice.clock.now()),
            api=context.api,
            request_id=practice.ids.request(),
            method=context.method,
            path=context.path,
        )
        entry.operation, entry.tenant = context.operation, context.tenant
        entry.body_bytes = len(visit.request.content)
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
        base = self._profile.base(request.path) or ""
        visit = EndpointVisit(self, request, base, interruptions=self.interruptions)
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
        if visit.allowed:
            return Reply(204, {"allow": ", ".join(visit.allowed)}, b"")
        assert operation is not None
        assert caller is not None
        pairs = _query_of(request)
        path, query, unknown = _read_parameters(operation, visit.texts, request, pairs, self._limits.conditions)
        if unknown:
            self._handle_violation(self._unknown_parameters(operation, unknown), entry)
        keeps_values = self._practice.journal_settings.bodies
        _note_parameters(entry, operation, path, query, keeps_values)
        received = Received(None, {})
        if operation.body is not None:
            if keeps_values:
                entry.body = kept_json(request.content)
            received = operation.body.read(request.content, request.headers.get("content-type"))
            if keeps_values:
                entry.body = kept_value(received.value, len(request.content))
            names = received.value if is_object(received.value) else ()
            entry.body_fields = tuple(name if name in self._spec.vocabulary.names else MASK for name in names)
        base_url = request.origin + visit.base
        call = Call(operation, caller.tenant, path, query, received.value, received.files, request, base_url, pairs)
        if only_reads(operation.method):
            return self._carry_out(call, entry)
        with caller.tenant.store.transaction():
            return self._carry_out(call, entry)

    def _route(self, visit: EndpointVisit) -> None:
        """Find the operation of a request. Raises UnknownPath or MethodNotAllowed."""
        request, base = visit.request, visit.base
        path = [unquote(segment) for segment in segments(request.path[len(base) :])]
        match = self._spec.router.find(path)
        if match is None:
            guess = hint(path, [Served("This API", base, self._spec.router)], request.origin)
            raise UnknownPath(f"There is no such path. {guess or f'/openapi/{self.api}.json lists the paths.'}")
        visit.template, visit.texts = match.template, match.parameters
        visit.operation = match.methods.get(read_method(request.method))
        if request.method == "OPTIONS":
            visit.allowed = allowed_methods(match.methods)
        elif visit.operation is None:
            raise MethodNotAllowed(allowed_methods(match.methods), self._writes_below(match.template))

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


@dataclass(slots=True)
class EndpointVisit:
    """See `practice_mock.wire.exchange.Visit`."""

    endpoint: Endpoint
    request: Request
    base: str
    operation: Operation | None = None
    template: str | None = None
    """The template of its path."""
    allowed: tuple[str, ...] = ()
    """The methods of its path, if that is the question."""
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    """The text of each path parameter."""
    caller: Caller | None = None
    rejection: Rejection | None = None
    """Why the request cannot be carried out, if that is known already."""
    fired: Fired | None = None
    interruptions: int = 0
    """The number of interruptions of the practice when the request was received."""

    @property
    def context(self) -> CallContext:
        """The call as the fault plan and the journal see it."""
        return CallContext(
            api=self.endpoint.api,
            operation=self.operation.id if self.operation else None,
            method=self.request.method,
            path=self.template or self.endpoint.masked(self.request.path),
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


def _query_of(request: Request) -> list[tuple[str, str]]:
    """Return names and values of the query."""
    if not request.query:
        return []
    try:
        return parse_qsl(request.query, keep_blank_values=True, errors="strict")
    except ValueError:
        raise BadParameter("The query is not valid.", [Problem("", "must be UTF-8")]) from None


def _read_parameters(
    operation: Operation, texts: Mapping[str, str], request: Request, pairs: Iterable[tuple[str, str]], most: int
) -> tuple[dict[str, Any], dict[str, Any], dict[int, str]]:
    """Return the parameters of path and query, and the query parameters that are not documented by their position.

    A parameter that is a list may have `most` values: each of them may be compared with every record.
    """
    given: dict[str, list[str]] = {}
    positions: dict[str, int] = {}
    for position, (name, text) in enumerate(pairs, 1):
        given.setdefault(name, []).append(text)
        positions.setdefault(name, position)
    values: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
    for parameter in operation.parameters:
        sent: list[str] | None
        problems: Sequence[Problem]
        if parameter.location == "path":
            sent = [texts[parameter.name]]
        elif parameter.location == "query":
            sent = given.pop(parameter.name, None)
        else:
            header = request.headers.get(parameter.name.lower())
            sent = None if header is None else [header]
        if sent is None:
            missing = Problem(parameter.name, "must be given")
            problems = [missing] if parameter.required else []
        else:
            value, problems = parameter.read(sent)
            if is_array(value) and len(value) > most:
                problems = [Problem(parameter.name, f"must have at most {most} values")]
            values[parameter.location][parameter.name] = value
        if problems:
            reasons = "; ".join(f"{problem.field} {problem.message}" for problem in problems)
            raise BadParameter(sentence(f"A parameter is not valid: {reasons}"), problems, parameter.location)
    return values["path"], values["query"], {positions[name]: name for name in given}


def _note_parameters(
    entry: Entry, operation: Operation, path: Mapping[str, Any], query: Mapping[str, Any], keeps_values: bool
) -> None:
    """Note the values of parameters; unless all are kept, without those that may say something about a patient."""
    if keeps_values:
        entry.path_parameters, entry.query_parameters = path, query
        return
    words: Collection[str] = operation.extensions.get("x-sort", ())
    known = {parameter.name: parameter for parameter in operation.parameters}
    entry.path_parameters = {
        name: known[name].harmless(value, words) for name, value in path.items() if not known[name].private
    }
    entry.query_parameters = {
        name: (len(value) if is_array(value) else 1) if known[name].private else known[name].harmless(value, words)
        for name, value in query.items()
    }


def _reply(status: int, body: Any, headers: Mapping[str, str]) -> Reply:
    if body is None:
        return Reply(status, headers, b"")
    return Reply(status, {**headers, "content-type": "application/json"}, encode(body))
