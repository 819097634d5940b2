"""Build the distributions of packages, in conditions that are stated and have no influence on the result."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.distributions.packages import Package
from tools.distributions.sources import SourceFile, write

BUILD_TOOLS = ("hatchling", "packaging")
"""The distributions whose versions determine the bytes that are built."""

_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
"""The variables of the environment that a build gets. None of them is for the build tool."""

_BOUNDARIES = (".git", ".hg")
"""Folders beyond which the build tool does not search for lists of ignored files, which would count and be included."""

_LAUNCHER = """
import os, runpy, sys, time
now, mask = float(sys.argv[1]), int(sys.argv[2], 8)
time.time = lambda: now
time.time_ns = lambda: int(now * 1_000_000_000)
os.umask(mask)
sys.argv = ["hatchling", *sys.argv[3:]]
runpy.run_module("hatchling", run_name="__main__")
"""
"""The build tool, with a clock that stands still."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What differs between machines and days.

    Attributes:
        folder: A folder below the temporary one.
        clock: The time that the build tool sees, which is also the time of the files, in seconds since 1970.
        zone: The time zone.
        locale: The locale.
        umask: What is removed from the modes of files.
        hash_seed: The seed of the order of sets of texts.
        is_reversed: Whether the files are written in the reverse order.
    """

    folder: str
    clock: int
    zone: str
    locale: str
    umask: int
    hash_seed: int
    is_reversed: bool


FIRST = Conditions("a", 1_000_000_000, "UTC", "C.UTF-8", 0o022, 0, False)
SECOND = Conditions("another folder/with/deeper.names", 1_900_000_000, "Pacific/Apia", "tr_TR.UTF-8", 0o077, 4711, True)
"""Conditions that have nothing in common with the first ones."""


class BuildError(Exception):
    """The build tool has failed, or has not made what it should."""


def build(packages: Sequence[Package], epoch: int, conditions: Conditions) -> dict[str, bytes]:
    """Return the files of the packages, by name: a source distribution and a wheel of each.

    Args:
        packages: The packages.
        epoch: The time that the files in the distributions get.
        conditions: The conditions of this build, which must make no difference.

    Raises:
        BuildError: The build tool has failed.
    """
    made: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as name:
        for package in packages:
            folder = Path(name, conditions.folder, package.name)
            _write(package.files, folder / "source", conditions)
            made |= _run(folder, ("sdist", "wheel"), epoch, conditions, {package.sdist, package.wheel})
    return made


def wheel_of(sdist: bytes, package: Package, epoch: int, conditions: Conditions) -> bytes:
    """Return the wheel that a source distribution gives.

    Raises:
        BuildError: The build tool has failed.
    """
    with tempfile.TemporaryDirectory() as name:
        archive = Path(name, package.sdist)
        archive.write_bytes(sdist)
        with tarfile.open(archive) as opened:
            opened.extractall(name, filter="data")
        folder = Path(name, conditions.folder, package.name)
        folder.mkdir(parents=True)
        Path(name, package.stem).rename(folder / "source")
        return _run(folder, ("wheel",), epoch, conditions, {package.wheel})[package.wheel]


def _write(files: Mapping[str, SourceFile], folder: Path, conditions: Conditions) -> None:
    ordered = sorted(files.items(), reverse=conditions.is_reversed)
    write(dict(ordered), folder)
    for path, file in ordered:
        (folder / path).chmod((0o755 if file.is_executable else 0o644) & ~conditions.umask)
        os.utime(folder / path, (conditions.clock, conditions.clock))


def _run(
    folder: Path, kinds: Sequence[str], epoch: int, conditions: Conditions, expected: set[str]
) -> dict[str, bytes]:
    """Build what is in the folder `source` of a folder, and return the files that were made."""
    made = folder / "made"
    for boundary in _BOUNDARIES:
        (folder / boundary).mkdir()
    targets = [part for kind in kinds for part in ("--target", kind)]
    launched = [sys.executable, "-s", "-P", "-B", "-c", _LAUNCHER, str(conditions.clock), f"{conditions.umask:o}"]
    done = subprocess.run(
        [*launched, "build", "--directory", str(made), *targets],
        cwd=folder / "source",
        env={
            **{name: os.environ[name] for name in _KEPT if name in os.environ},
            "HOME": str(folder),
            "LC_ALL": conditions.locale,
            "PYTHONHASHSEED": str(conditions.hash_seed),
            "SOURCE_DATE_EPOCH": str(epoch),
            "TZ": conditions.zone,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"hatchling has failed on {folder.name}:\n{done.stdout}{done.stderr}".rstrip())
    files = {path.name: path.read_bytes() for path in made.iterdir()}
    if files.keys() != expected:
        raise BuildError(f"hatchling has made {', '.join(sorted(files))} instead of {', '.join(sorted(expected))}")
    return files
