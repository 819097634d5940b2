"""The calls for people who watch the mock: books, events, scenarios and credentials."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

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


def watching_routes(
    practice: PracticeState,
    books: Books,
    namespace: str,
    guarded: Callable[[Action], Action],
    listeners: Listeners,
) -> list[Route]:
    """Return the routes of a practice in a namespace. `guarded` makes a call require the token."""
    book, feed, scenarios = BookPlane(practice, books), FeedPlane(practice, listeners), ScenarioPlane(practice)
    credentials = CredentialsPlane(namespace)
    return [
        Route("/events", guarded(feed.read), methods=["GET"]),
        Route("/tenants", guarded(book.list_tenants), methods=["GET"]),
        Route("/book", guarded(book.read), methods=["GET"]),
        Route("/scenarios", guarded(scenarios.read), methods=["GET"]),
        Route("/scenarios/{name}", guarded(scenarios.start), methods=["POST"]),
        Route("/credentials", guarded(credentials.read), methods=["GET"]),
    ]
