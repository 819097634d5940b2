"""The calls of the control plane as data: the request to send, and how to read the response. No HTTP here."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlsplit, urlunsplit

from practice_mock.credentials import TOKEN_VARIABLE
from practice_mock.faults import Plan, read_plan
from practice_mock.paths import CONTROL_PATH
from practice_mock.state.clock import as_utc, require_length
from practice_mock.state.journal import Entry, Missed

T = TypeVar("T")

DEFAULT_URL = f"http://127.0.0.1:8490{CONTROL_PATH}"
"""The control plane of `practice-mock serve`."""


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a running mock."""

    status: str
    requests: int | None = None
    """The number of requests in the journal; None if the call did not have the token."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """A reading of the mock's clock."""

    now: datetime
    """The time in UTC."""
    running: bool
    """Whether the clock runs, or stands still until it is advanced."""


@dataclass(frozen=True, slots=True)
class RuleReport:
    """The use of a rule of the fault plan."""

    rule: str
    """The rule's name, or the JSON pointer to it."""
    matched: int
    """The number of calls that the rule matched."""
    fired: int
    """The number of calls on which it acted."""


@dataclass(frozen=True, slots=True)
class FaultReport:
    """The fault plan in force."""

    plan: Plan
    rules: tuple[RuleReport, ...]


@dataclass(frozen=True, slots=True)
class SwitchReading:
    """A switch, and its position."""

    name: str
    api: str
    position: str
    default: str
    harmful: str
    """Its position in the pessimistic world."""
    meaning: str
    positions: Mapping[str, str]
    """What the mock does at each position."""


@dataclass(frozen=True, slots=True)
class JournalPart:
    """Some requests of the journal, oldest first."""

    entries: tuple[Entry, ...]
    last: int
    """The number of the latest request, whether or not it is among the entries; 0 if there was none."""
    mark: str
    """The present end of the journal, for `since`. Unlike a number, it is refused after the journal was cleared."""
    missed: tuple[Missed, ...] = ()
    """The last requests that reached no API, whatever the filter: the base URL was wrong, or they were not HTTP."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a message. `message_file` returns its bytes."""

    name: str
    content_type: str | None
    size: int
    """The size in bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A coreplus message, and the people to whom it was matched."""

    message_id: str
    tenant: int
    received_at: datetime
    client_id: str | None
    practitioner_id: str | None
    referrer_id: str | None
    data: Mapping[str, Any]
    """The message as it was sent."""
    files: tuple[StoredFile, ...]


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """A request to the control plane."""

    method: str
    path: str
    read: Callable[[Any], T]
    """Makes the result from the response's JSON, or from its bytes."""
    json: Any = None
    query: Mapping[str, str] | None = None
    binary: bool = False
    """Whether the response is bytes."""
    seconds: float = 30.0
    """The time within which the mock responds."""


def health() -> Call[Health]:
    return Call("GET", "/health", lambda body: Health(**body))


def scenarios() -> Call[Mapping[str, str]]:
    return Call("GET", "/scenarios", lambda body: {one["name"]: one["title"] for one in body["scenarios"]})


def start_scenario(name: str) -> Call[FaultReport]:
    return Call("POST", f"/scenarios/{quote(name, safe='')}", _faults)


def reset() -> Call[None]:
    return Call("POST", "/reset", _nothing)


def seed(number: int) -> Call[None]:
    return Call("POST", "/seed", _nothing, {"seed": number})


def snapshot(name: str | None) -> Call[str]:
    return Call("POST", "/snapshots", lambda body: str(body["name"]), {} if name is None else {"name": name})


def snapshots() -> Call[tuple[str, ...]]:
    return Call("GET", "/snapshots", lambda body: tuple(body["snapshots"]))


def restore(name: str) -> Call[None]:
    return Call("POST", f"/snapshots/{quote(name, safe='')}/restore", _nothing)


def delete_snapshot(name: str) -> Call[None]:
    return Call("DELETE", f"/snapshots/{quote(name, safe='')}", _nothing)


def clock() -> Call[ClockReading]:
    return Call("GET", "/clock", _clock)


def set_clock(now: datetime, *, running: bool) -> Call[ClockReading]:
    return Call("PUT", "/clock", _clock, {"now": as_utc(now).isoformat(), "running": running})


def advance_clock(step: timedelta) -> Call[ClockReading]:
    return Call("POST", "/clock/advance", _clock, {"seconds": require_length(step).total_seconds()})


def faults() -> Call[FaultReport]:
    return Call("GET", "/faults", _faults)


def put_faults(plan: Plan | Mapping[str, Any]) -> Call[FaultReport]:
    return Call("PUT", "/faults", _faults, plan.as_json() if isinstance(plan, Plan) else plan)


def clear_faults() -> Call[None]:
    return Call("DELETE", "/faults", _nothing)


def switches() -> Call[tuple[SwitchReading, ...]]:
    return Call("GET", "/switches", _switches)


def put_switches(positions: Mapping[str, str], world: str | None) -> Call[tuple[SwitchReading, ...]]:
    body = {"positions": dict(positions)} | ({} if world is None else {"world": world})
    return Call("PUT", "/switches", _switches, body)


def reset_switches() -> Call[None]:
    return Call("DELETE", "/switches", _nothing)


def journal(operation: str | None, since: int | str) -> Call[JournalPart]:
    query = {"since": str(since)} | ({} if operation is None else {"operation": operation})
    return Call("GET", "/journal", _journal, query=query)


def clear_journal() -> Call[None]:
    return Call("DELETE", "/journal", _nothing)


def keep_bodies(keep: bool) -> Call[None]:
    return Call("PUT", "/journal", _nothing, {"bodies": keep})


def verify(operation: str, **expected: Any) -> Call[int]:
    given = {name: value for name, value in expected.items() if value is not None}
    return Call("POST", "/verify", lambda body: int(body["matched"]), {"operation": operation, **given})


def holds() -> Call[tuple[Mapping[str, Any], ...]]:
    return Call("GET", "/holds", lambda body: tuple(body["holds"]))


def files(limit: int, offset: int) -> Call[tuple[Mapping[str, Any], ...]]:
    query = {"limit": str(limit), "offset": str(offset)}
    return Call("GET", "/files", lambda body: tuple(body["files"]), query=query)


def file(api: str, tenant: int, file_id: str) -> Call[bytes]:
    return Call("GET", f"/files/{quote(api, safe='')}/{tenant}/{quote(file_id, safe='')}", bytes, binary=True)


def tables() -> Call[tuple[Mapping[str, Any], ...]]:
    return Call("GET", "/records", lambda body: tuple(body["tables"]))


def records(api: str, tenant: int, table: str, limit: int, offset: int) -> Call[tuple[Mapping[str, Any], ...]]:
    path = f"/records/{quote(api, safe='')}/{tenant}/{quote(table, safe='')}"
    query = {"limit": str(limit), "offset": str(offset)}
    return Call("GET", path, lambda body: tuple(body["records"]), query=query)


def load_data(data: Mapping[str, Any], replace: bool) -> Call[Mapping[str, int]]:
    return Call("POST", "/data", lambda body: dict(body["loaded"]), {"data": data, "replace": replace}, seconds=600.0)


def namespaces() -> Call[tuple[str, ...]]:
    return Call("GET", "/namespaces", lambda body: tuple(body["namespaces"]))


def make_namespace(name: str) -> Call[None]:
    return Call("POST", "/namespaces", _nothing, {"name": name})


def delete_namespace(name: str) -> Call[None]:
    return Call("DELETE", f"/namespaces/{quote(name, safe='')}", _nothing)


def headers(token: str | None, namespace: str | None) -> dict[str, str]:
    """Return the headers of every call. Without a token, the one in the environment is sent, if there is one."""
    token = os.environ.get(TOKEN_VARIABLE) if token is None else token
    found = {} if not token else {"authorization": f"Bearer {token}"}
    return found if namespace is None else {**found, "x-mock-namespace": namespace}


def require_control_url(url: str) -> str:
    """Return a URL. Raises ValueError if it is not that of a control plane."""
    parts = urlsplit(url)
    if not parts.path.rstrip("/").endswith(CONTROL_PATH):
        before, found, _ = parts.path.partition(CONTROL_PATH)
        namespace = "/".join(parts.path.split("/")[:3]) if parts.path.startswith("/_ns/") else ""
        fixed = urlunsplit((parts.scheme, parts.netloc, (before if found else namespace) + CONTROL_PATH, "", ""))
        raise ValueError(f"{url} is not the URL of a control plane, which ends in {CONTROL_PATH}; use {fixed}")
    return url


def messages() -> Call[tuple[StoredMessage, ...]]:
    return Call("GET", "/messages", lambda body: tuple(map(_message, body["messages"])))


def message_file(message_id: str, position: int) -> Call[bytes]:
    return Call("GET", f"/messages/{quote(message_id, safe='')}/files/{position}", bytes, binary=True)


def _nothing(body: Any) -> None:
    return None


def _clock(body: Any) -> ClockReading:
    return ClockReading(as_utc(datetime.fromisoformat(body["now"])), body["running"])


def _faults(body: Any) -> FaultReport:
    return FaultReport(read_plan(body["plan"]), tuple(RuleReport(**rule) for rule in body["rules"]))


def _switches(body: Any) -> tuple[SwitchReading, ...]:
    return tuple(
        SwitchReading(**{field.name: switch[field.name] for field in fields(SwitchReading)})
        for switch in body["switches"]
    )


def _journal(body: Any) -> JournalPart:
    missed = tuple(Missed(**one) for one in body["missed"])
    return JournalPart(tuple(map(_entry, body["entries"])), body["last"], body["mark"], missed)


def _entry(entry: Mapping[str, Any]) -> Entry:
    changed: dict[str, Any] = {name: tuple(entry[name]) for name in ("body_fields", "violations")}
    return Entry(**{**entry, **changed})


def _message(message: Any) -> StoredMessage:
    return StoredMessage(
        message_id=message["messageId"],
        tenant=message["tenant"],
        received_at=datetime.fromisoformat(message["receivedAt"]),
        client_id=message["clientId"],
        practitioner_id=message["practitionerId"],
        referrer_id=message["referrerId"],
        data=message["data"],
        files=tuple(
            StoredFile(file["name"], file["contentType"], file["size"], file["sha256"]) for file in message["files"]
        ),
    )
