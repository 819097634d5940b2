"""Whether a document is written in the OpenAPI that the factory reads: dialect.yaml, and words for what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from ..bundle import Document
from ..load import escape
from ..problems import Problem

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
        if error.kind.name == "additionalProperties":
            for key in error.kind.unexpected:
                reason = _INSTEAD.get(key, "is nothing that the factory reads here; leave it out")
                yield document.problem(f"{pointer}/{escape(key)}", reason)
        elif error.kind.name == "propertyNames":
            yield document.problem(pointer, f"has a key of the wrong form: {error.kind.error.message}")
        else:
            yield document.problem(pointer, _words(error))


def _words(error: jsonschema_rs.ValidationError) -> str:
    match error.kind.name:
        case "type":
            return f"must be {_either(error.kind.types)}"
        case "const":
            return f"must be {error.kind.expected_value}"
        case "enum":
            return f"must be {_either(error.kind.options)}"
        case "required":
            return f"needs {error.kind.property}"
        case "pattern":
            return f"must match {error.kind.pattern}"
        case _:
            return error.message


def _either(choices: Iterable[Any]) -> str:
    return " or ".join(map(str, choices))


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    dialect: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("dialect.yaml").read_text("utf-8"))
    return jsonschema_rs.Draft202012Validator(dialect)
