"""Decide where a file is saved: in which folder, and under which name if the caller has chosen one."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from ..messages.file_input import printable_path
from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through

WANTED = "must be an existing folder, or the path of a file in an existing folder"


def target(to: Any) -> tuple[Path, str | None]:
    """Return the folder of a file, and its name if the caller has chosen one.

    One rule decides: an existing folder is a folder. Anything else is a file in an existing folder, and its name has an
    extension, unless the file exists. So a folder that is missing is never mistaken for a file, however it is written:
    ``Path("letters/")`` does not keep the separator of ``"letters/"``.

    Raises:
        ArgumentError: It is neither.
    """
    if not isinstance(to, (str, Path)) or to == "":
        raise _wrong("", ", as a str or a Path")
    shown = printable_path(to)
    if "\0" in str(to) or not _can_be_encoded(to):
        raise _wrong(f": {shown} is not a valid path")
    try:
        folder, name = _split(str(to), Path(to).absolute(), shown)
    except OSError as error:
        let_through(error)
        raise _wrong(f": {shown}: {error.strerror}") from None
    return folder, name


def _split(text: str, path: Path, shown: str) -> tuple[Path, str | None]:
    if _is_folder(text):  # a Path would drop a separator at the end
        return path, None
    if text.endswith(_SEPARATORS) or path.name in ("", "..") or text.rpartition(os.sep)[2] == ".":
        raise _missing(shown, path, text)
    if not _is_folder(os.path.dirname(text) or "."):  # noqa: PTH120  # a Path would drop "."
        raise _missing(printable_path(Path(text).parent), path.parent, text)
    if not os.path.lexists(path):
        _check_name(path.name, shown)
    return path.parent, path.name


def _can_be_encoded(to: str | Path) -> bool:
    try:
        os.fsencode(to)
    except UnicodeError as error:
        let_through(error)
        return False
    return True


_SEPARATORS = ("/", "\\", os.sep)
"""The separators of all systems: a name that ends with one of another system is not that of a file."""


def _is_folder(text: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(text).st_mode)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError) as error:
        let_through(error)
        return False


def _check_name(name: str, shown: str) -> None:
    stem, dot, extension = name.rpartition(".")
    if "\\" in name:
        raise _wrong(f": {shown} has a backslash in the name of the file; separate folders with /")
    if not (stem.strip(". ") and dot and extension.strip()):
        raise _wrong(
            f": the folder {shown} does not exist; create it first, or give the file a name with an extension, such as "
            f"{shown.rstrip('. ')}.pdf"
        )


def _missing(folder: str, path: Path, text: str) -> ArgumentError:
    if os.path.lexists(path):
        return _wrong(f": {folder} is not a folder")
    home = ", and expand ~ with Path.expanduser()" if text.startswith("~") else ""
    return _wrong(f": the folder {folder} does not exist; create it first{home}")


def _wrong(reason: str, form: str = "") -> ArgumentError:
    return ArgumentError("to", f"{WANTED}{form}{reason}")
