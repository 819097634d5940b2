"""Keeping what was sent, and what came, out of tracebacks.

Tools that print tracebacks with the variables of each frame would print patients: the frames of this package hold
request bodies and answers. An error leaves the package without them; the few frames that are left hide themselves from
pytest and rich by the names that those look for.
"""

from __future__ import annotations

from types import TracebackType

from .errors import APIError, ArgumentError


class private:  # noqa: N801 - it reads as a word: with private():
    """Let an error of this package out without the frames below."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        __tracebackhide__ = _rich_traceback_omit = True
        if isinstance(error, (APIError, ArgumentError)):
            error.__context__ = None
            raise error.with_traceback(None) from None
