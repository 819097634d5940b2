"""Prepare what the README of a client lists: a row and a section for each method."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..ir.nodes import Client, Operation, Resource
from ..source_text.escape import markdown_code
from ..source_text.typed import Code, DocText, Identifier


@frozen
class Method:
    """A method of a client as its README describes it.

    Attributes:
        summary: The first sentence of its docstring.
        request: The HTTP method and the path of its operation.
        required: The arguments that each call needs.
        optional: All others of its own.
    """

    resource: Identifier
    name: Identifier
    summary: DocText
    request: Code
    returns: Code
    required: tuple[Identifier, ...]
    optional: tuple[Identifier, ...]


def methods(client: Client) -> Iterator[Method]:
    """Yield the methods of a client, in the order of its resources."""
    for resource in client.resources:
        for operation in resource.operations:
            yield _method(resource, operation)


def _method(resource: Resource, operation: Operation) -> Method:
    arguments = (*operation.path_arguments, *operation.keywords)
    return Method(
        resource=resource.name,
        name=operation.method_name,
        summary=DocText(operation.doc.raw.partition("\n\n")[0]),
        request=markdown_code(f"{operation.method.upper()} {operation.path}"),
        returns=operation.returns,
        required=tuple(argument.keyword for argument in arguments if argument.required),
        optional=tuple(argument.keyword for argument in arguments if not argument.required),
    )
