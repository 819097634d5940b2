"""The error for a wrong argument."""

from __future__ import annotations

from .codec import Mismatch
from .portable import Portable


def argument_error(root: str, mismatch: Mismatch) -> ArgumentError:
    """Return the error that a caller sees for a mismatch below ``root``."""
    return ArgumentError(f"{root}{argument_path(mismatch.path)}".lstrip("."), mismatch.reason)


def argument_path(path: tuple[str | int, ...]) -> str:
    """Return the text of a path in the arguments, which begins with a dot or an index."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


class ArgumentError(Portable, ValueError):
    """An argument was rejected before anything was sent.

    Attributes:
        argument: The name of the argument, with the path inside it: ``message_data.client.surname``.
        reason: What is wrong. It never contains the value.
    """

    def __init__(self, argument: str, reason: str) -> None:
        super().__init__(argument, reason)
        self.argument = argument
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.argument}: {self.reason}"
