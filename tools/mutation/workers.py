"""Processes that execute tasks with a time limit, forked from a server that has loaded the libraries."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from tools.mutation.execution import Outcome, Task, serve


@dataclass(frozen=True)
class Job:
    """A task with a name."""

    name: str
    task: Task
    limit: float
    """Seconds after which the process is stopped."""


@dataclass(frozen=True)
class Done:
    """A job that ended: with an outcome, or without one if its process was stopped or crashed."""

    job: Job
    outcome: Outcome | None
    seconds: float
    log: str = ""
    """The end of its output."""
    signalled: bool = False
    """Whether a signal ended the process, for instance because there was no memory left."""

    @property
    def timed_out(self) -> bool:
        """Whether the tests needed more time or memory than the limits allow."""
        return self.outcome is None and (self.signalled or self.seconds >= self.job.limit)


class Workers:
    """A pool of processes for jobs."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tools.mutation.preload"])

    def run(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Run jobs, and yield each when it ends."""
        waiting = iter(jobs)
        running: dict[Connection, _Running] = {}
        with tempfile.TemporaryDirectory(prefix="prackit-mutation-") as folder:
            try:
                while True:
                    while len(running) < self._number and (job := next(waiting, None)) is not None:
                        started = self._start(job, Path(folder))
                        running[started.connection] = started
                    if not running:
                        return
                    left = min(one.deadline for one in running.values()) - time.monotonic()
                    ready = wait(list(running), timeout=max(0.0, left))
                    now = time.monotonic()
                    for connection in [one for one, job in running.items() if one in ready or now >= job.deadline]:
                        yield running.pop(connection).end(responded=connection in ready)
            finally:
                for one in running.values():
                    one.stop()

    def _start(self, job: Job, folder: Path) -> _Running:
        mine, theirs = self._context.Pipe(duplex=False)
        log = folder / f"{time.monotonic_ns()}.log"
        process = self._context.Process(target=serve, args=(job.task, theirs, str(log)), daemon=False)
        process.start()
        theirs.close()
        began = time.monotonic()
        return _Running(job, process, mine, log, began, began + job.limit)


@dataclass(frozen=True)
class _Running:
    job: Job
    process: Any
    connection: Connection
    log: Path
    began: float
    deadline: float

    def end(self, *, responded: bool) -> Done:
        outcome, signalled = None, False
        seconds = time.monotonic() - self.began
        if responded:
            try:
                outcome, seconds = self.connection.recv()
            except EOFError:
                self.process.join(timeout=10)
                signalled = (self.process.exitcode or 0) < 0
        self.stop()
        output = self.log.read_text("utf-8", "replace")[-2000:] if self.log.exists() else ""
        self.log.unlink(missing_ok=True)
        shutil.rmtree(self.log.with_suffix(""), ignore_errors=True)
        return Done(self.job, outcome, seconds, output, signalled)

    def stop(self) -> None:
        """End the process and its child processes."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join(timeout=10)
        self.process.close()
        self.connection.close()
