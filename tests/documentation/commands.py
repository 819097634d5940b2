"""Lines of shell blocks that are checked instead of run: what installs packages, and what starts the mock."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

from practice_mock import cli
from tools.documentation.blocks import ROOT

SET_UP = re.compile(r"(python3? -m )?pip install |python3? -m venv |(\.|source) \S*/bin/activate$")
"""Lines that make the environment in which the tests run already."""
SERVER = re.compile(r"(python3? -m practice_mock|practice-mock)( serve)?( -.*)?( &)?")
CHECKOUT = re.compile(r"^export PRACKIT=.*$", re.MULTILINE)


def to_run(code: str) -> str:
    """Return a block as the tests run it: without lines that are only checked, and in this checkout.

    Raises ValueError if a line that is only checked cannot work.
    """
    kept = []
    for line in commands(code):
        if SET_UP.match(line):
            check_set_up(line)
        elif SERVER.fullmatch(without_comment(line)):
            check_mock_command(line)
        else:
            kept.append(line)
    return CHECKOUT.sub(f"export PRACKIT={shlex.quote(str(ROOT))}", "\n".join(kept)) + "\n"


def commands(code: str) -> Iterator[str]:
    """Yield the lines of a block; those that end with a backslash are one with the next."""
    yield from code.replace("\\\n", " ").splitlines()


def check_mock_command(line: str) -> None:
    """Raise ValueError if the command line of the mock refuses a command."""
    words = shlex.split(without_comment(line).removesuffix("&"))
    given = words[1:] if words[0] == "practice-mock" else words[3:]
    try:
        cli.read(given)
    except SystemExit as end:
        if end.code:
            raise ValueError(f"the mock refuses {shlex.join(words)}") from None


def check_set_up(line: str) -> None:
    """Raise ValueError if a line installs what does not exist: a folder of the checkout, or an extra of it."""
    words = shlex.split(without_comment(line))
    if "install" not in words:
        return
    for word in words[words.index("install") + 1 :]:
        path, _, extras = word.partition("[")
        path = re.sub(r"^(\$PRACKIT|\$\{PRACKIT\}|\.)/", "", path)
        if path == word.partition("[")[0]:
            continue  # an option, or a package of an index
        if not word.startswith("$PRACKIT/"):
            raise ValueError(f"{word}: pages name the checkout as $PRACKIT, because they are read in other folders")
        project = ROOT / path / "pyproject.toml"
        if not project.exists():
            raise ValueError(f"{word}: there is no {path}/pyproject.toml")
        known = tomllib.loads(project.read_text("utf-8"))["project"].get("optional-dependencies", {})
        for extra in filter(None, extras.removesuffix("]").split(",")):
            if extra.strip() not in known:
                raise ValueError(f"{word}: the extras are {', '.join(known)}")


def without_comment(line: str) -> str:
    """Return a command without a comment after it."""
    return re.sub(r"\s+# .*$", "", line).strip()


def write_programs(folder: Path, python: str) -> None:
    """Write the programs that pages call, for the packages of this checkout."""
    folder.mkdir()
    modules = {"pracsuite": "pracsuite_client", "coreplus": "coreplus_client", "practice-mock": "practice_mock"}
    lines = {name: f'exec "{python}" -m {module} "$@"' for name, module in modules.items()}
    lines |= {"python": f'exec "{python}" "$@"', "python3": f'exec "{python}" "$@"'}
    lines |= {"pytest": f'exec "{python}" -m pytest -p no:cacheprovider "$@"'}
    lines |= {"pip": 'echo "tests check a line of pip install, and nothing else of it" >&2; exit 1'}
    for name, line in lines.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        (folder / name).chmod(0o700)
