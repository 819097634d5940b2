"""The OpenAPI document of each API, written here by the project's generator."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def load(api: str) -> dict[str, Any]:
    """Return the document of `pracsuite` or `coreplus`. Raises FileNotFoundError for another name."""
    document: dict[str, Any] = json.loads(text(api))
    return document


def text(api: str) -> str:
    """Return the text of a document. Raises FileNotFoundError for another name."""
    return files(__name__).joinpath(f"{api}.json").read_text(encoding="utf-8")
