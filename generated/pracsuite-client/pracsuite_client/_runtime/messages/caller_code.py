"""Mark exceptions from the caller's own code, so that no other layer mistakes them for a connection failure."""

from __future__ import annotations

from contextvars import ContextVar, Token
from types import TracebackType
from typing import Any

from ..values.signal_handlers import let_through

SENDING: ContextVar[Any] = ContextVar("sending", default=None)
"""The request of this client that is being sent now, ``None`` while code of the caller runs."""


def reset(variable: ContextVar[Any], token: Token[Any]) -> None:
    """Give a variable its value from before, unless its context is gone with the event loop of the call."""
    try:
        variable.reset(token)
    except ValueError as error:
        let_through(error)


class CallerFailure(Exception):
    """Wraps an exception from the caller's own code (a stream or a function) inside the HTTP library and the retries.

    Without it, they could mistake the exception for a connection failure and send the request again.
    """

    def __init__(self, error: Exception, trace: TracebackType | None) -> None:
        super().__init__(type(error).__name__)
        self.error = error
        self.trace = trace


class CallerCode:
    """Context manager that runs code of the caller. The client call raises its exceptions unchanged."""

    def __enter__(self) -> None:
        self._token = SENDING.set(None)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        reset(SENDING, self._token)
        if isinstance(error, Exception):
            raise CallerFailure(error, trace.tb_next if trace is not None else None) from None
