"""Lists that come in pages: iterate one and it walks on to the last."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import AbstractAsyncContextManager
from typing import Any, Generic, Self, TypeVar, cast
from urllib.parse import parse_qsl, quote, urlsplit

import attrs
from attrs import frozen

from .errors import ResponseValidationError
from .http import Request, Response
from .json_types import is_array
from .model import Model, as_received
from .operation import Operation, at_pointer
from .privacy import private
from .unset import UNSET
from .walk import AsyncPageWalk, AsyncRecordWalk, PageWalk, RecordWalk, prefetched

T = TypeVar("T")


@frozen(eq=False, repr=False)
class LinkPaging:
    """Pages that say by a link whether there is a next one. Pointers lead into the body.

    Only the link's query is followed, laid over the query of the call: a link that drops a filter or names another list
    cannot lead the walk astray.
    """

    page: str
    total: str
    next: str

    def next_url(self, url: str, body: Any, count: int) -> str | None:
        """The address of the next page, or ``None`` after the last. ``count`` is the number of records on this one."""
        link = at_pointer(body, self.next)
        if not isinstance(link, str) or not link:
            return None
        return _with_query(url, urlsplit(link).query)


@frozen(eq=False, repr=False)
class NumberPaging:
    """Pages that say their number and how many records there are in all. Pointers lead into the body."""

    page: str
    size: str
    total: str
    number: str
    length: str

    def next_url(self, url: str, body: Any, count: int) -> str | None:
        """The address of the next page, or ``None`` after the last. ``count`` is the number of records on this one.

        An answer that does not say how many records there are has a next page if it holds as many as were asked for.
        """
        total, number, length = (at_pointer(body, pointer) for pointer in (self.total, self.number, self.length))
        if not (isinstance(total, int) and isinstance(number, int) and isinstance(length, int)):
            asked = _number(url, self.size)
            number, more = _number(url, self.page) or 1, asked is not None and count >= asked
        else:
            more = number * length < total
        if not more:
            return None
        return _with_query(url, f"{quote(self.page, safe='')}={number + 1}")


def _number(url: str, name: str) -> int | None:
    """The number that a parameter of an address has."""
    given = [value for key, value in parse_qsl(urlsplit(url).query) if key == name]
    return int(given[-1]) if given and re.fullmatch("[0-9]{1,18}", given[-1]) else None


def _with_query(url: str, query: str) -> str:
    """``url`` with its parameters replaced by those of the same name in ``query``."""
    base, _, own = url.partition("?")
    new = parse_qsl(query, keep_blank_values=True)
    names = {name for name, _ in new}
    pairs = [pair for pair in parse_qsl(own, keep_blank_values=True) if pair[0] not in names] + new
    return base + (
        "?" + "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs) if pairs else ""
    )


@frozen(eq=False, repr=False)
class ListOperation(Operation[Model], Generic[T]):
    """An operation that answers with a page.

    Attributes:
        items: The attribute of the answer that holds the records.
        paging: How pages follow; ``None`` when the list comes whole.
        key: The properties that tell two records apart; none when nothing is known to.
    """

    items: str = attrs.field(kw_only=True)
    paging: LinkPaging | NumberPaging | None = None
    key: tuple[str, ...] = ()

    def key_of(self, record: object) -> str | None:
        """What tells a record from others; ``None`` for one of which nobody can say."""
        if not isinstance(record, Model):
            return None
        raw = as_received(record)
        parts = [raw.get(name, UNSET) for name in self.key]
        return None if UNSET in parts or all(part is None for part in parts) else json.dumps(parts)


class _PageView(Generic[T]):
    """What both kinds of page have: one answer, read."""

    def __init__(self, operation: ListOperation[T], request: Request, response: Response, answer: Model) -> None:
        items = getattr(answer, operation.items)
        if not is_array(items):
            # An empty page would be a lost one: nobody would know that there were records.
            raise ResponseValidationError(
                f"{operation.name}: the answer holds no list of records", operation=operation.name, response=response
            )
        self._items = cast("list[T]", items)
        self._answer = answer
        self._request = request
        self._total, self._next_url = None, None
        if operation.paging is not None:
            body = as_received(answer)
            self._total = at_pointer(body, operation.paging.total)
            self._next_url = operation.paging.next_url(request.url, body, len(self._items))
        self._operation = operation
        self._response = response
        self._seen: frozenset[str] | None = None

    @property
    def items(self) -> list[T]:
        """The records of this page."""
        return self._items

    @property
    def total(self) -> int | None:
        """How many records all pages have together, as the server says; ``None`` when it does not say."""
        return self._total if isinstance(self._total, int) and not isinstance(self._total, bool) else None

    @property
    def has_next(self) -> bool:
        """Whether another page follows."""
        return self._next_url is not None

    @property
    def answer(self) -> Model:
        """The whole answer of this page."""
        return self._answer

    def unique(self) -> Self:
        """This page, and from it all pages after it, without the records that the walk had before.

        A record that is added while pages are walked shifts others to the next page, where they come a second time.
        Records are told apart by their key, such as ``appointment_id``; those without one are all kept.
        """
        return self._unseen(frozenset())

    def _unseen(self, seen: frozenset[str]) -> Self:
        keys, items = set(seen), list[T]()
        for item in self._items:
            key = self._operation.key_of(item)
            if key is None or key not in keys:
                items.append(item)
            if key is not None:
                keys.add(key)
        page = copy.copy(self)
        page.__dict__.update(_items=items, _seen=frozenset(keys))
        return page

    def _next_request(self) -> Request:
        """The request of the next page. It must be a later one: a walk in a circle would never end."""
        if self._next_url is None or self._operation.paging is None:
            raise LookupError("this is the last page; ask has_next first")
        name = self._operation.paging.page
        if (_number(self._next_url, name) or 1) <= (_number(self._request.url, name) or 1):
            message = f"{self._operation.name}: the next page would be this one or one before it"
            raise ResponseValidationError(message, operation=self._operation.name, response=self._response)
        return attrs.evolve(self._request, url=self._next_url)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self._items)} records, total={self.total}, has_next={self.has_next}>"


class Page(_PageView[T]):
    """A page of a list. Iterate it for its records and those of all pages after it."""

    def __init__(
        self,
        operation: ListOperation[T],
        request: Request,
        response: Response,
        answer: Model,
        fetch: Callable[[Request], Page[T]],
    ) -> None:
        super().__init__(operation, request, response, answer)
        self._fetch = fetch

    def next_page(self) -> Page[T]:
        """Fetch the next page.

        Raises:
            LookupError: This is the last one.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        with private():
            page = self._fetch(self._next_request())
            return page if self._seen is None else page._unseen(self._seen)  # noqa: SLF001 - its own kind

    def pages(self) -> Iterator[Page[T]]:
        """This page and all after it. Where one cannot be fetched, the iterator raises and can then be asked again."""
        return PageWalk(self)

    def __iter__(self) -> Iterator[T]:
        return RecordWalk(self.pages())


class AsyncPage(_PageView[T]):
    """A page of a list. Iterate it (``async for``) for its records and those of all pages after it."""

    def __init__(
        self,
        operation: ListOperation[T],
        request: Request,
        response: Response,
        answer: Model,
        fetch: Callable[[Request], Awaitable[AsyncPage[T]]],
    ) -> None:
        super().__init__(operation, request, response, answer)
        self._fetch = fetch

    async def next_page(self) -> AsyncPage[T]:
        """Fetch the next page.

        Raises:
            LookupError: This is the last one.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        with private():
            page = await self._fetch(self._next_request())
            return page if self._seen is None else page._unseen(self._seen)  # noqa: SLF001 - its own kind

    def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """This page and all after it. Where one cannot be fetched, the iterator raises and can then be asked again."""
        return AsyncPageWalk(self._itself)

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """The records of this page and of all after it; see ``AsyncPages.prefetch``."""
        return prefetched(self._itself)

    async def _itself(self) -> AsyncPage[T]:
        return self

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncRecordWalk(self.pages())


class AsyncPages(Generic[T]):
    """A list that was asked for: ``await`` it for its first page, or ``async for`` over it for every record."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    def unique(self) -> AsyncPages[T]:
        """The same list without what came before in the walk; see ``AsyncPage.unique``."""

        async def first() -> AsyncPage[T]:
            return (await self._first()).unique()

        return AsyncPages(first)

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """The same list, walked with the next page on its way while the records of this one are used::

            async with prac.appointments.list().prefetch() as appointments:
                async for appointment in appointments:
                    ...

        Never more than one page is fetched ahead. A page that cannot be fetched raises after the last record before it,
        and the walk can then go on from there. Leaving the block ends whatever is on its way.
        """
        return prefetched(self._first)

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._first().__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncRecordWalk(AsyncPageWalk(self._first))
