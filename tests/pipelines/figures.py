"""The figures of docs/reports.md, computed from the records of the mock without SQL and without an export."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
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
    hours: dict[int, int] = {}
    for business_id, one in truth.known("business").items():
        times = [one[f"appointment_{name}_time"] for name in ("start", "end")]
        if None not in times:
            start, end = (int(time[:2]) * 60 + int(time[3:5]) for time in times)
            hours[business_id] = end - start
    booked: Counter[tuple[int, int, str]] = Counter()
    ruled_out: Counter[tuple[int, int, str]] = Counter()
    for one in truth.table("appointment"):
        counted = {"Patient": booked, "Rule Out": ruled_out}.get(one["category"])
        if counted is not None and one["business_id"] in hours:
            counted[one["business_id"], one["practitioner_id"], one["app_time"][:10]] += one["duration"]
    months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, minutes in booked.items():
        months[place[2][:7]][0] += minutes
        months[place[2][:7]][1] += hours[place[0]] - ruled_out[place]
    return [(month, minutes, total, _percent(minutes, total)) for month, (minutes, total) in sorted(months.items())]


def cancellations(truth: Truth) -> Figures:
    """Return the figures of each month. An appointment that was restored is booked, not cancelled."""
    kept = Counter(one["app_time"][:7] for one in truth.bookings())
    live = {one["appointment_id"] for one in truth.bookings()}
    cancelled = Counter(
        one["app_time"][:7]
        for name in ("cancelled_appointment", "cancelled_membership")
        for one in truth.table(name)
        if one["cancellation"] and one["appointment_id"] not in live
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
    return sorted(((code, lines[code], total) for code, total in charged.items()), key=lambda row: (-row[2], row[0]))


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole


REPORTS: Mapping[str, Callable[[Truth], Figures]] = {
    "utilisation": utilisation,
    "cancellations": cancellations,
    "no-shows": no_shows,
    "revenue by item": revenue,
}
"""The figures of each query of the page."""
