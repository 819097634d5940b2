"""The files in `requirements/` and the metadata of our packages, as values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "requirements"

_COMMENT = re.compile(r"(?:^|\s+)#.*")
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


class UnreadableFile(Exception):
    """A file in the folder cannot be read."""


@frozen
class Problem:
    """What is wrong in a file, and where."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{path.as_posix()}:{self.line}: {self.text}"


@frozen
class Pin:
    """A version in a lock file. One name can have several, for different versions of Python."""

    name: str
    version: Version
    path: Path
    line: int

    def problem(self, text: str) -> Problem:
        """Return a problem with this version."""
        return Problem(self.path, self.line, f"{self.name} {self.version}: {text}")


@frozen
class Needed:
    """A requirement in an `.in` file, and where it is."""

    requirement: Requirement
    path: Path
    line: int

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)


@frozen
class Bound:
    """A requirement of one of our packages, and where the package states it."""

    requirement: Requirement
    package: str
    part: str
    """``dependencies``, ``build``, or the name of an extra."""

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def lowest(self) -> Version | None:
        """The lower bound, or None if the package states none."""
        found = [Version(part.version) for part in self.requirement.specifier if part.operator == ">="]
        return max(found, default=None)


def read_lock(path: Path) -> tuple[list[Pin], list[Problem]]:
    """Return the versions that a lock file pins, and every entry that is not a version with hashes."""
    try:
        lines = _lines(path)
    except UnreadableFile as error:
        return [], [Problem(path, 1, str(error))]
    pins: list[Pin] = []
    problems = [Problem(path, line, f"contains an address: {comment}") for line, comment in _comments(lines)
                if "://" in comment]  # fmt: skip
    for line, entry in _entries(lines):
        requirement, *options = re.split(r"\s+(?=--)", entry)
        pin = _pin(requirement, path, line)
        if pin is None:
            problems.append(Problem(path, line, f"is not a name with an exact version: {requirement}"))
            continue
        if any((one.name, one.version) == (pin.name, pin.version) for one in pins):
            problems.append(pin.problem("is there twice"))
        pins.append(pin)
        if not options:
            problems.append(pins[-1].problem("has no hash"))
        problems += [pins[-1].problem(f"has an option that is not a SHA-256 hash: {option}")
                     for option in options if not _HASH.fullmatch(option)]  # fmt: skip
    return pins, problems


def read_input(path: Path, included_by: Sequence[Path] = ()) -> tuple[list[Needed], list[Path], list[Problem]]:
    """Return the requirements of an `.in` file with those that it includes, its constraints, and what is unreadable."""
    try:
        lines = _lines(path)
    except UnreadableFile as error:
        return [], [], [Problem(path, 1, str(error))]
    needed: list[Needed] = []
    constraints: list[Path] = []
    problems: list[Problem] = []
    including = (*included_by, path)
    for line, entry in _entries(lines):
        option, _, rest = entry.partition(" ")
        name = rest.strip()
        if option in ("-c", "-r") and not (path.parent / name).is_file():
            problems.append(Problem(path, line, f"names a file that does not exist: {name}"))
        elif option == "-r" and path.parent / name in including:
            problems.append(Problem(path, line, f"includes itself, by {name}"))
        elif option == "-r":
            more = read_input(path.parent / name, including)
            needed += more[0]
            constraints += more[1]
            problems += more[2]
        elif option == "-c" and Path(name).name == name and name.endswith(".txt"):
            constraints.append(path.parent / name)
        elif option == "-c":
            text = "names constraints that are not compared, because they are not a lock file here"
            problems.append(Problem(path, line, f"{text}: {name}"))
        else:
            try:
                needed.append(Needed(Requirement(entry), path, line))
            except InvalidRequirement:
                problems.append(Problem(path, line, f"is not a requirement: {entry}"))
                continue
            if needed[-1].requirement.url is not None:
                problems.append(Problem(path, line, f"names an address, not a version: {entry}"))
    return needed, constraints, problems


def bounds(paths: Sequence[Path] | None = None) -> list[Bound]:
    """Return every requirement of our packages: their dependencies, their extras and their build tool."""
    found: list[Bound] = []
    for path in packages() if paths is None else paths:
        document = tomllib.loads(path.read_text("utf-8"))
        project = document["project"]
        parts = {
            "dependencies": project["dependencies"],
            **project.get("optional-dependencies", {}),
            "build": document["build-system"]["requires"],
        }
        found += [Bound(Requirement(one), project["name"], part) for part, listed in parts.items() for one in listed]
    return found


def packages() -> list[Path]:
    """Return the `pyproject.toml` of each of our packages."""
    return [*sorted(ROOT.glob("generated/*/pyproject.toml")), ROOT / "mockserver" / "pyproject.toml"]


def _pin(requirement: str, path: Path, line: int) -> Pin | None:
    """Return the version that an entry pins, or None if it pins none."""
    try:
        found = Requirement(requirement)
        (exact,) = found.specifier
        if found.url is not None or exact.operator != "==":
            return None
        return Pin(canonicalize_name(found.name), Version(exact.version), path, line)
    except ValueError:  # it is not a requirement, has not one version, or has one such as 1.*
        return None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"cannot be read: {error}") from None


def _comments(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each comment, and the number of its line."""
    for number, line in enumerate(lines, 1):
        found = _COMMENT.search(line)
        if found is not None:
            yield number, found[0].strip()


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each entry and the number of its first line, without comments and continued lines joined."""
    begun, entry = 0, ""
    for number, line in enumerate(lines, 1):
        text = _COMMENT.sub("", line)
        begun = begun if entry else number
        entry = f"{entry} {text.rstrip(chr(92)).strip()}".strip()
        if not text.endswith("\\"):
            if entry:
                yield begun, entry
            entry = ""
    if entry:
        yield begun, entry
