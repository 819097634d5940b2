"""Check the metadata of a distribution, its RECORD and its SBOM, with the libraries that installers and indexes use."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from installer.exceptions import InstallerError
from installer.sources import WheelFile
from packaging.metadata import InvalidMetadata, Metadata
from packaging.utils import parse_sdist_filename, parse_wheel_filename
from trove_classifiers import classifiers, deprecated_classifiers

from tools.distributions.archives import members
from tools.distributions.packages import Package


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
    yield from _metadata_problems(package, found[f"{folder}/METADATA"].content, (name, str(version)))
    yield from _record_problems(package, data)
    for path, member in found.items():
        if path.startswith(f"{folder}/sboms/"):
            yield from (f"{path}: {problem}" for problem in sbom_problems(package, member.content))


def sdist_metadata_problems(package: Package, data: bytes) -> Iterator[str]:
    """Yield what is wrong with the metadata of a source distribution.

    Raises:
        ArchiveError: It is not a source distribution.
    """
    found = members(package.sdist, data)
    name, version = parse_sdist_filename(package.sdist)
    yield from _metadata_problems(package, found[f"{package.stem}/PKG-INFO"].content, (name, str(version)))


def _metadata_problems(package: Package, text: bytes, named: tuple[str, str]) -> Iterator[str]:
    try:
        found = Metadata.from_email(text, validate=True)
    except ExceptionGroup as group:
        yield from (f"the metadata is not valid: {error}" for error in group.exceptions)
        return
    except InvalidMetadata as error:
        yield f"the metadata is not valid: {error}"
        return
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
        "classifiers": sorted(found.classifiers or []) == sorted(project["classifiers"]),
    }
    yield from (f"the metadata does not have the {name} of pyproject.toml" for name, same in stated.items() if not same)
    for one in found.classifiers or []:
        if one in deprecated_classifiers or one not in classifiers:
            yield f"{one} is not a classifier"


def _record_problems(package: Package, data: bytes) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, package.wheel)
        path.write_bytes(data)
        with WheelFile.open(path) as opened:
            try:
                opened.validate_record(validate_contents=True)
            except (InstallerError, ValueError) as error:
                yield from (f"RECORD: {problem}" for problem in getattr(error, "issues", [str(error)]))


def sbom_problems(package: Package, text: bytes) -> Iterator[str]:
    """Yield what is wrong with an SBOM: it must follow the schema of CycloneDX, and describe this package."""
    decoded = text.decode("utf-8")
    wrong = JsonStrictValidator(SchemaVersion.V1_7).validate_str(decoded)
    if wrong is not None:
        yield f"it does not follow the schema of CycloneDX: {wrong!r}"[:500]
        return
    document: dict[str, Any] = json.loads(decoded)
    about = document["metadata"].get("component", {})
    if (about.get("name"), about.get("version")) != (package.name, package.version):
        yield f"it describes {about.get('name')} {about.get('version')}, not {package.name} {package.version}"
    if "timestamp" in document["metadata"]:
        yield "it has a time, so no two builds are the same"
