"""A request and its answer, with what the fault plan makes of them. Nothing here waits or touches a socket."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from email.utils import format_datetime
from typing import Protocol

from practice_mock.clock import Clock
from practice_mock.faults import (
    ContentType,
    Delay,
    Duplicate,
    Fired,
    RateLimit,
    RefuseAccess,
    Reset,
    Slow,
    Status,
    Truncate,
)
from practice_mock.journal import Entry
from practice_mock.refusal import Fault, Forbidden, Injected, Refusal, TooManyRequests, Unauthenticated
from practice_mock.wire.messages import Reply, Request

FAULT_HEADER = "x-mock-fault"

_ACCESS: Mapping[str, Refusal] = {
    "expired": Unauthenticated("Invalid token: the claim exp has passed."),
    "unknown": Unauthenticated("The credentials are not known here."),
    "forbidden": Forbidden("The credentials do not allow this."),
}


class Visit(Protocol):
    """A request that has come in and is in the journal, and is not carried out yet."""

    @property
    def entry(self) -> Entry:
        """Its entry in the journal."""
        ...

    @property
    def fired(self) -> Fired | None:
        """The rule of the fault plan that acts on it."""
        ...

    @property
    def clock(self) -> Clock:
        """The clock of the practice that is visited."""
        ...

    def carry_out(self) -> Reply:
        """Do what is asked, and answer."""
        ...

    def again(self) -> Visit:
        """The same request, come in once more; no rule acts on it."""
        ...

    def refuse(self, refusal: Refusal, status: int | None = None) -> Reply:
        """Say no as the API does, whatever the document allows; with the refusal's own status if none is given."""
        ...


class Service(Protocol):
    """Whatever answers the requests under some paths."""

    def owns(self, path: str) -> bool:
        """Whether a path, still percent-encoded, is its own."""
        ...

    def receive(self, request: Request) -> Visit:
        """Let a request in."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """An answer, and how it goes over the wire."""

    reply: Reply | None
    """None: the connection is reset instead."""
    kept: int | None = None
    """After so many bytes of the body the connection is closed."""
    pieces: int = 1
    pause: float = 0.0
    """Seconds to wait before each piece of the body."""


def delay_of(visit: Visit) -> float:
    """Seconds to wait before a request is carried out."""
    action = visit.fired.action if visit.fired else None
    return action.seconds if isinstance(action, Delay) else 0.0


def conclude(visit: Visit) -> Delivery:
    """Carry a request out as far as the fault plan lets it, and say what goes back."""
    if visit.fired is None:
        return Delivery(visit.carry_out())
    match visit.fired.action:
        case Delay():
            return Delivery(visit.carry_out())
        case Duplicate():
            visit.carry_out()
            return Delivery(visit.again().carry_out())
        case Slow(pieces, seconds):
            return Delivery(visit.carry_out(), pieces=pieces, pause=seconds)
        case Truncate(kept):
            reply = _injected(visit.carry_out())
            return Delivery(reply, kept=min(kept, len(reply.content) - 1) if reply.content else None)
        case ContentType(content_type, text):
            reply = _injected(visit.carry_out())
            content = reply.content if text is None else text.encode()
            return Delivery(replace(reply, headers={**reply.headers, "content-type": content_type}, content=content))
        case Reset(after_commit):
            if after_commit:
                visit.carry_out()
            return Delivery(None)
        case Status() as action:
            if action.after_commit:
                visit.carry_out()
            return _refused(visit, _status_reply(action, visit))
        case RateLimit() as action:
            reply = visit.refuse(TooManyRequests(action.retry_after))
            if action.spelling == "date":
                date = format_datetime(visit.clock.now() + timedelta(seconds=action.retry_after), usegmt=True)
                reply = replace(reply, headers={**reply.headers, "retry-after": date})
            return _refused(visit, reply)
        case RefuseAccess(reason):
            return _refused(visit, visit.refuse(_ACCESS[reason]))


def _status_reply(action: Status, visit: Visit) -> Reply:
    if action.body is not None:
        reply = Reply(action.status, {"content-type": "application/json"}, json.dumps(action.body).encode())
    elif action.text is not None:
        reply = Reply(action.status, {"content-type": "text/plain; charset=utf-8"}, action.text.encode())
    else:
        reply = visit.refuse(Injected("The fault plan of the mock wants it so."), action.status)
    headers = {**reply.headers, **action.headers}
    if action.content_type is not None:
        headers["content-type"] = action.content_type
    return replace(reply, headers=headers)


def _refused(visit: Visit, reply: Reply) -> Delivery:
    visit.entry.status, visit.entry.fault, visit.entry.reason = reply.status, Fault.INJECTED.value, Injected.__name__
    return Delivery(_injected(reply))


def _injected(reply: Reply) -> Reply:
    return replace(reply, headers={**reply.headers, FAULT_HEADER: Fault.INJECTED.value})
