"""The clock of a server, as far as the ``Date`` headers of its responses show it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from ..messages.http import Response
from ..transport.retry import http_date

_FRESH = re.compile(r"(?i)\b(miss|bypass|dynamic|expired|pass|uri-miss|vary-miss)\b")
"""The words that state, in a header about caches, that the response is not from one."""
_STALE = re.compile(r"(?i)\b(hits?|collapsed|stale|refresh\w*|revalidated)\b")
"""The words that outweigh them."""
_NO_HITS = re.compile(r"\s*0\s*(,\s*0\s*)*", re.ASCII)


def may_be_cached(headers: Mapping[str, str]) -> bool:
    """Return whether a response may be from a cache. What a header about caches does not deny counts as cached."""
    if headers.get("age", "0").strip().strip("0") or "warning" in headers:
        return True
    return any(
        "cache" in name and not name.endswith("cache-control") and not _is_fresh(headers[name]) for name in headers
    )


def _is_fresh(value: str) -> bool:
    members = [member for member in value.split(",") if member.strip()]
    is_miss = all(_FRESH.search(member) and not _STALE.search(member) for member in members)
    return bool(_NO_HITS.fullmatch(value)) or (bool(members) and is_miss)


class ServerClock:
    """The interval that contains the difference between a server's clock and a monotonic clock of this process.

    A response whose ``Date`` header is D was made between the moments at which its request was sent and at which it
    was received. ``Date`` has whole seconds, so the server's clock then was between D and D + 1. Each response narrows
    the interval.
    """

    def __init__(self) -> None:
        self.lowest = -math.inf
        self.highest = math.inf
        self.has_undated = False
        """Whether a response had no usable ``Date`` since this was last set to false."""
        self._cached = False
        self._dated = False
        self._undated = False
        self._quickest = math.inf
        self._received_at = -math.inf
        self._lowest_of_records = -math.inf

    @property
    def is_known(self) -> bool:
        """Whether the responses show the server's time."""
        return not self.is_contradictory and self.highest < math.inf

    @property
    def is_contradictory(self) -> bool:
        """Whether a response is from a cache: it states so, or its time contradicts that of another response.

        A response without a time also contradicts the others, if they have one.
        """
        return self._cached or self.lowest > self.highest or (self._dated and self._undated)

    @property
    def is_behind_records(self) -> bool:
        """Whether a record was dated later than the server's clock can have shown when the record was received.

        Then another clock dates the records.
        """
        return self._lowest_of_records > self.highest

    def wait_for_tick(self, now: float, wanted: float) -> float | None:
        """Return the seconds to wait until a response halves the interval, because the server's second changes then.

        Returns ``None`` if the interval is narrow enough, or if the responses are too slow to make it so.
        """
        if not self.is_known or self.highest - self.lowest <= wanted or self._quickest > wanted:
            return None
        return -(now + (self.lowest + self.highest + self._quickest) / 2) % 1

    def observe(self, response: Response, sent_at: float, received_at: float) -> None:
        """Learn from a response. The moments are those of the monotonic clock.

        What the response itself states about them is more exact: a slow connection or body does not matter.
        """
        sent_at = sent_at if response.sent_at is None else response.sent_at
        received_at = received_at if response.head_at is None else response.head_at
        self._received_at = max(self._received_at, received_at)
        if may_be_cached(response.headers):
            self._cached = True
        stated = http_date(response.headers.get("date", ""))
        if stated is None:
            self._undated = self.has_undated = True
        else:
            self._dated = True
            self._quickest = min(self._quickest, received_at - sent_at)
            self.lowest = max(self.lowest, stated - received_at)
            self.highest = min(self.highest, stated + 1 - sent_at)

    def observe_records(self, made: float | None) -> None:
        """Learn from records in responses that were observed before: the latest time at which one was made."""
        if made is not None:
            self._lowest_of_records = max(self._lowest_of_records, made - self._received_at)
