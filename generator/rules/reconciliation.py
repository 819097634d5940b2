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
    among_of,
    body_schema,
    can_resend,
    former_source,
    given_in,
    is_expression,
    length_of,
    reads,
    record_schema,
    response_schema,
    schema_at,
    sent_schema,
    sent_source,
    source_of,
    target_of,
)
from ..document.traversal import operations
from ..ir.reconcile import comparison
from ..runtime.values.json import is_array, is_object
from .similar_keys import advice, meant

_STATES = ("key", "subject", "made", "before")
_TIMES = ("created", "modified")
_KEYS = frozenset({"description", *PARTS, *_STATES, *_TIMES, "anonymous", "rejection"})
_PART_KEYS = {
    "first": frozenset({"operationId", "key"}),
    "lists": frozenset({"operationId", "parameters", "filters", "removed"}),
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
    if "lists" in declared and (not is_array(declared["lists"]) or not declared["lists"]):
        yield document.problem(f"{place}/lists", "must be an array with at least one list")
        return
    parts = {pointer: given for _, pointer, given in reads(declared)}
    inner = {
        f"{part}/{escape(key)}": given[key]
        for part, given in parts.items()
        if is_object(given)
        for key in ("parameters", "filters", "key")
        if key in given
    }
    states = {f"/{escape(key)}": declared[key] for key in _STATES if key in declared}
    if "rejection" in declared:
        rejection = declared["rejection"]
        if not is_object(rejection) or rejection.keys() != {"record"}:
            yield document.problem(f"{place}/rejection", "needs record, and no more: no status proves anything")
            return
        states["/rejection/record"] = rejection["record"]
    for pointer, value in {**parts, **inner, **states}.items():
        if not is_object(value) or (not value and not pointer.endswith(("parameters", "filters"))):
            yield document.problem(f"{place}{pointer}", "must be an object with at least one entry")
    texts = {"/description": declared["description"]} | {f"/{escape(key)}": declared.get(key, "/") for key in _TIMES}
    texts |= {f"{part}/record": given.get("record", "/") for part, given in parts.items() if is_object(given)}
    for pointer, value in texts.items():
        if not isinstance(value, str) or not value:
            yield document.problem(f"{place}{pointer}", "must be text")
    flags = {"/anonymous": declared.get("anonymous", False)}
    flags |= {f"{part}/removed": given.get("removed", False) for part, given in parts.items() if is_object(given)}
    for pointer, value in flags.items():
        if not isinstance(value, bool):
            yield document.problem(f"{place}{pointer}", "must be true or false")


@frozen
class _Rules:
    document: Document
    pointer: str
    written: Target
    declared: Mapping[str, Any]

    def problems(self) -> Iterator[Problem]:
        yield from self._unknown(self.declared, _KEYS, "")
        yield from self._operation()
        for part, place, given in reads(self.declared):
            yield from self._part(part, place, given)
        yield from self._steps()
        lists = [place for part, place, _ in reads(self.declared) if part == "lists"]
        current = self._current
        if "rejection" in self.declared:
            yield from self._rejection(*current)
        yield from self._conditions("/key", self.declared["key"], *(current or ["/get"]))
        if lists:
            shown = {
                name: value for name, value in self.declared["key"].items() if self._shown("/get", name, each=True)
            }
            yield from self._conditions("/key", shown, "/get")
        yield from self._conditions("/subject", self.declared.get("subject", {}), *(lists or ["/get"]))
        yield from self._conditions("/made", self.declared.get("made", {}), *current, "/get")
        yield from self._conditions("/before", self.declared.get("before", {}), "/get")
        yield from self._times(current)

    def _problem(self, place: str, message: str) -> Problem:
        return self.document.problem(f"{self.pointer}{place}", message)

    def _unknown(self, declared: Mapping[str, Any], known: frozenset[str], place: str) -> Iterator[Problem]:
        for name in declared.keys() - known:
            said = advice(meant(name, known - declared.keys()), f"use one of {', '.join(sorted(known))}")
            yield self._problem(f"{place}/{escape(name)}", f"is not a known key here; {said}")

    def _operation(self) -> Iterator[Problem]:
        """Check the operation: it must not be applied twice, and the API rejects the second time."""
        operation = self.written.operation
        if operation.get("x-safety") != "unsafe":
            yield self._problem("", "belongs on an operation that is unsafe; any other operation is simply repeated")
        if not body_schema(self.document, operation):
            yield self._problem("", "belongs on an operation with a JSON body")

    def _declared(self, place: str) -> Mapping[str, Any]:
        """Return the declaration of a call at a pointer."""
        found = {pointer: given for _, pointer, given in reads(self.declared)}.get(place, {})
        return found if is_object(found) else {}

    def _target(self, place: str) -> Target | None:
        return target_of(self.document, self._declared(place).get("operationId"))

    def _part(self, part: str, at: str, declared: Mapping[str, Any]) -> Iterator[Problem]:
        """Check a call: its operation exists, only reads, and takes the given parameters."""
        target = self._target(at)
        if target is None:
            yield self._problem(
                f"{at}/operationId", f"no operation has the operationId {declared.get('operationId')!r}"
            )
            return
        yield from self._unknown(declared, _PART_KEYS[part], at)
        if target.operation.get("x-safety") != "read":
            yield self._problem(f"{at}/operationId", "must be an operation that only reads")
        if (target.items is None) != (part == "get"):
            wanted = "return one record" if part == "get" else "be a list, with x-pagination"
            yield self._problem(f"{at}/operationId", f"must {wanted}")
        given = declared.get("parameters", {})
        for name, parameter in target.parameters.items():
            if parameter.get("required") and name not in given:
                yield self._problem(at, f"needs the parameter {name!r}")
        for name, value in given.items():
            place = f"{at}/parameters/{escape(name)}"
            if name not in target.parameters:
                yield self._problem(place, "is not a parameter of the operation")
            yield from self._value(part, place, value)
        for name, value in declared.get("filters", {}).items():
            form = target.operation.get("x-filters", {}).get(name)
            yield from self._filter(f"{at}/filters/{escape(name)}", form, value)
        if part == "first" and "key" not in declared:
            yield self._problem(at, "needs a key, which identifies a record of the list")
        if part == "first":
            yield from self._conditions(f"{at}/key", declared.get("key", {}), at)

    def _filter(self, place: str, form: object, value: Any) -> Iterator[Problem]:
        """Check a filter: a field for equality, a time since the call began, or a time between two days."""
        if is_object(value) and not value.keys().isdisjoint(("from", "until")):
            yield from self._unknown(value, frozenset({"from", "until"}), place)
            if form != "date-time-local":
                yield self._problem(place, "must be a date-time-local that the list can be filtered by")
            for key in ("from", "until"):
                if is_object(value.get(key)):
                    yield from self._value("lists", f"{place}/{escape(key)}", value[key])
                else:
                    yield self._problem(place, f"needs {key}, which is a day of the request with a shift")
            return
        if is_object(value) and "since" in value:
            yield from self._unknown(value, frozenset({"since"}), place)
            days = value["since"]
            if form != "date-time":
                yield self._problem(place, "must be a date-time that the list can be filtered by")
            if isinstance(days, bool) or not isinstance(days, int) or not 1 <= days <= 3650:
                yield self._problem(place, "since must be a whole number of days before the call, from 1 to 3650")
            return
        if form is None or form in _INEXACT:
            yield self._problem(place, "must be a field that the list can be filtered by, for equality")
        yield from self._value("lists", place, value)

    def _value(self, part: str, place: str, value: Any) -> Iterator[Problem]:
        """Check where the value of a parameter or filter comes from."""
        if is_object(value):
            yield from self._unknown(value, frozenset({"day", "shift", "zone"}), place)
            source = source_of(value.get("day"))
            schema = sent_schema(self.document, self.written, source) if source is not None else None
            if schema is None or "date-time" not in str(schema.get("format")):
                yield self._problem(place, "day must refer to a date-time in the request")
            zone = source_of(value.get("zone"))
            if "zone" in value and (zone is None or zone[0] != "first" or self._sent_or_read(zone) is None):
                yield self._problem(place, "zone must refer to a value of the record that is read first")
            return
        if not is_expression(value):
            return
        source = source_of(value)
        roots = {"lists": ("body", "path", "first"), "get": ("body", "path", "record")}.get(part, ("body", "path"))
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
        if root == "first":
            return self._shown("/first", pointer)
        shown = [self._shown(place, pointer) for part, place, _ in reads(self.declared) if part == "lists"]
        return None if None in shown or not shown else shown[0]

    def _records(self, place: str) -> Mapping[str, Any] | None:
        """Return the schema of the records that a call reads."""
        target = self._target(place)
        return record_schema(self.document, target, self._declared(place).get("record", "")) if target else None

    def _shown(self, place: str, pointer: str, *, each: bool = False) -> Mapping[str, Any] | None:
        """Return the schema of a field of the records that a call reads."""
        records = self._records(place)
        return schema_at(self.document, records, pointer, each=each) if records is not None else None

    def _conditions(self, place: str, declared: Mapping[str, Any], *reads_at: str) -> Iterator[Problem]:
        """Check conditions on records: the fields exist, and can be compared with the values."""
        for read, value in declared.items():
            each = sent_source(value)[0] is not None  # the value of a state is read at one place
            for records in filter(None, map(self._records, reads_at)):
                field = schema_at(self.document, records, read, each=each)
                yield from self._condition(f"{place}/{escape(read)}", field, value)

    def _rejection(self, *reads_at: str) -> Iterator[Problem]:
        """Check what proves that a rejected call was not carried out: the first list shows it before the call."""
        rejection = self.declared["rejection"]
        if not self.declared.get("anonymous"):
            yield self._problem("/rejection", "needs anonymous: the first list is read before the call only with that")
        yield from self._conditions("/rejection/record", rejection["record"], *reads_at)
        shown = given_in(self.document, self._records("/get"), rejection["record"])
        if not any(length_of(value) is not None for value in shown.values()):
            yield self._problem("/rejection/record", "needs a length that get shows: a list may show a record too long")
        yield from self._conditions("/rejection/record", shown, "/get")

    def _condition(self, place: str, read: Mapping[str, Any] | None, value: Any) -> Iterator[Problem]:
        if read is None:
            yield self._problem(place, "is not a field of the records that are read")
            return
        if is_object(value) and "among" in value:
            yield from self._unknown(value, frozenset({"among"}), place)
            if not among_of(value):
                yield self._problem(f"{place}/among", "must be an array of at least one value")
            return
        is_constant = is_object(value) and "constant" in value
        if is_object(value):
            known = (
                {"constant", "others"}
                if is_constant
                else {"value", "default", "former", *(["length"] if place.startswith("/rejection") else [])}
            )
            yield from self._unknown(value, frozenset(known), place)
        source, default = sent_source(value)
        if source is None:
            if is_expression(value) or (is_object(value) and not is_constant):
                yield self._problem(place, "must be $request.body#/…, $request.path.… or a value")
            if is_constant and not is_array(value.get("others", [])):
                yield self._problem(f"{place}/others", "must be an array of the values of other states")
            return
        if is_object(default) or is_array(default):
            yield self._problem(f"{place}/default", "must be a single value")
        sent = sent_schema(self.document, self.written, source)
        if sent is None:
            yield self._problem(place, f"{value} does not resolve to a value of the request")
        elif comparison(self.document, sent) != comparison(self.document, read):
            yield self._problem(place, f"cannot be compared with {value}: they have different types")
        if is_object(value) and "former" in value:
            former = former_source(value)
            if former is None or sent_schema(self.document, self.written, former) is None:
                yield self._problem(f"{place}/former", "does not resolve to a value of the request")
        if is_object(value) and "length" in value:
            yield from self._length(f"{place}/length", read, value)

    def _length(self, place: str, start: Mapping[str, Any], value: Any) -> Iterator[Problem]:
        """Check the interval of a condition: its start is a time or a number, and its length is a whole number."""
        length = length_of(value)
        if start.get("type") != "integer" and "date-time" not in str(start.get("format")):
            yield self._problem(place, "belongs to a date-time or a whole number, from which the interval starts")
        if length is None or sent_source(length[1])[0] is None:
            yield self._problem(place, "must name one field of the records, and its value in the request")
            return
        for records in filter(None, map(self._records, self._current)):
            field = schema_at(self.document, records, length[0])
            yield from self._condition(f"{place}/{escape(length[0])}", field, length[1])
            if field is not None and field.get("type") != "integer":
                yield self._problem(f"{place}/{escape(length[0])}", "must be a whole number")

    @property
    def _current(self) -> list[str]:
        return [place for part, place, given in reads(self.declared) if part == "lists" and not given.get("removed")]

    def _steps(self) -> Iterator[Problem]:
        """Check that the record that is found is the one that is read, and can replace the lost response."""
        get = self.declared["get"]
        roots = [source[0] for source in map(source_of, get.get("parameters", {}).values()) if source is not None]
        wanted = "record" if "lists" in self.declared else "path"
        if roots != [wanted]:
            named = "$record#/…, the record that was found" if wanted == "record" else "$request.path.…"
            yield self._problem("/get", f"must take one parameter, from {named}")
        if ("lists" in self.declared) == ("before" in self.declared):
            yield self._problem("", "needs either lists or before, the state in which the call was not applied")
        if "lists" in self.declared and "subject" not in self.declared:
            yield self._problem("", "needs a subject if it has lists: what stays the same when a record is changed")
        if "anonymous" in self.declared and "created" not in self.declared:
            yield self._problem("/anonymous", "needs created: only the time can relate such a record to the call")
        yield from self._since()
        target = self._target("/get")
        if target is None:
            return
        own, found = (response_schema(self.document, one.operation) for one in (self.written, target))
        fields = [f"/{escape(name)}" for name in (schema_at(self.document, own, "") or {}).get("required", ())]
        for field in [*fields, *([get["record"]] if "record" in get else [])]:
            if self._type_at(own, field) != self._type_at(found, field):
                yield self._problem("/get", f"its response cannot replace that of the operation: {field} differs")

    def _type_at(self, schema: Mapping[str, Any], pointer: str) -> Any:
        found = schema_at(self.document, schema, pointer)
        return comparison(self.document, found) if found is not None else None

    def _since(self) -> Iterator[Problem]:
        """Check that no cache can answer a lookup that is meant to prove absence."""
        for place in (place for part, place, _ in reads(self.declared) if part == "lists"):
            filters = self._declared(place).get("filters", {}).values()
            dated = any(is_object(value) and "since" in value for value in filters)
            if not dated and "created" in self.declared and can_resend(self.document, self.written.operation):
                yield self._problem(place, "needs a filter with since; otherwise a cache could answer the lookup")

    def _times(self, current: list[str]) -> Iterator[Problem]:
        """Check the pointers to timestamps."""
        places = {"created": [*current, "/get"], "modified": ["/get"]}
        for key in _TIMES:
            if key not in self.declared:
                continue
            if (key == "created") != ("lists" in self.declared):
                yield self._problem(f"/{escape(key)}", "created belongs to lists, modified to get alone")
            for place in places[key]:
                found = self._shown(place, str(self.declared[key]))
                if self._target(place) is not None and (found is None or found.get("format") != "date-time"):
                    yield self._problem(f"/{escape(key)}", f"must be a date-time of the records that {place[1:]} reads")
