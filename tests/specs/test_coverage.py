"""Every known operation is in the documents, the clients and the mock, as the docs state."""

from __future__ import annotations

import importlib
import inspect
import json
from pathlib import Path
from typing import Any

import pytest

from generator.document.bundle import bundle
from generator.document.traversal import operations
from generator.output.coverage_report import coverage
from generator.output.measurement import measure
from generator.settings import Folders

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
APIS = Folders.of(ROOT).apis()


def known(api: str) -> list[dict[str, Any]]:
    """Return the operations known from public documentation or from working code."""
    found: list[dict[str, Any]] = json.loads((HERE / "data" / f"{api}-operations.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("api", APIS)
def test_every_known_operation_is_described(api: str) -> None:
    described = {(method.upper(), path) for _, path, method, _ in operations(bundle(ROOT / "specs" / api))}
    assert [entry for entry in known(api) if (entry["method"], entry["path"]) not in described] == []


@pytest.mark.parametrize("api", APIS)
def test_stated_evidence_matches_the_known_facts(api: str) -> None:
    levels = {
        (method.upper(), path): operation["x-evidence"]["level"]
        for _, path, method, operation in operations(bundle(ROOT / "specs" / api))
    }
    assert {(entry["method"], entry["path"]): entry["confidence"] for entry in known(api)} == levels


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("prefix", ["", "Async"])
def test_every_operation_has_a_documented_method(api: str, prefix: str) -> None:
    document = bundle(ROOT / "specs" / api)
    package = importlib.import_module(f"{api}_client")
    client_class = getattr(package, f"{prefix}{document.data['x-sdk']['client']}")
    for *_, operation in operations(document):
        sdk = operation["x-sdk"]
        module = importlib.import_module(f"{api}_client.resources.{sdk['resource']}")
        resource = next(
            value
            for name, value in vars(module).items()
            if inspect.isclass(value)
            and value.__module__ == module.__name__
            and name.startswith("Async") == bool(prefix)
        )
        assert hasattr(client_class, sdk["resource"])
        further = [operation[key] for key in ("x-upload", "x-download") if key in operation]
        for name in [entry["method"] for entry in (sdk, *operation.get("x-sdk-variants", []), *further)]:
            method = getattr(resource, name)
            doc = inspect.getdoc(method) or ""
            assert "\n\nSource (" in doc
            for argument in inspect.signature(method).parameters:
                assert argument == "self" or f"    {argument}: " in doc, (
                    f"{sdk['resource']}.{name} does not describe {argument}"
                )


@pytest.mark.parametrize("api", APIS)
def test_docs_page_names_every_operation(api: str) -> None:
    document = bundle(ROOT / "specs" / api)
    page = (ROOT / "docs" / "coverage" / f"{api}.md").read_text("utf-8")
    assert page == coverage(document, measure(document, Folders.of(ROOT)))
    for _, path, method, operation in operations(document):
        row = next(line for line in page.splitlines() if line.startswith(f"| `{method.upper()} {path}` |"))
        assert f"{operation['x-sdk']['resource']}.{operation['x-sdk']['method']}" in row
        assert operation["x-evidence"]["level"] in row
        assert row.endswith("| yes | yes |"), (
            "an operation without a handler or property tests: run `nox -s property`, then `nox -s generate`"
        )
