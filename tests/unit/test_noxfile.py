"""The maintainers' commands: which Pythons they support, and what they install."""

from __future__ import annotations

import ast
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from trove_classifiers import classifiers as known_classifiers

from generator.settings import PROJECT_URLS, PYTHON_VERSIONS

ROOT = Path(__file__).parents[2]
NOXFILE = ROOT / "noxfile.py"
PACKAGES = [*sorted(ROOT.glob("generated/*/pyproject.toml")), ROOT / "mockserver" / "pyproject.toml"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture
def noxfile(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the definitions of noxfile.py. Nox itself is not installed for the tests."""
    nox: Any = ModuleType("nox")
    nox.options = SimpleNamespace()
    nox.session = lambda function=None, **_: function or (lambda decorated: decorated)
    monkeypatch.setitem(sys.modules, "nox", nox)
    monkeypatch.setenv("NOX_ENABLE_STALENESS_CHECK", "1")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    monkeypatch.chdir(ROOT)
    return runpy.run_path(str(NOXFILE))


def test_old_python_stops_with_one_line() -> None:
    ast.parse(NOXFILE.read_text("utf-8"), feature_version=(3, 8))
    pretend = f"import runpy, sys; sys.version_info = (3, 10, 13, 'final', 0); runpy.run_path({str(NOXFILE)!r})"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "prackit needs Python 3.11 or newer, but this nox runs on 3.10.\n")


def test_noxfile_supports_the_versions_of_the_generator(noxfile: dict[str, Any]) -> None:
    assert noxfile["VERSIONS"] == list(PYTHON_VERSIONS)
    assert f"sys.version_info < ({PYTHON_VERSIONS[0].replace('.', ', ')})" in NOXFILE.read_text("utf-8")


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_package_states_the_supported_versions(path: Path) -> None:
    project = tomllib.loads(path.read_text("utf-8"))["project"]
    found = [re.fullmatch(r"Programming Language :: Python :: (\d\.\d+)", entry) for entry in project["classifiers"]]
    assert [match[1] for match in found if match] == list(PYTHON_VERSIONS)
    assert project["requires-python"] == f">={PYTHON_VERSIONS[0]}"


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_package_states_the_addresses_of_the_project(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))["project"].get("urls", {}) == PROJECT_URLS


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_package_states_that_it_is_unofficial(path: Path) -> None:
    line = "Unofficial; not affiliated with or endorsed by the vendors."
    assert tomllib.loads(path.read_text("utf-8"))["project"]["description"].endswith(f" {line}")
    assert line in path.with_name("README.md").read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.name)
def test_package_describes_itself_on_an_index(path: Path) -> None:
    project = tomllib.loads(path.read_text("utf-8"))["project"]
    classifiers = project["classifiers"]
    assert classifiers == sorted(set(classifiers))
    assert set(classifiers) <= known_classifiers
    assert [one for one in classifiers if one.startswith("Development Status :: ")] == [
        "Development Status :: 3 - Alpha"
    ]
    assert {"Intended Audience :: Developers", "Intended Audience :: Healthcare Industry", "Typing :: Typed"} <= {
        *classifiers
    }
    assert not [one for one in classifiers if one.startswith("License ::")]  # the expression replaces it
    assert (project["license"], project["license-files"]) == ("MIT", ["LICENSE"])
    assert len(project["keywords"]) >= 5
    assert project["keywords"] == sorted(set(project["keywords"]), key=str.casefold)
    assert (path.parent / project["readme"]).is_file()


def test_contributing_names_the_newest_supported_version() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert f"{PYTHON_VERSIONS[0]} to {PYTHON_VERSIONS[-1]}" in text


@pytest.mark.parametrize("part", ["BOUNDS_PART", "SMALL_PART"])
def test_part_of_the_tests_exists(noxfile: dict[str, Any], part: str) -> None:
    paths = [argument for argument in noxfile[part] if argument.startswith("tests/")]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


RUNNING = "{}.{}".format(*sys.version_info[:2])


@pytest.mark.parametrize(
    ("name", "arguments", "tested", "modules"),
    [
        ("build", (), PYTHON_VERSIONS, ["tools.distributions build", "pytest tools/distributions/tests/checks.py"]),
        (
            "build",
            ("--one-python",),
            (RUNNING,),
            ["tools.distributions build", "pytest tools/distributions/tests/checks.py"],
        ),
        ("release", ("--dry-run",), PYTHON_VERSIONS, ["nox --session", "tools.distributions release"]),
        ("verify", ("x.whl", "--tag", "x-v1"), (), ["tools.distributions verify"]),
    ],
)
def test_distributions_are_tested_with_the_supported_versions(
    noxfile: dict[str, Any], name: str, arguments: tuple[str, ...], tested: tuple[str, ...], modules: list[str]
) -> None:
    commands: list[tuple[str, ...]] = []
    session = SimpleNamespace(
        posargs=list(arguments), invoked_from=str(ROOT), run=lambda *command, **_: commands.append(command)
    )
    noxfile[name].__globals__["install"] = lambda *_: None
    noxfile[name](session)
    found = [part.split("=")[1] for command in commands for part in command if part.startswith("--python=")]
    assert found == list(tested)
    assert [f"{command[2]} {command[3]}" for command in commands] == modules
    assert [part for command in commands for part in command if part in arguments] == [
        part for part in arguments if part != "--one-python"
    ]


@pytest.mark.parametrize(
    ("arguments", "lock_file"),
    [
        ([], "changes"),
        (["--check"], "changes"),
        (["--compatibility", "v0.2.0"], "types"),
        (["--compatibility=v0.2.0"], "types"),
    ],
)
def test_programs_of_an_old_version_are_checked_with_the_type_checkers(
    noxfile: dict[str, Any], arguments: list[str], lock_file: str
) -> None:
    installed: list[str] = []
    session = SimpleNamespace(posargs=arguments, run=lambda *_, **__: None)
    noxfile["changes"].__globals__["install"] = lambda _, name: installed.append(name)
    noxfile["changes"](session)
    assert installed == [lock_file]


def test_file_to_verify_is_relative_to_the_folder_of_the_caller(noxfile: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "x.whl").touch()
    commands: list[tuple[str, ...]] = []
    arguments = ["x.whl", "--tag", "x-v1"]
    session = SimpleNamespace(
        posargs=arguments, invoked_from=str(tmp_path), run=lambda *command, **_: commands.append(command)
    )
    noxfile["verify"].__globals__["install"] = lambda *_: None
    noxfile["verify"](session)
    assert commands == [("python", "-m", "tools.distributions", "verify", str(tmp_path / "x.whl"), "--tag", "x-v1")]


def test_unreadable_pyenv_folder_is_ignored(noxfile: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refuse)
    assert noxfile["pyenv_interpreters"]("3.12", "python3.12") == []


def test_home_folder_is_not_needed_with_pyenv_root(
    noxfile: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse() -> Path:
        raise RuntimeError

    python = tmp_path / "versions" / "3.12.1" / "bin" / "python3.12"
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(Path, "home", refuse)
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    assert noxfile["pyenv_interpreters"]("3.12", "python3.12") == []
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    assert noxfile["pyenv_interpreters"]("3.12", "python3.12") == [str(python)]


def test_digest_changes_with_a_file_and_not_with_bytecode(noxfile: dict[str, Any], tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("x = 1\n", "utf-8")
    before = noxfile["digest"]([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "module.pyc").write_bytes(b"x")
    assert noxfile["digest"]([tmp_path]) == before
    module.write_text("x = 2\n", "utf-8")
    assert noxfile["digest"]([tmp_path]) != before


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_lock_file_has_hashes_and_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert path.with_suffix(".in").exists()
    pins = re.findall(r"^[a-z0-9][^\s=]*==\S+.*\\$", text, re.MULTILINE)
    assert pins
    assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))


def test_demo_has_every_dependency_of_the_packages_it_installs() -> None:
    locked = set(
        re.findall(
            r"^([a-z0-9.-]+)(?:\[[^\]]*\])?==", (ROOT / "requirements/demo.txt").read_text("utf-8"), re.MULTILINE
        )
    )
    projects = [tomllib.loads(path.read_text("utf-8")) for path in PACKAGES if not path.parent.name.endswith("-models")]
    needed = {
        re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower()  # type: ignore[index]
        for project in projects
        for requirement in (*project["project"]["dependencies"], *project["build-system"]["requires"])
    }
    assert needed <= locked
