"""Generated Python through the pinned formatter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ..settings import PYTHON
from .templates import Files

_TARGET = f"py{PYTHON.replace('.', '')}"
_CONFIG = ("--isolated", "--target-version", _TARGET, "--line-length", "120")
_FIXES = "F401,F405,I001,RUF022"
"""Unused imports out, imports and ``__all__`` in order; nothing else is changed."""
_JOIN = ("--config", "lint.isort.split-on-trailing-comma=false")
"""What is left of an import goes back on one line where it fits."""


def formatted(files: Files, keep: tuple[str, ...] = ()) -> Files:
    """The files, the Python ones formatted. Paths that begin with one of ``keep`` stay as they are.

    Raises:
        RuntimeError: The formatter refused: a template has made what is no Python.
    """
    python = {
        path: text for path, text in files.items() if path.endswith(".py") and not path.startswith(keep or ("\0",))
    }
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in python.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8", newline="\n")
        _ruff("check", "--no-cache", "--select", _FIXES, "--fix-only", *_JOIN, *_CONFIG, str(root))
        _ruff("format", "--no-cache", *_CONFIG, str(root))
        return files | {path: (root / path).read_text("utf-8") for path in python}


def _ruff(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "ruff", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the formatter refused the generated code:\n{done.stderr or done.stdout}")
