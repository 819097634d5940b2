"""Known vulnerabilities, as pip-audit reads them from a service on the internet."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from attrs import frozen

PROGRAM = (sys.executable, "-m", "pip_audit")


class Vulnerability(msgspec.Struct):
    """A known vulnerability of a version."""

    id: str
    fix_versions: list[str] = []


class Dependency(msgspec.Struct):
    """A version in a lock file: compared with the service, or skipped."""

    name: str
    version: str = ""
    vulns: list[Vulnerability] = []
    skip_reason: str | None = None


class _Result(msgspec.Struct):
    dependencies: list[Dependency]


@frozen
class Comparison:
    """What pip-audit found in a lock file, and what it could not compare."""

    vulnerable: list[Dependency]
    skipped: list[Dependency]
    compared: int
    failure: str | None
    """Why nothing was compared, or None. pip-audit succeeds if it had to skip every dependency; this is a failure."""


def ask(lock: Path, *options: str, program: Sequence[str] = PROGRAM) -> Comparison:
    """Compare a lock file with the service. pip-audit resolves and installs nothing."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "result.json")
        arguments = ("--disable-pip", "--require-hashes", "--no-deps", "--progress-spinner", "off", "--desc", "off")
        command = (*program, *arguments, "--requirement", str(lock), "--format", "json", "--output", str(output))
        try:
            done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
        except OSError as error:
            return Comparison([], [], 0, f"pip-audit does not start: {error}")
        try:
            result = msgspec.json.decode(output.read_bytes(), type=_Result)
        except (OSError, msgspec.MsgspecError):
            lines = done.stderr.strip().splitlines() or ["it wrote no result"]
            return Comparison([], [], 0, f"pip-audit ended with {done.returncode}: {lines[-1]}")
    skipped = [one for one in result.dependencies if one.skip_reason is not None]
    compared = len(result.dependencies) - len(skipped)
    failure = (
        None if compared else "pip-audit compared nothing: the service is out of reach, or does not know the index"
    )
    return Comparison([one for one in result.dependencies if one.vulns], skipped, compared, failure)
