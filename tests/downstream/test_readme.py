"""The commands of README are those that CI runs, and its code runs unchanged."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .readme import README, ROOT, block_under, quick_start, run


@pytest.fixture
def origin() -> Iterator[str]:
    """Return the URL of a mock server that was started as README describes, but on a free port."""
    command = [sys.executable, "-m", "practice_mock", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        try:
            yield next(match[1] for match in map(re.compile(r"PracSuite +(\S+)/v1$").search, server.stdout) if match)
        finally:
            server.terminate()


def test_pracsuite_quick_start(origin: str, tmp_path: Path) -> None:
    printed = run(sys.executable, quick_start("pracsuite_client"), origin=origin, folder=tmp_path).splitlines()
    assert printed[:2] == ["That time is taken.", "Robin Example"]
    assert printed[2].endswith(" 30 minutes")
    assert 2 + 10 < len(printed) < 100  # more than a page


def test_readme_features_run_after_the_quick_start(origin: str, tmp_path: Path) -> None:
    code = quick_start("pracsuite_client") + block_under("Features")
    keys = {"PRACSUITE_VENDOR_KEY": "demo-vendor-key", "PRACSUITE_ACCOUNT_KEY": "demo-account-key"}
    printed = run(sys.executable, code, origin=origin, folder=tmp_path, **keys)
    assert "\n45\n" in printed
    assert "\n19 19\n" in printed
    assert '"overlay": "1.0.0"' in printed


def test_coreplus_quick_start(origin: str, tmp_path: Path) -> None:
    printed = run(sys.executable, quick_start("coreplus_client"), origin=origin, folder=tmp_path)
    assert printed.count("MessageReceiptFile(") == 2
    assert "scan.png" not in printed


def test_readme_commands_match_those_of_ci() -> None:
    commands = re.findall(r"^pip install nox && nox -s .*$", README, re.MULTILINE)
    assert commands == ["pip install nox && nox -s generate demo", "pip install nox && nox -s tests"]
    assert commands[1] in (ROOT / ".ci/run").read_text("utf-8")


def test_links_resolve() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
