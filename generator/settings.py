"""Versions and folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

VERSION = "0.1.0"
"""The version of every generated package."""

PYTHON_VERSIONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that all packages support, oldest first. noxfile.py reads this list too."""

PYTHON = PYTHON_VERSIONS[0]
"""The oldest Python that generated packages run on."""

DEVELOPMENT_STATUS = "3 - Alpha"
"""The status of every generated package: no client has called a live server yet."""

PROJECT_URLS: Mapping[str, str] = {}
"""The addresses in the metadata of every package, by label, such as ``Source``. None is published yet.

Whoever publishes the packages fills in the addresses of the forge, and writes the same into mockserver/pyproject.toml.
"""

RUNTIME = Path(__file__).parent / "runtime"

MODELS_RUNTIME = Path(__file__).parent / "models_runtime"


@frozen
class Folders:
    """The folders that the generator reads and writes.

    Attributes:
        specs: The documents, one folder for each API.
        templates: The Jinja templates.
        generated: The packages.
        documents: The mock server's copy of each document.
        coverage: The coverage report of each API.
        licence: The licence that each package includes.
        cache: The record of the last generation. Git ignores it.
    """

    specs: Path
    templates: Path
    generated: Path
    documents: Path
    coverage: Path
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
            coverage=root / "docs" / "coverage",
            licence=root / "LICENSE",
            cache=root / ".prackit_cache",
        )

    @property
    def written(self) -> tuple[Path, ...]:
        """The folders in which folders are written."""
        return tuple({self.generated, self.documents.parent, self.coverage.parent})

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
