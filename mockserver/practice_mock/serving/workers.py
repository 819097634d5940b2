"""Serving from several processes, which share a listening socket and a state file."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from multiprocessing import connection, resource_tracker
from multiprocessing.context import SpawnProcess
from socket import socket
from typing import TypeAlias

from starlette.types import ASGIApp

from practice_mock.serving import server
from practice_mock.state.practice import PracticeState

_SECONDS_TO_STOP = 10
"""What all workers together have, before they are killed."""


class WorkerEnded(Exception):
    """A worker has ended by itself. The others were stopped."""


Opener: TypeAlias = Callable[[], tuple[PracticeState, ASGIApp]]
"""Opens a practice, and makes the application that serves it. Has to be one that `pickle` takes."""


def run(opener: Opener, listener: socket, count: int) -> None:
    """Serve from so many processes, each of which calls `opener`, until this one is interrupted or terminated.

    Raises WorkerEnded if one of them ends before.
    """
    context = multiprocessing.get_context("spawn")
    lifeline, end = context.Pipe(duplex=False)
    workers = [context.Process(target=_work, args=(opener, listener, lifeline)) for _ in range(count)]
    try:
        with server.interruptible():
            _start(workers)
            gone = connection.wait([worker.sentinel for worker in workers])
            ended = next(worker for worker in workers if worker.sentinel in gone)
            ended.join()
            raise WorkerEnded(f"a worker has ended with status {ended.exitcode}, and the others were stopped.")
    finally:
        end.close()
        until = time.monotonic() + _SECONDS_TO_STOP
        for worker in (one for one in workers if one.pid is not None):  # interrupted before, it was not started
            worker.join(max(0.0, until - time.monotonic()))
            if worker.is_alive():
                worker.kill()


def _start(workers: Iterable[SpawnProcess]) -> None:
    """Start processes that Ctrl+C does not reach: they are stopped by this one, in good order."""
    with _held_back(signal.SIGINT):
        for worker in workers:
            worker.start()


@contextmanager
def _held_back(number: signal.Signals) -> Generator[None]:
    """A context in which a signal waits: to this process it comes afterwards, to those that it starts never."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # which would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(opener: Opener, listener: socket, lifeline: connection.Connection) -> None:
    practice, app = opener()
    running = server.make_server(app)

    def stop_at_the_end() -> None:
        with suppress(EOFError, OSError):
            lifeline.recv()  # nothing is ever sent: it ends when the first process stops us, or dies
        running.should_exit = True

    threading.Thread(target=stop_at_the_end, daemon=True).start()
    server.run(running, listener)
    practice.close()
