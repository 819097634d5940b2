"""What the callers use: a server in this process, and what it was asked. It is copied beside them."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import httpx

Checked = TypeVar("Checked")

requests: list[httpx.Request] = []
"""The requests of the caller, in order."""

answer: Any = None
"""What the server sends: JSON; an object with ``status``, ``headers`` and ``body``; or a function of the request."""


def respond(request: httpx.Request) -> httpx.Response:
    """Return the response of the server."""
    requests.append(request)
    given = answer(request) if callable(answer) else answer
    if isinstance(given, dict) and "status" in given:
        status, body = int(given["status"]), given.get("body")
        headers = dict(given.get("headers", {}))
        if status == 204:
            return httpx.Response(status, headers=headers)
        return httpx.Response(status, json=body, headers=headers)
    return httpx.Response(200, json=given)


def pool() -> httpx.Client:
    """Return a connection pool without a network."""
    return httpx.Client(transport=httpx.MockTransport(respond))


def sent(request: httpx.Request | None = None) -> str:
    """Return the last request: method, path, query, parameters in headers, and body."""
    one = requests[-1] if request is None else request
    headers = {name: value for name, value in one.headers.items() if name == "x-size"}
    path = one.url.raw_path.decode().removeprefix("/v1").removeprefix("/v2")
    return f"{one.method} {path} {headers or ''} {one.content.decode()}".strip()


def all_sent() -> list[str]:
    """Return all requests in the same way."""
    return [sent(request) for request in requests]


def hosts() -> list[str]:
    """Return the hosts that were called."""
    return [request.url.host for request in requests]


def headers(*names: str) -> list[str]:
    """Return headers of the last request; what it lacks is empty."""
    return [requests[-1].headers.get(name, "") for name in names]


def attempt(call: Callable[[], object], attribute: str = "") -> object:
    """Return what a call returns; if it raises, the name of the exception, and one of its attributes."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - whatever the client raises is shown
        name = type(error).__name__
        return f"{name}: {getattr(error, attribute)}" if attribute else name


def checked(value: object, cls: type[Checked]) -> Checked:
    """Return a value if it is of a class."""
    if not isinstance(value, cls):
        raise TypeError(type(value).__name__)
    return value


@contextlib.contextmanager
def environment(**variables: str) -> Iterator[None]:
    """Set variables of the environment."""
    os.environ.update(variables)
    try:
        yield
    finally:
        for name in variables:
            del os.environ[name]


def dry_run(package: str, *arguments: str) -> str:
    """Return what the command line of a package prints for a call that is not sent."""
    done = subprocess.run(
        [sys.executable, "-m", package, *arguments, "--dry-run"],
        env={**os.environ, "DEPOT_API_KEY": "k", "STORE_API_KEY": "k"},
        capture_output=True,
        text=True,
        check=True,
    )
    return str([one["value"] for one in json.loads(done.stdout)["query"]])


def text() -> str | None:
    """Return a text, which a type checker takes for one that can be missing."""
    return "text"
