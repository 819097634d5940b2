"""The version of the command line, and output whose reader ends early."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import httpx
import pytest

from practice_mock import DEMO, __version__
from practice_mock.cli import main
from practice_mock.testing import Mock, serve


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"practice-mock {__version__}\n"


def test_version_of_the_package_is_that_of_its_distribution() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "mockserver/pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"] == {"path": "practice_mock/__init__.py"}


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_that_ends_early_ends_the_command_quietly(mock: Mock, options: list[str]) -> None:
    keys = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
    with serve(mock.practice) as served:
        with httpx.Client(headers=keys) as client:
            for _ in range(300):
                client.get(f"{served.pracsuite_url}/patient/7")
        command = [sys.executable, "-m", "practice_mock", "journal", *options]
        environment = {
            **os.environ,
            "PRACTICE_MOCK_URL": served.control_url,
            "PRACTICE_MOCK_TOKEN": served.control_token,
        }
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline()
            process.stdout.close()
            errors = process.stderr.read()
    assert (process.returncode, errors) == (141, b"")
