"""Read what people wrote. What cannot be read is one line: the file, why, and what to do."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any


class InputError(Exception):
    """A file cannot be read. The text is for the user: ``<file>: <why>; <fix>``."""

    def __init__(self, file: Path, why: str, fix: str) -> None:
        super().__init__(f"{file}: {why}; {fix}")


def text_of(file: Path) -> str:
    """Return the text of a file, with its line ends as they are.

    Raises:
        InputError: It cannot be read, or is not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(file, f"is not UTF-8 ({error.reason} at byte {error.start})", "save it as UTF-8") from error
    except OSError as error:
        raise InputError(file, f"cannot be read ({error.strerror})", "make it a readable file") from error


def require_python(file: Path) -> None:
    """Make sure that a file is a Python module.

    Raises:
        InputError: It cannot be read, or is not Python.
    """
    try:
        ast.parse(file.read_bytes())
    except (SyntaxError, ValueError) as error:
        line = f" in line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        raise InputError(file, f"is not Python ({getattr(error, 'msg', error)}{line})", "correct it") from error
    except OSError as error:
        raise InputError(file, f"cannot be read ({error.strerror})", "make it a readable file") from error


def toml_of(file: Path) -> dict[str, Any]:
    """Return the values of a TOML file.

    Raises:
        InputError: It cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(text_of(file).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(file, f"is not TOML ({error})", "correct it") from error
