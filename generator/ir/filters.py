"""The filters and orders of the lists of a resource, each declared once in the generated module."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from attrs import field, frozen

from ..source_text.typed import Identifier
from .names import free, pascal
from .nodes import Query, QueryUse

Fields = Mapping[str, str]
"""The fields of filters, with their formats."""
Sort = tuple[str, ...]


@frozen
class Queries:
    """The declarations that a generated module needs for its lists.

    Attributes:
        orders: The type alias for each set of fields to sort by.
        constants: The fields to filter and sort by, for each constant.
    """

    orders: dict[Sort, Identifier] = field(factory=dict[Sort, Identifier])
    constants: dict[Identifier, tuple[Fields, Sort]] = field(factory=dict[Identifier, tuple[Fields, Sort]])

    @classmethod
    def of(cls, operations: Iterable[Mapping[str, Any]], taken: Collection[str] = ()) -> Queries:
        """Return the declarations for these operations. A list with a subset of another's filters uses its constant.

        Args:
            operations: The operations.
            taken: The names that the generated module has already.
        """
        made = cls()
        lists = [operation for operation in operations if "x-filters" in operation or _sort(operation)]
        for operation in lists:
            if _sort(operation):
                method = operation["x-sdk"]["method"]
                alias = free(f"{pascal(method)}OrderBy", {*taken, *made.orders.values()})
                made.orders.setdefault(_sort(operation), Identifier(alias))
        for operation in sorted(lists, key=lambda operation: -len(_filters(operation))):
            if made._base(operation) is None:
                name = free(f"_{operation['x-sdk']['method'].upper()}_QUERY", {*taken, *made.constants})
                made.constants[Identifier(name)] = (_filters(operation), _sort(operation))
        return made

    def order(self, operation: Mapping[str, Any]) -> Identifier | None:
        """Return the alias of the fields that an operation's list can be sorted by."""
        return self.orders.get(_sort(operation))

    def of_operation(self, operation: Mapping[str, Any]) -> QueryUse | None:
        """Return the query that an operation's list uses, or ``None`` if it has neither filters nor an order."""
        base = self._base(operation)
        if base is None:
            return None
        filters = _filters(operation)
        return QueryUse(base, tuple(name for name in self.constants[base][0] if name not in filters))

    def declarations(self) -> tuple[Query, ...]:
        """Return the constants to declare."""
        return tuple(
            Query(name, tuple(filters.items()), self.orders[sort] if sort else None)
            for name, (filters, sort) in self.constants.items()
        )

    def _base(self, operation: Mapping[str, Any]) -> Identifier | None:
        filters, sort = _filters(operation), _sort(operation)
        if "x-filters" not in operation and not sort:
            return None
        candidates = (
            name
            for name, (fields, order) in self.constants.items()
            if order == sort and filters.items() <= fields.items() and (filters or not fields)
        )
        return next(candidates, None)


def _filters(operation: Mapping[str, Any]) -> Fields:
    filters: Fields = operation.get("x-filters", {})
    return filters


def _sort(operation: Mapping[str, Any]) -> Sort:
    return tuple(operation.get("x-sort", ()))
