"""The Containerfile of the mock: its instructions are pinned, and what they do works in a fresh environment."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import venv
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from generator.settings import PYTHON_VERSIONS

from .readme import ROOT

CONTEXT = ROOT / "mockserver"
LINES = (CONTEXT / "Containerfile").read_text("utf-8").replace("\\\n", " ").splitlines()
INSTRUCTIONS = [line.split(" ", 1) for line in LINES if line and not line.startswith("#")]


def arguments(name: str) -> list[str]:
    return [rest for instruction, rest in INSTRUCTIONS if instruction == name]


def test_the_base_image_is_pinned_and_supported() -> None:
    [image] = arguments("FROM")
    match = re.fullmatch(r"docker\.io/library/python:(\d+\.\d+)\.\d+-slim-[a-z]+", image)
    assert match is not None, image
    assert match[1] in [str(version) for version in PYTHON_VERSIONS]


def test_the_build_uses_only_the_context_and_the_package_registry() -> None:
    names = [name for name, _ in INSTRUCTIONS]
    assert names == ["FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"]
    assert arguments("COPY") == [". ."]
    for command in arguments("RUN"):
        assert command.startswith("python -m pip install ")
        assert not re.search(r"[;&|<>$`]|://", command)
    [user] = arguments("USER")
    assert int(user.partition(":")[0]) > 0, "the server does not run as root"


def test_what_the_build_does_works(tmp_path: Path) -> None:
    shutil.copytree(CONTEXT, tmp_path / "context", ignore=shutil.ignore_patterns("__pycache__"))
    venv.create(tmp_path / "environment", with_pip=True)
    scripts = tmp_path / "environment" / ("Scripts" if sys.platform == "win32" else "bin")
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment = {**kept, "PATH": os.pathsep.join((str(scripts), os.environ["PATH"]))}
    for step in arguments("RUN"):
        subprocess.run(shlex.split(step), cwd=tmp_path / "context", env=environment, check=True, capture_output=True)
    [entry], [options] = (list(map(json.loads, arguments(name))) for name in ("ENTRYPOINT", "CMD"))
    assert options == ["--port", "8490"]
    assert arguments("EXPOSE") == ["8490"]
    command = [*(part.replace("0.0.0.0", "127.0.0.1") for part in entry), "--port", "0"]
    with served(command, tmp_path, environment) as origin:
        [check] = arguments("HEALTHCHECK")
        health = json.loads(check.partition(" CMD ")[2])
        assert "http://127.0.0.1:8490" in health[-1]
        health[-1] = health[-1].replace("http://127.0.0.1:8490", origin)
        assert subprocess.run(health, env=environment, check=False).returncode == 0
        health[-1] = health[-1].replace("/_mock/health", "/_mock/ill")
        assert subprocess.run(health, env=environment, check=False, capture_output=True).returncode != 0


@contextmanager
def served(command: list[str], folder: Path, environment: dict[str, str]) -> Generator[str]:
    """Run the server as the image does, and return its origin."""
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield next(match[1] for match in map(re.compile(r"PracSuite +(\S+)/v1$").search, process.stdout) if match)
        finally:
            process.terminate()
