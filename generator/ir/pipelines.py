"""Lists as tables of a dlt source: which there are, what identifies a row, and how to ask for changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from ..document.facts import JSON, SORT_PARAMETER, pagination_key, parameter_name, query_parameters_replaced, success
from ..document.json_pointer import tokens, unescape
from ..document.traversal import operation_parameters, operations, types
from ..source_text.typed import Identifier, without_end
from .context import Context
from .names import Taken
from .pipeline_nodes import ColumnNode, PipelineNode, Settings, TableNode

UPDATED = "updated"
"""The filter that asks for changes, unless ``x-incremental`` names another one."""

_TIMES = {
    "date": "date",
    "coreplus-date": "date",
    "date-time": "instant",
    "date-time-local": "wall",
    "coreplus-date-time": "offset",
    "coreplus-query-date-time": "offset",
    "decimal": "decimal",
    "digits": "bigint",
}
"""The kinds of column for formats of text."""
_TYPES = {"string": "text", "integer": "bigint", "boolean": "bool", "array": "json", "object": "json"}


@frozen
class _Listed:
    """An operation that returns a list of records.

    Attributes:
        operation_id: What other operations call it.
        path: Its path in the document.
        schema: The name of the schema of its records.
        arguments: The names of the path arguments.
        main: Whether it is the list from which the table of its resource is made.
    """

    operation_id: str
    path: str
    operation: Mapping[str, Any]
    schema: str
    arguments: tuple[str, ...]
    parameters: tuple[Mapping[str, Any], ...] = field(repr=False)
    name: str = ""
    main: bool = False

    @property
    def told(self) -> Mapping[str, Any]:
        """What the document says about its table."""
        told: Mapping[str, Any] = self.operation.get("x-incremental", {})
        return told


def build_pipeline(context: Context) -> PipelineNode | None:
    """Return the tables of an API, ``None`` if it has no lists."""
    builder = _Builder(context, tuple(_listed(context)))
    if not builder.lists:
        return None
    tables = tuple(map(builder.table, builder.lists))
    return PipelineNode(
        without_end(Identifier(context.names.package), "_client"),
        tables,
        tuple(builder.records.items()),
        bool(context.document.data["x-sdk"].get("time_zone")),
        tuple(context.document.data.get("x-pipeline", {}).get("ignore", ())),
    )


def _listed(context: Context) -> Iterator[_Listed]:
    """Yield the lists of an API with the names of their tables. A resource gives its name to its whole list."""
    document = context.document
    found: dict[str, list[_Listed]] = {}
    for _, path, _, operation in operations(document):
        pagination = operation.get("x-pagination")
        schema = document.resolve(success(operation)).get("content", {}).get(JSON, {}).get("schema")
        if pagination is None or schema is None or operation["x-safety"] != "read":
            continue
        items = document.resolve(schema)["properties"][pagination["items"]].get("items", {})
        if "properties" not in document.resolve(items) or "$ref" not in items:
            continue
        parameters = operation_parameters(document, path, operation)
        arguments = tuple(parameter_name(operation, one) for one in parameters if one["in"] == "path")
        name = unescape(str(items["$ref"]).rpartition("/")[2])
        made = _Listed(operation["operationId"], path, operation, name, arguments, tuple(parameters))
        found.setdefault(operation["x-sdk"]["resource"], []).append(made)
    taken = Taken(set(found))
    for resource, lists in found.items():
        main = min(lists, key=lambda one: (bool(one.arguments), not _cursor_filter(one)))
        for one in lists:
            method = str(one.operation["x-sdk"]["method"]).removeprefix("list_")
            name = resource if one is main else taken.free(f"{resource}_{method}")
            yield _Listed(
                one.operation_id, one.path, one.operation, one.schema, one.arguments, one.parameters, name, one is main
            )


def _cursor_filter(listed: _Listed) -> str:
    """Return the filter by the time of the last change, an empty text if there is none."""
    name = str(listed.told.get("cursor", UPDATED))
    return name if listed.operation.get("x-filters", {}).get(name) == "date-time" else ""


@frozen
class _Builder:
    context: Context
    lists: tuple[_Listed, ...]
    records: dict[str, tuple[ColumnNode, ...]] = field(factory=dict[str, tuple[ColumnNode, ...]])

    def table(self, listed: _Listed) -> TableNode:
        """Return the table of a list."""
        operation, told = listed.operation, listed.told
        attributes = self.context.names.attributes[listed.schema]
        key = [attributes[one] for one in pagination_key(operation["x-pagination"]) or told.get("key", ())]
        if not listed.main:
            key = [*(Identifier(one) for one in listed.arguments if one not in key), *key]
        parts = list(self._parts(listed, attributes))
        needed = tuple(self._needed(listed))
        has_parent = not listed.arguments or any(name == "parent" for name, *_ in parts)
        page_size = self._page_size(listed)
        settings: dict[str, Any] = {
            "name": listed.name,
            "resource": operation["x-sdk"]["resource"],
            "method": operation["x-sdk"]["method"],
            "record": listed.schema,
        }
        further: dict[str, Any] = {
            "key": tuple(key),
            "path": listed.arguments,
            "needed": needed,
            "arguments": self._fixed(listed),
            "page_size": page_size,
            "paging": self._paging(listed),
            "order": self._order(listed),
        }
        self._columns(listed.schema)
        settings |= {name: value for name, value in further.items() if value}
        if not (listed.main and has_parent and not needed):
            settings["selected"] = False
        if zone := told.get("zone"):
            argument = self._argument(listed, zone["parameter"])
            source = self._of(zone["operationId"])
            settings |= {"zone_argument": argument, "zone_table": source.name, "zone": self._path(source, zone)}
        return TableNode(_settings(settings), tuple(parts))

    def _parts(
        self, listed: _Listed, attributes: Mapping[str, Identifier]
    ) -> Iterator[tuple[Identifier, Identifier, Settings]]:
        told, operation = listed.told, listed.operation
        if name := _cursor_filter(listed):
            shown = operation.get("x-filter-fields", {}).get(name, name)
            settings = {"filter": name, "column": attributes.get(shown, "")}
            yield Identifier("cursor"), Identifier("Cursor"), _settings(settings)
        elif "since" in told:
            settings = {"argument": self._argument(listed, told["since"])}
            yield Identifier("cursor"), Identifier("Cursor"), _settings(settings)
        if parent := self._parent(listed):
            yield Identifier("parent"), Identifier("Parent"), _settings(parent)
        if period := told.get("period"):
            settings = {
                "start": self._argument(listed, period["start"]),
                "end": self._argument(listed, period["end"]),
                "column": attributes[period["property"]],
            }
            yield Identifier("period"), Identifier("Period"), _settings(settings)
        if removes := told.get("removes"):
            where = {attributes[name]: value for name, value in removes.get("where", {}).items()}
            column = attributes[removes["property"]]
            removal = {"table": self._of(removes["operationId"]).name, "column": column, "where": where}
            yield Identifier("removal"), Identifier("Removal"), _settings(removal)

    def _parent(self, listed: _Listed) -> dict[str, Any] | None:
        """Return the source of the last path argument: the list at the path before it, or the one that is declared."""
        if not listed.arguments:
            return None
        if told := listed.told.get("parent"):
            source = self._of(told["operationId"])
            names = self.context.names.attributes[source.schema]
            where = {names[name]: value for name, value in told.get("where", {}).items()}
            return {"table": source.name, "column": names[told["property"]], "where": where}
        holder, _, rest = listed.path.rpartition("/{")
        argument = rest.partition("}")[0]
        for source in self.lists:
            key = pagination_key(source.operation["x-pagination"])
            if (
                source.path.rstrip("/") == holder
                and len(key) == 1
                and set(listed.arguments[:-1]) <= {*source.arguments}
            ):
                column = self.context.names.attributes[source.schema][key[0]]
                assert argument  # the last parameter of the path
                return {"table": source.name, "column": column}
        return None

    def _needed(self, listed: _Listed) -> Iterator[str]:
        """Yield the required arguments that only a caller knows."""
        told = listed.told
        known = {*told.get("period", {}).values(), told.get("zone", {}).get("parameter"), *told.get("arguments", {})}
        replaced = query_parameters_replaced(listed.operation)
        for parameter in listed.parameters:
            if parameter["in"] != "path" and parameter.get("required") and parameter["name"] not in {*known, *replaced}:
                yield parameter_name(listed.operation, parameter)

    def _fixed(self, listed: _Listed) -> dict[str, Any]:
        given: Mapping[str, Any] = listed.told.get("arguments", {})
        return {self._argument(listed, name): value for name, value in given.items()}

    def _page_size(self, listed: _Listed) -> tuple[str, int] | None:
        style = self.context.document.data.get("x-pagination", {}).get(listed.operation["x-pagination"]["style"], {})
        for parameter in listed.parameters:
            if parameter["name"] == style.get("size") and "maximum" in parameter["schema"]:
                return parameter_name(listed.operation, parameter), parameter["schema"]["maximum"]
        return None

    def _paging(self, listed: _Listed) -> tuple[str, ...]:
        """Return the arguments that choose a page."""
        style = self.context.document.data.get("x-pagination", {}).get(listed.operation["x-pagination"]["style"], {})
        told = {value for value in style.values() if isinstance(value, str)}
        return tuple(parameter_name(listed.operation, one) for one in listed.parameters if one["name"] in told)

    def _order(self, listed: _Listed) -> tuple[str, ...]:
        """Return the key as an order, if the list can be sorted by it."""
        key, sort = pagination_key(listed.operation["x-pagination"]), listed.operation.get("x-sort") or ()
        takes = any(parameter["name"] == SORT_PARAMETER for parameter in listed.parameters)
        return tuple(key) if key and takes and all(name in sort for name in key) else ()

    def _argument(self, listed: _Listed, name: str) -> str:
        return next(parameter_name(listed.operation, one) for one in listed.parameters if one["name"] == name)

    def _of(self, operation_id: str) -> _Listed:
        return next(one for one in self.lists if one.operation_id == operation_id)

    def _path(self, listed: _Listed, zone: Mapping[str, Any]) -> tuple[str, ...]:
        """Return a JSON pointer into a record as the attributes on the way."""
        found: list[str] = []
        schema: str = listed.schema
        for name in tokens(zone["property"]):
            found.append(self.context.names.attributes[schema][name])
            declared = self.context.document.schemas[schema]["properties"][name]
            schema = str(declared.get("$ref", "")).rpartition("/")[2]
        return tuple(found)

    def _columns(self, name: str) -> None:
        """Add the columns of a schema and of those that it contains."""
        if name in self.records:
            return
        document = self.context.document
        schema = document.schemas[name]
        self.records[name] = ()
        kept = schema.get("x-pipeline", {}).get("keep", ())
        ignored = document.data.get("x-pipeline", {}).get("ignore", ())
        columns: list[ColumnNode] = []
        for wire, declared in schema.get("properties", {}).items():
            if wire in ignored:
                continue
            kind, record, nullable = self._kind(declared)
            settings = {
                "required": wire in schema.get("required", ()) and not nullable,
                "private": _is_private(document.resolve(declared), declared, kind),
                "kept": wire in kept,
                "record": record,
                "items": self._items(declared) if kind == "json" else "",
            }
            if record:
                self._columns(record)
            columns.append(ColumnNode(self.context.names.attributes[name][wire], kind, _settings(settings)))
        self.records[name] = tuple(columns)

    def _kind(self, declared: Mapping[str, Any]) -> tuple[str, str, bool]:
        """Return the kind of a column, the name of its records, and whether null is allowed."""
        document = self.context.document
        nullable = False
        while "anyOf" in declared and "type" not in declared:
            choices = [one for one in declared["anyOf"] if one.get("type") != "null"]
            nullable |= len(choices) < len(declared["anyOf"])
            if len(choices) != 1:
                return "json", "", nullable
            declared = choices[0]
        schema = document.resolve(declared)
        listed = types(schema)
        nullable |= "null" in listed or None in schema.get("enum", ())
        inner = schema.get("items", {}) if "array" in listed else declared
        if "$ref" in inner and "properties" in document.resolve(inner):
            return "record", unescape(str(inner["$ref"]).rpartition("/")[2]), nullable
        kinds = {_scalar(one, schema) for one in listed if one != "null"}
        if not kinds:
            return "json", "", True
        if len(kinds) == 1:
            return kinds.pop(), "", nullable
        return "json" if "json" in kinds else "text", "", nullable

    def _items(self, declared: Mapping[str, Any]) -> str:
        """Return the kind of the values in an array, an empty text if they may be anything."""
        schema = self.context.document.resolve(declared)
        if set(types(schema)) - {"null"} != {"array"} or not schema.get("items"):
            return ""
        kind = self._kind(schema["items"])[0]
        return "" if kind in ("json", "record") else kind


def _scalar(name: str, schema: Mapping[str, Any]) -> str:
    if name == "number":
        return "decimal" if schema.get("format") == "decimal" else "double"
    if name == "string":
        return _TIMES.get(schema.get("format", ""), "text")
    return _TYPES[name]


def _is_private(schema: Mapping[str, Any], declared: Mapping[str, Any], kind: str) -> bool:
    """Return whether a column is about a person. A value of any form is, unless the document denies it."""
    mark = declared.get("x-phi", schema.get("x-phi"))
    is_free = kind == "json" and types(schema.get("items", {})) in ([], ["object"])
    return bool(mark) or (is_free and mark is None)


def _settings(given: Mapping[str, Any]) -> Settings:
    return tuple(
        (Identifier(name), value) for name, value in given.items() if value or (value is False and name == "selected")
    )
