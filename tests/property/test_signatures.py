"""A method accepts the parameters of its operation and nothing else."""

from __future__ import annotations

import inspect
from functools import cache
from typing import Any, get_args

import httpx
import pytest

from tests.property.apis import APIS, OPERATIONS, Api, Operation
from tests.property.clients import Canned, invented_access

EVERY_CALL = {"timeout", "extra_headers", "extra_query"}
"""Keywords that each method has in addition to those of its operation."""


def described(operation: Operation) -> tuple[list[str], set[str], set[str]]:
    """Return the names of an operation's path parameters, its other parameters, and the required ones."""
    in_path = [one.python for one in operation.parameters if one.place == "path"]
    others = {one.python for one in operation.parameters if one.place != "path"}
    needed = {one.python for one in operation.parameters if one.place != "path" and one.required}
    if operation.body is not None and operation.fixed_body is None:
        schema = operation.api.shape(operation.body.schema).schema
        for name, python, _ in operation.api.properties(schema):
            others.add(python)
            if name in schema.get("required", ()):
                needed.add(python)
        if operation.body.media_type == "multipart/form-data":
            others.add("progress")
    if operation.body is not None and operation.body.media_type == "application/json":
        others.add("extra_body")
    if "x-reconcile" in operation.definition:
        others.add("reconcile")
    if "x-filters" in operation.definition:
        others.add("where")
    if operation.definition.get("x-sort"):
        others.add("order_by")
    if operation.definition.get("x-pagination", {"style": "none"})["style"] != "none":
        others |= {"limit", "allow_changes"}
    return in_path, others, needed


@pytest.mark.parametrize("prefix", ["", "Async"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_method_signature_matches_its_operation(operation: Operation, prefix: str) -> None:
    in_path, others, needed = described(operation)
    signature = inspect.signature(getattr(getattr(_client(operation.api, prefix), operation.resource), operation.verb))
    positional = [one for one in signature.parameters.values() if one.kind is one.POSITIONAL_OR_KEYWORD]
    keywords = [one for one in signature.parameters.values() if one.kind is one.KEYWORD_ONLY]
    assert [one.name for one in positional] == in_path
    assert {one.name for one in keywords} - EVERY_CALL == others
    assert {one.name for one in keywords if one.default is one.empty} == needed


@pytest.mark.parametrize("api", APIS, ids=str)
def test_literal_types_list_the_documented_values(api: Api) -> None:
    for name, schema in api.document["components"]["schemas"].items():
        if "enum" in schema:
            assert get_args(getattr(api.package, name)) == tuple(schema["enum"]), name


@cache
def _client(api: Api, prefix: str) -> Any:
    pool = (httpx.AsyncClient if prefix else httpx.Client)(transport=Canned())
    return getattr(api.package, f"{prefix}{api.client_name}")(**invented_access(api), http_client=pool)
