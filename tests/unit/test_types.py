"""tests/types, which only type checkers read, covers every resource."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("api", ["coreplus", "pracsuite"])
def test_every_resource_type_is_pinned(api: str) -> None:
    document = json.loads((ROOT / f"mockserver/practice_mock/documents/{api}.json").read_text("utf-8"))
    operations = [part for item in document["paths"].values() for part in item.values() if isinstance(part, dict)]
    pinned = (ROOT / f"tests/types/{api}.py").read_text("utf-8")
    for resource in {operation["x-sdk"]["resource"] for operation in operations}:
        assert f"assert_type(asynchronous.{resource}, " in pinned, resource
