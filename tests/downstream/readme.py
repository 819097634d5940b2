"""Run the blocks of README, and of other pages, in tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
MOCK = "http://127.0.0.1:8490"
"""The URL at which README's code expects the mock server."""


def quick_start(package: str) -> str:
    """Return the only Python block of README that uses a package."""
    blocks = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    [code] = [block for block in blocks if f"from {package} import" in block]
    return str(code)


def run(python: Path | str, code: str, *, origin: str, folder: Path, **environment: str) -> str:
    """Run README's code on an interpreter, with the mock server at ``origin``, and return what it prints."""
    assert MOCK in code
    done = subprocess.run(
        [python, "-c", code.replace(MOCK, origin)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


SERVER = "python -m practice_mock\n"
"""The block that starts the mock server."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page.

    Attributes:
        kind: What follows the fence.
        output: What its last line prints, if the next block shows that.
    """

    kind: str
    code: str
    output: str | None = None


def blocks_of(page: str) -> list[Block]:
    """Return the blocks of a page in order, each with its output."""
    found: list[Block] = []
    for kind, code in re.findall(r"^```([^\n`]*)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        if kind == 'text title="Output"':
            assert found, "output of nothing"
            found[-1] = Block(found[-1].kind, found[-1].code, code)
        else:
            found.append(Block(kind, code))
    assert page.count("\n```") == 2 * len(found) + 2 * sum(block.output is not None for block in found)
    return found


def installed(code: str) -> tuple[str, list[str]]:
    """Return a shell block without its lines of pip, and what these install."""
    lines = code.splitlines(keepends=True)
    pip = [line for line in lines if line.startswith("pip install ")]
    return "".join(line for line in lines if line not in pip), [
        target.strip('"') for line in pip for target in line.split()[2:]
    ]


def is_installable(target: str) -> bool:
    """Return whether a folder of the checkout, with extras or without, can be installed."""
    found = re.fullmatch(r"\$PRACKIT/([\w/-]+)(?:\[([\w,-]+)\])?", target)
    if found is None or not (ROOT / found[1] / "pyproject.toml").is_file():
        return False
    project = tomllib.loads((ROOT / found[1] / "pyproject.toml").read_text("utf-8"))["project"]
    return set((found[2] or "").split(",")) - {""} <= project.get("optional-dependencies", {}).keys()


def run_blocks(blocks: list[Block], *, origin: str, folder: Path, pasted: bool = False) -> Iterator[tuple[Block, str]]:
    """Run the blocks of a page in order, each alone, and yield each with what it printed.

    Args:
        blocks: The blocks. The one that starts the server is left out.
        origin: The URL of the mock server.
        folder: The folder to run them in.
        pasted: Whether Python code is pasted into an interactive interpreter, rather than run from a file.
    """
    program = Path(sys.executable)
    environment = {
        **os.environ,
        "HOME": str(folder),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PRACKIT": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
    }
    for block in blocks:
        if block.code == SERVER:
            continue
        code = block.code.replace(MOCK, origin)
        if block.kind == "sh":
            command: list[str] = ["bash", "-eu", "-c", installed(code)[0]]
        elif pasted:
            command = [str(program), "-i", "-q"]
        else:
            command = [str(program), "-c", code]
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            input=code if pasted and block.kind == "python" else "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "Error" not in done.stderr, done.stderr
        yield block, done.stdout
