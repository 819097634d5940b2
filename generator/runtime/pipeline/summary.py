"""What an export did, as a table for people."""

from __future__ import annotations

from attrs import define, field

UNREAD = "the list could not be read in full"
"""The note of a table whose list raised an error, which ``ExportError`` has."""


@define
class TableSummary:
    """What happened to the rows of a table.

    Attributes:
        table: The name of the table.
        read: The number of records that were read.
        new: The number of rows that were not there before.
        changed: The number of rows that were different.
        vanished: The number of rows that were marked, because a complete list no longer has them.
        cancelled: The number of rows that were marked, because a list of removed records has them.
        rows: The number of rows in the table afterwards.
        full: Whether the whole list was read.
        notes: What was unusual.
        failed: Whether the list could not be read, or a row could not be stored.
    """

    table: str
    read: int = 0
    new: int = 0
    changed: int = 0
    vanished: int = 0
    cancelled: int = 0
    rows: int = 0
    full: bool = False
    notes: list[str] = field(factory=list[str])
    failed: bool = False

    def notes_beside(self, error: Exception | None) -> list[str]:
        """Return the notes that the error of the table, if it has one, does not repeat.

        A ``ValueError`` consists of the notes.
        """
        if isinstance(error, ValueError):
            return []
        return [note for note in self.notes if error is None or note != UNREAD]


@define
class Summary:
    """What an export did. Print it for a table.

    Attributes:
        to: Where the tables are.
        tables: What happened to each.
    """

    to: str
    tables: list[TableSummary] = field(factory=list[TableSummary])

    def table(self, name: str) -> TableSummary:
        """Return what happened to a table.

        Raises:
            KeyError: The export has no such table.
        """
        for one in self.tables:
            if one.table == name:
                return one
        raise KeyError(name)

    @property
    def counts(self) -> str:
        """The table without the notes."""
        return self._lines(notes=False)

    def __str__(self) -> str:
        return self._lines(notes=True)

    def _lines(self, *, notes: bool) -> str:
        names = ("read", "new", "changed", "vanished", "cancelled", "rows")
        width = max([len("table"), *(len(one.table) for one in self.tables)])
        lines = [f"{'table':{width}}" + "".join(f"{name:>11}" for name in names)]
        for one in self.tables:
            lines.append(f"{one.table:{width}}" + "".join(f"{getattr(one, name):>11,}" for name in names))
            lines += (f"  {one.table}: {note}" for note in one.notes if notes)
        return "\n".join(lines)


def _reasons(errors: dict[str, Exception]) -> str:
    """Return the lists with their reasons, each of these once. A text of the server is in none."""
    found: dict[str, list[str]] = {}
    for table, error in errors.items():
        reason = str(error) if type(error) is ValueError else type(error).__name__
        found.setdefault(reason, []).append(table)
    return "; ".join(f"{', '.join(tables)} ({reason})" for reason, tables in found.items())


class ExportError(Exception):
    """Some lists could not be read, or contradict what was loaded. The others were loaded.

    Attributes:
        summary: What the export did all the same.
        errors: The error of each list that could not be read.
    """

    def __init__(self, summary: Summary, errors: dict[str, Exception]) -> None:
        self.summary = summary
        self.errors = errors
        super().__init__(f"some lists could not be loaded in full: {_reasons(errors)}")

    def __reduce__(self) -> tuple[type[ExportError], tuple[Summary, dict[str, Exception]]]:
        return type(self), (self.summary, self.errors)
