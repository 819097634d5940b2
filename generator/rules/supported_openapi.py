"""Whether a document is written in the OpenAPI that the factory reads: dialect.yaml, and words for what is not."""

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

_COMPOSED = "is read differently by different generators; write it out, or use a nullable type"

_INSTEAD = {
    "nullable": "belongs to OpenAPI 3.0; write type: [string, 'null']",
    "const": "is not checked by the clients; write a named enum of one value",
    "exclusiveMinimum": "is not checked by the clients; write minimum",
    "exclusiveMaximum": "is not checked by the clients; write maximum",
    **dict.fromkeys(("allOf", "oneOf", "if", "then", "else", "prefixItems"), _COMPOSED),
    **dict.fromkeys(("patternProperties", "dependentRequired", "dependentSchemas"), _COMPOSED),
}
"""What to say of a key that other tools read."""


def is_followed(document: Document) -> Iterator[Problem]:
    """Every key is one that the factory reads, and every value has the form that it reads there."""
    for error in _validator().iter_errors(document.data):
        pointer = "".join(f"/{escape(str(token))}" for token in error.instance_path)
        kind: Any = error.kind  # the library types what all kinds share, not what each of them says
        if kind.name == "additionalProperties":
            for key in kind.unexpected:
                reason = _INSTEAD.get(key, "is nothing that the factory reads here; leave it out")
                yield document.problem(f"{pointer}/{escape(key)}", reason)
        else:
            yield document.problem(pointer, _words(kind, error.message))


def _words(kind: Any, message: str) -> str:
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
            return f"has a key of the wrong form: {kind.error.message}"
        case _:
            return message


def _either(choices: Iterable[Any]) -> str:
    return " or ".join(map(str, choices))


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    dialect: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("supported_openapi.yaml").read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator(dialect)
