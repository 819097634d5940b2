"""The demo runs to its end, even if the environment names a proxy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .readme import ROOT


def test_demo_runs_behind_a_proxy(tmp_path: Path) -> None:
    unreachable = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"), "http://127.0.0.1:1")
    printed = subprocess.check_output(
        [sys.executable, "-X", "utf8", ROOT / "examples/demo.py"],
        cwd=tmp_path,
        env={**os.environ, **unreachable},
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert printed.count("rejected with ConflictError: 409") == 2
    assert printed.endswith("All steps succeeded.\n\n")
