"""Lists that are received in pages. Iterating over a page continues with all pages after it."""

# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001 - pages, walks and iterators are one unit

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from ..errors.api import APIError
from ..errors.tracebacks import HIDDEN
from ..messages.http import Request, Response
from ..values.incomplete import always_printed
from ..values.records import Model
from .page_view import PageView, Steps
from .styles import ListOperation
from .walk import WalkOptions

T = TypeVar("T")


class Scope(Protocol):
    """What a task group of anyio, which is imported only when it is needed, runs its tasks in."""

    def cancel(self) -> None:
        """Cancel the tasks."""


class Tasks(Protocol):
    """A task group of anyio."""

    @property
    def cancel_scope(self) -> Scope:
        """What ends all of its tasks."""
        ...

    def start_soon(self, func: Callable[..., Coroutine[Any, Any, Any]], /, *args: Any) -> object:
        """Start a task."""


@always_printed
class Page(PageView[T]):
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
        with HIDDEN, HIDDEN:
            page = next(PageWalk(self, Steps[Page[T]].after(self)), None)
            if page is None:
                raise LookupError("this is the last page; check has_next first")
            return page

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over this page and all pages after it, each with the records that are new.

        If a page fails, the iterator raises and can be used again.
        """
        with HIDDEN:
            return PageWalk(self, Steps())

    def __iter__(self) -> Iterator[T]:
        with HIDDEN:
            return RecordWalk(self.pages())


@always_printed
class AsyncPage(PageView[T]):
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
        with HIDDEN, HIDDEN:
            page = await anext(AsyncPageWalk(self._itself, Steps[AsyncPage[T]].after(self)), None)
            if page is None:
                raise LookupError("this is the last page; check has_next first")
            return page

    def pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Iterate over this page and all pages after it, each with the records that are new.

        If a page fails, the iterator raises and can be used again.
        """
        with HIDDEN:
            return AsyncPageWalk(self._itself, Steps())

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """Iterate over the records of this page and all pages after it; see ``AsyncPages.prefetch``."""
        with HIDDEN:
            return prefetched(self._itself)

    async def _itself(self) -> AsyncPage[T]:
        return self

    def __aiter__(self) -> AsyncIterator[T]:
        with HIDDEN:
            return AsyncRecordWalk(self.pages())


class AsyncPages(Generic[T]):
    """A requested list. ``await`` it for its first page, or use ``async for`` to get every record."""

    def __init__(self, first_page: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first_page = first_page

    async def first(self) -> T | None:
        """Return the first record of the list, ``None`` if it is empty."""
        with HIDDEN, HIDDEN:
            return (await self._first_page()).first()

    def unique(self) -> AsyncPages[T]:
        """Return the same list with each record only once in ``items`` too; see ``AsyncPage.unique``."""

        async def first_page() -> AsyncPage[T]:
            with HIDDEN, HIDDEN:
                return (await self._first_page()).unique()

        with HIDDEN:
            return AsyncPages(first_page)

    def prefetch(self) -> AbstractAsyncContextManager[AsyncIterator[T]]:
        """Iterate over the list, and fetch the next page while the records of the current one are used:

        ```python
        async with client, client.appointment_types.list().prefetch() as records:
            async for record in records:
                print(record)
        ```

        At most one page is fetched ahead. If a page fails, the error is raised after the last record before it, and
        iteration can continue from there. Leaving the block cancels the request in progress.
        """
        with HIDDEN:
            return prefetched(self._first_page)

    def __await__(self) -> Generator[Any, Any, AsyncPage[T]]:
        with HIDDEN:
            return self._first_page().__await__()

    def __aiter__(self) -> AsyncIterator[T]:
        with HIDDEN:
            return AsyncRecordWalk(AsyncPageWalk(self._first_page, Steps()))


class PageWalk(Generic[T]):
    """Iterator over the pages of a list."""

    def __init__(self, first: Page[T], steps: Steps[Page[T]]) -> None:
        self._first = first
        self._steps = steps

    def __iter__(self) -> Iterator[Page[T]]:
        return self

    def __next__(self) -> Page[T]:
        with HIDDEN, HIDDEN:
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
        for record in self._records:
            return record
        with HIDDEN, HIDDEN:
            while True:
                self._records = iter(next(self._pages).items)
                for record in self._records:
                    return record


class AsyncPageWalk(Generic[T]):
    """Iterator over the pages of a list. Each page is fetched when it is requested."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]], steps: Steps[AsyncPage[T]]) -> None:
        self._first = first
        self._steps = steps

    def __aiter__(self) -> AsyncIterator[AsyncPage[T]]:
        return self

    async def __anext__(self) -> AsyncPage[T]:
        with HIDDEN, HIDDEN:
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
        for record in self._records:
            return record
        with HIDDEN, HIDDEN:
            while True:
                self._records = iter((await anext(self._pages)).items)
                for record in self._records:
                    return record


class _Coming(Generic[T]):
    """A page that is being fetched."""

    def __init__(self, fetch: Callable[[], Awaitable[AsyncPage[T]]], group: Tasks) -> None:
        from anyio import Event

        self.arrived = Event()
        self._page: AsyncPage[T] | None = None
        self._error: Exception | None = None
        group.start_soon(self._run, fetch)

    async def _run(self, fetch: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        try:
            with HIDDEN, HIDDEN:
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

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]], group: Tasks) -> None:
        super().__init__(first, Steps())
        self._group = group
        self._coming: _Coming[T] | None = None
        self._left = False

    async def __anext__(self) -> AsyncPage[T]:
        with HIDDEN, HIDDEN:
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
