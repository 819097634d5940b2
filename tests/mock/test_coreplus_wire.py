"""coreplus over HTTP: every operation, every letter case, and nothing of another practice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from practice_mock import OTHER, documents
from practice_mock.coreplus.seed.directory import other_guid
from practice_mock.credentials import LIMITED
from practice_mock.testing import Mock
from tests.mock.coreplus_support import (
    INVOICE,
    KIM,
    MAIN_CLINIC,
    NOBODY,
    SAM,
    SAMS_VISIT,
    all_pages,
    booking,
    coreplus_alone,
    coreplus_client,
    day_query,
)
from tests.property.apis import APIS

API = next(api for api in APIS if api.name == "coreplus")
QUERIES: dict[str, dict[str, Any]] = {
    "listAvailabilitySlots": day_query("2026-01-05"),
    "listAppointments": day_query("2027-01-04", "2027-01-08"),
    "listPayments": {"invoiceId": INVOICE},
}
PATHS = {"appointmentId": SAMS_VISIT, "clientId": SAM, "invoiceId": INVOICE}


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in documents.load("coreplus")["paths"].items():
        for method in ("get", "post"):
            if method in item:
                yield path, method, item[method]


def bodies(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the arguments of httpx for each example of a request body."""
    content = operation.get("requestBody", {}).get("content", {})
    if not content:
        yield {}
    for media_type, part in content.items():
        for example in part["examples"].values():
            value = example["value"]
            yield {"json": value} if media_type == "application/json" else {"files": multipart(value, part["encoding"])}


def multipart(value: dict[str, Any], encoding: dict[str, Any]) -> list[tuple[str, Any]]:
    parts: list[tuple[str, Any]] = []
    file_name = value.get("json", {}).get("name", "report.txt")
    for name, content in value.items():
        declared = encoding.get(name, {}).get("contentType", "text/plain")
        if isinstance(content, dict):
            parts.append((name, (None, json.dumps(content), declared)))
        else:
            texts = content if isinstance(content, list) else [content]
            parts += [(name, (file_name, text.encode(), declared)) for text in texts]
    return parts


CALLS = [
    pytest.param(path, method, operation["operationId"], sent, id=f"{operation['operationId']}-{number}")
    for path, method, operation in operations()
    for number, sent in enumerate(bodies(operation))
]


@pytest.mark.parametrize(("path", "method", "operation_id", "sent"), CALLS)
def test_every_example_of_the_document_succeeds(
    coreplus_mock: Mock, coreplus: httpx.Client, path: str, method: str, operation_id: str, sent: dict[str, Any]
) -> None:
    answer = coreplus.request(method, path.format(**PATHS), params=QUERIES.get(operation_id), **sent)
    assert answer.status_code == 200, answer.text
    (entry,) = coreplus_mock.practice.journal
    assert entry.operation == operation_id


NOT_SHOWN = {
    "/result": "present if a booking is rejected",
    "/durationMinutes": "was not given",
    "/clients/*/addressResidential": "was not given by all",
    "/clients/*/phoneNumberHome": "was not given by all",
    "/clients/*/phoneNumberMobile": "was not given by all",
    "/appointments/*/practitioner/firstName": "requires a flag",
    "/appointments/*/practitioner/lastName": "requires a flag",
    "/appointment/practitioner/firstName": "requires a flag",
    "/appointment/practitioner/lastName": "requires a flag",
    "/invoices/*/locked": "requires a flag",
    **{
        f"{place}/{name}": "is there where the invoice has one"
        for place in ("/invoices/*", "")
        for name in ("practitionerId", "locationId", "clientGroupId", "appointmentId")
    },
    "/invoices/*/amountOwing": "requires a flag",
    "/practitionerFrom/id": "is not known to the practice",
}
"""The properties that responses to the examples of the document lack, and why."""


def lacking(schema: dict[str, Any], value: Any, place: str = "") -> Iterator[str]:
    """Yield the declared properties that are missing."""
    shape = API.shape(schema).schema
    if isinstance(value, dict):
        for name, part in shape.get("properties", {}).items():
            if name not in value:
                yield f"{place}/{name}"
            elif value[name] is not None:
                yield from lacking(part, value[name], f"{place}/{name}")
    elif isinstance(value, list):
        for item in value:
            yield from lacking(shape["items"], item, f"{place}/*")


@pytest.mark.parametrize(("path", "method", "operation_id", "sent"), CALLS)
def test_responses_have_every_documented_field(
    coreplus: httpx.Client, path: str, method: str, operation_id: str, sent: dict[str, Any]
) -> None:
    answer = coreplus.request(method, path.format(**PATHS), params=QUERIES.get(operation_id), **sent)
    responses = documents.load("coreplus")["paths"][path][method]["responses"]
    content = responses["200"].get("content")
    if content is not None:
        assert set(lacking(content["application/json"]["schema"], answer.json())) <= NOT_SHOWN.keys()


@pytest.mark.parametrize(("path", "method", "operation_id", "sent"), CALLS)
def test_a_request_without_a_token_changes_nothing(
    coreplus_mock: Mock, coreplus: httpx.Client, path: str, method: str, operation_id: str, sent: dict[str, Any]
) -> None:
    before = coreplus_mock.practice.snapshot().stores
    with httpx.Client(base_url=coreplus_mock.coreplus_url, transport=coreplus_mock.transport) as stranger:
        answer = stranger.request(method, path.format(**PATHS), params=QUERIES.get(operation_id), **sent)
    assert answer.status_code == 401
    assert all(old == new for old, new in zip(before, coreplus_mock.practice.snapshot().stores, strict=True))


@pytest.mark.parametrize("path", ["/location", "/LOCATION/", "/Location", "/lOcAtIoN/"])
def test_paths_are_matched_in_any_letter_case_with_or_without_a_last_slash(coreplus: httpx.Client, path: str) -> None:
    assert len(coreplus.get(path).json()["locations"]) == 2


@pytest.mark.parametrize("base", ["/api/core/v2", "/API/CORE/V2.1"])
def test_the_base_path_is_matched_in_any_letter_case(coreplus_mock: Mock, base: str) -> None:
    with coreplus_client(coreplus_mock, base_url=coreplus_mock.origin + base) as client:
        assert client.get(f"/client/{SAM.upper()}").json()["clientId"] == SAM


def test_locations_have_zone_names_as_coreplus_writes_them(coreplus: httpx.Client) -> None:
    names = {place["name"]: place["timeZone"]["tzName"] for place in coreplus.get("/Location/").json()["locations"]}
    assert names == {"Main Clinic": "Australia\\Melbourne", "Northern Clinic": "Australia\\Brisbane"}


@pytest.mark.parametrize("path", [f"/Appointment/{NOBODY}", f"/Client/{NOBODY}", f"/invoice/{NOBODY}"])
def test_an_unknown_record_is_not_found(coreplus: httpx.Client, path: str) -> None:
    answer = coreplus.get(path)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (404, "domain")


@pytest.mark.parametrize(
    ("path", "query", "message"),
    [
        ("/Appointment/", day_query("2027-01-04", zone=NOBODY), "timezoneId must be that of a location."),
        ("/AvailabilitySlot/", day_query("2027-01-04", zone=NOBODY), "timezoneId must be that of a location."),
        ("/Appointment/", day_query("2027-01-04", "2027-01-03"), "endDate must not be before startDate."),
        ("/AvailabilitySlot/", day_query("2027-01-04", "2027-01-03"), "endDate must not be before startDate."),
        (
            "/AvailabilitySlot/",
            day_query("2027-01-04", appointmentTypeId=NOBODY),
            "appointmentTypeId must be the ID of an existing appointment type.",
        ),
        ("/Appointment/", {"startDate": "2027-01-04", "endDate": "2027-01-04"}, "timezoneId must be given."),
        ("/Appointment/", day_query("2027-02-30"), "startDate must have the format date, such as 2025-01-31."),
        ("/Client/", {"pageNumber": 0}, "pageNumber must be at least 1."),
        ("/Client/", {"pageSize": 101}, "pageSize must be at most 100."),
        ("/Client/", {"email": "sam@example.com"}, "The query parameter email is not known"),
        (
            "/invoice/",
            {"updatedSince": "2026-01-05T14:18:00+1000"},
            "updatedSince must be a time such as 2025-",
        ),
        ("/invoice/", {"updatedSince": "2026-02-30 14:18:00+1000"}, "updatedSince is not a valid date and time."),
        ("/invoice/", {"Field": "colour"}, "Field must be one of invoiceId, invoiceNumber, clientId, "),
    ],
)
def test_an_invalid_parameter_is_rejected_and_named_once(
    coreplus: httpx.Client, path: str, query: dict[str, Any], message: str
) -> None:
    answer = coreplus.get(path, params=query)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client")
    assert answer.json()["message"].count(message) == 1


def test_dates_at_the_limits_of_the_calendar_are_handled(coreplus: httpx.Client) -> None:
    query = day_query("0001-01-01", "9999-12-31", pageNumber=2**31 - 1)
    for path in ("/Appointment/", "/AvailabilitySlot/"):
        answer = coreplus.get(path, params=query)
        assert answer.status_code == 200
        assert answer.json()["paging"]["totalRows"] > 100


def test_only_messages_need_advanced_permissions(coreplus_mock: Mock) -> None:
    with coreplus_client(coreplus_mock, LIMITED) as client:
        assert client.get(f"/Client/{SAM}").status_code == 200
        sent = next(bodies(documents.load("coreplus")["paths"]["/Message/"]["post"]))
        assert client.post("/Message/", **sent).status_code == 403


def test_another_practice_does_not_see_changes(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    with coreplus_client(coreplus_mock, OTHER.coreplus) as other:
        before = everything(other)
        booked = coreplus.post("/Appointment/", json=booking()).json()["appointment"]["appointmentId"]
        made = {"firstName": "Ada", "lastName": "Corvane", "dateOfBirth": "1990-01-02"}
        client_id = coreplus.post("/Client/", json=made).json()["client"]["clientId"]
        type_id = coreplus.post("/appointmenttype/", json={"description": "Own"}).json()["appointmentTypeId"]
        assert everything(other) == before
        assert other.get(f"/Appointment/{booked}").status_code == 404
        assert other.post(f"/Appointment/{booked}", json={"deleted": True}).status_code == 404
        assert other.get(f"/Client/{client_id}").status_code == 404
        theirs = booking(clients=[{"clientId": client_id}])
        assert other.post("/Appointment/", json=theirs).status_code == 400
        assert other.post("/Appointment/", json=booking(appointmentTypeId=type_id)).status_code == 400
        assert other.post("/Appointment/", json=booking()).status_code == 400
        own = booking(
            clients=[{"clientId": other_guid(SAM, 1)}],
            practitioner={"practitionerId": other_guid(KIM, 1)},
            locationId=other_guid(MAIN_CLINIC, 1),
        )
        assert other.post("/Appointment/", json=own).status_code == 200  # the time is free in the other practice


def test_the_practices_have_different_records(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    def client_ids(client: httpx.Client) -> set[str]:
        return {record["clientId"] for record in all_pages(client, "/Client/", "clients")}

    with coreplus_client(coreplus_mock, OTHER.coreplus) as other:
        assert not client_ids(coreplus) & client_ids(other)


def test_the_same_seed_and_the_same_requests_give_the_same_bytes(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    with coreplus_client(coreplus_alone()) as again:
        for client in (coreplus, again):
            client.post("/Appointment/", json=booking())
        assert everything(coreplus) == everything(again)


def everything(client: httpx.Client) -> list[bytes]:
    """Return the bytes of every list."""
    period = day_query("2026-01-01", "2027-12-31", pageSize=100)
    calls: list[tuple[str, dict[str, Any]]] = [
        ("/Location/", {}),
        ("/Practitioner/", {}),
        ("/appointmenttype/", {}),
        ("/Appointment/", {**period, "getPractitionerProfiles": True}),
        ("/AvailabilitySlot/", {**period, "practitionerId": KIM}),
        ("/Client/", {"pageSize": 100}),
        ("/invoice/", {"pageSize": 100, "getLockStatus": True}),
        ("/Payment/", {"invoiceId": INVOICE}),
    ]
    return [client.get(path, params=query).content for path, query in calls]
