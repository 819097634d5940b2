"""Clinic time is right on the days when clocks change, in every kind of Australian zone and on any machine."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coreplus_client
from coreplus_client import Coreplus
from pracsuite_client import ArgumentError, AsyncPracSuite, F, PracSuite, Retry
from pracsuite_client._runtime.values.codec import Context, Mismatch
from pracsuite_client._runtime.values.codecs import DATE_TIME, LOCAL_DATE_TIME, OFFSET_DATE_TIME, SPACED_DATE_TIME
from pracsuite_client._runtime.values.wall_time import is_skipped, load_zone, to_wall_time
from tests.contract.conftest import COREPLUS_KEYS

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


@given(moments, st.sampled_from(ZONES), st.sampled_from([UTC, *(ZoneInfo(name) for name in ZONES)]))
def test_aware_time_is_sent_as_the_wall_time_that_means_it(moment: datetime, name: str, given_in: tzinfo) -> None:
    zone = ZoneInfo(name)
    given_moment = moment.astimezone(given_in)
    if moment.astimezone(zone).fold:
        with pytest.raises(ValueError, match="second pass"):
            to_wall_time(given_moment, zone)
    else:
        wall = to_wall_time(given_moment, zone)
        assert (wall.tzinfo, wall.fold) == (None, 0)
        assert wall.replace(tzinfo=zone).astimezone(UTC) == moment


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), st.sampled_from(ZONES))
def test_naive_time_is_clinic_wall_time(moment: datetime, name: str) -> None:
    moment = moment.replace(microsecond=0, fold=0)
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


def twice_in(name: str) -> datetime:
    """Return a wall time that the clocks show twice."""
    return datetime(2027, 4, 4, 2, 30) if name != "Australia/Lord_Howe" else datetime(2027, 4, 4, 1, 45)


@pytest.mark.parametrize("name", ["Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe"])
def test_second_pass_of_a_repeated_hour_is_rejected(name: str) -> None:
    zone, twice = ZoneInfo(name), twice_in(name)
    first, second = (twice.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    assert first.astimezone(UTC) != second.astimezone(UTC), "the test needs an hour that repeats"
    assert to_wall_time(twice, zone) == to_wall_time(first, zone) == to_wall_time(first.astimezone(UTC), zone) == twice
    for moment in (second, second.astimezone(UTC), second.astimezone(PerOffset(zone)), twice.replace(fold=1)):
        with pytest.raises(ValueError, match="second pass"):
            to_wall_time(moment, zone)
    once = datetime(2027, 4, 4, 9, fold=1)
    for naive in (once, twice.replace(fold=1)):
        assert to_wall_time(naive, None).fold == 0, "nothing is known about the clinic's clocks"
    assert to_wall_time(once, zone) == to_wall_time(once.replace(tzinfo=zone), zone) == once
    assert to_wall_time(once, zone).fold == 0


@pytest.mark.parametrize("name", ["Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe"])
def test_both_passes_of_a_repeated_hour_are_sent_with_their_offsets(name: str) -> None:
    zone = ZoneInfo(name)
    for moment in (twice_in(name).replace(tzinfo=zone, fold=fold) for fold in (0, 1)):
        for aware in (moment, PerOffset(zone).at(moment)):
            for codec in (OFFSET_DATE_TIME, SPACED_DATE_TIME, DATE_TIME):
                assert codec.decode(codec.encode(aware, Context())).astimezone(UTC) == moment.astimezone(UTC)


class PerOffset(tzinfo):
    """A time zone as pytz has it: an object for each offset, which the result of arithmetic keeps."""

    def __init__(self, zone: ZoneInfo, offset: timedelta = timedelta()) -> None:
        self._zone = zone
        self._offset = offset

    def at(self, moment: datetime) -> datetime:
        """Return the moment in this time zone."""
        local = moment.astimezone(UTC).astimezone(self._zone)
        offset = local.utcoffset()
        assert offset is not None
        return local.replace(tzinfo=PerOffset(self._zone, offset), fold=0)

    def fromutc(self, moment: datetime) -> datetime:
        return self.at(moment.replace(tzinfo=UTC))

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return self._offset

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, moment: datetime | None) -> str:
        return "per offset"


class Other(tzinfo):
    """A time zone of another class, as dateutil has it."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def fromutc(self, moment: datetime) -> datetime:
        return self._zone.fromutc(moment.replace(tzinfo=self._zone)).replace(tzinfo=self)

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=self._zone).utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=self._zone).dst()

    def tzname(self, moment: datetime | None) -> str:
        return "other"


class OnlyOffset(tzinfo):
    """A time zone that implements no more than it must."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=10)

    def dst(self, moment: datetime | None) -> None:
        return None

    def tzname(self, moment: datetime | None) -> None:
        return None


class NoOffset(tzinfo):
    """A time zone without a usable offset."""

    def __init__(self, answer: object = None) -> None:
        self._answer = answer

    def utcoffset(self, moment: datetime | None) -> Any:
        if isinstance(self._answer, BaseException):
            raise self._answer
        return self._answer


class Broken(OnlyOffset):
    """A time zone that cannot convert times."""

    def __init__(self, answer: object) -> None:
        self._answer = answer

    def fromutc(self, moment: datetime) -> Any:
        if isinstance(self._answer, BaseException):
            raise self._answer
        return self._answer


UNUSABLE: list[tzinfo] = [
    tzinfo(),
    NoOffset(),
    NoOffset("10:00"),
    NoOffset(timedelta(days=2)),
    NoOffset(RuntimeError("a")),
    NoOffset(ValueError("a")),
    NoOffset(NotImplementedError()),
    NoOffset(OSError()),
    Broken("text"),
    Broken(None),
    Broken(LookupError("a")),
]


@pytest.mark.parametrize("zone", UNUSABLE, ids=range(len(UNUSABLE)))
@pytest.mark.parametrize("clinic", ["Australia/Adelaide", None])
def test_time_zone_without_usable_offset_is_rejected(zone: tzinfo, clinic: str | None, machine_zone: str) -> None:
    context = Context(time_zone=None if clinic is None else ZoneInfo(clinic))
    moment = datetime(2027, 1, 4, 10, tzinfo=zone)
    for codec in (LOCAL_DATE_TIME, OFFSET_DATE_TIME, SPACED_DATE_TIME, DATE_TIME):
        with pytest.raises(Mismatch):
            codec.encode(moment, context)
    for bound in (LOCAL_DATE_TIME, DATE_TIME):
        for upper in (False, True):
            with pytest.raises(Mismatch):
                bound.encode_bound(moment, context, upper=upper)


@pytest.mark.parametrize("zone", UNUSABLE, ids=range(len(UNUSABLE)))
def test_nothing_is_sent_for_a_time_zone_without_usable_offset(zone: tzinfo) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise AssertionError("sent")

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    moment = datetime(2027, 1, 4, 10, tzinfo=zone)
    prac = PracSuite(**KEYS, http_client=pool, time_zone="Australia/Adelaide")
    core = Coreplus(**COREPLUS_KEYS, http_client=pool)
    for call in (
        lambda: prac.appointments.reserve(app_time=moment, duration=30, practitioner_id=2, business_id=1),
        lambda: list(prac.appointments.list(where=[F.app_time >= moment])),
        lambda: list(prac.patients.list(where=[F.updated < moment])),
        lambda: core.appointments.update("a", start_date_time=moment, end_date_time=moment),
        lambda: list(core.invoices.list(updated_since=moment)),
    ):
        with pytest.raises((ArgumentError, coreplus_client.ArgumentError)):
            call()


SKIPPED = [
    (datetime(2027, 10, 3, 2, 30), "Australia/Adelaide"),
    (datetime(2027, 10, 3, 2), "Australia/Sydney"),
    (datetime(2027, 10, 3, 2, 29, 59), "Australia/Lord_Howe"),
    (datetime(2027, 3, 14, 2, 59), "America/New_York"),
    (datetime(2011, 12, 30, 9), "Pacific/Apia"),
]
"""Wall times that the clocks of a time zone skip, once a whole day."""


def expressions(wall: datetime, name: str) -> Iterator[datetime]:
    """Yield a skipped wall time in each way in which it can be written as an aware datetime."""
    zone = ZoneInfo(name)
    yield wall.replace(tzinfo=zone)
    yield wall.replace(tzinfo=zone, fold=1)
    yield wall.replace(tzinfo=ZoneInfo.no_cache(name))
    yield (wall - timedelta(days=7)).replace(tzinfo=zone) + timedelta(days=7)
    yield PerOffset(zone).at((wall - timedelta(days=7)).replace(tzinfo=zone)) + timedelta(days=7)
    yield wall.replace(tzinfo=Other(zone))


@pytest.mark.parametrize(("wall", "name"), SKIPPED)
@pytest.mark.parametrize("clinic", ["Australia/Adelaide", "Australia/Perth"])
def test_aware_time_that_its_own_clocks_skip_is_rejected(wall: datetime, name: str, clinic: str) -> None:
    for moment in expressions(wall, name):
        for codec in (LOCAL_DATE_TIME, OFFSET_DATE_TIME, SPACED_DATE_TIME, DATE_TIME):
            with pytest.raises(Mismatch, match="does not exist in its own time zone"):
                codec.encode(moment, Context(ZoneInfo(clinic)))


@given(moments, st.sampled_from([*ZONES, "America/New_York", "Europe/London"]))
def test_existing_time_of_any_library_is_accepted(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    for aware in (
        moment.astimezone(zone),
        moment.astimezone(Other(zone)),
        PerOffset(zone).at(moment),
        moment.astimezone(timezone(timedelta(hours=10, minutes=30))),
        (moment + timedelta(hours=10)).replace(tzinfo=OnlyOffset()),
    ):
        for codec in (OFFSET_DATE_TIME, SPACED_DATE_TIME, DATE_TIME):
            assert codec.decode(codec.encode(aware, Context())) == moment
        assert to_wall_time(aware, ZoneInfo("Australia/Perth")) == moment.replace(tzinfo=None) + timedelta(hours=8)


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


@pytest.mark.parametrize(
    "name",
    [
        *("Mars/Olympus", "", "../etc/passwd", "Australia/", "localtime", "posixrules", "Factory"),
        *("EST5EDT,M3.2.0,M11.1.0", "ACST-9:30ACDT,M10.1.0,M4.1.0/3", ":Australia/Adelaide", "/etc/localtime"),
        *("australia/adelaide", "Australia/Adelaide ", "Australia/Adelaide\n", "posix/UTC", "UTC+10", "zone.tab"),
        *(5, None, b"Australia/Adelaide", ZoneInfo("Australia/Adelaide"), UTC, ["UTC"], Path("Australia/Adelaide")),
    ],
)
def test_unknown_time_zone_is_rejected(name: Any) -> None:
    with pytest.raises(ValueError, match="IANA name"):
        load_zone(name)
    for cls in (PracSuite, AsyncPracSuite) if name is not None else ():
        with pytest.raises(ArgumentError, match=r"^time_zone: "):
            cls(**KEYS, time_zone=name)


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


@pytest.mark.parametrize("now", [float("nan"), float("inf"), 1e20, -1e20, "1", None])
def test_clock_of_the_caller_without_a_usable_time_is_named(now: Any) -> None:
    client = PracSuite(**KEYS, time_zone="Australia/Adelaide", retry=Retry(now=lambda: now))
    with pytest.raises(ArgumentError, match=r"^retry\.now: must return"):
        client.today()
