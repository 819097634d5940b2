"""Each client, and the mock's pytest plugin, installs alone into a fresh environment and works there."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.testing import serve

from .readme import ROOT, quick_start, run

CLIENTS = sorted(folder.name for folder in (ROOT / "generated").glob("*-client"))


INTEGRATORS_TEST = """
from datetime import datetime


def test_a_time_is_held(practice_mock, pracsuite):
    held = pracsuite.appointments.reserve(
        app_time=datetime(2027, 1, 4, 9), practitioner_id=1, business_id=1, duration=30
    )
    assert pracsuite.appointments.get(held.appointment_id).duration == 30
    assert [entry.operation for entry in practice_mock.practice.journal] == ["reserveAppointment", "getAppointment"]
"""


def new_environment(folder: Path) -> Path:
    """Make a fresh environment, and return its Python."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def pip_of(python: Path) -> list[str | Path]:
    """Return the command of pip in an environment."""
    return [python, "-m", "pip", "--disable-pip-version-check"]


def install(python: Path, *requirements: str | Path) -> None:
    """Install packages into an environment, and check that they are compatible."""
    pip = pip_of(python)
    subprocess.run([*pip, "install", "--quiet", "--no-compile", *requirements], cwd=python.parent, check=True)
    subprocess.run([*pip, "check"], cwd=python.parent, check=True)


def test_pytest_plugin_is_installed_with_the_mock(tmp_path: Path) -> None:
    (tmp_path / "test_integration.py").write_text(INTEGRATORS_TEST, "utf-8")
    packages = (ROOT / "mockserver", ROOT / "generated" / "pracsuite-client", "pytest")
    python = new_environment(tmp_path / "environment")
    install(python, *packages)
    command = [python, "-m", "pytest", "-q", "test_integration.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def ended(*command: str | Path, folder: Path) -> tuple[int, str, str]:
    """Run an installed program without keys, and return its exit code and what it wrote."""
    own = ("COREPLUS", "PRACSUITE", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("distribution", CLIENTS)
def test_client_installs_alone_and_works(distribution: str, tmp_path: Path) -> None:
    python = new_environment(tmp_path / "environment")
    pip, source = pip_of(python), ROOT / "generated" / distribution
    subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, source], check=True)
    [wheel] = tmp_path.glob("*.whl")
    install(python, wheel)
    contents = subprocess.check_output([*pip, "show", "--files", distribution], cwd=tmp_path, text=True)
    package = distribution.replace("-", "_")
    assert f"{package}/py.typed" in contents
    assert f"{package}/schemas.json" in contents
    assert "licenses/LICENSE" in contents

    with serve() as mock:
        assert run(python, quick_start(package), origin=mock.origin, folder=tmp_path)
        assert [entry for entry in mock.practice.journal if entry.status < 300]

    program = python.with_name(distribution.removesuffix("-client"))
    how = f"pip install './generated/{distribution}[{{}}]'\n"
    for words in (("--version",), ("--help",), ("no-such",)):
        missing = f"{program.name}: the command line is not installed; in the checkout, run: {how.format('cli')}"
        assert ended(program, *words, folder=tmp_path) == (ExitCode.INTERNAL, "", missing)
    for call in ("source()", "export('duckdb:x.duckdb')"):
        code, _, error = ended(python, "-c", f"import {package}.dlt; {package}.dlt.{call}", folder=tmp_path)
        assert (code, error[-200:].splitlines(keepends=True)[-1]) == (
            1,
            f"ModuleNotFoundError: dlt is not installed; in the checkout, run: {how.format('dlt')}",
        )

    install(python, f"{wheel}[cli]")
    code, out, error = ended(program, "--version", folder=tmp_path)
    assert (code, error) == (ExitCode.OK, "")
    assert out.startswith(f"{distribution} ")
    code, out, error = ended(program, "--help", folder=tmp_path)
    assert (code, error) == (ExitCode.OK, "")
    assert out.startswith(f"Usage: {program.name} ")
    code, _, error = ended(program, "export", "--to", "duckdb:x.duckdb", folder=tmp_path)
    assert code == ExitCode.INTERNAL
    assert error == f"{program.name}: exports are not installed; in the checkout, run: {how.format('cli,dlt')}"
