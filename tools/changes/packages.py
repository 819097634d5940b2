"""The packages of a tree: where each is, what it contains, and which version it states."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import chain
from pathlib import Path

from attrs import frozen
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from tools.changes.inputs import InputError, require_python, text_of, toml_of
from tools.changes.versions import Version, VersionError

MOCK = "practice-mock"
GENERATED = "generated"
MOCK_FOLDER = "mockserver"
FOLDERS = ("specs", GENERATED, MOCK_FOLDER)
"""The folders that are compared."""

_STATED = (
    ("pyproject.toml", re.compile(r'(?m)^version = "([^"]*)"$')),
    ("practice_mock/release/__init__.py", re.compile(r'(?m)^__version__ = "([^"]*)"$')),
    ("practice_mock/__init__.py", re.compile(r'(?m)^__version__ = "([^"]*)"$')),
)
"""The files that state the version of a package, in this and in older trees."""

_OWN_VERSION = re.compile(
    rb'(?m)(^version = "|^__version__ = "|user_agent="[a-z0-9._-]+/)[0-9]+\.[0-9]+\.[0-9]+(?=")',
)
_NOT_CONTENT = frozenset({"CHANGELOG.md"})
_DERIVED = frozenset({"__pycache__", "build", "dist", "sboms"})
"""Folders whose files follow from others."""


class TreeError(Exception):
    """A tree has no packages. The text is for the user."""


@frozen
class Package:
    """A distribution.

    Attributes:
        name: Its name, such as ``pracsuite-client``.
        path: Its folder, from the root.
        api: The API that it is generated for; none for the mock server.
    """

    name: str
    path: str
    api: str | None

    @property
    def import_name(self) -> str:
        """The package that it installs."""
        return self.name.replace("-", "_")

    def folder(self, root: Path) -> Path:
        """Return its folder in a tree."""
        return root / self.path

    def is_in(self, root: Path) -> bool:
        """Return whether a tree has it."""
        return (self.folder(root) / "pyproject.toml").is_file()

    def version(self, root: Path) -> Version:
        """Return the version that a tree states.

        Raises:
            VersionError: It states none, or a malformed one.
        """
        return self.stated(lambda path: text_of(root / path).replace("\r\n", "\n") if (root / path).is_file() else None)

    def stated(self, text: Callable[[str], str | None]) -> Version:
        """Return the version that files state, which a function reads by their paths from the root.

        Raises:
            VersionError: They state none, or a malformed one.
        """
        for name, pattern in _STATED:
            found = pattern.search(text(f"{self.path}/{name}") or "")
            if found is not None:
                return Version.of(found[1])
        raise VersionError(f"{self.path} states no version")

    def content(self, root: Path) -> dict[str, bytes]:
        """Return what a tree ships in it, by path, except the changelog and the version itself."""
        folder = self.folder(root)
        return {
            path.relative_to(folder).as_posix(): _OWN_VERSION.sub(rb"\g<1>", path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in _NOT_CONTENT and not _is_derived(path.relative_to(folder))
        }


def of(name: str) -> Package:
    """Return a package by the name of its distribution."""
    if name == MOCK:
        return Package(MOCK, MOCK_FOLDER, None)
    return Package(name, f"{GENERATED}/{name}", name.rpartition("-")[0])


def present(root: Path) -> list[Package]:
    """Return the packages of a tree, by name.

    Raises:
        TreeError: It has none.
    """
    metadata = [*(root / GENERATED).glob("*/pyproject.toml"), root / MOCK_FOLDER / "pyproject.toml"]
    names = [MOCK if path.parent.name == MOCK_FOLDER else path.parent.name for path in metadata if path.is_file()]
    if not names:
        raise TreeError(f"has no packages in {GENERATED}/ or {MOCK_FOLDER}/")
    return sorted(map(of, names), key=lambda one: one.name)


def require_readable(root: Path) -> None:
    """Make sure that the metadata and the modules of all packages of a tree can be read.

    Raises:
        InputError: A file cannot be read, is not TOML, is not Python, or has a requirement that is malformed.
    """
    with suppress(TreeError):
        for package in present(root):
            folder = package.folder(root)
            _require_bounds(folder / "pyproject.toml")
            for path in sorted(folder.rglob("*.py")):
                if not _is_derived(path.relative_to(folder)):
                    require_python(path)


def _require_bounds(file: Path) -> None:
    """Make sure that the requirements of a project can be compared."""
    project = toml_of(file).get("project", {})
    extras = project.get("optional-dependencies", {})
    for text in (*project.get("dependencies", []), *chain.from_iterable(extras.values())):
        try:
            Requirement(text)
        except InvalidRequirement as error:
            raise InputError(file, f"has a malformed requirement ({text!r})", "correct it") from error
    python = project.get("requires-python", "")
    try:
        SpecifierSet(python)
    except InvalidSpecifier as error:
        raise InputError(file, f"has a malformed requires-python ({python!r})", "correct it") from error


def _is_derived(path: Path) -> bool:
    return path.suffix == ".pyc" or any(part in _DERIVED or part.endswith(".egg-info") for part in path.parts[:-1])
