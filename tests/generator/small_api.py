"""A root with one small API, which a test may edit in its file or as a whole."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from generator.cli import main
from generator.document.bundle import read
from generator.document.problems import Problem
from generator.rules import check

ROOT = Path(__file__).parent.parent.parent
VET = Path(__file__).with_name("vet")


class SmallApi:
    """A copy of the invented API in ``vet/``, or of another one, in a root of its own."""

    def __init__(self, root: Path, api: str = "vet") -> None:
        self.root = root
        self.folder = root / "specs" / api
        self.origin = VET if api == "vet" else ROOT / "specs" / api
        shutil.copytree(self.origin, self.folder)
        (root / "generated").mkdir()
        (root / "templates").symlink_to(ROOT / "templates")
        shutil.copy(ROOT / "LICENSE", root / "LICENSE")

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text in a file."""
        text = (self.folder / file).read_text("utf-8")
        assert old in text, f"{file} has no {old!r}"
        (self.folder / file).write_text(text.replace(old, new, 1), "utf-8")

    def append(self, file: str, text: str) -> None:
        """Append a text to a file."""
        with (self.folder / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    def add_property(self, text: str) -> None:
        """Add a property, in one line of YAML, to the schema ``Keeper``."""
        known = "      description: ID of the keeper.\n"
        self.replace("schemas/keeper.yaml", known, f"{known}    {text}\n")

    def is_unchanged(self) -> bool:
        """Return whether the files are those that were copied."""

        def contents(folder: Path) -> dict[str, bytes]:
            return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}

        return contents(self.folder) == contents(self.origin)

    def problems(self) -> list[Problem]:
        """Return the problems that reading and checking finds."""
        bundle = read(self.folder)
        found = [] if bundle.document is None else check(bundle.document)
        return [*bundle.problems, *found]

    def generate(self, *options: str) -> tuple[int, str]:
        """Generate in this process, and return the exit status and what was printed."""
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            status = main(["--root", str(self.root), "generate", "--fresh", *options])
        return status, printed.getvalue().replace(f"{self.root}/specs/", "")

    def generate_bounded(self, seconds: float, megabytes: int) -> tuple[int, str]:
        """Generate in a process with limited time and memory, and return the exit status and what was printed."""

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)

        done = subprocess.run(
            [sys.executable, "-m", "generator", "--root", str(self.root), "generate", "--fresh"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": "0"},
            preexec_fn=limit,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).replace(f"{self.root}/specs/", "")
