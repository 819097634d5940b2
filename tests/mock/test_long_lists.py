"""Lists that look up their records by sorted columns show the same as a search of all records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import documents
from practice_mock.coreplus.domain.names import dialled
from practice_mock.pracsuite.domain import patient
from practice_mock.pracsuite.domain.lists import ListRules, Value, plain_value
from practice_mock.state import stored_records
from practice_mock.state.clock import timestamp
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant
from practice_mock.testing import Mock, in_process
from tests.mock.coreplus_support import all_pages, booking, coreplus_client, day_query
from tests.mock.support import pracsuite_client, small_practice
from tests.tiers import cases

DAY = "2027-01-05"
FIRST = 4101


@pytest.fixture(scope="module", params=["in memory", "with a file"])
def mock(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mock]:
    """A small practice, all of whose lists are looked up as those of a large one are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stored_records, "FEW", 0)
        folder: Path = tmp_path_factory.mktemp("practice")
        practice = small_practice(db=folder / "state.sqlite") if request.param == "with a file" else small_practice()
        yield in_process(practice)
        practice.close()


times = st.sampled_from([f"{DAY}T{hour:02d}:{minute}:00" for hour in (9, 13, 14) for minute in (10, 30)])
places = st.fixed_dictionaries(
    {
        "app_time": times,
        "duration": st.just(20),
        "practitioner_id": st.sampled_from([1, 3]),
        "business_id": st.just(1),
    }
)
requests = st.one_of(
    st.tuples(st.just("POST"), st.just("/reserve_appointment"), places),
    st.tuples(st.just("POST"), st.just("/reserve_appointment"), places.map(lambda place: {**place, "rule_out": True})),
    st.tuples(st.just("POST"), st.just("/note"), places.map(lambda place: {**place, "description": "Stocktaking"})),
    st.tuples(
        st.just("POST"),
        st.just("/appointment"),
        places.map(lambda place: {**place, "client_id": 7, "appointment_type_id": 1}),
    ),
    st.tuples(st.just("PATCH"), st.just("/appointment/{last}"), st.fixed_dictionaries({"app_time": times})),
    st.tuples(st.just("POST"), st.just("/appointment/{last}/cancel"), st.just({"record_as_cancelled": True})),
    st.tuples(st.just("POST"), st.just("/patient"), st.just({"first_name": "Io", "surname": "Nova"})),
    st.tuples(st.just("wait"), st.sampled_from([0.5, 1, 600, 900]), st.none()),
)
switches = st.fixed_dictionaries(
    {
        "holds-in-book": st.sampled_from(["listed", "hidden"]),
        "hold-end": st.sampled_from(["released", "stays"]),
        "list-delay": st.sampled_from(["none", "one-second"]),
    }
)


def listed_already(tenant: Tenant, entry: Record) -> bool:
    if tenant.switches.is_at("list-delay", "none"):
        return True
    return bool(entry["created"] <= timestamp(tenant.now() - timedelta(seconds=1)))


def in_book(tenant: Tenant, entry: Record) -> bool:
    held = entry["category"] == "Reserved"
    listed = not held or tenant.switches.is_at("holds-in-book", "listed")
    expired = entry["hold_until"] is not None and entry["hold_until"] <= tenant.timestamp()
    return listed and not expired and listed_already(tenant, entry)


def of_patients(tenant: Tenant, entry: Record) -> bool:
    return entry["category"] == "Patient" and listed_already(tenant, entry)


class Listed:
    """A list, and the records that it should show."""

    def __init__(
        self,
        path: str,
        rows: str,
        table: str,
        belongs: Callable[[Tenant, Record], bool] = lambda tenant, record: True,
        value: Value = plain_value,
        **equal: int,
    ) -> None:
        self.path, self.rows, self.table, self.belongs, self.value, self.equal = (
            path,
            rows,
            table,
            belongs,
            value,
            equal,
        )
        operation = documents.load("pracsuite")["paths"][path]["get"]
        self.rules = ListRules.of(operation)

    def expected(self, tenant: Tenant, conditions: Sequence[str], order: Sequence[str]) -> list[Any]:
        """Return the IDs of the records that a search of all records finds."""
        table = tenant.table(self.table)
        records = [
            record
            for record in table.records()
            if self.belongs(tenant, record) and all(record[name] == value for name, value in self.equal.items())
        ]
        return [record[self.key] for record in self.rules.select(records, conditions, order, self.value)]

    @property
    def key(self) -> str:
        return "client_id" if self.table == "patient" else "appointment_id"


LISTS = [
    Listed("/appointment_book", "data", "appointment", in_book),
    Listed("/appointment", "appointments", "appointment", of_patients),
    Listed(
        "/practitioner/{practitioner_id}/appointment", "appointments", "appointment", of_patients, practitioner_id=3
    ),
    Listed("/note", "notes", "appointment", lambda tenant, entry: entry["category"] == "Note"),
    Listed("/rule_out", "rule_outs", "appointment", lambda tenant, entry: entry["category"] == "Rule Out"),
    Listed("/patient", "clients", "patient", value=patient.filtered_value),
]
VALUES = {
    "date-time": ["2027-01-04T00:30:00Z", "2027-01-04T00:30:01Z", "2026-06-01T00:00:00Z"],
    "date-time-local": [f"{DAY}T00:00:00", f"{DAY}T13:10:00", f"{DAY}T23:59:59"],
    "date": ["1980-01-01"],
    "integer": ["1", "3", "7"],
    "integer-equals": ["1"],
    "string": ["Nova"],
}
SIGNS = {"date-time": ["<=", ">"], "integer-equals": ["="], "string": ["=", "~"]}


@st.composite
def questions(draw: st.DrawFn) -> tuple[Listed, list[str], list[str], int]:
    one = draw(st.sampled_from(LISTS))
    conditions: list[str] = []
    for name in draw(st.lists(st.sampled_from(sorted(one.rules.filters)), max_size=3)):
        kind = one.rules.filters[name]
        sign = draw(st.sampled_from(SIGNS.get(kind, ["=", "!=", "<", "<=", ">", ">="])))
        conditions.append(f"{name}:{sign}{draw(st.sampled_from(VALUES[kind]))}")
    order = draw(st.lists(st.sampled_from(one.rules.sort), max_size=2)) if one.rules.sort else []
    return one, conditions, order, draw(st.sampled_from([3, 100]))


def pages(client: httpx.Client, one: Listed, conditions: list[str], order: list[str], size: int) -> list[Any]:
    """Return the IDs of some pages of a list, of which the total must be as stated."""
    query: dict[str, Any] = {"q[]": conditions, "page_size": size} | ({"sort_by": ",".join(order)} if order else {})
    found: list[Any] = []
    number, total = 1, 1
    while (number - 1) * size < total and number < 6:
        response = client.get(one.path.format(**one.equal), params={**query, "page": number})
        assert response.status_code == 200, response.text
        page = response.json()
        total = page["total_entries"]
        rows = page[one.rows]
        assert len(rows) == max(0, min(size, total - len(found)))
        found += [row[one.key] for row in rows]
        number += 1
    return [total, *found]


@settings(max_examples=cases(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(requests, switches, questions()), max_size=12), st.lists(questions(), min_size=2, max_size=4))
def test_a_list_shows_what_a_search_finds(mock: Mock, steps: list[Any], last: list[Any]) -> None:
    mock.practice.reset()
    tenant = mock.practice.pracsuite[0]
    number = FIRST
    with pracsuite_client(mock) as client:
        for step in (*steps, *last):
            match step:
                case dict():
                    mock.practice.switches.put(cast("dict[str, str]", step))
                case ("wait", seconds, None):
                    mock.practice.clock.advance(timedelta(seconds=seconds))
                case (str() as method, path, body):
                    made = client.request(method, path.format(last=number), json=body)
                    assert made.status_code in {200, 201, 204, 404, 409, 422}, made.text
                    if made.status_code == 201:
                        number = made.json().get("appointment_id", number)
                case (Listed() as one, conditions, order, size):
                    expected = one.expected(tenant, conditions, order)
                    shown = pages(client, one, conditions, order, size)
                    assert shown == [len(expected), *expected[: 5 * size]], (one.path, conditions, order)
                case _:
                    raise AssertionError(step)


@pytest.mark.parametrize("holds", ["listed", "hidden"])
@pytest.mark.parametrize("end", ["released", "stays"])
@pytest.mark.parametrize("delay", ["none", "one-second"])
def test_book_changes_at_the_moment_at_which_a_hold_ends_or_an_entry_is_listed(
    mock: Mock, holds: str, end: str, delay: str
) -> None:
    mock.practice.reset()
    mock.practice.switches.put({"holds-in-book": holds, "hold-end": end, "list-delay": delay})
    tenant, (book, appointments, *_) = mock.practice.pracsuite[0], LISTS
    with pracsuite_client(mock) as client:
        for hour in (9, 13):
            place = {"app_time": f"{DAY}T{hour:02d}:10:00", "duration": 20, "practitioner_id": 1, "business_id": 1}
            assert client.post("/reserve_appointment", json=place).status_code == 201
            booked = {**place, "practitioner_id": 3, "client_id": 7, "appointment_type_id": 1, "column_number": 2}
            assert client.post("/appointment", json=booked).status_code == 201
            for seconds in (0, 0.5, 0.5, 0.5, 898, 0.5, 0.25):
                mock.practice.clock.advance(timedelta(seconds=seconds))
                for one in (book, appointments):
                    expected = one.expected(tenant, (), ())
                    for page in (1, max(1, len(expected) // 50), len(expected) // 50 + 1):
                        response = client.get(one.path, params={"page": page}).json()
                        assert response["total_entries"] == len(expected)
                        assert [row[one.key] for row in response[one.rows]] == expected[page * 50 - 50 : page * 50]


starts = st.integers(0, 40).map(lambda number: f"2026-01-05T{9 + number // 12:02d}:{number % 12 * 5:02d}:00+11:00")


@settings(max_examples=cases(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(starts, st.booleans()), max_size=8))
def test_appointments_of_a_period_are_those_that_start_in_it(mock: Mock, made: list[tuple[str, bool]]) -> None:
    mock.practice.reset()
    with coreplus_client(mock) as client:
        for start, cancelled in made:
            end = start.replace(":00+", ":01+") if start.endswith("0:00+11:00") else start.replace("5:00+", "9:00+")
            response = client.post("/Appointment/", json=booking(start, end))
            if response.status_code == 200 and cancelled:
                number = response.json()["appointment"]["appointmentId"]
                client.post(f"/Appointment/{number}", json={"deleted": True})
        table = mock.practice.coreplus[0].table("appointment")
        for first, last in (("2026-01-05", "2026-01-05"), ("2026-01-05", "2027-01-31"), ("2027-01-04", "2027-01-06")):
            bounds = [f"{day}T13:00:00" for day in (before(first), last)]
            expected = sorted(
                (one["startDateTime"], one["appointmentReferenceNumber"])
                for one in table.records()
                if bounds[0] <= one["startDateTime"] < bounds[1]
            )
            found = all_pages(client, "/Appointment/", "appointments", **day_query(first, last))
            assert [one["appointmentReferenceNumber"] for one in found] == [number for _, number in expected]


def before(day: str) -> str:
    """Return the day before, whose 13:00 UTC is midnight in Melbourne in summer."""
    year, month, number = day.split("-")
    return f"{year}-{month}-{int(number) - 1:02d}"


filters = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["a", "Vega", "io nova"]),
        "mobile": st.sampled_from(["0491 570 006", "+61 491 570 110", "0491570157", "x"]),
        "dateOfBirth": st.sampled_from(["1980-02-29", "1990-01-01"]),
    },
)


@settings(max_examples=cases(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters, st.sampled_from(["all", "any"]), st.sets(st.integers(0, 5), max_size=3), st.data())
def test_clients_are_those_that_match(
    mock: Mock, wanted: dict[str, str], how: str, deleted: set[int], data: st.DataObject
) -> None:
    mock.practice.reset()
    mock.practice.switches.put({"client-filters": how})
    tenant = mock.practice.coreplus[0]
    table = tenant.table("client")
    for place in deleted:
        table.put({**table.records()[place], "Status": "Deleted"})
    one = data.draw(st.sampled_from(table.records()))
    for name, field in (("mobile", "phoneNumberMobile"), ("dateOfBirth", "dateOfBirth")):
        if name in wanted and one[field] and data.draw(st.booleans()):
            wanted[name] = one[field]
    number = dialled(wanted.get("mobile", ""))

    def tests(record: Record) -> Iterator[bool]:
        if "name" in wanted:
            first, last, preferred = (record[name].casefold() for name in ("firstName", "lastName", "preferredName"))
            yield any(wanted["name"].casefold() in text for text in (f"{first} {last}", f"{last} {first}", preferred))
        if "mobile" in wanted:
            yield dialled(record["phoneNumberMobile"]) == number
        if "dateOfBirth" in wanted:
            yield record["dateOfBirth"] == wanted["dateOfBirth"]

    suits = any if wanted and how == "any" else all
    expected = [
        record["clientId"] for record in table.records() if record["Status"] != "Deleted" and suits(tests(record))
    ]
    with coreplus_client(mock) as client:
        found = all_pages(client, "/Client/", "clients", **wanted)
    assert [row["clientId"] for row in found] == expected
