"""The version of the command line, and output whose reader ends early."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import httpx
import pytest

from practice_mock import DEMO, Practice, __version__
from practice_mock.cli import main
from practice_mock.cli import serve as serve_command
from practice_mock.testing import Mock, serve


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"practice-mock {__version__}\n"


def test_version_of_the_package_is_that_of_its_distribution() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "mockserver/pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"] == {"path": "practice_mock/release/__init__.py"}


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
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, pipesize=4096
        ) as process:  # the pipe does not hold all lines, so the command is still writing
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline()
            process.stdout.close()
            errors = process.stderr.read()
    assert (process.returncode, errors) == (141, b"")


@pytest.mark.parametrize("command", [["journal"], ["switches"], ["namespaces"], ["faults"]])
def test_a_command_that_fails_prints_nothing_but_the_reason(
    mock: Mock, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    with serve(mock.practice) as served:
        assert main([*command, "--url", served.control_url, "--token", "wrong"]) == 1
    shown = capsys.readouterr()
    assert (shown.out, len(shown.err.splitlines())) == ("", 1)


def test_the_journal_shows_the_reason_of_a_rejection(mock: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(mock.practice) as served:
        httpx.get(f"{served.pracsuite_url}/patient/7?page=x", headers={"x-api-key": "k", "a-api-key": "k"})
        assert main(["journal", "--url", served.control_url, "--token", served.control_token]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert "reason" in head
    assert "Unauthenticated" in row


def run_nothing(*_: object) -> None:
    """Serve nothing."""


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], "two practices on each API, with the fictional demo data."),
        (["--data", "FOLDER"], "with the fictional demo data and that of FOLDER."),
        (["--data", "FOLDER", "--no-demo"], "with the data of FOLDER instead of the demo."),
        (["--db", "FILE"], "with the state of FILE."),
        (["--switch", "page-links=absent"], "1 of 48 switches are not at their defaults; 1 of them are harmful."),
        (["--pessimistic"], "switches are not at their defaults"),
    ],
)
def test_serve_prints_what_it_serves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, options: list[str], shown: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "FOLDER").mkdir()
    monkeypatch.setattr(serve_command.server, "run", run_nothing)
    assert main(["serve", "--port", "0", "--no-access-log", *options]) == 0
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize("kind", [str, Path])
def test_a_practice_takes_paths_as_text_and_as_objects(tmp_path: Path, kind: type[str | Path]) -> None:
    folder = tmp_path / "data"
    (folder / "pracsuite").mkdir(parents=True)
    (folder / "pracsuite" / "patients.csv").write_text("client_id,first_name,surname\n7001,Ada,Example\n")
    practice = Practice(db=kind(tmp_path / "sandbox.sqlite"), data=kind(folder))
    assert practice.pracsuite[0].table("patient").get(7001) is not None
    practice.close()
