"""The walk of a list: which page to request next, and which of its records are new. Nothing is sent here.

A walk is whole only if that is proven: by as many different records as the total that the server reports, or by an
empty page if it reports none. If the total changes between two pages, records have moved to pages that were read
before. If the caller requested an order, the walk then steps back until it meets a record that it knows, and it reads
the list once more if the records still do not add up. Without an order, it only reports the change.

A list that never states a total shows no change except a record that is received again, and has no end if its server
invents records for ever. If only some pages state a total, the list may have changed at the others. A total that is
text counts if it consists of digits; any other value contradicts the list.

A walk that begins at a later page does not notice records that move from there to the pages before, unless the total
changes.
"""

from __future__ import annotations

import copy
import hashlib
from enum import Enum, auto
from itertools import islice
from typing import Any, NoReturn, Self

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

_CHANGED = (
    "the list changed while it was read, or its totals do not exclude it, so records may be missing; begin again,"
    " request an order if the list has one, or pass allow_changes=True"
)


@frozen
class WalkOptions:
    """The settings of the walk of a list.

    Attributes:
        limit: The maximum number of records to yield; ``None`` for all. If the list has visibly changed before it is
            reached, and was not read again in an order, the walk ends with ``ListChangedError``.
        allow_changes: Whether a walk ends without an error although the list changed during it. A list that is shorter
            than its changes explain is an error in any case.
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
        stated: The number that the page states for itself, if any.
        unclear: Whether the page states a total that cannot be read.
    """

    number: int
    keys: tuple[RecordKey, ...] = field(repr=False)
    total: int | None
    link: NextLink
    response: Response = field(repr=False)
    stated: int | None = None
    unclear: bool = False


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
        self._unclear = False
        """Whether a page stated a total that cannot be read."""
        self._states_total = False
        """Whether a page of any pass stated a total."""
        self._first_pass: tuple[bytes, int] | None = None
        """The digest of the pages of a pass that another one has to confirm, and its number of records."""
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
        self._most = 0
        """The first total and all its rises: the highest number of records that the totals explain."""
        self._falls = 0
        """By how much the total became smaller, over all changes."""
        self._repeats = 0
        """The number of records that were received again."""
        self._longest = 0
        """The number of records on the longest page."""
        self._last_keys: tuple[RecordKey, ...] = ()
        """The keys of the page that was taken last."""
        self._same = 0
        """The number of pages in a row that equal the page before them."""
        self._lacks_total = False
        """Whether a page stated no total."""
        self._continued = 0
        """The number of records without a key that continue a row of equal records from the page before."""
        self._digest = b""
        """A digest of all pages."""
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
        self._repeated = False
        """Whether a record was received again, which a changed total does not explain."""
        self._lost = False
        """Whether records may have moved to pages that the walk cannot step back to."""
        self._gaps = False
        """Whether a page that another one follows has fewer records than were requested."""
        self._linked = False
        """Whether a page before the last one links to the next."""
        self._end: tuple[int, NextLink] | None = None
        """The number of records on the last page that has any, and its link."""

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
            self._raise_change(self._change)
        return self._next

    @property
    def is_proven(self) -> bool:
        """Return whether the pages prove that a list which is over has no further record.

        A total that all of them state does. Without one, each page but the last one must be as long as requested, and
        the last one must not link to another page. It must be shorter, unless the pages before it have such links.
        """
        if self._total is not None:
            return not self._lacks_total
        if self._end is None or self._gaps or self._asked is None:
            return False
        count, link = self._end
        return link is NextLink.NONE and (count < self._asked or self._linked)

    def _raise_change(self, change: str) -> NoReturn:
        response = self._page.response
        message = f"{self._name}: {change}"
        raise ListChangedError(message, operation=self._name, attempts=response.attempts, label=response.label)

    def check_limit(self) -> None:
        """Check a walk that ends here because its limit is reached.

        Raises:
            ListChangedError: The list has changed, so records may be missing among those that were received.
        """
        unread = self._changed and not self._ordered
        if (unread or self._is_doubtful) and not self._allow_changes:
            self._raise_change(_CHANGED)

    def take(self, page: LoadedPage) -> tuple[int, ...]:
        """Take a page, and return the positions of the records on it that are new."""
        self._page, self._next, self._problem, self._change = page, None, None, None
        if page.stated is not None and page.stated != page.number:
            self._problem = f"page {page.number} was requested, but the response states that it is page {page.stated}"
            return ()
        if self._start is None:
            self._start = page.number
        changed = self._compare(page, self._start)
        if self._ordered and (changed or self._back) and self._must_step_back(page, self._start):
            self._back = True
            self._next = page.number - 1
            return ()
        self._back = False
        new = self._new(page, explained=changed)
        self._note_end(page)
        if page.link is NextLink.WRONG:
            self._problem = "the link to the next page does not point to the page with the next number"
        elif self._has_surplus(self._start):
            self._problem = f"the list has more records than its total of {self._total}"
        elif self._same > 1 or (self._same and len(page.keys) > 1):
            self._problem = f"page {page.number} contains the same records as the page before it"
        elif self._is_over(page):
            self._conclude(page, self._start)
        else:
            self._next = page.number + 1
        self._sizes = len(self._seen), len(self._known)
        return new

    def _note_end(self, page: LoadedPage) -> None:
        """Note what proves the end of a list without a total."""
        if not page.keys:
            return
        if self._end is not None:
            self._gaps |= self._end[0] != self._asked
            self._linked |= self._end[1] is NextLink.NEXT
        self._end = len(page.keys), page.link

    def _compare(self, page: LoadedPage, start: int) -> bool:
        """Return whether the total has changed since the last page."""
        before, total = self._total, page.total
        self._unclear |= page.unclear
        if self._budget is None:
            self._budget = 20 + 2 * ((total or 0) // max(1, len(page.keys)))
        is_after_end = not page.keys and self._missing(start) == 0 and not self._changed
        if is_after_end and not total:
            return False  # after the end, some servers report a total of zero
        if total is None:
            self._lacks_total = True
            return False
        self._states_total = True
        self._total = total
        if before is None:
            self._most = total
            return False
        if before == total:
            return False
        self._changed = True
        self._most += max(0, total - before)
        self._falls += max(0, before - total)
        return True

    @property
    def _is_doubtful(self) -> bool:
        """Return whether records may be missing, which stepping back does not find."""
        return self._repeated or self._lost or (self._lacks_total and self._states_total)

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
        """Return the positions of the new records; ``explained`` is whether records may have been received before.

        A record without a key that equals one of another page may be the same record, so it is not new.
        """
        again = page.number <= self._highest
        fresh = self._known.keys().isdisjoint(page.keys)
        row = 0 if again or explained else self._row(page)
        if not again:
            self._learn_size(page)
            self._same = self._same + 1 if page.keys and page.keys == self._last_keys and not explained else 0
            self._repeats += 0 if fresh else sum(key in self._known for key in page.keys[row:])
        self._last_keys = page.keys
        self._digest = hashlib.blake2b(self._digest + repr(page.keys).encode("utf-8", "backslashreplace")).digest()
        self._highest = max(self._highest, page.number)
        adds = any(key not in self._known for key in page.keys)
        self._repeated |= not fresh and self._moved(page.keys[row:], explained=explained or again)
        if not again:
            self._barren = 0 if adds else self._barren + 1
        self._continued += row
        new = list(range(row)) if self._passes == 1 else []
        if not adds:
            return tuple(new)
        self._steps_back = 0
        known = len(self._known)
        if fresh and self._known is self._seen and len({*page.keys}) == len(page.keys):  # as usual; this is faster
            self._count += len(page.keys)
            self._seen.update(zip(page.keys, range(known, known + len(page.keys)), strict=True))
            return tuple(range(len(page.keys)))
        for position, key in enumerate(page.keys):
            place = self._known.get(key)
            if place is None or (place >= known and isinstance(key, bytes)):  # on one page, they may be equal
                self._count += 1
                if key not in self._seen or self._passes == 1:
                    new.append(position)
                self._known.setdefault(key, len(self._known))
                self._seen.setdefault(key, len(self._seen))
        return tuple(new)

    def _row(self, page: LoadedPage) -> int:
        """Return how many records at the start of a page equal the last one of the page before, without a key."""
        last = self._last_keys[-1:]
        if self._total is None or not last or not isinstance(last[0], bytes):
            return 0
        return next((place for place, key in enumerate(page.keys) if key != last[0]), len(page.keys))

    def _moved(self, keys: tuple[RecordKey, ...], *, explained: bool) -> bool:
        """Return whether a page shows that a record has moved: in a stable order, those that are known come first."""
        known = len(self._known)
        if not explained and any(key in self._known for key in keys):
            return True
        places = [self._known.get(key, known) for key in keys if not isinstance(key, bytes)]
        return places != sorted(places)

    def _learn_size(self, page: LoadedPage) -> None:
        """A page is full if it has as many records as requested, or if there are records after it."""
        if page.keys and page.number != self._start:
            self._size = max(self._size or 0, self._longest)
        self._longest = max(self._longest, len(page.keys))
        if self._longest == self._asked:
            self._size = self._asked

    def _missing(self, start: int) -> int | None:
        """Return how many records of this pass are missing from the total, ``None`` if that is not known."""
        if self._total is None:
            return None
        if start <= 1:
            return self._total - self._count
        return None if self._size is None else self._total - (start - 1) * self._size - self._count

    def _missing_at_end(self, start: int, total: int) -> int | None:
        """Return how many records are missing after the last page, ``None`` if that is not known.

        Without a full page, the size is the one that was requested, unless there are records where it leaves none.
        Otherwise it is only known to be at least that of the longest page.
        """
        missing = self._missing(start)
        if missing is not None:
            return missing
        for size in (self._asked, max(1, self._longest)):
            if size is not None:
                missing = total - (start - 1) * size - self._count
                if missing == 0 or (missing < 0 and not self._count):
                    return 0
                if missing > 0 and size == self._asked:
                    return missing
        return None

    def _has_surplus(self, start: int) -> bool:
        """Return whether there are more records than the totals explain. After a change, much is possible."""
        if self._total is None or not self._count:
            return False
        before = (start - 1) * (self._size or self._longest)
        return before + self._count + self._continued > self._most * (2 if self._changed else 1)

    def _is_over(self, page: LoadedPage) -> bool:
        """Return whether this pass ends with a page."""
        if not page.keys:
            return True
        if page.number < self._highest:
            return False
        if self._missing(self._start or 0) == 0 and not self._changed:
            return page.link is NextLink.NONE or self._barren > 0
        return self._barren > 1

    def _conclude(self, page: LoadedPage, start: int) -> None:
        """Judge a pass that is over: the list is whole, it is read again, or there is an error."""
        if self._unclear:
            self._problem = "a page states a total that cannot be read, so nothing proves that the list has ended"
        elif page.link is NextLink.NEXT and not page.keys:
            self._problem = f"page {page.number} is empty, but links to another page"
        elif page.link is NextLink.NEXT and not self._changed and self._missing(start) == 0:
            self._problem = f"page {page.number} contains nothing new, but links to another page"
        elif self._total is not None:
            self._conclude_with(self._total, start)
        elif page.keys:
            self._problem = f"page {page.number} contains nothing new, and no total proves that the list has ended"
        elif self._is_doubtful:
            self._read_again(start, 0)

    def _conclude_with(self, total: int, start: int) -> None:
        missing = self._missing_at_end(start, total)
        doubtful, lacks_total = self._is_doubtful, self._lacks_total and self._states_total
        if missing is None:
            self._problem = (
                f"how many records there are before page {start} is unknown, so nothing proves that the list of"
                f" {total} records has ended; request a page size, or begin at page 1"
            )
        elif self._first_pass is not None or (missing == self._continued > 0 and not self._changed and not doubtful):
            self._confirm(start)
        elif missing == 0 and not self._changed and not lacks_total:
            return
        elif not (self._changed or doubtful) and self._passes == 1:
            self._problem = self._short(missing, total)
        else:
            adds_up = (missing == 0 and not self._falls) or (missing <= 0 and self._is_last)
            if not (self._ordered and adds_up) or doubtful:
                self._read_again(start, missing)

    def _confirm(self, start: int) -> None:
        """Read a list again whose pages begin with a record like the last one of the page before.

        If it is the same twice, these are different records that are equal, otherwise one of them has moved.
        """
        seen = self._digest, self._count
        if self._first_pass is None:
            self._first_pass = seen
            self._begin_pass()
            self._next = start
        elif self._first_pass != seen and not self._allow_changes:
            self._change = _CHANGED

    def _short(self, missing: int, total: int) -> str:
        return f"the list ended after {total - missing} of {total} records"

    def _read_again(self, start: int, missing: int) -> None:
        """Begin another pass if that may help, otherwise end with an error unless changes are allowed.

        Each record by which the total fell, and each that was received again, explains one that is missing.
        """
        if self._ordered and not self._is_last:
            self._begin_pass()
            self._next = start
            return
        was_seen = self._changed or self._repeated or self._lost
        if missing > self._falls + self._repeats and (self._allow_changes or not was_seen):
            self._problem = self._short(missing, self._total or 0)
        elif not self._allow_changes:
            self._change = _CHANGED


def _cut(keys: dict[RecordKey, int], count: int) -> dict[RecordKey, int]:
    """Return a copy of the first keys. Another walk may add keys meanwhile."""
    copied = keys.copy()
    return copied if len(copied) == count else dict(islice(copied.items(), count))
