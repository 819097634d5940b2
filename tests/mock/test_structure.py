"""The modules of the mock are named after the spec files of the resources that they serve."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

SPECS = Path(__file__).parents[2] / "specs"
METHODS = {"get", "put", "post", "delete", "patch"}


def operations(file: Path) -> set[str]:
    """Return the operation IDs of a spec file."""
    items: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return {item[method]["operationId"] for item in items.values() for method in METHODS & item.keys()}


@pytest.mark.parametrize(
    ("api", "file"),
    [(api, file) for api in ("pracsuite", "coreplus") for file in sorted((SPECS / api / "paths").glob("*.yaml"))],
    ids=lambda part: part if isinstance(part, str) else part.stem,
)
def test_operations_of_a_spec_file_are_in_the_routes_module_of_its_name(api: str, file: Path) -> None:
    wanted = operations(file)
    assert wanted
    routes = f"practice_mock.{api}.routes"
    references = import_module(f"{routes}.references").HANDLERS
    if not wanted <= references.keys():
        assert wanted <= import_module(f"{routes}.{file.stem}").HANDLERS.keys()
