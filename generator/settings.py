"""What the factory itself decides."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

VERSION = "0.1.0"
"""The version of every generated package."""

PYTHON_VERSIONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that all packages support, oldest first. noxfile.py reads this list too."""

PYTHON = PYTHON_VERSIONS[0]
"""The oldest Python that generated packages run on."""

RUNTIME = Path(__file__).parent / "runtime"


@frozen
class Folders:
    """Where the factory reads and writes.

    Attributes:
        specs: One folder of documents for each API.
        templates: The Jinja templates.
        generated: The packages.
        documents: Where the mock server keeps its copy of each document.
        coverage: The tables of what each API's document covers.
        licence: The licence text that goes into each package.
        cache: What the last generation left for the next one; git ignores it.
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
        """The folders of a checkout."""
        return cls(
            specs=root / "specs",
            templates=root / "templates",
            generated=root / "generated",
            documents=root / "mockserver" / "practice_mock" / "documents",
            coverage=root / "docs" / "coverage",
            licence=root / "LICENSE",
            cache=root / ".prackit_cache",
        )

    def apis(self) -> list[str]:
        """The APIs that have a folder, in order."""
        return sorted(path.name for path in self.specs.iterdir() if path.is_dir())
