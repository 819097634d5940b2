"""The pairs of projects in `data/metadata_pairs.txt`, built, installed and used."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attrs import frozen

from tests.changes.surface_pairs import DATA, Proof, check_with_mypy, check_with_pyright
from tools.changes.findings import Finding
from tools.changes.surface import compare

_SECTION = re.compile(r"^--- (\w+)\n", re.MULTILINE)
_WITHOUT = 'without = "py.typed"'
_LIB = """
def main() -> None:
    print("lib")
"""
_PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[tool.hatch.build.targets.wheel]
packages = ["{name}"]

[project]
name = "{name}"
version = "{version}"
"""
_BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"


@frozen
class MetadataPair:
    """Two versions of a project that differ by one promise.

    Attributes:
        rule: The id of the rule that the change falls under.
        old: What `project` has in addition to name and version.
        new: The same in the new version.
        install: What a user installs.
        caller: What the user runs then.
    """

    rule: str
    old: str
    new: str
    install: str
    caller: str


def read_metadata_pairs() -> list[MetadataPair]:
    """Return all pairs."""
    text = (DATA / "metadata_pairs.txt").read_text(encoding="utf-8")
    found: list[MetadataPair] = []
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        rule, *sections = _SECTION.split(part)
        contents = dict(zip(sections[::2], sections[1::2], strict=True))
        found.append(MetadataPair(rule.strip(), **{name: value.strip() for name, value in contents.items()}))
    return found


def write_project(folder: Path, project: str, *, name: str = "lib", version: str = "1.0") -> None:
    """Write the sources of a project."""
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").write_text(_LIB, encoding="utf-8")
    if _WITHOUT not in project:
        (folder / name / "py.typed").touch()
    text = _PROJECT.format(name=name, version=version) + project.replace(_WITHOUT, "") + "\n"
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def metadata_findings(pair: MetadataPair, folder: Path) -> list[Finding]:
    """Return what the comparison finds."""
    write_project(folder / "old", pair.old)
    write_project(folder / "new", pair.new)
    return compare(folder / "old", folder / "new", "lib", "lib")


def _build(project: Path, index: Path) -> None:
    index.mkdir(exist_ok=True)
    subprocess.run([sys.executable, "-c", _BUILD, str(index)], cwd=project, check=True, capture_output=True)


def _install(what: str, index: Path, target: Path) -> bool:
    """Install from a folder of wheels as for Python 3.11, and return whether that succeeds."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--quiet"),
            *("--no-index", "--find-links", str(index), "--no-compile", "--target", str(target)),
            *("--python-version", "3.11", "--only-binary", ":all:", *what.split()),
        ],
        check=False,
        capture_output=True,
    )
    return done.returncode == 0


def _works(pair: MetadataPair, index: Path, target: Path) -> bool:
    """Whether a user can install the distribution, and run the program with it."""
    if not _install(pair.install, index, target):
        return False
    environment = {"PATH": f"{target / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(target)}
    done = subprocess.run([sys.executable, "-c", pair.caller], env=environment, check=False, capture_output=True)
    return done.returncode == 0


def _proof(pair: MetadataPair, folder: Path, dependencies: Path) -> Proof:
    findings = metadata_findings(pair, folder)
    works: dict[str, bool] = {}
    for version in ("old", "new"):
        index = folder / f"{version}-index"
        _build(folder / version, index)
        for wheel in dependencies.iterdir():
            (index / wheel.name).write_bytes(wheel.read_bytes())
        works[version] = _works(pair, index, folder / f"{version}-installed")
    mypy, pyright = _checks(pair, folder) if pair.rule == "typed-removed" else (False, False)
    return Proof(
        rule=pair.rule,
        findings=tuple(one.rule.id for one in findings),
        symbol=findings[0].symbol if findings else "",
        text=findings[0].text if findings else "",
        fails_before=() if works["old"] else ("run time",),
        run_time=not works["new"],
        mypy=mypy,
        pyright=pyright,
        griffe=(),  # it reads sources only
    )


def _checks(pair: MetadataPair, folder: Path) -> tuple[bool, bool]:
    """Return whether mypy and pyright reject the program with the new version. With the old one, they must not."""
    rejected: list[tuple[bool, bool]] = []
    for version in ("old", "new"):
        environment = folder / f"{version}-environment"
        venv.create(environment, with_pip=False)
        (site,) = environment.glob("lib/python*/site-packages")
        _install("lib", folder / f"{version}-index", site)
        program = folder / f"{version}-program"
        program.mkdir()
        (program / "caller_program.py").write_text(pair.caller + "\n", encoding="utf-8")
        python = environment / "bin" / "python"
        rejected.append((bool(check_with_mypy(program, python)), bool(check_with_pyright(program, python))))
    assert rejected[0] == (False, False)
    return rejected[1]


def metadata_proofs(folder: Path) -> list[Proof]:
    """Return the proofs of all pairs.

    Args:
        folder: An empty folder for the projects and what they are installed into.
    """
    dependencies = folder / "dependencies"
    for version in ("1.0", "2.0"):
        write_project(folder / f"dep-{version}", "", name="dep", version=version)
        _build(folder / f"dep-{version}", dependencies)
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda pair: _proof(pair, folder / pair.rule, dependencies), read_metadata_pairs()))
