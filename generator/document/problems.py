"""Problems of a document: the file, the line, the JSON pointer, and the suggested fix."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import field, frozen


@frozen(order=True)
class Place:
    """A place in a file.

    Attributes:
        file: The path, as it was given to the loader.
        line: The line, counted from 1.
        pointer: The JSON pointer in the file.
    """

    file: Path
    line: int
    pointer: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.pointer or '/'}"


@frozen(order=True)
class Problem:
    """A problem that stops generation."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


@frozen
class SpecError(Exception):
    """A document has problems. Nothing was written."""

    problems: tuple[Problem, ...] = field(converter=_in_order)

    @classmethod
    def at(cls, place: Place, message: str) -> SpecError:
        """Return an error with one problem."""
        return cls([Problem(place, message)])

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> SpecError:
        """Return an error with many problems."""
        return cls(problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
