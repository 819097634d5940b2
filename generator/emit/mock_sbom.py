"""Render the software bill of materials of the mock server, whose metadata is written by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..settings import version_of
from .sbom import Contents, Part, file_name, sbom
from .templates import Files


def mock_sbom(project: Path, apis: Iterable[str]) -> Files:
    """Return the document of the mock server, by its path in the project.

    Args:
        project: The folder of the project.
        apis: The APIs whose documents the mock server contains.
    """
    about: dict[str, Any] = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    name = str(about["name"])
    copied = tuple(
        Part(f"specs/{api}", "data", f"The OpenAPI document that the server follows, as documents/{api}.json.")
        for api in apis
    )
    text = sbom(
        name,
        version_of(name),
        about["description"],
        about.get("dependencies", []),
        about.get("optional-dependencies", {}),
        Contents(copied=copied),
    )
    return {file_name(name): text}
