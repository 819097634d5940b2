"""The examples of the documentation run as printed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from practice_mock.testing import Mock
from tests.command_line.support import run

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/command-line.md")


def lines_of(page: str) -> Iterator[tuple[list[str], bytes]]:
    """Yield the words of each command of a page, with what it gets from standard input."""
    text = (ROOT / page).read_text("utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            given, _, command = line.rpartition("| ")
            if command.startswith("pracsuite "):
                words = shlex.split(command.partition(" > ")[0])[1:]
                yield words, shlex.split(given)[1].encode() if given else b""


@pytest.mark.parametrize("page", PAGES)
def test_commands_of_the_documentation_run(
    page: str,
    mock: Mock,
    calling: Callable[[str], AbstractContextManager[None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    mock.practice.reset()
    commands = list(lines_of(page))
    assert commands
    with calling("pracsuite"):
        for words, given in commands:
            result = run("pracsuite", *words, given=given)
            assert result.code == 0, (words, result.err)
            assert result.out
