"""``x-reconcile`` as nodes: how a client finds out the outcome of a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from ..document.bundle import Document
from ..document.facts import parameter_name
from ..document.json_pointer import unescape
from ..document.names import python_name
from ..document.reconcile_extension import (
    Target,
    among_of,
    body_schema,
    can_resend,
    constant_of,
    former_source,
    given_in,
    length_of,
    optional_names,
    plain,
    reads,
    record_schema,
    sent_schema,
    sent_source,
    source_of,
    target_of,
)
from ..document.security import demanded
from ..runtime.values.json import is_object
from ..source_text.typed import Code, Identifier
from .names import Names
from .nodes import Condition, Read, Reconcile, Source
from .types import TypeMapper, TypeMapping

STATES = ("subject", "made", "before")
SETTINGS = ("created", "modified", "anonymous")


def comparison(document: Document, schema: Mapping[str, Any]) -> TypeMapping:
    """Return the type mapping that values of a schema are compared with."""
    return TypeMapper(document, lambda name: Names.of(document).classes[name], writing=False).of(
        plain(document, schema)
    )


def build_reconcile(document: Document, operation: Mapping[str, Any]) -> Reconcile | None:
    """Return how an operation is reconciled, or ``None`` if it is not."""
    target = target_of(document, operation.get("operationId")) if "x-reconcile" in operation else None
    if target is None:
        return None
    declared, call = operation["x-reconcile"], _Call(document, target)
    body = body_schema(document, operation).get("properties", {})
    return Reconcile(
        key=call.conditions(declared["key"]),
        get=call.get(declared),
        lists=tuple(call.read(given) for part, _, given in reads(declared) if part == "lists"),
        first=call.read(declared["first"]) if "first" in declared else None,
        states=tuple((Identifier(state), call.conditions(declared[state])) for state in STATES if state in declared),
        rejection=call.rejection(declared),
        settings=tuple((Identifier(name), declared[name]) for name in SETTINGS if name in declared),
        resend=can_resend(document, operation),
        needs=tuple(python_name(name, body[name]) for name in dict.fromkeys(optional_names(document, operation))),
        schemes=tuple(_schemes(document, operation)),
    )


def _schemes(document: Document, operation: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the security schemes of the calls that look up an operation, where they are not its own."""
    targets = (target_of(document, given["operationId"]) for _, _, given in reads(operation["x-reconcile"]))
    found = dict.fromkeys(demanded(document, target.operation) for target in targets if target is not None)
    return [schemes for schemes in found if set(schemes) != set(demanded(document, operation))]


@frozen
class _Call:
    """The call that is reconciled: expressions of the document are resolved to its arguments."""

    document: Document
    target: Target

    def conditions(self, declared: Mapping[str, Any]) -> tuple[Condition, ...]:
        return tuple(self._condition(field, value) for field, value in declared.items())

    def rejection(self, declared: Mapping[str, Any]) -> tuple[tuple[Condition, ...], tuple[Condition, ...]] | None:
        """Return what proves that a rejected call was not carried out, in a list and in one record, if declared."""
        given = declared.get("rejection")
        if given is None:
            return None
        target = target_of(self.document, declared["get"]["operationId"])
        schema = record_schema(self.document, target, declared["get"].get("record", "")) if target is not None else None
        shown = given_in(self.document, schema, given["record"])
        return self.conditions(given["record"]), self.conditions(shown)

    def _condition(self, field: str, value: Any) -> Condition:
        if among := among_of(value):
            return Condition(field, among=among)
        source, default = sent_source(value)
        if source is None:
            constant, others = constant_of(value)
            return Condition(field, value=constant, others=others)
        former, length = former_source(value), length_of(value)
        return Condition(
            field,
            self._pointer(source),
            self._codec(source),
            default,
            former=None if former is None else self._pointer(former),
            length=None if length is None else self._condition(*length),
        )

    def get(self, declared: Mapping[str, Any]) -> Read:
        """Return the call that reads the record that was found, which may show fewer fields than a list."""
        read, target = self.read(declared["get"]), target_of(self.document, declared["get"]["operationId"])
        schema = record_schema(self.document, target, declared["get"].get("record", "")) if target is not None else None
        shown = given_in(self.document, schema, declared["key"])
        return evolve(read, key=self.conditions(shown)) if "lists" in declared and shown != declared["key"] else read

    def read(self, declared: Mapping[str, Any]) -> Read:
        target = target_of(self.document, declared["operationId"])
        if target is None:
            raise LookupError(f"{declared['operationId']} is not an operation; the rules should have reported it")
        sdk = target.operation["x-sdk"]
        return Read(
            resource=sdk["resource"],
            method=sdk["method"],
            arguments=tuple(
                self._source(parameter_name(target.operation, target.parameters[name]), value)
                for name, value in declared.get("parameters", {}).items()
            ),
            filters=tuple(self._source(name, value) for name, value in declared.get("filters", {}).items()),
            key=self.conditions(declared.get("key", {})),
            record=declared.get("record"),
            removed=declared.get("removed", False),
        )

    def _source(self, name: str, value: Any) -> Source:
        day: Mapping[str, Any] = value if is_object(value) else {}
        if "since" in day:
            return Source(name, since=day["since"])
        if "from" in day:
            return evolve(self._source(name, day["from"]), until=self._source(name, day["until"]))
        source = source_of(day.get("day", value))
        if source is None:
            return Source(name, value=value)
        zone = source_of(day.get("zone"))
        return Source(
            name,
            self._pointer(source),
            self._codec(source) if day else None,
            day.get("shift", 0),
            None if zone is None else self._pointer(zone),
        )

    def _codec(self, source: tuple[str, str]) -> Code:
        return comparison(self.document, sent_schema(self.document, self.target, source) or {}).codec

    def _pointer(self, source: tuple[str, str]) -> str:
        root, pointer = source
        if root == "path":
            pointer = f"/{parameter_name(self.target.operation, self.target.parameters[unescape(pointer[1:])])}"
        return f"/{root}{pointer}"
