"""Problems of a document: the file, the line, the JSON pointer, and the suggested fix."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import field, frozen

_LONGEST = 400
"""The number of characters of a pointer that are printed."""


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
        pointer = self.pointer or "/"
        if len(pointer) > _LONGEST:
            pointer = f"{pointer[: _LONGEST // 2]}…{pointer[-_LONGEST // 2 :]}"
        return f"{self.file}:{self.line}: {pointer}"


def _site() -> str:
    """Return the place in the generator that reports a problem: the nearest caller that is not a helper for this."""
    frame = sys._getframe(1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # as `logging` does
    while frame.f_back is not None and (
        frame.f_globals.get("__name__") == __name__
        or frame.f_code.co_filename.startswith("<attrs")
        or frame.f_code.co_name in ("problem", "_problem")
    ):
        frame = frame.f_back
    return f"{frame.f_globals.get('__name__')}:{frame.f_lineno}"


@frozen(order=True)
class Problem:
    """A problem that stops generation.

    Attributes:
        place: Where it is.
        message: What it is, and the suggested fix.
        pointer: The pointer of the value in the document that the files make up, if it has one.
        kind: What it has in common with others, with which it is counted: unless given, the line that reports it.
        traceback: The traceback of an exception that the generator did not expect, for its maintainers.
    """

    place: Place
    message: str
    pointer: str = field(default="", eq=False, order=False)
    kind: str = field(factory=_site, eq=False, order=False)
    traceback: str = field(default="", eq=False, order=False)

    def __str__(self) -> str:
        """Return one line. What a terminal could interpret, such as an escape sequence in a key, is escaped."""
        line = f"{self.place}: {self.message}"
        return line if line.isprintable() else "".join(map(_printable, line))


MANY = 40
"""The number of problems from which those of one kind are counted instead of printed."""

FEW = 3
"""The number of places that are printed for each kind then."""


def report(problems: Sequence[Problem], *, everything: bool = False, tracebacks: bool = False) -> Iterator[str]:
    """Yield the lines that report problems in their order: all, or the first of each kind if there are many."""
    counts = Counter(problem.kind for problem in problems)
    printed: Counter[str] = Counter()
    shortened = len(problems) > MANY and not everything
    for problem in problems:
        printed[problem.kind] += 1
        if not shortened or printed[problem.kind] <= FEW:
            yield str(problem)
            if tracebacks and problem.traceback:
                yield problem.traceback
        if shortened and printed[problem.kind] == FEW < counts[problem.kind]:
            yield f"    … and {counts[problem.kind] - FEW:,} more of this kind"
    yield f"{len(problems):,} problem(s); nothing was written" + (
        f" ({len(counts)} kinds; --all lists every place)" if shortened else ""
    )


def _printable(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()


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
