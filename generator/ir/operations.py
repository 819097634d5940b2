"""Operations as methods, and the resources that group them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from ..document.facts import (
    FILE_METHOD_KEYS,
    JSON,
    SORT_PARAMETER,
    WALK_ARGUMENTS,
    conflicts,
    content_type_without_body,
    error_statuses,
    file_type,
    identity,
    is_paged,
    pagination_key,
    query_parameters_replaced,
    redirects,
    statuses,
    success,
    totals,
)
from ..document.facts import file_methods as files_of
from ..document.names import python_name
from ..document.security import own_requirement
from ..document.success_proof import proof
from ..document.traversal import operations
from ..source_text.escape import text
from ..source_text.typed import Code, Identifier, code
from . import docstrings, file_methods
from .commands import build_command
from .context import Context
from .filters import Queries
from .importable import TAKEN
from .nodes import Argument, Operation, Resource
from .parameters import build_argument, build_body, build_parameter_use
from .reconcile import build_reconcile
from .success import alternatives, contradictions, repeated

RECONCILE = Argument(Identifier("reconcile"), code("bool"), required=False, default=code("False"), role="option")
WHERE = Argument(Identifier("where"), code("Sequence[Condition | RawCondition] | Unset | None"), required=False)


def build_resources(context: Context) -> Iterator[Resource]:
    """Yield each resource with its methods."""
    document = context.document
    by_resource: dict[str, list[tuple[str, str, str, dict[str, Any]]]] = {}
    for entry in operations(document):
        by_resource.setdefault(entry[3]["x-sdk"]["resource"], []).append(entry)
    tags = {tag["name"]: tag for tag in document.data.get("tags", [])}
    for name, entries in sorted(by_resource.items()):
        queries = Queries.of((operation for *_, operation in entries), _taken(context, entries))
        has_list = any(made == "list" for *_, operation in entries for made in _method_names(operation))
        scope = _Scope(context, queries, code("builtins.list") if has_list else Identifier("list"))
        yield Resource(
            name=Identifier(name),
            source=text(f"specs/{document.name}/paths/{document.place(entries[0][0]).file.name}"),
            class_name=context.names.resources[name],
            doc=text(tags[entries[0][3]["tags"][0]].get("description", "")),
            orders=tuple((alias, fields) for fields, alias in queries.orders.items()),
            queries=queries.declarations(),
            operations=tuple(
                made for _, path, method, operation in entries for made in _methods(scope, path, method, operation)
            ),
        )


@frozen
class _Scope:
    """What the methods of a resource share.

    Attributes:
        list_name: The name of ``list`` in the class, which may have a method of this name.
    """

    context: Context
    queries: Queries
    list_name: Code


def _methods(scope: _Scope, path: str, method: str, operation: dict[str, Any]) -> Iterator[Operation]:
    """Yield the methods of an operation: its own, those that carry files, and one for each fixed way of calling it."""
    context = scope.context

    def with_command(made: Operation, called: Mapping[str, Any]) -> Operation:
        return evolve(made, command=build_command(context, made, path, called))

    own = build_operation(scope, path, method, operation)
    yield with_command(file_methods.saving(own) if own.accept else own, operation)
    docs = {
        key: docstrings.method(
            context.document, path, method, file_methods.called(key, operation), file_methods.extra_signature(key)
        )
        for key in FILE_METHOD_KEYS
        if key in operation
    }
    for made in file_methods.methods(own, operation, docs):
        yield with_command(made, operation)
    for variant in operation.get("x-sdk-variants", []):
        fixed = _fixed(operation, variant)
        yield with_command(build_operation(scope, path, method, fixed), fixed)


_OF_VARIANTS = ("description", "x-contradiction", "x-evidence", "x-open-questions")
"""What a variant states instead of its operation."""


def _fixed(operation: Mapping[str, Any], variant: Mapping[str, Any]) -> dict[str, Any]:
    """Return an operation as one of its variants calls it, with a fixed body."""
    called = {**operation, **{key: variant[key] for key in _OF_VARIANTS if key in variant}}
    called["summary"], _, called["description"] = str(variant["description"]).partition("\n\n")
    for key in {"x-reconcile", "x-errors", "x-contradiction"} - variant.keys():  # they belong to its own method
        called.pop(key, None)
    called["x-sdk"] = {**operation["x-sdk"], "method": variant["method"], "fixed": variant["body"]}
    return called


def build_operation(scope: _Scope, path: str, method: str, operation: dict[str, Any]) -> Operation:
    """Return an operation and the method that calls it."""
    context, queries = scope.context, scope.queries
    document, sdk = context.document, operation["x-sdk"]
    entries = [*document.data["paths"][path].get("parameters", []), *operation.get("parameters", [])]
    if not operation.get("x-sort", True):  # no field is known: what a caller wants to sort by is an extra parameter
        entries = [entry for entry in entries if document.resolve(entry)["name"] != SORT_PARAMETER]
    entries.sort(key=lambda entry: document.resolve(entry)["in"] != "path")
    uses = [build_parameter_use(context, operation, entry) for entry in entries]
    declared = [document.resolve(entry) for entry in entries]
    replaced = query_parameters_replaced(operation)
    arguments = [
        build_argument(context, use.keyword, parameter["schema"], parameter.get("required", False))
        for use, parameter in zip(uses, declared, strict=True)
        if parameter["name"] not in replaced
    ]
    positional = sum(parameter["in"] == "path" for parameter in declared)
    body, body_arguments = build_body(context, operation)
    result = _result(scope, operation)
    extra = _extra_signature(body_arguments, result)
    reconcile = build_reconcile(document, operation)
    keywords = [
        *arguments[positional:],
        *_query_arguments(queries, operation),
        *body_arguments,
        *(argument for argument, _ in extra.arguments if extra is file_methods.SENDS),
        *([RECONCILE] if reconcile else []),
        *(_walk_arguments() if is_paged(operation) else ()),
    ]
    return Operation(
        name=f"{sdk['resource']}.{sdk['method']}",
        constant=Identifier(f"_{sdk['method'].upper()}"),
        method_name=Identifier(sdk["method"]),
        method=method.upper(),
        path=path,
        safety=operation["x-safety"],
        parameters=tuple(uses),
        body=body,
        path_arguments=tuple(arguments[:positional]),
        keywords=tuple(sorted(keywords, key=lambda argument: not argument.required)),
        returns=result.returns,
        codec=result.codec,
        item=result.item,
        items=result.items,
        paging=result.paging,
        totals=result.totals,
        key=result.key,
        redirects=result.redirects,
        statuses=statuses(operation),
        identity=tuple(identity(document, path, operation)),
        proof=(shown := proof(document, path, operation, context.keys)).sets,
        plain=shown.plain,
        repeated=(compared := repeated(document, operation, shown.sets)),
        alternatives=alternatives(document, operation) if compared else (),
        contradictions=contradictions(operation),
        conflicts=conflicts(operation),
        ordered=tuple(
            use.keyword
            for name in operation.get("x-order", ())
            for use, parameter in zip(uses, declared, strict=True)
            if parameter["name"] == name
        ),
        accept=result.accept,
        content_type=content_type_without_body(document, operation),
        errors=error_statuses(operation) if operation["x-safety"] != "read" else (),
        security=own_requirement(document, operation),
        call=Identifier("list" if result.item else "call"),
        query=queries.of_operation(operation),
        reconcile=reconcile,
        doc=docstrings.method(document, path, method, operation, extra),
    )


def _extra_signature(body_arguments: list[Argument], result: _Result) -> file_methods.ExtraSignature:
    if any("FileInput" in argument.annotation for argument in body_arguments):
        return file_methods.SENDS
    return file_methods.SAVES if result.accept else file_methods.ExtraSignature()


def _query_arguments(queries: Queries, operation: Mapping[str, Any]) -> Iterator[Argument]:
    if "x-filters" in operation:
        yield WHERE
    alias = queries.order(operation)
    if alias is not None:
        annotation = code("Sequence[{}] | Unset | None", alias)
        yield Argument(Identifier("order_by"), annotation, required=False)


def _walk_arguments() -> Iterator[Argument]:
    limit, allow_changes = map(Identifier, WALK_ARGUMENTS)
    yield Argument(limit, code("int | None"), required=False, default=code("None"), role="walk")
    yield Argument(allow_changes, code("bool"), required=False, default=code("False"), role="walk")


@frozen
class _Result:
    """The return type of a method; the attributes are those of ``Operation``."""

    returns: Code
    codec: Code | None
    redirects: tuple[int, ...]
    accept: str | None
    item: Code | None = None
    items: str | None = None
    paging: Identifier | None = None
    totals: tuple[str, ...] = ()
    key: tuple[str, ...] = ()


def _result(scope: _Scope, operation: Mapping[str, Any]) -> _Result:
    context, document = scope.context, scope.context.document
    types = context.types(writing=False, list_name=scope.list_name)
    content = document.resolve(success(operation)).get("content", {})
    redirected, accept = redirects(document, operation), file_type(document, operation)
    if JSON not in content:
        return _Result(code("str") if redirected else code("None"), None, redirected, accept)
    schema = content[JSON]["schema"]
    mapping = types.of(schema)
    pagination = operation.get("x-pagination")
    if pagination is None:
        return _Result(mapping.annotation, mapping.codec, redirected, accept)
    declared = document.resolve(schema)["properties"][pagination["items"]]
    item = types.of(declared["items"]).annotation
    style = pagination.get("style")
    return _Result(
        returns=code("Page[{}]", item),
        codec=mapping.codec,
        redirects=redirected,
        accept=accept,
        item=item,
        items=python_name(pagination["items"], declared),
        paging=None if style == "none" else context.names.pagings[style],
        totals=totals(document) if style == "none" else (),
        key=tuple(pagination_key(pagination)),
    )


def _method_names(operation: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of all methods of an operation."""
    for holder in (operation["x-sdk"], *operation.get("x-sdk-variants", []), *files_of(operation)):
        yield holder["method"]


def _taken(context: Context, entries: list[tuple[str, str, str, dict[str, Any]]]) -> frozenset[str]:
    """Return the names that the module of a resource has already."""
    constants = {f"_{name.upper()}" for *_, operation in entries for name in _method_names(operation)}
    names = context.names
    resources = {made for name in names.resources.values() for made in (name, f"Async{name}", f"{name}Raw")}
    return frozenset(constants | resources | TAKEN | set(names.classes.values()))
