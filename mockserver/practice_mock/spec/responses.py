"""Responses of an operation: reduced to the declared properties, and checked before they are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from practice_mock.rejection import Problem
from practice_mock.spec.schema import Convert, SchemaCheck, Schemas


@dataclass(frozen=True, slots=True)
class Response:
    """The documented response of one status of one operation."""

    media_type: str | None
    """The media type; None if the response has no body."""
    check: SchemaCheck | None
    projection: Convert | None
    headers: Mapping[str, bool]
    """Lower-case names of the documented headers, and whether they are required."""

    @classmethod
    def compile(
        cls,
        definition: Mapping[str, Any],
        schemas: Schemas,
        resolve: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    ) -> Response:
        """Compile a response object of a document."""
        headers = {
            name.lower(): bool(resolve(header).get("required"))
            for name, header in definition.get("headers", {}).items()
        }
        for media_type, content in definition.get("content", {}).items():
            schema = content.get("schema", {})
            return cls(media_type, schemas.check(schema), schemas.projection(schema), headers)
        return cls(None, None, None, headers)

    def shape(self, body: Any) -> Any:
        """Return the body without undeclared properties."""
        return self.projection(body) if self.projection else body

    def problems(self, body: Any, headers: Mapping[str, str]) -> tuple[Problem, ...]:
        """Return how a response violates the document; empty if it does not."""
        missing = [name for name, required in self.headers.items() if required and name not in headers]
        found = [Problem(name, "header is required") for name in missing]
        if self.check is None:
            if body is not None:
                found.append(Problem("", "must be empty"))
        else:
            found.extend(self.check.problems(body))
        return tuple(found)
