"""Tables for people, and progress: what needs ``rich``, which is imported only for a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, TypeVar

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from ..values.safe_text import REDACTED

T = TypeVar("T")

_MOST_WIDE = 40
"""The width of the widest column."""


def _console(*, stderr: bool = False) -> Console:
    """Return a console. ``NO_COLOR`` means no styles at all: bold text needs escape sequences too."""
    system: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, color_system=system)


def _printable(text: str) -> Text:
    return Text("".join(one if one.isprintable() else " " for one in text))


def _text(table: Table) -> str:
    console = _console()
    with console.capture() as captured:
        console.print(table)
    return captured.get().rstrip("\n")


def record_table(rows: list[tuple[str, str]]) -> str:
    """Return one record, a property on each line."""
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, cell in rows:
        table.add_row(_printable(name), _printable(cell))
    return _text(table)


def list_table(columns: list[str], rows: list[list[str]]) -> tuple[str, str]:
    """Return records as a table, and what to say about it.

    Columns without any value to show, and those for which there is no room, are left out.
    """
    filled = [at for at in range(len(columns)) if any(row[at] not in ("", REDACTED) for row in rows)]
    filled.sort(key=lambda at: any(row[at].startswith(("{", "[")) for row in rows))
    hidden = [at for at in range(len(columns)) if at not in filled and any(row[at] for row in rows)]
    chosen: list[int] = []
    room = _console().width
    for at in filled:
        width = min(_MOST_WIDE, max(len(columns[at]), *(len(row[at]) for row in rows))) + 2
        if chosen and width > room:
            continue
        chosen.append(at)
        room -= width
    table = Table(box=None, pad_edge=False, header_style="bold")
    for at in sorted(chosen):
        table.add_column(columns[at], max_width=_MOST_WIDE, overflow="ellipsis", no_wrap=True)
    for row in rows:
        table.add_row(*(_printable(row[at]) for at in sorted(chosen)))
    left = len(filled) - len(chosen)
    said = _counted(len(rows), "record")
    said += f"; {_counted(left, 'more column')}: use --fields, --json or --csv" if left else ""
    said += f"; {_counted(len(hidden), 'column')} with personal data: use --reveal" if hidden else ""
    return (_text(table) if chosen else ""), said


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


@contextmanager
def transfer(label: str) -> Generator[Callable[[int, int | None], object]]:
    """Show the progress of a transfer while the block runs. The function in it takes the bytes so far and in total."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=_console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@contextmanager
def lists() -> Generator[Callable[[str, int], object]]:
    """Show which list is read while the block runs. The function in it takes its name and the records so far.

    Nothing is shown before the first report, so that a question can be asked.
    """
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,} record(s)"))
    progress = Progress(*columns, console=_console(stderr=True), transient=True)
    task = progress.add_task("", total=None)

    def report(name: str, count: int) -> None:
        progress.start()
        progress.update(task, description=name, completed=count)

    try:
        yield report
    finally:
        progress.stop()


def counted(records: Iterable[T]) -> Iterator[T]:
    """Yield records, and show how many there were."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn())
    with Progress(*columns, console=_console(stderr=True), transient=True) as progress:
        task = progress.add_task("records", total=None)
        for record in records:
            yield record
            progress.advance(task)
