"""Check the SBOM of a distribution: it states what the metadata states, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from tools.distributions.rendered import rendered

_EXTRA = re.compile(r'extra == "([^"]+)"')
_RANGE = "vers:pypi/"


@dataclass(frozen=True, slots=True)
class _Needed:
    """What a package needs.

    Attributes:
        name: The name of the distribution.
        extra: The extra that needs it; None if the package always does.
        extras: The extras of the distribution that are needed.
        versions: The accepted versions.
    """

    name: str
    extra: str | None
    extras: frozenset[str]
    versions: SpecifierSet

    def __str__(self) -> str:
        extras = f"[{','.join(sorted(self.extras))}]" if self.extras else ""
        return f"{self.name}{extras}{self.versions}" + (f" for the extra {self.extra}" if self.extra else "")


def sbom_problems(metadata: Metadata, text: bytes) -> Iterator[str]:
    """Yield what is wrong with an SBOM: it must follow the schema of CycloneDX, and agree with the metadata.

    If it does, it must have the bytes that the generator writes, so it states nothing else.
    """
    found = list(_problems(metadata, text))
    yield from found
    if not found and (line := _first_other_line(text.decode("utf-8"), metadata)):
        yield f"it is not what the generator writes for this metadata, from line {line} on: nox -s generate"


def _first_other_line(text: str, metadata: Metadata) -> int | None:
    """Return the first line that differs from what the generator writes; None if there is none."""
    try:
        lines = rendered(metadata, json.loads(text)).split("\n")
    except ValueError:
        return 1
    pairs = zip_longest(text.split("\n"), lines)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), None)


def _problems(metadata: Metadata, text: bytes) -> Iterator[str]:
    repeated: list[str] = []
    try:
        decoded = text.decode("utf-8")
        document: dict[str, Any] = json.loads(decoded, object_pairs_hook=lambda pairs: _object(pairs, repeated))
        wrong = JsonStrictValidator(SchemaVersion.V1_7).validate_str(decoded)
    except (ValueError, RecursionError) as error:
        yield f"it is not JSON: {error}"
        return
    if wrong is not None:
        yield f"it does not follow the schema of CycloneDX: {wrong!r}"[:500]
        return
    yield from (f"it has {name} twice in one object, and readers differ in which they take" for name in repeated)
    if document.get("serialNumber") != serial_of(document):
        yield "its serial number is not that of its contents, so it was changed by hand: nox -s generate"
    about = document.get("metadata", {}).get("component", {})
    stated = f"{metadata.name} {metadata.version}"
    if f"{about.get('name')} {about.get('version')}" != stated:
        yield f"it describes {about.get('name')} {about.get('version')}, not {stated}"
    purl = f"pkg:pypi/{metadata.name}@{metadata.version}"
    if about.get("purl") != purl:
        yield f"it names the package {about.get('purl')}, not {purl}"
    if "timestamp" in document.get("metadata", {}):
        yield "it has a time, so no two builds are the same"
    for licence in sorted((_licences(about) or {"none"}) - {str(metadata.license_expression)}):
        yield f"its licence is {licence}, that of the metadata is {metadata.license_expression}"
    yield from _dependency_problems(metadata, document, about.get("bom-ref"))


def serial_of(document: Mapping[str, Any]) -> str:
    """Return the serial number of an SBOM, which is derived from the rest of it as in generator/emit/sbom.py."""
    rest = {name: value for name, value in document.items() if name != "serialNumber"}
    return f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(rest, sort_keys=True))}"


def _object(pairs: Sequence[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    """Return an object of a document, and add the names that it has twice to a list."""
    made = dict(pairs)
    names = [name for name, _ in pairs]
    repeated += [name for name in made if names.count(name) > 1]
    return made


def _licences(component: Mapping[str, Any]) -> set[str]:
    """Return the licences of a component and of its parts. A part that is data need not state one."""
    stated = component.get("licenses", [])
    found = {str(one.get("expression") or one.get("license", {}).get("id")) for one in stated}
    return found.union(*map(_licences, component.get("components", [])))


def _dependency_problems(metadata: Metadata, document: Mapping[str, Any], package: object) -> Iterator[str]:
    components = document.get("components", [])
    listed = [_of_component(one) for one in components]
    needed = [_of_requirement(one) for one in metadata.requires_dist or []]
    yield from (f"it lacks {one}, which the metadata names" for one in needed if one not in listed)
    yield from (f"it has {one}, which the metadata does not name" for one in listed if one not in needed)
    references = sorted(str(one.get("bom-ref")) for one in components)
    linked = [one.get("dependsOn", []) for one in document.get("dependencies", []) if one["ref"] == package]
    if components and sorted(reference for one in linked for reference in one) != references:
        yield "the dependencies that it links to the package are not those that it lists"
    for one in components:
        if one.get("purl") != f"pkg:pypi/{one['name']}":
            yield f"it names {one['name']} {one.get('purl')}, not pkg:pypi/{one['name']}"


def _of_requirement(requirement: Requirement) -> _Needed:
    extra = _EXTRA.fullmatch(str(requirement.marker)) if requirement.marker else None
    condition = extra[1] if extra else None if requirement.marker is None else str(requirement.marker)
    return _Needed(requirement.name, condition, frozenset(requirement.extras), requirement.specifier)


def _of_component(component: Mapping[str, Any]) -> _Needed:
    properties = component.get("properties", [])
    extras = frozenset(_values(properties, "cdx:python:package:required-extra"))
    extra = next(iter(_values(properties, "prackit:extra")), None)
    if (component.get("scope") == "optional") != (extra is not None):
        extra = f"{extra}, in the scope {component.get('scope')}"
    return _Needed(component["name"], extra, extras, _versions(str(component.get("versionRange"))))


def _values(properties: Iterable[Mapping[str, Any]], name: str) -> list[str]:
    return [one["value"] for one in properties if one["name"] == name]


def _versions(stated: str) -> SpecifierSet:
    """Return the versions that a range of the form `vers` accepts. One that cannot be read accepts none."""
    parts = stated.removeprefix(_RANGE).split("|")
    exact = [part if part[:1] in "<>!" else f"=={part}" for part in parts if part != "*"]
    try:
        return SpecifierSet(",".join(exact) if stated.startswith(_RANGE) else f"==={stated}")
    except InvalidSpecifier:
        return SpecifierSet(f"==={stated}")
