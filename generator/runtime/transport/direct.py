"""Pass a request to the transport of a pool directly, if the pool would add nothing to that.

``Client.send`` of httpx also authenticates, follows redirects, calls event hooks, and searches every response for
cookies, with a parser that takes longer than all else in a call. A request of this package needs none of this, unless
the caller has set up a pool for it, has a transport of its own, or a tool has replaced a method of the library to see
or change the requests. Then the pool sends the request as always.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.machinery import SourceFileLoader
from operator import attrgetter, is_
from types import CodeType, FunctionType, SimpleNamespace
from typing import Any, Final

from attrs import frozen

from ..values.signal_handlers import let_through

VERSIONS: Final = frozenset({"0.28.0", "0.28.1"})
"""The versions of httpx whose code is known to do nothing else than what is done here. Others may do more."""

_POOL: Final = (
    "cookies",
    "send",
    "_build_request_auth",
    "_build_redirect_request",
    "_send_handling_auth",
    "_send_handling_redirects",
    "_send_single_request",
    "_set_timeout",
    "_transport_for_url",
)
"""The members of a pool that a request and its response pass through."""

_JAR: Final = ("extract_cookies", "make_cookies")

_HANDLERS: Final = ("handle_request", "handle_async_request")

_NAMES: Final = frozenset({*_POOL, *_JAR, *_HANDLERS})

_COOKIES: Final = ("set-cookie", "set-cookie2")

_code_of = attrgetter("__code__")


class TakesNoCookies:
    """Base class of a jar that takes no cookies from responses, so that it need not see them."""

    __slots__ = ()


class OnlySends:
    """Base class of a transport of this package. It does not care who passes the request to it."""

    __slots__ = ()


@frozen
class KnownPath:
    """What a pool of a known version has if nothing was changed.

    Attributes:
        current: Returns the members that a request passes through, as they are now.
        members: These members as they are in the source of the library.
        functions: The functions of these.
        codes: The code of these.
        cookies: The class of its cookies.
        jar: The class of the jar of these. One of the caller's may want to see every response.
        transports: The classes of the transports of the library.
        bound: The class of the stream that states in a response how long it took.
    """

    current: Callable[[], Iterable[object]]
    members: tuple[Any, ...]
    functions: tuple[FunctionType, ...]
    codes: tuple[CodeType, ...]
    cookies: Any
    jar: Any
    transports: frozenset[Any]
    bound: Any

    def is_unchanged(self) -> bool:
        """Return whether the members are the same. A wrapper equals what it wraps; code may be replaced in place."""
        return all(map(is_, self.current(), self.members)) and all(map(is_, map(_code_of, self.functions), self.codes))


def direct_transport(http: Any, url: Any) -> Any:
    """Return the transport to which a pool passes a request to a URL as it is, ``None`` if it may do more than that."""
    kind: Any = type(http)  # pyright: ignore[reportUnknownVariableType]
    opened = opened_state(kind)
    if opened is None:
        return None
    own: Any = http.__dict__
    if own["_state"] is not opened or any(own["_event_hooks"].values()) or _has_own_methods(http):
        return None
    known = known_path(kind)
    if known is None or not known.is_unchanged():
        return None
    cookies: Any = own["_cookies"]
    if type(cookies) is not known.cookies or _has_own_methods(cookies):
        return None
    jar: Any = cookies.jar
    if not isinstance(jar, TakesNoCookies) and (type(jar) is not known.jar or _has_own_methods(jar)):
        return None
    transport: Any = http._transport_for_url(url)  # noqa: SLF001
    if type(transport) not in known.transports and not isinstance(transport, OnlySends):
        return None
    return None if _has_own_methods(transport) else transport


def _has_own_methods(thing: Any) -> bool:
    return not _NAMES.isdisjoint(thing.__dict__)


@lru_cache(maxsize=100)
def opened_state(kind: Any) -> Any:
    """Return the state of a pool of a class that has sent a request, ``None`` if the class is not a known one."""
    library: Any = sys.modules.get("httpx")
    if getattr(library, "__version__", None) not in VERSIONS or kind not in (library.Client, library.AsyncClient):
        return None
    return sys.modules["httpx._client"].ClientState.OPENED


@lru_cache(maxsize=100)
def known_path(kind: Any) -> KnownPath | None:
    """Return what a known class of pools has, ``None`` if this is not all as in the source, or cannot be compared."""
    client, models, jars, network, mock = map(
        sys.modules.get,
        ("httpx._client", "httpx._models", "http.cookiejar", "httpx._transports.default", "httpx._transports.mock"),
    )
    place: Any = SimpleNamespace(client=client, models=models, jars=jars, network=network, mock=mock)
    pool = f"client.{kind.__name__}"
    is_async = pool.endswith("AsyncClient")
    handler = _HANDLERS[is_async]
    senders = ("network.AsyncHTTPTransport" if is_async else "network.HTTPTransport", "mock.MockTransport")
    paths = (
        *(f"{pool}.{name}" for name in _POOL),
        "models.Cookies.extract_cookies",
        *(f"jars.CookieJar.{name}" for name in _JAR),
        *(f"{sender}.{handler}" for sender in senders),
    )
    try:
        functions = tuple(_as_in_source(place, *path.split(".")) for path in paths)
    except (AttributeError, ImportError, LookupError, OSError, SyntaxError, ValueError) as error:
        let_through(error)
        return None
    members_of = attrgetter(*paths)
    return KnownPath(
        lambda: members_of(place),
        members_of(place),
        functions,
        tuple(map(_code_of, functions)),
        place.models.Cookies,
        place.jars.CookieJar,
        frozenset(attrgetter(*senders)(place)),
        place.client.BoundAsyncStream if is_async else place.client.BoundSyncStream,
    )


def _as_in_source(place: Any, module_name: str, class_name: str, name: str) -> FunctionType:
    """Return the function of a member of a class.

    Raises:
        ValueError: It is not the one in the source of its module.
    """
    module: Any = getattr(place, module_name)
    kind: Any = getattr(module, class_name)
    owner: type = next((base for base in kind.__mro__ if name in vars(base)), kind)
    member = vars(owner)[name]
    function: Any = member.fget if type(member) is property else member
    if type(function) is not FunctionType or function.__globals__ is not vars(module):
        raise ValueError(name)
    if _fresh(function.__code__) not in _source(module.__name__, module.__file__)[f"{owner.__name__}.{name}"]:
        raise ValueError(name)
    return function


@lru_cache(maxsize=10)
def _source(module: str, file: str) -> dict[str, list[CodeType]]:
    """Return the code of the methods in a file by their names in it. A property can have several of one name."""
    codes: dict[str, list[CodeType]] = {}
    for code in _below(SourceFileLoader(module, file).get_code(module)):
        codes.setdefault(code.co_qualname, []).append(_fresh(code))
    return codes


def _below(code: CodeType | None) -> Iterator[CodeType]:
    for constant in () if code is None else code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _below(constant)


def _fresh(code: CodeType) -> CodeType:
    """Return code as it was before it ran: some versions of Python compare what they have learned from that, too."""
    return code.replace(co_consts=tuple(_fresh(one) if isinstance(one, CodeType) else one for one in code.co_consts))


def finish(http: Any, prepared: Any, response: Any, headers: dict[str, str], started: float) -> None:
    """Do with a response what the pool does after its transport has returned it.

    Args:
        http: The pool.
        prepared: The request.
        response: The response.
        headers: The headers of the response, with names in lower case.
        started: When the request was passed to the transport, by ``perf_counter``.
    """
    kind: Any = type(http)  # pyright: ignore[reportUnknownVariableType]
    response.request = prepared
    if not response.is_closed and (known := known_path(kind)) is not None:
        response.stream = known.bound(response.stream, response=response, start=started)
    if any(name in headers for name in _COOKIES):
        http.cookies.extract_cookies(response)
    response.default_encoding = http._default_encoding  # noqa: SLF001
    response.history = []
    if "location" in headers and response.has_redirect_location:
        response.next_request = http._build_redirect_request(prepared, response)  # noqa: SLF001
