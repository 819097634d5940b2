"""Known vulnerabilities, as pip-audit reads them from a service on the internet."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from attrs import frozen
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from tools.supply.requirements import Pin

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


def ask(pins: Sequence[Pin], *options: str, program: Sequence[str] = PROGRAM) -> Comparison:
    """Compare the versions of a lock file with the service. pip-audit resolves and installs nothing.

    pip-audit leaves out an entry whose marker is false on this machine, and says nothing about it. So it gets the
    versions without their markers, and several files where a name has several versions.
    """
    found = [_asked(part, options, program) for part in _parts(pins)]
    listed = [one for part in found if not isinstance(part, str) for one in part]
    vulnerable = [one for one in listed if one.vulns]
    skipped = [one for one in listed if one.skip_reason is not None]
    compared = len(listed) - len(skipped)
    failure = next((one for one in found if isinstance(one, str)), None)
    if failure is None and not compared:
        failure = "pip-audit compared nothing: the service is out of reach, or does not know the index"
    if failure is not None:
        return Comparison(vulnerable, skipped, 0, failure)
    known = {key for one in listed for key in _keys(one)}
    skipped += [
        Dependency(pin.name, str(pin.version), skip_reason=f"pip-audit does not mention {pin.version}")
        for pin in pins
        if not known & {(pin.name, pin.version), (pin.name, None)}
    ]
    return Comparison(vulnerable, skipped, compared, None)


def _parts(pins: Sequence[Pin]) -> list[dict[str, Pin]]:
    """Return the versions in parts in which each name has one version, which is all that pip-audit accepts."""
    parts: list[dict[str, Pin]] = [{}]
    for pin in pins:
        part = next((one for one in parts if pin.name not in one), None)
        if part is None:
            parts.append(part := {})
        part[pin.name] = pin
    return parts


def _asked(part: Mapping[str, Pin], options: Sequence[str], program: Sequence[str]) -> list[Dependency] | str:
    """Return what the service knows about versions, or why that is not known."""
    with tempfile.TemporaryDirectory() as folder:
        output, versions = Path(folder, "result.json"), Path(folder, "versions.txt")
        versions.write_text("".join(f"{pin.name}=={pin.version}\n" for pin in part.values()), "utf-8")
        arguments = ("--disable-pip", "--no-deps", "--progress-spinner", "off", "--desc", "off")
        command = (*program, *arguments, "--requirement", str(versions), "--format", "json", "--output", str(output))
        try:
            done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
        except OSError as error:
            return f"pip-audit does not start: {error}"
        try:
            return msgspec.json.decode(output.read_bytes(), type=_Result).dependencies
        except (OSError, msgspec.MsgspecError):
            lines = done.stderr.strip().splitlines() or ["it wrote no result"]
            return f"pip-audit ended with {done.returncode}: {lines[-1]}"


def _keys(one: Dependency) -> Iterator[tuple[str, Version | None]]:
    """Yield the name and the version of a dependency. One that was skipped may have no version."""
    name = canonicalize_name(one.name)
    try:
        yield name, Version(one.version)
    except InvalidVersion:
        if one.skip_reason is not None:
            yield name, None
