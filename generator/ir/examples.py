"""Choose the call that the READMEs of both packages show, from the facts of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.facts import JSON, is_paged, success
from ..document.json_pointer import unescape
from ..document.security import arguments, required, schemes
from ..document.traversal import operations
from ..source_text.typed import Identifier
from .example_nodes import Example, ListCall, Mock
from .names import Names, has_class


def build_example(document: Document, names: Names) -> Example:
    """Return the example of a document: the first list without personal data, otherwise the first one."""
    calls = sorted(_list_calls(document, names), key=lambda found: found[0])
    return Example(_mock(document), calls[0][1] if calls else None)


def _mock(document: Document) -> Mock | None:
    stated = document.data["x-sdk"].get("mock")
    if stated is None:
        return None
    taken = [argument for name in required(document) for argument in arguments(schemes(document)[name])]
    given = stated.get("credentials", {})
    return Mock(stated["base_url"], tuple((Identifier(argument), given[argument]) for argument in taken))


def _list_calls(document: Document, names: Names) -> Iterator[tuple[bool, ListCall]]:
    """Yield each list that needs no arguments, with whether its records are personal data."""
    for _, path, _, operation in operations(document):
        if "x-pagination" not in operation or "requestBody" in operation or operation["x-safety"] != "read":
            continue
        listed = document.data["paths"][path].get("parameters", []) + operation.get("parameters", [])
        if any(document.resolve(entry).get("required") for entry in listed):
            continue
        name = _record(document, operation)
        schema: Mapping[str, Any] = {} if name is None else document.schemas[name]
        has_record = name is not None and "properties" in schema and has_class(schema)
        personal = any(declared.get("x-phi") for declared in schema.get("properties", {}).values())
        yield (
            personal or not has_record,
            ListCall(
                Identifier(operation["x-sdk"]["resource"]),
                Identifier(operation["x-sdk"]["method"]),
                is_paged(operation),
                names.classes[name] if name is not None and has_record else None,
            ),
        )


def _record(document: Document, operation: Mapping[str, Any]) -> str | None:
    """Return the name of the schema of a list's records, ``None`` if it has none."""
    content = document.resolve(success(operation)).get("content", {})
    if JSON not in content:
        return None
    page = document.resolve(content[JSON]["schema"])
    reference = page["properties"][operation["x-pagination"]["items"]].get("items", {}).get("$ref")
    return None if reference is None else unescape(str(reference).rpartition("/")[2])
