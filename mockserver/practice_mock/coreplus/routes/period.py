"""The period of a query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from practice_mock.coreplus.domain import zones
from practice_mock.coreplus.domain.times import Span, whole_days
from practice_mock.rejection import BadParameter, Problem


def period_of(query: Mapping[str, Any]) -> Span:
    """Return the days from `startDate` to `endDate` in the requested zone. Raises BadParameter if they are reversed."""
    first, last = date.fromisoformat(query["startDate"]), date.fromisoformat(query["endDate"])
    if last < first:
        raise BadParameter("The period is not valid.", [Problem("endDate", "must not be before startDate")])
    return whole_days(first, last, zones.requested_zone(query["timezoneId"]))
