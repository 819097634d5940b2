"""Tests do not use the proxies of the environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.loopback import PROXIES

ROOT = Path(__file__).parents[2]


def test_tests_see_no_proxy() -> None:
    assert not [name for name in os.environ if name.lower().endswith("_proxy")]


def test_pytest_removes_proxies_of_its_environment() -> None:
    proxies = dict.fromkeys((*PROXIES, *map(str.upper, PROXIES)), "http://127.0.0.1:1")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    test = f"{Path(__file__).relative_to(ROOT).as_posix()}::{test_tests_see_no_proxy.__name__}"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        cwd=ROOT,
        env={**environment, **proxies},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
