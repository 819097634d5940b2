"""Results on standard output: JSON, lines of JSON, CSV, or a table for people. Nothing else is written there."""

from __future__ import annotations

import csv
import difflib
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeGuard

from ..files.object_storage import UploadedFile
from ..operation.definition import Operation
from ..operation.json_body import json_bytes
from ..pagination.styles import ListOperation
from ..values.codec import Mismatch
from ..values.datetimes import DateTime, LocalDateTime, OffsetDateTime
from ..values.json import is_array, is_object
from ..values.record_codec import Object
from ..values.records import Model
from ..values.safe_text import REDACTED
from .exit_codes import CommandFailure, ExitCode
from .redaction import inner_codec, is_record, may_be_null, record_json
from .streams import are_terminals, say, stream_of, write_line

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

    def choose(self, known: list[str]) -> None:
        """Check ``--fields``, given the properties that a record has. Raises ``CommandFailure`` for any other one."""
        for name in self._fields or ():
            if name not in known:
                near = difflib.get_close_matches(name, known, n=3)
                said = f"did you mean {' or '.join(near)}?" if near else f"use {', '.join(known)}"
                raise CommandFailure(ExitCode.USAGE, f"--fields: there is no such property; {said}")

    def one(self, value: Any, private: bool = False) -> None:
        """Write a single value.

        Args:
            value: A record, a text, a path, the details of an uploaded file, or nothing.
            private: Whether a text may identify a person, or gives access to records.
        """
        shown = self._plain(value, private)
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

    def json(self, value: Any) -> None:
        """Write a value as JSON, whatever the format of results is."""
        self._line(self._json(value))

    def text(self, text: str) -> None:
        """Write lines for people."""
        for line in text.splitlines():
            self._line(_flat(line))

    def many(self, records: Iterable[Any], columns: list[str]) -> None:
        """Write a list of records."""
        columns = self._fields or columns
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
            say(f"note: personal data in {len(self._hidden)} column(s) is {REDACTED}; --reveal shows it")

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

    def _plain(self, value: Any, private: bool) -> Any:
        if isinstance(value, Model):
            record = record_json(value, reveal=self._reveal)
            if self._fields is not None:
                record = {name: record.get(name) for name in self._fields}
            if not self._reveal:
                self._hidden.update(name for name, one in record.items() if _has_redacted(one))
            return record
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
            text = json_bytes(value).decode()
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


def columns_of_list(operation: ListOperation[Any]) -> list[str]:
    """Return the columns of the records of a list, the most useful first."""
    assert isinstance(operation.returns, Object)
    items = inner_codec(operation.returns.model.__wires__[operation.items].codec)
    return columns_of(items.model, operation.key) if is_record(items) else ["value"]


def columns_of(model: type[Model], key: tuple[str, ...] = ()) -> list[str]:
    """Return the columns of records of a class: what identifies one, its times, and then the rest.

    Nested values, and what only says how a record is kept, come last.
    """

    def rank(wire: Any) -> int:
        codec = inner_codec(wire.codec)
        if wire.name in _LAST:
            return 4
        if wire.name in key:
            return 0
        if isinstance(codec, _TIMES):
            return 1
        return 3 if is_record(codec) or (codec is not wire.codec and not may_be_null(wire.codec)) else 2

    return [wire.name for wire in sorted(model.__wires__.values(), key=rank)]


def fields_of(operation: Operation[Any]) -> list[str]:
    """Return the properties that ``--fields`` can name for the result of an operation."""
    if _is_list(operation):
        return columns_of_list(operation)
    returns = operation.returns
    return columns_of(returns.model) if returns is not None and is_record(returns) else []


def _is_list(operation: Operation[Any]) -> TypeGuard[ListOperation[Any]]:
    return isinstance(operation, ListOperation)


_TIMES = (DateTime, LocalDateTime, OffsetDateTime)

_LAST = frozenset({"created", "links", "modified", "row_num", "tenant_id", "total_rows", "updated"})
"""What says how a record is kept or was found."""


def _has_redacted(value: Any) -> bool:
    if is_object(value):
        return any(map(_has_redacted, value.values()))
    return any(map(_has_redacted, value)) if is_array(value) else value == REDACTED


def _flat(text: str) -> str:
    """Return text in one line and one column, without characters that change what a terminal shows."""
    return "".join(one if one.isprintable() else " " for one in text)
