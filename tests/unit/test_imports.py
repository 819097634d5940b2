"""Each package imports the standard library, itself, and the third-party packages that it declares: nothing else."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALLOWED = {
    "generator/runtime": {
        *("anyio", "attrs", "click", "dlt", "duckdb", "httpcore", "httpx", "keyring", "msgspec", "opentelemetry"),
        "rich",
    },
    "generator": {
        *("attrs", "datamodel_code_generator", "generator", "jinja2", "jsonschema_rs", "openapi_python_client"),
        *("packaging", "pydantic", "pydantic_core", "ruff", "yaml"),
    },
    "mockserver/practice_mock": {
        *("coreplus_client", "httptools", "httpx", "jsonschema_rs", "msgspec", "platformdirs", "practice_mock"),
        *("pracsuite_client", "pytest", "python_multipart", "sortedcontainers", "starlette", "uvicorn"),
    },
}


def imported(path: Path) -> Iterator[str]:
    """Yield the root package of each absolute import of a module, wherever it is in the module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("folder", ALLOWED)
def test_package_imports_only_what_it_declares(folder: str) -> None:
    nested = [ROOT / other for other in ALLOWED if other != folder and other.startswith(f"{folder}/")]
    found = {
        f"{path.relative_to(ROOT)}: {root}"
        for path in (ROOT / folder).rglob("*.py")
        if not any(path.is_relative_to(other) for other in nested)
        for root in imported(path)
        if root not in sys.stdlib_module_names and root not in ALLOWED[folder]
    }
    assert sorted(found) == []
