"""The calls for people who watch the mock: books, events, scenarios and credentials."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import Protocol, TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from practice_mock.control.book import BookPlane
from practice_mock.control.credentials import CredentialsPlane
from practice_mock.control.feed import FeedPlane, Listeners
from practice_mock.control.scenarios import ScenarioPlane
from practice_mock.state.book import Books
from practice_mock.state.practice import PracticeState

Action: TypeAlias = Callable[[Request], Awaitable[Response]]


class Guard(Protocol):
    """Makes a call require the token, and reject every parameter of the query except those in `query`."""

    def __call__(self, action: Action, /, *, query: Collection[str] = ()) -> Action: ...


def watching_routes(
    practice: PracticeState,
    books: Books,
    namespace: str,
    guarded: Guard,
    listeners: Listeners,
) -> list[Route]:
    """Return the routes of a practice in a namespace."""
    book, feed, scenarios = BookPlane(practice, books), FeedPlane(practice, listeners), ScenarioPlane(practice)
    credentials = CredentialsPlane(namespace)
    return [
        Route("/events", guarded(feed.read, query=feed.QUERY), methods=["GET"]),
        Route("/tenants", guarded(book.list_tenants), methods=["GET"]),
        Route("/book", guarded(book.read, query=book.QUERY), methods=["GET"]),
        Route("/scenarios", guarded(scenarios.read), methods=["GET"]),
        Route("/scenarios/{name}", guarded(scenarios.start), methods=["POST"]),
        Route("/credentials", guarded(credentials.read), methods=["GET"]),
    ]
