"""Rules for ``x-reconcile``: it finds the effect of a call, and nothing else, with existing reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.reconcile_extension import (
    PARTS,
    Target,
    body_schema,
    is_expression,
    record_schema,
    response_schema,
    schema_at,
    sent_schema,
    source_of,
    target_of,
)
from ..document.traversal import operations
from ..ir.reconcile import comparison
from ..runtime.values.json import is_object

_KEYS = frozenset({"description", *PARTS, "key", "made", "before", "created"})
_PART_KEYS = {
    "first": frozenset({"operationId", "key"}),
    "look": frozenset({"operationId", "parameters", "filters"}),
    "get": frozenset({"operationId", "parameters", "record"}),
}
_INEXACT = ("date-time",)
"""Formats of filters that have no operator for equality."""


def can_identify_the_call(document: Document) -> Iterator[Problem]:
    """Require that everything that ``x-reconcile`` names exists, and that it can distinguish one call from another."""
    for pointer, _, _, operation in operations(document):
        if "x-reconcile" in operation:
            place, declared = f"{pointer}/x-reconcile", operation["x-reconcile"]
            written = target_of(document, operation.get("operationId"))
            malformed = list(_malformed(document, place, declared))
            yield from malformed
            if not malformed and written is not None:
                yield from _Rules(document, place, written, declared).problems()


def _malformed(document: Document, place: str, declared: Any) -> Iterator[Problem]:
    """Yield the values with a wrong type, which the other rules cannot check."""
    if not is_object(declared) or not {"description", "get", "key"} <= declared.keys():
        yield document.problem(place, "needs a description, get, and a key")
        return
    parts = {f"/{part}": declared[part] for part in PARTS if part in declared}
    inner = {
        f"{part}/{key}": given[key]
        for part, given in parts.items()
        if is_object(given)
        for key in ("parameters", "filters", "key")
        if key in given
    }
    states = {f"/{key}": declared[key] for key in ("key", "made", "before") if key in declared}
    for pointer, value in {**parts, **inner, **states}.items():
        if not is_object(value) or (not value and not pointer.endswith(("parameters", "filters"))):
            yield document.problem(f"{place}{pointer}", "must be an object with at least one entry")
    texts = {"/description": declared["description"], "/created": declared.get("created", "/")}
    texts |= {f"{part}/record": given.get("record", "/") for part, given in parts.items() if is_object(given)}
    for pointer, value in texts.items():
        if not isinstance(value, str) or not value:
            yield document.problem(f"{place}{pointer}", "must be text")


@frozen
class _Rules:
    document: Document
    pointer: str
    written: Target
    declared: Mapping[str, Any]

    def problems(self) -> Iterator[Problem]:
        yield from self._unknown(self.declared, _KEYS, "")
        yield from self._operation()
        for part in PARTS:
            if part in self.declared:
                yield from self._part(part)
        yield from self._steps()
        yield from self._conditions("/key", self.declared["key"], "look", "get")
        yield from self._conditions("/made", self.declared.get("made", {}), "look", "get")
        yield from self._conditions("/before", self.declared.get("before", {}), "get")
        yield from self._created()

    def _problem(self, place: str, message: str) -> Problem:
        return self.document.problem(f"{self.pointer}{place}", message)

    def _unknown(self, declared: Mapping[str, Any], known: frozenset[str], place: str) -> Iterator[Problem]:
        for name in declared.keys() - known:
            yield self._problem(
                f"{place}/{escape(name)}", f"is not a known key here; use one of {', '.join(sorted(known))}"
            )

    def _operation(self) -> Iterator[Problem]:
        """Check the operation: it must not be applied twice, and the API rejects the second time."""
        operation = self.written.operation
        if operation.get("x-safety") != "unsafe":
            yield self._problem("", "belongs on an operation that is unsafe; any other operation is simply repeated")
        if "409" not in operation.get("responses", {}):
            yield self._problem("", "needs the response 409: a repeated call may conflict with the effect of the first")
        if not body_schema(self.document, operation):
            yield self._problem("", "belongs on an operation with a JSON body")

    def _target(self, part: str) -> Target | None:
        return target_of(self.document, self.declared.get(part, {}).get("operationId"))

    def _part(self, part: str) -> Iterator[Problem]:
        """Check a call: its operation exists, only reads, and takes the given parameters."""
        declared, target = self.declared[part], self._target(part)
        if target is None:
            message = f"no operation has the operationId {declared.get('operationId')}"
            yield self._problem(f"/{part}/operationId", message)
            return
        yield from self._unknown(declared, _PART_KEYS[part], f"/{part}")
        if target.operation.get("x-safety") != "read":
            yield self._problem(f"/{part}/operationId", "must be an operation that only reads")
        if (target.items is None) != (part == "get"):
            wanted = "return one record" if part == "get" else "be a list, with x-pagination"
            yield self._problem(f"/{part}/operationId", f"must {wanted}")
        given = declared.get("parameters", {})
        for name, parameter in target.parameters.items():
            if parameter.get("required") and name not in given:
                yield self._problem(f"/{part}", f"needs the parameter {name}")
        for name, value in given.items():
            place = f"/{part}/parameters/{escape(name)}"
            if name not in target.parameters:
                yield self._problem(place, "is not a parameter of the operation")
            yield from self._value(part, place, value)
        for name, value in declared.get("filters", {}).items():
            place = f"/{part}/filters/{escape(name)}"
            form = target.operation.get("x-filters", {}).get(name)
            if form is None or form in _INEXACT:
                yield self._problem(place, "must be a field that the list can be filtered by, for equality")
            yield from self._value(part, place, value)
        if part == "first" and "key" not in declared:
            yield self._problem("/first", "needs a key, which identifies a record of the list")
        if part == "first":
            yield from self._conditions("/first/key", declared.get("key", {}), "first")

    def _value(self, part: str, place: str, value: Any) -> Iterator[Problem]:
        """Check where the value of a parameter or filter comes from."""
        if is_object(value):
            yield from self._unknown(value, frozenset({"day", "shift"}), place)
            source = source_of(value.get("day"))
            schema = sent_schema(self.document, self.written, source) if source is not None else None
            if schema is None or "date-time" not in str(schema.get("format")):
                yield self._problem(place, "day must refer to a date-time in the request")
            return
        if not is_expression(value):
            return
        source = source_of(value)
        roots = {"look": ("body", "path", "first"), "get": ("body", "path", "record")}.get(part, ("body", "path"))
        if source is None or source[0] not in roots:
            allowed = ", ".join(f"${'request.' if root in ('body', 'path') else ''}{root}" for root in roots)
            yield self._problem(place, f"must start with one of {allowed}")
        elif self._sent_or_read(source) is None:
            yield self._problem(place, f"{value} does not resolve to a declared value")

    def _sent_or_read(self, source: tuple[str, str]) -> Mapping[str, Any] | None:
        """Return the schema that an expression resolves to."""
        root, pointer = source
        if root in ("body", "path"):
            return sent_schema(self.document, self.written, source)
        target = self._target("first" if root == "first" else "look")
        records = record_schema(self.document, target) if target is not None else None
        return schema_at(self.document, records, pointer) if records is not None else None

    def _records(self, part: str) -> Mapping[str, Any] | None:
        """Return the schema of the records that a part reads."""
        target = self._target(part)
        return record_schema(self.document, target, self.declared[part].get("record", "")) if target else None

    def _conditions(self, place: str, declared: Mapping[str, Any], *parts: str) -> Iterator[Problem]:
        """Check conditions on records: the fields exist, and can be compared with the values."""
        for read, value in declared.items():
            for records in filter(None, map(self._records, (part for part in parts if part in self.declared))):
                yield from self._condition(f"{place}/{escape(read)}", schema_at(self.document, records, read), value)

    def _condition(self, place: str, read: Mapping[str, Any] | None, value: Any) -> Iterator[Problem]:
        if read is None:
            yield self._problem(place, "is not a field of the records that are read")
            return
        source = source_of(value)
        if source is None:
            if is_expression(value) or is_object(value):
                yield self._problem(place, "must be $request.body#/…, $request.path.… or a value")
            return
        sent = sent_schema(self.document, self.written, source)
        if sent is None:
            yield self._problem(place, f"{value} does not resolve to a value of the request")
        elif comparison(self.document, sent) != comparison(self.document, read):
            yield self._problem(place, f"cannot be compared with {value}: they have different types")

    def _steps(self) -> Iterator[Problem]:
        """Check that the record that is found is the one that is read, and can replace the lost response."""
        get = self.declared["get"]
        roots = [source[0] for source in map(source_of, get.get("parameters", {}).values()) if source is not None]
        wanted = "record" if "look" in self.declared else "path"
        if roots != [wanted]:
            named = "$record#/…, the record that look found" if wanted == "record" else "$request.path.…"
            yield self._problem("/get", f"must take one parameter, from {named}")
        if ("look" in self.declared) == ("before" in self.declared):
            yield self._problem("", "needs either look or before, the state in which the call was not applied")
        target = self._target("get")
        if target is None:
            return
        own, found = (response_schema(self.document, one.operation) for one in (self.written, target))
        fields = [f"/{name}" for name in (schema_at(self.document, own, "") or {}).get("required", ())]
        for field in [*fields, *([get["record"]] if "record" in get else [])]:
            if self._type_at(own, field) != self._type_at(found, field):
                yield self._problem("/get", f"its response cannot replace that of the operation: {field} differs")

    def _type_at(self, schema: Mapping[str, Any], pointer: str) -> Any:
        found = schema_at(self.document, schema, pointer)
        return comparison(self.document, found) if found is not None else None

    def _created(self) -> Iterator[Problem]:
        if "created" not in self.declared:
            return
        for part in ("look", "get"):
            records = self._records(part) if part in self.declared else None
            if records is None:
                continue
            created = schema_at(self.document, records, str(self.declared["created"]))
            if created is None or created.get("format") != "date-time":
                yield self._problem("/created", f"must be a date-time of the records that {part} reads")
