"""Check the metadata of a distribution and its RECORD, with the libraries that installers and indexes use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from installer.exceptions import InstallerError
from installer.sources import WheelFile
from packaging.markers import Marker
from packaging.metadata import InvalidMetadata, Metadata
from packaging.requirements import Requirement
from packaging.utils import parse_sdist_filename, parse_wheel_filename
from trove_classifiers import classifiers, deprecated_classifiers

from tools.distributions.archives import Member, members
from tools.distributions.packages import Package
from tools.distributions.sbom import sbom_problems


def wheel_metadata_problems(package: Package, data: bytes) -> Iterator[str]:
    """Yield what is wrong with the metadata, the RECORD and the SBOM of a wheel.

    Raises:
        ArchiveError: It is not a wheel.
    """
    found = members(package.wheel, data)
    folder = f"{package.stem}.dist-info"
    name, version, *_, tags = parse_wheel_filename(package.wheel)
    if {str(tag) for tag in tags} != {"py3-none-any"}:
        yield f"the wheel is not one for every platform: {package.wheel}"
    yield from _record_problems(package, data)
    metadata, wrong = _read(found, f"{folder}/METADATA")
    yield from wrong
    if metadata is None:
        return
    yield from _metadata_problems(package, metadata, (name, str(version)))
    for path, member in found.items():
        if path.startswith(f"{folder}/sboms/"):
            yield from (f"{path}: {problem}" for problem in sbom_problems(metadata, member.content))


def sdist_metadata_problems(package: Package, data: bytes) -> Iterator[str]:
    """Yield what is wrong with the metadata of a source distribution.

    Raises:
        ArchiveError: It is not a source distribution.
    """
    found = members(package.sdist, data)
    name, version = parse_sdist_filename(package.sdist)
    metadata, wrong = _read(found, f"{package.stem}/PKG-INFO")
    yield from wrong
    if metadata is not None:
        yield from _metadata_problems(package, metadata, (name, str(version)))


def different_metadata_problems(package: Package, wheel: bytes, sdist: bytes) -> Iterator[str]:
    """Yield a line if the two distributions of a package do not have the same metadata.

    The wheel is built from the source distribution again, and compared, but `PKG-INFO` is not read for that.

    Raises:
        ArchiveError: One of them is not a distribution.
    """
    of_wheel = members(package.wheel, wheel).get(f"{package.stem}.dist-info/METADATA")
    of_sdist = members(package.sdist, sdist).get(f"{package.stem}/PKG-INFO")
    if of_wheel is not None and of_sdist is not None and of_wheel.content != of_sdist.content:
        yield "PKG-INFO is not the METADATA of the wheel"


def _read(found: Mapping[str, Member], path: str) -> tuple[Metadata | None, list[str]]:
    """Return the metadata, or what is not valid in it."""
    if path not in found:
        return None, [f"there is no {path}"]
    try:
        return Metadata.from_email(found[path].content, validate=True), []
    except ExceptionGroup as group:
        return None, [f"the metadata is not valid: {error}" for error in group.exceptions]
    except InvalidMetadata as error:
        return None, [f"the metadata is not valid: {error}"]


def _metadata_problems(package: Package, found: Metadata, named: tuple[str, str]) -> Iterator[str]:
    if (found.name, str(found.version)) != (package.name, package.version) or named != (found.name, package.version):
        yield f"the metadata is of {found.name} {found.version}, not of {package.name} {package.version}"
    project = package.project
    stated = {
        "license": found.license_expression == project["license"],
        "license-files": found.license_files == project["license-files"],
        "requires-python": str(found.requires_python) == project["requires-python"],
        "description": found.summary == project["description"],
        "readme": (found.description or "").strip() == package.files[project["readme"]].content.decode("utf-8").strip(),
        "type of the readme": found.description_content_type == "text/markdown",
        "dependencies": _sorted(found.requires_dist or []) == _sorted(_requirements(project)),
        "classifiers": sorted(found.classifiers or []) == sorted(project["classifiers"]),
    }
    yield from (f"the metadata does not have the {name} of pyproject.toml" for name, same in stated.items() if not same)
    for requirement in found.requires_dist or []:
        if requirement.url is not None:
            yield f"{requirement} names an address, which no index accepts; name versions"
    for one in found.classifiers or []:
        if one in deprecated_classifiers or one not in classifiers:
            yield f"{one} is not a classifier"


def _requirements(project: Mapping[str, Any]) -> Iterator[Requirement]:
    """Yield what the settings of a project name as its dependencies, with those of its extras."""
    yield from map(Requirement, project.get("dependencies", []))
    for extra, needed in project.get("optional-dependencies", {}).items():
        for requirement in map(Requirement, needed):
            condition = f"({requirement.marker}) and " if requirement.marker else ""
            requirement.marker = Marker(f"{condition}extra == '{extra}'")
            yield requirement


def _sorted(requirements: Iterable[Requirement]) -> list[str]:
    return sorted(map(str, requirements))


def _record_problems(package: Package, data: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, package.wheel)
        path.write_bytes(data)
        with WheelFile.open(path) as opened:
            try:
                opened.validate_record(validate_contents=True)
            except (InstallerError, ValueError) as error:
                yield from (f"RECORD: {problem}" for problem in getattr(error, "issues", [str(error)]))
