"""An OpenAPI document compiled into operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from practice_mock.spec.body import Body
from practice_mock.spec.names import Vocabulary
from practice_mock.spec.parameters import Parameter
from practice_mock.spec.responses import Response
from practice_mock.spec.routing import Router, methods_of
from practice_mock.spec.schema import Schemas


class SpecError(Exception):
    """The document and the mock do not match."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the document, ready to read requests and to check responses."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: Mapping[str, Response]
    extensions: Mapping[str, Any]
    """The `x-` keywords of the operation."""
    success: int
    """The status of a successful response: the first documented 2xx or, without one, the first 3xx."""
    header_parameters: tuple[Parameter, ...]

    @property
    def query_names(self) -> tuple[str, ...]:
        """The names of the query parameters."""
        return tuple(parameter.name for parameter in self.parameters if parameter.location == "query")

    @property
    def takes_files(self) -> bool:
        """Whether its request body contains files."""
        return self.body is not None and any(rule.is_file for rule in self.body.parts.values())

    def response(self, status: int) -> Response | None:
        """Return the documented response of a status, or None if the status is not documented."""
        return self.responses.get(str(status)) or self.responses.get("default")

    def documented(self, statuses: Iterable[int]) -> int | None:
        """Return the first of some statuses that is documented for this operation."""
        return next((status for status in statuses if str(status) in self.responses), None)


@dataclass(frozen=True, slots=True)
class Spec:
    """A compiled document."""

    operations: Mapping[str, Operation]
    router: Router[Operation]
    vocabulary: Vocabulary


def compile_spec(document: Mapping[str, Any], *, ignore_case: bool = False) -> Spec:
    """Compile a bundled OpenAPI 3.1 document.

    `ignore_case` makes paths match in any letter case. Raises SpecError if two operations have one name, or a
    reference cannot be resolved.
    """
    return _Compiler(document, ignore_case).compile()


class _Compiler:
    def __init__(self, document: Mapping[str, Any], ignore_case: bool) -> None:
        self._document = document
        self._schemas = Schemas(document)
        self._router: Router[Operation] = Router(ignore_case=ignore_case)

    def compile(self) -> Spec:
        operations: dict[str, Operation] = {}
        for path, item in self._document["paths"].items():
            shared = item.get("parameters", [])
            for method, definition in methods_of(item):
                operation = self._operation(path, method, definition, shared)
                if operation.id in operations:
                    raise SpecError(f"two operations have the operationId {operation.id}")
                operations[operation.id] = operation
                self._router.add(path, method, operation)
        return Spec(operations, self._router, Vocabulary(self._document))

    def _operation(self, path: str, method: str, definition: Mapping[str, Any], shared: list[Any]) -> Operation:
        parameters: dict[tuple[str, str], Parameter] = {}
        for entry in (*shared, *definition.get("parameters", [])):  # an operation's own parameter replaces a shared one
            resolved = self._resolve(entry)
            parameters[resolved["name"], resolved["in"]] = Parameter.compile(resolved, self._schemas)
        body = definition.get("requestBody")
        responses = {
            str(status): Response.compile(self._resolve(response), self._schemas, self._resolve)
            for status, response in definition["responses"].items()
        }
        return Operation(
            id=definition["operationId"],
            method=method,
            path=path,
            parameters=tuple(parameters.values()),
            body=None if body is None else Body.compile(self._resolve(body), self._schemas),
            responses=responses,
            extensions={key: value for key, value in definition.items() if key.startswith("x-")},
            success=min(int(status) for status in responses if status.startswith(("2", "3"))),
            header_parameters=tuple(one for one in parameters.values() if one.location == "header"),
        )

    def _resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference to a parameter, header, request body or response of the document."""
        while "$ref" in node:
            target: Any = self._document
            for token in node["$ref"].removeprefix("#/").split("/"):
                try:
                    target = target[token.replace("~1", "/").replace("~0", "~")]
                except (KeyError, TypeError):
                    raise SpecError(f"the reference {node['$ref']} cannot be resolved") from None
            node = target
        return node
