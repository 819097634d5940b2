"""The query for utilisation, on tables with any rule-outs, against a count of each minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tiers import cases

from .test_reports import PLOTS

CASES = {6: 25, 30: 150}.get(cases(60), 2000)
MIDNIGHT = datetime(2026, 12, 1)
OPEN = {1: (480, 1080), 2: (0, 1439), 3: None}
"""The minutes in which each business is open."""
HOURS = [(1, "08:00:00", "18:00:00"), (2, "00:00:00", "23:59:00"), (3, "8:00 am", "18:00:00")]

Place = tuple[int, int, int, int]
"""The business, the practitioner, the start in minutes after the first midnight, and the length in minutes."""


@pytest.fixture(scope="module")
def database() -> Iterator[Any]:
    with duckdb.connect() as opened:
        opened.execute("CREATE SCHEMA pracsuite")
        opened.execute(
            "CREATE TABLE pracsuite.businesses (business_id INT, appointment_start_time TEXT, "
            "appointment_end_time TEXT)"
        )
        opened.executemany("INSERT INTO pracsuite.businesses VALUES (?, ?, ?)", HOURS)
        columns = "business_id INT, practitioner_id INT, app_time TIMESTAMP, duration BIGINT, _vanished_at TIMESTAMPTZ"
        opened.execute(f"CREATE TABLE pracsuite.rule_outs ({columns})")
        opened.execute(f"CREATE TABLE pracsuite.appointments ({columns}, client_id INT, _cancelled_at TIMESTAMPTZ)")
        yield opened


def figures(database: Any, booked: list[Place], ruled_out: list[Place]) -> list[tuple[Any, ...]]:
    """Return what the query of the page finds."""
    for table, places, more in (("appointments", booked, [1, None]), ("rule_outs", ruled_out, [])):
        database.execute(f"DELETE FROM pracsuite.{table}")
        for business, practitioner, start, length in places:
            row = [business, practitioner, MIDNIGHT + timedelta(minutes=start), length, None, *more]
            database.execute(f"INSERT INTO pracsuite.{table} VALUES ({', '.join('?' * len(row))})", row)
    found: list[tuple[Any, ...]] = database.sql(PLOTS.queries()["utilisation"]).fetchall()
    return found


@pytest.mark.parametrize(
    ("ruled_out", "open_minutes", "percent"),
    [
        ([], 600, 5.0),
        ([(720, 120), (720, 120)], 480, 6.3),
        ([(720, 120), (780, 120)], 420, 7.1),
        ([(360, 240)], 480, 6.3),
        ([(0, 600), (630, 810)], 30, 100.0),
        ([(-720, 1440)], 360, 8.3),
        ([(480, 600)], 0, None),
        ([(-3000, 9000), (500, 5)], 0, None),
        ([(1080, 60), (420, 60), (700, 0)], 600, 5.0),
    ],
)
def test_minutes_that_are_ruled_out(ruled_out: Any, open_minutes: int, percent: Any, database: Any) -> None:
    """There is an appointment of 30 minutes at ten, in a business that is open for ten hours."""
    found = figures(database, [(1, 1, 600, 30), (3, 1, 600, 30)], [(1, 1, *one) for one in ruled_out])
    assert found == [("2026-12", 30, open_minutes, percent)]


def test_utilisation_of_each_practitioner_needs_what_the_page_says(database: Any) -> None:
    figures(database, [(1, 1, 600, 30), (1, 2, 600, 60)], [])
    query = PLOTS.queries()["utilisation"]
    for words in ("SELECT strftime", "GROUP BY month", "SELECT month"):
        assert query.count(words) == 1
        query = query.replace(words, f"{words[: -len(words.split()[-1])]}practitioner_id, {words.split()[-1]}")
    found = database.sql(query).fetchall()
    assert sorted(found) == [(1, "2026-12", 30, 600, 5.0), (2, "2026-12", 60, 600, 10.0)]


PLACES = st.tuples(st.sampled_from([*OPEN]), st.integers(1, 2))


@settings(max_examples=CASES)
@given(
    st.lists(st.tuples(PLACES, st.integers(0, 4319), st.integers(1, 90)), min_size=1, max_size=6),
    st.lists(st.tuples(PLACES, st.integers(-1500, 4319), st.sampled_from([0, 1, 45, 240, 1440, 3000])), max_size=8),
)
def test_figures_equal_a_count_of_each_minute(database: Any, booked: Any, ruled_out: Any) -> None:
    closed: dict[tuple[int, int], set[int]] = {}
    for place, start, length in ruled_out:
        closed.setdefault(place, set()).update(range(start, start + length))
    counted = [(place, start, length) for place, start, length in booked if OPEN[place[0]]]
    days = {(place, start // 1440) for place, start, _ in counted}
    could_be = 0
    for place, day in days:
        first, last = (minute + 1440 * day for minute in OPEN[place[0]] or ())
        could_be += len({*range(first, last)} - closed.get(place, set()))
    rows = figures(database, [(*place, *rest) for place, *rest in booked], [(*p, *rest) for p, *rest in ruled_out])
    if not counted:
        assert rows == []
        return
    minutes = sum(length for *_, length in counted)
    (found,) = rows
    assert found[:3] == ("2026-12", minutes, could_be)
    assert (found[3] is None) == (could_be == 0)
    assert found[3] is None or abs(found[3] - 100 * minutes / could_be) <= 0.051
