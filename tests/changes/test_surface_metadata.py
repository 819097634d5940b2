"""What `pyproject.toml` promises: a dependency is narrowed or widened by the versions that it accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from tests.changes.metadata_pairs import write_project
from tools.changes.surface import compare


def rules(folder: Path, old: str, new: str) -> list[str]:
    """Return the rules of the findings for two versions of a project."""
    write_project(folder / "old", old)
    write_project(folder / "new", new)
    return [one.rule.id for one in compare(folder / "old", folder / "new", "lib", "lib")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("dep>=1", "dep>=1.0", []),
        ("dep>=1,<2", "dep<2,>=1", []),
        ("dep>=1,<2", "dep>=1,<3", ["dependency-widened"]),
        ("dep>=1,<3", "dep>=1,<2", ["dependency-narrowed"]),
        ("dep>=0.27,<1", "dep>=0.28,<1", ["dependency-narrowed"]),
        ("dep>=0.28,<1", "dep>=0.27,<1", ["dependency-widened"]),
        ("dep~=1.4", "dep>=1.4", ["dependency-widened"]),
        ("dep>=1", "dep>=1,!=1.5", ["dependency-narrowed"]),
        ("dep", "dep>=1", ["dependency-narrowed"]),
        ("dep>=1,<2", "dep>=2,<3", ["dependency-narrowed"]),
        ("dep", "dep[extra]", ["dependency-narrowed"]),
        ("dep; python_version < '3.12'", "dep", ["dependency-narrowed"]),
        ("Some.Dep>=1", "some-dep>=1", []),
        ("dep>=1", "dep>=1; python_version < '3.12'", ["dependency-removed"]),
        ("dep>=1; python_version < '3.12'", "dep>=1; python_version < '3.11'", ["dependency-removed"]),
    ],
)
def test_dependency_is_compared_by_what_it_accepts(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, f'dependencies = ["{old}"]', f'dependencies = ["{new}"]') == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (">=3.11", ">=3.11,<3.13", ["python-excluded"]),
        (">=3.11,<4", ">=3.11", []),
        (">=3.11", ">=3.11,!=3.12.*", ["python-excluded"]),
        (">=3.11", ">=3.12", ["python-raised"]),
        (">=3.11", ">=3.12,<3.14", ["python-excluded", "python-raised"]),
    ],
)
def test_python_is_compared_by_both_bounds(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert rules(tmp_path, f'requires-python = "{old}"', f'requires-python = "{new}"') == expected


def test_python_without_a_lower_bound_is_named(tmp_path: Path) -> None:
    write_project(tmp_path / "old", 'requires-python = ">=3.11"')
    write_project(tmp_path / "new", "")
    (one,) = compare(tmp_path / "old", tmp_path / "new", "lib", "lib")
    assert (one.rule.id, one.text) == ("python-lowered", "`lib` supports older versions of Python too.")


def test_dependency_of_an_extra_is_named_with_it(tmp_path: Path) -> None:
    write_project(tmp_path / "old", 'optional-dependencies = { cli = ["dep>=1"] }')
    write_project(tmp_path / "new", 'optional-dependencies = { cli = ["dep>=2"] }')
    (one,) = compare(tmp_path / "old", tmp_path / "new", "lib", "lib")
    assert (one.rule.id, one.text) == ("dependency-narrowed", "`lib[cli]` needs dep>=2; before, it was dep>=1.")


def test_extra_is_compared_by_its_normal_name(tmp_path: Path) -> None:
    one, other = (f'optional-dependencies = {{ {name} = ["dep>=1"] }}' for name in ("Cli-tool", "cli_Tool"))
    assert rules(tmp_path, one, other) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"lib"', '"libs"', ["definition-changed"]),
        ('"some-lib"', '"Some.Lib"', []),
        ('packages = ["lib"]', 'packages = ["lib/inner"]', ["definition-changed"]),
        ('packages = ["lib"]', 'packages = ["lib"]\nexclude = ["lib/inner"]', ["definition-changed"]),
        ('packages = ["lib"]', 'packages = ["lib"]\nsbom-files = ["a.json"]', []),
    ],
)
def test_name_and_contents_of_the_wheel_are_compared(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    for version, text in (("old", old), ("new", new)):
        given = f"[project]\nname = {text}\n" if text[0] == '"' else f"[tool.hatch.build.targets.wheel]\n{text}\n"
        (tmp_path / version / "lib").mkdir(parents=True)
        (tmp_path / version / "lib" / "__init__.py").touch()
        (tmp_path / version / "pyproject.toml").write_text(given, "utf-8")
    assert [one.rule.id for one in compare(tmp_path / "old", tmp_path / "new", "lib", "lib")] == expected


@pytest.mark.parametrize("added", [True, False])
def test_stub_hides_what_is_compared(added: bool, tmp_path: Path) -> None:
    for version in ("old", "new"):
        (tmp_path / version / "lib").mkdir(parents=True)
        (tmp_path / version / "lib" / "__init__.py").touch()
    (tmp_path / ("new" if added else "old") / "lib" / "__init__.pyi").touch()
    (one,) = compare(tmp_path / "old", tmp_path / "new", "lib", "lib")
    assert one.rule.id == "definition-changed"
    assert "`__init__.pyi`" in one.text


BOUNDS = st.builds(
    lambda low, high: f">={low[0]}.{low[1]},<{high}",
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.integers(1, 5),
)


@given(BOUNDS, BOUNDS)
def test_narrowed_dependency_refuses_what_it_accepted(
    tmp_path_factory: pytest.TempPathFactory, old: str, new: str
) -> None:
    versions = [Version(f"{major}.{minor}") for major in range(6) for minor in range(6)]
    accepted, accepted_now = ({one for one in versions if SpecifierSet(text).contains(one)} for text in (old, new))
    found = rules(tmp_path_factory.mktemp("bounds"), f'dependencies = ["dep{old}"]', f'dependencies = ["dep{new}"]')
    if accepted - accepted_now:
        assert found == ["dependency-narrowed"]
    else:
        assert found == (["dependency-widened"] if accepted_now - accepted else [])
