"""Where the sources of the site are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]

SOURCES = (
    ROOT / "generated/pracsuite-client",
    ROOT / "generated/coreplus-client",
    ROOT / "generated/pracsuite-models",
    ROOT / "generated/coreplus-models",
    ROOT / "mockserver",
)
"""The folders of the packages that the reference describes."""
