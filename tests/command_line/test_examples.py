"""The examples in the help of every command run as printed, against the demo practice."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from practice_mock.testing import Mock
from tests.command_line.support import run
from tests.property.moment import NOW

Calling = Callable[[str], AbstractContextManager[None]]


def commands(api: str) -> Iterator[Any]:
    """Yield every command of a program."""
    program = import_module(f"{api}_client._commands").PROGRAM
    for group in program.groups.values():
        yield from import_module(f"{api}_client._commands.{group.module}").COMMANDS.values()
    yield from (flow.command for flow in import_module(f"{api}_client._flows").FLOWS.values())


CASES = [(api, one.words) for api in ("pracsuite", "coreplus") for one in commands(api)]


NEEDS_A_STATE = {"appointments finalise": 6, "group-appointment-members remove": 5}
"""Commands of which no record of the demo practice is in the state that they need: it must be made first."""


def printed(text: str) -> tuple[list[str], str]:
    """Return the examples of a help text, and its example of a file."""
    lines = text.partition("Examples:\n")[2].partition("\n\n")[0]
    data = text.partition("request.json for --data:\n")[2].partition("\n\n")[0]
    return [line.strip() for line in lines.splitlines()], data


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_examples_run_as_printed(
    api: str, mock: Mock, calling: Calling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "1000")
    monkeypatch.setenv("PRACSUITE_TIME_ZONE", "Australia/Adelaide")
    failed: list[tuple[str, int, str]] = []
    is_clean = False
    for name, words in CASES:
        if name != api:
            continue
        lines, data = printed(run(api, *words.split(), "--help").out)
        assert lines, words
        (tmp_path / "request.json").write_text(data, "utf-8")
        for line in lines:
            if not is_clean:
                mock.practice.reset()
                mock.practice.clock.set(NOW, running=True)  # a command may wait, and compare the server's times
            command, _, given = line.partition(" < ")
            arguments = shlex.split(re.sub(r" > \S+$", "", command))[1:]
            (tmp_path / "report.pdf").unlink(missing_ok=True)
            if " --to " not in line:
                (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4 invented")
            with calling(api):
                content = (tmp_path / given).read_bytes() if given else b"y\n"
                result = run(api, *arguments, given=content, terminal=not given)
            is_clean = " --yes" not in line and "y/N" not in result.err
            if result.code not in (0, NEEDS_A_STATE.get(words)):
                failed.append((line, result.code, result.err))
    mock.practice.clock.set(NOW)
    assert failed == [], "\n".join(map(str, failed))
