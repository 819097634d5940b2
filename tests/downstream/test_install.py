"""Each client installs alone from its folder into a fresh environment, and works there."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from practice_mock.testing import serve

from .readme import ROOT, quick_start, run

CLIENTS = sorted(folder.name for folder in (ROOT / "generated").glob("*-client"))


@pytest.mark.parametrize("distribution", CLIENTS)
def test_client_installs_alone_and_works(distribution: str, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check"]

    subprocess.run([*pip, "install", "--quiet", ROOT / "generated" / distribution], cwd=tmp_path, check=True)
    subprocess.run([*pip, "check"], cwd=tmp_path, check=True)
    contents = subprocess.check_output([*pip, "show", "--files", distribution], cwd=tmp_path, text=True)
    package = distribution.replace("-", "_")
    assert f"{package}/py.typed" in contents
    assert "licenses/LICENSE" in contents

    with serve() as mock:
        assert run(python, quick_start(package), origin=mock.origin, folder=tmp_path)
        assert [entry for entry in mock.practice.journal if entry.status < 300]
