"""Answers of an operation: cut to what is declared, and checked before they leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from practice_mock.rejection import Problem
from practice_mock.spec.schema import Convert, SchemaCheck, Schemas


@dataclass(frozen=True, slots=True)
class Response:
    """What the document says of one status of one operation."""

    media_type: str | None
    """None if the answer has no body."""
    check: SchemaCheck | None
    projection: Convert | None
    headers: Mapping[str, bool]
    """Lower-case names of the documented headers, and whether they must be there."""

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
        """The body without what the document does not declare."""
        return self.projection(body) if self.projection else body

    def problems(self, body: Any, headers: Mapping[str, str]) -> tuple[Problem, ...]:
        """What in an answer breaks the document; empty if nothing does."""
        missing = [name for name, required in self.headers.items() if required and name not in headers]
        found = [Problem(name, "this header must be there") for name in missing]
        if self.check is None:
            if body is not None:
                found.append(Problem("", "there must be no body"))
        else:
            found.extend(self.check.problems(body))
        return tuple(found)
