"""The same sources always give the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tools.distributions.archives import members
from tools.distributions.building import FIRST, SECOND, BuildError, build, wheel_of
from tools.distributions.checking import built
from tools.distributions.checkout import PROJECTS, ROOT
from tools.distributions.contents import sdist_problems, wheel_problems
from tools.distributions.packages import packages
from tools.distributions.sources import Sources, worktree
from tools.distributions.tests.tiny import EPOCH, PYPROJECT, tiny

FOLDERS = [*(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("generated/*"))), "mockserver"]


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return build([tiny()], EPOCH, FIRST)


def test_folder_time_zone_locale_umask_and_order_make_no_difference(made: dict[str, bytes]) -> None:
    assert build([tiny()], EPOCH, SECOND) == made


def test_time_of_the_commit_is_the_time_of_every_file(made: dict[str, bytes]) -> None:
    package = tiny()
    assert {member.time for member in members(package.sdist, made[package.sdist]).values()} == {EPOCH}
    times = {member.time for member in members(package.wheel, made[package.wheel]).values()}
    assert times == {(2023, 11, 14, 22, 13, 20)}  # in steps of two seconds, and in UTC
    assert build([package], EPOCH + 2, FIRST) != made


def test_source_distribution_gives_the_same_wheel(made: dict[str, bytes]) -> None:
    package = tiny()
    assert wheel_of(made[package.sdist], package, EPOCH, SECOND) == made[package.wheel]


def test_gitignore_above_the_folder_of_the_build_makes_no_difference(
    made: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".gitignore").write_text("*.json\nsource/\n")
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert build([tiny()], EPOCH, FIRST) == made


def test_package_that_cannot_be_built_is_reported_with_the_reason() -> None:
    with pytest.raises(BuildError, match=r"hatchling has failed on tiny-client:(?s:.*)README\.md"):
        build([tiny({"README.md": None})], EPOCH, FIRST)


def test_sbom_is_in_the_wheel(made: dict[str, bytes]) -> None:
    package = tiny()
    folder = zipfile.Path(BytesIO(made[package.wheel])).joinpath("tiny_client-1.2.0.dist-info", "sboms")
    assert [path.name for path in folder.iterdir()] == ["tiny-client.cdx.json"]


@pytest.fixture(scope="module")
def sources() -> Sources:
    """Return the sources of this repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the repository has no history")
    return worktree(ROOT, PROJECTS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_packages_are_built_reproducibly(sources: Sources, folder: str) -> None:
    (package,) = (package for package in packages(sources) if package.folder == folder)
    files, differing = built(sources, [package])
    assert differing == []
    assert sorted(files) == sorted([package.sdist, package.wheel])
    assert wheel_of(files[package.sdist], package, sources.epoch, SECOND) == files[package.wheel]
    assert list(wheel_problems(package, sources.epoch, files[package.wheel])) == []
    assert list(sdist_problems(package, sources.epoch, files[package.sdist])) == []


HOOK = """\
import os, time
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

class Hook(BuildHookInterface):
    def initialize(self, version, build_data):
        with open("tiny_client/built.txt", "w") as stream:
            print(eval(self.config["text"]), file=stream)
"""


@pytest.mark.parametrize(
    "text",
    ["time.time()", "os.getcwd()", "os.environ['TZ']", "os.environ['LC_ALL']", "list({'a', 'b', 'c', 'd', 'e', 'f'})"],
)
def test_what_depends_on_the_conditions_is_found(text: str) -> None:
    settings = f'{PYPROJECT}\n[tool.hatch.build.hooks.custom]\ntext = "{text}"\n'
    package = tiny({"pyproject.toml": settings, "hatch_build.py": HOOK})
    sources = Sources("c" * 40, True, EPOCH, {})
    _, differing = built(sources, [package])
    assert [line for line in differing if line.startswith(f"{package.wheel}: different: tiny_client/built.txt: line 1")]
