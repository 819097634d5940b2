"""The days of a search for free times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from practice_mock.rejection import BadParameter, Problem, sentence
from practice_mock.state.tenant import Tenant

LONGEST = timedelta(days=7)

_FORM = "%Y-%m-%dT%H:%M:%S"


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive days at the clinic."""

    first: date
    last: date
    now: str
    """The clinic's wall time, in the format of the book: what begins earlier is over."""

    def days(self) -> Iterable[date]:
        """Return every day, in order."""
        return map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1))

    def covers(self, app_time: str) -> bool:
        """Return whether something that begins at this time is in the future, and on one of the days."""
        return app_time >= self.now and self.first.isoformat() <= app_time[:10] <= self.last.isoformat()


def span_of(tenant: Tenant, query: Mapping[str, Any]) -> Span:
    """Return the days from `from` to `to`.

    Raises BadParameter if one of them is before today at the clinic, or the last is before the first, or more than
    seven days after it; or returns no days, as a switch says.
    """
    first, last = date.fromisoformat(query["from"]), date.fromisoformat(query["to"])
    now = tenant.now().astimezone(tenant.zone)
    problems = [
        Problem(field, "must not be before today at the clinic")
        for field, day in (("from", first), ("to", last))
        if day < now.date()
    ]
    if last < first:
        problems.append(Problem("to", "must not be before from"))
    elif last - first > LONGEST:
        problems.append(Problem("to", f"must be at most {LONGEST.days} days after from"))
    if problems and tenant.switches.is_at("reversed-days", "empty"):
        return Span(date.max, date.min, now.strftime(_FORM))
    if problems:
        reasons = "; ".join(f"{problem.field} {problem.message}" for problem in problems)
        raise BadParameter(sentence(f"A parameter is not valid: {reasons}"), problems)
    return Span(first, last, now.strftime(_FORM))
