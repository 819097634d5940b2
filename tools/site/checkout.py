"""Where the sources of the site are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]

APIS = {"pracsuite": "PracSuite", "coreplus": "coreplus"}
"""The APIs, in the order of the reference, with their titles."""

SOURCES = (
    *(ROOT / f"generated/{api}-{kind}" for api in APIS for kind in ("client", "models")),
    ROOT / "mockserver",
)
"""The folders of the packages that the reference describes."""
