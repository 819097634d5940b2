"""Read the files of an API: only regular files, of bounded size, in UTF-8, that are inside its folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .limits import MAX_FILE_BYTES, MAX_FILES
from .problems import Place, SpecError


def read_text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        SpecError: The file cannot be read, is not a regular file, is too large, or is not UTF-8.
    """
    try:
        # The file could be replaced by a pipe in between, which would block without this flag.
        _require_regular(path, path.stat())
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as stream:
            _require_regular(path, os.fstat(descriptor))
            content = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name is not valid"
        raise _error(path, f"cannot be read: {reason}; replace it with a file that can, or remove it") from None
    if len(content) > MAX_FILE_BYTES:
        raise _error(path, f"is larger than {MAX_FILE_BYTES:,} bytes; split it by resource")
    if b"\x00" in content[:4]:
        raise _error(path, "cannot be read: it is UTF-16 or UTF-32; save it as UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SpecError.at(Place(path, line, ""), "cannot be read: it is not UTF-8; save it as UTF-8") from None


def entries(folder: Path) -> list[Path]:
    """Return the entries of a folder, sorted, without hidden ones; none if there is no such folder.

    Raises:
        SpecError: It is not a folder, cannot be read, or has too many entries.
    """
    try:
        with os.scandir(folder) as found:
            names: list[str] = []
            for entry in found:
                names.append(entry.name)
                if len(names) > MAX_FILES:
                    raise _error(folder, f"has more than {MAX_FILES:,} files; remove those that are not needed")
    except FileNotFoundError:
        if folder.is_symlink():
            raise _error(folder, "is a link to a folder that does not exist; remove it") from None
        return []
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name is not valid"
        raise _error(folder, f"cannot be read as a folder: {reason}; replace it with a folder that can") from None
    return [folder / name for name in sorted(names) if not name.startswith(".")]


def real_path(path: Path, folder: Path) -> Path | None:
    """Return a path with its links followed, ``None`` unless it is inside a folder then."""
    try:
        real = path.resolve()
        return real if folder.resolve() in real.parents else None
    except (OSError, RuntimeError, ValueError):
        return None


def _require_regular(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise _error(path, "is a folder; only a file can have this name")
    if not stat.S_ISREG(status.st_mode):
        raise _error(path, "is not a regular file; replace it with one, or remove it")


def _error(path: Path, message: str) -> SpecError:
    return SpecError.at(Place(path, 1, ""), message)
