"""Write the files to publish: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def cleared(folders: Iterable[Path]) -> None:
    """Remove folders, so that no file of an earlier build is taken for one of this build.

    Raises:
        OSError: One of them, or the folder around it, is not a folder.
    """
    for folder in folders:
        for path in (folder.parent, folder):
            if path.is_symlink() or (path.exists() and not path.is_dir()):
                raise OSError(f"{path} is not a folder: remove it")
        if folder.exists():
            shutil.rmtree(folder)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder with files. It appears when all of them have been written."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        unfinished = Path(name, folder.name)
        unfinished.mkdir()
        for path, data in files.items():
            (unfinished / path).write_bytes(data)
        unfinished.rename(folder)
