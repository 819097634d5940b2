"""Namespaces: independent practices on one server, each with its own records, clock, fault plan and journal."""

from __future__ import annotations

import re
from threading import RLock

from practice_mock.state.practice import PracticeState

DEFAULT = "default"
"""The name of the practice of requests that name no namespace."""

MOST = 100
"""The number of namespaces that there may be by default, in addition to the default one."""

_NAME = re.compile(r"[a-z0-9_-]{1,64}")


class NamespaceError(ValueError):
    """A namespace cannot be used. The message states why."""


class Namespaces:
    """The practices of a server by the name of their namespace. Each is made when `get` is first called with its name.

    Letter case does not distinguish names. Every new namespace begins like the default practice did. If the default
    practice is in a file, so is each namespace, and other processes with that file have the same namespaces.

    `get` and `delete` may take long; meanwhile, no practice is locked, and `find`, `exists` and `names` do not wait.
    """

    def __init__(self, practice: PracticeState, most: int = MOST) -> None:
        self._default = practice
        self._most = most
        self._practices: dict[str, PracticeState] = {}
        self._lock = RLock()
        self._changing = RLock()
        """Held while a practice is made, opened or removed. Always acquired before the other lock."""

    def find(self, name: str) -> PracticeState | None:
        """Return the practice of a namespace, if this process has opened it. Raises NamespaceError."""
        name = normal(name)
        if name == DEFAULT:
            return self._default
        with self._lock:
            found = self._practices.get(name)
        return None if found is None or found.removed else found

    def exists(self, name: str) -> bool:
        """Return whether there is a namespace, here or in another process. Raises NamespaceError."""
        return self.find(name) is not None or normal(name) in self._default.kept_siblings()

    def get(self, name: str, *, complete: bool = False) -> PracticeState:
        """Return the practice of a namespace. Raises NamespaceError if the name is not valid, or if there are too many.

        If it has to be made and `complete` is true, all its records are made before. Raises StateFileError if its file
        cannot be used.
        """
        name = normal(name)
        found = self.find(name)
        if found is not None:
            return found
        with self._changing:
            found = self.find(name)
            if found is not None:
                return found
            self._require_room(name)
            if not self.exists(name):
                self._default.first_of_sibling()  # before other processes have to wait
                if complete:
                    self._default.prepare_sibling()
            with self._default.changing_siblings():
                self._forget(name)
                self._require_room(name)
                made = self._default.sibling(name)
                with self._lock:
                    self._practices[name] = made
                return made

    def names(self) -> list[str]:
        """Return the names of all namespaces, the default one first."""
        with self._lock:
            open_now = {name for name, practice in self._practices.items() if not practice.removed}
            return [DEFAULT, *sorted(open_now | set(self._default.kept_siblings()))]

    def delete(self, name: str) -> bool:
        """Delete a namespace with all that belongs to it. Returns whether it existed.

        Raises NamespaceError if the name is not valid, or is that of the default practice.
        """
        name = normal(name)
        if name == DEFAULT:
            raise NamespaceError("The default namespace cannot be deleted. Reset it instead.")
        with self._changing, self._default.changing_siblings():
            existed = name in self.names()
            self._forget(name)
            self._default.remove_sibling(name)
            return existed

    def close(self) -> None:
        """Close the files of all namespaces except the default one."""
        with self._changing:
            for name in list(self._practices):
                self._forget(name)

    def _forget(self, name: str) -> None:
        with self._lock:
            practice = self._practices.pop(name, None)
        if practice is not None:
            practice.retire()

    def _require_room(self, name: str) -> None:
        names = self.names()
        if name not in names and len(names) > self._most:
            raise NamespaceError(
                f"There are {self._most} namespaces already. Delete one with "
                f"`practice-mock namespaces --delete NAME`, or allow more with `serve --namespaces N`."
            )


def normal(name: str) -> str:
    """Return the usual form of a name, wherever it was given. Raises NamespaceError if it is not valid."""
    lower = name.lower()
    if not _NAME.fullmatch(lower):
        raise NamespaceError(
            "The name of a namespace has 1 to 64 characters: ASCII letters, digits, dashes, underscores."
        )
    return lower
