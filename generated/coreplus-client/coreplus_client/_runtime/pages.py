"""Lists that come in pages: iterate one and it walks on to the last."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, Generic, TypeVar, cast
from urllib.parse import parse_qsl, quote, urlsplit

import attrs
from attrs import frozen

from .errors import ResponseValidationError
from .http import Request, Response
from .json_types import is_array
from .model import Model, as_received
from .operation import Operation, at_pointer
from .privacy import private

T = TypeVar("T")


@frozen
class LinkPaging:
    """Pages that say by a link whether there is a next one. Pointers lead into the body.

    Only the link's query is followed, laid over the query of the call: a link that drops a filter or names another list
    cannot lead the walk astray.
    """

    page: str
    size: str
    total: str
    next: str

    def next_url(self, url: str, body: Any, count: int) -> str | None:
        """The address of the next page, or ``None`` after the last. ``count`` is the number of records on this one."""
        link = at_pointer(body, self.next)
        if not isinstance(link, str) or not link:
            return None
        return _with_query(url, urlsplit(link).query)


@frozen
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


@frozen
class ListOperation(Operation[Model], Generic[T]):
    """An operation that answers with a page.

    Attributes:
        items: The attribute of the answer that holds the records.
        paging: How pages follow; ``None`` when the list comes whole.
    """

    items: str = attrs.field(kw_only=True)
    paging: LinkPaging | NumberPaging | None = None


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
            return self._fetch(self._next_request())

    def pages(self) -> Iterator[Page[T]]:
        """This page and all after it."""
        page = self
        yield page
        while page.has_next:
            page = page.next_page()
            yield page

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from page.items


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
            return await self._fetch(self._next_request())

    async def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """This page and all after it."""
        page = self
        yield page
        while page.has_next:
            page = await page.next_page()
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item


class AsyncPages(Generic[T]):
    """A list that was asked for: ``await`` it for its first page, or ``async for`` over it for every record."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._first().__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self._first():
            yield item
