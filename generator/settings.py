"""Versions and folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

VERSIONS: Mapping[str, str] = {
    "coreplus-client": "0.2.0",
    "coreplus-models": "0.2.0",
    "practice-mock": "0.2.0",
    "pracsuite-client": "0.2.0",
    "pracsuite-models": "0.2.0",
}
"""The version of each package, by the name of its distribution. ``nox -s changes`` proposes the next one, and
``nox -s changes -- --check`` refuses one that is missing, malformed or too low."""

FIRST_VERSION = "0.1.0"
"""The version of a package that has just been added and is not in the table yet, such as that of a new API."""

PYTHON_VERSIONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that all packages support, oldest first. noxfile.py reads this list too."""

PYTHON = PYTHON_VERSIONS[0]
"""The oldest Python that generated packages run on."""

DEVELOPMENT_STATUS = "3 - Alpha"
"""The status of every generated package: no client has called a live server yet."""

PROJECT_URLS: Mapping[str, str] = {}
"""The addresses in the metadata of every package, by label, such as ``Source``. None is published yet.

Whoever publishes the packages fills in the addresses of the forge, and writes the same into mockserver/pyproject.toml:
see docs/releasing.md.
"""

SBOMS = "sboms"
"""The folder of each package with its software bill of materials."""

RUNTIME = Path(__file__).parent / "runtime"

MODELS_RUNTIME = Path(__file__).parent / "models_runtime"


def version_of(distribution: str) -> str:
    """Return the version of a package."""
    return VERSIONS.get(distribution, FIRST_VERSION)


@frozen
class Folders:
    """The folders that the generator reads and writes.

    Attributes:
        specs: The documents, one folder for each API.
        templates: The Jinja templates.
        generated: The packages.
        documents: The mock server's copy of each document.
        release: The version of the mock server, and its changelog.
        coverage: The coverage report of each API.
        mock: The mock server's project, whose software bill of materials is generated.
        changelogs: The changelog of each package, which is written by hand and copied into the package.
        licence: The licence that each package includes.
        cache: The record of the last generation. Git ignores it.
    """

    specs: Path
    templates: Path
    generated: Path
    documents: Path
    release: Path
    coverage: Path
    mock: Path
    changelogs: Path
    licence: Path
    cache: Path

    @classmethod
    def of(cls, root: Path) -> Folders:
        """Return the folders of a checkout."""
        return cls(
            specs=root / "specs",
            templates=root / "templates",
            generated=root / "generated",
            documents=root / "mockserver" / "practice_mock" / "documents",
            release=root / "mockserver" / "practice_mock" / "release",
            coverage=root / "docs" / "coverage",
            mock=root / "mockserver",
            changelogs=root / "docs" / "changelog",
            licence=root / "LICENSE",
            cache=root / ".prackit_cache",
        )

    @property
    def written(self) -> tuple[Path, ...]:
        """The folders in which folders are written."""
        mock = {self.mock} if self.has_mock else set[Path]()
        return tuple({self.generated, self.documents.parent, self.coverage.parent, *mock})

    @property
    def has_mock(self) -> bool:
        """Whether there is a project of the mock server."""
        return (self.mock / "pyproject.toml").is_file()

    def changelog(self, distribution: str) -> Path:
        """Return the changelog of a package. A new package has none yet."""
        return self.changelogs / f"{distribution}.md"

    @property
    def property_tests(self) -> Path:
        """The page with the counts of the property tests."""
        return self.coverage.parent / "contract-coverage.md"

    def handlers(self, api: str) -> Path:
        """Return the folder of the mock server's handlers for an API. Not every API has one."""
        return self.documents.parent / api / "routes"

    def apis(self) -> list[str]:
        """Return the names of the APIs that have a folder, sorted. Hidden folders belong to other tools."""
        return sorted(path.name for path in self.specs.iterdir() if path.is_dir() and not path.name.startswith("."))
