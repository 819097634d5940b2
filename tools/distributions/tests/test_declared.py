"""A package declares the build tool, the versions of Python and a version as ours do."""

from __future__ import annotations

import pytest

from tools.distributions.checkout import PROJECTS, ROOT, SETTINGS
from tools.distributions.declared import declared_problems
from tools.distributions.packages import packages
from tools.distributions.sources import SourceFile, Sources, worktree
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
        ("hatchling>=1.28,<2", "!", "the build system requires ['!'], not hatchling"),
    ],
)
def test_other_build_system_is_named(old: str, new: str, problem: str) -> None:
    (found,) = problems(old, new)
    assert found.startswith(f"generated/tiny-client/pyproject.toml: {problem}")


@pytest.mark.parametrize(
    ("table", "setting"),
    [
        ("tool.hatch.build.hooks.custom", "tool.hatch.build.hooks"),
        ("tool.hatch.build.targets.sdist.hooks.other", "tool.hatch.build.targets.sdist.hooks"),
        ("tool.hatch.metadata.hooks.custom", "tool.hatch.metadata.hooks"),
        ('tool.hatch.version]\nsource = "code"\n[tool.hatch.other', "tool.hatch.version.source"),
    ],
)
def test_setting_that_runs_code_in_a_build_is_named(table: str, setting: str) -> None:
    (found,) = problems("[tool.hatch.build.targets.wheel]", f"[{table}]\n\n[tool.hatch.build.targets.wheel]")
    assert found == f"generated/tiny-client/pyproject.toml: {setting} runs code when the package is built"


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
