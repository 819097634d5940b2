"""The mock reads every documented query parameter by its name, so renaming one in a document cannot switch it off."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import practice_mock
from practice_mock import documents

APIS = ("coreplus", "pracsuite")
WITHOUT_EFFECT = {"coreplus": {"cancellationId"}, "pracsuite": set[str]()}
"""The parameters that are accepted but have no documented effect."""


def _nodes(api: str) -> Iterator[ast.AST]:
    for path in sorted((Path(practice_mock.__file__).parent / api).rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


def _documented(api: str) -> set[str]:
    """Return the names of the query parameters of a document."""
    found: set[str] = set()
    document = documents.load(api)
    shared = document["components"].get("parameters", {})
    for item in document["paths"].values():
        for holder in (item, *(value for value in item.values() if isinstance(value, dict))):
            for entry in holder.get("parameters", ()):
                parameter = shared[entry["$ref"].rpartition("/")[2]] if "$ref" in entry else entry
                if parameter["in"] == "query":
                    found.add(parameter["name"])
    return found


def _read(api: str) -> set[str]:
    """Return the constant names that the mock looks up in a query."""
    found: set[str] = set()
    for node in _nodes(api):
        if isinstance(node, ast.Subscript) and _is_query(node.value):
            looked_up: ast.AST = node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_query(node.func.value):
            looked_up = node.args[0] if node.args else node
        elif isinstance(node, ast.Compare) and _is_query(node.comparators[0]):
            looked_up = node.left
        else:
            continue
        if isinstance(looked_up, ast.Constant) and isinstance(looked_up.value, str):
            found.add(looked_up.value)
    return found


def _is_query(node: ast.AST) -> bool:
    """Return whether an expression is the parameters of a call, not the text of the query in its URL."""
    if isinstance(node, ast.Attribute):
        return node.attr == "query" and not (isinstance(node.value, ast.Attribute) and node.value.attr == "request")
    return isinstance(node, ast.Name) and node.id == "query"


@pytest.mark.parametrize("api", APIS)
def test_mock_names_every_documented_query_parameter(api: str) -> None:
    named = {node.value for node in _nodes(api) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert _documented(api) - named == WITHOUT_EFFECT[api], "no handler reads these; rename them in the mock too"


@pytest.mark.parametrize("api", APIS)
def test_mock_reads_only_documented_query_parameters(api: str) -> None:
    read = _read(api)
    assert len(read) > 5
    assert read - _documented(api) == set(), "no operation has these; rename them in the document too"
