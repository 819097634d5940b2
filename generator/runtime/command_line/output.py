"""Results on standard output: JSON, lines of JSON, CSV, or a table for people. Nothing else is written there."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from ..files.object_storage import UploadedFile
from ..operation.json_body import json_text
from ..values.codec import Mismatch
from ..values.json import is_array, is_object
from ..values.records import Model
from ..values.safe_text import REDACTED
from .columns import Shape, chosen
from .exit_codes import CommandFailure, ExitCode
from .redaction import record_json
from .streams import are_terminals, say, stream_of, write_line

_NAMED = 3
"""The number of properties that a note names."""

Form = Literal["json", "jsonl", "csv", "table"]


class Output:
    """Writes the result of one command.

    A list is written as its records arrive, in whole lines, except by ``json`` and by a table for a terminal: these
    write nothing before the list is complete, so that no part of a list can be taken for all of it.
    """

    def __init__(self, form: Form, *, reveal: bool, fields: str | None = None) -> None:
        self._form = form
        self._reveal = reveal
        self._fields = None if fields is None else [name.strip() for name in fields.split(",")]
        self._shape = Shape()
        self._hidden: set[str] = set()
        if stream_of("stdout") is None:
            raise CommandFailure(ExitCode.INTERNAL, "standard output is closed; nothing was sent")
        self._ascii = not (sys.stdout.encoding or "").lower().startswith("utf")
        self._to_terminal = are_terminals("stdout")
        self._terminal = form == "table" and self._to_terminal

    @property
    def streams(self) -> bool:
        """Whether the records of a list are written as they arrive."""
        return self._form in ("jsonl", "csv") or (self._form == "table" and not self._terminal)

    def expect(self, shape: Shape) -> None:
        """Check ``--fields`` against what the command returns. Raises ``CommandFailure`` for any other property."""
        self._shape = shape
        shape.check(self._fields or [])

    def one(self, value: Any, private: bool = False) -> None:
        """Write a single value.

        Args:
            value: A record, a text, a path, the details of an uploaded file, or nothing.
            private: Whether a text may identify a person, or gives access to records.
        """
        shown = self._plain(value, private, single=True)
        if self._form in ("json", "jsonl"):
            self._line(self._json(shown))
        elif shown is None:
            return
        elif self._form == "csv":
            record = shown if is_object(shown) else {"value": shown}
            self._line(self._csv(list(record)))
            self._line(self._csv([self._cell(one) for one in record.values()]))
        elif is_object(shown):
            rows = [(str(name), self._cell(one)) for name, one in shown.items()]
            if self._terminal:
                from .tables import record_table

                self._line(record_table(rows))
            else:
                for name, cell in rows:
                    self._line(f"{_flat(name)}\t{_flat(cell)}")
        else:
            self._line(_flat(self._cell(shown)))
        self._say_hidden()

    def done(self, value: Any) -> None:
        """Say that a change was made whose result has nothing to show."""
        if value is None or (isinstance(value, Model) and not value.to_dict()):
            say("Done. The API returned no details.")

    def json(self, value: Any) -> None:
        """Write a value as JSON, whatever the format of results is."""
        self._line(self._json(value))

    def text(self, text: str) -> None:
        """Write lines for people."""
        for line in text.splitlines():
            self._line(_flat(line))

    def many(self, records: Iterable[Any]) -> None:
        """Write a list of records."""
        columns = self._fields or list(self._shape.columns)
        rows = (self._plain(record, private=True) for record in records)
        if self._form == "json":
            self._line(f"[{','.join(self._json(row) for row in rows)}]")
        elif self._form == "jsonl":
            for row in rows:
                self._line(self._json(row))
        elif self._terminal:
            from .tables import list_table

            text, said = list_table(columns, [self._cells(row, columns) for row in rows])
            if text:
                self._line(text)
            say(said)
        else:
            self._stream(rows, columns)
        self._say_hidden()

    def _say_hidden(self) -> None:
        """Say that a file or a program has got no personal data, which may otherwise be noticed late."""
        if self._hidden and not self._to_terminal:
            documented = {*self._shape.columns, *(self._fields or ())}
            names = sorted(self._hidden & documented)
            where = f" in {', '.join(names[:_NAMED])}" if names else ""
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            say(f"note: personal data is shown as {REDACTED}{where}{more}; --reveal shows it")

    def _stream(self, rows: Iterator[Any], columns: list[str]) -> None:
        separated = self._form == "csv"
        begun = False
        for row in rows:
            if not begun:
                self._line(self._csv(columns) if separated else "\t".join(map(_flat, columns)))
                begun = True
            cells = self._cells(row, columns)
            self._line(self._csv(cells) if separated else "\t".join(map(_flat, cells)))
        if not begun:
            self._line(self._csv(columns) if separated else "\t".join(map(_flat, columns)))

    def _plain(self, value: Any, private: bool, *, single: bool = False) -> Any:
        """Return what is shown of a value: a record as an object, of which only some properties may be wanted."""
        found = self._object(value, private)
        if not is_object(found):
            if found == REDACTED:
                self._hidden.add("")
            return found
        if self._fields is not None:
            found = {name: chosen(found, name) for name in self._fields}
        elif single and self._form in ("csv", "table"):
            found = self._shape.ordered(found, whole=self._form == "csv")
        if not self._reveal:
            self._hidden.update(name for name, one in found.items() if _has_redacted(one))
        return found

    def _object(self, value: Any, private: bool) -> Any:
        if isinstance(value, Model):
            return record_json(value, reveal=self._reveal)
        if isinstance(value, UploadedFile):
            name, etag = (value.name, value.etag) if self._reveal else (REDACTED, REDACTED)
            return {"name": name, "size": value.size, "media_type": value.media_type, "etag": etag}
        if isinstance(value, Path):
            return {"path": str(value) if self._reveal or not private else REDACTED}
        if value is None or self._reveal or not private:
            return value
        return REDACTED

    def _cells(self, row: Any, columns: list[str]) -> list[str]:
        return [self._cell(row.get(name)) for name in columns] if is_object(row) else [self._cell(row)]

    def _cell(self, value: Any) -> str:
        if value is None:
            return ""
        return value if isinstance(value, str) else self._json(value)

    def _json(self, value: Any) -> str:
        try:
            text = json_text(value)
        except Mismatch:
            message = "the result cannot be written: it contains a value that JSON cannot represent"
            raise CommandFailure(ExitCode.OUTPUT, message) from None
        return text if text.isascii() and text.isprintable() else "".join(map(self._escaped, text))

    def _escaped(self, character: str) -> str:
        """Return a character of JSON that neither the terminal nor the encoding of the output can change."""
        if character.isascii() and character.isprintable():
            return character
        if character.isprintable() and not self._ascii:
            return character
        units = character.encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))

    def _csv(self, cells: list[str]) -> str:
        """Return a row without its end. The writer quotes what contains a character of its line terminator."""
        text = io.StringIO()
        shown = map(_flat, cells) if self._to_terminal else cells
        csv.writer(text, lineterminator="\r\n").writerow(shown)
        return text.getvalue().removesuffix("\r\n")

    def _line(self, text: str) -> None:
        write_line(text)


def _has_redacted(value: Any) -> bool:
    if is_object(value):
        return any(map(_has_redacted, value.values()))
    return any(map(_has_redacted, value)) if is_array(value) else value == REDACTED


def _flat(text: str) -> str:
    """Return text in one line and one column, without characters that change what a terminal shows."""
    return "".join(one if one.isprintable() else " " for one in text)
