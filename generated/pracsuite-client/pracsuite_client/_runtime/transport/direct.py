"""Pass a request to the transport of a pool directly, if the pool would add nothing to that.

``Client.send`` of httpx also authenticates, follows redirects, calls event hooks, and searches every response for
cookies, with a parser that takes longer than all else in a call. A request of this package needs none of this, unless
the caller has set up a pool for it, or a tool has replaced a method of the library to see or change the requests. Then
the pool sends the request as always.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter, is_
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

from attrs import frozen

VERSIONS: Final = frozenset({"0.28.0", "0.28.1"})
"""The versions of httpx whose code is known to do nothing else than what is done here. Others may do more."""

_STEPS: Final = (
    "send",
    "_build_request_auth",
    "_send_handling_auth",
    "_send_handling_redirects",
    "_send_single_request",
    "_set_timeout",
    "_transport_for_url",
)
"""The methods of a pool that a request passes through."""

_NAMES: Final = frozenset(_STEPS)

_steps_of = attrgetter(*_STEPS)

_code_of = attrgetter("__code__")

_COOKIES: Final = ("set-cookie", "set-cookie2")


class TakesNoCookies:
    """Base class of a jar that takes no cookies from responses, so that it need not see them."""

    __slots__ = ()


@frozen
class KnownPath:
    """What a pool of a known version has if nothing was changed.

    Attributes:
        steps: Its methods.
        codes: The code of these.
        opened: The state of a pool that has sent a request.
        jar: The class of its cookies. One of the caller's may want to see every response.
    """

    steps: tuple[FunctionType, ...]
    codes: tuple[CodeType, ...]
    opened: Any
    jar: Any

    def has_these(self, steps: Iterable[object]) -> bool:
        """Return whether these are its methods. A wrapper equals what it wraps, and code may be replaced in place."""
        return all(map(is_, steps, self.steps)) and all(map(is_, map(_code_of, self.steps), self.codes))


def direct_transport(http: Any, url: Any) -> Any:
    """Return the transport to which a pool passes a request to a URL as it is, ``None`` if it may do more than that."""
    kind: Any = type(http)  # pyright: ignore[reportUnknownVariableType]
    known = known_path(kind)
    if known is None or not known.has_these(_steps_of(kind)):
        return None
    own: Any = http.__dict__
    if not own.keys().isdisjoint(_NAMES) or own["_state"] is not known.opened or any(own["_event_hooks"].values()):
        return None
    jar: Any = own["_cookies"].jar
    if type(jar) is not known.jar and not isinstance(jar, TakesNoCookies):
        return None
    return http._transport_for_url(url)  # noqa: SLF001


@lru_cache(maxsize=100)
def known_path(kind: Any) -> KnownPath | None:
    """Return what a class of pools is known to have, ``None`` if it is not one of a known version, or was changed."""
    from http.cookiejar import CookieJar

    library: Any = sys.modules.get("httpx")
    if getattr(library, "__version__", None) not in VERSIONS or kind not in (library.Client, library.AsyncClient):
        return None
    steps = _steps_of(kind)
    file = str(Path(library.__file__).parent / "_client.py")
    if not all(type(step) is FunctionType and step.__code__.co_filename == file for step in steps):
        return None
    return KnownPath(steps, tuple(map(_code_of, steps)), steps[0].__globals__["ClientState"].OPENED, CookieJar)


def finish(http: Any, prepared: Any, response: Any, headers: dict[str, str]) -> None:
    """Do with a response what the pool does after its transport has returned it.

    Args:
        http: The pool.
        prepared: The request.
        response: The response.
        headers: The headers of the response, with names in lower case.
    """
    response.request = prepared
    if any(name in headers for name in _COOKIES):
        http.cookies.extract_cookies(response)
    if "location" in headers and response.has_redirect_location:
        http._build_redirect_request(prepared, response)  # noqa: SLF001  # it reports a URL that cannot be read
