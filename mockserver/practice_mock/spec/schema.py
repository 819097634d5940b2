"""Compiled schemas of a document, which check values, convert numbers and drop undeclared properties."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, partial
from typing import Any

from jsonschema_rs import Draft202012Validator, Registry

from practice_mock.json_types import is_array, is_object
from practice_mock.rejection import Problem
from practice_mock.spec.formats import FORMATS, with_integer_bounds
from practice_mock.spec.names import Vocabulary
from practice_mock.spec.violations import describe_violation, schema_above

_DOCUMENT = "urn:practice-mock:document"
_COMPONENTS = "#/components/schemas/"
_MANY = 20  # a longer list would not help

Convert = Callable[[Any], Any]
Resolve = Callable[[Any], Any]
"""Follows the reference that a schema consists of."""


class SchemaCheck:
    """Checks values against one schema. The validator is compiled at the first check: most are never needed."""

    def __init__(self, schema: Any, registry: Callable[[], Registry], resolve: Resolve, vocabulary: Vocabulary) -> None:
        self._schema = schema
        self._registry = registry
        self._resolve = resolve
        self._vocabulary = vocabulary

    @cached_property
    def _validator(self) -> Draft202012Validator:
        return Draft202012Validator(
            _anchor(with_integer_bounds(self._schema)),
            formats=FORMATS,
            validate_formats=True,
            ignore_unknown_formats=True,
            registry=self._registry(),
        )

    def problems(self, value: Any) -> tuple[Problem, ...]:
        """Return how a value violates the schema, at most 20 problems; empty if it does not."""
        try:
            if self._validator.is_valid(value):
                return ()
            errors = [error for error, _ in zip(self._validator.iter_errors(value), range(_MANY), strict=False)]
            formats = {tuple(error.instance_path) for error in errors if error.kind.name == "format"}
            return tuple(
                describe_violation(error, schema_above(error, self._schema, self._resolve), self._vocabulary.names)
                for error in errors
                # A format says the same as its pattern, and in words.
                if error.kind.name != "pattern" or tuple(error.instance_path) not in formats
            )
        except ValueError:
            # Text that is not Unicode (a lone surrogate), which no schema can accept.
            return (Problem("", "contains text that is not valid Unicode"),)


class Schemas:
    """The schemas of one document."""

    def __init__(self, document: Mapping[str, Any], vocabulary: Vocabulary | None = None) -> None:
        self._components: Mapping[str, Any] = document.get("components", {}).get("schemas", {})
        self._vocabulary = vocabulary or Vocabulary(document)

    def check(self, schema: Any) -> SchemaCheck:
        """Compile a schema of the document. Its references may point to the document's components."""
        return SchemaCheck(schema, partial(self._registry, schema), self.resolve, self._vocabulary)

    @property
    def names(self) -> Collection[str]:
        """The names of the document, which can say nothing about a patient."""
        return self._vocabulary.names

    def _registry(self, schema: Any) -> Registry:
        """Return a registry of the components that a schema needs: to compile all of them would take long."""
        needed: dict[str, Any] = {}
        left = list(_references(schema))
        while left:
            name = left.pop().removeprefix(_COMPONENTS).partition("/")[0]
            if name in self._components and name not in needed:
                needed[name] = self._components[name]
                left.extend(_references(needed[name]))
        return Registry([(_DOCUMENT, with_integer_bounds({"components": {"schemas": needed}}))])

    def resolve(self, schema: Any) -> Mapping[str, Any]:
        """Follow references to the schema itself. Raises KeyError if one cannot be resolved."""
        while is_object(schema) and "$ref" in schema:
            schema = self._components[schema["$ref"].removeprefix(_COMPONENTS)]
        return schema if is_object(schema) else {}

    def types(self, schema: Any) -> frozenset[str]:
        """Return the JSON types that a schema allows, through references and nullable unions; empty means any."""
        resolved = self.resolve(schema)
        if "type" in resolved:
            declared: str | list[str] = resolved["type"]
            return frozenset([declared] if isinstance(declared, str) else declared)
        return frozenset[str]().union(*(self.types(branch) for branch in resolved.get("anyOf", ())))

    def whole_numbers(self, schema: Any) -> Convert | None:
        """Return a function that converts 5.0 to 5 wherever a schema requires an integer; None if it does nowhere."""
        return self._convert(schema, self._integers, {})

    def projection(self, schema: Any) -> Convert | None:
        """Return a function that drops undeclared properties at any depth; None if there is nothing to drop."""
        return self._convert(schema, self._declared, {})

    def _convert(self, schema: Any, build: Callable[..., Convert | None], seen: dict[str, Convert]) -> Convert | None:
        if not is_object(schema):
            return None
        reference: str | None = schema.get("$ref")
        if reference is None:
            return build(schema, seen)
        if reference in seen:
            return seen[reference]
        target: list[Convert | None] = [None]

        def later(value: Any) -> Any:  # called where a schema contains itself
            return target[0](value) if target[0] else value

        seen[reference] = later
        target[0] = self._convert(self.resolve(schema), build, seen)
        del seen[reference]
        return target[0]

    def _integers(self, schema: Mapping[str, Any], seen: dict[str, Convert]) -> Convert | None:
        types = self.types(schema)
        if "integer" in types and "number" not in types:
            return _whole
        return self._inside(schema, self._integers, seen, keep_others=True)

    def _declared(self, schema: Mapping[str, Any], seen: dict[str, Convert]) -> Convert | None:
        return self._inside(schema, self._declared, seen, keep_others=False)

    def _inside(
        self,
        schema: Mapping[str, Any],
        build: Callable[..., Convert | None],
        seen: dict[str, Convert],
        keep_others: bool,
    ) -> Convert | None:
        if "properties" in schema:
            properties = {name: self._convert(part, build, seen) for name, part in schema["properties"].items()}
            if keep_others and not any(properties.values()):
                return None
            return _object(properties, keep_others)
        if "items" in schema:
            item = self._convert(schema["items"], build, seen)
            return item and _array(item)
        for branch in schema.get("anyOf", ()):  # a nullable reference: at most one branch has properties
            shape = self._convert(branch, build, seen)
            if shape is not None:
                return shape
        return None


def _references(node: Any) -> Iterable[str]:
    """Yield the references in a schema."""
    if is_object(node):
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield reference
    parts: Iterable[Any] = node.values() if is_object(node) else node if is_array(node) else ()
    for part in parts:
        yield from _references(part)


def _anchor(node: Any) -> Any:
    """Return a copy whose local references point into the registered document."""
    if is_array(node):
        return [_anchor(item) for item in node]
    if not is_object(node):
        return node
    return {
        key: _DOCUMENT + value if key == "$ref" and isinstance(value, str) else _anchor(value)
        for key, value in node.items()
    }


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _array(item: Convert) -> Convert:
    return lambda value: [item(entry) for entry in value] if is_array(value) else value


def _object(properties: Mapping[str, Convert | None], keep_others: bool) -> Convert:
    def convert(value: Any) -> Any:
        if not is_object(value):
            return value
        result: dict[str, Any] = dict(value) if keep_others else {}
        for name, part in properties.items():
            if name in value:
                result[name] = part(value[name]) if part else value[name]
        return result

    return convert
