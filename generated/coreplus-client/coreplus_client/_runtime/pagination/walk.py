"""The walk of a list: which page to request next, and which of its records are new. Nothing is sent here.

A walk is whole only if that is proven: by as many different records as the total that the server reports, or by an
empty page if it reports none. If the total changes between two pages, records have moved to pages that were read
before. If the caller requested an order, the walk then steps back until it meets a record that it knows, and it reads
the list once more if the records still do not add up. Without an order, it only reports the change.
"""

from __future__ import annotations

import copy
from enum import Enum, auto
from itertools import islice
from typing import Any, Self

from attrs import field, frozen

from ..errors.api import ListChangedError, ResponseValidationError
from ..messages.http import Response
from ..values.argument_error import ArgumentError

RecordKey = int | str | bytes | tuple[str]
"""What identifies a record: its key, or a digest of its contents (bytes) if it has none."""

_PASSES = 3
"""The number of times that a list is read from its start."""

_STEPS_BACK = 3
"""The number of times in a row that a walk steps back without finding a new record."""


@frozen
class WalkOptions:
    """The settings of the walk of a list.

    Attributes:
        limit: The maximum number of records to yield; ``None`` for all.
        allow_changes: Whether a walk ends without an error although the list changed during it.
    """

    limit: int | None = None
    allow_changes: bool = False

    def check(self) -> None:
        """Raise ``ArgumentError`` if a setting is wrong."""
        limit: Any = self.limit
        if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool) or limit < 1):
            raise ArgumentError("limit", "must be a whole number, at least 1")
        if not isinstance(self.allow_changes, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("allow_changes", "must be True or False")


class NextLink(Enum):
    """What a page says about the next one."""

    NONE = auto()
    NEXT = auto()
    """It links to the page with the next number."""
    WRONG = auto()
    """It links to another page, or the link cannot be read."""


@frozen
class LoadedPage:
    """A page that was received.

    Attributes:
        number: The number of the page.
        keys: The key of each record.
        total: The total that the page reports, if it can be read.
        link: What the page says about the next one.
        response: The response, for errors.
    """

    number: int
    keys: tuple[RecordKey, ...] = field(repr=False)
    total: int | None
    link: NextLink
    response: Response = field(repr=False)


class ListWalk:
    """The state of a walk. ``take`` each page that was received, then ask for the ``next_number``."""

    def __init__(self, name: str, *, size: int | None, ordered: bool, allow_changes: bool) -> None:
        """Begin a walk.

        Args:
            name: The name of the operation.
            size: The requested page size, if any.
            ordered: Whether the list has a stable order, and its records have keys.
            allow_changes: Whether a change of the list is not an error.
        """
        self._name = name
        self._asked = size
        self._ordered = ordered
        self._allow_changes = allow_changes
        self._start: int | None = None
        self._seen: dict[RecordKey, int] = {}
        """The records of all passes, with their positions among those that were received."""
        self._size: int | None = None
        """The page size, once a page is known to be full."""
        self._passes = 0
        self._is_last = False
        """Whether there is no further pass."""
        self._begin_pass()

    def _begin_pass(self) -> None:
        self._passes += 1
        self._is_last |= self._passes == _PASSES
        self._known = self._seen if self._passes == 1 else {}
        """The records of this pass."""
        self._count = 0
        """The number of records of this pass."""
        self._total: int | None = None
        self._first = 0
        """The number of records on the first page."""
        self._highest = -1
        """The highest page number from which records were taken."""
        self._barren = 0
        """The number of pages in a row that contained nothing new."""
        self._back = False
        """Whether the walk is stepping back."""
        self._steps_back = 0
        """The number of times in a row that it did so without finding a new record."""
        self._budget: int | None = None
        """The number of responses that stepping back may cost."""
        self._changed = False
        """Whether the total changed."""
        self._shrunk = False
        """Whether it became smaller, so that records which were received may be gone."""
        self._repeated = False
        """Whether a record was received again, which a changed total does not explain."""
        self._lost = False
        """Whether records may have moved to pages that the walk cannot step back to."""

    _next: int | None = None
    _problem: str | None = None
    _change: str | None = None
    _page: LoadedPage
    _sizes: tuple[int, int] = (0, 0)

    def snapshot(self) -> Self:
        """Return the state as it is now, to be forked later. It shares the keys of the records with this walk."""
        return copy.copy(self)

    def fork(self) -> Self:
        """Return a walk that continues from the same state, independently."""
        other = copy.copy(self)
        seen, known = self._sizes
        keys = _cut(self._seen, seen)
        other.__dict__.update(_seen=keys, _known=keys if self._known is self._seen else _cut(self._known, known))
        return other

    @property
    def next_number(self) -> int | None:
        """Return the number of the page to request next, ``None`` if the list is whole.

        Raises:
            ResponseValidationError: The list ended before all of its records were received, or a page is wrong.
            ListChangedError: The list changed, so records may be missing.
        """
        response = self._page.response
        if self._problem is not None:
            message = f"{self._name}: {self._problem}"
            raise ResponseValidationError(message, operation=self._name, response=response, maybe_applied=False)
        if self._change is not None:
            message = f"{self._name}: {self._change}"
            attempts, label = response.attempts, response.label
            raise ListChangedError(message, operation=self._name, attempts=attempts, label=label)
        return self._next

    def take(self, page: LoadedPage) -> tuple[int, ...]:
        """Take a page, and return the positions of the records on it that are new."""
        self._page, self._next, self._problem, self._change = page, None, None, None
        if self._start is None:
            self._start = page.number
        changed = self._compare(page)
        if self._ordered and (changed or self._back) and self._must_step_back(page, self._start):
            self._back = True
            self._next = page.number - 1
            return ()
        self._back = False
        new = self._new(page, explained=changed)
        if page.link is NextLink.WRONG:
            self._problem = "the link to the next page does not point to the page with the next number"
        elif self._is_over(page):
            self._conclude(page, self._start)
        else:
            self._next = page.number + 1
        self._sizes = len(self._seen), len(self._known)
        return new

    def _compare(self, page: LoadedPage) -> bool:
        """Return whether the total has changed since the last page."""
        before, total = self._total, page.total
        if self._budget is None:
            self._budget = 20 + 2 * ((total or 0) // max(1, len(page.keys)))
        if total is None or (not page.keys and self._missing(self._start or 0) == 0 and not self._changed):
            return False  # after the end, some servers report a total of zero
        self._total = total
        if before is None or before == total:
            return False
        self._changed = True
        self._shrunk |= total < before
        return True

    def _must_step_back(self, page: LoadedPage, start: int) -> bool:
        """Return whether records may have moved from this page to the page before."""
        if page.keys and page.keys[0] in self._known:
            return False
        if page.number <= start:
            self._lost |= start > 1
            return False
        if not self._back:
            self._steps_back += 1
        self._budget = (self._budget or 0) - 1
        if self._budget < 0 or self._steps_back > _STEPS_BACK:
            self._lost = True
            self._is_last |= self._budget < 0  # it changes faster than it can be read
            return False
        return True

    def _new(self, page: LoadedPage, *, explained: bool) -> tuple[int, ...]:
        """Return the positions of the new records; ``explained`` is whether records may have been received before."""
        again = page.number <= self._highest
        if not again:
            self._learn_size(page)
        self._highest = max(self._highest, page.number)
        adds = any(key not in self._known for key in page.keys)
        if adds or self._changed:
            self._repeated |= self._moved(page, explained=explained or again)
        if not again:
            self._barren = 0 if adds else self._barren + 1
        if not adds:
            return ()
        self._steps_back = 0
        new: list[int] = []
        for position, key in enumerate(page.keys):
            if key not in self._known or (isinstance(key, bytes) and not again):  # without a key, records may be equal
                self._count += 1
                if key not in self._seen or self._passes == 1:
                    new.append(position)
                self._known.setdefault(key, len(self._known))
                self._seen.setdefault(key, len(self._seen))
        return tuple(new)

    def _moved(self, page: LoadedPage, *, explained: bool) -> bool:
        """Return whether the page shows that a record has moved: in a stable order, those that are known come first."""
        places = [self._known.get(key, len(self._known)) for key in page.keys if not isinstance(key, bytes)]
        if places != sorted(places):
            return True
        return not explained and any(place < len(self._known) for place in places)

    def _learn_size(self, page: LoadedPage) -> None:
        """A page is full if it has as many records as requested, or if there are records after it."""
        if page.number == self._start:
            self._first = len(page.keys)
            if self._asked == self._first:
                self._size = self._asked
        elif page.keys and self._size is None:
            self._size = self._first

    def _missing(self, start: int) -> int | None:
        """Return how many records of this pass are missing from the total, ``None`` if that is not known."""
        if self._total is None:
            return None
        if start <= 1:
            return self._total - self._count
        return None if self._size is None else self._total - (start - 1) * self._size - self._count

    def _missing_at_end(self, start: int, total: int) -> int:
        """Return how many records are missing after the last page, of which the size may be unknown."""
        missing = self._missing(start)
        if missing is not None:
            return missing
        before = start - 1
        largest = total if self._asked is None else self._asked
        if not self._count:  # nothing was received: the walk began after the end of the list
            return max(0, total - before * largest)
        size, rest = divmod(total - self._count, before)
        return 0 if rest == 0 and self._count <= size <= largest else max(1, total - self._count)

    def _is_over(self, page: LoadedPage) -> bool:
        """Return whether this pass ends with a page."""
        if not page.keys:
            return True
        if page.number < self._highest:
            return False
        adds = self._barren == 0
        if self._missing(self._start or 0) == 0 and not self._changed:
            return page.link is NextLink.NONE or not adds
        return not adds and (not self._changed or self._barren > 1)

    def _conclude(self, page: LoadedPage, start: int) -> None:
        """Judge a pass that is over: the list is whole, it is read again, or there is an error."""
        if self._total is None:
            if page.keys:
                self._problem = f"page {page.number} contains nothing new, and no total proves that the list has ended"
            elif page.link is NextLink.NEXT:
                self._problem = f"page {page.number} is empty, but links to another page"
            elif self._repeated:
                self._read_again(start)
            return
        missing = self._missing_at_end(start, self._total)
        if missing == 0 and not self._changed:
            return
        if not (self._changed or self._repeated or self._lost) and self._passes == 1:
            if missing > 0:
                self._problem = f"the list ended after {self._total - missing} of {self._total} records"
            elif page.keys:
                self._problem = f"the list has more records than its total of {self._total}"
            return
        adds_up = (missing == 0 and not self._shrunk) or (missing <= 0 and self._is_last)
        if not (self._ordered and adds_up) or self._repeated or self._lost:
            self._read_again(start)

    def _read_again(self, start: int) -> None:
        if self._ordered and not self._is_last:
            self._begin_pass()
            self._next = start
        elif not self._allow_changes:
            self._change = (
                "the list changed while it was read, so records may be missing; begin again, request an order if the"
                " list has one, or pass allow_changes=True"
            )


def _cut(keys: dict[RecordKey, int], count: int) -> dict[RecordKey, int]:
    """Return a copy of the first keys. Another walk may add keys meanwhile."""
    copied = keys.copy()
    return copied if len(copied) == count else dict(islice(copied.items(), count))
