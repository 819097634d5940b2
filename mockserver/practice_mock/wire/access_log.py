"""The access log: one JSON object per request and line, without secrets and without data about patients."""

from __future__ import annotations

import json
import logging

from practice_mock.state.journal import Entry

log = logging.getLogger("practice_mock.access")


def log_access(entry: Entry, seconds: float) -> None:
    """Log a request at level INFO, with the time that it took."""
    if not log.isEnabledFor(logging.INFO):
        return
    line = {
        "time": entry.time,
        "api": entry.api,
        "method": entry.method,
        "path": entry.path,
        "operation": entry.operation,
        "status": entry.status or None,
        "ms": round(seconds * 1000, 3),
        "request_id": entry.request_id,
        "cause": entry.cause,
        "rule": entry.rule,
    }
    log.info("%s", json.dumps(line))
