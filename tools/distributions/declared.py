"""Check what a package declares: installers run the build system of a source distribution, which no build here does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from tools.distributions.listed import python_versions
from tools.distributions.packages import METADATA, Package
from tools.distributions.sources import Sources

TOOL, BACKEND = "hatchling", "hatchling.build"

_VERSION = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}")
_PYTHON = re.compile(r"Programming Language :: Python :: (3\.[0-9]+)")


def declared_problems(package: Package, sources: Sources) -> Iterator[str]:
    """Yield a line for each declaration that is not that of a package of ours.

    Raises:
        SourceError: The sources have no list of versions of Python.
    """
    place = f"{package.folder}/{METADATA}"
    for problem in (
        *_build_system_problems(package.settings.get("build-system", {})),
        *_code_problems(package.settings.get("tool", {}).get("hatch", {})),
        *_python_problems(package.project, python_versions(sources)),
    ):
        yield f"{place}: {problem}"
    if not _VERSION.fullmatch(package.version):
        yield f"{package.name} has the version {package.version!r}, which is not of the form 1.2.3"


def _build_system_problems(settings: Mapping[str, Any]) -> Iterator[str]:
    if settings.get("build-backend") != BACKEND:
        yield f"the build backend is {settings.get('build-backend')!r}, not {BACKEND!r}"
    if "backend-path" in settings:
        yield "it has a backend-path, so code of the package would run where it is installed from source"
    requires = settings.get("requires", [])
    if len(requires) != 1 or not _is_of_tool(requires[0]):
        yield f"the build system requires {requires}, not {TOOL} with a range of versions"


def _is_of_tool(text: str) -> bool:
    try:
        found = Requirement(text)
    except InvalidRequirement:
        return False
    return canonicalize_name(found.name) == TOOL and found.url is None and not found.extras and found.marker is None


def _code_problems(settings: Mapping[str, Any], path: str = "tool.hatch") -> Iterator[str]:
    """Yield a line for each setting that makes the build tool run code of the package or of a plug-in."""
    for name, value in settings.items():
        if name == "hooks" or (path == "tool.hatch.version" and name == "source"):
            yield f"{path}.{name} runs code when the package is built"
        elif isinstance(value, Mapping):
            yield from _code_problems(cast("Mapping[str, Any]", value), f"{path}.{name}")


def _python_problems(project: Mapping[str, Any], supported: Sequence[str]) -> Iterator[str]:
    if project.get("requires-python") != f">={supported[0]}":
        yield f"requires-python is {project.get('requires-python')!r}, not '>={supported[0]}'"
    named = [found[1] for one in project.get("classifiers", []) if (found := _PYTHON.fullmatch(one))]
    if named and sorted(named) != sorted(supported):
        yield f"the classifiers name Python {', '.join(named)}, not {', '.join(supported)}"
