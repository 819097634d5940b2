"""Rules for operations, their parameters, bodies and responses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..document.bundle import Document
from ..document.facts import (
    EVIDENCE,
    FILTER_TYPES,
    JSON,
    MULTIPART,
    conflicts,
    error_schemas,
    is_file_part,
    may_omit_body,
    pagination_key,
    success,
)
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.reconcile_extension import plain, schema_at
from ..document.success_proof import proof, record_keys
from ..document.traversal import operation_parameters, operations, parameters, properties, types
from ..document.written import in_yaml
from ..runtime.values.json import is_array, is_object
from . import security, values

SAFETY = ("read", "unsafe")

_PLAIN = frozenset({"boolean", "integer", "number", "string"})


def are_described(document: Document) -> Iterator[Problem]:
    """Require that operations and parameters are described, and that operations have one declared tag."""
    tags = {tag["name"] for tag in document.data.get("tags", [])}
    for pointer, _, _, operation in operations(document):
        for key in ("summary", "description"):
            if not operation.get(key):
                yield document.problem(pointer, f"needs a {key}")
        given = operation.get("tags", [])
        if len(given) != 1 or given[0] not in tags:
            yield document.problem(pointer, "needs exactly one tag, which the root declares")
    for pointer, parameter in parameters(document):
        if not parameter.get("description"):
            yield document.problem(pointer, "needs a description")
        if "schema" not in parameter:
            yield document.problem(pointer, "needs a schema")


def are_classified(document: Document) -> Iterator[Problem]:
    """Require that each operation states its Python name, whether it may be repeated, and its evidence."""
    for pointer, _, method, operation in operations(document):
        sdk = operation.get("x-sdk")
        if not is_object(sdk) or not {"resource", "method"} <= sdk.keys():
            yield document.problem(pointer, "needs x-sdk: {resource, method}, the Python name of the operation")
        safety = operation.get("x-safety")
        if safety not in SAFETY:
            place = f"{pointer}/x-safety" if "x-safety" in operation else pointer
            yield document.problem(place, f"needs x-safety, one of {', '.join(SAFETY)}")
        elif (method == "get") != (safety == "read"):
            yield document.problem(f"{pointer}/x-safety", "must be 'read' on GET operations and on no others")
        if "x-evidence" not in operation:
            yield document.problem(pointer, "needs x-evidence: {level, source}")
        yield from evidence(document, pointer, operation)
    for pointer, declared in (*parameters(document), *properties(document)):
        yield from evidence(document, pointer, declared)


def have_valid_variants(document: Document) -> Iterator[Problem]:
    """Require that a variant, which calls an operation with a fixed body, is described, sourced and valid."""
    for pointer, _, _, operation in operations(document):
        for index, variant in enumerate(operation.get("x-sdk-variants", [])):
            place = f"{pointer}/x-sdk-variants/{index}"
            for key in ("method", "description", "x-evidence", "body"):
                if not variant.get(key):
                    yield document.problem(place, f"needs {key}")
            yield from evidence(document, place, variant)
            body = document.resolve(operation.get("requestBody", {})).get("content", {}).get(JSON, {})
            schema = document.resolve(body.get("schema", {}))
            declared = schema.get("properties", {})
            for name, value in variant.get("body", {}).items():
                at = f"{place}/body/{escape(name)}"
                if name not in declared:
                    yield document.problem(at, "is not a property of the operation's body")
                elif not values.allows(document, declared[name], value):
                    yield document.problem(at, "is not a value that the schema of the property allows; correct it")
            exclusive = schema.get("not", {}).get("required", ())
            if exclusive and set(exclusive) <= variant.get("body", {}).keys():
                yield document.problem(
                    f"{place}/body", f"has {' and '.join(map(repr, exclusive))}, which exclude each other"
                )


def evidence(document: Document, pointer: str, declared: Mapping[str, Any]) -> Iterator[Problem]:
    """Require that evidence, where it is given, has a level and a source."""
    given = declared.get("x-evidence")
    if given is not None and (not is_object(given) or given.get("level") not in EVIDENCE or not given.get("source")):
        yield document.problem(f"{pointer}/x-evidence", f"needs a source and a level, one of {', '.join(EVIDENCE)}")


def list_responses(document: Document) -> Iterator[Problem]:
    """Require that each operation lists a success and 429, and that every response is described."""
    for pointer, _, _, operation in operations(document):
        responses = operation.get("responses", {})
        if not any(status[0] in "23" and status != "206" for status in responses):
            yield document.problem(pointer, "needs a successful response (2xx other than 206, or a redirect)")
            continue
        for status in {"204", "205"} & responses.keys():
            if document.resolve(responses[status]).get("content"):
                yield document.problem(
                    f"{pointer}/responses/{escape(status)}",
                    f"has content, which HTTP does not send with {status}; remove it",
                )
        shapes = [_shape(document.resolve(response)) for status, response in responses.items() if status[0] == "2"]
        if any(shape != shapes[0] for shape in shapes):
            yield document.problem(f"{pointer}/responses", "must have the same content for every success")
        if "429" not in responses:
            yield document.problem(f"{pointer}/responses", "needs 429: any call may exceed the rate limit")
        for status, response in responses.items():
            if not document.resolve(response).get("description"):
                yield document.problem(f"{pointer}/responses/{escape(status)}", "needs a description")


def _shape(response: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of each media type."""
    return {media: declared.get("schema") for media, declared in response.get("content", {}).items()}


_OTHER_ERRORS = frozenset({401, 403, 404, 408, 425, 429})
"""Statuses whose error is another one than a conflict, or that leave the outcome of a request open."""


def rejected_fields_as_documented(document: Document) -> Iterator[Problem]:
    """Require that an error body names the rejected fields where the clients look for them."""
    declared = document.data["x-errors"]
    reports, fields = (_pointers(declared.get(key, ())) for key in ("validation", "field"))
    entries = [
        document.resolve(report.get("items", {}))
        for schema in _error_schemas(document)
        for pointer in reports
        if (report := schema_at(document, schema, pointer)) is not None
    ]
    for field in fields:
        if all(schema_at(document, entry, field) is None for entry in entries):
            yield document.problem("/x-errors/field", f"{field} is not in the entries of any validation report")


def _pointers(declared: str | Sequence[str]) -> Sequence[str]:
    return [declared] if isinstance(declared, str) else declared


def _error_schemas(document: Document) -> Iterator[Mapping[str, Any]]:
    """Yield the schema of each error body of the operations."""
    for _, _, _, operation in operations(document):
        for status, response in operation["responses"].items():
            if status[0] == "4":
                yield from error_schemas(document, response)


def conflict_as_documented(document: Document) -> Iterator[Problem]:
    """Require that an operation that can conflict is a write, with documented statuses and a provable success."""
    reasons = document.data["x-errors"].get("reasons")
    declared = [entry for entry in operations(document) if "x-errors" in entry[3]]
    keys = record_keys(document)
    for pointer, path, _, operation in declared:
        place = f"{pointer}/x-errors/conflict"
        if reasons is None:
            yield document.problem(place, "needs x-errors.reasons at the root: {list, severity, failures}")
            continue
        if operation.get("x-safety") == "read":
            yield document.problem(place, "belongs to an operation that reads, which cannot conflict; remove it")
        has_success = any(status[0] in "23" for status in operation["responses"])
        if has_success and not proof(document, path, operation, keys).sets:
            yield document.problem(
                place, "needs a required property in the success response, other than the list of reasons, to prove it"
            )
        for index, status in enumerate(conflicts(operation)):
            yield from _conflict(document, f"{place}/{index}", operation, status, reasons["list"])


def _conflict(
    document: Document, place: str, operation: Mapping[str, Any], status: int, reasons: str
) -> Iterator[Problem]:
    if status in _OTHER_ERRORS or not (200 <= status < 300 or 400 <= status < 500):
        others = ", ".join(map(str, sorted(_OTHER_ERRORS)))
        yield document.problem(place, f"must be a success or a 4xx other than {others}")
    elif str(status) not in operation["responses"]:
        yield document.problem(place, f"must be a status that the operation lists: {', '.join(operation['responses'])}")
    else:
        schemas = error_schemas(document, operation["responses"][str(status)])
        if all(reasons.split("/")[1] not in map(escape, schema.get("properties", {})) for schema in schemas):
            yield document.problem(place, f"must be a status whose body has the list of reasons {reasons}")


def take_plain_parameters(document: Document) -> Iterator[Problem]:
    """Require that parameters are plain values, or lists of them in the query."""
    taken = security.carriers(document)
    for pointer, parameter in parameters(document):
        schema = document.resolve(parameter.get("schema", {}))
        many = "array" in types(schema)
        items = document.resolve(schema.get("items", {})) if many else schema
        if not (plain := set(types(items)) - {"null"}) or not plain <= _PLAIN:
            yield document.problem(f"{pointer}/schema", f"must have one of the types {', '.join(sorted(_PLAIN))}")
        elif many and parameter["in"] != "query":
            yield document.problem(f"{pointer}/schema", "may be a list only in the query")
        yield from security.leave_parameter_alone(document, pointer, parameter, taken)
        yield from _serialization(document, pointer, parameter, many=many)


def _serialization(document: Document, pointer: str, parameter: Mapping[str, Any], *, many: bool) -> Iterator[Problem]:
    """Require that a parameter is sent as it is described: there is one style for each part of a request."""
    style = "form" if parameter["in"] == "query" else "simple"
    if parameter.get("style", style) != style:
        yield document.problem(
            f"{pointer}/style", f"must be {style}, which the client sends; remove it or write {style}"
        )
    if parameter.get("explode", style == "form") != (style == "form") and not many:
        yield document.problem(f"{pointer}/explode", "has no effect on a value that is not a list; remove it")
    if parameter["in"] == "path" and parameter.get("required") is not True:
        yield document.problem(pointer, "is in the path, so it needs required: true")


def take_closed_bodies(document: Document) -> Iterator[Problem]:
    """Require that a body is a named JSON object or multipart form, so that its properties can be keywords."""
    for pointer, _, method, operation in operations(document):
        if "requestBody" not in operation:
            continue
        content = document.resolve(operation["requestBody"]).get("content", {})
        if len(content) != 1 or next(iter(content)) not in (JSON, MULTIPART):
            yield document.problem(f"{pointer}/requestBody", f"must have one media type, {JSON} or {MULTIPART}")
            continue
        optional = may_omit_body(document, operation)
        if optional and (JSON not in content or "x-reconcile" in operation or "x-upload" in operation):
            yield document.problem(f"{pointer}/requestBody", "is always sent by this method; add required: true")
        schema = next(iter(content.values())).get("schema", {})
        found: Any = document.at(schema["$ref"].removeprefix("#")) if "$ref" in schema else None
        if not is_object(found) or found.get("type") != "object":
            yield document.problem(
                f"{pointer}/requestBody",
                "must refer to a named object schema, and not to the name of a reference to it",
            )
        elif method == "patch":
            yield from _defaults(document, schema["$ref"].removeprefix("#"), document.resolve(schema))


def _defaults(document: Document, pointer: str, schema: dict[str, Any]) -> Iterator[Problem]:
    for name, declared in schema.get("properties", {}).items():
        if "default" in declared:
            yield document.problem(
                f"{pointer}/properties/{escape(name)}/default",
                "a PATCH body must not have defaults: they would change properties that were not given",
            )


def page_by_a_style(document: Document) -> Iterator[Problem]:
    """Require that a list names a paging style of the root and the property that holds its records."""
    styles = document.data.get("x-pagination", {})
    for pointer, _, _, operation in operations(document):
        pagination = operation.get("x-pagination")
        if pagination is None:
            continue
        place = f"{pointer}/x-pagination"
        if not is_object(pagination) or pagination.get("style") not in (*styles, "none"):
            yield document.problem(place, f"needs a style: none, or one of the root's: {', '.join(styles)}")
            continue
        content = document.resolve(success(operation)).get("content", {}).get(JSON, {})
        declared = document.resolve(content.get("schema", {})).get("properties", {}).get(pagination.get("items"), {})
        if declared.get("type") != "array":
            yield document.problem(place, "items must name a property of the response that is an array")
        elif pagination["style"] != "none":
            yield from _key(document, place, pagination, document.resolve(declared["items"]))
    for style in styles:
        yield from _style(document, style)


_PAGING_TYPES: Mapping[str, tuple[str, ...]] = {
    "total": ("integer", "number"),
    "next": ("string",),
    "number": ("integer", "number"),
}
"""The types of the properties that the pointers of a paging style lead to."""


def _style(document: Document, style: str) -> Iterator[Problem]:
    """Require that the lists of a paging style take its parameters, and their responses have what the style reads.

    If none of them does, the style is wrong, not the lists.
    """
    users = [
        (pointer, path, operation)
        for pointer, path, _, operation in operations(document)
        if is_object(operation.get("x-pagination")) and operation["x-pagination"].get("style") == style
    ]
    if not users:
        yield document.problem(f"/x-pagination/{escape(style)}", "is the style of no list; remove it")
    for key, value in document.data["x-pagination"][style].items():
        wrong = [
            f"{pointer}/x-pagination"
            for pointer, path, operation in users
            if not _fits(document, key, str(value), path, operation)
        ]
        if key in _PAGING_TYPES:
            message = f"{key} is read at {value}, where the response has no {' or '.join(_PAGING_TYPES[key])}"
            advice = "change the pointer or declare the property"
        else:
            message = f"{key} is the query parameter {value!r}, which is not declared with type: integer"
            advice = "rename it or declare it"
        places = [f"/x-pagination/{escape(style)}/{escape(key)}"] if len(wrong) == len(users) else wrong
        for pointer in places if wrong else ():
            yield document.problem(pointer, f"{message} (paging style {style}); {advice}")


def _fits(document: Document, key: str, value: str, path: str, operation: dict[str, Any]) -> bool:
    """Return whether a list has what a setting of its paging style names."""
    if key not in _PAGING_TYPES:
        declared = operation_parameters(document, path, operation)
        return any(
            parameter["name"] == value
            and parameter["in"] == "query"
            and types(document.resolve(parameter.get("schema", {})))[:1] == ["integer"]
            for parameter in declared
        )
    content = document.resolve(success(operation)).get("content", {}).get(JSON, {})
    found = schema_at(document, content.get("schema", {}), value)
    return found is not None and found.get("type") in _PAGING_TYPES[key]


def _key(document: Document, pointer: str, pagination: dict[str, Any], record: dict[str, Any]) -> Iterator[Problem]:
    """Require that a paged list states the key of its records. A wrong key would leave records out."""
    if "key" not in pagination:
        yield document.problem(
            pointer, "needs a key: the property or properties that identify a record, or [] if none are known"
        )
        return
    for name in pagination_key(pagination):
        if name not in record.get("properties", {}):
            yield document.problem(f"{pointer}/key", f"{name!r} is not a property of the records")


def filter_and_sort_by_known_fields(document: Document) -> Iterator[Problem]:
    """Require that filters have known formats, and that the operation takes the parameters for them."""
    for pointer, path, _, operation in operations(document):
        names = {parameter["name"] for parameter in operation_parameters(document, path, operation)}
        filters, sort = operation.get("x-filters"), operation.get("x-sort")
        if filters is not None and (not is_object(filters) or "q[]" not in names):
            yield document.problem(f"{pointer}/x-filters", "must map fields to formats, on an operation that takes q[]")
        elif filters is not None:
            for name, form in filters.items():
                if form not in FILTER_TYPES:
                    yield document.problem(
                        f"{pointer}/x-filters/{escape(name)}", f"must be one of {', '.join(FILTER_TYPES)}"
                    )
        if all(is_object(operation.get(key, {})) for key in ("x-filters", "x-filter-fields")):
            yield from _record_fields(document, pointer, operation)
        if sort is not None and not (is_array(sort) and all(map(_is_text, sort)) and "sort_by" in names):
            yield document.problem(f"{pointer}/x-sort", "must list fields, on an operation that takes sort_by")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _record_fields(document: Document, pointer: str, operation: Mapping[str, Any]) -> Iterator[Problem]:
    """Require that filters and orders are properties of the records, or that the document states which are not."""
    if not any(status[0] in "23" for status in operation["responses"]):
        return  # another rule reports an operation without a success
    record = _listed(document, operation)
    known = {name: f"/x-filters/{escape(name)}" for name in operation.get("x-filters", {})}
    known = {name: f"/x-sort/{index}" for index, name in enumerate(operation.get("x-sort", ()))} | known
    fields, hidden = operation.get("x-filter-fields", {}), operation.get("x-hidden-fields", ())
    for name, field in fields.items():
        place = f"{pointer}/x-filter-fields/{escape(name)}"
        if name not in known:
            yield document.problem(place, "is not one of x-filters or x-sort; rename it or remove it")
        elif field not in record:
            yield document.problem(place, f"{field!r} is not a property of the records; rename it or remove it")
    for index, name in enumerate(hidden):
        place = f"{pointer}/x-hidden-fields/{index}"
        if name not in known:
            yield document.problem(place, f"{name!r} is not one of x-filters or x-sort; rename it or remove it")
        elif name in record or name in fields:
            yield document.problem(place, f"{name!r} is a property of the records; remove it")
    stated = {*record, *fields, *hidden}
    for name, place in known.items():
        if name not in stated:
            yield document.problem(
                f"{pointer}{place}",
                f"{name!r} is not a property of the records; rename it, or name the property in x-filter-fields:"
                f" {{{in_yaml(name)}: …}}, or if no record shows it, list it: x-hidden-fields: [{in_yaml(name)}]",
            )


def _listed(document: Document, operation: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the properties of the records of a list; without paging, those of all records in it."""
    content = document.resolve(success(operation)).get("content", {}).get(JSON, {})
    properties = document.resolve(content.get("schema", {})).get("properties", {})
    pagination = operation.get("x-pagination")
    names = [pagination.get("items")] if is_object(pagination) else list(properties)
    found = [plain(document, plain(document, properties.get(name, {})).get("items", {})) for name in names]
    return {name: declared for record in found for name, declared in record.get("properties", {}).items()}


def reuse_components_as_they_are(document: Document) -> Iterator[Problem]:
    """Require that shared responses and parameters are used, and that a reference to one changes nothing."""
    used: set[str] = set()
    for place, holder in _referring(document):
        if "$ref" in holder:
            used.add(str(holder["$ref"]).removeprefix("#"))
            for key in holder.keys() - {"$ref"}:
                yield document.problem(f"{place}/{escape(key)}", "has no effect beside $ref; remove it")
    for kind in ("parameters", "responses"):
        for name in document.data["components"].get(kind, {}):
            pointer = f"/components/{escape(kind)}/{escape(name)}"
            if pointer not in used:
                yield document.problem(pointer, "is not used; remove it")


def _referring(document: Document) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each place that may refer to a shared component."""
    responses = [
        (f"/components/responses/{escape(name)}", response)
        for name, response in document.data["components"].get("responses", {}).items()
    ]
    for path, item in document.data["paths"].items():
        for index, parameter in enumerate(item.get("parameters", ())):
            yield f"/paths/{escape(path)}/parameters/{index}", parameter
    for pointer, _, _, operation in operations(document):
        for index, parameter in enumerate(operation.get("parameters", ())):
            yield f"{pointer}/parameters/{index}", parameter
        responses += [
            (f"{pointer}/responses/{escape(status)}", response)
            for status, response in operation.get("responses", {}).items()
        ]
    for pointer, response in responses:
        yield pointer, response
        for name, header in response.get("headers", {}).items():
            yield f"{pointer}/headers/{escape(name)}", header


def encode_parts_of_forms(document: Document) -> Iterator[Problem]:
    """Require that encodings belong to the properties of a multipart form that is sent."""
    for pointer, _, _, operation in operations(document):
        body = document.resolve(operation.get("requestBody", {}))
        holders = [(f"{pointer}/requestBody", body)]
        holders += [
            (f"{pointer}/responses/{escape(status)}", document.resolve(response))
            for status, response in operation.get("responses", {}).items()
        ]
        for place, holder in holders:
            for media, declared in holder.get("content", {}).items():
                names = document.resolve(declared.get("schema", {})).get("properties", {})
                if holder is body and media == MULTIPART:
                    yield from _lists(document, f"{place}/content/{escape(media)}", names, declared.get("encoding", {}))
                for name in declared.get("encoding", {}):
                    if holder is not body or media != MULTIPART or name not in names:
                        at = f"{place}/content/{escape(media)}/encoding/{escape(name)}"
                        yield document.problem(at, "has no effect, because no part of a form has this name; remove it")


def _lists(
    document: Document, pointer: str, parts: Mapping[str, Any], encoding: Mapping[str, Any]
) -> Iterator[Problem]:
    """Require that a list of values in a form is a part of JSON: OpenAPI sends each value as a part otherwise."""
    for name, declared in parts.items():
        schema = document.resolve(declared)
        is_list = "array" in types(schema) and not is_file_part(document.resolve(schema.get("items", {})))
        if is_list and encoding.get(name, {}).get("contentType") != JSON:
            yield document.problem(
                f"{pointer}/schema",
                f"{name!r} is a list, which is sent as one part of JSON; state that beside the schema:"
                f" encoding: {{{in_yaml(name)}: {{contentType: {JSON}}}}}",
            )
