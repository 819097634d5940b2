"""The feed of events: what changed in the mock, as lines of JSON, for as long as the caller listens.

The state can be changed by other threads and, in a file, by other processes. So the feed does not wait for a
notification, but looks for changes a few times per second.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from time import monotonic
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from practice_mock.control.faults import shown_faults
from practice_mock.control.reading import read_query
from practice_mock.sqlite import StateFileError
from practice_mock.state.clock import timestamp
from practice_mock.state.practice import PracticeState
from practice_mock.turns import turns_of

log = logging.getLogger("practice_mock")

STOPPING = "practice_mock.stopping"
"""The ASGI extension with which the server reports that it is shutting down: a function without arguments."""

_PAUSE = 0.2
_QUIET = 10.0
"""Seconds after which a line is sent even if nothing changed, so that both ends notice a lost connection."""
_RECENT = 200
"""The number of earlier requests that a new listener receives."""
_MOST = 100
_MEDIA_TYPE = "application/x-ndjson"


class Listeners:
    """The listeners of a process, in all namespaces. They leave half of the connections to other requests."""

    def __init__(self, connections: int) -> None:
        self.most = max(1, min(_MOST, connections // 2))
        self.count = 0


class FeedPlane:
    """Sends events to listeners."""

    def __init__(self, practice: PracticeState, listeners: Listeners) -> None:
        self._practice = practice
        self._listeners = listeners

    async def read(self, request: Request) -> Response:
        query = read_query(request, {"since", "seconds"})
        since, seconds = (_whole(query, name) for name in ("since", "seconds"))
        changes, headers = _Changes(self._practice, since or 0), {"cache-control": "no-store"}
        if seconds == 0 or request.method == "HEAD":  # without a stream: a caller may have no event loop
            return Response(_lines_of(changes.next()), media_type=_MEDIA_TYPE, headers=headers)
        if self._listeners.count >= self._listeners.most:
            raise HTTPException(503, f"There are {self._listeners.most} listeners already.", {"connection": "close"})
        lines = self._lines(request, changes, seconds)
        return _Stream(lines, media_type=_MEDIA_TYPE, headers=headers).counted(self._listeners)

    async def _lines(self, request: Request, changes: _Changes, seconds: int | None) -> AsyncIterator[str]:
        extensions: Mapping[str, Callable[[], bool]] = request.scope.get("extensions") or {}
        stopping = extensions.get(STOPPING, lambda: False)
        begun = spoken = monotonic()
        turns = turns_of(request.scope)
        try:
            while not self._practice.ended:
                await turns.wait_while(lambda: self._practice.busy)
                events = list(changes.next())
                if not events and monotonic() - spoken >= _QUIET:
                    events = [{"event": "alive"}]
                if events:
                    spoken = monotonic()
                    yield _lines_of(events)
                if stopping() or (seconds is not None and monotonic() - begun >= seconds):
                    return
                await asyncio.sleep(_PAUSE)
            if not stopping():
                yield _lines_of([{"event": "deleted"}])
        except StateFileError as error:  # the listener may try again
            log.error("%s", error)


class _Stream(StreamingResponse):
    """A response to a listener, who is counted until it ends."""

    _listeners: Listeners

    def counted(self, listeners: Listeners) -> _Stream:
        """Return the same response, which counts among the listeners."""
        self._listeners = listeners
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the lines."""
        self._listeners.count += 1
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._listeners.count -= 1


class _Changes:
    """The changes since the last look."""

    def __init__(self, practice: PracticeState, since: int) -> None:
        self._practice = practice
        self._since = since
        self._state: object = None
        self._faults: object = None
        self._resets: int | None = None

    def next(self) -> Iterator[dict[str, Any]]:
        """Return the changes as events, and remember what was seen."""
        practice = self._practice
        with practice.lock:
            events = [*self._reset(), *self._clock(), *self._plan(), *self._requests()]
        return iter(events)

    def _reset(self) -> Iterator[dict[str, Any]]:
        resets, last = self._practice.resets, self._practice.journal.last
        if self._resets not in (None, resets) or last < self._since:
            self._since = 0
            yield {"event": "reset"}
        self._resets = resets

    def _clock(self) -> Iterator[dict[str, Any]]:
        clock, seed = self._practice.clock, self._practice.ids.seed
        if self._state != (clock.state, seed):
            self._state = (clock.state, seed)
            yield {"event": "state", "now": timestamp(clock.now()), "running": clock.running, "seed": seed}

    def _plan(self) -> Iterator[dict[str, Any]]:
        state = self._practice.faults.state
        if self._faults != state:
            self._faults = state
            yield {"event": "faults", **shown_faults(state)}

    def _requests(self) -> Iterator[dict[str, Any]]:
        journal = self._practice.journal
        if journal.last <= self._since:
            return
        entries = [asdict(entry) for entry in journal.after(max(self._since, journal.last - _RECENT))]
        self._since = journal.last
        yield {"event": "journal", "entries": entries, "last": self._since}


def _lines_of(events: Iterable[Mapping[str, Any]]) -> str:
    return "".join(f"{json.dumps(event)}\n" for event in events)


def _whole(query: Mapping[str, str], name: str) -> int | None:
    text = query.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise HTTPException(400, f"{name} must be a whole number.")
    return int(text)
