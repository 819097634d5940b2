"""The records with which namespaces begin, once for all of them, in a file beside the state file that never changes.

`sandbox.sqlite-begin-5f0c…` is a ZIP archive with the records of each table as JSON. The file of a namespace contains
only what differs from it, so it is small until much is changed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from glob import escape
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from practice_mock.sqlite.errors import StateFileError, explained_disk, intact
from practice_mock.state.codec import decode, encode
from practice_mock.state.contents import load_table, plain
from practice_mock.state.memory import Content, MemoryStore, content_of

Base: TypeAlias = Mapping[str, Mapping[str, Content]]
"""The content of each table, by tenant and table."""

_LEVEL = 3
"""Compresses to about a tenth, at 50 MB per second."""


class Bases:
    """The archives beside a state file. A process reads or writes each of them once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Base] = {}

    def keep(self, base: Base) -> str:
        """Return the name of a base, which is written unless there is such a file."""
        name = next((name for name, known in self._known.items() if _same(known, base)), None)
        if name is not None and self._file(name).exists():
            return name
        texts = {f"{tenant}/{kind}.json": encode(plain(part)) for tenant, kind, part in _parts(base)}
        digest = sha256()
        for entry, text in texts.items():
            digest.update(f"{entry}\n{text}\n".encode())
        name = digest.hexdigest()[:32]
        if not self._file(name).exists():
            with explained_disk(self._path):
                self._write(self._file(name), texts)
        self._known[name] = base
        return name

    def load(self, name: str, stores: Mapping[str, MemoryStore]) -> Base:
        """Return a base. Raises StateFileError if its file is missing or damaged."""
        if name not in self._known:
            file = self._file(name)
            if not file.exists():
                reason = f"the file {file.name} beside it is missing; bring it back, or delete the namespace"
                raise StateFileError(self._path, reason)
            with intact(file), ZipFile(file) as archive:
                self._known[name] = {
                    tenant: {kind: _content(archive, tenant, kind, store) for kind in store.tables}
                    for tenant, store in stores.items()
                }
        return self._known[name]

    def _file(self, name: str) -> Path:
        return self._path.with_name(f"{self._path.name}-begin-{name}")

    def _write(self, file: Path, texts: Mapping[str, str]) -> None:
        descriptor, temporary = tempfile.mkstemp(prefix=f"{file.name}.", dir=file.parent)
        try:
            os.close(descriptor)
            with ZipFile(temporary, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
                for entry, text in texts.items():
                    archive.writestr(entry, text)
            Path(temporary).chmod(self._path.stat().st_mode & 0o666)
            Path(temporary).replace(file)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def paths(path: Path) -> Sequence[Path]:
    """Return the archives beside a state file."""
    return list(path.parent.glob(f"{escape(path.name)}-begin-*"))


def present(stores: Mapping[str, MemoryStore]) -> Base:
    """Return the present content of stores."""
    return {
        tenant: {kind: content_of(content) for kind, content in store.snapshot().items()}
        for tenant, store in stores.items()
    }


def _parts(base: Base) -> Iterable[tuple[str, str, Content]]:
    for tenant, tables in base.items():
        for kind, content in tables.items():
            yield tenant, kind, content


def _same(one: Base, two: Base) -> bool:
    return [(tenant, kind, id(part.rows)) for tenant, kind, part in _parts(one)] == [
        (tenant, kind, id(part.rows)) for tenant, kind, part in _parts(two)
    ]


def _content(archive: ZipFile, tenant: str, kind: str, store: MemoryStore) -> Content:
    text = archive.read(f"{tenant}/{kind}.json")
    last_key, rows = msgspec.json.decode(text, type=tuple[int, list[tuple[int, msgspec.Raw]]])
    records = [(place, decode(bytes(record))) for place, record in rows]
    return load_table((last_key, records), store.tables[kind].shape)
