"""Format generated Python with the pinned version of ruff."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from ruff import find_ruff_bin  # type: ignore[import-untyped]

from ..settings import PYTHON
from .templates import Files

_TARGET = f"py{PYTHON.replace('.', '')}"
_CONFIG = ("--isolated", "--target-version", _TARGET, "--line-length", "120")
_RULES = "F401,F405,F821,I001,RUF022"
"""Unused imports are removed; imports and ``__all__`` are sorted. What is left is an error, whatever comments allow.

Above all, this is a name that a module uses and does not have: the code would fail when it is called, not when it is
imported. A ``*`` import could hide such a name.
"""
_JOIN = ("--config", "lint.isort.split-on-trailing-comma=false")
"""Put the remaining names of an import on one line where they fit."""

_OS_ERROR = re.compile(r"\(os error ([0-9]+)\)")
"""What the formatter says if the operating system refused something."""


def formatted(files: Files, keep: tuple[str, ...] = ()) -> Files:
    """Return the files, with Python files formatted. Paths that begin with one of ``keep`` are not changed.

    Raises:
        OSError: The machine failed, for example because its disk is full.
        RuntimeError: The formatter failed: a template has rendered invalid Python, or uses names that are not there.
    """
    python = {
        path: text for path, text in files.items() if path.endswith(".py") and not path.startswith(keep or ("\0",))
    }
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in python.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8", newline="\n")
        _ruff(
            "check",
            "--no-cache",
            "--select",
            _RULES,
            "--fix",
            "--ignore-noqa",
            "--output-format",
            "concise",
            *_JOIN,
            *_CONFIG,
            str(root),
        )
        _ruff("format", "--no-cache", *_CONFIG, str(root))
        return files | {path: (root / path).read_text("utf-8") for path in python}


def _ruff(*arguments: str) -> None:
    done = subprocess.run([str(find_ruff_bin()), *arguments], capture_output=True, text=True, check=False)
    said = done.stderr or done.stdout
    # The fixer succeeds although it could not write a file, which then is truncated.
    if found := _OS_ERROR.search(done.stderr):
        raise OSError(int(found[1]), os.strerror(int(found[1])), gettempdir())
    if done.returncode < 0 or not (said or done.returncode == 0):
        raise OSError(errno.ECHILD, f"the formatter was ended from outside (status {done.returncode})")
    if done.returncode:
        raise RuntimeError(f"the formatter failed on the generated code:\n{said}")
