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
    """The practices of a server by the name of their namespace. Each is made when its name is first used.

    Letter case does not distinguish names. Every new namespace begins like the default practice did. If the default
    practice is in a file, so is each namespace, and other processes with that file have the same namespaces.
    """

    def __init__(self, practice: PracticeState, most: int = MOST) -> None:
        self._default = practice
        self._most = most
        self._practices: dict[str, PracticeState] = {}
        self._lock = RLock()

    def get(self, name: str) -> PracticeState:
        """Return the practice of a namespace. Raises NamespaceError if the name is not valid, or if there are too many.

        Raises StateFileError if its file cannot be used.
        """
        name = _normal(name)
        if name == DEFAULT:
            return self._default
        with self._lock:
            found = self._practices.get(name)
            if found is not None and not found.removed:
                return found
            if name not in self.names():
                self._default.first_of_sibling()  # before other processes have to wait
            with self._default.lock:  # excludes the other processes while files are created or removed
                self._forget(name)
                names = self.names()
                if name not in names and len(names) > self._most:
                    raise NamespaceError(
                        f"There are {self._most} namespaces already. Delete one with "
                        f"`practice-mock namespaces --delete NAME`, or allow more with `serve --namespaces N`."
                    )
                made = self._practices[name] = self._default.sibling(name)
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
        name = _normal(name)
        if name == DEFAULT:
            raise NamespaceError("The default namespace cannot be deleted. Reset it instead.")
        with self._lock, self._default.lock:
            existed = name in self.names()
            self._forget(name)
            self._default.remove_sibling(name)
            return existed

    def close(self) -> None:
        """Close the files of all namespaces except the default one."""
        with self._lock:
            for name in list(self._practices):
                self._forget(name)

    def _forget(self, name: str) -> None:
        practice = self._practices.pop(name, None)
        if practice is not None:
            practice.retire()


def _normal(name: str) -> str:
    """Return the usual form of a name. Raises NamespaceError if it is not valid."""
    lower = name.lower()
    if not _NAME.fullmatch(lower):
        raise NamespaceError(
            "The name of a namespace has 1 to 64 characters: ASCII letters, digits, dashes, underscores."
        )
    return lower
