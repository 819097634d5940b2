"""coreplus clients, their family members and files."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock import OTHER
from practice_mock.coreplus.domain import client_family, file
from practice_mock.testing import Mock
from tests.mock.coreplus_support import KIM, NOBODY, SAM, all_pages, coreplus_alone, coreplus_client
from tests.tiers import cases

ADA = {"firstName": "Ada", "lastName": "Corvane", "dateOfBirth": "1990-12-31"}


def create(client: httpx.Client, **fields: Any) -> str:
    answer = client.post("/Client/", json={**ADA, **fields})
    assert answer.status_code == 200, answer.text
    client_id: str = answer.json()["client"]["clientId"]
    return client_id


def test_a_client_is_listed_briefly_and_read_fully(coreplus: httpx.Client) -> None:
    (listed,) = coreplus.get("/Client/", params={"name": "sam doe"}).json()["clients"]
    assert listed == {
        "clientId": SAM,
        "practitionerId": KIM,
        "title": "Ms",
        "firstName": "Sam",
        "middleName": "",
        "lastName": "Doe",
        "preferredName": "Sam",
        "culture": "",
        "pronouns": "they",
        "dateOfBirth": "1980-02-03T00:00:00",
        "gender": "Female",
    }
    assert coreplus.get(f"/Client/{SAM}").json() == {
        **listed,
        "phoneNumberMobile": "0400 000 001",
        "phoneNumberHome": "",
        "addressResidential": {
            "streetAddress": "1 Example Street",
            "suburb": "Exampleton",
            "state": "VIC",
            "postcode": "3000",
        },
    }


def test_a_new_client_reads_back_as_sent(coreplus: httpx.Client) -> None:
    client_id = create(coreplus, pronouns="xe", addressResidential={"city": "Testwick"}, phoneNumberHome="03 5550 0000")
    read = coreplus.get(f"/Client/{client_id}").json()
    assert read["addressResidential"] == {"streetAddress": "", "suburb": "Testwick", "state": "", "postcode": ""}
    assert (read["dateOfBirth"], read["pronouns"], read["title"]) == ("1990-12-31T00:00:00", "xe", "")
    assert read["phoneNumberHome"] == "03 5550 0000"
    (found,) = coreplus.get("/Client/", params={"name": "CORVANE  ada", "dateOfBirth": "1990-12-31"}).json()["clients"]
    assert found["clientId"] == client_id


@pytest.mark.parametrize(
    "changes",
    [
        {"firstName": None},
        {"dateOfBirth": "31/12/1990"},
        {"title": "Sir"},
        {"gender": "female"},
        {"surname": "Corvane"},
        {"addressResidential": {"suburb": "Testwick"}},
    ],
)
def test_an_invalid_client_is_rejected(coreplus: httpx.Client, changes: dict[str, Any]) -> None:
    total = coreplus.get("/Client/").json()["paging"]["totalRows"]
    assert coreplus.post("/Client/", json={**ADA, **changes}).status_code == 400
    assert coreplus.get("/Client/").json()["paging"]["totalRows"] == total


@pytest.mark.parametrize("mobile", ["0400 000 001", "0400000001", "+61 400 000 001", "(0400) 000-001"])
def test_a_mobile_number_is_found_in_any_notation(coreplus: httpx.Client, mobile: str) -> None:
    assert [one["clientId"] for one in coreplus.get("/Client/", params={"mobile": mobile}).json()["clients"]] == [SAM]


def test_deleted_clients_are_not_listed(coreplus: httpx.Client) -> None:
    client_id = create(coreplus, Status="Deleted")
    assert coreplus.get("/Client/", params={"name": "Corvane", "dateOfBirth": "1990-12-31"}).json()["clients"] == []
    assert coreplus.get(f"/Client/{client_id}").status_code == 200


_MOCK = coreplus_alone()
_FRAGMENTS = st.sampled_from(["", "a", "Sam", "o", "AN", "brook", "é", "  ", "ra s", "zzz"])
_MOBILES = st.sampled_from(["0400 000 001", "0491570006", "+61491570110", "1"])
_DATES = st.sampled_from(["1980-02-03", "2001-01-01"]) | st.sampled_from(
    sorted({record["dateOfBirth"] for record in _MOCK.practice.coreplus[0].table("client").records()})
)


@settings(max_examples=cases(60), deadline=None)
@given(
    query=st.fixed_dictionaries({}, optional={"name": _FRAGMENTS, "mobile": _MOBILES, "dateOfBirth": _DATES}),
    size=st.integers(1, 60),
    number=st.integers(1, 4),
)
def test_listed_clients_match_a_model(query: dict[str, str], size: int, number: int) -> None:
    def suits(record: Any) -> bool:
        first, last, preferred = (record[name].lower() for name in ("firstName", "lastName", "preferredName"))
        fragment = " ".join(query.get("name", "").lower().split())
        digits = [record["phoneNumberMobile"].replace(" ", ""), query.get("mobile", "").replace(" ", "")]
        return (
            record["Status"] != "Deleted"
            and any(fragment in text for text in (f"{first} {last}", f"{last} {first}", preferred))
            and ("mobile" not in query or digits[0] == digits[1].replace("+61", "0"))
            and record["dateOfBirth"] == query.get("dateOfBirth", record["dateOfBirth"])
        )

    _MOCK.practice.reset()
    rows = _MOCK.practice.coreplus[0].table("client").records()
    expected = [record["clientId"] for record in rows if suits(record)]
    with coreplus_client(_MOCK) as client:
        found = all_pages(client, "/Client/", "clients", **query)
        page = client.get("/Client/", params={**query, "pageSize": size, "pageNumber": number}).json()
    assert [record["clientId"] for record in found] == expected
    assert [record["clientId"] for record in page["clients"]] == expected[(number - 1) * size : number * size]
    assert page["paging"] == {"totalRows": len(expected), "pageNumber": number, "pageSize": size}


def test_unknown_fields_of_a_family_member_are_empty_text(coreplus: httpx.Client) -> None:
    member = {"clientId": SAM.upper(), "firstName": "Alex", "surname": "Doe", "emergencyContact": True}
    answer = coreplus.post("/ClientFamily/", json=member).json()
    contact = ["address", "suburb", "postcode", "workPhone", "homePhone", "mobile", "email"]
    assert answer == {
        "familyId": answer["familyId"],
        "firstName": "Alex",
        "surname": "Doe",
        **dict.fromkeys([*contact, "title", "relationship", "notes", "medicareCardNumber", "medicareCardIRN"], ""),
        "emergencyContact": True,
        "invoiceRecipient": False,
        "mainContact": False,
    }


@pytest.mark.parametrize("part", ["emergencyContact", "invoiceRecipient"])
def test_a_second_emergency_contact_or_invoice_recipient_is_rejected(
    coreplus_mock: Mock, coreplus: httpx.Client, part: str
) -> None:
    member = {"clientId": SAM, "firstName": "Alex", "surname": "Doe", part: True}
    assert coreplus.post("/ClientFamily/", json=member).status_code == 200
    second = coreplus.post("/ClientFamily/", json={**member, "firstName": "Bo"})
    assert (second.status_code, part in second.json()["message"]) == (400, True)
    assert coreplus.post("/ClientFamily/", json={**member, "firstName": "Bo", part: False}).status_code == 200
    assert coreplus.post("/ClientFamily/", json={**member, "clientId": create(coreplus)}).status_code == 200
    family = client_family.of_client(coreplus_mock.practice.coreplus[0], SAM)
    assert [one["firstName"] for one in family] == ["Alex", "Bo"]


def test_several_main_contacts_are_accepted(coreplus: httpx.Client) -> None:
    for name in ("Alex", "Bo"):
        member = {"clientId": SAM, "firstName": name, "surname": "Doe", "mainContact": True}
        assert coreplus.post("/ClientFamily/", json=member).status_code == 200


def test_a_family_member_of_an_unknown_client_is_rejected(coreplus: httpx.Client) -> None:
    member = {"clientId": NOBODY, "firstName": "Alex", "surname": "Doe"}
    assert coreplus.post("/ClientFamily/", json=member).status_code == 400


CONTENT = bytes(range(256))


def upload(
    client: httpx.Client,
    content: bytes = CONTENT,
    media_type: str = "text/plain",
    file_name: str | None = None,
    **changes: Any,
) -> httpx.Response:
    details = {"name": "plan.pdf", "primaryDomainKey": SAM, "size": str(len(content)), "entity": "client", **changes}
    parts: list[tuple[str, Any]] = [
        ("json", (None, json.dumps(details), "application/json")),
        ("File", (file_name or details["name"] or "plan.pdf", content, media_type)),
    ]
    return client.post("/File/", files=parts)


def test_a_file_is_stored_unchanged(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    folder = next(iter(coreplus_mock.practice.coreplus[0].table("folder").records()))["folderId"]
    assert upload(coreplus).status_code == 200
    assert upload(coreplus, b"", name="empty.txt", parentFolderId=folder, isFolder=False).status_code == 200
    kept = file.of_client(coreplus_mock.practice.coreplus[0], SAM)
    assert [(one["name"], one["content"], one["contentType"], one["folderId"]) for one in kept] == [
        ("plan.pdf", CONTENT, "text/plain", None),
        ("empty.txt", b"", "text/plain", folder),
    ]
    assert not list(coreplus_mock.practice.coreplus[1].table("file").records())


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"primaryDomainKey": NOBODY}, "json.primaryDomainKey"),
        ({"size": "255"}, "json.size must equal the size"),
        ({"size": "9" * 5000}, "json.size"),
        ({"size": "256 bytes"}, "json.size"),
        ({"name": ""}, "json.name"),
        ({"file_name": "another.pdf"}, "json.name must equal the name"),
        ({"name": ".."}, "json.name must be a plain file name"),
        ({"name": "../plan.pdf"}, "json.name"),
        ({"name": "a\\b.pdf"}, "json.name"),
        ({"name": "plan\n.pdf"}, "json.name"),
        ({"entity": "invoice"}, "json.entity"),
        ({"isFolder": True}, "json.isFolder must be false"),
        ({"parentFolderId": NOBODY}, "json.parentFolderId"),
        ({"media_type": "application/pdf"}, "File must have the content type"),
    ],
)
def test_an_invalid_file_is_rejected(
    coreplus_mock: Mock, coreplus: httpx.Client, changes: dict[str, Any], named: str
) -> None:
    answer = upload(coreplus, **changes)
    assert (answer.status_code, named in answer.json()["message"]) == (400, True), answer.text
    assert not list(coreplus_mock.practice.coreplus[0].table("file").records())


def test_a_folder_of_another_client_is_rejected(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    folder = next(iter(coreplus_mock.practice.coreplus[0].table("folder").records()))["folderId"]
    answer = upload(coreplus, primaryDomainKey=create(coreplus), parentFolderId=folder)
    assert answer.status_code == 400
    assert "json.parentFolderId is a folder of another client" in answer.json()["message"]


def test_a_file_for_a_client_of_another_practice_is_rejected(coreplus_mock: Mock, coreplus: httpx.Client) -> None:
    client_id = create(coreplus)
    with coreplus_client(coreplus_mock, OTHER.coreplus) as other:
        assert upload(other, primaryDomainKey=client_id).status_code == 400
