"""Processes that judge, a few at a time, each with a time limit, forked from a server that has the libraries loaded."""

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

from tools.mutation.execution import Task, Verdict, serve


@dataclass(frozen=True)
class Job:
    """A task under a name."""

    name: str
    task: Task
    limit: float
    """Seconds until it is stopped."""


@dataclass(frozen=True)
class Done:
    """A job that ended: with a verdict; or without one, because it was stopped or its process broke down."""

    job: Job
    verdict: Verdict | None
    seconds: float
    log: str = ""
    """The end of what it printed."""
    killed: bool = False
    """Whether a signal ended it: the machine had no memory left for it, for instance."""

    @property
    def stopped(self) -> bool:
        """Whether it took too long, or more than there is."""
        return self.verdict is None and (self.killed or self.seconds >= self.job.limit)


class Workers:
    """Carries out jobs."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tools.mutation.preload"])

    def carry_out(self, jobs: Iterable[Job]) -> Iterator[Done]:
        """Each job as it ends."""
        waiting = iter(jobs)
        running: dict[Connection, _Running] = {}
        with tempfile.TemporaryDirectory(prefix="prackit-mutants-") as folder:
            try:
                while True:
                    while len(running) < self._number and (job := next(waiting, None)) is not None:
                        started = self._start(job, Path(folder))
                        running[started.connection] = started
                    if not running:
                        return
                    left = min(one.deadline for one in running.values()) - time.monotonic()
                    ready = wait(list(running), timeout=max(0.0, left))
                    overdue = [one.connection for one in running.values() if time.monotonic() >= one.deadline]
                    for connection in {*ready, *overdue}:
                        yield running.pop(connection).end(answered=connection in ready)
            finally:
                for one in running.values():
                    one.stop()

    def _start(self, job: Job, folder: Path) -> _Running:
        mine, theirs = self._context.Pipe(duplex=False)
        log = folder / f"{time.monotonic_ns()}.log"
        process = self._context.Process(target=serve, args=(job.task, theirs, str(log)), daemon=False)
        process.start()
        theirs.close()
        begun = time.monotonic()
        return _Running(job, process, mine, log, begun, begun + job.limit)


@dataclass(frozen=True)
class _Running:
    job: Job
    process: Any
    connection: Connection
    log: Path
    begun: float
    deadline: float

    def end(self, *, answered: bool) -> Done:
        verdict, killed = None, False
        seconds = time.monotonic() - self.begun
        if answered:
            try:
                verdict, seconds = self.connection.recv()
            except EOFError:
                self.process.join(timeout=10)
                killed = (self.process.exitcode or 0) < 0
        self.stop()
        said = self.log.read_text("utf-8", "replace")[-2000:] if self.log.exists() else ""
        self.log.unlink(missing_ok=True)
        shutil.rmtree(self.log.with_suffix(""), ignore_errors=True)
        return Done(self.job, verdict, seconds, said, killed)

    def stop(self) -> None:
        """End the process, and what it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join(timeout=10)
        self.process.close()
        self.connection.close()
