"""A package declares the build tool, the versions of Python and a version as ours do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hatchling.build import get_requires_for_build_wheel
from packaging.requirements import Requirement

from tools.distributions.checkout import PROJECTS, ROOT, SETTINGS
from tools.distributions.declared import declared_problems
from tools.distributions.packages import packages
from tools.distributions.sources import SourceFile, Sources, worktree, write
from tools.distributions.tests.tiny import EPOCH, PYPROJECT, tiny

SOURCES = Sources("c" * 40, True, EPOCH, {SETTINGS: SourceFile(b'PYTHON_VERSIONS = ("3.11", "3.12")')})
BACKEND = 'build-backend = "hatchling.build"'


def problems(old: str, new: str) -> list[str]:
    assert old in PYPROJECT
    return list(declared_problems(tiny({"pyproject.toml": PYPROJECT.replace(old, new)}), SOURCES))


def test_good_package_has_no_problems() -> None:
    assert problems("", "") == []


def test_packages_of_this_repository_have_no_problems() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the repository has no history")
    sources = worktree(ROOT, (*PROJECTS, SETTINGS))
    assert [line for package in packages(sources) for line in declared_problems(package, sources)] == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (BACKEND, 'build-backend = "other.build"', "the build backend is 'other.build', not 'hatchling.build'"),
        (BACKEND, "", "the build backend is None, not 'hatchling.build'"),
        (BACKEND, f'{BACKEND}\nbackend-path = ["."]', "it has a backend-path"),
        ('<2"]', '<2", "other"]', "the build system requires ['hatchling>=1.28,<2', 'other'], not hatchling"),
        ('"hatchling>=1.28,<2"', "", "the build system requires [], not hatchling"),
        ("hatchling>=1.28,<2", "hatch>=1", "the build system requires ['hatch>=1'], not hatchling"),
        ("hatchling>=1.28,<2", "hatchling @ https://files.example/h.whl", "the build system requires ['hatchling @ "),
        ("hatchling>=1.28,<2", "hatchling[other]>=1", "the build system requires ['hatchling[other]>=1'], not"),
        *(
            ("hatchling>=1.28,<2", f"hatchling{versions}", f"the build system requires ['hatchling{versions}'], not")
            for versions in ("", ">=1.28", "<2", "==1.28.0", ">=1.28,<1.29", ">=2,<3")
        ),
        ("hatchling>=1.28,<2", "!", "the build system requires ['!'], not hatchling"),
    ],
)
def test_other_build_system_is_named(old: str, new: str, problem: str) -> None:
    (found,) = problems(old, new)
    assert found.startswith(f"generated/tiny-client/pyproject.toml: {problem}")


WHEEL = "[tool.hatch.build.targets.wheel]"


@pytest.mark.parametrize(
    ("table", "setting"),
    [
        ("[tool.hatch.build.hooks.custom]", "tool.hatch.build.hooks"),
        ("[tool.hatch.build.targets.sdist.hooks.other]", "tool.hatch.build.targets.sdist"),
        ("[tool.hatch.metadata.hooks.custom]", "tool.hatch.metadata"),
        ('[tool.hatch.version]\nsource = "code"', "tool.hatch.version.source"),
        ('[tool.hatch.version]\nscheme = "other"', "tool.hatch.version.scheme"),
        ('[tool.hatch.build]\ndependencies = ["other"]', "tool.hatch.build.dependencies"),
        ("[tool.hatch.build]\nrequire-runtime-dependencies = true", "tool.hatch.build.require-runtime-dependencies"),
        ('[tool.hatch.build.targets.sdist]\ndependencies = ["other"]', "tool.hatch.build.targets.sdist"),
        (f'{WHEEL}\ndependencies = ["other"]', "tool.hatch.build.targets.wheel.dependencies"),
        (f'{WHEEL}\nversions = ["editable"]', "tool.hatch.build.targets.wheel.versions"),
        (f"{WHEEL}\nhooks = {{custom = {{}}}}", "tool.hatch.build.targets.wheel.hooks"),
        ('[tool.hatch.build.targets.custom]\npath = "x.py"', "tool.hatch.build.targets.custom"),
        ('[tool.uv.sources]\nhatchling = {url = "https://files.example/h.whl"}', "tool.uv"),
        ('[dependency-groups]\nx = ["other"]', "dependency-groups"),
        ('[project.gui-scripts]\nx = "tiny_client.main:main"', "project.gui-scripts"),
    ],
)
def test_setting_that_may_run_code_in_a_build_is_named(table: str, setting: str) -> None:
    new = table if WHEEL in table else f"{table}\n\n{WHEEL}"
    (found,) = problems(WHEEL, new)
    place = "generated/tiny-client/pyproject.toml"
    assert found == f"{place}: {setting} is not a setting of our packages, and may run code when the package is built"


@pytest.mark.parametrize(
    ("setting", "required"),
    [
        ('[tool.hatch.build]\ndependencies = ["other"]', "other"),
        ("[tool.hatch.build]\nrequire-runtime-dependencies = true", "httpx"),
    ],
)
def test_what_an_installer_would_install_for_a_build_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, required: str
) -> None:
    """The build tool states what it needs in addition, and an installer runs that. A good package needs nothing."""
    for text, expected in (("", []), (setting, [required])):
        package = tiny({"pyproject.toml": f"{PYPROJECT}\n{text}\n"})
        write(package.files, tmp_path)
        monkeypatch.chdir(tmp_path)
        needed = [Requirement(one).name for one in get_requires_for_build_wheel()]
        assert (needed, bool(list(declared_problems(package, SOURCES)))) == (expected, bool(expected))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("tiny =", '"../tiny" =', "'../tiny' is not the name of a command"),
        ("tiny =", '"/usr/bin/tiny" =', "'/usr/bin/tiny' is not the name of a command"),
        ("tiny =", '"tiny = os:abort\\n[pytest11]\\nx" =', r"'tiny = os:abort\n[pytest11]\nx' is not the name of a"),
        (
            "main:main",
            "main:main\\n[pytest11]\\nx = os",
            r"the entry point 'tiny' is 'tiny_client.main:main\n[pytest11]",
        ),
        (
            "main:main",
            "main:main;x",
            "the entry point 'tiny' is 'tiny_client.main:main;x', which is not in tiny_client",
        ),
        ("tiny_client.main:main", "os:abort", "the entry point 'tiny' is 'os:abort', which is not in tiny_client"),
        (
            "tiny_client.main:main",
            "tiny_client2:main",
            "the entry point 'tiny' is 'tiny_client2:main', which is not in",
        ),
        ("[project.scripts]", '[project.entry-points."a\\nb"]', r"'a\nb' is not the name of a group"),
        ("[project.scripts]", "[project.entry-points.pytest11]\nx = 'os'\n[project.scripts]", "the entry point 'x' is"),
        ('"LICENSE"]', '"README.md"]', "license-files is ['README.md'], not ['LICENSE']"),
        ('description = "A tiny client."', "", "description is missing"),
        ("classifiers =", "keywords =", "classifiers is missing"),
        ('license-files = ["LICENSE"]', "", "license-files is None, not ['LICENSE']"),
        ("readme =", 'dynamic = ["dependencies"]\nreadme =', "dynamic is ['dependencies'], but only the version"),
    ],
)
def test_other_entry_points_and_files_are_named(old: str, new: str, problem: str) -> None:
    (found,) = problems(old, new)
    assert found.startswith(f"generated/tiny-client/pyproject.toml: {problem}")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (">=3.11", ">=3.9", "requires-python is '>=3.9', not '>=3.11'"),
        (">=3.11", ">=3.11,<4", "requires-python is '>=3.11,<4', not '>=3.11'"),
        ('Python :: 3"', 'Python :: 3.11"', "the classifiers name Python 3.11, not 3.11, 3.12"),
    ],
)
def test_other_versions_of_python_are_named(old: str, new: str, problem: str) -> None:
    assert problems(old, new) == [f"generated/tiny-client/pyproject.toml: {problem}"]


@pytest.mark.parametrize(
    "version",
    ["1.2", "1.2.0.dev1", "1.2.0rc1", "1.2.0.post1", "1.2.0+local", "v1.2.0", "01.2.0", "1!1.2.0", "", "1.2.0 "],
)
def test_version_of_another_form_is_named(version: str) -> None:
    assert problems('"1.2.0"', f'"{version}"') == [
        f"tiny-client has the version {version!r}, which is not of the form 1.2.3"
    ]
