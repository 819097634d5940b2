"""The call engine of asynchronous clients."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from .. import reconciliation
from ..errors.tracebacks import raise_unchanged
from ..messages.caller_code import CallerFailure
from ..messages.http import Request, Response, Sink
from ..messages.resources import Resources
from ..messages.worker_thread import in_thread
from ..operation.call_options import CallOptions
from ..operation.definition import MultipartBody, Operation
from ..pagination.pages import AsyncPage
from ..pagination.styles import ListOperation
from ..pagination.walk import WalkOptions
from ..transport.auth import Auth
from ..transport.failure import TransportFailure
from ..transport.httpx_adapter import AsyncHttpClient, AsyncTransport
from ..transport.retry import Attempts, Outcome
from .engine import BaseEngine, conclude, opening, outcome_of
from .options import Api, Settings

T = TypeVar("T")


class AsyncEngine(BaseEngine):
    """Makes calls asynchronously, many at a time, under asyncio or trio."""

    def __init__(
        self,
        api: Api,
        auth: Auth,
        settings: Settings,
        http_client: AsyncHttpClient | None,
        client_over: Callable[[AsyncEngine], Any],
    ) -> None:
        super().__init__(api, auth, settings, client_over)
        with opening(self._label):
            self._transport = AsyncTransport(auth, http_client, self._max_response_bytes, self._direct)

    async def send(
        self,
        operation: Operation[Any],
        request: Request,
        *,
        timeout: float,
        once: Callable[..., Awaitable[Response]] | None = None,
    ) -> Response:
        """Send a request, and retry where that is safe; ``once`` is how to transfer a file.

        Raises:
            APIConnectionError: There is no response.
        """
        attempts = self.attempts(operation, request, is_transfer=once is not None)
        tried = await self._try(operation, request, attempts, timeout, once or self._transport.send)
        return conclude(operation, *tried, attempts.made, self._label)

    async def _try(
        self,
        operation: Operation[Any],
        request: Request,
        attempts: Attempts,
        timeout: float,
        once: Callable[..., Awaitable[Response]],
    ) -> tuple[Outcome, TransportFailure | None]:
        """Return how the attempts of a request ended."""
        departure = self.departure(request, attempts)
        while True:
            failure = None
            try:
                if departure.is_limited:
                    await departure.approach_async()
                attempts.begin()
                outcome = self.outcome(operation, await once(request, timeout=timeout, departure=departure))
            except TransportFailure as caught:
                failure, outcome = caught, outcome_of(caught)
            finally:
                if departure.is_limited:
                    departure.end()
            self.sent(operation, request, outcome, attempts.made + 1, attempts.begun)
            wait = attempts.wait_before_next(outcome)
            if wait is None:
                return outcome, failure
            await self._retry.async_sleep(wait)

    async def fetch(
        self, operation: Operation[Any], request: Request, sink: Sink | None, *, timeout: float
    ) -> Response:
        """Send a request, retry where that is safe, and pass the body of the response to ``sink`` as it arrives.

        Raises:
            APIConnectionError: There is no response, or not the whole of it.
        """
        return await self.send(operation, request, timeout=timeout, once=partial(self._transport.fetch, sink=sink))

    async def execute(
        self, operation: Operation[Any], arguments: Mapping[str, object], options: CallOptions
    ) -> tuple[Request, Response]:
        """Make a call, and return its request and its response."""
        async with Resources() as resources:
            if isinstance(operation.body, MultipartBody):  # files are opened
                request = await in_thread(resources.run, self.request, operation, arguments, options, resources)
            else:
                request = self.request(operation, arguments, options, resources)
            timeout = self.timeout_of(options)
            recovery = self.recovery(operation, request, arguments, options)
            if recovery is not None:
                return request, await self._reconcile(operation, request, options, recovery)
            return request, await self.send(operation, request, timeout=timeout)

    async def _reconcile(
        self,
        operation: Operation[Any],
        request: Request,
        options: CallOptions,
        recovery: reconciliation.procedure.Recovery,
    ) -> Response:
        """Make a call, and find out its outcome if the response is lost."""
        from ..reconciliation.lookups import Lookup, async_look_up
        from ..reconciliation.procedure import Send

        attempts, steps = recovery.attempts, recovery.steps()
        client, timeout = self.lookup_client(options, recovery), self.timeout_of(options)
        done: Any = None
        while True:
            try:
                step = steps.send(done)
            except StopIteration as end:
                return self.ended(operation, request, end.value, attempts)
            if isinstance(step, Send):
                done = await self._try(operation, request, attempts, timeout, self._transport.send)
            elif isinstance(step, Lookup):
                done = await async_look_up(client, step, attempts)
            else:
                await self._retry.async_sleep(step.seconds)

    def page(
        self,
        operation: ListOperation[T],
        request: Request,
        response: Response,
        timeout: float,
        options: WalkOptions,
    ) -> AsyncPage[T]:
        """Return the page in a response, which can fetch the next one."""

        async def fetch(next_request: Request) -> AsyncPage[T]:
            try:
                with self.traced(operation) as record_response:
                    response = await self.send(operation, next_request, timeout=timeout)
                    record_response(response)
                    return self.page(operation, next_request, response, timeout, options)
            except CallerFailure as failure:
                raise_unchanged(failure)

        answer = self.read(operation, request, response)
        return AsyncPage(operation, request, response, answer, options, fetch)

    async def close(self) -> None:
        """Close the connection pool, unless it was passed in or belongs to another client."""
        if self._owns_pool:
            await self._transport.close()
