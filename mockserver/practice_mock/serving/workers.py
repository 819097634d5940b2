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

from practice_mock.limits import Limits
from practice_mock.serving import server
from practice_mock.state.practice import PracticeState

_SECONDS_TO_STOP = 10
"""The time that all workers together have to stop before they are killed."""


class WorkerEnded(Exception):
    """A worker ended unexpectedly. The others were stopped."""


Opener: TypeAlias = Callable[[], tuple[PracticeState, ASGIApp]]
"""Opens a practice, and returns it with the application that serves it. Must be picklable."""


def run(opener: Opener, listener: socket, count: int, limits: Limits | None = None) -> None:
    """Serve from `count` processes, each of which calls `opener`, until this process is interrupted or terminated.

    Raises WorkerEnded if one of them ends earlier.
    """
    context = multiprocessing.get_context("spawn")
    lifeline, end = context.Pipe(duplex=False)
    workers = [context.Process(target=_work, args=(opener, listener, lifeline, limits)) for _ in range(count)]
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
        for worker in (
            one for one in workers if one.pid is not None
        ):  # a worker without a PID was interrupted before its start
            worker.join(max(0.0, until - time.monotonic()))
            if worker.is_alive():
                worker.kill()


def _start(workers: Iterable[SpawnProcess]) -> None:
    """Start processes that ignore Ctrl+C: this process stops them gracefully."""
    with _blocked(signal.SIGINT):
        for worker in workers:
            worker.start()


@contextmanager
def _blocked(number: signal.Signals) -> Generator[None]:
    """Return a context in which a signal is blocked: this process receives it afterwards, the started ones never."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # otherwise starting it would unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(opener: Opener, listener: socket, lifeline: connection.Connection, limits: Limits | None) -> None:
    practice, app = opener()
    running = server.make_server(app, limits, shared=True)

    def stop_at_the_end() -> None:
        with suppress(EOFError, OSError):
            lifeline.recv()  # nothing is ever sent: this returns when the first process stops the workers, or dies
        running.should_exit = True

    threading.Thread(target=stop_at_the_end, daemon=True).start()
    server.run(running, server.SharedListener.of(listener))
    practice.close()
