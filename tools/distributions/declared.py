"""Check what a package declares: installers run the build system of a source distribution, which no build here does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tools.distributions.checkout import LICENCE
from tools.distributions.listed import python_versions
from tools.distributions.packages import METADATA, Package
from tools.distributions.settings import unknown
from tools.distributions.sources import Sources

TOOL, BACKEND = "hatchling", "hatchling.build"

_VERSION = re.compile(r"(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*)){2}")
_ENTRY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_GROUP = re.compile(r"\w+(?:\.\w+)*")
_PYTHON = re.compile(r"Programming Language :: Python :: (3\.[0-9]+)")


def declared_problems(package: Package, sources: Sources) -> Iterator[str]:
    """Yield a line for each declaration that is not that of a package of ours.

    Raises:
        SourceError: The sources have no list of versions of Python.
    """
    place = f"{package.folder}/{METADATA}"
    for problem in (
        *_build_system_problems(package.settings.get("build-system", {})),
        *_unknown_problems(package.settings),
        *_project_problems(package.project, package.module),
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
    is_plain = found.url is None and not found.extras and found.marker is None
    return canonicalize_name(found.name) == TOOL and is_plain and _is_range(found.specifier)


def _is_range(versions: SpecifierSet) -> bool:
    """Whether a range has both ends, and contains the version that builds here."""
    return {"<", ">="} <= {part.operator for part in versions} and versions.contains(version(TOOL))


def _unknown_problems(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each setting that our packages do not have.

    Hooks, build dependencies and plug-ins run code of the package, or of a distribution that it names, where it is
    built or installed from source. Other settings leave files out or add some. So only known ones are accepted.
    """
    for name in unknown(settings):
        yield f"{name} is not a setting of our packages, and may run code when the package is built"


def _project_problems(project: Mapping[str, Any], module: str) -> Iterator[str]:
    yield from (f"{name} is missing" for name in ("classifiers", "description") if name not in project)
    if project.get("license-files") != [LICENCE]:
        yield f"license-files is {project.get('license-files')!r}, not {[LICENCE]!r}"
    if project.get("dynamic", []) not in ([], ["version"]):
        yield f"dynamic is {project['dynamic']!r}, but only the version may be read from a file"
    groups = {"scripts": project.get("scripts", {}), **project.get("entry-points", {})}
    own = re.compile(rf"{re.escape(module)}(?:\.\w+)*(?::\w+(?:\.\w+)*)?")
    for group, entries in groups.items():
        if not _GROUP.fullmatch(group):
            yield f"{group!r} is not the name of a group of entry points"
        for name, target in entries.items():
            if not _ENTRY.fullmatch(name):
                yield f"{name!r} is not the name of a command or of another entry point"
            if not own.fullmatch(target):
                yield f"the entry point {name!r} is {target!r}, which is not in {module}"


def _python_problems(project: Mapping[str, Any], supported: Sequence[str]) -> Iterator[str]:
    if project.get("requires-python") != f">={supported[0]}":
        yield f"requires-python is {project.get('requires-python')!r}, not '>={supported[0]}'"
    named = [found[1] for one in project.get("classifiers", []) if (found := _PYTHON.fullmatch(one))]
    if named and sorted(named) != sorted(supported):
        yield f"the classifiers name Python {', '.join(named)}, not {', '.join(supported)}"
