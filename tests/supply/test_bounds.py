"""The bounds of our packages: each dependency has them, they agree, and `tests-lowest` installs the lower ones."""

from __future__ import annotations

import re
import tomllib
from itertools import groupby
from operator import attrgetter

import pytest
from packaging.version import Version

from generator.emit import templates
from generator.emit.sbom import Contents
from generator.settings import Folders
from generator.source_text.typed import Code, DocText
from tools.supply.requirements import ROOT, Bound, bounds, read_input, read_lock

WITHOUT_UPPER_BOUND = {
    "attrs": "its versions are dates, and it deprecates for years before it removes",
    "tzdata": "its versions are dates, and it is data",
}
"""Dependencies whose next version is always allowed, and why."""

LOWEST = ROOT / "requirements" / "lowest"
BOUNDS = bounds()


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda bound: f"{bound.package}-{bound.part}-{bound.name}")
def test_every_dependency_has_bounds(bound: Bound) -> None:
    operators = sorted(part.operator for part in bound.requirement.specifier)
    assert bound.requirement.marker is None
    assert bound.requirement.url is None
    assert bound.lowest is not None
    if bound.name in WITHOUT_UPPER_BOUND:
        assert operators == [">="]
        return
    assert operators == ["<", ">="]
    [upper] = [Version(part.version) for part in bound.requirement.specifier if part.operator == "<"]
    assert bound.lowest < upper
    assert len(upper.release) == 1, "the bound is a major version"


def test_only_our_dependencies_lack_an_upper_bound() -> None:
    assert WITHOUT_UPPER_BOUND.keys() <= {bound.name for bound in BOUNDS}


def test_packages_agree_on_the_bounds_of_a_dependency() -> None:
    ordered = sorted(BOUNDS, key=attrgetter("name"))
    stated = {
        name: {str(one.requirement.specifier) for one in found} for name, found in groupby(ordered, attrgetter("name"))
    }
    assert {name: found for name, found in stated.items() if len(found) > 1} == {}


def test_lowest_bounds_are_those_that_are_installed() -> None:
    wanted = {bound.name: bound.lowest for bound in BOUNDS}
    pins, problems = read_lock(LOWEST.with_suffix(".txt"))
    assert problems == []
    assert {pin.name: pin.version for pin in pins if pin.name in wanted} == wanted
    exact = {
        one.name: one.requirement for one in read_input(LOWEST.with_suffix(".in"))[0] if "==" in str(one.requirement)
    }
    assert exact.keys() == wanted.keys()
    for bound in BOUNDS:
        assert exact[bound.name].extras >= bound.requirement.extras, "what an extra of a dependency needs is installed"


def test_newest_versions_are_installed_with_every_extra() -> None:
    text = (ROOT / "noxfile.py").read_text("utf-8").partition("def tests_newest")[2].partition("@nox.session")[0]
    listed = {name for found in re.findall(r"\[([a-z0-9,]+)\]", text) for name in found.split(",")}
    assert listed == {bound.part for bound in BOUNDS} - {"dependencies", "build"}


def test_addresses_of_the_settings_are_in_the_metadata_of_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    urls = {"Source": "https://forge.example/prackit", "Release notes": "https://forge.example/prackit/changes"}
    monkeypatch.setattr(templates, "PROJECT_URLS", urls)
    made = templates.metadata(
        *(Folders.of(ROOT), Code("vet-client"), Code("vet_client"), "1.2.3", DocText("A client."), ["attrs>=23.2"]),
        keywords=[DocText("pets")],
        contents=Contents(),
    )
    assert tomllib.loads(made["pyproject.toml"])["project"]["urls"] == urls
