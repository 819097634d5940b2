"""The OpenAPI document of each API, written here by the project's generator."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import msgspec


def load(api: str) -> dict[str, Any]:
    """Return the document of `pracsuite` or `coreplus`. Raises FileNotFoundError for another name."""
    document: dict[str, Any] = msgspec.json.decode(files(__name__).joinpath(f"{api}.json").read_bytes())
    return document
