"""The expression that says in a client how a call is reconciled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from ..document.bundle import Document
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
from ..source_text.escape import literal
from .types import TypeMapper, TypeMapping

PythonName = Callable[[str, Mapping[str, Any]], str]


def comparison(document: Document, schema: Mapping[str, Any]) -> TypeMapping:
    """How values of a schema are compared."""
    return TypeMapper(document, lambda name: name, writing=False).of(plain(document, schema))


def expression(document: Document, operation: Mapping[str, Any], python_name: PythonName) -> str | None:
    """The expression that says in a client how an operation is reconciled; ``None`` if it is not."""
    target = target_of(document, operation.get("operationId"))
    if target is None or "x-reconcile" not in operation:
        return None
    return _Writer(document, target, python_name).reconcile(operation["x-reconcile"])


@frozen
class _Writer:
    document: Document
    written: Target
    python_name: PythonName

    def reconcile(self, declared: Mapping[str, Any]) -> str:
        operation = self.written.operation
        body = body_schema(self.document, operation).get("properties", {})
        needs = [self.python_name(name, body[name]) for name in dict.fromkeys(optional_names(self.document, operation))]
        parts = [
            f"key={self._conditions(declared['key'])}",
            *(f"{part}={self._read(declared[part])}" for part in reversed(PARTS) if part in declared),
            *(f"{state}={self._conditions(declared[state])}" for state in ("made", "before") if state in declared),
        ]
        if "created" in declared:
            parts.append(f"created={literal(declared['created'])}")
        if needs:
            parts.append(f"needs={literal(needs)}")
        return f"Reconcile({', '.join(parts)})"

    def _conditions(self, declared: Mapping[str, Any]) -> str:
        made = [self._condition(read, value) for read, value in declared.items()]
        return f"({', '.join(made)}{',' if len(made) == 1 else ''})"

    def _condition(self, read: str, value: Any) -> str:
        source = source_of(value)
        if source is None:
            return f"Is({literal(read)}, {literal(value)})"
        return f"Same({literal(read)}, {literal(self._pointer(source))}, {self._codec(source)})"

    def _read(self, part: Mapping[str, Any]) -> str:
        target = target_of(self.document, part["operationId"])
        if target is None:
            raise LookupError(f"{part['operationId']} is no operation; the rules ought to have told")
        sdk, given = target.operation["x-sdk"], part.get("parameters", {})
        arguments = {self.python_name(name, target.parameters[name]): value for name, value in given.items()}
        parts = [literal(sdk["resource"]), literal(sdk["method"])]
        for keyword, named in (("arguments", arguments), ("filters", part.get("filters", {}))):
            if named:
                sources = ", ".join(f"{literal(name)}: {self._argument(value)}" for name, value in named.items())
                parts.append(f"{keyword}={{{sources}}}")
        if "key" in part:
            parts.append(f"key={self._conditions(part['key'])}")
        if "record" in part:
            parts.append(f"record={literal(part['record'])}")
        return f"Read({', '.join(parts)})"

    def _argument(self, value: Any) -> str:
        day = value if is_object(value) else {}
        source = source_of(day.get("day", value))
        if source is None:
            return f"Fixed({literal(value)})"
        pointer = literal(self._pointer(source))
        return f"Day({pointer}, {self._codec(source)}, {literal(day.get('shift', 0))})" if day else f"At({pointer})"

    def _codec(self, source: tuple[str, str]) -> str:
        return comparison(self.document, sent_schema(self.document, self.written, source) or {}).codec

    def _pointer(self, source: tuple[str, str]) -> str:
        root, pointer = source
        if root == "path":
            pointer = f"/{self.python_name(pointer[1:], self.written.parameters[pointer[1:]])}"
        return f"/{root}{pointer}"
