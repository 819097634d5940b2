"""The demo runs to its end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .readme import ROOT


def test_demo(tmp_path: Path) -> None:
    printed = subprocess.check_output(
        [sys.executable, "-X", "utf8", ROOT / "examples/demo.py"], cwd=tmp_path, text=True, encoding="utf-8", timeout=60
    )
    assert printed.count("refused with ConflictError: 409") == 2
    assert printed.endswith("Everything went as told.\n\n")
