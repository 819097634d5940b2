"""The figures of docs/reports.md equal those that are computed from the records of the mock."""

from __future__ import annotations

import importlib.util
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pracsuite_client.dlt import export
from practice_mock.testing import Mock, in_process
from tests.mock.support import frozen_mock, small_practice
from tests.tiers import cases

from .figures import REPORTS, Truth
from .office import Office
from .practice import client_of, tiny_practice

ROOT = Path(__file__).parents[2]
TABLES = (
    *("appointments", "appointment_statuses", "businesses", "cancelled_appointments", "invoices", "items"),
    *("patients", "patient_accounts", "rule_outs"),
)
TIER = {6: "short", 30: "full"}.get(cases(60), "deep")
"""The short tier takes a smaller practice than the demo practice."""


def _plots() -> Any:
    spec = importlib.util.spec_from_file_location("plot_reports", ROOT / "examples" / "plot_reports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PLOTS = _plots()
SEEDS = {"short": 1, "full": 2, "deep": 20}[TIER]


@pytest.fixture(scope="module")
def practice() -> Mock:
    return in_process(small_practice()) if TIER == "short" else frozen_mock()


@pytest.fixture(scope="module")
def file(practice: Mock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(practice, tmp_path_factory.mktemp("reports"))


def exported(practice: Mock, folder: Path) -> Path:
    export(f"duckdb:{folder / 'clinic.duckdb'}", client_of(practice), tables=TABLES)
    return folder / "clinic.duckdb"


@pytest.fixture(scope="module")
def changing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Mock, Path]:
    """Return a practice that a test may change, and its first export: the demo practice only in the deep tier."""
    if TIER == "deep":
        return request.getfixturevalue("practice"), request.getfixturevalue("file")
    mock = in_process(tiny_practice())
    return mock, exported(mock, tmp_path_factory.mktemp("changing"))


def check(truth: Truth, file: Path, *names: str) -> None:
    """Compare the figures of all queries with those of the records."""
    with duckdb.connect(str(file), read_only=True) as database:
        found = {name: database.sql(PLOTS.queries()[name]).fetchall() for name in names or REPORTS}
    for name, rows in found.items():
        expected = REPORTS[name](truth)
        assert rows, name
        assert [row[:3] for row in rows] == [row[:3] for row in expected], name
        for row, other in zip(rows, expected, strict=True):
            if None in (row[-1], other[-1]):
                assert row[-1] is other[-1], name
            else:
                assert abs(float(row[-1]) - float(other[-1])) <= 0.051, name


def test_every_query_of_the_page_is_checked() -> None:
    assert {*PLOTS.queries()} == {*REPORTS} == {*PLOTS.PLOTS}


@pytest.mark.parametrize("name", REPORTS)
def test_figures_equal_those_of_the_records(name: str, practice: Mock, file: Path) -> None:
    check(Truth(practice), file, name)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_figures_follow_random_changes(seed: int, changing: tuple[Mock, Path], tmp_path: Path) -> None:
    """Cancel, restore, move, delete and rule out times, change and withdraw bills, and lose what they refer to."""
    mock, first = changing
    mock.practice.reset()
    truth, office, client = Truth(mock), Office(mock, seed), client_of(mock)
    changed = tmp_path / "clinic.duckdb"
    shutil.copy(first, changed)
    office.change(15, unnoticed=False)
    export(f"duckdb:{changed}", client, tables=TABLES)
    truth.remember()
    check(truth, changed)
    office.change(40, unnoticed=True)
    export(f"duckdb:{changed}", client, tables=TABLES, full_compare=timedelta(0))
    truth.remember()
    check(truth, changed)


def test_plots_are_those_of_the_demo_practice(file: Path) -> None:
    with duckdb.connect(str(file), read_only=True) as database:
        plots = PLOTS.plots(database)
    assert {*plots} == {path.name for path in (ROOT / "docs" / "images").glob("report-*.svg")}
    for name, text in plots.items():
        committed = (ROOT / "docs" / "images" / name).read_text("utf-8")
        assert committed.splitlines()[1] == text.splitlines()[1]
        assert TIER == "short" or committed == text, f"{name}: draw the plots again"
