"""The context of every builder of nodes: the document, the names of its classes, and which schemas requests use."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from ..document.bundle import Document
from ..document.described_by_extension import derived
from ..document.facts import MULTIPART, received_schemas, references, sent_schemas
from ..document.positions import Kind
from ..document.traversal import operations
from .parser import Parsed
from .types import TypeMapper


@frozen
class Context:
    """A document and what is derived from it once.

    Attributes:
        class_names: The Python class of each object and enum schema.
        sent: The schemas that requests contain.
        received: The schemas that responses contain.
        multipart: The schemas of multipart forms. They have no class.
        derived: The properties that the client derives from files, as pairs of schema and property.
    """

    document: Document
    class_names: Mapping[str, str]
    sent: frozenset[str]
    received: frozenset[str]
    multipart: frozenset[str]
    derived: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, document: Document, parsed: Parsed) -> Context:
        """Return the context of a parsed document."""
        bodies = [operation.get("requestBody") for *_, operation in operations(document)]
        multipart = {
            name
            for body in bodies
            if body and MULTIPART in (content := document.resolve(body)["content"])
            for name in references({"$ref": content[MULTIPART]["schema"]["$ref"]}, Kind.SCHEMA)
        }
        return cls(
            document,
            parsed.class_names,
            sent=frozenset(sent_schemas(document)),
            received=frozenset(received_schemas(document)),
            multipart=frozenset(multipart),
            derived=frozenset(derived(document)),
        )

    def types(self, *, writing: bool, module: str | None = None) -> TypeMapper:
        """Return the type mapper for values that are sent or received, as named in a module of records."""

        def class_name(name: str) -> str:
            own = self.document.modules[name]
            return self.class_names[name] if module in (None, own) else f"_{own}.{self.class_names[name]}"

        return TypeMapper(self.document, class_name, writing)
