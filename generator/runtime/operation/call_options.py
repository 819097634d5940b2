"""The settings of one call, as opposed to the parameters of its operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field, frozen

from ..messages.file_input import Progress

Headers = Mapping[str, str]
"""Headers to send, by name."""

QueryValue = str | int | float | bool
"""A value of a query parameter that the operation does not declare."""

ExtraQuery = Mapping[str, QueryValue | Sequence[QueryValue]]
"""Query parameters that the operation does not declare, by name. A sequence repeats the name."""

ExtraBody = Mapping[str, Any]
"""Properties of a JSON body that the operation does not declare, by name. The values are JSON values."""


@frozen(eq=False)
class CallOptions:
    """The settings of one call.

    Attributes:
        timeout: Seconds that each step of the call may take; ``None`` for the client's timeout.
        extra_headers: Headers to send in addition to the client's.
        extra_query: Query parameters that the operation does not declare.
        extra_body: Properties of the JSON body that the operation does not declare.
        reconcile: Whether the client checks the outcome of the call when it is uncertain.
        progress: Called while the files of the body are sent.
    """

    timeout: float | None = None
    extra_headers: Headers | None = field(default=None, repr=False)
    extra_query: ExtraQuery | None = field(default=None, repr=False)
    extra_body: ExtraBody | None = field(default=None, repr=False)
    reconcile: bool = False
    progress: Progress | None = field(default=None, repr=False)
