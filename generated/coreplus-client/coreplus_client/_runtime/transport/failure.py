"""Describe why there is no response, with allow-listed facts: host, port and the reason of the operating system."""

from __future__ import annotations

import errno
import os
import re
import socket
import ssl
from typing import Any, Final

from ..messages.file_input import ChangedFile
from ..values.signal_handlers import causes_of
from .deadline import DeadlineExceeded
from .http_library import is_of_a_connection

_CERTIFICATE_REASONS: Final = {
    10: "it has expired",
    18: "it is self-signed",
    19: "its chain contains a self-signed certificate",
    20: "its issuer is not known",
    21: "its issuer is not known",
    62: "it is for another host",
    64: "it is for another IP address",
}
"""OpenSSL's codes of the usual reasons for which a certificate is not trusted."""

_TLS_REASON = re.compile("[A-Z0-9_]{1,60}")


class UnusableBody(Exception):
    """The body of a response cannot be used."""

    details = ""
    permanent = False


class TransportFailure(Exception):
    """No response was received, or not the whole of it.

    Attributes:
        reason: The type of failure, without any URL or value.
        details: The reason of the operating system or of TLS, if any, without any URL or value.
        place: The host and port that were called, ``(storage)`` for a host that the server chose; empty if the request
            was refused before a connection was used.
        timed_out: Whether it was a timeout.
        may_have_arrived: Whether the request may have reached the server.
        permanent: Whether another attempt would fail in the same way.
        begun: Whether a response began.
    """

    def __init__(
        self,
        reason: str,
        details: str = "",
        *,
        place: str = "",
        timed_out: bool = False,
        may_have_arrived: bool = True,
        permanent: bool = False,
        begun: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details
        self.place = place
        self.timed_out = timed_out
        self.may_have_arrived = may_have_arrived
        self.permanent = permanent
        self.begun = begun


def refused(reason: str, details: str) -> TransportFailure:
    """Return the failure of a request that this client refuses to send."""
    return TransportFailure(reason, details, may_have_arrived=False, permanent=True)


def is_short_of_resources(error: BaseException) -> bool:
    """Return whether the operating system had too few file descriptors or too little memory."""
    shortages = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOBUFS)
    return isinstance(error, OSError) and error.errno in shortages


def failure_of(
    error: Exception, *, place: str, may_have_arrived: bool, handled: BaseException | None = None
) -> TransportFailure:
    """Return the failure that an exception of the HTTP library, or of anything below it, means.

    ``handled`` is the exception that the caller was handling before the request. It is not a cause.
    """
    if isinstance(error, UnusableBody):
        return TransportFailure(type(error).__name__, error.details, place=place, permanent=error.permanent, begun=True)
    causes = list(causes_of(error, handled))
    changed = next((cause for cause in causes if isinstance(cause, ChangedFile)), None)
    if changed is not None:
        return TransportFailure(
            type(changed).__name__, str(changed), place=place, may_have_arrived=may_have_arrived, permanent=True
        )
    status = _redirect_without_url(error)
    if status is not None:
        details = f"{status} was received, but its Location is not a URL that can be used"
        return TransportFailure(
            "Redirect", details, place=place, may_have_arrived=may_have_arrived, permanent=True, begun=True
        )
    untrusted = next((cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)), None)
    return TransportFailure(
        type(error).__name__,
        _untrusted(untrusted) if untrusted is not None else _details(causes),
        place=place,
        timed_out=any(kind.__name__ == "TimeoutException" for kind in type(error).__mro__)
        or isinstance(error, TimeoutError),
        may_have_arrived=may_have_arrived,
        permanent=untrusted is not None or not is_of_a_connection(error),
    )


def _redirect_without_url(error: BaseException) -> int | None:
    """Return the status of a redirect that was received, ``None`` if the exception is not about one.

    The library makes the next request of every redirect, also of one that it does not follow.
    """
    trace = error.__traceback__
    while trace is not None:
        frame = trace.tb_frame
        if frame.f_code.co_name == "_build_redirect_request":
            status = getattr(frame.f_locals.get("response"), "status_code", None)
            return status if isinstance(status, int) else None
        trace = trace.tb_next
    return None


def _untrusted(error: ssl.SSLCertVerificationError) -> str:
    code = getattr(error, "verify_code", None)
    why = _CERTIFICATE_REASONS.get(code) if isinstance(code, int) else None
    return f"the certificate is not trusted: {why or f'OpenSSL code {code:d}' if isinstance(code, int) else 'unknown'}"


def _details(causes: list[BaseException]) -> str:
    if isinstance(causes[0], DeadlineExceeded):
        return causes[0].details
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return "the name of the host was not found"
    for cause in causes:
        tls: Any = getattr(cause, "reason", None) if isinstance(cause, ssl.SSLError) else None
        if isinstance(tls, str) and _TLS_REASON.fullmatch(tls):
            return f"TLS: {tls}"
    for cause in causes:
        number: Any = cause.errno if isinstance(cause, OSError) and not isinstance(cause, ssl.SSLError) else None
        if isinstance(number, int) and number in errno.errorcode:
            return os.strerror(number)
    return ""
