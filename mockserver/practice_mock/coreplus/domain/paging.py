"""Pages of a list, counted from 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

FIRST_PAGE, USUAL_SIZE = 1, 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Consecutive items of a list, and their position in it."""

    items: Sequence[T]
    total: int
    number: int
    size: int

    @property
    def paging(self) -> Mapping[str, int]:
        """The description of the page in a response."""
        return {"totalRows": self.total, "pageNumber": self.number, "pageSize": self.size}


def page_of(items: Sequence[T], query: Mapping[str, Any]) -> Page[T]:
    """Return the page of a list that a query requests; after the last page it is empty."""
    number: int = query.get("pageNumber", FIRST_PAGE)
    size: int = query.get("pageSize", USUAL_SIZE)
    begin = (number - 1) * size
    return Page(items[begin : begin + size], len(items), number, size)
