"""Each package has a software bill of materials that agrees with its metadata."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from generator.emit.sbom import Contents, Part, sbom, version_range

from .variants import ROOT

PROJECTS = [*sorted((ROOT / "generated").iterdir()), ROOT / "mockserver"]


def document(project: Path) -> dict[str, Any]:
    (path,) = (project / "sboms").iterdir()
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def version_of(module: Path) -> str:
    (line,) = (line for line in module.read_text("utf-8").splitlines() if line.startswith("__version__"))
    return line.partition(" = ")[2].strip('"')


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_sbom_states_what_the_metadata_states(project: Path) -> None:
    about = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    given, found = about["project"], document(project)
    package = found["metadata"]["component"]
    version = given.get("version") or version_of(project / "practice_mock" / "release" / "__init__.py")
    assert (package["name"], package["version"]) == (given["name"], version)
    assert package["description"] == given["description"]
    assert package["licenses"] == [{"license": {"id": given["license"]}}]
    assert about["tool"]["hatch"]["build"]["targets"]["wheel"]["sbom-files"] == [f"sboms/{given['name']}.cdx.json"]
    needed = [(one, "required") for one in given["dependencies"]]
    needed += [(one, "optional") for extra in given.get("optional-dependencies", {}).values() for one in extra]
    listed = {(one["name"], one["versionRange"], one["scope"]) for one in found["components"]}
    stated = {(Requirement(text).name, version_range(Requirement(text).specifier), scope) for text, scope in needed}
    assert listed == stated
    (graph,) = found["dependencies"]
    assert sorted(graph["dependsOn"]) == sorted(one["bom-ref"] for one in found["components"])


@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.name)
def test_sbom_names_folders_that_exist(project: Path) -> None:
    package = document(project)["metadata"]["component"]
    named = [*package.get("components", []), *package.get("pedigree", {}).get("ancestors", [])]
    assert named
    for part in named:
        assert (ROOT / part["name"]).is_dir(), part["name"]


def test_sbom_has_no_time_and_follows_from_its_contents() -> None:
    def made(version: str) -> str:
        return sbom("a-client", version, "A client.", ["b>=1"], {}, Contents(copied=(Part("c", "library", "C."),)))

    assert made("1.0") == made("1.0")
    assert "timestamp" not in made("1.0")
    first, second = (json.loads(made(version))["serialNumber"] for version in ("1.0", "1.1"))
    assert first != second


def test_extra_of_a_dependency_is_listed() -> None:
    found = json.loads(sbom("a", "1", "A.", [], {"x": ["b[c,d]>=2"]}, Contents()))
    (component,) = found["components"]
    assert [one["value"] for one in component["properties"]] == ["x", "c", "d"]


@pytest.mark.parametrize(
    ("specifier", "expected"),
    [
        ("<1,>=0.27", "vers:pypi/>=0.27|<1"),
        (">=1.20,<1.100,!=1.30", "vers:pypi/>=1.20|!=1.30|<1.100"),
        ("==2.0", "vers:pypi/2.0"),
        ("", "vers:pypi/*"),
    ],
)
def test_range_of_versions_is_in_the_order_of_the_versions(specifier: str, expected: str) -> None:
    assert version_range(SpecifierSet(specifier)) == expected


@pytest.mark.parametrize("specifier", ["~=1.2", "==1.*"])
def test_specifier_that_is_not_a_range_is_refused(specifier: str) -> None:
    with pytest.raises(ValueError, match="cannot be written as a range"):
        version_range(SpecifierSet(specifier))
