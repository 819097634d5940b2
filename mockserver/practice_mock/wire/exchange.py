"""A request and its response under the fault plan. Nothing here waits or touches a socket."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from email.utils import format_datetime
from typing import Any, Protocol
from uuid import uuid4

from practice_mock.faults import (
    Action,
    CallContext,
    ChangeField,
    ContentType,
    Delay,
    Duplicate,
    Fired,
    Latency,
    RateLimit,
    RefuseAccess,
    Reset,
    Slow,
    Status,
    Truncate,
)
from practice_mock.json_types import is_array, is_object
from practice_mock.rejection import (
    Cause,
    Forbidden,
    IncompleteRequest,
    Injected,
    Rejection,
    TooManyRequests,
    Unauthenticated,
)
from practice_mock.sqlite import StateFileError
from practice_mock.state.clock import Clock
from practice_mock.state.journal import Entry
from practice_mock.wire.messages import Reply, Request

CAUSE_HEADER = "x-mock-cause"

_ACCESS: Mapping[str, Rejection] = {
    "expired": Unauthenticated("The credentials have expired."),
    "unknown": Unauthenticated("The credentials are not known."),
    "forbidden": Forbidden("The credentials do not allow this."),
}


class Visit(Protocol):
    """A received request that is not carried out yet. Its methods are called in what `Service.lock_for` returns."""

    @property
    def fired(self) -> Fired | None:
        """The rule of the fault plan that acts on it."""
        ...

    @property
    def rejection(self) -> Rejection | None:
        """Why the request cannot be carried out, if that is known already."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock of the practice."""
        ...

    @property
    def stale(self) -> bool:
        """Whether the practice was started over since the request was received: see `PracticeState.interruptions`."""
        ...

    def open(self) -> Entry:
        """Add the request to the journal."""
        ...

    def carry_out(self, entry: Entry) -> Reply:
        """Carry the request out, and return the response."""
        ...

    def refuse(self, rejection: Rejection, entry: Entry, status: int | None = None) -> Reply:
        """Reject the request in the format of the API, with the rejection's own status by default."""
        ...


class Service(Protocol):
    """Responds to the requests under some paths."""

    @property
    def clock(self) -> Clock:
        """The clock by which it responds."""
        ...

    @property
    def lock(self) -> AbstractContextManager[object]:
        """Held while a request is received or carried out, one at a time."""
        ...

    def lock_for(self, request: Request) -> AbstractContextManager[object]:
        """Return what a request needs to be received and carried out: the lock, unless it only reads."""
        ...

    def reading(self) -> AbstractContextManager[object]:
        """Return a context in which the state is only read."""
        ...

    @property
    def busy(self) -> bool:
        """Whether something takes long in the practice. Whoever acquires the lock would wait for it."""
        ...

    def owns(self, path: str) -> bool:
        """Return whether a path, still percent-encoded, belongs to the service."""
        ...

    def body_limit(self, request: Request, begun: bytes | None = None) -> int:
        """Return the number of bytes that the body of a request may have, as far as its headers show.

        With the beginning of the body, return the number that is granted after it was examined. Raises a Rejection if
        the beginning is not acceptable.
        """
        ...

    def recognise(self, request: Request) -> Visit:
        """Determine the operation and the caller of a request, and whether they are acceptable. Changes nothing."""
        ...

    def receive(self, request: Request) -> Visit:
        """Receive a request. The caller holds what `lock_for` returns."""
        ...

    def fail(self, request: Request, reason: str) -> Delivery:
        """Respond with a 500 to a request of which the state kept nothing. The lock is not needed."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """A response, and how it is sent."""

    entry: Entry
    """The request's entry in the journal."""
    reply: Reply | None
    """If None, the connection is reset instead."""
    kept: int | None = None
    """The number of bytes of the body after which the connection is closed."""
    pieces: int = 1
    pause: float = 0.0
    """Seconds to wait before each piece of the body."""


def failed_entry(context: CallContext, time: str) -> Entry:
    """Return an entry for the access log only: the state, and so the journal, kept nothing of the request."""
    entry = Entry(0, time, context.api, str(uuid4()), context.method, context.path, context.operation)
    entry.status, entry.cause, entry.reason = 500, Cause.MOCK.value, StateFileError.__name__
    return entry


def interrupted(visit: Visit) -> Entry:
    """Add a request to the journal that did not arrive in full. It is not carried out, and has no response."""
    entry = visit.open()
    entry.cause, entry.reason = Cause.CLIENT.value, IncompleteRequest.__name__
    return entry


def delay_of(visit: Visit) -> float:
    """Return the seconds to wait before a request is carried out."""
    if visit.fired is None:
        return 0.0
    action = visit.fired.action
    return visit.fired.delay + (action.seconds if isinstance(action, Delay) else 0.0)


def conclude(visit: Visit) -> Delivery:
    """Carry a request out as far as the fault plan allows, and return what to send. See `Service.lock_for`."""
    entry = visit.open()
    if visit.fired is None:
        return Delivery(entry, visit.carry_out(entry))
    entry.rule = visit.fired.label
    delivery = _faulty(visit, visit.fired.action, entry)
    if _is_idle(visit.fired.action, delivery):
        visit.fired.retract()
        delivery.entry.rule, delivery.entry.idle_rule = None, visit.fired.label
    return delivery


def _is_idle(action: Action, delivery: Delivery) -> bool:
    """Return whether an action could change nothing: the response has no body, or not the field."""
    reply = delivery.reply
    if reply is None or (CAUSE_HEADER in reply.headers and reply.headers[CAUSE_HEADER] == Cause.INJECTED.value):
        return False
    return isinstance(action, ChangeField | Truncate | Slow | ContentType) and (
        isinstance(action, ChangeField) or not reply.content
    )


def _faulty(visit: Visit, action: Action, entry: Entry) -> Delivery:
    match action:
        case Delay() | Latency():
            return Delivery(entry, visit.carry_out(entry))
        case Duplicate():
            visit.carry_out(entry)
            second = visit.open()
            second.rule = entry.rule
            return Delivery(second, visit.carry_out(second))
        case Slow(pieces, seconds):
            return Delivery(entry, visit.carry_out(entry), pieces=pieces, pause=seconds)
        case Truncate(kept):
            reply = visit.carry_out(entry)
            if not reply.content:
                return Delivery(entry, reply)
            return Delivery(entry, _injected(reply), kept=min(kept, len(reply.content) - 1))
        case ContentType(content_type, text):
            reply = _injected(visit.carry_out(entry))
            headers = {**reply.headers, "content-type": content_type}
            content = reply.content if text is None else text.encode()
            return Delivery(entry, Reply(reply.status, headers, content))
        case ChangeField():
            return Delivery(entry, _with_changed_field(visit.carry_out(entry), action))
        case Reset(after_commit):
            if after_commit:
                visit.carry_out(entry)
            return Delivery(entry, None)
        case Status(after_commit=after_commit):
            if after_commit:
                visit.carry_out(entry)
            return _refused(entry, _status_reply(action, visit, entry))
        case RateLimit(retry_after, spelling):
            reply = visit.refuse(TooManyRequests(retry_after), entry)
            if spelling == "date":
                date = format_datetime(visit.clock.now() + timedelta(seconds=retry_after), usegmt=True)
                reply = replace(reply, headers={**reply.headers, "retry-after": date})
            return _refused(entry, reply)
        case RefuseAccess(reason):
            return _refused(entry, visit.refuse(_ACCESS[reason], entry))


def _with_changed_field(reply: Reply, action: ChangeField) -> Reply:
    """Return a response in which a field is changed; the same response if it is not JSON, or lacks the field."""
    if reply.headers.get("content-type") != "application/json":
        return reply
    body = json.loads(reply.content)
    changed = _changed(body, action)
    return reply if changed == body else _injected(replace(reply, content=json.dumps(changed).encode()))


def _changed(value: Any, action: ChangeField) -> Any:
    if is_array(value):
        return [_changed(one, action) for one in value]
    if not is_object(value):
        return value
    found: dict[str, Any] = {}
    for name, inner in value.items():
        if name != action.field:
            found[name] = _changed(inner, action)
        elif action.change == "rename":
            found[f"{name}_v2"] = inner
        elif action.change == "null":
            found[name] = None
        elif action.change == "text":
            found[name] = inner if isinstance(inner, str) else json.dumps(inner)
    return found


def _status_reply(action: Status, visit: Visit, entry: Entry) -> Reply:
    if action.body is not None:
        reply = Reply(action.status, {"content-type": "application/json"}, json.dumps(action.body).encode())
    elif action.text is not None:
        reply = Reply(action.status, {"content-type": "text/plain; charset=utf-8"}, action.text.encode())
    else:
        reply = visit.refuse(Injected("The fault plan of the mock injects this failure."), entry, action.status)
    headers = {**reply.headers, **action.headers}
    if action.content_type is not None:
        headers["content-type"] = action.content_type
    return replace(reply, headers=headers)


def _refused(entry: Entry, reply: Reply) -> Delivery:
    entry.status, entry.cause, entry.reason = reply.status, Cause.INJECTED.value, Injected.__name__
    return Delivery(entry, _injected(reply))


def _injected(reply: Reply) -> Reply:
    return replace(reply, headers={**reply.headers, CAUSE_HEADER: Cause.INJECTED.value})
