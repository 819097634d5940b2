"""Reads rows from a folder of JSON and CSV files, or from JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from practice_mock.json_types import is_array, is_object
from practice_mock.loading.errors import DataError


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it was given."""

    place: str
    """File, and line or number of the record."""
    values: Mapping[str, Any]
    is_text: bool = False
    """Whether the values are cells of a table, which have no types. A dot in a name separates nested fields."""


Data: TypeAlias = Mapping[str, Mapping[str, Sequence[Row]]]
"""Rows by folder and name of the file, for instance `pracsuite` and `patients`."""


def read_folder(path: Path) -> Data:
    """Return the rows of `<folder>/<name>.json` and `<folder>/<name>.csv`. Raises DataError if a file is unreadable."""
    found: dict[str, dict[str, Sequence[Row]]] = {}
    problems: list[str] = []
    try:
        folders = sorted(entry for entry in path.iterdir() if not _is_ignored(entry))
    except OSError as error:
        raise DataError([f"{path} cannot be read: {error.strerror}"]) from None
    for folder in folders:
        if not folder.is_dir():
            problems.append(f"{folder.name}: is not a folder; put the files into folders such as pracsuite or coreplus")
            continue
        for file in sorted(entry for entry in folder.iterdir() if not _is_ignored(entry)):
            shown = f"{folder.name}/{file.name}"
            files = found.setdefault(folder.name, {})
            if file.suffix not in (".json", ".csv"):
                problems.append(f"{shown}: is neither a .json nor a .csv file; rename or remove it")
            elif file.stem in files:
                problems.append(f"{shown}: there is a JSON and a CSV file of this name; remove one")
            else:
                try:
                    files[file.stem] = _read_file(file, shown)
                except DataError as error:
                    problems += error.problems
    if problems:
        raise DataError(problems)
    return found


def read_data(data: Any) -> Data:
    """Return the rows of JSON: records by folder and name. Raises DataError if it has another form."""
    if not is_object(data):
        raise DataError(["the data must be an object of folders, such as pracsuite and coreplus"])
    found: dict[str, dict[str, Sequence[Row]]] = {}
    for folder, files in data.items():
        if not is_object(files):
            raise DataError([f"{_name(folder)}: must be an object of lists, such as patients and appointments"])
        found[folder] = {name: _rows(records, f"{_name(folder)}/{_name(name)}") for name, records in files.items()}
    return found


def as_json(data: Data) -> Any:
    """Return rows as plain values, for `from_json`."""
    return {
        folder: {name: [[row.place, row.values, row.is_text] for row in rows] for name, rows in files.items()}
        for folder, files in data.items()
    }


def from_json(saved: Any) -> Data:
    """Return the rows whose plain values `as_json` returned."""
    return {
        folder: {name: [Row(*row) for row in rows] for name, rows in files.items()} for folder, files in saved.items()
    }


def _read_file(file: Path, shown: str) -> Sequence[Row]:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError([f"{shown}: cannot be read: {error.strerror}"]) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        found = "is UTF-16, not UTF-8" if wide else f"is not UTF-8 in line {line}"
        raise DataError([f"{shown}: {found}; save it with this encoding"]) from None
    return list(_csv_rows(text, shown)) if file.suffix == ".csv" else _json_rows(text, shown)


def _json_rows(text: str, shown: str) -> Sequence[Row]:
    try:
        records = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError) as error:
        raise DataError([f"{shown}: is not JSON: {error}"]) from None
    return _rows(records, shown)


def _rows(records: Any, shown: str) -> Sequence[Row]:
    if not is_array(records):
        raise DataError([f"{shown}: must be a list of records"])
    rows: list[Row] = []
    for number, record in enumerate(records, 1):
        place = f"{shown}, record {number}"
        if not is_object(record):
            raise DataError([f"{place}: must be an object"])
        rows.append(Row(place, record))
    return rows


def _csv_rows(text: str, shown: str) -> Iterator[Row]:
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise DataError([f"{shown}, line {line}: contains the character NUL; remove it"])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [name.strip() for name in next(reader, list[str]())]
        for mark, name in (("\t", "tabs"), (";", "semicolons")):
            if len(head) == 1 and mark in head[0]:
                raise DataError([f"{shown}: the first line is separated by {name}; separate the fields by commas"])
        if not any(head):
            raise DataError([f"{shown}: the first line must contain the names of the fields"])
        repeated = sorted({name for name in head if head.count(name) > 1})
        if repeated:
            raise DataError([f"{shown}: the first line contains {repeated[0] or 'an empty name'} twice"])
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                place = f"{shown}, line {line}"
                if len(cells) != len(head):
                    fix = "quote commas" if len(cells) > len(head) else "leave cells empty, but write their commas"
                    raise DataError([f"{place}: has {len(cells)} cells, and the first line {len(head)}; {fix}"])
                yield Row(place, {name: cell for name, cell in zip(head, cells, strict=False) if cell}, is_text=True)
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataError([f"{shown}, line {reader.line_num}: is not CSV: {error}"]) from None


def _is_ignored(entry: Path) -> bool:
    return entry.name.startswith(".") or entry.stem.upper() == "README"


def _name(text: str) -> str:
    """Return a name that the caller chose, if it can be repeated in a message."""
    return text if len(text) <= 100 and text.isprintable() else "(unnamed)"


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _without_duplicates(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(f"an object has the field {_name(name)} twice")
        found[name] = value
    return found
