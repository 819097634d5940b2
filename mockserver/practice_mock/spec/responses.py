"""Responses of an operation: reduced to the declared properties, and checked before they are sent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from practice_mock.rejection import Problem
from practice_mock.spec.schema import Convert, SchemaCheck, Schemas

# With other keywords, whether a list is valid may depend on more than each of its rows.
_KEYWORDS_OF_A_BODY = {"type", "properties", "required", "description", "title", "example", "examples"}
_KEYWORDS_OF_A_LIST = {"type", "items", "description", "title", "example", "examples"}


@dataclass(frozen=True, slots=True)
class RowSchema:
    """The schema of the rows of a list."""

    check: SchemaCheck
    projection: Convert | None


@dataclass(frozen=True, slots=True)
class Response:
    """The documented response of one status of one operation."""

    media_type: str | None
    """The media type; None if the response has no body."""
    check: SchemaCheck | None
    projection: Convert | None
    headers: Mapping[str, bool]
    """Lower-case names of the documented headers, and whether they are required."""
    rows: Mapping[str, RowSchema]
    """The lists of the body of which each row can be checked by itself, by their names."""

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
            return cls(media_type, schemas.check(schema), schemas.projection(schema), headers, _rows(schema, schemas))
        return cls(None, None, None, headers, {})

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


def _rows(schema: Mapping[str, Any], schemas: Schemas) -> Mapping[str, RowSchema]:
    body = schemas.resolve(schema)
    if not _has_only(body, _KEYWORDS_OF_A_BODY):
        return {}
    lists = {name: schemas.resolve(part) for name, part in body.get("properties", {}).items()}
    return {
        name: RowSchema(schemas.check(part["items"]), schemas.projection(part["items"]))
        for name, part in lists.items()
        if part.get("type") == "array" and "items" in part and _has_only(part, _KEYWORDS_OF_A_LIST)
    }


def _has_only(schema: Mapping[str, Any], keywords: Collection[str]) -> bool:
    return all(keyword in keywords or keyword.startswith("x-") for keyword in schema)
