"""Replace folders by new ones, all or none, even if the process is interrupted or killed at any point.

The new folders are first written to a staging folder beside the old ones. Before the first old folder is moved away, a
note about all of them is stored. As long as there is a note, the old folders count, so whoever finds it restores them.
Without a note, whatever is in a staging folder is a leftover, which can be removed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from attrs import frozen

STAGING = ".prackit-staging"
"""The name of a staging folder. It is in the folder that contains the folders to replace; git ignores it."""

_NOTE = "note.json"
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name))


@frozen
class Swap:
    """A folder to replace.

    Attributes:
        folder: The folder.
        is_removed: Whether nothing replaces it.
    """

    folder: Path
    is_removed: bool = False

    @property
    def new(self) -> Path:
        """The folder that replaces it."""
        return self.folder.parent / STAGING / "new" / self.folder.name

    @property
    def old(self) -> Path:
        """Where the folder is as long as the replacement is not final."""
        return self.folder.parent / STAGING / "old" / self.folder.name


@contextmanager
def staging(parents: Iterable[Path]) -> Generator[None, None, None]:
    """Provide an empty staging folder in each of some folders, after everything is restored that was interrupted.

    Another process that replaces folders there waits until this one has ended.
    """
    known = sorted(set(parents))
    for parent in known:
        parent.mkdir(parents=True, exist_ok=True)
    with _locked(known), _signals_as_before() as hold:
        _restore(known)
        try:
            for parent in known:
                for name in ("new", "old"):
                    (parent / STAGING / name).mkdir(parents=True)
            yield
        finally:
            try:
                hold()
                _restore(known)
            except BaseException:
                _restore(known)
                raise


def recover(parents: Iterable[Path]) -> bool:
    """Restore the folders whose replacement was interrupted, and remove what it left; return whether there was any."""
    known = sorted({parent for parent in parents if parent.is_dir()})
    if not any((parent / STAGING).exists() for parent in known):
        return False
    with _locked(known), _signals_as_before() as hold:
        hold()
        return _restore(known)


def is_half_replaced(parents: Iterable[Path]) -> bool:
    """Return whether a replacement has begun that is neither final nor undone."""
    return any((parent / STAGING / _NOTE).exists() for parent in parents)


def replace(swaps: Sequence[Swap], final: Callable[[], None]) -> None:
    """Replace each folder by its new one: all, or none if anything fails. ``staging`` must be active.

    Signals wait from here to the end of ``staging``: it takes a moment. If the process is killed, the next one restores
    the old folders.

    Args:
        swaps: The folders.
        final: Called when the replacement is final.
    """
    parents = sorted({swap.folder.parent for swap in swaps})
    if not parents:
        return
    _hold_signals()
    _write_note(parents[0], swaps)
    for swap in swaps:
        if os.path.lexists(swap.folder):
            swap.folder.rename(swap.old)
        if not swap.is_removed:
            swap.new.rename(swap.folder)
    (parents[0] / STAGING / _NOTE).unlink()
    final()


def _write_note(parent: Path, swaps: Sequence[Swap]) -> None:
    listed = [
        {"folder": os.path.relpath(swap.folder, parent), "existed": os.path.lexists(swap.folder)} for swap in swaps
    ]
    written = parent / STAGING / f"{_NOTE}.new"
    with written.open("w", encoding="utf-8") as stream:
        stream.write(json.dumps(listed))
        stream.flush()
        os.fsync(stream.fileno())
    written.rename(parent / STAGING / _NOTE)


def _restore(parents: Sequence[Path]) -> bool:
    """Restore what a note says, and remove the staging folders. It may itself be interrupted and begin again."""
    there = [parent for parent in parents if (parent / STAGING).exists()]
    for parent in there:
        note = parent / STAGING / _NOTE
        if note.exists():
            listed: list[dict[str, Any]] = json.loads(note.read_text("utf-8"))
            for entry in reversed(listed):
                _restore_folder(Swap(Path(os.path.normpath(parent / entry["folder"]))), existed=entry["existed"])
            note.unlink()
    for parent in there:
        shutil.rmtree(parent / STAGING, ignore_errors=True)
    return bool(there)


def _restore_folder(swap: Swap, *, existed: bool) -> None:
    if existed and not os.path.lexists(swap.old):
        return  # it has not been moved, or it has been restored
    if os.path.lexists(swap.folder):
        # The new folder is moved back first, so that no half of it is ever in the place of the old one.
        shutil.rmtree(swap.new, ignore_errors=True)
        swap.new.parent.mkdir(parents=True, exist_ok=True)
        swap.folder.rename(swap.new)
    if existed:
        swap.old.rename(swap.folder)


@contextmanager
def _locked(parents: Sequence[Path]) -> Generator[None, None, None]:
    """Keep other processes out of some folders. The lock ends with the process, however it ends."""
    try:
        import fcntl
    except ImportError:  # a system without such locks
        yield
        return
    with ExitStack() as stack:
        for parent in parents:
            stack.callback(os.close, descriptor := os.open(parent, os.O_RDONLY))
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def _hold_signals() -> None:
    """Let signals that interrupt or end the process wait. Only the main thread receives them."""
    if hasattr(signal, "pthread_sigmask") and threading.current_thread() is threading.main_thread():
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)


@contextmanager
def _signals_as_before() -> Generator[Callable[[], None], None, None]:
    """Provide a function that lets signals wait, and deliver them at the end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield _hold_signals
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        yield _hold_signals
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
