"""Log calls with ``logging``, at level DEBUG. Only the data that is listed here is logged."""

from __future__ import annotations

import logging
from typing import Any

from ..operation.definition import ErrorPointers, Operation
from ..operation.response import error_facts
from ..transport.retry import Outcome


class CallLog:
    """Logs each attempt: method, path template, status, duration and request ID; no value of a path, query or body.

    Each record has the client's label in its text and as an attribute, ``label``.
    """

    def __init__(self, name: str, errors: ErrorPointers, label: str | None) -> None:
        self._label = label
        self._label_text = "" if label is None else f", client {label}"
        self._logger = logging.getLogger(name)
        self._logger.addHandler(logging.NullHandler())
        self._errors = errors

    def sent(self, operation: Operation[Any], outcome: Outcome, *, attempt: int, seconds: float) -> None:
        """Log an attempt that has ended."""
        if not self._logger.isEnabledFor(logging.DEBUG):
            return
        status, request_id = "no response", None
        if outcome.response is not None:
            status = str(outcome.response.status_code)
            request_id = error_facts(outcome.response, self._errors).request_id if not outcome.succeeded else None
        self._logger.debug(
            "%s %s: %s in %.0f ms, attempt %d%s%s",
            operation.method,
            operation.path,
            status,
            seconds * 1000,
            attempt,
            f", request_id {request_id}" if request_id else "",
            self._label_text,
            extra={"label": self._label},
        )
