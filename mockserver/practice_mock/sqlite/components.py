"""The state other than records, in memory and in the file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

import msgspec

from practice_mock.state.backend import Component


class Components:
    """Keeps components and file in step. The caller holds the lock, and has a transaction open.

    A component may change at any time, even without the lock; the change is written when the lock is next released.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._components: dict[str, Component] = {}
        self._kept: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._texts: dict[str, tuple[object, str]] = {}
        """The state of each component as text, with its mark."""
        self._unchanged: list[object] | None = None
        """The marks of all components when none had changed; None if that is not known."""

    def add(self, components: Mapping[str, Component]) -> None:
        """Register components under their names in the file."""
        self._components.update(components)

    def read(self, name: str) -> Any:
        """Return the stored state of a component, or None if the file has none. Raises ValueError if it is damaged."""
        row = self._connection.execute("SELECT content FROM component WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        found = json.loads(row[0])
        if found is None:
            raise ValueError("a component has no content")
        return found

    def put_text(self, name: str, text: str) -> None:
        """Write a text that does not change, and is not a component."""
        self._connection.execute("REPLACE INTO component (name, content) VALUES (?, ?)", (name, json.dumps(text)))

    def catch_up(self) -> None:
        """Load the changes that other processes made."""
        for name, content in self._connection.execute("SELECT name, content FROM component"):
            kept, component = self._kept.get(name), self._components.get(name)
            if component is not None and content != kept and kept in (None, self._text(name, component)):
                component.load(json.loads(content))
                self._kept[name] = content
                self._unchanged = None

    @property
    def changed(self) -> bool:
        """Whether a component has changed since it was loaded or written."""
        marks = [component.mark() for component in self._components.values()]
        if marks == self._unchanged:
            return False
        texts = {name: self._text(name, component) for name, component in self._components.items()}
        is_changed = any(text != self._kept.get(name) for name, text in texts.items())
        self._unchanged = None if is_changed else marks
        return is_changed

    def write(self) -> None:
        """Write the components that have changed."""
        texts = {name: self._text(name, component) for name, component in self._components.items()}
        self._written = {name: text for name, text in texts.items() if text != self._kept.get(name)}
        self._connection.executemany("REPLACE INTO component (name, content) VALUES (?, ?)", self._written.items())

    def keep(self) -> None:
        """Mark the written changes as committed."""
        self._kept.update(self._written)
        self._unchanged = None

    def take_back(self) -> None:
        """Undo the changes in memory, because the file has not accepted them."""
        for name, content in self._kept.items():
            self._components[name].load(json.loads(content))

    def _text(self, name: str, component: Component) -> str:
        mark, known = component.mark(), self._texts.get(name)
        if known is not None and known[0] == mark:
            return known[1]
        text = msgspec.json.encode(component.save(), order="sorted").decode()
        self._texts[name] = mark, text
        return text
