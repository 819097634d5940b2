"""A success that shows what was sent in another spelling is believed only if the spelling means the same."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coreplus_client import Coreplus
from coreplus_client import ResponseValidationError as CoreplusResponseError
from pracsuite_client import PracSuite, ResponseValidationError
from tests.property.apis import Json

ADELAIDE = ZoneInfo("Australia/Adelaide")
ASKED = datetime(2027, 1, 4, 9)
BOOKING = {"app_time": ASKED, "duration": 30, "practitioner_id": 2, "business_id": 1, "client_id": 7}


def create(changed: dict[str, Json], *, zone: str | None = "Australia/Adelaide", asked: datetime = ASKED) -> Any:
    """Return what a client makes of a success that differs from what was sent."""
    body = {**BOOKING, "appointment_type_id": 2, "appointment_id": 5, "category": "Patient"}
    body |= {"app_time": asked.isoformat(), **changed}
    transport = httpx.MockTransport(lambda _: httpx.Response(201, json=body))
    with httpx.Client(transport=transport) as pool:
        prac = PracSuite(vendor_key="v", account_key="a", http_client=pool, time_zone=zone)
        try:
            return prac.appointments.create(**{**BOOKING, "app_time": asked, "appointment_type_id": 2})
        except ResponseValidationError as error:
            found = error
    assert found.maybe_applied
    assert "contradicts the request" in str(found)
    return None


def book(shown: Json, asked: datetime) -> Any:
    """Return what a client makes of a booked appointment with this start."""
    end = asked + timedelta(hours=1)
    guid = "3f0e1f1c-0000-4000-8000-00000000000"
    made = {"appointmentId": f"{guid}5", "startDateTime": shown, "endDateTime": end.isoformat(), "status": "Booked"}
    made |= {"practitioner": {"practitionerId": f"{guid}1"}, "locationId": f"{guid}2"}
    made |= {"clients": [{"clientId": f"{guid}3"}]}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"appointment": made}))
    with httpx.Client(transport=transport) as pool:
        core = Coreplus(consumer_id="1", consumer_secret="2" * 40, access_token="3", issuer="4", http_client=pool)
        try:
            return core.appointments.book(
                start_date_time=asked,
                end_date_time=end,
                practitioner={"practitioner_id": f"{guid}1"},
                location_id=f"{guid}2",
                clients=[{"client_id": f"{guid}3"}],
            )
        except CoreplusResponseError as error:
            found = error
    assert found.maybe_applied
    return None


def spelled(moment: datetime, form: str, end: str) -> str:
    return moment.strftime(form) + end


FORMS = [
    *("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dt%H:%M:%S", "%Y-%m-%d  %H:%M:%S", "%Y-%m-%dT%H:%M:%S.000"),
    *("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y%m%dT%H%M%S", "%Y.%m.%d %H:%M:%S", " %Y-%m-%dT%H:%M "),
]
SAME_WALL_TIME = ["", "Z", "z", " Z", "+00:00", "+0000", " +00:00", "+10:30", "+1030", " UTC"]
times = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(form=st.sampled_from(FORMS), end=st.sampled_from(SAME_WALL_TIME))
def test_time_in_another_spelling_is_believed_if_it_is_the_same(form: str, end: str) -> None:
    shown = spelled(ASKED, form.rstrip() if end else form, end)
    assert create({"app_time": shown}).appointment_id == 5


@given(
    form=st.sampled_from(FORMS), end=st.sampled_from(["", "Z", "+00:00", "+10:30", "-05:00", " +09:30"]), other=times
)
@pytest.mark.parametrize("zone", ["Australia/Adelaide", None])
def test_other_time_is_not_believed_in_any_spelling(zone: str | None, form: str, end: str, other: datetime) -> None:
    assume(other != ASKED)
    instants = {"Z": other.replace(tzinfo=UTC)} | {end: datetime.fromisoformat(f"{other.isoformat()}{end.strip()}")}
    assume(not end or zone is None or instants[end].astimezone(ADELAIDE).replace(tzinfo=None) != ASKED)
    assert create({"app_time": spelled(other, form.rstrip() if end else form, end)}, zone=zone) is None


@pytest.mark.parametrize("shown", ["2027-01-03T22:30:00Z", "2027-01-03 22:30Z", "2027-01-04T08:00:00+09:30"])
def test_instant_in_another_zone_is_believed_if_the_zone_of_the_clinic_is_known(shown: str) -> None:
    assert create({"app_time": shown}) is not None
    assert create({"app_time": shown}, zone=None) is None


def test_wall_time_with_the_offset_of_another_place_is_not_believed() -> None:
    assert create({"app_time": "2027-01-04T09:00:00-05:00"}) is None


def test_second_pass_of_a_repeated_hour_is_another_time() -> None:
    asked = datetime(2027, 4, 4, 2, 30)
    assert create({"app_time": "2027-04-03T16:00:00Z"}, asked=asked) is not None
    assert create({"app_time": "2027-04-03T17:00:00Z"}, asked=asked) is None


UNREADABLE: list[Json] = [
    *("05/01/2027 10:00", "04/01/2027 09:00", "01/04/2027 09:00", "4 January 2027 09:00", "Monday 9:00", "9:00", ""),
    *("2027-01-04", "2027-13-04T09:00:00", "2027-01-04T25:00:00", "2027-01-04T09", "27-01-04T09:00:00", " "),
    *("2027-01-04T09:00:00+99:00", "2027-01-04T09:00:00 AEST", "2027-01-04T09:00:00 PM", "2027-01-04T09:00:00x"),
    *(1799015400, 1799015400000.0, True, False, [], {}, ["2027-01-04T09:00:00"], {"time": "2027-01-04T09:00:00"}),
    *("2027-W01-1T09:00:00", "2027-004T09:00:00", "٢٠٢٧-01-04T09:00:00", "0000-00-00T00:00:00"),
]


@pytest.mark.parametrize("shown", UNREADABLE, ids=repr)
def test_time_that_cannot_be_read_is_not_believed(shown: Json) -> None:
    assert create({"app_time": shown}) is None


def test_time_that_is_not_repeated_does_not_matter() -> None:
    assert create({"app_time": None}) is not None


@pytest.mark.parametrize("name", ["duration", "practitioner_id", "business_id", "appointment_type_id"])
def test_number_in_another_spelling_is_believed_if_it_is_the_same(name: str) -> None:
    sent = {**BOOKING, "appointment_type_id": 2}[name]
    for same in (str(sent), f" {sent} ", f"{sent}.0", f"0{sent}"):
        assert create({name: same}) is not None
    for other in (f"{sent}1", f"{sent}.5", "", "x", f"{sent}x", True, [sent], {"id": sent}, "٣"):
        assert create({name: other}) is None


@given(asked=times, hours=st.sampled_from([-5, 0, 10, 11]), form=st.sampled_from(FORMS[:3]), shift=st.integers(-3, 3))
def test_coreplus_time_is_compared_as_an_instant(asked: datetime, hours: int, form: str, shift: int) -> None:
    asked = asked.replace(tzinfo=UTC)
    local = asked + timedelta(hours=hours)
    for end in (f"{hours:+03d}:00", f" {hours:+03d}:00", f"{hours:+03d}00", f"{hours:+03d}"):
        assert book(spelled(local, form, end), asked) is not None
        if shift:
            assert book(spelled(local + timedelta(minutes=shift), form, end), asked) is None
    for text in ("5/01/2027 10:00:00 AM +11:00", spelled(asked + timedelta(days=1), form, ""), "", 5, []):
        assert book(text, asked) is None


@pytest.mark.parametrize(
    ("shown", "is_same"),
    [
        *((text, True) for text in ("1980-02-03", "1980-02-03T00:00:00", "1980-02-03 00:00", "1980/02/03", "19800203")),
        *((text, True) for text in ("1980-02-03T00:00:00Z", "1980-02-02T13:30:00Z", None)),
        *((text, False) for text in ("1980-02-04T00:00:00", "1980-02-02T14:30:00Z", "1980-02-03T10:00:00")),
        *((text, False) for text in ("03/02/1980", "3 Feb 1980", "1980-02-30", "", 1980, "1980")),
    ],
    ids=repr,
)
def test_date_in_another_spelling_is_believed_if_it_is_the_same(shown: Json, is_same: bool) -> None:
    body = json.dumps({"client_id": 7, "first_name": "Sam", "surname": "Doe", "date_of_birth": shown}).encode()
    answer = httpx.Response(201, content=body, headers={"content-type": "application/json"})
    with httpx.Client(transport=httpx.MockTransport(lambda _: answer)) as pool:
        prac = PracSuite(vendor_key="v", account_key="a", http_client=pool, time_zone="Australia/Adelaide")
        with nullcontext() if is_same else pytest.raises(ResponseValidationError, match="contradicts the request"):
            prac.patients.create(first_name="Sam", surname="Doe", date_of_birth=date(1980, 2, 3))
