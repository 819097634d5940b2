"""Filters, sorting and paging, compared with a few lines of Python."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import OTHER
from practice_mock.pracsuite.domain.filters import condition
from practice_mock.pracsuite.domain.lists import ListRules, plain_value
from practice_mock.rejection import BadParameter
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record
from tests.mock.support import COMPARISONS, NOW, frozen_mock, pracsuite_client
from tests.tiers import cases

MOCK = frozen_mock()
CLIENT = pracsuite_client(MOCK)
SMALL = pracsuite_client(MOCK, OTHER.pracsuite)
"""A practice whose book can be read page by page quickly."""

quick = settings(max_examples=cases(60), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def everything(client: httpx.Client, path: str, key: str) -> list[dict[str, Any]]:
    """Return a whole list by following its links."""
    rows: list[dict[str, Any]] = []
    url: str | None = f"{path}?page_size=100"
    while url is not None:
        page = client.get(url).json()
        rows += page[key]
        url = page["links"]["next"]
    return [{name: value for name, value in row.items() if name not in {"row_num", "total_rows"}} for row in rows]


APPOINTMENTS = everything(SMALL, "/appointment", "appointments")
PATIENTS = everything(CLIENT, "/patient", "clients")

integer_fields = st.sampled_from(
    ["profession_id", "business_id", "client_id", "appointment_type_id", "practitioner_id"]
)
integer_conditions = st.tuples(integer_fields, st.sampled_from(sorted(COMPARISONS)), st.integers(-1, 9).map(str))
time_conditions = st.tuples(
    st.just("app_time"),
    st.sampled_from(sorted(COMPARISONS)),
    st.sampled_from([row["app_time"] for row in APPOINTMENTS] + ["0001-01-01T00:00:00", "9999-12-31T23:59:59"]),
)
conditions = st.lists(st.one_of(integer_conditions, time_conditions), max_size=3)
sorts = st.lists(
    st.sampled_from(["appointment_id", "app_time", "client_id", "business_id", "appointment_type_id", "updated"]),
    max_size=3,
)


def expected(chosen: list[tuple[str, str, str]], sort_by: list[str]) -> list[dict[str, Any]]:
    rows = [
        row
        for row in APPOINTMENTS
        if all(
            COMPARISONS[sign](row[field], value if field == "app_time" else int(value)) for field, sign, value in chosen
        )
    ]
    return sorted(rows, key=lambda row: [row["modified" if field == "updated" else field] for field in sort_by])


@quick
@given(conditions, sorts, st.integers(1, 5), st.integers(1, 100), st.booleans())
def test_a_page_is_a_slice_of_the_filtered_records(
    chosen: list[tuple[str, str, str]], sort_by: list[str], page: int, size: int, as_json: bool
) -> None:
    params: dict[str, Any] = {"page": page, "page_size": size, "q[]": [":".join((f, s + v)) for f, s, v in chosen]}
    if sort_by:
        params["sort_by"] = str(sort_by).replace("'", '"') if as_json else ",".join(sort_by)
    answer = SMALL.get("/appointment", params=params).json()
    rows = expected(chosen, sort_by)
    start = (page - 1) * size
    wanted = [
        {**row, "row_num": start + place, "total_rows": len(rows)}
        for place, row in enumerate(rows[start : start + size], 1)
    ]
    assert answer["appointments"] == wanted
    assert answer["total_entries"] == len(rows)
    assert (answer["links"]["next"] is None) == (page * size >= len(rows))
    assert (answer["links"]["previous"] is None) == (page == 1)


@quick
@given(st.integers(8, 60), conditions)
def test_pages_of_any_size_add_up_to_the_list(size: int, chosen: list[tuple[str, str, str]]) -> None:
    params: dict[str, Any] = {"page_size": size, "q[]": [f"{field}:{sign}{value}" for field, sign, value in chosen]}
    found, url = [], str(httpx.URL("/appointment", params=params))
    while url is not None:
        page = SMALL.get(url).json()
        found += [row["appointment_id"] for row in page["appointments"]]
        url = page["links"]["next"]
    assert found == [row["appointment_id"] for row in expected(chosen, [])]


texts = st.sampled_from(["a", "E", "er", "OLD", "é", "Robin", "robin", "xyz", ""])


@quick
@given(st.sampled_from(["first_name", "surname", "email", "preferred_name"]), st.sampled_from(["=", "!=", "~"]), texts)
def test_text_is_compared_in_any_letter_case(field: str, sign: str, text: str) -> None:
    compare: dict[str, Callable[[str], bool]] = {
        "=": lambda value: value.lower() == text.lower(),
        "!=": lambda value: value.lower() != text.lower(),
        "~": lambda value: text.lower() in value.lower(),
    }
    wanted = [row["client_id"] for row in PATIENTS if row[field] is not None and compare[sign](row[field])]
    answer = CLIENT.get("/patient", params={"q[]": f"{field}:{sign}{text}", "page_size": 100}).json()
    assert [row["client_id"] for row in answer["clients"]] == wanted[:100]
    assert answer["total_entries"] == len(wanted)


def found(*chosen: str) -> set[int]:
    query = {"q[]": list(chosen), "page_size": 100}
    pages = [CLIENT.get("/patient", params={**query, "page": page}).json()["clients"] for page in range(1, 7)]
    return {row["client_id"] for page in pages for row in page}


def patients(test: Callable[[dict[str, Any]], bool]) -> set[int]:
    return {row["client_id"] for row in PATIENTS if test(row)}


def test_patients_are_filtered_by_computed_values() -> None:
    assert found("phone:~0491 570 006") == patients(lambda row: row["mobile"] == "0491 570 006") != set()
    assert found("status:=1") == patients(lambda row: not row["archive"] and not row["deceased"])
    assert found("status:=2") == patients(lambda row: row["archive"] or row["deceased"])
    assert found("status:=3") == patients(lambda row: True)
    assert found("status:=4") == patients(lambda row: row["archive"] and not row["deceased"]) != set()
    assert found("status:=5") == patients(lambda row: not row["deceased"])
    assert found("status:=6") == patients(lambda row: row["deceased"]) != set()
    assert found("status:=7") == set()
    assert found("sms_marketing_type:=3") == patients(lambda row: row["sms_marketing"] == "Soft Opt-Out") != set()
    assert found("archived:>2026-01-01T00:00:00Z") == patients(lambda row: row["archive"])
    assert found("archived:>2026-12-01T00:00:00Z") == set()
    assert found("date_of_birth:=1980-02-03") == {7}
    assert found("date_of_birth:<1950-01-01", "surname:~a") == patients(
        lambda row: row["date_of_birth"] < "1950-01-01" and "a" in row["surname"].lower()
    )


def test_an_instant_may_have_an_offset_and_a_fraction() -> None:
    made = [row["file_created"] for row in PATIENTS]
    instants = ("2025-01-01T00:00:00Z", "2025-01-01T10:30:00+10:30", "2024-12-31t23:59:59.9999999z"[:-3] + "z")
    for instant in instants[:2]:
        assert len(found(f"file_created:>={instant}")) == sum(one >= "2025-01-01T00:00:00.000000Z" for one in made)


def test_patients_are_sorted_by_name() -> None:
    rows = CLIENT.get("/patient", params={"sort_by": "surname,first_name", "page_size": 100}).json()["clients"]
    names = [(row["surname"].casefold(), row["first_name"].casefold()) for row in rows]
    assert names == sorted(names)
    assert len(set(names)) > 50


def test_a_record_without_a_value_is_sorted_last() -> None:
    rules = ListRules({}, {}, ("size",))
    rows: list[Record] = [{"size": 2}, {"size": None}, {"size": 1}]
    assert rules.select(rows, (), ["size"], plain_value) == [{"size": 1}, {"size": 2}, {"size": None}]


@pytest.mark.parametrize(
    "params",
    [
        {"q[]": "colour:=red"},
        {"q[]": "updated:=2026-01-01T00:00:00Z"},
        {"q[]": "updated:>=2026-01-01T00:00:00"},
        {"q[]": "updated:>=2026-01-01"},
        {"q[]": "updated:>=0001-01-01T00:00:00+10:00"},
        {"q[]": "app_time:~2026"},
        {"q[]": "app_time:>=2026-01-01T00:00:00Z"},
        {"q[]": "app_time:>=2026-02-30T00:00:00"},
        {"q[]": "client_id:~7"},
        {"q[]": "client_id:=seven"},
        {"q[]": "client_id:=7.0"},
        {"q[]": "client_id:="},
        {"q[]": "client_id:7"},
        {"q[]": "client_id"},
        {"q[]": ""},
        {"q[]": ["client_id:=7", "modified:>=2026-01-01T00:00:00Z"]},
        {"q": "client_id:=7"},
        {"sort_by": "colour"},
        {"sort_by": "-appointment_id"},
        {"sort_by": '["appointment_id"'},
        {"sort_by": '["appointment_id", 1]'},
        {"sort_by": '["appointment_id","colour"]'},
    ],
)
def test_an_invalid_list_parameter_is_a_bad_request(params: dict[str, Any]) -> None:
    answer = CLIENT.get("/appointment", params=params)
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client")
    assert answer.json()["error"]["code"] == "INVALID_PARAMS"


@pytest.mark.parametrize(
    ("formats", "text", "record", "fits"),
    [
        ("boolean", "field:=true", True, True),
        ("boolean", "field:!=true", True, False),
        ("boolean", "field:=false", None, False),
        ("number", "field:<=2.5", 2.5, True),
        ("number", "field:<-0.5", 0, False),
        ("string", "field:=a:b=c", "A:B=C", True),
        ("string", "field:!=a", None, False),
        ("date-time", "field:<2027-01-04T00:30:00.000001Z", timestamp(NOW), True),
        ("date-time", "field:<2027-01-04T11:00:00+10:30", timestamp(NOW), False),
        ("date-time", "field:<=2027-01-04T11:00:00+10:30", timestamp(NOW), True),
        ("integer-equals", "field:=2", (1, 2), True),
        ("integer-equals", "field:=3", (1, 2), False),
    ],
)
def test_each_format_compares_its_values(formats: str, text: str, record: Any, fits: bool) -> None:
    assert condition(text, {"field": formats}, itemgetter).fits({"field": record}) is fits


@pytest.mark.parametrize("kind", ["number", "integer"])
@pytest.mark.parametrize("text", ["nan", "inf", "1e5", "1_000", "٣", "", " 5", "+5", "5\n", "9" * 31])
def test_a_filter_value_that_is_not_a_plain_number_is_rejected(text: str, kind: str) -> None:
    with pytest.raises(BadParameter):
        condition(f"field:>={text}", {"field": kind}, itemgetter)


@pytest.mark.parametrize(
    ("path", "field", "number"),
    [
        ("/appointment_type/2/appointment", "appointment_type_id", 2),
        ("/business/2/appointment", "business_id", 2),
        ("/profession/5/appointment", "profession_id", 5),
        ("/patient/7/appointment", "client_id", 7),
        ("/patient/999/appointment", "client_id", 999),
    ],
)
def test_a_list_under_a_parent_contains_its_records(path: str, field: str, number: int) -> None:
    assert everything(SMALL, path, "appointments") == [row for row in APPOINTMENTS if row[field] == number]
    answer = SMALL.get(path, params={"q[]": f"{field}:=1"})
    assert answer.status_code == 400  # the parent is not a filter of its own list


def test_links_keep_every_other_parameter_as_it_was_sent() -> None:
    query = (
        "q%5B%5D=app_time%3A%3E%3D2026-12-01T00:00:00&page_size=20&page=2&sort_by=%5B%22app_time%22%5D&q[]=client_id:>0"
    )
    answer = CLIENT.get(f"{MOCK.pracsuite_url}/appointment?{query}").json()
    links = answer["links"]
    asked = parse_qs(query)
    for name, page in (("self", "2"), ("previous", "1"), ("next", "3")):
        assert parse_qs(urlsplit(links[name]).query) == {**asked, "page": [page]}
        assert links[name].startswith(f"{MOCK.pracsuite_url}/appointment?")
    assert CLIENT.get(links["next"]).json()["appointments"][0]["row_num"] == 41


def test_a_page_after_the_end_is_empty_and_links_back() -> None:
    answer = CLIENT.get("/appointment", params={"page": 10**6, "page_size": 100}).json()
    assert answer["appointments"] == []
    last = -(-answer["total_entries"] // 100)
    assert parse_qs(urlsplit(answer["links"]["previous"]).query)["page"] == [str(last)]
