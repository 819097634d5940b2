"""Recognize the code of the HTTP library, httpx or its fork httpx2: only that is known to report every step."""

from __future__ import annotations

import abc
import contextlib
import os
import re
import sys
import typing
from functools import cache, lru_cache, partial
from inspect import unwrap
from pathlib import Path
from types import FunctionType, TracebackType
from typing import Any, Final, cast

from ..values.hidden_frames import is_of_this_package, package_of
from ..values.signal_handlers import HTTP_LIBRARIES, let_through


def transport_of(http: Any, url: Any) -> Any:
    """Return the transport with which a pool sends a URL, ``None`` for a pool of another kind."""
    try:
        return http._transport_for_url(url)  # noqa: SLF001
    except Exception as error:  # noqa: BLE001  # nothing is known about it
        let_through(error)
        return None


def is_transport_of_the_library(http: Any, url: Any) -> bool:
    """Return whether a pool sends a URL with a transport of the library for httpcore, or a subclass of it."""
    kinds = type(transport_of(http, url)).__mro__
    return any(
        kind.__name__ in ("HTTPTransport", "AsyncHTTPTransport") and kind.__module__.partition(".")[0] in HTTP_LIBRARIES
        for kind in kinds
    )


def was_received_by_httpcore(response: Any) -> bool:
    """Return whether a response came from a connection of httpcore, and was not made by other code, as in tests."""
    return "network_stream" in getattr(response, "extensions", ())


def reports_every_step(http: Any, url: Any) -> bool:
    """Return whether a pool sends a URL with unchanged code of the library, and of this package, only.

    Subclasses, wrappers, event hooks, and patches such as those of test tools may send a request in another way as
    well.
    """
    transport = transport_of(http, url)
    pool = getattr(transport, "_pool", None)
    hooks = getattr(http, "_event_hooks", {"request": [None]})
    return not any(hooks.values()) and all(map(_is_unchanged, (http, transport, pool))) and _is_intact(type(pool))


_SENDING: Final = (
    "send",
    "_send_handling_auth",
    "_send_handling_redirects",
    "_send_single_request",
    "handle_request",
    "handle_async_request",
)
"""The methods of pools and transports that a request passes through, and that tools replace."""


def still_reports_every_step(http: Any, url: Any) -> bool:
    """Return what ``reports_every_step`` does, but fast: classes are read again only if their methods were replaced."""
    transport = transport_of(http, url)
    used = (http, transport, getattr(transport, "_pool", None))
    if any(getattr(http, "_event_hooks", {"request": [None]}).values()):
        return False
    if not all(getattr(one, "__dict__", {}).keys().isdisjoint(_SENDING) for one in used):
        return False
    kinds: tuple[Any, ...] = tuple(map(type, used))
    methods, reported = _as_first_seen(kinds)
    if all(now is before for now, before in zip(_methods_of(kinds), methods, strict=True)):
        return reported
    return _are_intact(kinds)


@lru_cache(maxsize=100)
def _as_first_seen(kinds: tuple[Any, ...]) -> tuple[tuple[Any, ...], bool]:
    """Return the methods of classes, and whether all their code is of the library and of this package."""
    return _methods_of(kinds), _are_intact(kinds)


def _are_intact(kinds: tuple[Any, ...]) -> bool:
    return all(map(_is_intact_class, kinds)) and _is_intact(kinds[-1])


def _methods_of(kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(getattr(kind, name, None) for kind in kinds for name in _SENDING)


def lets_requests_wait(http: Any, url: Any) -> bool:
    """Return whether a request can wait when its connection is ready: in a pool of httpcore over HTTP/1.1.

    Over HTTP/2, httpcore chooses the number of a stream before it reports that the request leaves. If the request
    waited then, another one would get the same number.
    """
    pool = getattr(transport_of(http, url), "_pool", None)
    kinds = (kind for kind in type(pool).__mro__ if not is_of_this_package(kind.__module__))
    return next(kinds).__module__.partition(".")[0] in HTTP_LIBRARIES and getattr(pool, "_http2", True) is False


_ENCODED: Final = r"(?:[\w.~-]|%[0-9A-F]{2})"

_PLAIN_URL: Final = re.compile(rf"(https?://[^/?#]+)((?:/(?!\.){_ENCODED}+)+)(?:\?((?:{_ENCODED}|[&=,])*))?", re.ASCII)
"""A URL as this package writes it: percent-encoded throughout, so that there is nothing to encode or to normalize."""

_LONGEST: Final = 8_000
"""The characters of a URL above which the library decides whether it is too long."""


def url_of(library: Any, text: str) -> Any:
    """Return the library's object for a URL. To parse a URL takes it longer than all else in a request."""
    plain = _PLAIN_URL.fullmatch(text) if len(text) <= _LONGEST else None
    origin = None if plain is None else _origin(library, plain[1])
    return library.URL(text) if plain is None or origin is None else _below(origin, plain[2], plain[3])


@lru_cache(maxsize=100)
def _origin(library: Any, text: str) -> Any:
    """Return the library's object for the origin of URLs, ``None`` if it cannot be combined with a path and a query."""
    origin = library.URL(text)
    try:
        for path, query in (("/a", "b=c"), ("/a", None)):
            parsed = library.URL(f"{text}{path}" if query is None else f"{text}{path}?{query}")
            if vars(_below(origin, path, query)) != vars(parsed):
                return None
    except (AttributeError, TypeError, ValueError) as error:  # another version of the library
        let_through(error)
        return None
    return origin


def _below(origin: Any, path: str, query: str | None) -> Any:
    url = type(origin)(origin)
    url._uri_reference = url._uri_reference._replace(path=path, query=query)  # noqa: SLF001
    return url


def bytes_as_received(response: Any) -> bytes | None:
    """Return the body of a response that was read already, as it was before the library decompressed it.

    Returns ``None`` if it is not known: the library does not keep what it receives from a connection.
    """
    stream = getattr(response.stream, "_stream", response.stream)
    kind = cast("Any", type(stream))
    is_kept = kind.__name__ == "ByteStream" and kind.__module__.partition(".")[0] in HTTP_LIBRARIES
    return b"".join(stream) if is_kept else None


def read_directly(prepared: Any) -> None:
    """Let the library read the pieces of an asynchronous body directly, and not in an asynchronous generator.

    The library drops its generator when a request ends early, and an event loop reports dropped generators.
    """
    wrapped: Any = getattr(prepared, "stream", None)
    kind = cast("Any", type(wrapped))
    library = kind.__module__.partition(".")[0]
    if kind.__name__ == "AsyncIteratorByteStream" and library in HTTP_LIBRARIES and hasattr(wrapped, "_stream"):
        prepared.stream = _stream_class(sys.modules[library])(wrapped._stream)  # noqa: SLF001


@cache
def _stream_class(library: Any) -> Any:
    def begin(self: Any, pieces: Any) -> None:
        self.pieces = pieces

    def read(self: Any) -> Any:
        return aiter(self.pieces)

    return type("DirectStream", (library.AsyncByteStream,), {"__init__": begin, "__aiter__": read})


def is_of_the_pool(error: BaseException, name: str) -> bool:
    """Return whether an exception is one of httpcore, and has this name."""
    kind = type(error)
    return kind.__name__ == name and kind.__module__.partition(".")[0] in ("httpcore", "httpcore2")


def is_of_the_stack(error: BaseException) -> bool:
    """Return whether an exception is one of the library, of the protocols below it, or of the operating system."""
    return isinstance(error, OSError) or is_of_the_stack_by_name(type(error).__module__)


def is_of_a_connection(error: BaseException) -> bool:
    """Return whether an exception is one of the stack that may have a cause which passes, such as a lost connection.

    The library's other exceptions report that a program used it wrongly, or the status of a response.
    """
    name = type(error).__module__.partition(".")[0]
    is_request_error = any(kind.__name__ == "RequestError" for kind in type(error).__mro__)
    return is_of_the_stack(error) and (is_request_error or name not in ("httpx", "httpx2"))


def is_of_the_stack_by_name(name: str) -> bool:
    """Return whether a module, or a logger, is named after the library, or after the protocols below it."""
    return name.partition(".")[0] in _STACK


_STACK: Final = (*sorted(HTTP_LIBRARIES), "h11", "h2", "hpack", "hyperframe", "socksio", "ssl", "anyio", "trio")


def trace_of_hook(error: BaseException, http: Any) -> TracebackType | None:
    """Return the traceback of an exception from an event hook of the pool, without the library's frames before it.

    Hooks are code of the caller. If the exception comes from anything else, return ``None``: from outside of a hook, or
    from the library that a hook calls, as when it reads the response or raises an error for its status. The message
    and the attributes of such an exception contain the URL and the request.
    """
    return None if _is_of_the_library(error) else _below_a_hook(error, http)


def is_below_a_hook(error: BaseException, http: Any) -> bool:
    """Return whether an exception was raised while an event hook of the pool ran."""
    return _below_a_hook(error, http) is not None


def _is_of_the_library(error: BaseException) -> bool:
    """Return whether an exception is one of the library, or raised by its code, or contains one that is."""
    if is_of_the_stack_by_name(type(error).__module__):
        return True
    if isinstance(error, BaseExceptionGroup):
        return any(map(_is_of_the_library, cast("BaseExceptionGroup[BaseException]", error).exceptions))
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and package_of(trace.tb_frame) in HTTP_LIBRARIES


def _below_a_hook(error: BaseException, http: Any) -> TracebackType | None:
    registered = [hook for hooks in getattr(http, "_event_hooks", {}).values() for hook in hooks]
    codes = [code for hook in registered if (code := code_of(hook)) is not None]
    trace = error.__traceback__ if codes else None
    while trace is not None:
        if any(trace.tb_frame.f_code is code for code in codes):
            return trace
        trace = trace.tb_next
    return None


def code_of(hook: Any) -> Any:
    """Return the code of a function, a method, a partial function or an object that can be called."""
    while isinstance(hook, partial):
        hook = cast("Any", hook).func
    found: Any = getattr(hook, "__func__", hook)
    if not hasattr(found, "__code__"):
        found = cast("Any", type(hook)).__dict__.get("__call__")
    return getattr(found, "__code__", None)


def _is_unchanged(thing: Any) -> bool:
    """Return whether an object is of a class of the library, or of this package, and has no methods of its own."""
    kind = cast("Any", type(thing))
    own = getattr(thing, "__dict__", {})
    return _is_intact_class(kind) and not any(callable(value) and hasattr(kind, name) for name, value in own.items())


def _is_intact(pool: Any) -> bool:
    """Return whether the connections of a class of pools are of unchanged classes of httpcore."""
    module = sys.modules.get(pool.__mro__[-2].__module__.partition(".")[0])
    names = [name for name in dir(module) if name.endswith(("Connection", "Backend"))]
    return all(_is_intact_class(getattr(module, name)) for name in names)


def _is_intact_class(kind: Any) -> bool:
    """Return whether all code of a class is in the folders of the library and of this package."""
    bases: list[Any] = list(kind.__mro__[:-1])
    members = [member for base in bases for member in cast("dict[str, Any]", base.__dict__).items()]
    functions = [value for _, value in members if isinstance(value, FunctionType)]
    replaced = any(name in _METHODS and not isinstance(value, FunctionType) for name, value in members)
    return bool(functions) and not replaced and all(map(_is_library_code, functions))


def _is_library_code(function: FunctionType) -> bool:
    """Return whether a function is code of the library or of this package, or generated by the standard library."""
    file: str = unwrap(function).__code__.co_filename
    return file.startswith((*_folders(), *_GENERATORS, "<"))


_GENERATORS: Final = tuple(str(module.__file__) for module in (abc, contextlib, typing))

_METHODS: Final = frozenset({"send", "handle_request", "handle_async_request", "create_connection", "connect_tcp"})


def _folders() -> tuple[str, ...]:
    """Return the folders of the library's modules and of this one, each with a separator at its end."""
    return _folders_of(tuple(name for name in sorted(HTTP_LIBRARIES) if name in sys.modules))


@cache
def _folders_of(names: tuple[str, ...]) -> tuple[str, ...]:
    files = [__file__, *(sys.modules[name].__file__ for name in names)]
    return tuple(f"{Path(file).parent}{os.sep}" for file in files if file)
