"""A document for other generators, with a neutral name or text in place of each of its own.

The other generators get nothing else, so the names, texts and keys of a document cannot change the form of what they
make. Their output is translated back afterwards, so the names in it are those of the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from ..document.bundle import Document
from ..document.facts import JSON, MULTIPART, is_json
from ..document.json_pointer import escape, unescape
from ..document.traversal import operation_parameters, operations
from ..runtime.values.json import is_array, is_object

_KEPT = frozenset(
    {
        "type", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems",
        "deprecated", "readOnly", "writeOnly",
    }
)  # fmt: skip
"""The keys of a schema whose values are neither names nor texts."""

_TEXTS = frozenset({"default", "description", "example", "examples", "pattern", "title"})
"""The keys of a schema whose values are data or texts."""

TOKEN = re.compile(r"\b(?:z[pot]\d{6,}z|Zc\d{6,}z)\b")


@frozen
class Neutral:
    """The neutral names of a document.

    Attributes:
        pointers: The place of each class, property and operation, by its neutral name.
        texts: Each text, by its neutral text.
    """

    document: Document
    pointers: dict[str, str] = field(factory=dict[str, str])
    texts: dict[str, str] = field(factory=dict[str, str])
    _known: dict[str, str] = field(factory=dict[str, str], repr=False)

    def class_name(self, schema: str) -> str:
        """Return the neutral name of a schema."""
        return self._name("Zc", f"/components/schemas/{escape(schema)}")

    def property_name(self, schema: str, name: str) -> str:
        """Return the neutral name of a property of a named schema."""
        return self._name("zp", f"/components/schemas/{escape(schema)}/properties/{escape(name)}")

    def operation_name(self, pointer: str) -> str:
        """Return the neutral name of an operation, or of a parameter of one."""
        return self._name("zo", pointer)

    def text(self, value: str) -> str:
        """Return the neutral text of a text: the same for equal ones."""
        token = self._name("zt", f"\0{value}")
        self.texts[token] = value
        return token

    def _name(self, prefix: str, key: str) -> str:
        if key not in self._known:
            self._known[key] = f"{prefix}{len(self._known):06}z"
            self.pointers[self._known[key]] = key
        return self._known[key]

    def schema(self, schema: Any, owner: str, *, named: bool = False, keep: Callable[[str, Any], bool]) -> Any:
        """Return a schema with neutral names.

        Args:
            schema: The schema.
            owner: The name of the named schema that it is part of.
            named: Whether it is that schema itself.
            keep: Whether a key with a value is kept. Keys that are unknown here are never kept.
        """
        if not is_object(schema):
            return schema
        made: dict[str, Any] = {}
        for key, value in schema.items():
            if not keep(key, value):
                continue
            if key in _KEPT or (key == "format" and isinstance(value, str)):
                made[key] = value
            elif key in _TEXTS or key == "enum":
                made[key] = self._data(value)
            elif key in ("items", "additionalProperties", "not"):
                made[key] = self.schema(value, owner, keep=keep)
            elif key == "anyOf":
                made[key] = [self.schema(choice, owner, keep=keep) for choice in value]
            elif key == "$ref":
                made[key] = self._reference(str(value))
            elif key == "properties":
                made[key] = {
                    self.property_name(owner, name): self.schema(declared, owner, keep=keep)
                    for name, declared in value.items()
                }
            elif key == "required":
                made[key] = [self.property_name(owner, name) for name in value]
        if named and schema.get("type") == "object":
            for key in ("anyOf", "not"):  # rules on combinations of properties
                made.pop(key, None)
        return made

    def _data(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if is_array(value):
            return [self._data(item) for item in value]
        if is_object(value):
            return {self.text(key): self._data(item) for key, item in value.items()}
        return value

    def _reference(self, reference: str) -> str:
        return f"#/components/schemas/{self.class_name(unescape(reference.rpartition('/')[2]))}"

    def schemas(self, keep: Callable[[str, Any], bool]) -> dict[str, Any]:
        """Return all named schemas; see ``schema``."""
        return {
            self.class_name(name): self.schema(schema, name, named=True, keep=keep)
            for name, schema in self.document.schemas.items()
        }

    def paths(self, keep: Callable[[str, Any], bool]) -> dict[str, Any]:
        """Return all operations, each under a path of its own. References other than those to schemas are resolved."""
        return dict(self._paths(keep))

    def _paths(self, keep: Callable[[str, Any], bool]) -> Iterator[tuple[str, Any]]:
        document = self.document
        for pointer, path, method, operation in operations(document):
            token = self.operation_name(pointer)
            parameters = [
                {
                    "name": self.operation_name(f"{pointer}\0{index}"),
                    "in": parameter["in"],
                    "required": bool(parameter.get("required")),
                    "schema": self.schema(parameter.get("schema", {}), "", keep=keep),
                }
                for index, parameter in enumerate(operation_parameters(document, path, operation))
            ]
            made: dict[str, Any] = {
                "operationId": token,
                "tags": ["operations"],
                "parameters": parameters,
                "responses": {
                    status: self._response(status, document.resolve(response), keep)
                    for status, response in operation.get("responses", {}).items()
                },
            }
            if "requestBody" in operation:
                content = document.resolve(operation["requestBody"]).get("content", {})
                made["requestBody"] = {"content": dict(self._content(content, (JSON, MULTIPART), keep))}
            places = "".join(f"/{{{parameter['name']}}}" for parameter in parameters if parameter["in"] == "path")
            yield f"/{token}{places}", {method: made}

    def _response(self, status: str, response: Mapping[str, Any], keep: Callable[[str, Any], bool]) -> dict[str, Any]:
        content = response.get("content", {})
        if content and JSON not in content:  # JSON in an error, or a file of any media type
            of_errors = [declared for media, declared in content.items() if status[0] != "2" and is_json(media)]
            name = JSON if of_errors else "application/octet-stream"
            content = {name: next(iter(of_errors or content.values()))}
        known = (JSON, "application/octet-stream")
        return {"description": "", **({"content": dict(self._content(content, known, keep))} if content else {})}

    def _content(
        self, content: Mapping[str, Any], known: tuple[str, ...], keep: Callable[[str, Any], bool]
    ) -> Iterator[tuple[str, Any]]:
        for media, declared in content.items():
            if media in known:
                yield media, {"schema": self.schema(declared.get("schema", {}), "", keep=keep)}
