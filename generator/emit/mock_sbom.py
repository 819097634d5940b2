"""Render the software bill of materials of the mock server, whose metadata is written by hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .sbom import Contents, Part, file_name, sbom
from .templates import Files

_VERSION = re.compile(r"""^__version__ = ["'](.+)["']$""", re.MULTILINE)


def mock_sbom(project: Path, apis: Iterable[str]) -> Files:
    """Return the document of the mock server, by its path in the project.

    Args:
        project: The folder of the project.
        apis: The APIs whose documents the mock server contains.

    Raises:
        LookupError: The project does not state its version.
    """
    given: dict[str, Any] = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    about: dict[str, Any] = given["project"]
    name = str(about["name"])
    copied = tuple(
        Part(f"specs/{api}", "data", f"The OpenAPI document that the server follows, as documents/{api}.json.")
        for api in apis
    )
    text = sbom(
        name,
        _version(project, given),
        about["description"],
        about.get("dependencies", []),
        about.get("optional-dependencies", {}),
        Contents(copied=copied),
    )
    return {file_name(name): text}


def _version(project: Path, given: dict[str, Any]) -> str:
    """Return the version of a project: that of its metadata, or the one in the module that this names."""
    if "version" in given["project"]:
        return str(given["project"]["version"])
    module = project / given["tool"]["hatch"]["version"]["path"]
    found = _VERSION.search(module.read_text("utf-8"))
    if found is None:
        raise LookupError(f"{module.name} of {project.name} has no __version__")
    return found[1]
