"""Every list, compared with a simple model of its records, filters and order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import documents
from practice_mock.state.store import Record
from practice_mock.testing import Mock
from tests.mock.support import COMPARISONS, pracsuite_client, small_mock
from tests.tiers import cases

Model = Callable[[Record], Any]
"""The value that a filter compares, or several values, any of which may match."""


@cache
def shared_mock() -> Mock:
    """Return a mock for all tests of this file, which only read it. Its lists can be read completely."""
    return small_mock()


def stored(table: str) -> Iterable[Record]:
    """Return the records of a table of the first practice."""
    return shared_mock().practice.pracsuite[0].table(table).records()


@cache
def payments_of_robin() -> list[Record]:
    return [payment for payment in stored("payment") if payment["client_id"] == 7]


def money(amounts: Any) -> float:
    return round(sum(amounts), 2)


def paid_for(invoice: Record) -> list[tuple[Record, Record]]:
    """Return the payments of an invoice with their items."""
    return [
        (payment, part)
        for payment in payments_of_robin()
        for part in payment["payment_items"]
        if part["invoice_id"] == invoice["invoice_id"]
    ]


def owing(invoice: Record) -> float:
    lines = invoice["invoice_items"]
    return money(
        [line["debit"] - line["write_off"] for line in lines] + [-part["amount"] for _, part in paid_for(invoice)]
    )


def phones(record: Record) -> tuple[str, ...]:
    return tuple(record[name] for name in ("home_phone", "work_phone", "mobile") if record[name])


def status(file: Record) -> tuple[int, ...]:
    dead, active = file["deceased"], not (file["archive"] or file["deceased"])
    fits = {1: active, 2: not active, 3: True, 4: not active and not dead, 5: not dead, 6: dead}
    return tuple(number for number, fit in fits.items() if fit)


def archived_time(record: Record) -> Any:
    return record["archived_time"]


PRACTITIONERS: Mapping[str, Model] = {
    "archived": archived_time,
    "profession_id": lambda row: tuple(link["profession_id"] for link in row["professions"]),
    "business_id": lambda row: tuple(link["business_id"] for link in row["businesses"]),
}


def modified(record: Record) -> Any:
    return record["modified"]


def profession(kind: Record) -> Any:
    """Return the first profession in which a type has a duration."""
    rows = (*kind["appointment_type_durations"], *kind["practitioner_appointment_type_durations"])
    return min((row["profession_id"] for row in rows), default=None)


def takes(kind: Record, number: int) -> bool:
    rows = (*kind["appointment_type_durations"], *kind["practitioner_appointment_type_durations"])
    return not rows or number in {row["profession_id"] for row in rows}


def entries(*categories: str, **fields: int) -> Callable[[Record], bool]:
    """Return a predicate for the entries of a list: categories, and values of fields."""

    def belongs(entry: Record) -> bool:
        return entry["category"] in categories and all(entry[name] == value for name, value in fields.items())

    return belongs


@dataclass(frozen=True)
class List:
    """A list, and its model."""

    operation: str
    table: str
    key: str
    path: Mapping[str, int] = field(default_factory=dict)
    belongs: Callable[[Record], bool] = lambda record: True
    model: Mapping[str, Model] = field(default_factory=dict)

    def value(self, record: Record, name: str) -> Any:
        return self.model.get(name, lambda row: row[name])(record)


TYPES: Mapping[str, Model] = {"archived": archived_time, "updated": modified, "profession_id": profession}


def of_book(operation: str, belongs: Callable[[Record], bool], **path: int) -> List:
    return List(operation, "appointment", "appointment_id", path, belongs, {"updated": modified})


def of_resources(operation: str, number: int | None = None, **path: int) -> List:
    return List(operation, "resource", "resource_id", path, lambda row: number is None or row["resource_id"] == number)


BOOK = (
    of_book("listAppointmentBook", entries("Patient", "Group", "Note", "Rule Out")),
    of_book("listAppointments", entries("Patient")),
    of_book("listAppointmentsByAppointmentType", entries("Patient", appointment_type_id=2), appointment_type_id=2),
    of_book("listAppointmentsByBusiness", entries("Patient", business_id=2), business_id=2),
    of_book("listAppointmentsByProfession", entries("Patient", profession_id=5), profession_id=5),
    of_book("listAppointmentsByPatient", entries("Patient", client_id=7), client_id=7),
    of_book("listAppointmentsByPractitioner", entries("Patient", practitioner_id=3), practitioner_id=3),
    of_book("listAppointmentsByResource", lambda row: 4 in row["resource_ids"], resource_id=4),
    of_book("listNotes", entries("Note")),
    of_book("listRuleOuts", entries("Rule Out")),
    List(
        "listGroupAppointmentMembers",
        "group_member",
        "appointment_client_id",
        {"appointment_id": 4104},
        lambda row: row["appointment_id"] == 4104,
    ),
    List("listCancellationReasons", "cancellation_reason", "appointment_cancellation_reason_id"),
    List("listRescheduleReasons", "reschedule_reason", "appointment_reschedule_reason_id"),
    List("listAppointmentStatuses", "appointment_status", "appointment_status_id"),
    List("listAppointmentTypes", "appointment_type", "appointment_type_id", model=TYPES),
    List(
        "getProfessionAppointmentTypes",
        "appointment_type",
        "appointment_type_id",
        {"profession_id": 5},
        lambda row: takes(row, 5),
        TYPES,
    ),
    of_resources("listResources"),
    of_resources("listResourcesByAppointment", 4, appointment_id=4101),
    of_resources("listResourcesByAppointmentType", 4, appointment_type_id=2),
    of_resources("listResourcesByGroupAppointment", 5, appointment_id=4104),
    of_resources("listResourcesByNote", 1, appointment_id=4102),
)

LISTS = (
    *BOOK,
    List(
        "listPatients",
        "patient",
        "client_id",
        model={"phone": phones, "status": status, "archived": archived_time},
    ),
    List(
        "listAccountsForPatient",
        "account",
        "account_id",
        {"client_id": 7},
        lambda row: row["client_id"] == 7,
        {"updated": lambda row: row["modified"]},
    ),
    List("listAccountsByPayer", "account", "account_id", {"payer_id": 6}, lambda row: row["payer_id"] == 6),
    List("listPatientContacts", "patient_contact", "patient_contact_id", model={"phone": phones}),
    List(
        "listPatientContactsByPatient",
        "patient_contact",
        "patient_contact_id",
        {"client_id": 7},
        lambda row: row["client_id"] == 7,
    ),
    List("listPractitioners", "practitioner", "practitioner_id", model=PRACTITIONERS),
    List(
        "listPractitionersFromBusiness",
        "practitioner",
        "practitioner_id",
        {"business_id": 1},
        lambda row: any(link["business_id"] == 1 for link in row["businesses"]),
        PRACTITIONERS,
    ),
    List(
        "listPractitionersFromProfession",
        "practitioner",
        "practitioner_id",
        {"profession_id": 1},
        lambda row: any(link["profession_id"] == 1 for link in row["professions"]),
        PRACTITIONERS,
    ),
    List("listBusinesses", "business", "business_id", model={"archived": archived_time}),
    List("listProfessions", "profession", "profession_id", model={"archived": archived_time}),
    List(
        "listProfessionsFromPractitioner",
        "profession",
        "profession_id",
        {"practitioner_id": 2},
        lambda row: row["profession_id"] in (1, 2),
        {"archived": archived_time},
    ),
    List("listPronouns", "pronoun", "pronoun_id"),
    List("listSex", "sex", "sex_id"),
    List("listFeeCategories", "fee_category", "fee_cat_id"),
    List("listItems", "item", "item_id"),
    List("listItemsByItemGroup", "item", "item_id", {"item_group_id": 15}, lambda row: row["item_id"] in (12, 13)),
    List("listItemGroups", "item_group", "item_group_id"),
    List(
        "listPayerContactsByPayer",
        "payer_contact",
        "payer_contact_id",
        {"payer_id": 4},
        lambda row: row["payer_id"] == 4,
    ),
    List("listReferrers", "referrer", "referrer_id", model={"active": lambda row: not row["archive"]}),
    List("listOrganisations", "organisation", "organisation_id"),
    List(
        "listInvoicesByPatientAccount",
        "invoice",
        "invoice_id",
        {"client_id": 7, "account_id": 9},
        lambda row: row["account_id"] == 9,
        {
            "owing": owing,
            "appointment_id": lambda row: tuple(
                line["appointment_id"] for line in row["invoice_items"] if line["appointment_id"] is not None
            ),
            "payment_id": lambda row: tuple(payment["payment_id"] for payment, _ in paid_for(row)),
        },
    ),
    List("listInvoicesByPatient", "invoice", "invoice_id", {"client_id": 7}, lambda row: row["client_id"] == 7),
    List(
        "listPaymentsByPatientAccount",
        "payment",
        "payment_id",
        {"client_id": 7, "account_id": 9},
        lambda row: row["account_id"] == 9,
        {
            "unallocated": lambda row: money([row["total"], *(-part["amount"] for part in row["payment_items"])]),
            "payment_date": lambda row: row["payment_time"][:10],
            "invoice_item_id": lambda row: tuple(part["invoice_item_id"] for part in row["payment_items"]),
        },
    ),
    List(
        "listPatientAttachmentsByPatient",
        "attachment",
        "attachment_client_id",
        {"client_id": 7},
        lambda row: row["client_id"] == 7,
    ),
    List(
        "listPatientAttachmentsByFolder",
        "attachment",
        "attachment_client_id",
        {"patient_attachment_folder_id": 71},
        lambda row: row["attachment_client_folder_id"] == 71,
    ),
    List(
        "listPatientAttachmentFoldersByPatient",
        "attachment_folder",
        "attachment_client_folder_id",
        {"client_id": 7},
        lambda row: row["client_id"] == 7,
    ),
)

ELSEWHERE = {
    "listCancelledAppointments",  # two tables in one list: test_cancelled.py
    "listAvailableAppointments",  # computed, not stored: test_availability.py
    "listAvailableGroupAppointments",
}

ORDER = ("<", "<=", ">", ">=")
SIGNS = {
    "string": ("=", "!=", "~"),
    "boolean": ("=", "!="),
    "date-time": ORDER,
    "integer-equals": ("=",),
    **dict.fromkeys(("integer", "number", "date", "date-time-local"), ("=", "!=", *ORDER)),
}


def documented() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return path and operation of every list of the model, by operation ID."""
    paths = documents.load("pracsuite")["paths"]
    operations = [(path, item["get"]) for path, item in paths.items() if "get" in item]
    return {
        operation["operationId"]: (path, operation)
        for path, operation in operations
        if "x-pagination" in operation and operation["operationId"] not in ELSEWHERE
    }


OPERATIONS = documented()


def test_the_model_covers_every_list() -> None:
    assert {one.operation for one in LISTS} == OPERATIONS.keys()


@pytest.fixture(scope="module")
def client() -> Any:
    with pracsuite_client(shared_mock()) as made:
        yield made


def fits(found: Any, sign: str, wanted: Any) -> bool:
    """Apply a filter: a record without a value matches none; of several values any may match."""
    if isinstance(found, tuple):
        return any(fits(one, sign, wanted) for one in found)
    if found is None:
        return False
    if isinstance(found, str) and isinstance(wanted, str):
        found, wanted = found.casefold(), wanted.casefold()
    return wanted in found if sign == "~" else COMPARISONS[sign](found, wanted)


def written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def near(value: Any, kind: str) -> st.SearchStrategy[Any]:
    """A value of a record, or one next to it."""
    if kind in {"integer", "number"}:
        return st.sampled_from([value, value + 1, value - 1])
    if kind == "string":
        start = st.integers(0, max(0, len(value) - 1))
        return st.one_of(st.just(value), st.just(value.swapcase()), start.map(lambda place: value[place : place + 3]))
    return st.just(value)


def fetch(client: httpx.Client, one: List, **query: Any) -> list[dict[str, Any]]:
    """Return all pages of a list, and check every part of them."""
    path, operation = OPERATIONS[one.operation]
    url: str | None = path.format(**one.path)
    rows: list[dict[str, Any]] = []
    first = True
    while url is not None:
        answer = client.get(url, params=query if first else None)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        records = page[operation["x-pagination"]["items"]]
        assert [row["row_num"] for row in records] == list(range(len(rows) + 1, len(rows) + len(records) + 1))
        assert {row["total_rows"] for row in records} <= {page["total_entries"]}
        rows += records
        url, first = page["links"]["next"], False
    assert len(rows) == page["total_entries"]
    return rows


def expected(one: List) -> list[Record]:
    records = [record for record in stored(one.table) if one.belongs(record)]
    return sorted(records, key=lambda record: record[one.key])


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.operation)
def test_a_list_returns_every_matching_record(client: httpx.Client, one: List) -> None:
    rows = fetch(client, one, page_size=7)
    assert sorted(row[one.key] for row in rows) == [record[one.key] for record in expected(one)] != []


@pytest.mark.parametrize("one", [one for one in LISTS if one.path], ids=lambda one: one.operation)
def test_a_list_under_an_unknown_parent_is_empty_or_not_found(client: httpx.Client, one: List) -> None:
    path, operation = OPERATIONS[one.operation]
    answer = client.get(path.format(**dict.fromkeys(one.path, 9999)))
    if "404" in operation["responses"]:
        assert answer.status_code == 404
    else:
        assert answer.json()["total_entries"] == 0


@pytest.mark.parametrize(
    "one", [one for one in LISTS if OPERATIONS[one.operation][1].get("x-filters")], ids=lambda one: one.operation
)
@settings(max_examples=cases(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_filters_match_the_model(client: httpx.Client, one: List, data: st.DataObject) -> None:
    kinds = OPERATIONS[one.operation][1]["x-filters"]
    records = expected(one)
    conditions: list[str] = []
    kept = records
    for name in data.draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=2)):
        values: list[Any] = []
        for record in records:
            found = one.value(record, name)
            values += found if isinstance(found, tuple) else [found]
        known = sorted({value for value in values if value is not None})
        if not known:
            continue
        wanted = data.draw(st.sampled_from(known).flatmap(lambda value, kind=kinds[name]: near(value, kind)))
        sign = data.draw(st.sampled_from(SIGNS[kinds[name]]))
        conditions.append(f"{name}:{sign}{written(wanted)}")
        kept = [record for record in kept if fits(one.value(record, name), sign, wanted)]
    rows = fetch(client, one, **{"q[]": conditions})
    assert {row[one.key] for row in rows} == {record[one.key] for record in kept}


@pytest.mark.parametrize(
    "one", [one for one in LISTS if OPERATIONS[one.operation][1].get("x-sort")], ids=lambda one: one.operation
)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_lists_are_sorted_as_requested(client: httpx.Client, one: List, data: st.DataObject) -> None:
    fields = data.draw(st.permutations(OPERATIONS[one.operation][1]["x-sort"]))
    rows = fetch(client, one, sort_by=",".join(fields), page_size=data.draw(st.integers(1, 100)))

    def rank(record: Record) -> list[tuple[bool, Any]]:
        values = [one.value(record, name) for name in fields]
        return [(value is None, value.casefold() if isinstance(value, str) else value or 0) for value in values]

    ordered = sorted(expected(one), key=rank)
    assert [row[one.key] for row in rows] == [record[one.key] for record in ordered]


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.operation)
def test_an_invalid_filter_or_order_is_rejected(client: httpx.Client, one: List) -> None:
    path, operation = OPERATIONS[one.operation]
    url = path.format(**one.path)
    wrong: list[dict[str, Any]] = [{"sort_by": "nothing"}, {"page": 0}, {"page_size": 101}, {"nothing": 1}]
    if "x-filters" in operation:
        wrong.append({"q[]": "nothing:=1"})
    wrong += [{"q[]": f"{name}:~1"} for name, kind in operation.get("x-filters", {}).items() if kind != "string"]
    wrong += [{"q[]": f"{name}:=x"} for name, kind in operation.get("x-filters", {}).items() if kind != "string"]
    for query in wrong:
        answer = client.get(url, params=query)
        assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client"), query


def test_list_tests_leave_the_shared_mock_unchanged() -> None:
    fresh = small_mock().practice.pracsuite[0]
    for one in LISTS:
        assert list(stored(one.table)) == list(fresh.table(one.table).records())
