"""The figures of docs/reports.md, computed from the records of the mock without SQL and without an export."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from practice_mock.testing import Mock

Record = Mapping[str, Any]
Figures = list[tuple[Any, ...]]

REFERRED: Mapping[str, str] = {
    "appointment_status": "appointment_status_id",
    "business": "business_id",
    "item": "item_id",
}
"""The tables to which appointments and invoices still refer when a record is gone, with their keys."""
NONE = "(none)"


class Truth:
    """The records of the first practice of a mock, and those to which others may refer although they are gone."""

    def __init__(self, mock: Mock) -> None:
        self._tenant = mock.practice.pracsuite[0]
        self._known: dict[str, dict[Any, Record]] = {name: {} for name in REFERRED}
        self.remember()

    def remember(self) -> None:
        """Remember the records to which others refer, as an export does."""
        for name, key in REFERRED.items():
            self._known[name] |= {record[key]: record for record in self._tenant.table(name).records()}

    def table(self, name: str) -> Iterable[Record]:
        """Return the records that a table has now."""
        return self._tenant.table(name).records()

    def known(self, name: str) -> Mapping[Any, Record]:
        """Return the records that a table had at any export, each as it was last."""
        return self._known[name]

    def bookings(self) -> Iterable[Record]:
        """Return the appointments of patients."""
        return (one for one in self.table("appointment") if one["category"] == "Patient")


def utilisation(truth: Truth) -> Figures:
    """Count each minute in which a practitioner could be booked. A rule-out may be at any time, and overlap others."""
    hours = {business_id: _hours(one) for business_id, one in truth.known("business").items()}
    booked: Counter[tuple[int, int, str]] = Counter()
    ruled_out: defaultdict[tuple[int, int], set[datetime]] = defaultdict(set)
    for one in truth.table("appointment"):
        place = one["business_id"], one["practitioner_id"]
        if one["category"] == "Patient" and hours.get(one["business_id"]):
            booked[*place, one["app_time"][:10]] += one["duration"]
        elif one["category"] == "Rule Out":
            start = datetime.fromisoformat(one["app_time"])
            ruled_out[place] |= {start + timedelta(minutes=passed) for passed in range(one["duration"])}
    months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (business_id, practitioner_id, day), minutes in booked.items():
        start = datetime.fromisoformat(day)
        could_be = {start + timedelta(minutes=minute) for minute in hours[business_id]}
        months[day[:7]][0] += minutes
        months[day[:7]][1] += len(could_be - ruled_out[business_id, practitioner_id])
    return [(month, minutes, total, _percent(minutes, total)) for month, (minutes, total) in sorted(months.items())]


def _hours(business: Record) -> range:
    """Return the minutes of a day in which a business is open; none if its hours are not times."""
    times = [business[f"appointment_{name}_time"] for name in ("start", "end")]
    if any(time is None or not re.fullmatch(r"\d\d:\d\d:\d\d", time) for time in times):
        return range(0)
    return range(*(int(time[:2]) * 60 + int(time[3:5]) for time in times))


def cancellations(truth: Truth) -> Figures:
    """Return the figures of each month. An appointment that was restored is booked, not cancelled.

    Places in groups are in neither part, whether they are kept or cancelled.
    """
    kept = Counter(one["app_time"][:7] for one in truth.bookings())
    live = {one["appointment_id"] for one in truth.bookings()}
    cancelled = Counter(
        one["app_time"][:7]
        for one in truth.table("cancelled_appointment")
        if one["category"] == "Patient" and one["cancellation"] and one["appointment_id"] not in live
    )
    return [
        (month, cancelled[month], booked, _percent(cancelled[month], booked))
        for month in sorted({*kept, *cancelled})
        for booked in [kept[month] + cancelled[month]]
    ]


def no_shows(truth: Truth) -> Figures:
    names = {key: one["status_description"] for key, one in truth.known("appointment_status").items()}
    months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in truth.bookings():
        status = names.get(one["appointment_status_id"])
        if status in ("Completed", "Missed/DNA"):
            months[one["app_time"][:7]][0] += status == "Missed/DNA"
            months[one["app_time"][:7]][1] += 1
    return [(month, missed, due, _percent(missed, due)) for month, (missed, due) in sorted(months.items())]


def revenue(truth: Truth) -> Figures:
    codes = {key: one["item_code"] for key, one in truth.known("item").items()}
    charged: defaultdict[str, Decimal] = defaultdict(Decimal)
    lines: Counter[str] = Counter()
    for invoice in truth.table("invoice"):
        for line in invoice["invoice_items"]:
            code = codes.get(line["item_id"], NONE)
            charged[code] += Decimal(str(line["debit"]))
            lines[code] += 1
    rounded = {code: total.quantize(Decimal("0.01"), ROUND_HALF_UP) for code, total in charged.items()}
    return sorted(((code, lines[code], total) for code, total in rounded.items()), key=lambda row: (-row[2], row[0]))


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


REPORTS: Mapping[str, Callable[[Truth], Figures]] = {
    "utilisation": utilisation,
    "cancellations": cancellations,
    "no-shows": no_shows,
    "revenue by item": revenue,
}
"""The figures of each query of the page."""
