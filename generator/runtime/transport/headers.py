"""Check header names and values, whatever their source."""

from __future__ import annotations

import re
from typing import Any

from ..values.codec import Mismatch, plain

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_LONGEST_PRINTED = 100
_FRAMING = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


_HARMLESS = re.compile(
    "user-agent|accept|accept-encoding|from|"
    "traceparent|tracestate|baggage|sentry-trace|uber-trace-id|uberctx-.+|newrelic|x-newrelic-.+|"
    "elastic-apm-traceparent|b3|x-b3-.+|x-datadog-.+|x-ot-span-context|ot-(tracer|baggage)-.+|x-amzn-trace-id|"
    "x-cloud-trace-context|grpc-trace-bin|sw8(-correlation|-x)?|x-instana-[tsl]|x-dynatrace|singularityheader|"
    "request-context|x-trace|(x-)?(request|correlation|client-request|trace|span)-id"
)
"""The headers of pools and their hooks that name the program or a trace. Any other could change what a call means."""

_NEGOTIATING = frozenset({"accept", "accept-encoding"})
"""The harmless headers on which the form of a response depends."""


def header_name(given: Any) -> str:
    """Return a header name in lower case.

    Raises:
        Mismatch: It is not a token (RFC 9110), or it is a header that the HTTP library sets itself.
    """
    text = plain(given)
    if not isinstance(text, str) or not _TOKEN.fullmatch(text):
        raise Mismatch("must have header names of letters, digits and hyphens")
    name = text.lower()
    if folded(name) in _FRAMING:
        raise Mismatch(f"must not set {name}: the HTTP library sets it")
    return name


def is_about_framing(name: str) -> bool:
    """Return whether a header is about destination or framing, so that the HTTP library sets it."""
    return folded(name) in _FRAMING


def may_come_from_a_pool(name: str) -> bool:
    """Return whether a default header of a pool is sent with a call: only if it is known to change nothing in it."""
    return bool(_HARMLESS.fullmatch(folded(name)))


def may_change_in_a_pool(name: str) -> bool:
    """Return whether a default header of a pool may get another value there, as a number of the request does."""
    return may_come_from_a_pool(name) and folded(name) not in _NEGOTIATING


def printable_name(name: str) -> str:
    """Return a header name as it is printed in an error, empty if it is not one."""
    return name.lower() if len(name) <= _LONGEST_PRINTED and _TOKEN.fullmatch(name) else ""


def folded(name: str) -> str:
    """Return a header name as servers compare it that pass headers on in variables, in which ``-`` becomes ``_``."""
    return name.lower().replace("_", "-")


def header_value(given: Any) -> str:
    """Return a header value.

    Raises:
        Mismatch: It is empty, has a space at either end, or contains a character that is not printable ASCII.
    """
    text = plain(given)
    if not isinstance(text, str) or not text.isascii() or not text.isprintable() or text != text.strip() or not text:
        raise Mismatch("must be printable ASCII text without spaces at either end")
    return text
