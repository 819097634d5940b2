"""What the client templates are given: plain values that name everything as the generated code does."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from ..source_text.escape import Text


@frozen
class Field:
    """An attribute of a record."""

    name: str
    annotation: str
    codec: str
    wire_name: str
    required: bool
    phi: bool
    doc: Text


@frozen
class Model:
    """A record."""

    name: str
    doc: Text
    fields: tuple[Field, ...]
    closed: bool
    one_of: tuple[tuple[str, ...], ...]
    exclusive: tuple[tuple[str, ...], ...]


@frozen
class Enum:
    """The values that a document lists, as a type alias."""

    name: str
    values: tuple[Any, ...]
    doc: Text


@frozen
class Module:
    """A module of records and aliases: one for each file of schemas."""

    name: str
    source: str
    siblings: tuple[str, ...]
    enums: tuple[Enum, ...]
    models: tuple[Model, ...]


@frozen
class Argument:
    """An argument of a method."""

    keyword: str
    annotation: str
    required: bool
    default: str = "UNSET"


@frozen
class Operation:
    """An operation, and the method that calls it.

    Attributes:
        constant: The name of its ``Operation`` in the module.
        parameters: Keyword and expression of each parameter of path, query and headers.
        path_arguments: The arguments that come first, by position.
        keywords: All others.
        item: For a list, the class of its records, else ``None``.
        items: For a list, the attribute of the answer that holds them.
        key: For a list, the properties that tell them apart; none when nothing is known to.
        redirects: The statuses of a success that is a redirect.
        accept: The media type of an answer that is a file, else ``None``.
        call: How the method goes: ``call``, ``list``, ``upload`` or ``download``.
        expression: What makes the constant, if not an ``Operation``; empty when the constant is another's.
        reconcile: The expression that says how to find out what became of a call, if it can be.
    """

    name: str
    constant: str
    method_name: str
    method: str
    path: str
    safety: str
    parameters: tuple[tuple[str, str], ...]
    body: str | None
    path_arguments: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    returns: str
    codec: str | None
    item: str | None
    items: str | None
    paging: str | None
    key: tuple[str, ...]
    redirects: tuple[int, ...]
    query: str | None
    reconcile: str | None
    doc: Text
    modules: frozenset[tuple[str, str]] = field(repr=False)
    """The records that its code names: (module, class)."""
    accept: str | None = None
    call: str = "call"
    expression: str | None = None


@frozen
class Resource:
    """A resource: a module with a synchronous class, an asynchronous one, and their raw view.

    Attributes:
        orders: The types of the fields that its lists can be sorted by, by their name in the module.
        queries: What its lists can be filtered and sorted by: name and expression.
    """

    name: str
    source: str
    class_name: str
    doc: Text
    orders: tuple[tuple[str, tuple[str, ...]], ...]
    queries: tuple[tuple[str, str], ...]
    operations: tuple[Operation, ...]

    @property
    def imports(self) -> list[tuple[str, list[str]]]:
        """The records that the module names, by module."""
        by_module: dict[str, set[str]] = {}
        for operation in self.operations:
            for module, name in operation.modules:
                by_module.setdefault(module, set()).add(name)
        return [(module, sorted(names)) for module, names in sorted(by_module.items())]


@frozen
class Credential:
    """A credential that the client asks for."""

    argument: str
    variable: str
    header: str | None
    doc: Text


@frozen
class Client:
    """A whole client package."""

    api: str
    package: str
    distribution: str
    version: str
    class_name: str
    title: str
    doc: Text
    base_url: str
    time_zone: bool
    credentials: tuple[Credential, ...]
    filters: tuple[tuple[str, str], ...]
    signer: str | None
    signer_prefix: str
    audience: str
    rate_limit: str | None
    errors: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, str], ...]
    pagings: tuple[tuple[str, str], ...]
    modules: tuple[Module, ...]
    resources: tuple[Resource, ...]
