"""The figures of docs/reports.md equal those that are computed from the records of the mock."""

from __future__ import annotations

import importlib.util
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pracsuite_client.dlt import export
from practice_mock.testing import Mock, in_process
from tests.mock.support import frozen_mock, small_practice
from tests.tiers import cases

from .practice import client_of

ROOT = Path(__file__).parents[2]
TABLES = (
    *("appointments", "appointment_statuses", "businesses", "cancelled_appointments", "invoices", "items"),
    *("patients", "patient_accounts", "rule_outs"),
)
IS_SHORT = cases(60) < 30
"""Whether the tier is the short one, which uses a smaller practice than the demo practice."""


def _plots() -> Any:
    spec = importlib.util.spec_from_file_location("plot_reports", ROOT / "examples" / "plot_reports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PLOTS = _plots()
Records = Iterable[Mapping[str, Any]]


@pytest.fixture(scope="module")
def practice() -> Mock:
    return in_process(small_practice()) if IS_SHORT else frozen_mock()


@pytest.fixture(scope="module")
def file(practice: Mock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("reports") / "clinic.duckdb"
    export(f"duckdb:{file}", client_of(practice), tables=TABLES)
    return file


def utilisation(table: Callable[[str], Records]) -> list[tuple[Any, ...]]:
    booked: Counter[tuple[int, int, str]] = Counter()
    ruled_out: Counter[tuple[int, int, str]] = Counter()
    for one in table("appointment"):
        place = (one["business_id"], one["practitioner_id"], one["app_time"][:10])
        if one["category"] == "Patient":
            booked[place] += one["duration"]
        elif one["category"] == "Rule Out":
            ruled_out[place] += one["duration"]
    hours = {}
    for one in table("business"):
        start, end = (int(one[f"appointment_{name}_time"][:2]) * 60 for name in ("start", "end"))
        hours[one["business_id"]] = end - start
    months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, minutes in booked.items():
        months[place[2][:7]][0] += minutes
        months[place[2][:7]][1] += hours[place[0]] - ruled_out[place]
    return [(month, minutes, total, _percent(minutes, total)) for month, (minutes, total) in sorted(months.items())]


def cancellations(table: Callable[[str], Records]) -> list[tuple[Any, ...]]:
    kept = Counter(one["app_time"][:7] for one in table("appointment") if one["category"] == "Patient")
    cancelled = Counter(one["app_time"][:7] for one in table("cancelled_appointment") if one["cancellation"])
    cancelled.update(one["app_time"][:7] for one in table("cancelled_membership") if one["cancellation"])
    return [
        (
            month,
            cancelled[month],
            kept[month] + cancelled[month],
            _percent(cancelled[month], kept[month] + cancelled[month]),
        )
        for month in sorted({*kept, *cancelled})
    ]


def no_shows(table: Callable[[str], Records]) -> list[tuple[Any, ...]]:
    names = {one["appointment_status_id"]: one["status_description"] for one in table("appointment_status")}
    months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in table("appointment"):
        status = names.get(one["appointment_status_id"])
        if one["category"] == "Patient" and status in ("Completed", "Missed/DNA"):
            months[one["app_time"][:7]][0] += status == "Missed/DNA"
            months[one["app_time"][:7]][1] += 1
    return [(month, missed, due, _percent(missed, due)) for month, (missed, due) in sorted(months.items())]


def revenue(table: Callable[[str], Records]) -> list[tuple[Any, ...]]:
    codes = {one["item_id"]: one["item_code"] for one in table("item")}
    charged: defaultdict[str, Decimal] = defaultdict(Decimal)
    lines: Counter[str] = Counter()
    for invoice in table("invoice"):
        for line in invoice["invoice_items"]:
            charged[codes[line["item_id"]]] += Decimal(str(line["debit"]))
            lines[codes[line["item_id"]]] += 1
    return sorted(((code, lines[code], total) for code, total in charged.items()), key=lambda row: (-row[2], row[0]))


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole


EXPECTED = {
    "utilisation": utilisation,
    "cancellations": cancellations,
    "no-shows": no_shows,
    "revenue by item": revenue,
}


def test_every_query_of_the_page_is_checked() -> None:
    assert {*PLOTS.queries()} == {*EXPECTED} == {*PLOTS.PLOTS}


@pytest.mark.parametrize("name", EXPECTED)
def test_figures_equal_those_of_the_records(name: str, practice: Mock, file: Path) -> None:
    def table(name: str) -> Records:
        records: Records = practice.practice.pracsuite[0].table(name).records()
        return records

    with duckdb.connect(str(file), read_only=True) as database:
        found = database.sql(PLOTS.queries()[name]).fetchall()
    expected = EXPECTED[name](table)
    assert found
    assert [row[:3] for row in found] == [row[:3] for row in expected]
    for row, other in zip(found, expected, strict=True):
        assert abs(float(row[-1]) - float(other[-1])) <= 0.051


def test_plots_are_those_of_the_demo_practice(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as database:
        plots = PLOTS.plots(database)
    assert {*plots} == {path.name for path in (ROOT / "docs" / "images").glob("report-*.svg")}
    for name, text in plots.items():
        committed = (ROOT / "docs" / "images" / name).read_text("utf-8")
        assert committed.splitlines()[1] == text.splitlines()[1]
        assert IS_SHORT or committed == text, f"{name}: draw the plots again"
