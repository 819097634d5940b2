"""Each client, and the mock's pytest plugin, installs alone into a fresh environment and works there."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

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


def environment_with(folder: Path, *requirements: str | Path) -> Path:
    """Install packages into a fresh environment, check that they are compatible, and return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", *requirements], cwd=folder, check=True)
    subprocess.run([*pip, "check"], cwd=folder, check=True)
    return python


def test_pytest_plugin_is_installed_with_the_mock(tmp_path: Path) -> None:
    (tmp_path / "test_integration.py").write_text(INTEGRATORS_TEST, "utf-8")
    packages = (ROOT / "mockserver", ROOT / "generated" / "pracsuite-client", "pytest")
    python = environment_with(tmp_path / "environment", *packages)
    command = [python, "-m", "pytest", "-q", "test_integration.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


@pytest.mark.parametrize("distribution", CLIENTS)
def test_client_installs_alone_and_works(distribution: str, tmp_path: Path) -> None:
    python = environment_with(tmp_path / "environment", ROOT / "generated" / distribution)
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    contents = subprocess.check_output([*pip, "show", "--files", distribution], cwd=tmp_path, text=True)
    package = distribution.replace("-", "_")
    assert f"{package}/py.typed" in contents
    assert f"{package}/schemas.json" in contents
    assert "licenses/LICENSE" in contents

    with serve() as mock:
        assert run(python, quick_start(package), origin=mock.origin, folder=tmp_path)
        assert [entry for entry in mock.practice.journal if entry.status < 300]
