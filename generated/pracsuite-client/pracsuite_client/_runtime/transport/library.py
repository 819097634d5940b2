"""Recognize the code of the HTTP library, httpx or its fork httpx2: only that is known to report every step."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import FunctionType
from typing import Any, Final, cast

_LIBRARIES: Final = ("httpx", "httpx2", "httpcore", "httpcore2")


def transport_of(http: Any, url: Any) -> Any:
    """Return the transport with which a pool sends a URL, ``None`` for a pool of another kind."""
    try:
        return http._transport_for_url(url)  # noqa: SLF001
    except Exception:  # noqa: BLE001  # nothing is known about it
        return None


def reports_every_step(http: Any, url: Any) -> bool:
    """Return whether a pool sends a URL with unchanged code of the library, and of this package, only.

    Subclasses, wrappers and patches, such as those of test tools, may send a request in another way as well.
    """
    transport = transport_of(http, url)
    pool = getattr(transport, "_pool", None)
    return (
        _is_unchanged(http, "send")
        and (_is_unchanged(transport, "handle_request") or _is_unchanged(transport, "handle_async_request"))
        and (_is_unchanged(pool, "handle_request") or _is_unchanged(pool, "handle_async_request"))
    )


def has_one_request_at_a_time(http: Any, url: Any) -> bool:
    """Return whether each connection of a pool has one request at a time, as over HTTP/1.1.

    Over HTTP/2, httpcore chooses the number of a stream before it reports that the request leaves. If the request
    waited then, another one would get the same number.
    """
    return getattr(getattr(transport_of(http, url), "_pool", None), "_http2", True) is False


def is_of_the_pool(error: BaseException, name: str) -> bool:
    """Return whether an exception is one of httpcore, and has this name."""
    kind = type(error)
    return kind.__name__ == name and kind.__module__.partition(".")[0] in ("httpcore", "httpcore2")


def is_of_the_stack(error: BaseException) -> bool:
    """Return whether an exception is one of the library, of the protocols below it, or of the operating system."""
    return isinstance(error, OSError) or type(error).__module__.partition(".")[0] in _STACK


_STACK: Final = (*_LIBRARIES, "h11", "h2", "hpack", "hyperframe", "socksio", "ssl", "anyio", "trio")


def is_from_a_hook(error: BaseException) -> bool:
    """Return whether an exception comes from an event hook of the pool, which is code of the caller."""
    trace, hooks = error.__traceback__, False
    while trace is not None:
        code = trace.tb_frame.f_code
        if hooks and not code.co_filename.startswith(_folders()):
            return True
        hooks = code.co_name == "_send_handling_redirects" and code.co_filename.startswith(_folders())
        trace = trace.tb_next
    return False


def _is_unchanged(thing: Any, method: str) -> bool:
    """Return whether the code of a method is the library's own, in the class of an object."""
    kind = cast("Any", type(thing))
    function = getattr(kind, method, None)
    if not isinstance(function, FunctionType) or method in getattr(thing, "__dict__", {}):
        return False
    return function.__code__.co_filename.startswith(_folders())


def _folders() -> tuple[str, ...]:
    """Return the folders of the library's modules and of this one, each with a separator at its end."""
    files = [__file__, *(sys.modules[name].__file__ for name in _LIBRARIES if name in sys.modules)]
    return tuple(f"{Path(file).parent}{os.sep}" for file in files if file)
