"""A shell that stays open from one block of a page to the next, as that of a reader does."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Self


class Shell:
    """`bash -eu` in a folder. Variables and functions stay set; a command that fails ends it."""

    def __init__(self, folder: Path, scratch: Path, environment: Mapping[str, str]) -> None:
        self._scratch = scratch
        self._errors = (scratch / "stderr").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            ["bash", "-eu"],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def run(self, code: str) -> tuple[str, str | None]:
        """Run commands; return what they print, and what went wrong, if anything did."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        block, end = self._scratch / "block", "\x00end of the block\n"
        block.write_text(code, "utf-8")
        self._errors.seek(0)
        self._errors.truncate()
        script = f"source {shlex.quote(str(block))} < /dev/null\n{self._show_environment()}printf '\\0{end[1:-1]}\\n'\n"
        try:
            self._process.stdin.write(script)
            self._process.stdin.flush()
        except BrokenPipeError:
            return "", "the shell has ended before this block"
        printed = ""
        for line in self._process.stdout:
            printed += line
            if printed.endswith(end):
                return printed.removesuffix(end), None
        self._errors.seek(0)
        return printed, f"it ended with {self._process.wait()}:\n{self._errors.read()}"

    def environment(self) -> dict[str, str]:
        """Return the exported variables, as they were after the last block."""
        pairs = (self._scratch / "environment").read_text("utf-8").split("\0")
        return dict(pair.split("=", 1) for pair in pairs if "=" in pair)

    def _show_environment(self) -> str:
        return f"env --null > {shlex.quote(str(self._scratch / 'environment'))}\n"
