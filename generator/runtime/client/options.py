"""The configuration of a client: the properties of its API, and its settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import attrs
from attrs import frozen

from ..observability.tracing import TracerProvider
from ..operation.definition import ErrorPointers
from ..operation.request import extra_headers
from ..transport.body import MAX_RESPONSE_BYTES
from ..transport.rate_limit import RateLimit, RateLimiter
from ..transport.retry import Retry
from ..values.argument_error import ArgumentError, argument_error
from ..values.codec import Context, Mismatch, plain
from ..values.loopback import address_of, is_loopback
from ..values.safe_text import SAFE_TEXT
from ..values.signal_handlers import let_through
from ..values.wall_time import load_zone

DEFAULT_TIMEOUT = 30.0
"""The default timeout: the seconds that each step of a call (connect, write, read) may take."""


@frozen(eq=False, repr=False)
class Api:
    """The properties of an API that the runtime needs.

    Attributes:
        package: The name of the package, which is also the name of its logger.
        user_agent: The ``User-Agent`` header of the client.
        errors: The pointers to the contents of error bodies.
        rate_limit: The rate limit that the API documents, if any.
    """

    package: str
    user_agent: str
    errors: ErrorPointers
    rate_limit: RateLimit | None = None


@frozen(eq=False, repr=False)
class Settings:
    """The settings of a client: what its constructor takes in addition to credentials and connection pool."""

    base_url: str
    timeout: float
    max_retries: int | None
    retry: Retry
    rate_limit: RateLimit | RateLimiter | None
    strict: bool
    max_response_bytes: int = MAX_RESPONSE_BYTES
    tracer_provider: TracerProvider | None = None
    time_zone: str | None = None
    allow_insecure: bool = False
    label: str | None = None


_BASE_PATH = re.compile(r"(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*")
_HOST = re.compile(r"([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.?")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def checked_base_url(given: Any, *, allow_insecure: Any) -> str:
    """Return the URL in its normal form, without a slash at its end.

    Raises:
        ArgumentError: Paths cannot be added to it, it contains a user name, or it would send keys and records over
            plain HTTP to another machine and ``allow_insecure`` is not set.
    """
    allowed = checked_flag("allow_insecure", allow_insecure)
    error = ArgumentError("base_url", "must be an absolute http or https URL without user name, query or fragment")
    try:
        text = plain(given)
        if not isinstance(text, str) or not text.isascii() or not text.isprintable() or set(text) & set("?#"):
            raise error
        parts = urlsplit(text)
        port, host = parts.port, (parts.hostname or "").lower()
    except (ValueError, Mismatch) as caught:
        let_through(caught)
        raise error from None
    decoded = unquote(parts.path)
    segments = [*parts.path.split("/"), *decoded.split("/")]
    if (
        parts.scheme not in _DEFAULT_PORTS
        or not text.lower().startswith(f"{parts.scheme}://{parts.netloc}".lower())  # nothing was left out silently
        or "@" in parts.netloc
        or parts.netloc.endswith(":")
        or port == 0
        or ("[" in parts.netloc) != (":" in host)
        or not _is_host(host)
        or not _BASE_PATH.fullmatch(parts.path)
        or not {".", ".."}.isdisjoint(segments)
        or not decoded.isprintable()
    ):
        raise error
    if parts.scheme == "http" and not allowed and not is_loopback(host):
        raise ArgumentError(
            "base_url",
            "must be https: keys and records would be readable on the way; pass allow_insecure=True to permit it",
        )
    return _normal(parts, host, port)


def loopback_origin(base_url: str) -> str | None:
    """Return scheme and host of a plain HTTP URL of this machine, to which no proxy leads; ``None`` for others."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if parts.scheme != "http" or not is_loopback(host):
        return None
    return f"http://[{host}]" if ":" in host else f"http://{host}"


def _normal(parts: SplitResult, host: str, port: int | None) -> str:
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        shown += f":{port}"
    return f"{parts.scheme}://{shown}{parts.path}".rstrip("/")


def _is_host(host: str) -> bool:
    """Return whether a host is an address or a name that can be looked up."""
    if ":" in host:
        return address_of(host) is not None and "%" not in host
    if not _HOST.fullmatch(host) or len(host) > 253:
        return False
    last = host.rstrip(".").rpartition(".")[2]
    if last.isdecimal():
        return address_of(host) is not None
    return "xn--" not in host or _is_international(host)


def _is_international(host: str) -> bool:
    """Return whether the HTTP library can decode an internationalised name."""
    import httpx

    try:
        return bool(httpx.URL(f"https://{host}").host)
    except (httpx.InvalidURL, ValueError) as error:
        let_through(error)
        return False


def checked_retry(retry: Any, max_retries: int | None) -> Retry:
    """Return the retry settings with another number of retries, if one is given."""
    if not _is_like(retry, Retry):
        raise ArgumentError("retry", "must be a Retry")
    settings: Retry = retry
    return settings if max_retries is None else attrs.evolve(settings, max_retries=max_retries)


def checked_rate_limit(given: Any, clock: Callable[[], float]) -> RateLimiter | None:
    """Return what limits the rate, if anything. Raises ``ArgumentError`` if it is of the wrong type."""
    if given is None or isinstance(given, RateLimiter):
        return given
    if not _is_like(given, RateLimit):
        raise ArgumentError("rate_limit", "must be a RateLimit, a RateLimiter, or None")
    return RateLimiter(RateLimit(given.requests, given.seconds), clock=clock)


def checked_size(given: Any) -> int:
    """Return a number of bytes. Raises ``ArgumentError`` for anything but a whole number above 0."""
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise ArgumentError("max_response_bytes", "must be a whole number of bytes, 1 or more")
    return given


def rewritten(base_url: Any, token_url: Any, *, allow_insecure: Any) -> tuple[str, str] | None:
    """Return the beginning of the URLs that are called and what replaces it in tokens, both as the HTTP library spells.

    Raises:
        ArgumentError: One of them is not a base URL.
    """
    if token_url is None:
        return None
    import httpx

    called = checked_base_url(base_url, allow_insecure=allow_insecure)
    try:
        signed_for = checked_base_url(token_url, allow_insecure=True)
    except ArgumentError as error:
        raise ArgumentError("token_url", error.reason) from None
    first, second = (str(httpx.URL(f"{url}/")).removesuffix("/") for url in (called, signed_for))
    return first, second


def _is_like(given: object, cls: type[attrs.AttrsInstance]) -> bool:
    """Return whether a value is of a class of settings, or of the same class in the package of another API."""
    other = type(given)
    return isinstance(given, cls) or (
        attrs.has(other)
        and other.__name__ == cls.__name__
        and [field.name for field in attrs.fields(other)] == [field.name for field in attrs.fields(cls)]
    )


def checked_flag(name: str, given: Any) -> bool:
    """Return a setting that is on or off. Raises ``ArgumentError`` for anything but a bool."""
    if not isinstance(given, bool):
        raise ArgumentError(name, "must be True or False")
    return given


def checked_label(given: Any) -> str | None:
    """Return the label of a client. Raises ``ArgumentError`` for a text that could forge a line of a log."""
    if given is None:
        return None
    try:
        label = plain(given)
    except Mismatch:
        label = None
    if not isinstance(label, str) or not SAFE_TEXT.fullmatch(label):
        raise ArgumentError("label", "must have 1 to 64 characters, each a letter A to Z, a digit, '_', '.' or '-'")
    return label


def checked_context(time_zone: Any) -> Context:
    """Return what encoding depends on. Raises ``ArgumentError`` unless the time zone exists, if there is one."""
    if time_zone is None:
        return Context()
    try:
        return Context(load_zone(time_zone))
    except ValueError as error:
        let_through(error)
        raise ArgumentError("time_zone", str(error)) from None


MAX_TIMEOUT = 1_000_000.0
"""The longest timeout in seconds, about 11 days. Sockets cannot wait much longer."""


def checked_timeout(given: Any) -> float:
    """Return a timeout in seconds. Raises ``ArgumentError`` unless a socket can wait that long."""
    if not isinstance(given, (int, float)) or isinstance(given, bool) or not 0 < given <= MAX_TIMEOUT:
        raise ArgumentError("timeout", f"must be a number of seconds greater than 0, at most {MAX_TIMEOUT:.0f}")
    return float(given)


def checked_headers(given: Mapping[str, str] | None, credentials: Collection[str]) -> dict[str, str]:
    """Return headers with their names in lower case. Raises ``ArgumentError`` for one that cannot be sent."""
    try:
        return extra_headers(given, credentials)
    except Mismatch as mismatch:
        raise argument_error("", mismatch) from None
