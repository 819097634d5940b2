"""Enums: the values of the API, as plain texts and numbers."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .errors import Problem, validation_error
from .store import PACKAGE, schemas


class Choices:
    """Marks the values of an enum, for validation outside of a record.

    There, a number may also be given as its text, as in a query. A record takes only the number.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.lax_or_strict_schema(
            core_schema.no_info_plain_validator_function(self._from_text),
            core_schema.no_info_plain_validator_function(self._listed),
            metadata={"pydantic_js_functions": [self._exported]},
            serialization=core_schema.simple_ser_schema("any"),
        )

    def _values(self) -> list[Any]:
        return [value for value in schemas(PACKAGE)[self.name]["enum"] if value is not None]

    def _listed(self, value: Any) -> Any:
        for one in self._values():
            if one == value and not isinstance(value, bool):  # True == 1
                return one
        values = ", ".join(map(repr, self._values()))
        raise validation_error(self.name, [Problem((), "literal_error", f"Input should be one of {values}")])

    def _from_text(self, value: Any) -> Any:
        if isinstance(value, str):
            for one in self._values():
                if not isinstance(one, str) and str(one) == value:
                    return one
        return self._listed(value)

    def _exported(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return dict(schemas(PACKAGE)[self.name])
