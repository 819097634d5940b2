"""A record with any date that its document allows breaks no list, no page and no control call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import PESSIMISTIC, documents
from practice_mock.loading import DataError
from practice_mock.spec.routing import methods_of
from practice_mock.testing import Mock, in_process
from tests.mock.coreplus_support import KIM, MAIN_CLINIC, SAM, booking, coreplus_client, day_query
from tests.mock.support import pracsuite_client, small_practice
from tests.tiers import cases

ENDS = ("0001-01-01", "0001-01-02", "1899-12-31", "1900-01-01", "1900-01-03", "2199-12-01", "2199-12-30")
DAYS = st.sampled_from((*ENDS, "2199-12-31", "9999-12-30", "9999-12-31", "2027-10-03")) | st.dates().map(str)
CLOCKS = st.sampled_from(["00:00:00", "00:05:00", "09:00:00", "12:00:00", "23:55:00", "23:59:59"])
TIMES = st.builds("{}T{}".format, DAYS, CLOCKS)
OFFSETS = st.sampled_from(["+00:00", "+14:00", "-12:00", "+11:00"])
PLACE = {"practitioner_id": 1, "business_id": 1}


@pytest.fixture(scope="module")
def small() -> Mock:
    return in_process(small_practice())


def lists(api: str) -> Iterator[str]:
    """Return the paths of an API that need no parameters."""
    document = documents.load(api)
    for path, item in document["paths"].items():
        if "{" not in path and any(method == "GET" for method, _ in methods_of(item)):
            yield path


def write(mock: Mock, data: st.DataObject) -> None:
    """Store records with extreme dates, as far as they are accepted."""
    time, other, day, end = (data.draw(one) for one in (TIMES, TIMES, DAYS, DAYS))
    length = data.draw(st.sampled_from([5, 30, 1_440]))
    with pracsuite_client(mock) as client:
        place = {**PLACE, "duration": length, "app_time": time}
        held = client.post("/reserve_appointment", json=place)
        if held.status_code == 201 and data.draw(st.booleans()):
            number = held.json()["appointment_id"]
            client.post(f"/appointment/{number}", json={"client_id": 7, "appointment_type_id": 2})
            if data.draw(st.booleans()):
                client.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True})
        client.post("/note", json={**place, "app_time": other, "practitioner_id": 2, "description": "x"})
        client.post("/patient", json={"first_name": "Io", "surname": "Nova", "date_of_birth": day})
        client.patch("/appointment/4101", json={"app_time": other})
    with coreplus_client(mock) as core:
        offset = data.draw(OFFSETS)
        core.post("/Appointment/", json=booking(f"{time}{offset}", f"{other}{offset}"))
        core.post("/Client/", json={"firstName": "Io", "lastName": "Nova", "dateOfBirth": day})
    roster = {"practitionerId": KIM, "locationId": MAIN_CLINIC, "weekday": "Friday"}
    own: dict[str, Any] = {
        "pracsuite": {"appointments": [{**PLACE, "app_time": time, "duration": 1_440, "client_id": 7}]},
        "coreplus": {
            "rosters": [{**roster, "startTime": "00:00", "endTime": "23:59", "validFrom": day, "validUntil": end}],
            "appointments": [{**booking(f"{day}T09:00:00Z", f"{day}T10:00:00Z"), "clients": [{"clientId": SAM}]}],
        },
    }
    own["pracsuite"]["appointments"][0]["appointment_type_id"] = 2
    for api, files in own.items():
        for name, records in files.items():
            with suppress(DataError):
                mock.practice.load_data({api: {name: records}})


def read(mock: Mock, data: st.DataObject) -> None:
    """Call everything that shows records."""
    found: list[httpx.Response] = []
    first, last = data.draw(DAYS), data.draw(DAYS)
    with pracsuite_client(mock) as client:
        found += [client.get(path) for path in lists("pracsuite")]
        for path in ("/available_appointments", "/available_group_appointments"):
            days = {"from": first, "to": last, "appointment_type_id": 2}
            found.append(client.get(path, params=days))
        found += [client.get("/appointment", params={"q[]": f"app_time:>={first}T00:00:00"})]
    with coreplus_client(mock) as core:
        found += [core.get(path) for path in lists("coreplus")]
        found += [core.get(path, params=day_query(first, last)) for path in ("/AvailabilitySlot/", "/Appointment/")]
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport, headers=headers, base_url=mock.control_url) as control:
        for tenant in (1, 2, 3, 4):
            for begin in ("1900-01-01", "2027-01-04", "2199-12-01", first):
                found.append(control.get("/book", params={"tenant": tenant, "from": begin, "days": 14}))
            found.append(control.get("/book", params={"tenant": tenant}))
        found += [control.get(path) for path in ("/holds", "/files", "/messages", "/records", "/journal", "/tenants")]
        found += [
            control.get(f"/records/{table['api']}/{table['tenant']}/{table['table']}", params={"limit": 1000})
            for table in control.get("/records").json()["tables"]
            if table["tenant"] in {1, 3}
        ]
        found.append(control.get("/events", params={"seconds": 0}))
    assert [(one.url, one.text) for one in found if one.status_code >= 500] == []


@settings(max_examples=cases(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_record_with_any_date_breaks_nothing(small: Mock, data: st.DataObject) -> None:
    small.practice.reset()
    small.practice.switches.put(PESSIMISTIC if data.draw(st.booleans()) else {"hold-end": "stays"})
    write(small, data)
    read(small, data)


@pytest.mark.parametrize("time", ["9999-12-31T23:55:00", "9999-12-31T00:00:00", "0001-01-01T00:00:00"])
def test_the_book_shows_a_hold_at_the_ends_of_the_calendar(mock: Mock, pracsuite: httpx.Client, time: str) -> None:
    place = {"practitioner_id": 2, "business_id": 1, "app_time": time, "duration": 1_440}
    held = pracsuite.post("/reserve_appointment", json=place)
    assert held.status_code == 201
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport, headers=headers) as control:
        (hold,) = control.get(f"{mock.control_url}/book?tenant=3").json()["holds"]
        assert (hold["id"], hold["start"]) == (str(held.json()["appointment_id"]), time[:16])
        assert hold["end"] == ("0001-01-02T00:00" if time.startswith("0001") else "9999-12-31T23:59")
