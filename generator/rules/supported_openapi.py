"""Check that a document uses only the OpenAPI that the generator supports, which supported_openapi.yaml describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem

_COMPOSED = "is interpreted differently by different generators; write it out, or use a nullable type"

_INSTEAD = {
    "nullable": "belongs to OpenAPI 3.0; write type: [string, 'null']",
    "const": "is not checked by the clients; write a named enum of one value",
    "exclusiveMinimum": "is not checked by the clients; write minimum",
    "exclusiveMaximum": "is not checked by the clients; write maximum",
    **dict.fromkeys(("allOf", "oneOf", "if", "then", "else", "prefixItems"), _COMPOSED),
    **dict.fromkeys(("patternProperties", "dependentRequired", "dependentSchemas"), _COMPOSED),
}
"""The message for a key that other tools support."""


def is_used(document: Document) -> Iterator[Problem]:
    """Require that every key and every value is one that the generator supports in its place."""
    for error in _validator().iter_errors(document.data):
        pointer = "".join(f"/{escape(str(token))}" for token in error.instance_path)
        kind: Any = error.kind  # the library declares only the attributes that all kinds have
        if kind.name == "additionalProperties":
            for key in kind.unexpected:
                reason = _INSTEAD.get(key, "is not supported here; remove it")
                yield document.problem(f"{pointer}/{escape(key)}", reason)
        else:
            yield document.problem(pointer, _message(kind, error.message))


def _message(kind: Any, message: str) -> str:
    match kind.name:
        case "type":
            return f"must be {_either(kind.types)}"
        case "const":
            return f"must be {kind.expected_value}"
        case "enum":
            return f"must be {_either(kind.options)}"
        case "required":
            return f"needs {kind.property}"
        case "pattern":
            return f"must match {kind.pattern}"
        case "propertyNames":
            return f"has an invalid key: {kind.error.message}"
        case _:
            return message


def _either(choices: Iterable[Any]) -> str:
    return " or ".join(map(str, choices))


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    supported: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("supported_openapi.yaml").read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator(supported)
