"""Lists that are received in pages. Iterating over a page continues with all pages after it."""

from __future__ import annotations

import copy
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

import attrs

from ..errors.api import ResponseValidationError
from ..errors.tracebacks import HiddenFrames
from ..messages.http import Request, Response
from ..values.json import is_array
from ..values.json_pointer import at_pointer
from ..values.records import Model, as_received
from .styles import ListOperation, number_in

if TYPE_CHECKING:
    from anyio.abc import TaskGroup


T = TypeVar("T")


class _PageView(Generic[T]):
    """Base class of both page classes: the contents of one response."""

    def __init__(self, operation: ListOperation[T], request: Request, response: Response, answer: Model) -> None:
        items = getattr(answer, operation.items)
        if not is_array(items):
            # An empty page would hide the records that there may be.
            raise ResponseValidationError(
                f"{operation.name}: the response contains no list of records",
                operation=operation.name,
                response=response,
                maybe_applied=False,
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
        """Return the records of this page."""
        return self._items

    @property
    def total(self) -> int | None:
        """Return the total number of records on all pages that the server reports, ``None`` if it reports none."""
        return self._total if isinstance(self._total, int) and not isinstance(self._total, bool) else None

    @property
    def has_next(self) -> bool:
        """Return whether another page follows."""
        return self._next_url is not None

    @property
    def body(self) -> Model:
        """Return the whole response body as a record."""
        return self._answer

    def unique(self) -> Self:
        """Return this page such that it and the pages after it contain each record only once.

        A record that is added while pages are fetched shifts others to the next page, where they are received again.
        Records are identified by their key, such as ``appointment_id``. Records without a key are all kept.
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
        """Return the request of the next page. Its number must be higher; otherwise iteration might never end."""
        if self._next_url is None or self._operation.paging is None:
            raise LookupError("this is the last page; check has_next first")
        name = self._operation.paging.page
        if (number_in(self._next_url, name) or 1) <= (number_in(self._request.url, name) or 1):
            message = f"{self._operation.name}: the link to the next page points to this page or an earlier one"
            raise ResponseValidationError(
                message, operation=self._operation.name, response=self._response, maybe_applied=False
            )
        return attrs.evolve(self._request, url=self._next_url)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self._items)} records, total={self.total}, has_next={self.has_next}>"


class Page(_PageView[T]):
    """A page of a list. Iterate over it for its records and those of all pages after it."""

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
            LookupError: This is the last page.
        """
        with HiddenFrames():
            page = self._fetch(self._next_request())
            return page if self._seen is None else page._unseen(self._seen)  # noqa: SLF001 - of the same class

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over this page and all pages after it. If a page fails, the iterator raises and can be used again."""
        return PageWalk(self)

    def __iter__(self) -> Iterator[T]:
        return RecordWalk(self.pages())


class AsyncPage(_PageView[T]):
    """A page of a list. Iterate over it (``async for``) for its records and those of all pages after it."""

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
            LookupError: This is the last page.
        """
        with HiddenFrames():
            page = await self._fetch(self._next_request())
            return page if self._seen is None else page._unseen(self._seen)  # noqa: SLF001 - of the same class

    def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Iterate over this page and all pages after it. If a page fails, the iterator raises and can be used again."""
        return AsyncPageWalk(self._itself)

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """Iterate over the records of this page and all pages after it; see ``AsyncPages.prefetch``."""
        return prefetched(self._itself)

    async def _itself(self) -> AsyncPage[T]:
        return self

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncRecordWalk(self.pages())


class AsyncPages(Generic[T]):
    """A requested list. ``await`` it for its first page, or use ``async for`` to get every record."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    def unique(self) -> AsyncPages[T]:
        """Return the same list with each record only once; see ``AsyncPage.unique``."""

        async def first() -> AsyncPage[T]:
            return (await self._first()).unique()

        return AsyncPages(first)

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """Iterate over the list, and fetch the next page while the records of the current one are used::

            async with prac.appointments.list().prefetch() as appointments:
                async for appointment in appointments:
                    ...

        At most one page is fetched ahead. If a page fails, the error is raised after the last record before it, and
        iteration can continue from there. Leaving the block cancels the request in progress.
        """
        return prefetched(self._first)

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._first().__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncRecordWalk(AsyncPageWalk(self._first))


class PageWalk(Generic[T]):
    """Iterator over the pages of a list."""

    def __init__(self, first: Page[T]) -> None:
        self._fetch: Callable[[], Page[T]] | None = lambda: first

    def __iter__(self) -> Iterator[Page[T]]:
        return self

    def __next__(self) -> Page[T]:
        if self._fetch is None:
            raise StopIteration
        page = self._fetch()
        self._fetch = page.next_page if page.has_next else None
        return page


class RecordWalk(Generic[T]):
    """Iterator over the records of a list."""

    def __init__(self, pages: Iterator[Page[T]]) -> None:
        self._pages = pages
        self._records: Iterator[T] = iter(())

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        while True:
            for record in self._records:
                return record
            self._records = iter(next(self._pages).items)


class AsyncPageWalk(Generic[T]):
    """Iterator over the pages of a list. Each page is fetched when it is requested."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._fetch: Callable[[], Awaitable[AsyncPage[T]]] | None = first

    def __aiter__(self) -> AsyncIterator[AsyncPage[T]]:
        return self

    async def __anext__(self) -> AsyncPage[T]:
        if self._fetch is None:
            raise StopAsyncIteration
        return self._arrived(await self._fetch())

    def _arrived(self, page: AsyncPage[T]) -> AsyncPage[T]:
        self._fetch = page.next_page if page.has_next else None
        return page


class AsyncRecordWalk(Generic[T]):
    """Iterator over the records of a list."""

    def __init__(self, pages: AsyncIterator[AsyncPage[T]]) -> None:
        self._pages = pages
        self._records: Iterator[T] = iter(())

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            for record in self._records:
                return record
            self._records = iter((await anext(self._pages)).items)


class _Coming(Generic[T]):
    """A page that is being fetched."""

    def __init__(self, fetch: Callable[[], Awaitable[AsyncPage[T]]], group: TaskGroup) -> None:
        from anyio import Event

        self.arrived = Event()
        self._page: AsyncPage[T] | None = None
        self._error: Exception | None = None
        group.start_soon(self._run, fetch)

    async def _run(self, fetch: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        try:
            self._page = await fetch()
        except Exception as error:  # noqa: BLE001 - it is raised when the page is requested
            self._error = error
        self.arrived.set()

    def page(self) -> AsyncPage[T]:
        """Return the fetched page. Raises the error if fetching it failed."""
        if self._error is not None:
            raise self._error
        assert self._page is not None  # arrived is set with a page or an error
        return self._page


class Lookahead(AsyncPageWalk[T]):
    """Iterator over the pages of a list that fetches at most one page ahead while the current one is used."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]], group: TaskGroup) -> None:
        super().__init__(first)
        self._group = group
        self._coming: _Coming[T] | None = None
        self._left = False

    async def __anext__(self) -> AsyncPage[T]:
        if self._left:
            raise RuntimeError("cannot fetch pages outside the `async with` block of prefetch()")
        coming = self._coming or self._look_ahead()
        if coming is None:
            raise StopAsyncIteration
        await coming.arrived.wait()  # if cancelled here, the page is kept for the next call
        self._coming = None
        page = self._arrived(coming.page())
        self._look_ahead()
        return page

    def _look_ahead(self) -> _Coming[T] | None:
        self._coming = None if self._fetch is None else _Coming(self._fetch, self._group)
        return self._coming

    def leave(self) -> None:
        """Cancel the request in progress."""
        self._left = True
        self._group.cancel_scope.cancel()


@asynccontextmanager
async def prefetched(first: Callable[[], Awaitable[AsyncPage[T]]]) -> AsyncGenerator[AsyncIterator[T]]:
    """Iterate over the records of a list with a task that fetches the next page."""
    from anyio import create_task_group

    failure: BaseException | None = None
    async with create_task_group() as group:
        pages = Lookahead(first, group)
        try:
            yield AsyncRecordWalk(pages)
        except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - the task group would wrap it
            failure = error
        finally:
            pages.leave()
    if failure is not None:
        raise failure
