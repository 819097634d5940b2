"""The standard streams, of which each may be closed, or not be read by anyone."""

from __future__ import annotations

import sys
from typing import Any

from ..values.signal_handlers import let_through


def say(text: str, end: str = "\n") -> None:
    """Say something on standard error. If nothing can be said there, the command goes on without it."""
    stream = stream_of("stderr")
    if stream is None:
        return
    try:
        stream.write(f"{text}{end}")
        stream.flush()
    except (OSError, ValueError) as error:
        let_through(error)


def stream_of(name: str) -> Any:
    """Return a standard stream, ``None`` if the process was started without it."""
    return getattr(sys, name, None)


def are_terminals(*names: str) -> bool:
    """Return whether each of some standard streams is a terminal."""
    try:
        return all((stream := stream_of(name)) is not None and stream.isatty() for name in names)
    except ValueError as error:  # it is closed
        let_through(error)
        return False
