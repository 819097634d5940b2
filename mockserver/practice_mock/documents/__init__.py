"""The OpenAPI document of each API, written here by the project's generator."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

APIS = ("pracsuite", "coreplus")
"""The APIs that have a document."""


def load(api: str) -> dict[str, Any]:
    """Return the document of one of `APIS`. Raises FileNotFoundError for another name."""
    text = files(__name__).joinpath(f"{api}.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def parameters_of(
    document: Mapping[str, Any], item: Mapping[str, Any], operation: Mapping[str, Any]
) -> Sequence[Mapping[str, Any]]:
    """Return the parameters of an operation of a path item, which include those of the path item."""
    shared = document["components"].get("parameters", {})
    return [
        shared[parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter
        for parameter in (*item.get("parameters", ()), *operation.get("parameters", ()))
    ]
