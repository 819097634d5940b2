"""Keeping what was sent, and what came, out of tracebacks.

Tools that print tracebacks with the variables of each frame would print patients: the frames of this package hold
request bodies and answers. An error of this package, or of a file, leaves it without them; the few frames that are left
hide themselves from pytest and rich by the names that those look for.
"""

from __future__ import annotations

from types import TracebackType

from .errors import APIError, ArgumentError


class CallerFailure(Exception):
    """Carries what the caller's own code raised, a stream's or a function's, past the HTTP library and the retries.

    Either could take it for a failure of the connection, and send again.
    """

    def __init__(self, error: Exception, trace: TracebackType | None) -> None:
        super().__init__(type(error).__name__)
        self.error = error
        self.trace = trace


class callers_code:  # noqa: N801 - it reads as a word: with callers_code():
    """Run what the caller passed in: what it raises comes out of the call as it is."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            raise CallerFailure(error, trace.tb_next if trace is not None else None) from None


class private:  # noqa: N801 - it reads as a word: with private():
    """Let an error of this package out without the frames below; one of the caller's own code with its own frames."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        __tracebackhide__ = _rich_traceback_omit = True
        if isinstance(error, CallerFailure):
            error.__traceback__ = None
            raise error.error.with_traceback(error.trace) from error.error.__cause__
        if isinstance(error, (APIError, ArgumentError, OSError)):
            error.__context__ = None
            raise error.with_traceback(None) from None
