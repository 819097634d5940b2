"""The standard streams, of which each may be closed, or not be read by anyone."""

from __future__ import annotations

import os
import sys
from typing import Any

from ..values.signal_handlers import let_through
from .exit_codes import CommandFailure, ExitCode


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


def write_line(text: str) -> None:
    """Write a whole line to standard output at once."""
    if stream_of("stdout") is None:
        raise CommandFailure(ExitCode.OUTPUT, "standard output is closed")
    data = f"{text}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    try:
        sys.stdout.flush()
        stream = sys.stdout.buffer
        stream.write(data)
        stream.flush()
    except BrokenPipeError as error:
        let_through(error)
        silence_stdout()
        raise CommandFailure(ExitCode.BROKEN_PIPE, "") from None
    except (OSError, ValueError) as error:
        let_through(error)
        silence_stdout()
        reason = error.strerror if isinstance(error, OSError) else "it is closed"
        raise CommandFailure(ExitCode.OUTPUT, f"the result cannot be written: {reason}") from None


def silence_stdout() -> None:
    """Let nothing more be written to standard output, so that the interpreter does not fail when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError) as error:
        let_through(error)
