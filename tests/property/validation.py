"""Whether a value fits a schema of a document, by a validator that neither the client nor the mock made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from jsonschema_rs import Draft202012Validator, Registry

from tests.property.apis import Api, Json, Operation, Schema
from tests.property.decode import READERS

UNCHECKED = ("email", "uri", "uuid")
"""Formats that a client leaves to the server: what is a good address is the server's word."""

_BITS = {"int32": 32, "int64": 64}
"""What no validator looks at: a format says how many bits a whole number has."""

_ROOT = "urn:tests:document"


def conforms(api: Api, schema: Schema, value: Json, *, bits: bool = True) -> bool:
    """Whether a value fits a schema, formats included; those that say how many bits a number has only with `bits`."""
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
        formats={name: _reads(reader) for name, reader in READERS.items()} | dict.fromkeys(UNCHECKED, _is_text),
        validate_formats=True,
        ignore_unknown_formats=True,
        registry=_registry(api, bits),
    )


def _pointer(path: Iterable[str | int]) -> str:
    return "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in path)


def sized(schema: Schema) -> Schema:
    """The same schema of a whole number, with the limits spelt out that its format sets."""
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
    """A copy whose references lead into the registered document, and whose whole numbers have their limits."""
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


def _reads(reader: Callable[[str], Any]) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        try:
            reader(text)
        except (ValueError, ArithmeticError):
            return False
        return True

    return check
