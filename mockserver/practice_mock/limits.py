"""Limits on what a caller may send, so that no caller can stop the mock for another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def _limit(default: float, about: str) -> Any:
    return field(default=default, metadata={"about": about})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on requests and connections. Each of them is an option of the command `serve`.

    Raises ValueError if a limit is less than 1.
    """

    header_count: int = _limit(100, "number of headers of a request")
    header_bytes: int = _limit(64_000, "bytes of URL and headers together")
    body_bytes: int = _limit(1_000_000, "bytes of a body, except for uploads of files and own data")
    upload_bytes: int = _limit(101_000_000, "bytes of an upload of files, once its keys or its signature are checked")
    data_bytes: int = _limit(101_000_000, "bytes of own data that a control call loads, once its token is checked")
    data_values: int = _limit(5_000_000, "values in the JSON of own data that a control call loads")
    conditions: int = _limit(20, "values of a query parameter that is a list, such as q[] and sort_by")
    header_seconds: float = _limit(10, "seconds for the headers of a request to arrive")
    body_seconds: float = _limit(30, "seconds for a body to arrive, and for a client to read what was sent")
    idle_seconds: float = _limit(60, "seconds between two requests on a connection")
    connections: int = _limit(
        500, "number of connections; beyond it, the one that has waited for its client for longest is closed"
    )

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) < (0.001 if name.endswith("_seconds") else 1):
                raise ValueError(f"{name} must be at least 1")
