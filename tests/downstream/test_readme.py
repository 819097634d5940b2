"""Every block of README runs as printed, in order and again; its commands are those that CI runs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .readme import README, ROOT, SERVER, Block, blocks_of, installed, is_installable, run_blocks

BLOCKS = blocks_of(README)
SESSIONS = [block for block in BLOCKS if "nox" in block.code]
QUICK_START = [block for block in BLOCKS if block not in SESSIONS]
FEATURES = blocks_of((ROOT / "docs/client-behaviour.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    """Return the URL of a mock server that was started as README describes, but on a free port."""
    command = [sys.executable, *SERVER.split()[1:], "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        try:
            yield next(match[1] for match in map(re.compile(r"PracSuite +(\S+)/v1$").search, server.stdout) if match)
        finally:
            server.terminate()


def check(blocks: list[Block], origin: str, folder: Path, *, pasted: bool = False) -> None:
    """Run blocks, and compare what they print with what the page shows."""
    for block, printed in run_blocks(blocks, origin=origin, folder=folder, pasted=pasted):
        assert printed == (block.output or ""), block.code
        assert len(printed.splitlines()) <= 10


def test_no_block_is_left_out() -> None:
    assert {block.kind for block in BLOCKS} == {"sh", "python"}
    assert [block.kind for block in QUICK_START] == ["sh", "sh", "python", "python", "sh"]
    assert [block for block in QUICK_START if block.code == SERVER] == [QUICK_START[1]]
    assert len(BLOCKS) == len(SESSIONS) + len(QUICK_START) == 7


def test_quick_start_runs_in_order_in_an_empty_folder(origin: str, tmp_path: Path) -> None:
    check(QUICK_START, origin, tmp_path)


def test_quick_start_can_be_pasted_and_repeated(origin: str, tmp_path: Path) -> None:
    for _ in range(2):
        check(QUICK_START, origin, tmp_path, pasted=True)


@pytest.mark.parametrize(
    "block", [block for block in QUICK_START if block.kind == "python"], ids=["pracsuite", "coreplus"]
)
def test_each_example_needs_no_other(block: Block, origin: str, tmp_path: Path) -> None:
    check([block], origin, tmp_path)


def test_folders_and_extras_that_are_installed_exist() -> None:
    targets = [target for block in QUICK_START for target in installed(block.code)[1]]
    assert len(targets) == 3
    assert all(map(is_installable, targets))
    assert not is_installable("$PRACKIT/generated/other-client")
    assert not is_installable("$PRACKIT/mockserver[none]")


def test_readme_commands_match_those_of_ci() -> None:
    commands = [block.code for block in SESSIONS]
    assert commands == ["pip install nox && nox -s generate demo\n", "pip install nox && nox -s tests\n"]
    assert commands[1].strip() in (ROOT / ".ci/run").read_text("utf-8")
    made = ast.parse((ROOT / "noxfile.py").read_text("utf-8"))
    functions = {node.name for node in made.body if isinstance(node, ast.FunctionDef)}
    assert {session for command in commands for session in command.split("-s ")[1].split()} <= functions


def test_features_of_the_clients_run(origin: str, tmp_path: Path) -> None:
    assert [block.kind for block in FEATURES] == ["python"]
    for block, printed in run_blocks(FEATURES, origin=origin, folder=tmp_path):
        assert block.output is None
        assert printed.startswith("45\n")
        assert "\n19 19\n" in printed
        assert '"overlay": "1.0.0"' in printed


def test_links_resolve() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert "docs/images/data-flow.svg" in targets
    for target in targets:
        assert (ROOT / target).exists(), target


def test_readme_is_short_and_states_what_it_is() -> None:
    assert len(README.encode()) <= 10_000
    assert "\nUnofficial; not affiliated with or endorsed by the vendors.\n" in README
    assert "**Verification status.**" in README
    assert "![](" not in README
    assert "badge" not in README


def test_diagram_has_a_title_a_description_and_colours_for_both_themes() -> None:
    path = ROOT / "docs/images/data-flow.svg"
    text = path.read_text("utf-8")
    picture = ElementTree.fromstring(text)
    named = {element.get("id"): element.text for element in picture.iter() if element.get("id")}
    assert picture.get("role") == "img"
    for name in str(picture.get("aria-labelledby")).split():
        assert named[name]
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    for line in re.findall(r"^ +\.\w+(?:, \.\w+)* \{.*(?:fill|stroke): #", dark, re.MULTILINE):
        for name in re.findall(r"\.(\w+)", line.partition("{")[0]):
            assert f".{name} {{" in light
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
