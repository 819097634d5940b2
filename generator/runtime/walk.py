"""Walking a list: page after page, record after record, and asynchronously with the next page on its way.

A walk stays where a page could not be fetched: the error is raised, and whoever goes on asks for that page again. So
nothing is lost and nothing comes twice. These are classes and no generators, which an error would end.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from anyio.abc import TaskGroup

    from .pages import AsyncPage, Page

T = TypeVar("T")


class PageWalk(Generic[T]):
    """The pages of a list."""

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
    """The records of a list."""

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
    """The pages of a list, each fetched when it is asked for."""

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
    """The records of a list."""

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
    """A page on its way."""

    def __init__(self, fetch: Callable[[], Awaitable[AsyncPage[T]]], group: TaskGroup) -> None:
        from anyio import Event

        self.arrived = Event()
        self._page: AsyncPage[T] | None = None
        self._error: Exception | None = None
        group.start_soon(self._run, fetch)

    async def _run(self, fetch: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        try:
            self._page = await fetch()
        except Exception as error:  # noqa: BLE001 - it is raised where the page is asked for
            self._error = error
        self.arrived.set()

    def page(self) -> AsyncPage[T]:
        """The page that arrived. Raises what went wrong on its way."""
        if self._error is not None:
            raise self._error
        assert self._page is not None  # one of the two arrived
        return self._page


class Lookahead(AsyncPageWalk[T]):
    """The pages of a list, the next one fetched while this one is used: never more than one ahead."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]], group: TaskGroup) -> None:
        super().__init__(first)
        self._group = group
        self._coming: _Coming[T] | None = None
        self._left = False

    async def __anext__(self) -> AsyncPage[T]:
        if self._left:
            raise RuntimeError("pages are fetched ahead only inside the `async with` of the walk")
        coming = self._coming or self._look_ahead()
        if coming is None:
            raise StopAsyncIteration
        await coming.arrived.wait()  # whoever is cancelled here finds the page later
        self._coming = None
        page = self._arrived(coming.page())
        self._look_ahead()
        return page

    def _look_ahead(self) -> _Coming[T] | None:
        self._coming = None if self._fetch is None else _Coming(self._fetch, self._group)
        return self._coming

    def leave(self) -> None:
        """End what is on its way."""
        self._left = True
        self._group.cancel_scope.cancel()


@asynccontextmanager
async def prefetched(first: Callable[[], Awaitable[AsyncPage[T]]]) -> AsyncGenerator[AsyncIterator[T]]:
    """The records of a list, while the task that fetches the next page may run."""
    from anyio import create_task_group

    failure: BaseException | None = None
    async with create_task_group() as group:
        pages = Lookahead(first, group)
        try:
            yield AsyncRecordWalk(pages)
        except (Exception, KeyboardInterrupt, SystemExit) as error:  # noqa: BLE001 - the group would wrap it
            failure = error
        finally:
            pages.leave()
    if failure is not None:
        raise failure
