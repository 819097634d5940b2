"""Directory, accounts, contacts and memos: the content of each record, and the references of a memo."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from practice_mock.pracsuite.domain.money import cents
from practice_mock.testing import Mock


def test_items_are_listed_without_and_read_with_fees(pracsuite: httpx.Client) -> None:
    categories = {row["fee_cat_id"] for row in pracsuite.get("/fee_category").json()["fee_categories"]}
    for row in pracsuite.get("/item").json()["items"]:
        assert "item_fees" not in row
        item = pracsuite.get(f"/item/{row['item_id']}").json()
        assert {fee["fee_cat_id"] for fee in item["item_fees"]} == categories
        assert all(0 <= cents(fee["discount"]) < cents(fee["charge"]) for fee in item["item_fees"])


def test_items_of_a_group_are_listed(pracsuite: httpx.Client) -> None:
    for group in pracsuite.get("/item_group").json()["item_groups"]:
        items = pracsuite.get(f"/item_group/{group['item_group_id']}/item").json()["items"]
        assert [item["item_id"] for item in items] == group["item_ids"]


def test_practitioners_are_listed_by_business_and_profession(pracsuite: httpx.Client) -> None:
    practitioners = pracsuite.get("/practitioner").json()["practitioners"]
    for name, root in (("business", "/business"), ("profession", "/profession")):
        found: dict[int, set[int]] = {}
        for practitioner in practitioners:
            for link in practitioner["businesses" if name == "business" else "professions"]:
                found.setdefault(link[f"{name}_id"], set()).add(practitioner["practitioner_id"])
        for number, expected in found.items():
            rows = pracsuite.get(f"{root}/{number}/practitioner").json()["practitioners"]
            assert {row["practitioner_id"] for row in rows} == expected
    for practitioner in practitioners:
        path = f"/practitioner/{practitioner['practitioner_id']}/profession"
        rows = pracsuite.get(path).json()["professions"]
        links = practitioner["professions"]
        assert {row["profession_id"] for row in rows} == {link["profession_id"] for link in links}
        assert sum(link["is_default"] for link in links) == 1


def test_every_link_of_a_record_resolves(mock: Mock, pracsuite: httpx.Client) -> None:
    paths = [
        "/business/1",
        "/practitioner/3",
        "/profession/5",
        "/item/12",
        "/item_group/15",
        "/payer/6",
        "/payer_contact/21",
        "/referrer/41",
        "/organisation/51",
        "/patient/7",
        "/patient/7/account/9",
        "/patient_contact/31",
        "/patient_attachment/61",
        "/patient_attachment_folder/71",
        "/invoice/201",
        "/payment/301",
    ]
    for path in paths:
        links = pracsuite.get(path).json()["links"]
        assert links["self"] == mock.pracsuite_url + path
        for address in links.values():
            assert pracsuite.get(address).status_code in {200, 302}, address


@pytest.mark.parametrize(
    "path",
    [
        "/business/999",
        "/practitioner/999",
        "/profession/999",
        "/item/999",
        "/item_group/999",
        "/payer/999",
        "/payer_contact/999",
        "/referrer/999",
        "/organisation/999",
        "/patient_contact/999",
        "/invoice/9999",
        "/payment/9999",
        "/patient/7/account/10",
        "/patient/8/account/9",
        "/patient/999/account/9",
        "/practitioner/999/profession",
    ],
)
def test_an_unknown_id_is_not_found(pracsuite: httpx.Client, path: str) -> None:
    answer = pracsuite.get(path)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (404, "domain")


def test_accounts_are_private_or_belong_to_a_payer(pracsuite: httpx.Client) -> None:
    private, claim = pracsuite.get("/patient/7/account").json()["accounts"]
    assert (private["short_description"], private["bill_3rd_party"], private["payer_id"]) == ("Private", False, None)
    assert (private["billing_name"], private["address_1"]) == ("Robin Example", "1 Sample Street")
    payer = pracsuite.get(f"/payer/{claim['payer_id']}").json()
    assert (claim["bill_3rd_party"], claim["billing_name"]) == (True, payer["description"])
    contact = pracsuite.get(f"/payer_contact/{claim['payer_contact_id']}").json()
    assert contact["payer_id"] == payer["payer_id"]
    billed = pracsuite.get(f"/payer/{claim['payer_id']}/account").json()["accounts"]
    assert claim["account_id"] in [row["account_id"] for row in billed]


def test_a_new_patient_has_a_private_account(pracsuite: httpx.Client) -> None:
    body = {
        "first_name": "Io",
        "surname": "Nova",
        "fee_cat_id": 2,
        "address_1": "1 Wattle Street",
        "mobile": "0491 570 006",
    }
    made = pracsuite.post("/patient", json=body).json()
    (account,) = pracsuite.get(f"/patient/{made['client_id']}/account").json()["accounts"]
    assert account["account_id"] == made["default_account_id"]
    read = {name: account[name] for name in ("billing_name", "fee_cat_id", "address_1", "phone", "bill_family")}
    assert read == {
        "billing_name": "Io Nova",
        "fee_cat_id": 2,
        "address_1": "1 Wattle Street",
        "phone": "0491 570 006",
        "bill_family": False,
    }


MEMO: dict[str, Any] = {"client_id": 7, "memo": "Rang to move the appointment."}


def test_a_memo_is_stored(mock: Mock, pracsuite: httpx.Client) -> None:
    sent = {**MEMO, "memo_time": "2027-01-04T09:05:00", "tag_ids": [1], "attachment_client_ids": [61]}
    answer = pracsuite.post("/clinical_note_memo", json=sent)
    assert (answer.status_code, answer.json()) == (201, {"clinical_note_memo_id": 81})
    table = mock.practice.pracsuite[0].table("clinical_note_memo")
    kept = table.get(81)
    assert kept is not None
    assert {name: kept[name] for name in sent} == sent
    assert pracsuite.post("/clinical_note_memo", json=MEMO).json() == {"clinical_note_memo_id": 82}
    plain = table.get(82)
    assert plain is not None
    assert (plain["memo_time"], plain["tag_ids"]) == ("2027-01-04T11:00:00", [])


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"client_id": 999}, ["client_id"]),
        ({"tag_ids": [1, 99, 98, 97]}, ["tag_ids.1", "tag_ids.2", "tag_ids.3"]),
        ({"attachment_client_ids": [999, 998, 997]}, [f"attachment_client_ids.{number}" for number in range(3)]),
        ({"client_id": 8, "attachment_client_ids": [61]}, ["attachment_client_ids.0"]),
        ({"tag_ids": [99], "attachment_client_ids": [61, 999]}, ["tag_ids.0", "attachment_client_ids.1"]),
    ],
)
def test_a_memo_with_unknown_references_is_rejected(
    mock: Mock, pracsuite: httpx.Client, changes: dict[str, Any], fields: list[str]
) -> None:
    answer = pracsuite.post("/clinical_note_memo", json={**MEMO, **changes})
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (422, "domain")
    assert [problem["field"] for problem in answer.json()["error"]["validation"]] == fields
    assert list(mock.practice.pracsuite[0].table("clinical_note_memo").records()) == []


def test_an_uploaded_file_can_be_put_on_a_memo(mock: Mock, pracsuite: httpx.Client) -> None:
    form = pracsuite.post("/patient/8/patient_attachment", json={"file_name": "scan.png"}).json()
    with httpx.Client(transport=mock.transport) as storage:
        assert storage.post(form["url"], data=form["fields"], files={"file": b"png"}).status_code == 204
    made = pracsuite.get("/patient/8/patient_attachment").json()["attachment_clients"][-1]
    body = {"client_id": 8, "memo": "Scan came.", "attachment_client_ids": [made["attachment_client_id"]]}
    assert pracsuite.post("/clinical_note_memo", json=body).status_code == 201


@pytest.mark.parametrize("column", ["home_phone", "work_phone", "mobile"])
def test_the_filter_phone_matches_every_number(mock: Mock, pracsuite: httpx.Client, column: str) -> None:
    tenant = mock.practice.pracsuite[0]
    for table, key, path, rows in (
        ("patient", "client_id", "/patient", "clients"),
        ("patient_contact", "patient_contact_id", "/patient_contact", "patient_contacts"),
    ):
        record = next(iter(tenant.table(table).records()))
        tenant.table(table).put({**record, column: "+61 8 5550 9999"})
        found = pracsuite.get(path, params={"q[]": "phone:~5550 9999"}).json()[rows]
        assert [row[key] for row in found] == [record[key]]
