"""Read a document a second time, with the parser of openapi-python-client, and check that nothing is lost.

The parser warns about what it cannot read and omits it. Here each such warning is an error, and so is an operation or
schema that is missing from the result. The parser gets neutral names, so that it cannot disagree about names; its
messages are translated back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any

from attrs import frozen
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.strings import ClassName

from ..document.bundle import Document
from ..document.json_pointer import escape, unescape
from ..document.names import FIELD_PREFIX
from ..document.problems import Problem, SpecError
from ..document.traversal import operations, types
from .names import Names, has_class
from .neutral import TOKEN, Neutral

_DROPPED = frozenset({"default", "description", "example", "examples", "format", "pattern", "title"})
"""The keys that do not change how a document is read. The parser has no dates in headers, but this client has."""

_FIX = "write it with one type (and null), a named enum of texts or of numbers, or a reference"

_OMITTED = f"openapi-python-client, the second reader of every document, cannot read this; {_FIX}"

_CONSEQUENCE = "Could not find reference in parsed models or enums"

_NOISE = re.compile(
    r"<[\w.]+ object at 0x[0-9a-fA-F]+>|^1 validation error for OpenAPI|Failure to process schema has resulted .*"
    r"|, response will be omitted from generated client|\[type=.*|For further information visit .*"
)
"""What a message of the parser has that says nothing to an author: addresses of objects, and what it would omit."""


@frozen
class Parsed:
    """A document that both readings understand.

    Attributes:
        names: The Python names of everything in it.
    """

    names: Names


def parse(document: Document) -> Parsed:
    """Read a document a second time.

    Raises:
        SpecError: The parser could not read something, or something is missing from the result.
    """
    neutral = Neutral(document)
    schemas = _schemas(neutral)
    records = _read(schemas, {})
    called = _read(_without_properties(schemas), neutral.paths(_keep))
    errors = [*records.errors, *called.errors]
    problems = _problems(neutral, errors)
    if not problems:
        problems = list(_omitted(neutral, called.endpoints, records.classes))
    if problems:
        raise SpecError.of(problems)
    return Parsed(Names.of(document))


@frozen
class _Reading:
    """What the parser has read of a document.

    Attributes:
        errors: What it could not read.
        classes: The names of the classes of the schemas.
        endpoints: The names of the operations.
    """

    errors: Sequence[ParseError | GeneratorError]
    classes: frozenset[str] = frozenset()
    endpoints: frozenset[str] = frozenset()


def _read(schemas: dict[str, Any], paths: dict[str, Any]) -> _Reading:
    given = {
        "openapi": "3.1.0",
        "info": {"title": "API", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }
    data = GeneratorData.from_dict(given, config=_config())
    if isinstance(data, GeneratorError):
        return _Reading([data])
    collections = data.endpoint_collections_by_tag.values()
    return _Reading(
        [*data.errors, *(error for found in collections for error in found.parse_errors)],
        frozenset(str(found.class_info.name) for found in (*data.models, *data.enums)),
        frozenset(str(endpoint.name) for found in collections for endpoint in found.endpoints),
    )


def _config() -> Config:
    return Config.from_sources(
        ConfigFile(literal_enums=True, field_prefix=FIELD_PREFIX),
        MetaType.NONE,
        Path("openapi.json"),
        "utf-8",
        overwrite=True,
        output_path=None,
    )


def _schemas(neutral: Neutral) -> dict[str, Any]:
    schemas = neutral.schemas(_keep)
    for schema in schemas.values():
        if "enum" in schema:
            _project_enum(schema)
    return schemas


def _without_properties(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas without the contents of records, which no operation depends on.

    For each operation, the parser copies all records that its responses contain, however deep.
    """
    return {name: {"type": "object"} if schema.get("type") == "object" else schema for name, schema in schemas.items()}


def _project_enum(schema: dict[str, Any]) -> None:
    """Turn an enum into one of which the parser makes a class: without null, and with fractions as texts."""
    values = [value for value in schema["enum"] if value is not None]
    if any(isinstance(value, float) for value in values):
        values = [str(value) for value in values]
    schema["enum"] = values
    others = [name for name in types(schema) if name != "null"]
    if len(others) == 1:
        schema["type"] = {"number": "string"}.get(others[0], others[0])


def _keep(key: str, value: object) -> bool:
    return key not in _DROPPED


def _problems(neutral: Neutral, errors: Sequence[ParseError | GeneratorError]) -> list[Problem]:
    """Return a problem for each error that is not the consequence of another one."""
    causes = [error for error in errors if _CONSEQUENCE not in (error.detail or "")]
    return [_problem(neutral, error) for error in causes or errors]


def _problem(neutral: Neutral, error: ParseError | GeneratorError) -> Problem:
    said = " ".join(f"{error.header or ''} {error.detail or ''} {getattr(error, 'data', None) or ''}".split())
    tokens = [token for token in TOKEN.findall(said) if not token.startswith("zt")]
    detail = _NOISE.sub("", " ".join((error.detail or error.header or "").split())).strip(" .,")
    words = TOKEN.sub(lambda match: repr(_word(neutral, match.group())), detail)
    message = f"openapi-python-client, the second reader of every document, cannot read this ({words}); {_FIX}"
    return neutral.document.problem(_nearest(neutral, tokens), message)


def _nearest(neutral: Neutral, tokens: list[str]) -> str:
    """Return the most exact place that a message names: a property before its schema, a schema before an operation."""
    order = ("zp", "Zc", "zo")
    for token in sorted(tokens, key=lambda token: order.index(token[:2])):
        if token in neutral.pointers:
            return neutral.pointers[token].partition("\0")[0]
    return "/components/schemas"


def _word(neutral: Neutral, token: str) -> str:
    """Return what a neutral name stands for, as the document calls it."""
    if token in neutral.texts:
        return neutral.texts[token]
    pointer = neutral.pointers.get(token, token)
    return unescape(pointer.partition("\0")[0].rpartition("/")[2])


def _omitted(neutral: Neutral, read: Set[str], classes: Set[str]) -> Iterator[Problem]:
    """Yield a problem for each operation and schema that is missing from the result."""
    document = neutral.document
    for pointer, *_ in operations(document):
        if neutral.operation_name(pointer) not in read:
            yield document.problem(pointer, _OMITTED)
    for name, schema in document.schemas.items():
        if has_class(schema) and str(ClassName(neutral.class_name(name), FIELD_PREFIX)) not in classes:
            yield document.problem(f"/components/schemas/{escape(name)}", _OMITTED)
