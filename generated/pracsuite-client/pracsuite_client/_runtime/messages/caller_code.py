"""Mark exceptions of the caller's own code, so that no other layer takes them for a failure of the connection."""

from __future__ import annotations

from types import TracebackType


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
