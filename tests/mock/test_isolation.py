"""No tenant can see, count or guess anything of another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from practice_mock import OTHER
from practice_mock.state.store import Record
from practice_mock.testing import Mock
from tests.mock.support import pracsuite_client
from tests.mock.test_list_model import LISTS, OPERATIONS, List

ROOTS = {
    "patient": "/patient",
    "patient_contact": "/patient_contact",
    "attachment": "/patient_attachment",
    "attachment_folder": "/patient_attachment_folder",
    "practitioner": "/practitioner",
    "business": "/business",
    "profession": "/profession",
    "item": "/item",
    "item_group": "/item_group",
    "payer": "/payer",
    "payer_contact": "/payer_contact",
    "referrer": "/referrer",
    "organisation": "/organisation",
    "invoice": "/invoice",
    "payment": "/payment",
}
KEYS = {one.table: one.key for one in LISTS} | {"payer": "payer_id"}


@pytest.fixture
def other(mock: Mock) -> Iterator[httpx.Client]:
    with pracsuite_client(mock, OTHER.pracsuite) as client:
        yield client


def records(mock: Mock, table: str) -> list[dict[Any, Record]]:
    """Return the records of both tenants, by ID."""
    return [{row[KEYS[table]]: row for row in tenant.table(table).records()} for tenant in mock.practice.pracsuite]


@pytest.mark.parametrize("table", ROOTS)
def test_an_id_of_another_tenant_is_not_found(
    mock: Mock, pracsuite: httpx.Client, other: httpx.Client, table: str
) -> None:
    first, second = records(mock, table)
    for own, others, client, tenant in ((first, second, pracsuite, 3), (second, first, other, 4)):
        for number in sorted(others.keys() - own.keys())[:50]:
            absent = client.get(f"{ROOTS[table]}/{number}")
            never = client.get(f"{ROOTS[table]}/987654")
            assert absent.status_code == 404
            assert absent.json()["error"] == never.json()["error"]
        for number in sorted(own.keys() & others.keys())[:50]:
            shown = client.get(f"{ROOTS[table]}/{number}").json()
            assert shown["tenant_id"] == tenant
            common = {
                name: own[number][name]
                for name in shown.keys() & own[number].keys() - {"invoice_items", "payment_items"}
            }
            assert {name: shown[name] for name in common} == common


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.operation)
def test_lists_contain_only_the_tenants_own_records(
    mock: Mock, pracsuite: httpx.Client, other: httpx.Client, one: List
) -> None:
    path, operation = OPERATIONS[one.operation]
    page = pracsuite.get(path.format(**one.path), params={"page_size": 100}).json()
    own = {row[one.key] for row in mock.practice.pracsuite[0].table(one.table).records() if one.belongs(row)}
    rows = page[operation["x-pagination"]["items"]]
    assert {row.get("tenant_id", 3) for row in rows} <= {3}
    theirs = other.get(path.format(**one.path), params={"page_size": 100}).json()
    if one.path:  # the parent is of the first practice
        assert not theirs.get(operation["x-pagination"]["items"])
    else:
        assert not {row[one.key] for row in theirs[operation["x-pagination"]["items"]]} & own
    assert {row[one.key] for row in rows} <= own
    if one.operation not in {"listInvoicesByPatientAccount", "listPaymentsByPatientAccount"}:
        assert page["total_entries"] == len(own)


def test_new_records_of_one_tenant_do_not_affect_ids_of_another(
    mock: Mock, pracsuite: httpx.Client, other: httpx.Client
) -> None:
    def made(client: httpx.Client) -> list[int]:
        patient = client.post("/patient", json={"first_name": "Io", "surname": "Nova"}).json()
        memo = client.post("/clinical_note_memo", json={"client_id": patient["client_id"], "memo": "Rang."}).json()
        return [patient["client_id"], patient["default_account_id"], memo["clinical_note_memo_id"]]

    alone = made(other)
    mock.practice.reset()
    for _ in range(3):
        made(pracsuite)
    assert made(other) == alone


def test_a_body_cannot_refer_to_records_of_another_tenant(
    mock: Mock, pracsuite: httpx.Client, other: httpx.Client
) -> None:
    assert pracsuite.post("/clinical_note_memo", json={"client_id": 100, "memo": "Rang."}).status_code == 201
    assert other.post("/clinical_note_memo", json={"client_id": 100, "memo": "Rang."}).status_code == 422
    ours, theirs = records(mock, "attachment")
    number = max(ours.keys() - theirs.keys())
    body = {"client_id": 1, "memo": "Rang.", "attachment_client_ids": [number]}
    never = {**body, "attachment_client_ids": [987654]}
    answers = [other.post("/clinical_note_memo", json=sent).json()["error"] for sent in (body, never)]
    assert answers[0] == answers[1]
    assert other.post(f"/patient/{100}/patient_attachment", json={"file_name": "a.pdf"}).status_code == 404
