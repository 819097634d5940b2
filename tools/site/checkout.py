"""Where the sources of the site are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]

APIS = {"pracsuite": "PracSuite", "coreplus": "coreplus"}
"""The APIs, in the order of the reference, with their titles."""

CLIENTS = tuple(ROOT / f"generated/{api}-client" for api in APIS)
SOURCES = (*CLIENTS, *(ROOT / f"generated/{api}-models" for api in APIS), ROOT / "mockserver")
"""The folders of the packages that the reference describes."""
