"""Contents of stores in files, so that demo data need not be made again at each start."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from practice_mock.state.contents import pack, unpack
from practice_mock.state.memory import Content, Later, content_of
from practice_mock.state.store import Shape

log = logging.getLogger("practice_mock")

KEPT = 40
"""The number of contents that are kept; those that were made first are removed."""


class Kept(Later):
    """The content of a table, which is read when it is needed, or made if it is not kept."""

    def __init__(self, make: Callable[[], Content], is_kept: Callable[[], bool]) -> None:
        super().__init__(make)
        self._is_kept = is_kept

    def prepare(self) -> None:
        """Make the content now if it is not kept, which takes time."""
        if not self._is_kept():
            self.content()


class ContentCache:
    """Contents by name, in a folder that is created when it is needed.

    A file that cannot be read, or is damaged, counts as missing; a folder that cannot be written is left alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def contents(
        self, name: str, shapes: Collection[Shape], make: Callable[[], Mapping[str, Content | Later]]
    ) -> Mapping[str, Later]:
        """Return the content of each table, of which `make` may make more.

        It is read when it is needed, or made and stored for the next time.
        """
        made: list[Mapping[str, Content]] = []

        def content(shape: Shape) -> Content:
            found = None if made else self._read(name, shape)
            if found is not None:
                return found
            if not made:
                with _without_collection():
                    whole = make()
                    made.append({shape.name: content_of(whole[shape.name]) for shape in shapes})
                    self._write(name, made[0])
            return made[0][shape.name]

        def is_kept() -> bool:
            return bool(made) or (self._folder / name).is_dir()

        return {shape.name: Kept(partial(content, shape), is_kept) for shape in shapes}

    def _read(self, name: str, shape: Shape) -> Content | None:
        try:
            with (self._folder / name / f"{shape.name}.json").open("rb") as stored:
                digest, text = stored.readline(), stored.read()
        except OSError:
            return None
        return unpack(text) if _digest_of(text) == digest else None

    def _write(self, name: str, contents: Mapping[str, Content]) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = Path(tempfile.mkdtemp(dir=self._folder))
            try:
                for table, content in contents.items():
                    text = pack(content)
                    (new / f"{table}.json").write_bytes(_digest_of(text) + text)
                with suppress(OSError):  # another process was faster
                    new.rename(self._folder / name)
            finally:
                shutil.rmtree(new, ignore_errors=True)
            self._prune()
        except OSError as error:
            log.debug("The demo data was not stored for the next start: %s", error)

    def _prune(self) -> None:
        kept = sorted(filter(Path.is_dir, self._folder.iterdir()), key=os.path.getmtime, reverse=True)
        for old in kept[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _without_collection() -> Generator[None]:
    """Return a context without garbage collection, which would search the growing content again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _digest_of(text: bytes) -> bytes:
    """Return the first line of a file, which shows that the rest is not damaged."""
    return sha256(text).hexdigest().encode() + b"\n"


def name_of(*parts: Any) -> str:
    """Return a name that other parts do not have."""
    return sha256(repr(parts).encode()).hexdigest()[:32]
