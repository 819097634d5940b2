"""The record of the changes that the newest entry of each changelog is about.

With it, a second writing adds only what is new, however the entry was edited. What a person has removed stays away.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

FILE = "tools/changes/covered.json"
"""Where it is in a checkout."""


def read(file: Path) -> dict[str, list[str]]:
    """Return the identities of the changes, by package."""
    found: dict[str, list[str]] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return found


def write(covered: Mapping[str, Collection[str]], file: Path) -> None:
    """Write the record, with one identity a line, so that two branches can add some."""
    text = json.dumps({name: sorted(covered[name]) for name in sorted(covered)}, indent=0)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{text}\n", "utf-8")
