"""Run the quick start of README in tests."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
MOCK = "http://127.0.0.1:8490"
"""The URL at which README's code expects the mock server."""


def quick_start(package: str) -> str:
    """Return the only Python block of README that uses a package."""
    blocks = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    [code] = [block for block in blocks if f"from {package} import" in block]
    return str(code)


def block_under(heading: str) -> str:
    """Return the first Python block of README under a heading."""
    found = re.search(rf"^## {heading}$.*?^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert found is not None, heading
    return found[1]


def run(python: Path | str, code: str, *, origin: str, folder: Path, **environment: str) -> str:
    """Run README's code on an interpreter, with the mock server at ``origin``, and return what it prints."""
    assert MOCK in code
    done = subprocess.run(
        [python, "-c", code.replace(MOCK, origin)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
