"""A reader who follows a page: an empty folder, a shell, one namespace for Python, and the mock."""

from __future__ import annotations

import gc
import io
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from practice_mock.testing import Mock
from tests.documentation.commands import write_programs
from tests.documentation.shell import Shell

ORIGIN = "http://127.0.0.1:8490"
"""The address at which the pages expect the mock."""


class Reader:
    """What the blocks of one page share.

    Attributes:
        folder: The folder in which everything runs.
        scratch: A folder for files of the tests.
        names: The namespace of Python.
        printed: What the last block printed; None if it was not run here.
        flags: Flags of the compiler, for Python.
        stdout: What all blocks of Python print. A log of the page may keep writing to it.
        imports: The imports of all blocks of Python.
        patch: What undoes changes of the environment at the end of the page.
    """

    def __init__(self, folder: Path, scratch: Path, mock: Mock, patch: pytest.MonkeyPatch, stack: ExitStack) -> None:
        self.folder, self.scratch, self.patch = folder, scratch, patch
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.printed: str | None = None
        self.stdout = io.StringIO()
        self.imports = ""
        self.flags = 0
        self._origin = mock.origin
        self._stack = stack

    @cached_property
    def shell(self) -> Shell:
        """The shell, which is started for the first block that needs it."""
        programs = self.scratch / "programs"
        write_programs(programs, sys.executable)
        path = os.pathsep.join((str(programs), os.environ["PATH"]))
        environment = {**os.environ, "PATH": path, "HOME": str(self.scratch), "LANG": "C.UTF-8"}
        return self._stack.enter_context(Shell(self.folder, self.scratch, environment))

    def here(self, code: str) -> str:
        """Return code that calls the mock of the tests."""
        return code.replace(ORIGIN, self._origin)

    def as_shown(self, printed: str) -> str:
        """Return an output with the address that pages show."""
        return printed.replace(self._origin, ORIGIN)

    def has_plugin(self) -> bool:
        """Whether pytest finds the plugin of the mock by itself, because the mock is installed."""
        return any(entry.value == "practice_mock.pytest_plugin" for entry in entry_points(group="pytest11"))


@contextmanager
def reading(mock: Mock, folder: Path) -> Iterator[Reader]:
    """Return a reader in a new folder, with the mock as it was seeded."""
    mock.practice.reset()
    home, scratch = folder / "empty", folder / "scratch"
    home.mkdir()
    scratch.mkdir()
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack, _process_restored(home), _logging_restored():
        patch.chdir(home)
        patch.syspath_prepend(str(home))
        patch.setenv("PRACTICE_MOCK_TOKEN", mock.control_token)
        patch.setenv("PRACTICE_MOCK_URL", mock.control_url)
        for name in [name for name in os.environ if name.startswith(("PRACSUITE_", "COREPLUS_"))]:
            patch.delenv(name)
        reader = Reader(home, scratch, mock, patch, stack)
        yield reader
        reader.names.clear()
        gc.collect()  # so that what the page has not closed is reported by its own test


@contextmanager
def _process_restored(folder: Path) -> Iterator[None]:
    """Undo what a page does to the environment, and forget the modules that it has written."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", None)).startswith(f"{folder}{os.sep}"):
                del sys.modules[name]


@contextmanager
def _logging_restored() -> Iterator[None]:
    """Let a page set up the log of Python as in a new process, and undo that."""
    loggers = [logging.getLogger(name) for name in (None, "pracsuite_client", "coreplus_client")]
    before = [(one, list(one.handlers), one.level) for one in loggers]
    logging.getLogger().handlers.clear()
    try:
        yield
    finally:
        for logger, handlers, level in before:
            logger.handlers[:] = handlers
            logger.setLevel(level)
