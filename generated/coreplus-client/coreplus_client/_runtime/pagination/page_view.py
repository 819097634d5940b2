"""One page of a list, and the part of an iteration over pages that sends nothing."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - pages and their walk are one unit

from __future__ import annotations

import copy
from typing import Any, Generic, Self, TypeVar

import attrs

from ..errors.api import APIError
from ..errors.tracebacks import HIDDEN
from ..messages.http import Request, Response
from ..values.records import Model
from .styles import ListOperation, number_in
from .walk import ListWalk, LoadedPage, NextLink, WalkOptions

T = TypeVar("T")


class PageView(Generic[T]):
    """Base class of both page classes: the contents of one response."""

    def __init__(
        self, operation: ListOperation[T], request: Request, response: Response, answer: Model, options: WalkOptions
    ) -> None:
        self._items = operation.records_of(answer, response)
        self._answer = answer
        self._request = request
        self._operation = operation
        self._response = response
        self._options = options
        self._state: tuple[ListWalk, list[T]] | None = None

    @property
    def items(self) -> list[T]:
        """Return the records of this page. A page that follows another has only those that are new."""
        return self._items

    @property
    def number(self) -> int:
        """Return the number of this page. Pass it as the argument for the page number to continue here later."""
        with HIDDEN:
            paging = self._operation.paging
            number = None if paging is None else number_in(self._request.url, paging.page)
            return 1 if number is None else number

    @property
    def total(self) -> int | None:
        """Return the total number of records on all pages that the server reports, ``None`` if it reports none."""
        with HIDDEN:
            paging = self._operation.paging
            return None if paging is None else paging.total_of(self._answer)

    @property
    def has_next(self) -> bool:
        """Return whether there may be another page: it is false only if the list is proven to end here."""
        with HIDDEN:
            if self._operation.paging is None:
                return False
            try:
                return self._walked()[0].next_number is not None
            except APIError:
                return True  # next_page() raises it

    @property
    def body(self) -> Model:
        """Return the whole response body as a record."""
        return self._answer

    def __len__(self) -> int:
        """Return the number of records of this page, not of the list: see ``total``."""
        with HIDDEN:
            return len(self._items)

    def first(self) -> T | None:
        """Return the first record of this page, ``None`` if it is empty."""
        return self._items[0] if self._items else None

    def unique(self) -> Self:
        """Return this page with each record only once in ``items``. Iterating yields each record once in any case.

        Records are identified by their key, such as ``appointment_id``. Records without a key are all kept,
        except those that equal a record of another page.
        """
        with HIDDEN, HIDDEN:
            walked = self._walked()
            return self._shown(walked[1], walked)

    def _shown(self, items: list[T], walked: tuple[ListWalk, list[T]] | None) -> Self:
        """Return this page with some of its records."""
        page = copy.copy(self)
        page.__dict__.update(_items=items, _state=walked)
        return page

    def _walked(self) -> tuple[ListWalk, list[T]]:
        """Return the walk up to the end of this page, to be forked, and the records of the page that are new."""
        if self._state is None:
            operation, url = self._operation, self._request.url
            walk = ListWalk(
                operation.name,
                size=None if operation.paging is None else number_in(url, operation.paging.size),
                ordered=operation.is_ordered(url),
                allow_changes=self._options.allow_changes,
            )
            self._state = walk, self._taken_by(walk)
        return self._state

    def _taken_by(self, walk: ListWalk) -> list[T]:
        """Add this page to a walk, and return its new records."""
        positions = walk.take(self._loaded())
        return self._items if len(positions) == len(self._items) else [self._items[position] for position in positions]

    def _loaded(self) -> LoadedPage:
        """Return what the walk needs to know about this page."""
        keys = self._operation.keys(self._items)
        if self._operation.paging is None:
            return LoadedPage(1, keys, len(keys), NextLink.NONE, self._response)
        return self._operation.paging.loaded(self._request.url, self._response, self._answer, keys)

    def _request_of(self, number: int) -> Request:
        """Return the request of another page of the same list."""
        assert self._operation.paging is not None  # a list without pages has no numbers
        return attrs.evolve(self._request, url=self._operation.paging.url_of(self._request.url, number))

    def __repr__(self) -> str:
        with HIDDEN:
            about = f"of {len(self._items)} records, total={self.total}, has_next={self.has_next}"
            return f"<{type(self).__name__} {about}>"


P = TypeVar("P", bound=PageView[Any])


class Steps(Generic[P]):
    """The part of an iteration that sends nothing: its next request, and what to show of each page."""

    def __init__(self) -> None:
        self.first: P | None = None
        self._walk: ListWalk | None = None
        self._left: int | None = None

    @classmethod
    def after(cls, page: P) -> Self:
        """Continue after a page, without a limit."""
        steps = cls()
        steps.arrived(page)
        steps._left = None
        return steps

    def wanted(self) -> Request | None:
        """Return the next request, ``None`` at the end. Raises the error of a list that is not whole."""
        if self.first is None or self._walk is None:
            return None
        if self._left == 0:
            self._walk.check_limit()
            return None
        number = self._walk.next_number
        return None if number is None else self.first._request_of(number)

    def arrived(self, page: P) -> P | None:
        """Take a page, and return it with its new records, ``None`` if there is nothing to show of it."""
        if self.first is None:
            self.first, self._left = page, page._options.limit
            if page._operation.paging is None:
                return self._limited(page, page._items, page._state)
            walk, items = page._walked()
            self._walk = walk.fork()
            return self._limited(page, items, page._state)
        assert self._walk is not None  # a list without pages has no second one
        items = page._taken_by(self._walk)
        if not items and not self._is_over():
            return None
        return self._limited(page, items, (self._walk.snapshot(), items))

    @property
    def is_proven(self) -> bool:
        """Return whether an iteration that is over has proven that the list has no further record."""
        return self._walk is None or self._walk.is_proven

    def _is_over(self) -> bool:
        try:
            return self.wanted() is None
        except APIError:
            return False  # it is raised instead of an empty page

    def _limited(self, page: P, items: list[Any], state: tuple[ListWalk, list[Any]] | None) -> P:
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
        return page if state is page._state and len(items) == len(page._items) else page._shown(items, state)
