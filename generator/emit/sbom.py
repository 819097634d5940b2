"""Render the software bill of materials that a wheel contains (PEP 770), as a CycloneDX document.

It states what the metadata of the package states: name, version, licence and declared dependencies, each with the range
of versions that is accepted. In addition it names the parts that were copied, and what the package was generated from.
The same package always gets the same bytes: there is no time in it, and its serial number follows from the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from attrs import frozen
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from ..settings import SBOMS

_COMPARATORS = {"==": "", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
"""The comparators of a version specifier, and those of a `vers` range with the same meaning."""

_LICENCE = {"license": {"id": "MIT"}}
"""The licence of every package, as in its metadata, and of the parts that are copied."""


@frozen
class Part:
    """A part of a package that was copied into it, or something that the package was generated from.

    Attributes:
        name: The name of the part: its path in the repository.
        kind: What it is to CycloneDX: `library` or `data`.
        description: What it is, and where it is in the package.
    """

    name: str
    kind: str
    description: str


@frozen
class Contents:
    """What a package contains beside code of its own.

    Attributes:
        copied: The parts that are copied.
        sources: What the package, or a part of it, was generated from.
        tools: The distributions that generated it, with their versions.
    """

    copied: tuple[Part, ...] = ()
    sources: tuple[Part, ...] = ()
    tools: Mapping[str, str] = {}


@cache
def versions(*names: str) -> Mapping[str, str]:
    """Return the installed versions of distributions, which are exact for those that determine the generated code."""
    return {name: metadata.version(name) for name in names}


def file_name(distribution: str) -> str:
    """Return the path of the document in a distribution."""
    return f"{SBOMS}/{distribution}.cdx.json"


def sbom(
    distribution: str,
    version: str,
    description: str,
    dependencies: Iterable[str],
    extras: Mapping[str, Iterable[str]],
    contents: Contents,
) -> str:
    """Return the document of a distribution.

    Args:
        distribution: Its name.
        version: Its version.
        description: Its description.
        dependencies: The requirements of its metadata.
        extras: The further requirements of each extra.
        contents: What it contains beside code of its own.

    Raises:
        ValueError: A requirement has a specifier that a range of versions cannot express.
    """
    package: dict[str, Any] = {
        "bom-ref": f"pkg:pypi/{distribution}@{version}",
        "type": "library",
        "name": distribution,
        "version": version,
        "description": description,
        "licenses": [_LICENCE],
        "purl": f"pkg:pypi/{distribution}@{version}",
    }
    if contents.sources:
        package["pedigree"] = {"ancestors": list(map(_part, contents.sources))}
    if contents.copied:
        package["components"] = list(map(_part, contents.copied))
    required = [_dependency(Requirement(one), None) for one in dependencies]
    optional = [_dependency(Requirement(one), extra) for extra, needed in extras.items() for one in needed]
    needed = sorted([*required, *optional], key=lambda one: str(one["bom-ref"]))
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.7",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "pre-build"}],
            "tools": {"components": list(_tools(contents.tools))},
            "component": package,
        },
        "components": needed,
        "dependencies": [{"ref": package["bom-ref"], "dependsOn": [one["bom-ref"] for one in needed]}],
        "compositions": [
            {"aggregate": "complete", "dependencies": [package["bom-ref"]]},
            {"aggregate": "unknown", "dependencies": [one["bom-ref"] for one in needed]},
        ],
    }
    serial = uuid5(NAMESPACE_URL, json.dumps(document, sort_keys=True))
    return json.dumps({"bomFormat": "CycloneDX", "serialNumber": f"urn:uuid:{serial}", **document}, indent=2) + "\n"


def _tools(tools: Mapping[str, str]) -> Iterator[dict[str, str]]:
    yield {"type": "application", "name": "prackit", "description": "The generator of the packages."}
    for name, version in sorted(tools.items()):
        yield {"type": "application", "name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"}


def _part(part: Part) -> dict[str, Any]:
    licence = {} if part.kind == "data" else {"licenses": [_LICENCE]}
    return {"type": part.kind, "name": part.name, "description": part.description, **licence}


def _dependency(required: Requirement, extra: str | None) -> dict[str, Any]:
    """Return a component for what a package needs always, or only with an extra."""
    purl = f"pkg:pypi/{required.name}"
    properties = [{"name": "cdx:python:package:required-extra", "value": one} for one in sorted(required.extras)]
    if extra is not None:
        properties.insert(0, {"name": "prackit:extra", "value": extra})
    return {
        "bom-ref": purl if extra is None else f"{purl}#{extra}",
        "type": "library",
        "name": required.name,
        "versionRange": version_range(required.specifier),
        "isExternal": True,
        "scope": "required" if extra is None else "optional",
        "purl": purl,
        **({"properties": properties} if properties else {}),
    }


def version_range(specifiers: SpecifierSet) -> str:
    """Return a version specifier as a range of the form `vers`.

    Raises:
        ValueError: It has a comparator or wildcard that such a range does not have.
    """
    unknown = [str(one) for one in specifiers if one.operator not in _COMPARATORS or "*" in one.version]
    if unknown:
        raise ValueError(f"{', '.join(unknown)} cannot be written as a range of versions; use <, >= and the like")
    ordered = sorted(specifiers, key=lambda one: Version(one.version))
    return "vers:pypi/" + ("|".join(f"{_COMPARATORS[one.operator]}{one.version}" for one in ordered) or "*")
