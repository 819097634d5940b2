"""Write the SBOM of a distribution again: from its metadata, and with the parts and tools that only the SBOM states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from packaging.metadata import Metadata

from generator.emit.sbom import Contents, Part, sbom


def rendered(metadata: Metadata, document: Mapping[str, Any]) -> str:
    """Return the SBOM that the generator writes for a package with this metadata, and with the parts of a document.

    Raises:
        ValueError: The metadata has something that the generator never writes.
    """
    about: Mapping[str, Any] = document["metadata"]["component"]
    tools: Iterable[Mapping[str, Any]] = document["metadata"].get("tools", {}).get("components", [])
    dependencies: list[str] = []
    extras: dict[str, list[str]] = {}
    for one in metadata.requires_dist or []:
        text = str(one).partition(";")[0]
        if one.marker is None:
            dependencies.append(text)
        else:
            extras.setdefault(str(one.marker).removeprefix('extra == "').removesuffix('"'), []).append(text)
    return sbom(
        *(metadata.name, str(metadata.version), metadata.summary or ""),
        dependencies=dependencies,
        extras=extras,
        contents=Contents(
            copied=_parts(about.get("components", [])),
            sources=_parts(about.get("pedigree", {}).get("ancestors", [])),
            tools={str(one["name"]): str(one.get("version")) for one in tools if one["name"] != "prackit"},
        ),
    )


def _parts(listed: Iterable[Mapping[str, Any]]) -> tuple[Part, ...]:
    return tuple(Part(str(one["name"]), str(one["type"]), str(one.get("description"))) for one in listed)
