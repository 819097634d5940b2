"""Validate values against schemas of a document, independently of the client and the mock."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from jsonschema_rs import Draft202012Validator, Registry

from tests.property.apis import Api, Json, Operation, Schema
from tests.property.decode import READERS

UNCHECKED = ("email", "uri", "uuid")
"""Formats that a client leaves to the server to check."""

_BITS = {"int32": 32, "int64": 64}
"""The sizes of integer formats, which validators ignore."""

_ROOT = "urn:tests:document"


def conforms(api: Api, schema: Schema, value: Json, *, bits: bool = True) -> bool:
    """Return whether a value fits a schema and its formats; integer sizes are checked only with `bits`."""
    return _validator(api, json.dumps(schema), bits).is_valid(value)


def check_conforms(operation: Operation, place: str, schema: Schema, value: Json) -> None:
    """Fail with the operation, the place and pointer, and the validator's message where a value does not fit."""
    validator = _validator(operation.api, json.dumps(schema), True)
    if not validator.is_valid(value):
        problems = [(_pointer(error.instance_path), error.message) for error in validator.iter_errors(value)]
        raise AssertionError("\n".join(f"{operation}: {place}{at}: {message}" for at, message in problems))


@lru_cache(maxsize=4096)
def _validator(api: Api, schema: str, bits: bool) -> Draft202012Validator:
    return Draft202012Validator(
        _anchored(json.loads(schema), bits),
        formats={name: reads(reader) for name, reader in READERS.items()} | dict.fromkeys(UNCHECKED, _is_text),
        validate_formats=True,
        ignore_unknown_formats=True,
        registry=_registry(api, bits),
    )


def _pointer(path: Iterable[str | int]) -> str:
    return "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in path)


def sized(schema: Schema) -> Schema:
    """Return the schema of an integer with the limits that its format implies."""
    bits = _BITS.get(str(schema.get("format")))
    if bits is None:
        return schema
    least, greatest = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    limits = {
        "minimum": max(least, schema.get("minimum", least)),
        "maximum": min(greatest, schema.get("maximum", greatest)),
    }
    return {**schema, **limits}


@cache
def _registry(api: Api, bits: bool) -> Registry:
    return Registry([(_ROOT, {"components": _anchored({"schemas": api.document["components"]["schemas"]}, bits)})])


def _anchored(node: Any, bits: bool) -> Any:
    """Copy a schema so that references point into the registered document and integers have their limits."""
    if isinstance(node, list):
        return [_anchored(item, bits) for item in node]
    if not isinstance(node, dict):
        return node
    copy = {
        key: _ROOT + value if key == "$ref" and isinstance(value, str) else _anchored(value, bits)
        for key, value in node.items()
    }
    return sized(copy) if bits else copy


def _is_text(text: str) -> bool:
    return True


def reads(reader: Callable[[str], Any]) -> Callable[[str], bool]:
    """Return a function that returns whether a reader can read a text."""

    def check(text: str) -> bool:
        try:
            reader(text)
        except (ValueError, ArithmeticError):
            return False
        return True

    return check
