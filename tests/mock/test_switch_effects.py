"""Every position of every switch has an effect of its own, which a client sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import httpx
import pytest

from practice_mock import DEMO, OTHER, PESSIMISTIC, SWITCHES
from practice_mock.testing import Mock
from tests.mock.coreplus_support import (
    BPAY,
    INVOICE,
    LINE,
    SAM,
    booking,
    coreplus_client,
    day_query,
)
from tests.mock.support import message_data, message_parts, pracsuite_client, send_message, token

Seen: TypeAlias = Callable[[httpx.Client, Mock], Any]

PLACE = {"app_time": "2027-08-02T09:00:00", "practitioner_id": 3, "business_id": 1, "duration": 30}
VISIT = {"client_id": 7, "appointment_type_id": 3}
FREE_DAY = {"from": "2027-08-02", "to": "2027-08-02", "appointment_type_id": 3, "practitioner_ids": 1}
SOON = {"app_time": "2027-01-04T11:55:00"}
"""Less than two hours after the time of these tests."""
CLASS = "/group_appointment/4104"
"""A class of eight with one free place."""


def made(client: httpx.Client, **changes: Any) -> Any:
    return client.post("/appointment", json={**PLACE, **VISIT, **changes})


def number_of(answer: httpx.Response) -> int:
    assert answer.status_code == 201, answer.text
    found: int = answer.json()["appointment_id"]
    return found


def removed(client: httpx.Client, recorded: bool = False) -> int:
    number = number_of(made(client))
    assert client.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": recorded}).status_code == 204
    return number


def held(client: httpx.Client, **changes: Any) -> Any:
    return client.post("/reserve_appointment", json={**PLACE, **changes})


def cancelled_again(client: httpx.Client, mock: Mock) -> int:
    number = removed(client, recorded=True)
    return client.post(f"/appointment/{number}/cancel", json={"record_as_cancelled": True}).status_code


def deleted(client: httpx.Client, mock: Mock) -> Any:
    number = removed(client)
    since = {"include_deletions": True, "q[]": "cancellation_time:>=2027-01-04T00:30:00Z"}
    listed = client.get("/cancelled_appointment", params=since).json()["total_entries"]
    return client.get(f"/cancelled_appointment/{number}").status_code, listed


def held_in_book(client: httpx.Client, mock: Mock) -> Any:
    number_of(held(client))
    mock.practice.clock.advance(timedelta(seconds=1))
    return client.get("/appointment_book", params={"q[]": "app_time:=2027-08-02T09:00:00"}).json()["total_entries"]


def expired(client: httpx.Client, mock: Mock) -> Any:
    number = number_of(held(client))
    mock.practice.clock.advance(timedelta(minutes=15))
    return client.get(f"/appointment/{number}").status_code, held(client).status_code


def ruled_out(client: httpx.Client, mock: Mock) -> Any:
    number_of(held(client, rule_out=True))
    mock.practice.clock.advance(timedelta(minutes=15))
    return held(client).status_code


def finalised_twice(client: httpx.Client, mock: Mock) -> Any:
    number = number_of(held(client))
    answers = [client.post(f"/appointment/{number}", json={**VISIT, "client_id": who}) for who in (7, 8)]
    return [answer.status_code for answer in answers], client.get(f"/appointment/{number}").json()["client_id"]


def booked_soon(client: httpx.Client, mock: Mock) -> Any:
    return made(client, **SOON).status_code, held(client, **SOON, column_number=2).status_code


def listed_at_once(client: httpx.Client, mock: Mock) -> Any:
    since = {"q[]": "created:>=2027-01-04T00:30:00Z"}
    number_of(made(client))
    paths = ("/appointment", "/appointment_book", "/patient/7/appointment")
    before = [client.get(path, params=since).json()["total_entries"] for path in paths]
    mock.practice.clock.advance(timedelta(seconds=1))
    assert [client.get(path, params=since).json()["total_entries"] for path in paths] == [1, 1, 1]
    return before


def moved(client: httpx.Client, mock: Mock) -> Any:
    """Move a booking in the third column to a practitioner who has two, and one that has three to another time."""
    number = number_of(made(client, column_number=3, appointment_status_id=3))
    answer = client.patch(f"/appointment/{number}", json={"app_time": "2027-08-02T10:00:00"})
    return answer.json()["appointment_status_id"]


def moved_to_another_practitioner(client: httpx.Client, mock: Mock) -> Any:
    number = number_of(made(client, column_number=3))
    return client.patch(f"/appointment/{number}", json={"practitioner_id": 1}).status_code


def moved_onto_taken(client: httpx.Client, mock: Mock) -> Any:
    number_of(made(client))
    other = number_of(made(client, app_time="2027-08-02T10:00:00"))
    return client.patch(f"/appointment/{other}", json={"app_time": PLACE["app_time"]}).status_code


def nulls(client: httpx.Client, mock: Mock) -> Any:
    number = number_of(made(client, item_id=12))
    booked = client.patch(f"/appointment/{number}", json={"item_id": None}).json()["item_id"]
    return booked, client.patch("/patient/7", json={"mobile": None}).json()["mobile"]


def note_on_taken(client: httpx.Client, mock: Mock) -> Any:
    number_of(made(client))
    return client.post("/note", json={**PLACE, "description": "Stocktaking"}).status_code


def joined(client: httpx.Client, mock: Mock) -> Any:
    members = client.get(f"{CLASS}/appointment_client").json()["appointment_clients"]
    others = [who for who in range(1, 20) if who not in [row["client_id"] for row in members]]
    for who in others[:2]:
        answer = client.post(f"{CLASS}/add_group_member", json={"client_id": who})
    return answer.status_code


def joined_twice(client: httpx.Client, mock: Mock) -> Any:
    member = client.get(f"{CLASS}/appointment_client").json()["appointment_clients"][0]["client_id"]
    return client.post(f"{CLASS}/add_group_member", json={"client_id": member}).status_code


def page_links(client: httpx.Client, mock: Mock) -> Any:
    return [sorted(client.get("/patient", params={"page": page}).json()["links"].items()) for page in (1, 2, 10)]


def channels(client: httpx.Client, mock: Mock) -> Any:
    query = {**FREE_DAY, "manual": True, "online": True, "waiting_list": True}
    return client.get("/available_appointments", params=query).json()["total_entries"]


def reversed_days(client: httpx.Client, mock: Mock) -> Any:
    paths = ("/available_appointments", "/next_available_appointment", "/available_group_appointments")
    query = {**FREE_DAY, "to": "2027-08-01"}
    return [client.get(path, params=query).status_code for path in paths]


def found_by_phone(client: httpx.Client, mock: Mock) -> Any:
    assert client.patch("/patient/7", json={"home_phone": "08 5550 1234"}).status_code == 200
    return client.get("/patient", params={"q[]": "phone:=08 5550 1234"}).json()["total_entries"]


def practitioners(client: httpx.Client, mock: Mock) -> Any:
    return client.get("/practitioner", params={"q[]": "shoe_size:=43"}).status_code


def consent(client: httpx.Client, mock: Mock) -> Any:
    return {"accepted_privacy_policy", "time_zone"} & client.get("/patient/7").json().keys()


def visit(**changes: Any) -> Any:
    """Return a booking of Sam with Kim at a free time after that of these tests."""
    return booking("2027-01-06T09:00:00+11:00", "2027-01-06T09:30:00+11:00", **changes)


def booked(client: httpx.Client) -> str:
    answer = client.post("/Appointment/", json=visit())
    assert answer.status_code == 200, answer.text
    found: str = answer.json()["appointment"]["appointmentId"]
    return found


def rejected(client: httpx.Client, mock: Mock) -> Any:
    booked(client)
    with coreplus_client(mock, base_url=mock.coreplus_url.replace("v2.1", "v2")) as older:
        return client.post("/Appointment/", json=visit()).status_code, older.post(
            "/Appointment/", json=visit()
        ).status_code


def notices(client: httpx.Client, mock: Mock) -> Any:
    answer = client.post("/Appointment/", json=visit()).json()
    changed = client.post(f"/Appointment/{answer['appointment']['appointmentId']}", json={"notes": "x"}).json()
    return sorted(answer), sorted(changed)


def cancelled(client: httpx.Client, mock: Mock) -> Any:
    """Cancel twice, and return the statuses of the responses and of the appointment."""
    path = f"/Appointment/{booked(client)}"
    answers = [client.post(path, json={"deleted": True}).status_code for _ in range(2)]
    return answers, client.get(path).json().get("appointment", {}).get("status")


def fees(client: httpx.Client, mock: Mock) -> Any:
    since = {"updatedSince": "2027-01-04 11:29:00+1100"}
    path = f"/Appointment/{booked(client)}"
    mock.practice.clock.set(datetime(2027, 1, 5, tzinfo=UTC))
    assert client.post(path, json={"deleted": True}).status_code == 200
    return client.get("/Invoice/", params=since).json()["paging"]["totalRows"]


def single_time(client: httpx.Client, mock: Mock) -> Any:
    path = f"/Appointment/{booked(client)}"
    return client.post(path, json={"endDateTime": "2027-01-06T09:45:00+11:00"}).status_code


def booked_within_hours(client: httpx.Client, mock: Mock) -> Any:
    mock.practice.clock.set(datetime(2027, 1, 5, 21, tzinfo=UTC))
    return client.post("/Appointment/", json=visit()).status_code


def pages(client: httpx.Client, mock: Mock) -> Any:
    query = day_query("2027-01-05")
    return ["paging" in client.get(path, params=query).json() for path in ("/Appointment/", "/AvailabilitySlot/")]


def two_filters(client: httpx.Client, mock: Mock) -> Any:
    return client.get("/Client/", params={"name": "Doe", "dateOfBirth": "1970-01-01"}).json()["paging"]["totalRows"]


def twins(client: httpx.Client, mock: Mock) -> Any:
    return client.post(
        "/Client/", json={"firstName": "Sam", "lastName": "Doe", "dateOfBirth": "1980-02-03"}
    ).status_code


def contacts(client: httpx.Client, mock: Mock) -> Any:
    body = {"clientId": SAM, "surname": "Doe", "emergencyContact": True}
    answers = [client.post("/ClientFamily/", json={**body, "firstName": name}).status_code for name in ("Ari", "Bo")]
    family = mock.practice.coreplus[0].table("family_member").find("client", SAM)
    return answers, [member["emergencyContact"] for member in family]


def changed_in_second(client: httpx.Client, mock: Mock) -> Any:
    pay(client, "1.00")
    return client.get("/Invoice/", params={"updatedSince": "2027-01-04 00:30:00+0000"}).json()["paging"]["totalRows"]


def pay(client: httpx.Client, amount: str) -> httpx.Response:
    payment = {"lineItemId": LINE, "amountPaid": amount, "datePaid": "2027-01-04", "paymentMethodId": BPAY}
    return client.post("/Payment/", json={"invoiceId": INVOICE, "payments": [payment]})


def listed_owing(client: httpx.Client, mock: Mock) -> Any:
    return "amountOwing" in client.get("/Invoice/").json()["invoices"][0]


def with_gst(client: httpx.Client, mock: Mock) -> Any:
    return sum(row["lineAmount"] for one in client.get("/Invoice/").json()["invoices"] for row in one["lineItems"])


def durations(client: httpx.Client, mock: Mock) -> Any:
    return [row["durationMinutes"] for row in client.get("/AppointmentType/").json()["appointmentTypes"]]


def sent(mock: Mock, **person: Any) -> Any:
    """Send a message about a client; return its status and the client to whom it was matched."""
    content = ("a.txt", b"abc")
    answer = send_message(mock, message_parts(message_data(content, Client=person), content))
    (*_, stored) = [{"clientId": None}, *mock.practice.coreplus[0].table("message").records()]
    return answer.status_code, stored["clientId"]


def unmatched(client: httpx.Client, mock: Mock) -> Any:
    return sent(mock, Firstname="Unknown", Surname="Nowhere", DateOfBirth="1900-01-01")


def namesakes(client: httpx.Client, mock: Mock) -> Any:
    twins(client, mock)
    return sent(mock, Firstname="Sam", Surname="Doe", DateOfBirth="1980-02-03")


def to_deleted(client: httpx.Client, mock: Mock) -> Any:
    records = mock.practice.coreplus[0].table("client").records()
    return sent(mock, Id=next(record["clientId"] for record in records if record["Status"] == "Deleted"))


def contradicted(client: httpx.Client, mock: Mock) -> Any:
    return sent(mock, Id=SAM, Firstname="Other", Surname="Else")


def signed(mock: Mock, claims: dict[str, Any], **headers: str) -> int:
    url = f"{mock.coreplus_url}/Location/"
    authorization = token("GET", url, mock.practice.clock.now(), DEMO.coreplus, **claims)
    with httpx.Client(transport=mock.transport) as plain:
        return plain.get(url, headers={"Authorization": authorization, **headers}).status_code


def claims(client: httpx.Client, mock: Mock) -> Any:
    kind = {"content-type": "application/json"}
    wrong = ({"aud": "https://elsewhere.example"}, {"iss": "https://elsewhere.example"})
    assert signed(mock, {}, **kind) == 200
    return [signed(mock, one, **kind) for one in wrong]


def without_type(client: httpx.Client, mock: Mock) -> Any:
    return signed(mock, {})


def rate(client: httpx.Client, mock: Mock) -> Any:
    mock.practice.limiter.per_second = 1
    try:
        with coreplus_client(mock, OTHER.coreplus) as other:
            return client.get("/Location/").status_code, other.get("/Location/").status_code
    finally:
        mock.practice.limiter.per_second = None


SEEN: dict[str, Seen] = {
    "deleted-record": deleted,
    "cancel-again": cancelled_again,
    "holds-in-book": held_in_book,
    "hold-end": expired,
    "rule-out": ruled_out,
    "finalise-again": finalised_twice,
    "booking-notice": booked_soon,
    "booking-category": lambda client, mock: client.get("/appointment/4101").json()["category"],
    "list-delay": listed_at_once,
    "move-onto-taken": moved_onto_taken,
    "column-on-move": moved_to_another_practitioner,
    "status-on-move": moved,
    "null-in-edit": nulls,
    "note-overlap": note_on_taken,
    "full-group": joined,
    "member-again": joined_twice,
    "page-links": page_links,
    "roster-channels": channels,
    "reversed-days": reversed_days,
    "phone-filter": found_by_phone,
    "invalid-filter": practitioners,
    "consent-fields": consent,
    "account-id": lambda client, mock: "account_id" in client.get("/patient/7/account").json()["accounts"][0],
    "rejected-booking": rejected,
    "booking-result": notices,
    "new-status": lambda client, mock: client.get(f"/Appointment/{booked(client)}").json()["appointment"]["status"],
    "cancel-keeps": cancelled,
    "cancelled-status": cancelled,
    "cancelled-twice": cancelled,
    "cancellation-fee": fees,
    "single-time": single_time,
    "coreplus-notice": booked_within_hours,
    "paging-object": pages,
    "client-filters": two_filters,
    "existing-client": twins,
    "second-contact": contacts,
    "updated-since": changed_in_second,
    "listed-owing": listed_owing,
    "line-amounts": with_gst,
    "overpayment": lambda client, mock: pay(client, "1000.00").status_code,
    "duration-type": durations,
    "unmatched-message": unmatched,
    "message-namesakes": namesakes,
    "message-deleted-client": to_deleted,
    "message-contradiction": contradicted,
    "token-claims": claims,
    "reads-content-type": without_type,
    "rate-scope": rate,
}


@pytest.mark.parametrize("name", [switch.name for switch in SWITCHES])
def test_each_position_has_an_effect_of_its_own(mock: Mock, name: str) -> None:
    switch = next(switch for switch in SWITCHES if switch.name == name)
    make = pracsuite_client if switch.api == "pracsuite" else coreplus_client
    seen: list[Any] = []
    for position in switch.positions:
        mock.practice.reset()
        mock.practice.switches.set(name, position)
        with make(mock) as client:  # it checks each response against the document
            seen.append(SEEN[name](client, mock))
    assert all(one != other for at, one in enumerate(seen) for other in seen[:at]), seen


def test_the_harmful_world_follows_the_documents(mock: Mock) -> None:
    """All harmful positions at once: what a client does every day is answered as documented."""
    mock.practice.switches.put(PESSIMISTIC)
    with pracsuite_client(mock) as client:
        number = number_of(held(client))
        assert client.post(f"/appointment/{number}", json=VISIT).status_code == 201
        assert client.get("/patient/7/account").status_code == 200
        assert client.get("/patient").json()["links"].keys() == {"self"}
        assert client.get("/available_appointments", params=FREE_DAY).json()["total_entries"] > 0
    with coreplus_client(mock) as client:
        number = client.post("/Appointment/", json=visit()).json()["appointment"]["appointmentId"]
        assert client.post("/Appointment/", json=visit()).status_code == 200
        assert client.get("/Appointment/", params=day_query("2027-01-05")).status_code == 200
        assert client.post(f"/Appointment/{number}", json={"deleted": True}).status_code == 200
        assert client.get(f"/Appointment/{number}").status_code == 404
