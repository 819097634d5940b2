"""Clinic time is right on the days when clocks change, in every kind of Australian zone and on any machine."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import ArgumentError, AsyncPracSuite, PracSuite, Retry
from pracsuite_client._runtime.values.codec import Context, Mismatch
from pracsuite_client._runtime.values.codecs import LOCAL_DATE_TIME
from pracsuite_client._runtime.values.wall_time import is_skipped, load_zone, to_wall_time

KEYS = {"vendor_key": "v", "account_key": "a"}
ZONES = ["Australia/Adelaide", "Australia/Sydney", "Australia/Brisbane", "Australia/Perth", "Australia/Lord_Howe"]
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)


@pytest.fixture(params=["UTC", "America/New_York", "Australia/Lord_Howe"])
def machine_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run the test in another time zone of the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@given(moments, st.sampled_from(ZONES))
def test_aware_time_is_converted_to_clinic_wall_time(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    wall = to_wall_time(moment, zone)
    assert wall.tzinfo is None
    # Of an hour that the clocks repeat, one of the two readings is the moment itself.
    assert moment in {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.sampled_from(ZONES))
def test_naive_time_is_clinic_wall_time(moment: datetime, name: str) -> None:
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
def test_wall_time_skipped_by_dst_is_rejected(name: str, skipped: datetime, kept: datetime) -> None:
    zone = ZoneInfo(name)
    with pytest.raises(ValueError, match="the clocks skip it"):
        to_wall_time(skipped, zone)
    assert to_wall_time(kept, zone) == kept


@pytest.mark.parametrize("name", ["Australia/Brisbane", "Australia/Perth"])
@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
def test_zone_without_dst_skips_no_time(name: str, moment: datetime) -> None:
    assert not is_skipped(moment, ZoneInfo(name))


@pytest.mark.parametrize("name", ["Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe"])
def test_wall_time_repeated_by_dst_is_sent_unchanged(name: str) -> None:
    twice = datetime(2027, 4, 4, 2, 30) if name != "Australia/Lord_Howe" else datetime(2027, 4, 4, 1, 45)
    zone = ZoneInfo(name)
    first, second = (twice.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    assert first.astimezone(UTC) != second.astimezone(UTC), "the test needs an hour that repeats"
    assert to_wall_time(first, zone) == to_wall_time(second, zone) == twice
    assert to_wall_time(second, zone).fold == 0


def test_aware_time_requires_the_clinic_time_zone() -> None:
    with pytest.raises(ValueError, match="pass time_zone="):
        to_wall_time(datetime(2027, 1, 4, 9, tzinfo=UTC), None)
    assert to_wall_time(datetime(2027, 1, 4, 9), None) == datetime(2027, 1, 4, 9)


def test_fraction_of_a_second_is_rejected() -> None:
    with pytest.raises(ValueError, match="fraction of a second"):
        to_wall_time(datetime(2027, 1, 4, 9, 0, 0, 1), None)
    nearly_ten_hours = timezone(timedelta(hours=10, microseconds=-1))
    with pytest.raises(Mismatch, match="fraction of a second"):
        LOCAL_DATE_TIME.encode(datetime(2027, 1, 4, 9, tzinfo=nearly_ten_hours), Context(ZoneInfo(ZONES[0])))


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "Australia/"])
def test_unknown_time_zone_is_rejected(name: str) -> None:
    with pytest.raises(ValueError, match="IANA name"):
        load_zone(name)


def test_machine_time_zone_is_never_used(machine_zone: str) -> None:
    assert os.environ["TZ"] == machine_zone
    nine = datetime(2027, 1, 4, 9)
    context = Context(ZoneInfo("Australia/Adelaide"))
    assert LOCAL_DATE_TIME.encode(nine, context) == "2027-01-04T09:00:00"
    assert LOCAL_DATE_TIME.encode(nine.replace(tzinfo=UTC), context) == "2027-01-04T19:30:00"
    assert LOCAL_DATE_TIME.decode("2027-01-04T09:00:00") == nine


@pytest.mark.usefixtures("machine_zone")
@pytest.mark.parametrize("skipped", [datetime(2027, 3, 14, 2, 30), datetime(2027, 10, 3, 2, 15)])
def test_time_skipped_on_the_machine_is_valid_at_the_clinic(skipped: datetime) -> None:
    for zone in (None, ZoneInfo("Australia/Brisbane")):
        assert to_wall_time(skipped, zone) == skipped


@given(st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timezone(timedelta(minutes=minutes))))
def test_any_utc_offset_is_converted(offset: timezone) -> None:
    moment = datetime(2027, 1, 4, 9, tzinfo=offset)
    wall = to_wall_time(moment, ZoneInfo("Australia/Perth"))
    assert wall.replace(tzinfo=ZoneInfo("Australia/Perth")) == moment


@pytest.mark.parametrize("wrong", ["2027-01-04T09:00:00", 9, None, datetime(2027, 1, 4).date()])
def test_value_that_is_not_a_datetime_is_rejected(wrong: object) -> None:
    with pytest.raises(Mismatch, match="must be a datetime"):
        LOCAL_DATE_TIME.encode(wrong, Context())


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_today_is_the_date_at_the_clinic(now: datetime, zone: str) -> None:
    client = PracSuite(**KEYS, time_zone=zone, retry=Retry(now=now.timestamp))
    assert client.today() == now.astimezone(ZoneInfo(zone)).date()
    assert client.with_options(timeout=1).today() == client.today()


def test_today_needs_the_time_zone_of_the_clinic() -> None:
    for cls in (PracSuite, AsyncPracSuite):
        with pytest.raises(ArgumentError, match=r"^time_zone: is needed"):
            cls(**KEYS).today()
