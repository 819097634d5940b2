"""For every curl command on PracSuite's page, the client sends the same request."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from pracsuite_client import F
from tests.contract import samples
from tests.contract.conftest import PRACSUITE_KEYS, Carry
from tests.contract.samples import SORTING, Sample
from tests.contract.wire import Arrived, Wire

ORDINARY_HEADERS = {"accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent"}
EMPTY_PAGE = {"appointments": [], "total_entries": 0, "links": {"self": None, "previous": None, "next": None}}
NOON = datetime(2025, 1, 1, 12)
LISTING = {"page": 1, "page_size": 50, "order_by": list(SORTING)}

CALLS: dict[str, tuple[Sample, Callable[[Any], Any]]] = {
    "list": (samples.LIST, lambda prac: prac.appointments.list(**LISTING)),
    "list by appointment type": (
        samples.LIST_BY_APPOINTMENT_TYPE,
        lambda prac: prac.appointments.list_by_appointment_type(2, **LISTING),
    ),
    "list by business": (samples.LIST_BY_BUSINESS, lambda prac: prac.appointments.list_by_business(1, **LISTING)),
    "list by profession": (samples.LIST_BY_PROFESSION, lambda prac: prac.appointments.list_by_profession(5, **LISTING)),
    "list by patient": (samples.LIST_BY_PATIENT, lambda prac: prac.appointments.list_by_patient(7, **LISTING)),
    "get": (samples.GET, lambda prac: prac.appointments.get(4101)),
    "create": (
        samples.CREATE,
        lambda prac: prac.appointments.create(
            client_id=0,
            account_id=0,
            appointment_type_id=0,
            app_time=NOON,
            practitioner_business_id=0,
            duration=5,
            appointment_status_id=0,
            item_id=0,
            item_group_id=0,
            column=1,
            width=1,
            resource_ids=[1, 2],
            hourly_billing=True,
            sms_reminder=True,
            email_reminder=True,
            sms_follow_up=True,
            email_follow_up=True,
        ),
    ),
    "reserve": (
        samples.RESERVE,
        lambda prac: prac.appointments.reserve(
            app_time=NOON, practitioner_business_id=0, duration=5, column=1, width=1
        ),
    ),
    "finalise": (
        samples.FINALISE,
        lambda prac: prac.appointments.finalise(
            4101,
            client_id=0,
            account_id=0,
            appointment_type_id=0,
            appointment_status_id=0,
            item_id=0,
            item_group_id=0,
            resource_ids=[1, 2],
            hourly_billing=True,
            sms_reminder=True,
            email_reminder=True,
            sms_follow_up=True,
            email_follow_up=True,
        ),
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_sample_request_arrives(name: str, wire: Wire, pracsuite: Carry) -> None:
    sample, call = CALLS[name]
    one = name in ("get", "create", "reserve", "finalise")
    patient = {"client_id": (sample.body or {}).get("client_id")} if name in ("create", "finalise") else {}
    wire.answer = json.dumps({"appointment_id": 4101, **patient} if one else EMPTY_PAGE).encode()
    wire.status = 201 if name in ("create", "reserve", "finalise") else 200
    pracsuite(call)
    assert_is(wire.only(), sample)


def assert_is(arrived: Arrived, sample: Sample) -> None:
    """Check that the request of a sample arrived, with its credentials and nothing else."""
    assert arrived.method == sample.method
    assert arrived.path == sample.path
    assert sorted(arrived.query) == sorted(sample.query)
    assert sample.headers <= arrived.headers.keys() <= sample.headers | ORDINARY_HEADERS
    assert arrived.headers["x-api-key"] == PRACSUITE_KEYS["vendor_key"]
    assert arrived.headers["a-api-key"] == PRACSUITE_KEYS["account_key"]
    if sample.body is None:
        assert arrived.content == b""
        assert "content-type" not in arrived.headers
    else:
        assert arrived.headers["content-type"] == "application/json"
        assert arrived.json() == sample.body


def test_sort_fields_are_joined_by_commas(wire: Wire, pracsuite: Carry) -> None:
    wire.answer = json.dumps(EMPTY_PAGE).encode()
    pracsuite(lambda prac: prac.appointments.list(order_by=["app_time", "appointment_id"]))
    assert wire.only().target == "/v1/appointment?sort_by=app_time,appointment_id"


def test_each_filter_is_a_separate_parameter(wire: Wire, pracsuite: Carry) -> None:
    wire.answer = json.dumps(EMPTY_PAGE).encode()
    where = [F.app_time >= datetime(2027, 1, 4, 9), F.client_id == 7, F.raw("surname", "~", "O'Brien & Søn, 100%")]
    pracsuite(lambda prac: prac.appointments.list(where=where))
    texts = ["app_time:>=2027-01-04T09:00:00", "client_id:=7", "surname:~O'Brien & Søn, 100%"]
    assert wire.only().query == [("q[]", text) for text in texts]


def test_omitted_fields_are_not_sent_and_none_is_null(wire: Wire, pracsuite: Carry) -> None:
    wire.answer = b'{"appointment_id": 4101, "app_time": "2027-01-04T09:00:00"}'
    pracsuite(lambda prac: prac.appointments.edit(4101, item_id=None, duration=15))
    assert wire.only().json() == {"item_id": None, "duration": 15}
