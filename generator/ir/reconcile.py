"""``x-reconcile`` as nodes: how a client finds out the outcome of a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from ..document.bundle import Document
from ..document.facts import parameter_name
from ..document.names import python_name
from ..document.reconcile_extension import (
    PARTS,
    Target,
    body_schema,
    optional_names,
    plain,
    sent_schema,
    source_of,
    target_of,
)
from ..runtime.values.json import is_object
from .nodes import Condition, Read, Reconcile, Source
from .types import TypeMapper, TypeMapping


def comparison(document: Document, schema: Mapping[str, Any]) -> TypeMapping:
    """Return the type mapping that values of a schema are compared with."""
    return TypeMapper(document, lambda name: name, writing=False).of(plain(document, schema))


def build_reconcile(document: Document, operation: Mapping[str, Any]) -> Reconcile | None:
    """Return how an operation is reconciled, or ``None`` if it is not."""
    target = target_of(document, operation.get("operationId"))
    if target is None or "x-reconcile" not in operation:
        return None
    declared, call = operation["x-reconcile"], _Call(document, target)
    body = body_schema(document, operation).get("properties", {})
    return Reconcile(
        key=call.conditions(declared["key"]),
        reads=tuple(call.read(part, declared[part]) for part in reversed(PARTS) if part in declared),
        states=tuple((state, call.conditions(declared[state])) for state in ("made", "before") if state in declared),
        created=declared.get("created"),
        needs=tuple(python_name(name, body[name]) for name in dict.fromkeys(optional_names(document, operation))),
    )


@frozen
class _Call:
    """The call that is reconciled: expressions of the document are resolved to its arguments."""

    document: Document
    target: Target

    def conditions(self, declared: Mapping[str, Any]) -> tuple[Condition, ...]:
        return tuple(self._condition(field, value) for field, value in declared.items())

    def _condition(self, field: str, value: Any) -> Condition:
        source = source_of(value)
        if source is None:
            return Condition(field, value=value)
        return Condition(field, self._pointer(source), self._codec(source))

    def read(self, part: str, declared: Mapping[str, Any]) -> Read:
        target = target_of(self.document, declared["operationId"])
        if target is None:
            raise LookupError(f"{declared['operationId']} is not an operation; the rules should have reported it")
        sdk = target.operation["x-sdk"]
        return Read(
            part=part,
            resource=sdk["resource"],
            method=sdk["method"],
            arguments=tuple(
                self._source(parameter_name(target.operation, target.parameters[name]), value)
                for name, value in declared.get("parameters", {}).items()
            ),
            filters=tuple(self._source(name, value) for name, value in declared.get("filters", {}).items()),
            key=self.conditions(declared.get("key", {})),
            record=declared.get("record"),
        )

    def _source(self, name: str, value: Any) -> Source:
        day: Mapping[str, Any] = value if is_object(value) else {}
        source = source_of(day.get("day", value))
        if source is None:
            return Source(name, value=value)
        return Source(name, self._pointer(source), self._codec(source) if day else None, day.get("shift", 0))

    def _codec(self, source: tuple[str, str]) -> str:
        return comparison(self.document, sent_schema(self.document, self.target, source) or {}).codec

    def _pointer(self, source: tuple[str, str]) -> str:
        root, pointer = source
        if root == "path":
            pointer = f"/{parameter_name(self.target.operation, self.target.parameters[pointer[1:]])}"
        return f"/{root}{pointer}"
