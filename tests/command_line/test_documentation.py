"""The examples of the documentation run as printed."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from practice_mock.testing import Mock
from tests.command_line.support import KEYS, keys_of, run
from tools.documentation.blocks import blocks_of

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/command-line.md")


ASSIGNMENT = re.compile(r"(\w+)=\$\(python -c .*")
"""A line that computes a date for the commands below it."""


def bash(script: str, variables: Mapping[str, str]) -> str:
    """Return what the shell of a reader prints."""
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"} | variables
    return subprocess.run(["bash", "-ec", script], env=environment, capture_output=True, text=True, check=True).stdout


def lines_of(page: str) -> Iterator[tuple[list[str], bytes, str]]:
    """Yield the words of each command of a page, what it gets from standard input, and the file that it writes."""
    text = (ROOT / page).read_text("utf-8")
    variables: dict[str, str] = {}
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            if assignment := ASSIGNMENT.match(line):
                name = assignment[1]
                variables[name] = bash(f'{line}\nprintf %s "${name}"', variables)
            given, _, command = line.rpartition("| ")
            if command.startswith(("pracsuite ", "coreplus ")):
                command, _, target = command.partition(" > ")
                words = bash(f"printf '%s\\0' {command}", variables) if "$" in command else None
                split = words.split("\0")[:-1] if words else shlex.split(command)
                yield split, shlex.split(given)[1].encode() if given else b"", target


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
    with calling("pracsuite"), calling("coreplus"):
        for words, given, target in commands:
            result = run(*words, given=given)
            assert result.code == 0, (words, result.err)
            assert result.out
            if target:
                Path(target).write_text(result.out, "utf-8")


def test_every_line_of_the_page_is_run_here_or_sets_up_the_shell() -> None:
    for block in blocks_of((ROOT / "docs/command-line.md").read_text("utf-8")):
        assert block.language == "sh"
        if block.reason is None:
            for line in block.text.replace("\\\n", " ").splitlines():
                assert ASSIGNMENT.match(line) or re.match(
                    r"(printf '.*' \| )?(pracsuite|coreplus) |export |pip install ", line
                ), line


@pytest.mark.parametrize("api", list(KEYS))
def test_documented_keys_are_those_of_the_mock(api: str, mock: Mock) -> None:
    page = (ROOT / "docs/command-line.md").read_text("utf-8")
    exported = dict(re.findall(rf"\b({api.upper()}_[A-Z_]+)=(\S+)", page))
    assert {variable: exported.pop(variable) for variable in KEYS[api]} == {
        variable: keys_of(mock, api)[name] for variable, name in KEYS[api].items()
    }
    assert f"{api.upper()}_BASE_URL" in exported
