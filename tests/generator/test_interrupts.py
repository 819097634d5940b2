"""Whenever the generator is interrupted, the old packages or the new ones are there, and the next run cleans up."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.cli import main
from generator.output import cache, files, swap
from generator.output.files import Tree, write
from generator.output.orphans import packages
from generator.output.swap import STAGING, recover
from generator.settings import Folders

from .small_api import ROOT, SmallApi

CODES = {files.__file__, swap.__file__}


class Site:
    """A root with old packages in two folders, and the trees of new ones."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.trees = [
            Tree(root / "generated" / "a-client", {"x.py": "new"}),
            Tree(root / "generated" / "a-models", {"x.py": "new", "y/z.py": "new"}),
            Tree(root / "generated" / "b-client", {}, is_removed=True),
            Tree(root / "docs" / "coverage", {"a.md": "new"}, kept=frozenset({"own.md"})),
        ]
        self.parents = [root / "generated", root / "docs"]
        for name in ("generated/a-client/x.py", "generated/b-client/x.py", "docs/coverage/own.md"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("old")

    def files(self) -> dict[str, str]:
        found = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_text() for path in found}

    def has_leftovers(self) -> bool:
        return any(path.name.startswith(".") for path in self.root.rglob("*"))


OLD = {"generated/a-client/x.py": "old", "generated/b-client/x.py": "old", "docs/coverage/own.md": "old"}
NEW = {
    "generated/a-client/x.py": "new",
    "generated/a-models/x.py": "new",
    "generated/a-models/y/z.py": "new",
    "docs/coverage/a.md": "new",
    "docs/coverage/own.md": "old",
}


def at_line(number: int, act: Callable[[], object]) -> Callable[[], int]:
    """Act before the N-th line that the modules run, in this process; return a function that counts the lines."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename not in CODES:
            return None
        if event == "line":
            count += 1
            if count == number:
                sys.settrace(None)
                act()
        return trace

    sys.settrace(trace)
    return lambda: count


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """Let interrupts arrive, which a shell script in the background ignores, and unblock what a test leaves blocked."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk."""

    def hurry(descriptor: int) -> None:
        pass

    monkeypatch.setattr(os, "fsync", hurry)


def _interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("fast")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # a file that is closed late
def test_an_exception_at_any_line_leaves_the_old_or_the_new_folders(tmp_path: Path) -> None:
    seen: set[bool] = set()
    number = 0
    for number in range(1, 10_000):
        site = Site(tmp_path / str(number))
        lines = at_line(number, _interrupt)
        try:
            write(site.trees)
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(None)
        if lines() < number:
            break
        left = {name: text for name, text in site.files().items() if STAGING not in name}
        assert left in (OLD, NEW), number
        recover(site.parents)
        assert site.files() == left, number
        assert not site.has_leftovers()
        seen.add(site.files() == NEW)
        shutil.rmtree(site.root)
    assert seen == {True, False}
    assert number > 100


@pytest.mark.usefixtures("fast")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_signal_at_any_line_needs_no_next_run(tmp_path: Path) -> None:
    """Signals wait during the replacement and the restoration, so a real one comes before or after them.

    It is sent to this thread, because the generator has no other one, as a worker of pytest has.
    """
    for number in range(1, 10_000, 2):
        site = Site(tmp_path / str(number))
        lines = at_line(number, lambda: signal.pthread_kill(threading.get_ident(), signal.SIGINT))
        try:
            write(site.trees)
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(None)
        if lines() < number:
            break
        assert site.files() in (OLD, NEW), number
        shutil.rmtree(site.root)


def killed(number: int, run: Callable[[], object]) -> bool:
    """Run something in a process that is killed before its N-th line; return whether there is one."""
    child = os.fork()
    if child == 0:
        at_line(number, lambda: os._exit(9))
        try:
            run()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.usefixtures("fast")
def test_a_process_killed_at_any_line_is_undone_by_the_next_one(tmp_path: Path) -> None:
    number, is_killed, restored = 0, True, 0
    while is_killed:
        number += 2
        site = Site(tmp_path / str(number))
        is_killed = killed(number, partial(write, site.trees))
        if number % 3 == 0:  # the restoration is killed as well
            killed(number % 31 + 1, partial(recover, site.parents))
        restored += recover(site.parents)
        assert site.files() in (OLD, NEW), number
        assert not site.has_leftovers()
        shutil.rmtree(site.root)
    assert restored > 10


def test_staging_folders_are_no_packages(small: SmallApi) -> None:
    assert small.generate()[0] == 0
    folders = Folders.of(small.root)
    known = packages(folders)
    shutil.copytree(folders.generated / "vet-client", folders.generated / STAGING / "new" / "vet-client")
    shutil.copytree(folders.generated / "vet-client", folders.generated / ".vet-client-old")
    assert packages(folders) == known


def test_the_next_run_removes_what_is_left_even_if_nothing_has_changed(
    small: SmallApi, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(small.root), "generate"]) == 0
    places = [parent / STAGING for parent in Folders.of(small.root).written]
    for place in places:
        (place / "new" / "vet-client").mkdir(parents=True)
        (place / "new" / "vet-client" / "pyproject.toml").write_text("half")
    capsys.readouterr()
    assert main(["--root", str(small.root), "generate"]) == 0
    assert [place for place in places if place.exists()] == []
    printed = capsys.readouterr().out
    assert printed.startswith("restored what an interrupted generation had left\n")
    assert "removed:" not in printed
    assert "nothing has changed" in printed


def _tree(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".prackit_cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def run_with_signals(root: Path, number: signal.Signals, moment: str, first: str) -> subprocess.CompletedProcess[str]:
    """Run the command, which sends itself a signal where it imports a module, or where it writes.

    The first action of the signal is stated, because a process inherits from its parent whether it ignores a signal.
    """
    pauses = {"imports": "generator.cli", "reading": "jinja2", "staging": "generator.output.files"}
    script = (
        "import os, runpy, signal, sys\n"
        f"signal.signal({int(number)}, signal.{first})\n"
        f"def send(): os.kill(os.getpid(), {int(number)})\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {pauses[moment]!r} and {moment!r} != 'staging': send()\n"
        "sys.meta_path.insert(0, Finder())\n"
        f"if {moment!r} == 'staging':\n"
        "    real = os.fsync\n"
        "    os.fsync = lambda descriptor: (real(descriptor), send())[0]\n"
        f"sys.argv = ['generator', '--root', {str(root)!r}, 'generate', '--fresh']\n"
        "runpy.run_module('generator', run_name='__main__', alter_sys=True)\n"
    )
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("number", "moment"),
    [
        (signal.SIGINT, "staging"),
        (signal.SIGTERM, "staging"),
        (signal.SIGHUP, "reading"),
        (signal.SIGTERM, "imports"),
    ],
)
def test_a_signal_ends_the_command_with_one_line(small: SmallApi, number: signal.Signals, moment: str) -> None:
    (small.root / "generated" / "vet-client").mkdir()
    (small.root / "generated" / "vet-client" / "x.py").write_text("old")
    before = _tree(small.root)
    done = run_with_signals(small.root, number, moment, "SIG_DFL")
    assert (done.returncode, done.stdout) == (128 + number, ""), done.stderr
    assert re.fullmatch(r"interrupted; (nothing was written|the packages on disk are unchanged)\n", done.stderr)
    assert _tree(small.root) == before
    assert list(small.root.rglob(STAGING)) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_that_the_parent_ignores_does_not_end_the_command(small: SmallApi, number: signal.Signals) -> None:
    """A shell script in the background ignores interrupts, and ``nohup`` the end of the terminal."""
    done = run_with_signals(small.root, number, "staging", "SIG_IGN")
    assert (done.returncode, done.stderr) == (0, "")
    assert main(["--root", str(small.root), "check"]) == 0


def test_an_interrupt_after_the_replacement_says_so(
    small: SmallApi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt(signal.SIGTERM)

    monkeypatch.setattr(cache, "store", interrupt)
    assert main(["--root", str(small.root), "generate"]) == 143
    assert capsys.readouterr().err == "interrupted; the packages on disk are new and complete\n"


def test_a_failure_after_the_replacement_says_so(small: SmallApi, capsys: pytest.CaptureFixture[str]) -> None:
    (small.root / ".prackit_cache").write_text("in the way")
    assert main(["--root", str(small.root), "generate"]) == 1
    assert (small.root / "generated" / "vet-client").is_dir()
    printed = capsys.readouterr().err
    assert printed.endswith("; the packages on disk are new and complete\n")
    assert printed.count("\n") == 1


@pytest.mark.parametrize("output", ["closed pipe", "full device", "none"])
def test_output_that_cannot_be_printed_does_not_hide_what_was_written(small: SmallApi, output: str) -> None:
    command = [sys.executable, "-m", "generator", "--root", str(small.root), "generate"]
    redirected = {"closed pipe": "| true; exit ${PIPESTATUS[0]}", "full device": "> /dev/full", "none": ">&-"}
    script = f'"$@" {redirected[output]}'
    done = subprocess.run(["bash", "-c", script, "-", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (small.root / "generated" / "vet-client").is_dir()
    if output == "none":
        assert (done.returncode, done.stderr) == (0, "")
    else:
        assert done.returncode == 1
        assert done.stderr.endswith("; the packages on disk are new and complete\n")
        assert done.stderr.count("\n") == 1


def test_a_failure_of_the_restoration_is_not_called_unchanged(
    small: SmallApi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert small.generate()[0] == 0
    before = _tree(small.root)
    rename, count = Path.rename, 0

    def failing(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count > 3:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(self))
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", failing)
        assert main(["--root", str(small.root), "generate", "--fresh"]) == 1
    assert "incomplete, and the next run restores those from before" in capsys.readouterr().err
    assert main(["--root", str(small.root), "generate"]) == 0
    assert _tree(small.root) == before


def test_a_full_disk_while_formatting_is_an_error_of_the_machine(small: SmallApi) -> None:
    script = 'ulimit -f 8; exec "$@"'
    command = [sys.executable, "-m", "generator", "--root", str(small.root), "generate"]
    done = subprocess.run(["bash", "-c", script, "-", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "File too large (an error of this machine, not of a document); the packages on disk" in done.stderr
    assert "fault of the generator" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted((small.root / "generated").iterdir()) == []


@pytest.mark.parametrize("said", ["warning: Failed to lint a.py: No space left on device (os error 28)", ""])
@pytest.mark.parametrize("status", [0, 2, -9, 137])
def test_a_formatter_that_the_machine_stops_is_an_error_of_the_machine(
    small: SmallApi, monkeypatch: pytest.MonkeyPatch, said: str, status: int
) -> None:
    if status == 0 and not said:
        return  # it has succeeded

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, status, "", said)

    monkeypatch.setattr("generator.emit.ruff_format.subprocess.run", run)
    found, printed = small.generate()
    assert found == 1
    assert "an error of this machine, not of a document); the packages on disk are unchanged\n" in printed


def test_too_little_memory_is_an_error_of_the_machine(small: SmallApi, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("generator.pipeline.parse", fail)
    assert small.generate() == (1, "this machine has too little memory; the packages on disk are unchanged\n")


def test_two_generations_at_the_same_time_leave_whole_packages(small: SmallApi) -> None:
    command = [sys.executable, "-m", "generator", "--root", str(small.root), "generate", "--fresh"]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    deadline = time.monotonic() + 120
    assert [process.wait(deadline - time.monotonic()) for process in running] == [0, 0]
    assert main(["--root", str(small.root), "check"]) == 0
    assert list(small.root.rglob(STAGING)) == []
