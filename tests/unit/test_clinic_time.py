"""Clinic time on the days when clocks change, in every kind of Australian zone. The machine's zone never matters."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.values.codec import Context, Mismatch
from pracsuite_client._runtime.values.codecs import LOCAL_DATE_TIME
from pracsuite_client._runtime.values.wall_time import is_skipped, load_zone, to_wall_time

ZONES = ["Australia/Adelaide", "Australia/Sydney", "Australia/Brisbane", "Australia/Perth", "Australia/Lord_Howe"]
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)


@pytest.fixture(params=["UTC", "America/New_York", "Australia/Lord_Howe"])
def machine_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """A machine that stands somewhere else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@given(moments, st.sampled_from(ZONES))
def test_an_aware_time_becomes_the_time_on_the_clinic_s_wall(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    wall = to_wall_time(moment, zone)
    assert wall.tzinfo is None
    # Of an hour that the clocks repeat, one of the two readings is the moment itself.
    assert moment in {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.sampled_from(ZONES))
def test_a_naive_time_is_the_wall_s_own(moment: datetime, name: str) -> None:
    moment = moment.replace(microsecond=0)
    zone = ZoneInfo(name)
    if is_skipped(moment, zone):
        with pytest.raises(ValueError, match="the clocks skip it"):
            to_wall_time(moment, zone)
    else:
        assert to_wall_time(moment, zone) == moment


@pytest.mark.parametrize(
    ("name", "skipped", "kept"),
    [
        ("Australia/Adelaide", datetime(2027, 10, 3, 2, 30), datetime(2027, 10, 3, 3)),
        ("Australia/Sydney", datetime(2027, 10, 3, 2), datetime(2027, 10, 3, 1, 59, 59)),
        ("Australia/Sydney", datetime(2027, 10, 3, 2, 59, 59), datetime(2027, 10, 3, 3)),
        # Half an hour only, on Lord Howe.
        ("Australia/Lord_Howe", datetime(2027, 10, 3, 2, 29), datetime(2027, 10, 3, 2, 30)),
    ],
)
def test_a_time_that_the_clocks_skip_is_refused(name: str, skipped: datetime, kept: datetime) -> None:
    zone = ZoneInfo(name)
    with pytest.raises(ValueError, match="the clocks skip it"):
        to_wall_time(skipped, zone)
    assert to_wall_time(kept, zone) == kept


@pytest.mark.parametrize("name", ["Australia/Brisbane", "Australia/Perth"])
@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
def test_where_clocks_never_change_nothing_is_skipped(name: str, moment: datetime) -> None:
    assert not is_skipped(moment, ZoneInfo(name))


@pytest.mark.parametrize("name", ["Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe"])
def test_a_time_that_the_clocks_repeat_is_sent_as_it_reads(name: str) -> None:
    twice = datetime(2027, 4, 4, 2, 30) if name != "Australia/Lord_Howe" else datetime(2027, 4, 4, 1, 45)
    zone = ZoneInfo(name)
    first, second = (twice.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    assert first.astimezone(UTC) != second.astimezone(UTC), "the test must know an hour that repeats"
    assert to_wall_time(first, zone) == to_wall_time(second, zone) == twice
    assert to_wall_time(second, zone).fold == 0


def test_an_aware_time_needs_to_know_the_clinic_s_zone() -> None:
    with pytest.raises(ValueError, match="pass time_zone="):
        to_wall_time(datetime(2027, 1, 4, 9, tzinfo=UTC), None)
    assert to_wall_time(datetime(2027, 1, 4, 9), None) == datetime(2027, 1, 4, 9)


def test_a_fraction_of_a_second_is_refused_rather_than_dropped() -> None:
    with pytest.raises(ValueError, match="fraction of a second"):
        to_wall_time(datetime(2027, 1, 4, 9, 0, 0, 1), None)
    nearly_ten_hours = timezone(timedelta(hours=10, microseconds=-1))
    with pytest.raises(Mismatch, match="fraction of a second"):
        LOCAL_DATE_TIME.encode(datetime(2027, 1, 4, 9, tzinfo=nearly_ten_hours), Context(ZoneInfo(ZONES[0])))


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "Australia/"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="IANA name"):
        load_zone(name)


def test_the_zone_of_the_machine_is_never_asked(machine_zone: str) -> None:
    assert os.environ["TZ"] == machine_zone
    nine = datetime(2027, 1, 4, 9)
    context = Context(ZoneInfo("Australia/Adelaide"))
    assert LOCAL_DATE_TIME.encode(nine, context) == "2027-01-04T09:00:00"
    assert LOCAL_DATE_TIME.encode(nine.replace(tzinfo=UTC), context) == "2027-01-04T19:30:00"
    assert LOCAL_DATE_TIME.decode("2027-01-04T09:00:00") == nine


@pytest.mark.usefixtures("machine_zone")
@pytest.mark.parametrize("skipped", [datetime(2027, 3, 14, 2, 30), datetime(2027, 10, 3, 2, 15)])
def test_what_the_clocks_of_the_machine_skip_is_a_time_of_the_clinic(skipped: datetime) -> None:
    for zone in (None, ZoneInfo("Australia/Brisbane")):
        assert to_wall_time(skipped, zone) == skipped


@given(st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timezone(timedelta(minutes=minutes))))
def test_any_offset_is_converted(offset: timezone) -> None:
    moment = datetime(2027, 1, 4, 9, tzinfo=offset)
    wall = to_wall_time(moment, ZoneInfo("Australia/Perth"))
    assert wall.replace(tzinfo=ZoneInfo("Australia/Perth")) == moment


@pytest.mark.parametrize("wrong", ["2027-01-04T09:00:00", 9, None, datetime(2027, 1, 4).date()])
def test_what_is_no_datetime_is_refused(wrong: object) -> None:
    with pytest.raises(Mismatch, match="must be a datetime"):
        LOCAL_DATE_TIME.encode(wrong, Context())
