"""The access log: one JSON object per request and line, without secrets and without data about patients."""

from __future__ import annotations

import json
import logging

from practice_mock.rejection import Cause
from practice_mock.state.journal import Entry, Missed

log = logging.getLogger("practice_mock.access")


def log_outside(missed: Missed, api: str | None, seconds: float) -> None:
    """Log a request that no API received. `api` is `control`, `openapi`, or None."""
    if log.isEnabledFor(logging.INFO):
        _write(missed.time, api, missed.method, missed.path, None, missed.status, seconds, None, _cause(missed), None)


def log_access(entry: Entry, seconds: float) -> None:
    """Log a request at level INFO, with the time that it took."""
    if log.isEnabledFor(logging.INFO):
        _write(
            *(entry.time, entry.api, entry.method, entry.path, entry.operation, entry.status or None, seconds),
            *(entry.request_id, entry.cause, entry.rule),
        )


def _cause(missed: Missed) -> str | None:
    return Cause.CLIENT.value if missed.status >= 400 else None


def _write(
    time: str,
    api: str | None,
    method: str | None,
    path: str | None,
    operation: str | None,
    status: int | None,
    seconds: float,
    request_id: str | None,
    cause: str | None,
    rule: str | None,
) -> None:
    line = {
        "time": time,
        "api": api,
        "method": method,
        "path": path,
        "operation": operation,
        "status": status,
        "ms": round(seconds * 1000, 3),
        "request_id": request_id,
        "cause": cause,
        "rule": rule,
    }
    log.info("%s", json.dumps(line))
