"""What belongs to the state and is no record: in memory, and in the file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from practice_mock.state.backend import Component


class Components:
    """Keeps parts and file alike. Whoever calls holds the lock, and has a transaction open.

    A part may be changed at any time, also without the lock; the change is then written when the lock is next let go.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._components: dict[str, Component] = {}
        self._kept: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def add(self, parts: Mapping[str, Component]) -> None:
        """Take parts into care, by their names in the file."""
        self._components.update(parts)

    def read(self, name: str) -> Any:
        """What the file says of a part, None if it says nothing."""
        row = self._connection.execute("SELECT content FROM part WHERE name = ?", (name,)).fetchone()
        return None if row is None else json.loads(row[0])

    def catch_up(self) -> None:
        """Bring the parts to what other processes made of them."""
        for name, content in self._connection.execute("SELECT name, content FROM part"):
            kept, part = self._kept.get(name), self._components.get(name)
            if part is not None and content != kept and kept in (None, _text(part)):
                part.load(json.loads(content))
                self._kept[name] = content

    def write(self) -> None:
        """Write the parts that were changed."""
        texts = {name: _text(part) for name, part in self._components.items()}
        self._written = {name: text for name, text in texts.items() if text != self._kept.get(name)}
        self._connection.executemany("REPLACE INTO part (name, content) VALUES (?, ?)", self._written.items())

    def keep(self) -> None:
        """What was written is committed."""
        self._kept.update(self._written)

    def take_back(self) -> None:
        """Undo in memory what was changed there, for the file has not taken it."""
        for name, content in self._kept.items():
            self._components[name].load(json.loads(content))


def _text(part: Component) -> str:
    return json.dumps(part.save(), sort_keys=True)
