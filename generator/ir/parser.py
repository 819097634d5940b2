"""Run a document through the parser of openapi-python-client, and check that nothing is lost.

The parser warns about what it cannot read and omits it. Here each such warning is an error, and so is an operation or
schema that is missing from the result.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from attrs import frozen
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.strings import ClassName

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.names import FIELD_PREFIX
from ..document.positions import HTTP_METHODS
from ..document.problems import Problem, SpecError
from ..document.traversal import operations


@frozen
class Parsed:
    """The result of parsing a document.

    Attributes:
        class_names: The Python class of each object and enum schema.
    """

    class_names: dict[str, str]


def parse(document: Document) -> Parsed:
    """Parse a document.

    Raises:
        SpecError: The parser could not read something, or something is missing from the result.
    """
    data = GeneratorData.from_dict(_projection(document.data), config=_config())
    if isinstance(data, GeneratorError):
        raise SpecError.at(document.place(""), f"is not an OpenAPI document: {data.detail}")
    problems = [_problem(document, error) for error in data.errors]
    parsed: set[str] = set()
    paths = {(_shape(path), method): pointer for pointer, path, method, _ in operations(document)}
    for collection in data.endpoint_collections_by_tag.values():
        problems += [_problem(document, error) for error in collection.parse_errors]
        parsed |= {
            paths[_shape(endpoint.path.get_untrusted_value()), endpoint.method] for endpoint in collection.endpoints
        }
    known = {str(found.class_info.name) for found in (*data.models, *data.enums)}
    class_names = {name: str(ClassName(name, FIELD_PREFIX)) for name in document.schemas}
    class_names = {name: class_name for name, class_name in class_names.items() if class_name in known}
    if not problems:
        problems += _omitted(document, parsed, class_names)
    if problems:
        raise SpecError.of(problems)
    return Parsed(class_names)


def _config() -> Config:
    return Config.from_sources(
        ConfigFile(literal_enums=True, field_prefix=FIELD_PREFIX),
        MetaType.NONE,
        Path("openapi.json"),
        "utf-8",
        overwrite=True,
        output_path=None,
    )


def _projection(data: dict[str, Any]) -> dict[str, Any]:
    """Return the document without what the parser would misinterpret, which is rules on combinations of properties.

    Files of any media type become binary responses.
    """
    projected = copy.deepcopy(data)
    for schema in projected["components"]["schemas"].values():
        if "enum" in schema:
            _project_enum(schema)
        if schema.get("type") == "object":
            schema.pop("not", None)
            schema.pop("anyOf", None)
    for item in projected["paths"].values():
        for method in HTTP_METHODS:
            for response in item.get(method, {}).get("responses", {}).values():
                content = response.get("content", {})
                if content and "application/json" not in content:
                    response["content"] = {"application/octet-stream": next(iter(content.values()))}
    return projected


def _project_enum(schema: dict[str, Any]) -> None:
    """Turn an enum into one that the parser can read: without null, and with fractions as texts."""
    values = [value for value in schema["enum"] if value is not None]
    if any(isinstance(value, float) for value in values):
        values = [str(value) for value in values]
    schema["enum"] = values
    schema["type"] = "string" if isinstance(values[0], str) else "integer"


def _shape(path: str) -> str:
    """Return a path without the names of its parameters, which the parser renames."""
    return "/".join("{}" if "{" in segment else segment for segment in path.split("/"))


def _problem(document: Document, error: ParseError) -> Problem:
    header = f"{error.header}: " if error.header else ""
    return document.problem(_pointer(document, error), f"{header}{error.detail or 'cannot be read'}".strip())


def _pointer(document: Document, error: ParseError) -> str:
    """Return the pointer of the operation or schema that the text of a parser error names."""
    text = f"{error.header or ''} {error.detail or ''}"
    for pointer, path, method, _ in operations(document):
        if f"{method.upper()} {path} " in f"{text} ":
            return pointer
    for name in sorted(document.schemas, key=len, reverse=True):
        if name in text:
            return f"/components/schemas/{escape(name)}"
    return ""


def _omitted(document: Document, parsed: set[str], class_names: dict[str, str]) -> list[Problem]:
    """Return a problem for each operation and schema that is missing from the result."""
    problems = [
        document.problem(pointer, "openapi-python-client omitted the operation")
        for pointer, *_ in operations(document)
        if pointer not in parsed
    ]
    for name, schema in document.schemas.items():
        if ("enum" in schema or schema.get("type") == "object") and name not in class_names:
            problems.append(
                document.problem(
                    f"/components/schemas/{escape(name)}",
                    "openapi-python-client omitted the schema; another may have the same Python name",
                )
            )
    return problems
