"""Lists that are received in pages. Iterating over a page continues with all pages after it."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - pages, walks and iterators are one unit

from __future__ import annotations

import copy
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import attrs

from ..errors.api import APIError
from ..errors.tracebacks import HiddenFrames
from ..messages.http import Request, Response
from ..values.records import Model
from .styles import ListOperation, number_in
from .walk import ListWalk, LoadedPage, NextLink, WalkOptions

if TYPE_CHECKING:
    from anyio.abc import TaskGroup


T = TypeVar("T")


class _PageView(Generic[T]):
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
        paging = self._operation.paging
        number = None if paging is None else number_in(self._request.url, paging.page)
        return 1 if number is None else number

    @property
    def total(self) -> int | None:
        """Return the total number of records on all pages that the server reports, ``None`` if it reports none."""
        paging = self._operation.paging
        return None if paging is None else paging.total_of(self._answer)

    @property
    def has_next(self) -> bool:
        """Return whether there may be another page: it is false only if the list is proven to end here."""
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
        return len(self._items)

    def first(self) -> T | None:
        """Return the first record of this page, ``None`` if it is empty."""
        return self._items[0] if self._items else None

    def unique(self) -> Self:
        """Return this page with each record only once in ``items``. Iterating yields each record once in any case.

        Records are identified by their key, such as ``appointment_id``. Records without a key are all kept,
        except those that equal a record of another page.
        """
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
        return f"<{type(self).__name__} of {len(self._items)} records, total={self.total}, has_next={self.has_next}>"


P = TypeVar("P", bound=_PageView[Any])


class _Steps(Generic[P]):
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


class Page(_PageView[T]):
    """A page of a list. Iterate over it for its records and those of all pages after it, each of them once."""

    def __init__(
        self,
        operation: ListOperation[T],
        request: Request,
        response: Response,
        answer: Model,
        options: WalkOptions,
        fetch: Callable[[Request], Page[T]],
    ) -> None:
        super().__init__(operation, request, response, answer, options)
        self._fetch = fetch

    def next_page(self) -> Page[T]:
        """Fetch the next page.

        Raises:
            LookupError: This is the last page.
            ResponseValidationError: The list ended before all of its records were received.
            ListChangedError: The list changed while it was read, so records may be missing.
        """
        with HiddenFrames():
            page = next(PageWalk(self, _Steps[Page[T]].after(self)), None)
            if page is None:
                raise LookupError("this is the last page; check has_next first")
            return page

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over this page and all pages after it, each with the records that are new.

        If a page fails, the iterator raises and can be used again.
        """
        return PageWalk(self, _Steps())

    def __iter__(self) -> Iterator[T]:
        return RecordWalk(self.pages())


class AsyncPage(_PageView[T]):
    """A page of a list. Iterate over it (``async for``) for its records and those of all pages after it, each once."""

    def __init__(
        self,
        operation: ListOperation[T],
        request: Request,
        response: Response,
        answer: Model,
        options: WalkOptions,
        fetch: Callable[[Request], Awaitable[AsyncPage[T]]],
    ) -> None:
        super().__init__(operation, request, response, answer, options)
        self._fetch = fetch

    async def next_page(self) -> AsyncPage[T]:
        """Fetch the next page.

        Raises:
            LookupError: This is the last page.
            ResponseValidationError: The list ended before all of its records were received.
            ListChangedError: The list changed while it was read, so records may be missing.
        """
        with HiddenFrames():
            page = await anext(AsyncPageWalk(self._itself, _Steps[AsyncPage[T]].after(self)), None)
            if page is None:
                raise LookupError("this is the last page; check has_next first")
            return page

    def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Iterate over this page and all pages after it, each with the records that are new.

        If a page fails, the iterator raises and can be used again.
        """
        return AsyncPageWalk(self._itself, _Steps())

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """Iterate over the records of this page and all pages after it; see ``AsyncPages.prefetch``."""
        return prefetched(self._itself)

    async def _itself(self) -> AsyncPage[T]:
        return self

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncRecordWalk(self.pages())


class AsyncPages(Generic[T]):
    """A requested list. ``await`` it for its first page, or use ``async for`` to get every record."""

    def __init__(self, first_page: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first_page = first_page

    async def first(self) -> T | None:
        """Return the first record of the list, ``None`` if it is empty."""
        with HiddenFrames():
            return (await self._first_page()).first()

    def unique(self) -> AsyncPages[T]:
        """Return the same list with each record only once in ``items`` too; see ``AsyncPage.unique``."""

        async def first_page() -> AsyncPage[T]:
            with HiddenFrames():
                return (await self._first_page()).unique()

        return AsyncPages(first_page)

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """Iterate over the list, and fetch the next page while the records of the current one are used::

            async with prac.appointments.list().prefetch() as appointments:
                async for appointment in appointments:
                    ...

        At most one page is fetched ahead. If a page fails, the error is raised after the last record before it, and
        iteration can continue from there. Leaving the block cancels the request in progress.
        """
        return prefetched(self._first_page)

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        return self._first_page().__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncRecordWalk(AsyncPageWalk(self._first_page, _Steps()))


class PageWalk(Generic[T]):
    """Iterator over the pages of a list."""

    def __init__(self, first: Page[T], steps: _Steps[Page[T]]) -> None:
        self._first = first
        self._steps = steps

    def __iter__(self) -> Iterator[Page[T]]:
        return self

    def __next__(self) -> Page[T]:
        with HiddenFrames():
            if self._steps.first is None and (page := self._steps.arrived(self._first)) is not None:
                return page
            while (request := self._steps.wanted()) is not None:
                if (page := self._steps.arrived(self._first._fetch(request))) is not None:
                    return page
        raise StopIteration


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
            with HiddenFrames():
                self._records = iter(next(self._pages).items)


class AsyncPageWalk(Generic[T]):
    """Iterator over the pages of a list. Each page is fetched when it is requested."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]], steps: _Steps[AsyncPage[T]]) -> None:
        self._first = first
        self._steps = steps

    def __aiter__(self) -> AsyncIterator[AsyncPage[T]]:
        return self

    async def __anext__(self) -> AsyncPage[T]:
        with HiddenFrames():
            while (fetch := self._wanted()) is not None:
                if (page := self._steps.arrived(await fetch())) is not None:
                    return page
        raise StopAsyncIteration

    def _wanted(self) -> Callable[[], Awaitable[AsyncPage[T]]] | None:
        """Return how to fetch the next page, ``None`` at the end."""
        if self._steps.first is None:
            return self._first
        request = self._steps.wanted()
        return None if request is None else partial(self._steps.first._fetch, request)


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
            with HiddenFrames():
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
            with HiddenFrames():
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
        super().__init__(first, _Steps())
        self._group = group
        self._coming: _Coming[T] | None = None
        self._left = False

    async def __anext__(self) -> AsyncPage[T]:
        with HiddenFrames():
            if self._left:
                raise RuntimeError("cannot fetch pages outside the `async with` block of prefetch()")
            while (coming := self._coming or self._look_ahead()) is not None:
                await coming.arrived.wait()  # if cancelled here, the page is kept for the next call
                self._coming = None
                page = self._steps.arrived(coming.page())
                with suppress(APIError):  # the next call raises it
                    self._look_ahead()
                if page is not None:
                    return page
        raise StopAsyncIteration

    def _look_ahead(self) -> _Coming[T] | None:
        fetch = self._wanted()
        self._coming = None if fetch is None else _Coming(fetch, self._group)
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
