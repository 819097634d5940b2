"""What can go wrong in the description of an API, as operators over the whole document.

The same faults serve twice. A client that is made of a spoilt document, and judged by the true one, stands for one
that sends or reads something wrongly. A spoilt document of which everything is made anew stands for a mistake of
whoever wrote it: only what is known independently of it can notice.

Names in Python stay as they are where only the wire is to be wrong.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from generator.document.bundle import Document
from generator.document.json_pointer import escape, resolve
from generator.document.names import python_name
from generator.document.traversal import operations
from tests.mutants.mutant import GONE

Edits = Mapping[str, Any]
"""Values by JSON pointer."""

Fault = tuple[str, Edits]
"""Where it is, in words, and what it changes."""

DocumentOperator = Callable[[Document], Iterator[Fault]]

SCALARS = {"integer": "string", "string": "integer", "boolean": "string", "number": "integer"}
FORMATS = {
    "date-time": "date",
    "date-time-local": "date-time",
    "date": "date-time-local",
    "coreplus-date-time": "date-time",
    "coreplus-query-date-time": "date-time",
    "coreplus-date": "date",
    "decimal": None,
}
"""Each format that clients know, and one that it is mistaken for."""
METHODS = {"get": "delete", "post": "put", "patch": "put", "put": "patch", "delete": "post"}
SAFETIES = {"read": ("unsafe",), "idempotent": ("read",), "unsafe": ("read",)}


# Parameters


def parameters(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each parameter that a document writes out: where, in words; its pointer; itself."""
    for name, parameter in document.data["components"].get("parameters", {}).items():
        yield f"parameter {name}", f"/components/parameters/{escape(name)}", parameter
    for pointer, path, method, operation in operations(document):
        for position, parameter in enumerate(operation.get("parameters", ())):
            if "$ref" not in parameter:
                where = f"{method.upper()} {path} {parameter['name']}"
                yield where, f"{pointer}/parameters/{position}", parameter


def parameter_renamed(document: Document) -> Iterator[Fault]:
    """Another name on the wire."""
    for where, pointer, parameter in parameters(document):
        if parameter["in"] != "path":
            kept = {**parameter.get("x-sdk", {}), "name": python_name(parameter["name"], parameter)}
            yield where, {f"{pointer}/name": parameter["name"] + "s", f"{pointer}/x-sdk": kept}


def parameter_moved(document: Document) -> Iterator[Fault]:
    """A header instead of the query, or the query instead of a header."""
    for where, pointer, parameter in parameters(document):
        if parameter["in"] in ("query", "header") and "[" not in parameter["name"]:
            yield where, {f"{pointer}/in": "header" if parameter["in"] == "query" else "query"}


def list_joined_otherwise(document: Document) -> Iterator[Fault]:
    """Repeated instead of joined by commas, or the other way round."""
    for where, pointer, parameter in parameters(document):
        if document.resolve(parameter["schema"]).get("type") == "array":
            yield where, {f"{pointer}/explode": not parameter.get("explode", parameter["in"] == "query")}


def parameter_need_changed(document: Document) -> Iterator[Fault]:
    """A required parameter that may be left out, or an optional one that may not."""
    for where, pointer, parameter in parameters(document):
        if parameter["in"] != "path":
            yield where, {f"{pointer}/required": not parameter.get("required", False)}


def parameter_of_other_type(document: Document) -> Iterator[Fault]:
    """Text for a number, one for many, and so on."""
    for where, pointer, parameter in parameters(document):
        schema = parameter["schema"]
        if schema.get("type") == "array":
            yield f"{where} (one)", {f"{pointer}/schema": schema["items"]}
        if schema.get("type") in SCALARS and "format" not in schema and "enum" not in schema:
            yield where, {f"{pointer}/schema": {"type": SCALARS[schema["type"]]}}


def parameter_dropped(document: Document) -> Iterator[Fault]:
    """An operation that lacks a parameter."""
    for pointer, path, method, operation in operations(document):
        listed = operation.get("parameters", [])
        for entry in listed:
            parameter = document.resolve(entry)
            if parameter["in"] != "path":
                rest = [other for other in listed if other is not entry]
                yield f"{method.upper()} {path} {parameter['name']}", {f"{pointer}/parameters": rest}


def parameter_added(document: Document) -> Iterator[Fault]:
    """An operation with a parameter that the API does not know."""
    extra = {"name": "more", "in": "query", "description": "More.", "schema": {"type": "integer"}}
    for pointer, path, method, operation in operations(document):
        more = [*operation.get("parameters", []), extra]
        yield f"{method.upper()} {path}", {f"{pointer}/parameters": more}


# Operations


def other_method(document: Document) -> Iterator[Fault]:
    """PUT for POST, and so on."""
    for pointer, path, method, operation in operations(document):
        other = METHODS[method]
        if other not in document.data["paths"][path]:
            yield f"{method.upper()} {path}", {pointer: GONE, f"{pointer.rpartition('/')[0]}/{other}": operation}


def other_path(document: Document) -> Iterator[Fault]:
    """Another word in the path."""
    for path, item in document.data["paths"].items():
        head, _, last = path.rstrip("/").rpartition("/")
        changed = f"{head}s/{last}" if "{" in last else path.replace(last, f"{last}s")
        if changed not in document.data["paths"]:
            yield path, {f"/paths/{escape(path)}": GONE, f"/paths/{escape(changed)}": item}


def slash_lost_or_added(document: Document) -> Iterator[Fault]:
    """A path that ends in a slash where the API's does not, or the other way round."""
    for path, item in document.data["paths"].items():
        changed = path.rstrip("/") if path.endswith("/") else f"{path}/"
        yield path, {f"/paths/{escape(path)}": GONE, f"/paths/{escape(changed)}": item}


def other_safety(document: Document) -> Iterator[Fault]:
    """A write that counts as a read, and is sent again; a read that does not."""
    for pointer, path, method, operation in operations(document):
        for safety in SAFETIES[operation["x-safety"]]:
            yield f"{method.upper()} {path} {safety}", {f"{pointer}/x-safety": safety}


def answer_lost(document: Document) -> Iterator[Fault]:
    """A success whose body is not read."""
    for pointer, path, method, status, response in _successes(document):
        if "content" in response and "x-pagination" not in resolve(document.data, pointer.rpartition("/responses")[0]):
            yield f"{method.upper()} {path} {status}", {f"{pointer}/content": GONE}


def other_answer(document: Document) -> Iterator[Fault]:
    """A success that is read as another record."""
    names = [name for name, schema in document.schemas.items() if schema.get("type") == "object"]
    for pointer, path, method, status, response in _successes(document):
        schema = response.get("content", {}).get("application/json", {}).get("schema", {})
        own = str(schema.get("$ref", "")).rpartition("/")[2]
        if own in names and "x-pagination" not in resolve(document.data, pointer.rpartition("/responses")[0]):
            other = names[names.index(own) - 1]
            place = f"{pointer}/content/application~1json/schema"
            yield f"{method.upper()} {path} {status}", {place: {"$ref": f"#/components/schemas/{other}"}}


def _successes(document: Document) -> Iterator[tuple[str, str, str, str, Mapping[str, Any]]]:
    for pointer, path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            if status.startswith("2") and "$ref" not in response:
                yield f"{pointer}/responses/{status}", path, method, status, response


def filter_lost(document: Document) -> Iterator[Fault]:
    """A list that cannot be filtered by something that it knows."""
    for pointer, path, method, operation in operations(document):
        for name in operation.get("x-filters", ()):
            yield f"{method.upper()} {path} {name}", {f"{pointer}/x-filters/{escape(name)}": GONE}


def filter_of_other_format(document: Document) -> Iterator[Fault]:
    """A filter whose value is written in another format."""
    others = {"date-time": "date-time-local", "date-time-local": "date-time", "integer": "string", "string": "integer"}
    for pointer, path, method, operation in operations(document):
        for name, format_ in operation.get("x-filters", {}).items():
            if format_ in others:
                yield f"{method.upper()} {path} {name}", {f"{pointer}/x-filters/{escape(name)}": others[format_]}


def sort_lost(document: Document) -> Iterator[Fault]:
    """A list that cannot be sorted by something that it knows."""
    for pointer, path, method, operation in operations(document):
        for name in operation.get("x-sort", ()):
            rest = [other for other in operation["x-sort"] if other != name]
            yield f"{method.upper()} {path} {name}", {f"{pointer}/x-sort": rest}


def other_constant_body(document: Document) -> Iterator[Fault]:
    """A method that always sends the same body, and sends another."""
    for pointer, path, method, operation in operations(document):
        for position, variant in enumerate(operation.get("x-sdk-variants", ())):
            for name, value in variant["body"].items():
                place = f"{pointer}/x-sdk-variants/{position}/body/{escape(name)}"
                yield f"{method.upper()} {path} {variant['method']}", {place: not value}


def other_part_type(document: Document) -> Iterator[Fault]:
    """A part of a multipart body with another media type."""
    for pointer, path, method, operation in operations(document):
        body = operation.get("requestBody", {})
        for media_type, content in body.get("content", {}).items():
            for name in content.get("encoding", {}):
                place = f"{pointer}/requestBody/content/{escape(media_type)}/encoding/{escape(name)}/contentType"
                yield f"{method.upper()} {path} {name}", {place: "application/octet-stream"}


# The whole API


def error_pointer_lost(document: Document) -> Iterator[Fault]:
    """A fact of an error is looked for elsewhere."""
    for name, value in document.data["x-errors"].items():
        broken = f"{value}s" if isinstance(value, str) else [f"{pointer}s" for pointer in value]
        yield f"errors {name}", {f"/x-errors/{escape(name)}": broken}


def paging_pointer_lost(document: Document) -> Iterator[Fault]:
    """What carries a list on is looked for elsewhere, or sent under another name."""
    for style, paging in document.data["x-pagination"].items():
        for name, value in paging.items():
            if isinstance(value, str) and value:
                yield f"paging {style} {name}", {f"/x-pagination/{escape(style)}/{escape(name)}": f"{value}s"}


def credential_elsewhere(document: Document) -> Iterator[Fault]:
    """A credential under another name, or a token that says something else."""
    for name, scheme in document.data["components"]["securitySchemes"].items():
        place = f"/components/securitySchemes/{escape(name)}"
        yield f"security {name} name", {f"{place}/name": f"{scheme['name']}s"}
        for key in ("audience", "prefix"):
            if key in scheme["x-sdk"]:
                yield f"security {name} {key}", {f"{place}/x-sdk/{key}": f"{scheme['x-sdk'][key]}s"}


def address_changed(document: Document) -> Iterator[Fault]:
    """Another server."""
    for position, server in enumerate(document.data["servers"]):
        if position == 0:
            yield "server", {f"/servers/{position}/url": f"{server['url']}s"}


def rate_changed(document: Document) -> Iterator[Fault]:
    """A client that calls more often than it may."""
    rate = document.data.get("x-rate-limit", {})
    for name, value in rate.items():
        if isinstance(value, int):
            yield f"rate {name}", {f"/x-rate-limit/{escape(name)}": value * 10}


# Records


def properties(document: Document) -> Iterator[tuple[str, str, str, dict[str, Any], dict[str, Any]]]:
    """Each property of each record: where, in words; its pointer; its name; itself; the record."""
    for component, schema in document.schemas.items():
        for name, definition in schema.get("properties", {}).items():
            place = f"/components/schemas/{escape(component)}/properties/{escape(name)}"
            yield f"{component}.{name}", place, name, definition, schema


def property_renamed(document: Document) -> Iterator[Fault]:
    """Another name on the wire."""
    for where, pointer, name, definition, schema in properties(document):
        kept = {**definition.get("x-sdk", {}), "name": python_name(name, definition)}
        yield where, _renamed(pointer, schema, {name: (f"{name}s", {**definition, "x-sdk": kept})})


def properties_swapped(document: Document) -> Iterator[Fault]:
    """Two properties of one kind, each under the name of the other."""
    for component, schema in document.schemas.items():
        declared = list(schema.get("properties", {}).items())
        for (name, one), (other_name, other) in pairwise(declared):
            if _plain(one) == _plain(other) and "$ref" not in one:
                place = f"/components/schemas/{escape(component)}/properties"
                mine, theirs = python_name(name, one), python_name(other_name, other)
                yield (
                    f"{component}.{name} and {other_name}",
                    {
                        f"{place}/{escape(name)}/x-sdk": {**one.get("x-sdk", {}), "name": theirs},
                        f"{place}/{escape(other_name)}/x-sdk": {**other.get("x-sdk", {}), "name": mine},
                    },
                )


def _plain(definition: Mapping[str, Any]) -> dict[str, Any]:
    return {key: definition[key] for key in ("type", "format", "anyOf") if key in definition}


def property_dropped(document: Document) -> Iterator[Fault]:
    """A record that lacks a property."""
    for where, pointer, name, _, schema in properties(document):
        edits: dict[str, Any] = {pointer: GONE}
        if name in schema.get("required", ()):
            edits[f"{pointer.rpartition('/properties/')[0]}/required"] = [
                other for other in schema["required"] if other != name
            ]
        yield where, edits


def property_need_changed(document: Document) -> Iterator[Fault]:
    """A required property that may be left out, or an optional one that may not."""
    for where, pointer, name, definition, schema in properties(document):
        required = schema.get("required", [])
        changed = [other for other in required if other != name] if name in required else [*required, name]
        if "default" not in definition:
            yield where, {f"{pointer.rpartition('/properties/')[0]}/required": changed}


def property_of_other_type(document: Document) -> Iterator[Fault]:
    """Text for a number, and so on."""
    for where, pointer, _, definition, _ in properties(document):
        types = definition.get("type")
        kinds = [types] if isinstance(types, str) else list(types or ())
        changed = [SCALARS.get(kind, kind) for kind in kinds]
        if changed != kinds and not {"format", "enum"} & definition.keys():
            bounds = ("minimum", "maximum", "multipleOf", "minLength", "maxLength", "pattern", "example", "examples")
            other = {key: value for key, value in definition.items() if key not in bounds}
            yield where, {pointer: {**other, "type": changed[0] if isinstance(types, str) else changed}}


def format_mistaken(document: Document) -> Iterator[Fault]:
    """A moment for a day, clinic time for an instant, an amount for text."""
    for where, pointer, _, definition, _ in properties(document):
        if definition.get("format") in FORMATS:
            yield where, {f"{pointer}/format": FORMATS[definition["format"]] or GONE}
    for where, pointer, parameter in parameters(document):
        if parameter["schema"].get("format") in FORMATS:
            yield where, {f"{pointer}/schema/format": FORMATS[parameter["schema"]["format"]] or GONE}


def null_lost(document: Document) -> Iterator[Fault]:
    """A property that can be null, and no longer can."""
    for where, pointer, _, definition, _ in properties(document):
        types = definition.get("type")
        if isinstance(types, list) and "null" in types:
            yield where, {f"{pointer}/type": next(kind for kind in types if kind != "null")}
        elif {"type": "null"} in definition.get("anyOf", ()):
            (other,) = (branch for branch in definition["anyOf"] if branch != {"type": "null"})
            rest = {key: value for key, value in definition.items() if key != "anyOf"}
            yield where, {pointer: {**rest, **other}}


def null_added(document: Document) -> Iterator[Fault]:
    """A property that cannot be null, and now can."""
    for where, pointer, _, definition, _ in properties(document):
        if isinstance(definition.get("type"), str) and "enum" not in definition:
            yield where, {f"{pointer}/type": [definition["type"], "null"]}


def enum_narrowed(document: Document) -> Iterator[Fault]:
    """A value that is no longer taken."""
    for component, schema in document.schemas.items():
        for value in schema.get("enum", ())[1:]:
            rest = [other for other in schema["enum"] if other != value]
            yield f"{component} {value}", {f"/components/schemas/{escape(component)}/enum": rest}
    for where, pointer, _, definition, _ in properties(document):
        for value in [value for value in definition.get("enum", ())[1:] if value is not None]:
            rest = [other for other in definition["enum"] if other != value]
            yield f"{where} {value}", {f"{pointer}/enum": rest}


def enum_widened(document: Document) -> Iterator[Fault]:
    """A value that the API does not take."""
    for component, schema in document.schemas.items():
        if "enum" in schema:
            known = [value for value in schema["enum"] if value is not None]
            more = max(known) + 1 if isinstance(known[0], int) else known[0] + "s"
            yield component, {f"/components/schemas/{escape(component)}/enum": [*schema["enum"], more]}


def bound_moved(document: Document) -> Iterator[Fault]:
    """A limit one further out, or gone."""
    wider = {"minimum": -1, "maximum": 1, "maxLength": 1, "minLength": -1}
    holders = [(where, pointer, definition) for where, pointer, _, definition, _ in properties(document)]
    holders += [(where, f"{pointer}/schema", parameter["schema"]) for where, pointer, parameter in parameters(document)]
    for where, pointer, definition in holders:
        for name, by in wider.items():
            if name in definition and definition[name] + by >= 0:
                yield f"{where} {name}", {f"{pointer}/{name}": definition[name] + by}
        if "multipleOf" in definition:
            yield f"{where} multipleOf", {f"{pointer}/multipleOf": GONE}


def privacy_lost(document: Document) -> Iterator[Fault]:
    """What identifies or describes a patient, and is printed."""
    for where, pointer, _, definition, _ in properties(document):
        if definition.get("x-phi"):
            yield where, {f"{pointer}/x-phi": GONE}
    for where, pointer, parameter in parameters(document):
        if parameter.get("x-phi"):
            yield where, {f"{pointer}/x-phi": GONE}


def rule_between_properties_lost(document: Document) -> Iterator[Fault]:
    """Properties that must not stand together, or of which one is needed, and nobody asks."""
    for component, schema in document.schemas.items():
        for keyword in ("not", "anyOf"):
            if schema.get("type") == "object" and keyword in schema:
                yield f"{component} {keyword}", {f"/components/schemas/{escape(component)}/{keyword}": GONE}


def record_opened(document: Document) -> Iterator[Fault]:
    """A body that takes what the API does not know."""
    for component, schema in document.schemas.items():
        if schema.get("additionalProperties") is False:
            yield component, {f"/components/schemas/{escape(component)}/additionalProperties": GONE}


def evidence_lost(document: Document) -> Iterator[Fault]:
    """Nobody can tell how something is known."""
    for pointer, path, method, _ in operations(document):
        yield f"{method.upper()} {path}", {f"{pointer}/x-evidence": GONE}


def evidence_raised(document: Document) -> Iterator[Fault]:
    """A guess that is given out as documented."""
    for pointer, path, method, operation in operations(document):
        if operation["x-evidence"]["level"] != "documented":
            yield f"{method.upper()} {path}", {f"{pointer}/x-evidence/level": "documented"}


def _renamed(pointer: str, schema: Mapping[str, Any], new: Mapping[str, tuple[str, Any]]) -> dict[str, Any]:
    """The edits that give properties other names, in place."""
    holder = pointer.rpartition("/properties/")[0]
    renamed = dict(new.get(name, (name, definition)) for name, definition in schema["properties"].items())
    edits: dict[str, Any] = {f"{holder}/properties": renamed}
    if "required" in schema:
        edits[f"{holder}/required"] = [new[name][0] if name in new else name for name in schema["required"]]
    return edits


def edited(data: Any, edits: Edits) -> Any:
    """A copy of a document with a fault."""
    changed = copy.deepcopy(data)
    for pointer, value in edits.items():
        holder, _, last = pointer.rpartition("/")
        place = resolve(changed, holder)
        key: Any = int(last) if isinstance(place, list) else last.replace("~1", "/").replace("~0", "~")
        if value == GONE:
            del place[key]
        else:
            place[key] = copy.deepcopy(value)
    return changed


IN_CLIENTS: tuple[DocumentOperator, ...] = (
    parameter_renamed,
    parameter_moved,
    list_joined_otherwise,
    parameter_need_changed,
    parameter_of_other_type,
    parameter_dropped,
    parameter_added,
    other_method,
    other_path,
    slash_lost_or_added,
    other_safety,
    answer_lost,
    other_answer,
    filter_lost,
    filter_of_other_format,
    sort_lost,
    other_constant_body,
    other_part_type,
    error_pointer_lost,
    paging_pointer_lost,
    credential_elsewhere,
    address_changed,
    rate_changed,
    property_renamed,
    properties_swapped,
    property_dropped,
    property_need_changed,
    property_of_other_type,
    format_mistaken,
    null_lost,
    null_added,
    enum_narrowed,
    enum_widened,
    bound_moved,
    privacy_lost,
    rule_between_properties_lost,
)
"""Faults that a client can have."""

IN_SPECS: tuple[DocumentOperator, ...] = (
    parameter_renamed,
    parameter_need_changed,
    parameter_dropped,
    other_method,
    other_path,
    slash_lost_or_added,
    other_safety,
    filter_lost,
    sort_lost,
    credential_elsewhere,
    address_changed,
    property_renamed,
    property_dropped,
    property_need_changed,
    property_of_other_type,
    format_mistaken,
    enum_narrowed,
    privacy_lost,
    record_opened,
    evidence_lost,
    evidence_raised,
)
"""Mistakes that the writer of a document can make."""
