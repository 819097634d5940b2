"""Each package has a version, states it where programs look, and contains its changelog."""

from __future__ import annotations

import importlib
import tomllib
from pathlib import Path

import pytest

from generator.settings import VERSIONS, Folders, version_of
from tools.changes.changelog import Changelog
from tools.changes.packages import Package, of, present
from tools.changes.versions import Version

ROOT = Path(__file__).parents[2]
FOLDERS = Folders.of(ROOT)
PACKAGES = present(ROOT)


def named(package: Package) -> str:
    return package.name


def test_table_has_exactly_the_packages() -> None:
    assert sorted(VERSIONS) == [package.name for package in PACKAGES]


@pytest.mark.parametrize("package", PACKAGES, ids=named)
def test_version_of_the_table_is_that_of_the_package(package: Package) -> None:
    assert Version.of(VERSIONS[package.name]) == package.version(ROOT)
    if not package.name.endswith("-models"):
        assert importlib.import_module(package.import_name).__version__ == VERSIONS[package.name]


@pytest.mark.parametrize("package", PACKAGES, ids=named)
def test_changelog_has_an_entry_for_the_version(package: Package) -> None:
    changelog = Changelog.of(FOLDERS.changelog(package.name).read_text("utf-8"))
    newest, *older = changelog.entries
    assert newest == VERSIONS[package.name]
    assert changelog.entries[newest]
    assert [Version.of(one) for one in older] == sorted(map(Version.of, older), reverse=True)


@pytest.mark.parametrize("package", PACKAGES, ids=named)
def test_wheel_and_source_distribution_contain_the_changelog(package: Package) -> None:
    folder = package.folder(ROOT)
    targets = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    source = FOLDERS.changelog(package.name).read_text("utf-8")
    if package.api is None:  # the generator writes whole folders, and that of the mock server is not one of them
        inside = "practice_mock/release/CHANGELOG.md"
        assert targets["wheel"]["packages"] == ["practice_mock"]
    else:
        inside = "CHANGELOG.md"
        assert targets["wheel"]["force-include"][inside] == f"{package.import_name}/CHANGELOG.md"
    assert (folder / inside).read_text("utf-8") == source


def test_changelog_has_no_relative_links() -> None:
    """The same text is in `docs/changelog/` and in the packages."""
    assert all("](" not in FOLDERS.changelog(package.name).read_text("utf-8") for package in PACKAGES)


def test_new_api_begins_with_the_first_version() -> None:
    assert version_of("clinic-client") == "0.1.0"
    assert not FOLDERS.changelog("clinic-client").exists()


def test_every_file_that_a_package_ships_is_its_content_but_not_its_version(tmp_path: Path) -> None:
    for version in ("0.1.0", "0.2.0"):
        root = tmp_path / version / "generated" / "clinic-client"
        for name, text in {
            "pyproject.toml": f'name = "clinic-client"\nversion = "{version}"\n',
            "clinic_client/__init__.py": f'__version__ = "{version}"\n',
            "clinic_client/_api.py": f'API = Api(user_agent="clinic-client/{version}")\n',
            "CHANGELOG.md": version,
            "clinic_client/__pycache__/a.pyc": version,
            "clinic_client/data.json": '{"version": "0.1.0"}',
        }.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
    old, new = (of("clinic-client").content(tmp_path / version) for version in ("0.1.0", "0.2.0"))
    assert old == new
    assert sorted(new) == [
        "clinic_client/__init__.py",
        "clinic_client/_api.py",
        "clinic_client/data.json",
        "pyproject.toml",
    ]
    (tmp_path / "0.2.0/generated/clinic-client/clinic_client/data.json").write_text('{"version": "0.2.0"}')
    assert of("clinic-client").content(tmp_path / "0.2.0") != old
