"""The choice of the namespace of a request: by the path, by a header, or by a key that contains its name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias
from urllib.parse import quote

from starlette.types import ASGIApp, Receive, Scope, Send

from practice_mock.sqlite import StateFileError
from practice_mock.state.namespaces import DEFAULT, NamespaceError, Namespaces, normal
from practice_mock.state.practice import PracticeState
from practice_mock.turns import turns_of
from practice_mock.wire.headers import headers_of

NAMESPACE_HEADER = "x-mock-namespace"
NAMESPACES_PATH = "/_ns"
"""`/_ns/alice/v1` is the base URL of PracSuite in the namespace alice."""

PREFIX, OWN_PATH = "practice_mock.prefix", "practice_mock.own_path"
"""Keys of an ASGI scope: the front part that was removed from its path, and the path of its namespace."""

KeyReader: TypeAlias = Callable[[Mapping[str, str]], str | None]
"""Returns the namespace that the keys in the headers of a request select, if any."""


class Dispatch:
    """Passes each request to the application of its namespace, which is made when it is first used.

    `make` returns the application of a practice in a namespace. A request in a namespace that does not exist makes it
    if `may_create` is true of the request. Otherwise the request is passed to the application of `strangers`, a
    practice without records: it rejects the request as the new one would. What `is_common` is true of is the same in
    every namespace, also in one that cannot exist.
    """

    def __init__(
        self,
        namespaces: Namespaces,
        make: Callable[[PracticeState, str], ASGIApp],
        key_readers: Iterable[KeyReader],
        may_create: Callable[[Scope], bool],
        strangers: Callable[[], tuple[PracticeState, ASGIApp]],
        is_common: Callable[[str], bool],
    ) -> None:
        self.namespaces = namespaces
        self._make = make
        self._key_readers = tuple(key_readers)
        self._may_create = may_create
        self._refusing = strangers
        self._is_common = is_common
        self._apps: dict[str, tuple[PracticeState, ASGIApp]] = {}

    def prepare(self) -> None:
        """Make the application of the default practice now."""
        self._app(DEFAULT)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request in its namespace."""
        if scope["type"] != "http":
            practice, app = self._app(DEFAULT)
            await app(scope, receive, send)
            return
        try:
            name, inner = self._named(scope)
            if inner["path"] == "/" and not scope["path"].endswith("/"):
                await _redirect(send, f"{quote(scope['path'])}/")  # the links of the page there are relative
                return
            practice, app = await self._app_for(name, inner)
        except NamespaceError as error:
            self.note_refused(scope, 400, str(error))
            await _refuse(send, 400, "client", str(error))
            return
        except StateFileError as error:
            self.note_refused(scope, 500, str(error))
            await _refuse(send, 500, "mock", str(error))
            return
        with practice.in_use():
            await app(inner, receive, send)

    async def _app_for(self, name: str, scope: Scope) -> tuple[PracticeState, ASGIApp]:
        if name != DEFAULT and self._is_common(scope["path"]):
            return self._refusing()
        if self.namespaces.find(name) is not None:
            return self._app(name)
        if not self.namespaces.exists(name) and not self._may_create(scope):
            return self._refusing()
        turns = turns_of(scope)
        await turns.run(partial(self.namespaces.get, name, complete=turns.concurrent))
        return self._app(name)

    def note_refused(self, scope: Scope, status: int, reason: str) -> None:
        """Note a request whose namespace cannot be used. By default, nothing is noted."""

    def _app(self, name: str) -> tuple[PracticeState, ASGIApp]:
        practice = self.namespaces.get(name)
        key = name.lower()
        found = self._apps.get(key)
        if found is None or found[0] is not practice:
            known = set(self.namespaces.names())
            self._apps = {name: app for name, app in self._apps.items() if name in known}
            found = self._apps[key] = practice, self._make(practice, key)
        return found

    def _named(self, scope: Scope) -> tuple[str, Scope]:
        """Return the name of a request's namespace, and its scope without the name in its path.

        Raises NamespaceError if the request names two of them.
        """
        names, scope = without_prefix(scope)
        headers = headers_of(scope)
        names.update(normal(value) for value in headers.values(NAMESPACE_HEADER))
        if not names:
            names.update(normal(found) for read in self._key_readers if (found := read(headers.first)) is not None)
        if len(names) > 1:
            raise NamespaceError("The request names more than one namespace.")
        name = next(iter(names), DEFAULT)
        return name, {**scope, OWN_PATH: "" if name == DEFAULT else f"{NAMESPACES_PATH}/{name}"}


def without_prefix(scope: Scope) -> tuple[set[str], Scope]:
    """Return the namespace in the path, if there is one, and the scope with the path that follows it.

    Raises NamespaceError if the name is percent-encoded.
    """
    path: str = scope["path"]
    if not path.startswith(NAMESPACES_PATH + "/"):
        return set(), scope
    name, slash, rest = path[len(NAMESPACES_PATH) + 1 :].partition("/")
    prefix = f"{NAMESPACES_PATH}/{name}"
    raw: bytes = scope.get("raw_path") or path.encode()
    if not raw.startswith(prefix.encode()) or (slash and raw[len(prefix) : len(prefix) + 1] != b"/"):
        raise NamespaceError("The name of the namespace in the path must not be percent-encoded.")
    return {name.lower()}, {
        **scope,
        "path": slash + rest or "/",
        "raw_path": raw[len(prefix) :] or b"/",
        PREFIX: prefix,
    }


async def _redirect(send: Send, path: str) -> None:
    headers = [(b"location", path.encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 307, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _refuse(send: Send, status: int, cause: str, message: str) -> None:
    content = json.dumps({"message": message}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(content)).encode()),
        (b"x-mock-cause", cause.encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
