"""Clients of the control plane, synchronous and asynchronous. They need httpx: `pip install httpx`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

import httpx

from practice_mock.control import calls
from practice_mock.control.calls import (
    DEFAULT_URL,
    Call,
    ClockReading,
    FaultReport,
    Health,
    JournalPart,
    StoredMessage,
    SwitchReading,
)
from practice_mock.control.errors import ControlError, MockUnreachable, VerificationError
from practice_mock.faults import Plan, PlanError, PlanProblem
from practice_mock.json_types import is_object
from practice_mock.loading import DataError

T = TypeVar("T")


class Control:
    """Controls a mock, over a socket or, through its `transport`, in process.

    ```python
    from datetime import timedelta

    from practice_mock.control import Control

    with Control("http://127.0.0.1:8490/_mock") as control:
        control.advance_clock(timedelta(minutes=15))
    ```

    The token is that which the mock printed at start, by default the one in the environment variable
    `PRACTICE_MOCK_TOKEN`. `namespace` is the namespace to control, which is made if it does not exist.

    Every method raises ControlError if the mock rejects the call, and MockUnreachable if it does not respond. Raises
    ValueError if the URL is not that of a control plane.
    """

    def __init__(
        self,
        url: str = DEFAULT_URL,
        *,
        token: str | None = None,
        namespace: str | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = calls.headers(token, namespace)
        self._url = calls.require_control_url(url)
        self._http = httpx.Client(base_url=url, headers=headers, transport=transport, trust_env=False)

    def health(self) -> Health:
        """Check that the mock is up. Needs no token."""
        return self._send(calls.health())

    def scenarios(self) -> Mapping[str, str]:
        """Return the titles of the scenarios, which are fault plans, by name."""
        return self._send(calls.scenarios())

    def start_scenario(self, name: str) -> FaultReport:
        """Replace the fault plan with the plan of a scenario. Raises ControlError if there is none of this name."""
        return self._send(calls.start_scenario(name))

    def reset(self) -> None:
        """Reset records, identifiers, clock, journal and switches to their initial state, and remove the fault plan."""
        self._send(calls.reset())

    def seed(self, number: int) -> None:
        """Start over with the records of another seed; all else stays."""
        self._send(calls.seed(number))

    def snapshot(self, name: str | None = None) -> str:
        """Save the present state under a name, or under one that the mock chooses. Returns the name."""
        return self._send(calls.snapshot(name))

    def snapshots(self) -> tuple[str, ...]:
        """Return the names of the snapshots, oldest first."""
        return self._send(calls.snapshots())

    def restore(self, name: str) -> None:
        """Go back to a snapshot: records, identifiers and clock."""
        self._send(calls.restore(name))

    def delete_snapshot(self, name: str) -> None:
        """Delete a snapshot."""
        self._send(calls.delete_snapshot(name))

    def clock(self) -> ClockReading:
        """Read the clock."""
        return self._send(calls.clock())

    def set_clock(self, now: datetime, *, running: bool = False) -> ClockReading:
        """Set the clock, to stand still or to run. Raises ValueError if the instant has no offset from UTC."""
        return self._send(calls.set_clock(now, running=running))

    def advance_clock(self, step: timedelta) -> ClockReading:
        """Move the clock forward, or back if the step is negative."""
        return self._send(calls.advance_clock(step))

    def faults(self) -> FaultReport:
        """Return the fault plan in force, with the number of calls on which each rule acted."""
        return self._send(calls.faults())

    def put_faults(self, plan: Plan | Mapping[str, Any]) -> FaultReport:
        """Replace the fault plan. Raises PlanError if the mock rejects it."""
        return self._send(calls.put_faults(plan))

    def clear_faults(self) -> None:
        """Remove the fault plan."""
        self._send(calls.clear_faults())

    def switches(self) -> tuple[SwitchReading, ...]:
        """Return every switch with its position."""
        return self._send(calls.switches())

    def put_switches(
        self, positions: Mapping[str, str] | None = None, *, world: Literal["default", "pessimistic"] | None = None
    ) -> tuple[SwitchReading, ...]:
        """Change some switches, with `world` all others too. Changes nothing if one does not exist."""
        return self._send(calls.put_switches(positions or {}, world))

    def reset_switches(self) -> None:
        """Go back to the positions that the switches had when the mock was started."""
        self._send(calls.reset_switches())

    def journal(self, *, operation: str | None = None, since: int | str = 0) -> JournalPart:
        """Return the requests after entry `since` or a mark, optionally of one operation only."""
        return self._send(calls.journal(operation, since))

    def clear_journal(self) -> None:
        """Clear the journal, and count from 1 again."""
        self._send(calls.clear_journal())

    def keep_bodies(self, keep: bool = True) -> None:
        """Set whether the journal keeps the bodies and all parameters of requests. Use fictional people only."""
        self._send(calls.keep_bodies(keep))

    def mark(self) -> str:
        """Return the present end of the journal, from which `verify` and `journal` can begin until it is cleared."""
        return self._send(calls.journal(None, 2**53)).mark

    def verify(
        self,
        operation: str,
        *,
        body: Mapping[str, Any] | Sequence[Any] | None = None,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        status: int | None = None,
        tenant: int | None = None,
        api: str | None = None,
        exactly: int | None = None,
        at_least: int | None = None,
        at_most: int | None = None,
        since: int | str | None = None,
    ) -> int:
        """Check that an operation was called, by default at least once, and return the number of matching calls.

        Objects match if they contain the given fields, at every depth. `since` is the result of an earlier `mark`.
        Raises VerificationError, which shows the calls that came close. Values need a journal that keeps them.
        """
        return self._send(
            calls.verify(
                operation,
                body=body,
                path=path,
                query=query,
                status=status,
                tenant=tenant,
                api=api,
                exactly=exactly,
                at_least=at_least,
                at_most=at_most,
                since=since,
            )
        )

    def holds(self) -> tuple[Mapping[str, Any], ...]:
        """Return the PracSuite holds that have not expired, with the seconds that are left."""
        return self._send(calls.holds())

    def files(self, *, limit: int = 100, offset: int = 0) -> tuple[Mapping[str, Any], ...]:
        """Return a page of the stored files of all patients and clients, newest first, without their bytes."""
        return self._send(calls.files(limit, offset))

    def file(self, api: str, tenant: int, file_id: str) -> bytes:
        """Return the bytes of a stored file."""
        return self._send(calls.file(api, tenant, file_id))

    def tables(self) -> tuple[Mapping[str, Any], ...]:
        """Return the tables of every tenant, with the number of their records."""
        return self._send(calls.tables())

    def records(
        self, api: str, tenant: int, table: str, *, limit: int = 100, offset: int = 0
    ) -> tuple[Mapping[str, Any], ...]:
        """Return records of a table."""
        return self._send(calls.records(api, tenant, table, limit, offset))

    def load_data(self, data: Mapping[str, Any], *, replace: bool = False) -> Mapping[str, int]:
        """Load records of your own, all or none, and return their numbers by file. See the README for the fields.

        With `replace`, the records of the demo are removed first. Raises DataError, which names every problem.
        """
        return self._send(calls.load_data(data, replace))

    def namespaces(self) -> tuple[str, ...]:
        """Return the names of all namespaces."""
        return self._send(calls.namespaces())

    def make_namespace(self, name: str) -> None:
        """Make a namespace now. Any request that names it would make it as well."""
        self._send(calls.make_namespace(name))

    def delete_namespace(self, name: str) -> None:
        """Delete a namespace with all that belongs to it."""
        self._send(calls.delete_namespace(name))

    def messages(self) -> tuple[StoredMessage, ...]:
        """Return the coreplus messages, oldest first."""
        return self._send(calls.messages())

    def message_file(self, message_id: str, position: int) -> bytes:
        """Return the bytes of a file of a message; positions count from 0."""
        return self._send(calls.message_file(message_id, position))

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _send(self, call: Call[T]) -> T:
        try:
            response = self._http.request(
                call.method, call.path, json=call.json, params=call.query, timeout=call.seconds
            )
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise MockUnreachable(self._url, type(error).__name__) from error
        return _read(call, response)


class AsyncControl:
    """The same as `Control`, with `await`."""

    def __init__(
        self,
        url: str = DEFAULT_URL,
        *,
        token: str | None = None,
        namespace: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        headers = calls.headers(token, namespace)
        self._url = calls.require_control_url(url)
        self._http = httpx.AsyncClient(base_url=url, headers=headers, transport=transport, trust_env=False)

    async def health(self) -> Health:
        """Check that the mock is up. Needs no token."""
        return await self._send(calls.health())

    async def scenarios(self) -> Mapping[str, str]:
        """Return the titles of the scenarios, which are fault plans, by name."""
        return await self._send(calls.scenarios())

    async def start_scenario(self, name: str) -> FaultReport:
        """Replace the fault plan with the plan of a scenario. Raises ControlError if there is none of this name."""
        return await self._send(calls.start_scenario(name))

    async def reset(self) -> None:
        """Reset records, identifiers, clock, journal and switches to their initial state, and remove the fault plan."""
        await self._send(calls.reset())

    async def seed(self, number: int) -> None:
        """Start over with the records of another seed; all else stays."""
        await self._send(calls.seed(number))

    async def snapshot(self, name: str | None = None) -> str:
        """Save the present state under a name, or under one that the mock chooses. Returns the name."""
        return await self._send(calls.snapshot(name))

    async def snapshots(self) -> tuple[str, ...]:
        """Return the names of the snapshots, oldest first."""
        return await self._send(calls.snapshots())

    async def restore(self, name: str) -> None:
        """Go back to a snapshot: records, identifiers and clock."""
        await self._send(calls.restore(name))

    async def delete_snapshot(self, name: str) -> None:
        """Delete a snapshot."""
        await self._send(calls.delete_snapshot(name))

    async def clock(self) -> ClockReading:
        """Read the clock."""
        return await self._send(calls.clock())

    async def set_clock(self, now: datetime, *, running: bool = False) -> ClockReading:
        """Set the clock, to stand still or to run. Raises ValueError if the instant has no offset from UTC."""
        return await self._send(calls.set_clock(now, running=running))

    async def advance_clock(self, step: timedelta) -> ClockReading:
        """Move the clock forward, or back if the step is negative."""
        return await self._send(calls.advance_clock(step))

    async def faults(self) -> FaultReport:
        """Return the fault plan in force, with the number of calls on which each rule acted."""
        return await self._send(calls.faults())

    async def put_faults(self, plan: Plan | Mapping[str, Any]) -> FaultReport:
        """Replace the fault plan. Raises PlanError if the mock rejects it."""
        return await self._send(calls.put_faults(plan))

    async def clear_faults(self) -> None:
        """Remove the fault plan."""
        await self._send(calls.clear_faults())

    async def switches(self) -> tuple[SwitchReading, ...]:
        """Return every switch with its position."""
        return await self._send(calls.switches())

    async def put_switches(
        self, positions: Mapping[str, str] | None = None, *, world: Literal["default", "pessimistic"] | None = None
    ) -> tuple[SwitchReading, ...]:
        """Change some switches, with `world` all others too. Changes nothing if one does not exist."""
        return await self._send(calls.put_switches(positions or {}, world))

    async def reset_switches(self) -> None:
        """Go back to the positions that the switches had when the mock was started."""
        await self._send(calls.reset_switches())

    async def journal(self, *, operation: str | None = None, since: int | str = 0) -> JournalPart:
        """Return the requests after entry `since` or a mark, optionally of one operation only."""
        return await self._send(calls.journal(operation, since))

    async def clear_journal(self) -> None:
        """Clear the journal, and count from 1 again."""
        await self._send(calls.clear_journal())

    async def keep_bodies(self, keep: bool = True) -> None:
        """Set whether the journal keeps the bodies and all parameters of requests. Use fictional people only."""
        await self._send(calls.keep_bodies(keep))

    async def mark(self) -> str:
        """Return the present end of the journal, from which `verify` and `journal` can begin until it is cleared."""
        return (await self._send(calls.journal(None, 2**53))).mark

    async def verify(
        self,
        operation: str,
        *,
        body: Mapping[str, Any] | Sequence[Any] | None = None,
        path: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        status: int | None = None,
        tenant: int | None = None,
        api: str | None = None,
        exactly: int | None = None,
        at_least: int | None = None,
        at_most: int | None = None,
        since: int | str | None = None,
    ) -> int:
        """Check that an operation was called, by default at least once, and return the number of matching calls.

        Objects match if they contain the given fields, at every depth. `since` is the result of an earlier `mark`.
        Raises VerificationError, which shows the calls that came close. Values need a journal that keeps them.
        """
        return await self._send(
            calls.verify(
                operation,
                body=body,
                path=path,
                query=query,
                status=status,
                tenant=tenant,
                api=api,
                exactly=exactly,
                at_least=at_least,
                at_most=at_most,
                since=since,
            )
        )

    async def holds(self) -> tuple[Mapping[str, Any], ...]:
        """Return the PracSuite holds that have not expired, with the seconds that are left."""
        return await self._send(calls.holds())

    async def files(self, *, limit: int = 100, offset: int = 0) -> tuple[Mapping[str, Any], ...]:
        """Return a page of the stored files of all patients and clients, newest first, without their bytes."""
        return await self._send(calls.files(limit, offset))

    async def file(self, api: str, tenant: int, file_id: str) -> bytes:
        """Return the bytes of a stored file."""
        return await self._send(calls.file(api, tenant, file_id))

    async def tables(self) -> tuple[Mapping[str, Any], ...]:
        """Return the tables of every tenant, with the number of their records."""
        return await self._send(calls.tables())

    async def records(
        self, api: str, tenant: int, table: str, *, limit: int = 100, offset: int = 0
    ) -> tuple[Mapping[str, Any], ...]:
        """Return records of a table."""
        return await self._send(calls.records(api, tenant, table, limit, offset))

    async def load_data(self, data: Mapping[str, Any], *, replace: bool = False) -> Mapping[str, int]:
        """Load records of your own, all or none, and return their numbers by file. See the README for the fields.

        With `replace`, the records of the demo are removed first. Raises DataError, which names every problem.
        """
        return await self._send(calls.load_data(data, replace))

    async def namespaces(self) -> tuple[str, ...]:
        """Return the names of all namespaces."""
        return await self._send(calls.namespaces())

    async def make_namespace(self, name: str) -> None:
        """Make a namespace now. Any request that names it would make it as well."""
        await self._send(calls.make_namespace(name))

    async def delete_namespace(self, name: str) -> None:
        """Delete a namespace with all that belongs to it."""
        await self._send(calls.delete_namespace(name))

    async def messages(self) -> tuple[StoredMessage, ...]:
        """Return the coreplus messages, oldest first."""
        return await self._send(calls.messages())

    async def message_file(self, message_id: str, position: int) -> bytes:
        """Return the bytes of a file of a message; positions count from 0."""
        return await self._send(calls.message_file(message_id, position))

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _send(self, call: Call[T]) -> T:
        try:
            response = await self._http.request(
                call.method, call.path, json=call.json, params=call.query, timeout=call.seconds
            )
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise MockUnreachable(self._url, type(error).__name__) from error
        return _read(call, response)


def _read(call: Call[T], response: httpx.Response) -> T:
    if response.is_success and call.binary:
        return call.read(response.content)
    try:
        body = response.json() if response.content else None
    except ValueError:
        raise ControlError(response.status_code, "The response is not JSON; is this a practice-mock?") from None
    if response.is_success:
        return call.read(body)
    body = body if is_object(body) else {}
    if "near_misses" in body:
        raise VerificationError(str(body["message"]), body["matched"], body["near_misses"])
    if "data_problems" in body:
        raise DataError(body["data_problems"])
    if "problems" in body:
        raise PlanError(PlanProblem(problem["pointer"], problem["reason"]) for problem in body["problems"])
    raise ControlError(response.status_code, str(body.get("message", "The mock gives no reason.")).rstrip("."))
