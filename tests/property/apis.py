"""The bundled documents by operation, which are all that the tests know of an API.

Nothing here is taken from a generated package, so a client that misreads its document cannot mislead its tests.
"""

from __future__ import annotations

import builtins
import importlib
import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import ModuleType
from typing import Any

from practice_mock import documents

Json = Any
Schema = Mapping[str, Any]

METHODS = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True)
class Shape:
    """A schema with its reference followed and its null taken out."""

    schema: Schema
    component: str | None
    """The name of the component that describes it, if one does."""
    nullable: bool

    @property
    def types(self) -> frozenset[str]:
        declared = self.schema.get("type", ())
        return frozenset([declared] if isinstance(declared, str) else declared) - {"null"}

    @property
    def format(self) -> str | None:
        return self.schema.get("format")


@dataclass(frozen=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    place: str
    python: str
    schema: Schema
    explode: bool
    required: bool
    example: Json = field(compare=False)


@dataclass(frozen=True)
class Body:
    """The request body of an operation; each has one media type."""

    media_type: str
    schema: Schema
    encoding: Mapping[str, Any]
    required: bool


@dataclass(frozen=True)
class Api:
    """One API: its document, and where its generated packages are."""

    name: str
    document: Mapping[str, Any] = field(repr=False, compare=False)

    @cached_property
    def package(self) -> ModuleType:
        """Return the package of the generated client."""
        return importlib.import_module(f"{self.name}_client")

    @property
    def client_name(self) -> str:
        """Return the name of the synchronous client class."""
        return str(self.document["x-sdk"]["client"])

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Return every operation of the document, each followed by its variants: one per method of the client."""
        return tuple(
            Operation(self, path, method, definition, tuple(item.get("parameters", ())), variant)
            for path, item in self.document["paths"].items()
            for method, definition in item.items()
            if method in METHODS
            for variant in (None, *(entry["method"] for entry in definition.get("x-sdk-variants", ())))
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return the properties that identify the records of a list, or that a booking is recognized by."""
        lists = [operation for operation in self.operations if operation.items is not None]
        plans = [operation.definition.get("x-reconcile", {"key": {}}) for operation in self.operations]
        booking = {pointer.rpartition("/")[2] for plan in plans for pointer in plan["key"]}
        return frozenset(name for operation in lists for name in operation.key) | booking

    def resolve(self, node: Schema) -> Schema:
        """Resolve a reference; return any other node unchanged."""
        while "$ref" in node:
            target: Any = self.document
            for token in str(node["$ref"]).removeprefix("#/").split("/"):
                target = target[token.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def shape(self, schema: Schema) -> Shape:
        """See `Shape`."""
        if "$ref" in schema:
            inner = self.shape(self.resolve(schema))
            return Shape(inner.schema, str(schema["$ref"]).rpartition("/")[2], inner.nullable)
        branches = schema.get("anyOf", ())
        if {"type": "null"} in branches:
            (other,) = (branch for branch in branches if branch != {"type": "null"})
            inner = self.shape(other)
            return Shape(inner.schema, inner.component, True)
        return Shape(schema, None, "null" in schema.get("type", ()))

    def properties(self, schema: Schema) -> Iterator[tuple[str, str, Schema]]:
        """Yield each declared property of an object: its name on the wire, its name in Python, its schema."""
        for name, definition in schema.get("properties", {}).items():
            yield name, python_name(name, definition), definition


@dataclass(frozen=True, repr=False)
class Operation:
    """One operation, as its document describes it."""

    api: Api = field(compare=False)
    path: str
    method: str
    definition: Schema = field(repr=False, compare=False)
    shared: tuple[Schema, ...] = field(repr=False, compare=False)
    """Parameters of the whole path."""
    variant: str | None = None
    """The name of a further method of the client, which always sends the same body."""

    def __repr__(self) -> str:
        shown = f"{self.method.upper()} {self.path}"
        return shown if self.variant is None else f"{shown} ({self.variant})"

    @property
    def name(self) -> str:
        """Return the name of the operation in reports: its API, and the method of the client that calls it."""
        return f"{self.api.name}-{self.resource}.{self.verb}"

    @property
    def resource(self) -> str:
        """Return the attribute of the client that has the method."""
        return str(self.definition["x-sdk"]["resource"])

    @property
    def verb(self) -> str:
        """Return the name of the method."""
        return self.variant or str(self.definition["x-sdk"]["method"])

    @property
    def fixed_body(self) -> Json:
        """Return the body that a variant always sends, or None for any other operation."""
        bodies = {entry["method"]: entry["body"] for entry in self.definition.get("x-sdk-variants", ())}
        return bodies.get(self.variant)

    @property
    def is_read(self) -> bool:
        """Return whether the operation changes nothing."""
        return bool(self.definition["x-safety"] == "read")

    @property
    def items(self) -> str | None:
        """Return the response property that holds the records, if the operation is a list."""
        pagination = self.definition.get("x-pagination")
        return None if pagination is None else str(pagination["items"])

    @property
    def paging(self) -> Mapping[str, str]:
        """Return how a list is paginated; empty for a list without pages."""
        return dict(self.api.document["x-pagination"].get(self.definition["x-pagination"]["style"], {}))

    @property
    def key(self) -> tuple[str, ...]:
        """Return the properties that distinguish the records of a list; empty if none are known."""
        key = self.definition["x-pagination"].get("key", ())
        return (key,) if isinstance(key, str) else tuple(key)

    @property
    def replaced(self) -> tuple[str, ...]:
        """Return the query parameters for which the client has `where` and `order_by`."""
        pairs = (("x-filters", "q[]"), ("x-sort", "sort_by"))
        return tuple(name for key, name in pairs if key in self.definition)

    @cached_property
    def declared_parameters(self) -> tuple[Parameter, ...]:
        """Return the parameters in the document; an operation's own replaces a shared one."""
        found: dict[tuple[str, str], Parameter] = {}
        for entry in (*self.shared, *self.definition.get("parameters", ())):
            resolved = self.api.resolve(entry)
            name, place = resolved["name"], resolved["in"]
            found[name, place] = Parameter(
                name=name,
                place=place,
                python=python_name(name, resolved),
                schema=resolved["schema"],
                explode=resolved.get("explode", place == "query"),
                required=bool(resolved.get("required")),
                example=resolved.get("example", resolved["schema"].get("example")),
            )
        return tuple(found.values())

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """Return the parameters that are arguments of the client."""
        return tuple(one for one in self.declared_parameters if one.name not in self.replaced)

    @cached_property
    def body(self) -> Body | None:
        """Return its request body, if it takes one."""
        if "requestBody" not in self.definition:
            return None
        request_body = self.api.resolve(self.definition["requestBody"])
        ((media_type, content),) = request_body["content"].items()
        return Body(media_type, content["schema"], content.get("encoding", {}), bool(request_body.get("required")))

    def answer(self, status: int) -> Schema | None:
        """Return the documented schema of the JSON response with a status, if any."""
        response = self.definition["responses"].get(str(status))
        if response is None:
            return None
        content = self.api.resolve(response).get("content", {})
        schema: Schema | None = content.get("application/json", {}).get("schema")
        return schema

    @cached_property
    def identity(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the path parameters that the record of a success repeats, each with the place of its property."""
        answer = self.answer(self.success)
        if answer is None or self.items is not None or not self.path.endswith("}"):
            return ()
        properties = self.api.shape(answer).schema.get("properties", {})
        found: list[tuple[str, tuple[str, ...]]] = []
        for name in (one.name for one in self.parameters if one.place == "path"):
            inside = [
                key for key, part in properties.items() if name in self.api.shape(part).schema.get("properties", {})
            ]
            if name in properties:
                found.append((name, (name,)))
            elif len(inside) == 1:
                found.append((name, (inside[0], name)))
        return tuple(found)

    @cached_property
    def echoes(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Return the places of a body whose value a success repeats, each with its place in the response.

        They are identifiers, whole numbers, dates and times that both have under one name.
        """
        answer = self.answer(self.success)
        if self.is_read or self.body is None or self.body.media_type != "application/json" or answer is None:
            return ()
        holders = [(), *(place[:1] for places in self.proof for place in places if len(place) == 2)]
        found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for place, shape in self._leaves(self.body.schema, ()):
            for holder in holders:
                shown = self._shape_at(answer, (*holder, *place))
                if shown is not None and (shown.types, shown.format) == (shape.types, shape.format):
                    found.append((place, (*holder, *place)))
                    break
        return tuple(found)

    def _leaves(self, schema: Schema, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Shape]]:
        for name, part in self.api.shape(schema).schema.get("properties", {}).items():
            shape = self.api.shape(part)
            if part.get("deprecated") or shape.schema.get("deprecated"):
                continue
            is_date = shape.types == {"string"} and "date" in (shape.format or "")
            if "properties" in shape.schema:
                yield from self._leaves(part, (*place, name))
            elif shape.types == {"integer"} or is_date or (shape.types == {"string"} and name in self.api.keys):
                yield (*place, name), shape

    def _shape_at(self, schema: Schema, place: tuple[str, ...]) -> Shape | None:
        for name in place:
            schema = self.api.shape(schema).schema.get("properties", {}).get(name)
            if schema is None:
                return None
        return self.api.shape(schema)

    @property
    def contradictions(self) -> Mapping[tuple[str, ...], Json]:
        """Return the values that no success shows, by their place."""
        variants = {entry["method"]: entry for entry in self.definition.get("x-sdk-variants", ())}
        declared = (self.definition if self.variant is None else variants[self.variant]).get("x-contradiction", {})
        return {tuple(pointer.split("/")[1:]): value for pointer, value in declared.items()}

    @property
    def conflicts(self) -> frozenset[int]:
        """Return the statuses with which a body can report a rejected booking. A variant has none."""
        declared = self.definition.get("x-errors", {}).get("conflict", ())
        return frozenset(declared if self.variant is None else ())

    @cached_property
    def proof(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """Return the places at which a success has values: sets, of which one is complete."""
        answer = self.answer(self.success)
        if answer is None or self.items is not None:
            return ()
        schema = self.api.shape(answer).schema
        reasons = self.api.document["x-errors"].get("reasons", {"list": ""})["list"].removeprefix("/")
        choices = [choice["required"] for choice in schema.get("anyOf", ()) if reasons not in choice["required"]]
        needed = [name for name in schema.get("required", ())[:1] if self._shape_of(schema, name).types != {"array"}]
        sets = [[*needed, *choice] for choice in choices or [[]]]
        return tuple(tuple(self._identified(schema, name) for name in names) for names in sets if names)

    def _shape_of(self, schema: Schema, name: str) -> Shape:
        return self.api.shape(schema["properties"][name])

    def _identified(self, schema: Schema, name: str) -> tuple[str, ...]:
        """Return the place of the property that identifies a record in a property."""
        inner = self._shape_of(schema, name).schema
        for first in inner.get("required", ())[:1] if "properties" in inner else ():
            return (name, *self._identified(inner, first))
        return (name,)

    @property
    def successes(self) -> set[int]:
        """Return the statuses of a success that is not a redirect."""
        return {int(status) for status in self.definition["responses"] if status[0] == "2"}

    @property
    def success(self) -> int:
        """Return the success status; where there is no other, that of a redirect."""
        return min(int(status) for status in self.definition["responses"] if status[0] in "23")

    @property
    def redirects(self) -> bool:
        """Return whether a success is a redirect, whose target is then the result."""
        return bool(self.redirect_statuses)

    @property
    def redirect_statuses(self) -> frozenset[int]:
        """Return the success statuses that are redirects."""
        return frozenset(int(status) for status in self.definition["responses"] if status[0] == "3")

    @property
    def example_answer(self) -> Json:
        """Return the first example of a success body, or None."""
        response = self.api.resolve(self.definition["responses"][str(self.success)])
        content = response.get("content", {}).get("application/json")
        return None if content is None else next(iter(content["examples"].values()))["value"]

    @property
    def example(self) -> Json:
        """Return the first example of its request body, or None."""
        if self.body is None:
            return None
        content = self.api.resolve(self.definition["requestBody"])["content"][self.body.media_type]
        return next(iter(content["examples"].values()))["value"]

    @property
    def links(self) -> tuple[Schema, ...]:
        """Return the links of a success: operations that can be called next, with their parameters."""
        response = self.api.resolve(self.definition["responses"][str(self.success)])
        return tuple(response.get("links", {}).values())

    @property
    def credentials(self) -> tuple[Schema, ...]:
        """Return the security schemes that all must be satisfied."""
        security = self.definition.get("security", self.api.document.get("security", ()))
        schemes = self.api.document["components"]["securitySchemes"]
        return tuple(schemes[name] for requirement in security[:1] for name in requirement)


def python_name(name: str, definition: Schema) -> str:
    """Return the Python name of a parameter or property: as documented, otherwise in snake case."""
    given = definition.get("x-sdk", {}).get("name")
    return _in_snake_case(name) if given is None else str(given)


@cache
def _in_snake_case(name: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    snake = re.sub(r"\W+", "_", parted).strip("_").lower()
    taken = keyword.iskeyword(snake) or snake == "self" or isinstance(getattr(builtins, snake, None), type)
    return f"{snake}_" if taken else snake


APIS = tuple(Api(name, documents.load(name)) for name in ("coreplus", "pracsuite"))
OPERATIONS = tuple(operation for api in APIS for operation in api.operations)
BREAKABLE = tuple(operation for operation in OPERATIONS if operation.parameters or operation.body is not None)
"""The others have no argument that could be wrong."""
LISTS = tuple(operation for operation in OPERATIONS if operation.items)
PAGED = tuple(operation for operation in LISTS if operation.paging)
"""The other lists are not paginated."""
