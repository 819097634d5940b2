"""The context of every builder of nodes: the document, the names of its classes, and which schemas requests use."""

from __future__ import annotations

from attrs import frozen

from ..document.bundle import Document
from ..document.described_by_extension import derived
from ..document.facts import MULTIPART, received_schemas, references, sent_schemas
from ..document.positions import Kind
from ..document.success_proof import Keys, record_keys
from ..document.traversal import operations
from ..source_text.typed import Code, Identifier, code
from .names import Names, has_class
from .parser import Parsed
from .personal_data import subjects
from .types import LIST, TypeMapper


@frozen
class Context:
    """A document and what is derived from it once.

    Attributes:
        names: The Python name of everything in it.
        sent: The schemas that requests contain.
        received: The schemas that responses contain.
        multipart: The schemas of multipart forms. They have no class.
        derived: The properties that the client derives from files, as pairs of schema and property.
        keys: The declared keys of records.
        subjects: The names of the IDs of records about persons, which paths have.
    """

    document: Document
    names: Names
    sent: frozenset[str]
    received: frozenset[str]
    multipart: frozenset[str]
    derived: frozenset[tuple[str, str]]
    keys: Keys
    subjects: frozenset[str]

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
            parsed.names,
            sent=frozenset(sent_schemas(document)),
            received=frozenset(received_schemas(document)),
            multipart=frozenset(multipart),
            derived=frozenset(derived(document)),
            keys=record_keys(document),
            subjects=subjects(document),
        )

    @property
    def classes(self) -> list[str]:
        """The schemas that have a class or an alias in the client."""
        schemas = self.document.schemas
        return [name for name in schemas if has_class(schemas[name]) and name not in self.multipart]

    def types(self, *, writing: bool, module: Identifier | None = None, list_name: Code = LIST) -> TypeMapper:
        """Return the type mapper for values that are sent or received, as named in a module of records.

        Args:
            writing: Whether values are sent.
            module: The module of records; ``None`` for any other module.
            list_name: The name of ``list`` in the scope of the code.
        """

        def class_name(name: str) -> Code:
            own = self.names.modules[name]
            made = self.names.classes[name]
            return made if module in (None, own) else code("_{}.{}", own, made)

        return TypeMapper(self.document, class_name, writing, list_name)
