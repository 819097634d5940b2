"""The configuration of a client: the properties of its API, and its settings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import attrs
from attrs import frozen

from ..observability.tracing import TracerProvider
from ..operation.definition import ErrorPointers
from ..operation.request import extra_headers
from ..transport.rate_limit import RateLimit
from ..transport.retry import Retry
from ..values.argument_error import ArgumentError, argument_error
from ..values.codec import Mismatch

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
    rate_limit: RateLimit | None
    strict: bool
    tracer_provider: TracerProvider | None = None
    time_zone: str | None = None


def checked_base_url(given: object) -> str:
    """Return the address without a slash at its end. Raises ``ArgumentError`` unless paths can be added to it."""
    error = ArgumentError("base_url", "must be an absolute http or https URL without query or fragment")
    if not isinstance(given, str) or not given.isascii() or not given.isprintable() or " " in given:
        raise error
    try:
        parts = urlsplit(given)
    except ValueError:
        raise error from None
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise error
    return given.rstrip("/")


def checked_retry(retry: Retry, max_retries: int | None) -> Retry:
    """Return the retry settings with another number of retries, if one is given."""
    return retry if max_retries is None else attrs.evolve(retry, max_retries=max_retries)


def checked_timeout(given: Any) -> float:
    """Return a timeout in seconds. Raises ``ArgumentError`` unless it is a finite number above 0."""
    if not isinstance(given, (int, float)) or isinstance(given, bool) or not math.isfinite(given) or given <= 0:
        raise ArgumentError("timeout", "must be a finite number of seconds greater than 0")
    return float(given)


def checked_headers(given: Mapping[str, str] | None) -> dict[str, str]:
    """Return headers with their names in lower case. Raises ``ArgumentError`` for one that cannot be sent."""
    try:
        return extra_headers(given)
    except Mismatch as mismatch:
        raise argument_error("", mismatch) from None
