"""Records of the user's own: from a folder or by a control call, all or none, with clear errors."""

from __future__ import annotations

import copy
import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock import Clock, Practice, StateFileError
from practice_mock.cli import main
from practice_mock.control import Control
from practice_mock.json_types import is_array, is_object
from practice_mock.loading import DataError
from practice_mock.state.backend import Origin
from practice_mock.testing import Mock, in_process
from tests.mock.coreplus_support import coreplus_client
from tests.mock.support import NOW, pracsuite_client, small_stores

CLINIC, KIM, SAM = (f"0000000{number}-0000-4000-9000-00000000000{number}" for number in (1, 2, 3))

PRACSUITE: Mapping[str, list[dict[str, Any]]] = {
    "businesses": [{"business_id": 11, "display_name": "My Clinic", "suburb": "Exampleton"}],
    "practitioners": [
        {
            "practitioner_id": 21,
            "first_name": "Kim",
            "surname": "Own",
            "business_ids": [11],
            "profession_ids": [1, 2],
            "columns": 2,
        }
    ],
    "resources": [{"resource_id": 31, "description": "My room"}],
    "appointment_types": [{"appointment_type_id": 41, "description": "My visit", "duration": 40, "resource_ids": [31]}],
    "rosters": [
        {"practitioner_id": 21, "business_id": 11, "weekday": "Sunday", "start": "09:00", "end": "12:00"},
        {"practitioner_id": 21, "business_id": 11, "weekday": "Monday", "start": "09:00", "end": "12:00"},
    ],
    "patients": [
        {
            "client_id": 7001,
            "first_name": "Ada",
            "surname": "Own",
            "mobile": "0400 000 000",
            "preferred_name": "Addie",
            "default_sms_reminder": True,
        },
        {"first_name": "Bo", "surname": "Own", "date_of_birth": "1990-01-31"},
    ],
    "appointments": [
        {
            "appointment_id": 8001,
            "client_id": 7001,
            "practitioner_id": 21,
            "business_id": 11,
            "app_time": "2027-02-07T09:00:00",
            "duration": 40,
            "appointment_type_id": 41,
        }
    ],
}
COREPLUS: Mapping[str, list[dict[str, Any]]] = {
    "locations": [{"locationId": CLINIC, "name": "My Clinic", "timezone": "Australia/Perth"}],
    "practitioners": [{"practitionerId": KIM, "firstName": "Kim", "lastName": "Own"}],
    "rosters": [
        {"practitionerId": KIM, "locationId": CLINIC, "weekday": "Sunday", "startTime": "09:00", "endTime": "12:00"}
    ],
    "appointment_types": [{"description": "My visit", "durationMinutes": "30"}],
    "clients": [
        {
            "clientId": SAM,
            "firstName": "Ada",
            "lastName": "Own",
            "dateOfBirth": "1990-01-31",
            "addressResidential": {"city": "Exampleton", "state": "WA"},
        }
    ],
    "appointments": [
        {
            "startDateTime": "2027-02-07T09:00:00+08:00",
            "endDateTime": "2027-02-07T09:30:00+08:00",
            "practitioner": {"practitionerId": KIM},
            "locationId": CLINIC,
            "clients": [{"clientId": SAM}],
        }
    ],
}
DATA: Mapping[str, Any] = {"pracsuite": PRACSUITE, "coreplus": COREPLUS}


@pytest.fixture(scope="module", autouse=True)
def small_demo() -> Iterator[None]:
    """Make the demo small: nothing here depends on its size."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("practice_mock.practice._stores", small_stores)
        yield


@pytest.fixture(scope="module")
def server(small_demo: None) -> Mock:
    return in_process(Practice(clock=Clock(NOW)))


@pytest.fixture
def mock(server: Mock) -> Mock:
    server.practice.reset()
    return server


def flat(record: Mapping[str, Any]) -> dict[str, str]:
    """Return a record as the cells of a row."""
    cells: dict[str, str] = {}
    for name, value in record.items():
        if is_array(value) and not any(map(is_object, value)):
            cells[name] = ";".join(map(str, value))
        elif is_array(value) or is_object(value):
            parts = value.items() if is_object(value) else ((str(number), one) for number, one in enumerate(value))
            cells |= {f"{name}.{inner}": cell for inner, cell in flat(dict(parts)).items()}
        else:
            cells[name] = str(value)
    return cells


def write_csv(file: Path, records: list[dict[str, Any]]) -> None:
    rows = [flat(record) for record in records]
    text = io.StringIO()
    writer = csv.DictWriter(text, sorted({name for row in rows for name in row}))
    writer.writeheader()
    writer.writerows(rows)
    file.write_bytes("\ufeff".encode() + text.getvalue().encode())  # as a spreadsheet program saves it


def write(folder: Path, data: Mapping[str, Any], kind: str) -> Path:
    for api, files in data.items():
        (folder / api).mkdir(parents=True)
        for name, records in files.items():
            file = folder / api / f"{name}.{kind}"
            if kind == "csv":
                write_csv(file, records)
            else:
                file.write_text(json.dumps(records), "utf-8")
    return folder


def content(practice: Practice) -> str:
    """Return all records as text."""
    return repr(
        [[name, list(table.records())] for tenant in practice.tenants for name, table in tenant.tables().items()]
    )


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_folder_is_served(tmp_path: Path, kind: str) -> None:
    (tmp_path / "README.md").write_text("My data.")
    mock = in_process(Practice(clock=Clock(NOW), data=write(tmp_path, DATA, kind)))
    with pracsuite_client(mock) as client:
        patient = client.get("/patient/7001").json()
        assert (patient["first_name"], patient["preferred_name"], patient["mobile"]) == ("Ada", "Addie", "0400 000 000")
        booked = client.get("/appointment/8001").json()
        assert (booked["app_time"], booked["resource_ids"]) == ("2027-02-07T09:00:00", [31])
        assert client.get("/patient/7").json()["first_name"] == "Robin"
        assert client.get("/practitioner/21").json()["surname"] == "Own"
    with coreplus_client(mock) as client:
        (found,) = client.get("/Client/", params={"name": "Ada Own", "pageNumber": 1, "pageSize": 10}).json()["clients"]
        assert found["clientId"] == SAM


def test_json_and_csv_give_the_same_records(tmp_path: Path) -> None:
    first, second = (Practice(clock=Clock(NOW), data=write(tmp_path / kind, DATA, kind)) for kind in ("json", "csv"))
    assert content(first) == content(second) == content(Practice(clock=Clock(NOW), data=DATA))


def test_the_demo_can_be_left_out(tmp_path: Path) -> None:
    mock = in_process(Practice(clock=Clock(NOW), data=DATA, demo=False))
    with pracsuite_client(mock) as client:
        assert [one["surname"] for one in client.get("/patient").json()["clients"]] == ["Own", "Own"]
        assert [one["surname"] for one in client.get("/practitioner").json()["practitioners"]] == ["Own"]
        assert [one["appointment_id"] for one in client.get("/appointment").json()["appointments"]] == [8001]
        assert client.get("/appointment_status").json()["appointment_statuses"]
        second = {
            "client_id": 7001,
            "practitioner_id": 21,
            "business_id": 11,
            "appointment_type_id": 41,
            "duration": 40,
        }
        taken = client.post("/appointment", json={**second, "app_time": "2027-02-07T09:20:00"})
        assert taken.status_code == 409
        made = client.post("/patient", json={"first_name": "Io", "surname": "Nova"}).json()
        kept = mock.practice.pracsuite[0].table("patient").get(made["client_id"])
        assert kept is not None
        assert kept["default_practitioner_id"] == 21


def test_offered_times_follow_the_rosters_of_the_user() -> None:
    mock = in_process(Practice(clock=Clock(NOW), data=DATA))
    query = {"appointment_type_id": 41, "practitioner_ids": 21, "business_ids": 11}
    with pracsuite_client(mock) as client:
        found = client.get("/available_appointments", params={**query, "from": "2027-02-07", "to": "2027-02-08"})
    times = sorted({time["app_time"] for time in found.json()["available_times"]})
    assert (times[0], times[-1]) == ("2027-02-07T09:45:00", "2027-02-08T11:15:00")


def test_a_control_call_adds_records_and_a_reset_removes_them(mock: Mock) -> None:
    before = content(mock.practice)
    with mock.control() as control, pracsuite_client(mock) as client:
        assert control.load_data(DATA) == {
            f"{api}/{name}": len(records) for api, files in DATA.items() for name, records in files.items()
        }
        assert client.get("/patient/7001").json()["first_name"] == "Ada"
        control.reset()
        assert content(mock.practice) == before
        control.load_data({"pracsuite-2": {"patients": [{"first_name": "Io", "surname": "Nova"}]}}, replace=True)
        assert [one["surname"] for one in mock.practice.pracsuite[1].table("patient").records()] == ["Nova"]
        assert client.get("/patient/7").status_code == 200


def test_switches_have_no_effect_on_what_is_loaded(mock: Mock) -> None:
    """Not even on a booking of today, or on two people of one name."""
    data: Any = copy.deepcopy(DATA)
    data["pracsuite"]["appointments"][0]["app_time"] = "2027-01-04T11:20:00"
    data["coreplus"]["clients"].append({**COREPLUS["clients"][0], "clientId": KIM})
    contents: list[str] = []
    for world in ("default", "pessimistic"):
        mock.practice.reset()
        with mock.control() as control:
            control.put_switches({}, world=world)
            control.load_data(data, replace=True)
        contents.append(content(mock.practice))
    assert contents[0] == contents[1]


def test_a_record_with_a_known_id_is_replaced(mock: Mock) -> None:
    with mock.control() as control, pracsuite_client(mock) as client:
        account = client.get("/patient/7").json()["default_account_id"]
        control.load_data({"pracsuite": {"patients": [{"client_id": 7, "first_name": "New", "surname": "Name"}]}})
        patient = client.get("/patient/7").json()
        assert (patient["first_name"], patient["default_account_id"]) == ("New", account)
        assert client.get(f"/patient/7/account/{account}").json()["billing_name"] == "New Name"
        body = {"client_id": 7, "practitioner_id": 3, "business_id": 1, "appointment_type_id": 2, "duration": 30}
        moved = {**body, "appointment_id": 4101, "app_time": "2027-02-08T09:00:00"}
        control.load_data({"pracsuite": {"appointments": [moved]}})
        assert client.get("/appointment/4101").json()["app_time"] == "2027-02-08T09:00:00"


def failure(control: Control, data: Any, *, replace: bool = False) -> tuple[str, ...]:
    with pytest.raises(DataError) as caught:
        control.load_data(data, replace=replace)
    return caught.value.problems


def test_every_problem_is_named_with_its_record_and_field_and_nothing_is_loaded(mock: Mock) -> None:
    before, ids = content(mock.practice), mock.practice.ids.state
    data = copy.deepcopy(dict(DATA))
    data["pracsuite"]["patients"][0]["first_nam"] = data["pracsuite"]["patients"][0].pop("first_name")
    data["pracsuite"]["patients"][1]["client_id"] = 7001
    data["pracsuite"]["rosters"][0]["quux"] = 1
    data["pracsuite"]["rosters"][0]["weekday"] = "Someday"
    data["pracsuite"]["rosters"][1]["end"] = "08:00"
    data["pracsuite"]["appointments"][0]["appointment_type_id"] = 99
    data["coreplus"]["clients"][0]["practitionerId"] = CLINIC
    data["coreplus"]["appointments"][0]["startDateTime"] = "2027-02-07T08:00:00+08:00"
    with mock.control() as control:
        problems = failure(control, data, replace=True)
    assert content(mock.practice) == before
    assert mock.practice.ids.state == ids
    expected = [
        "pracsuite/patients, record 1: first_name must be given",
        "pracsuite/patients, record 1: first_nam is not a known field; did you mean first_name?",
        "pracsuite/appointments, record 1: appointment_type_id there is no such appointment type; "
        "use the ID of one that exists, or add it to the data",
        "coreplus/clients, record 1: practitionerId there is no such practitioner; "
        "use the ID of one that exists, or add it to the data",
        "pracsuite/rosters, record 2: end must be after start",
    ]
    assert set(expected) <= set(problems)
    [unknown] = [problem for problem in problems if "quux" in problem]
    assert unknown.startswith("pracsuite/rosters, record 1: quux is not a known field; the known fields are ")
    assert any(problem.startswith("pracsuite/rosters, record 1: weekday must be one of Monday") for problem in problems)


def test_an_id_that_is_given_twice_is_a_problem(mock: Mock) -> None:
    one = {"first_name": "Io", "surname": "Nova", "client_id": 9001}
    with mock.control() as control:
        (problem,) = failure(control, {"pracsuite": {"patients": [one, one]}})
    assert problem == ("pracsuite/patients, record 2: client_id is also the ID of record 1; give each record its own")


def test_bookings_of_one_time_are_a_problem(mock: Mock) -> None:
    one: dict[str, Any] = {
        "client_id": 7,
        "practitioner_id": 3,
        "business_id": 1,
        "appointment_type_id": 2,
        "duration": 30,
        "resource_ids": [],
    }
    one["app_time"] = "2027-02-08T09:00:00"
    with mock.control() as control:
        (problem,) = failure(control, {"pracsuite": {"appointments": [one, one]}})
    assert problem.startswith("pracsuite/appointments, record 2: app_time that time is taken, by record 1; choose ")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([], "an object of folders"),
        ({"pracsuite": []}, "an object of lists"),
        ({"pracsuite": {"patients": {}}}, "must be a list of records"),
        ({"pracsuite": {"patients": ["x"]}}, "record 1: must be an object"),
        ({"pracsuit": {}}, "did you mean pracsuite?"),
        ({"pracsuite": {"patient": []}}, "did you mean patients?"),
        ({"coreplus": {"xyz": []}}, "known are locations"),
    ],
)
def test_data_in_another_form_is_rejected(data: Any, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        Practice(clock=Clock(NOW), data=data)
    assert reason in str(caught.value)


FILES: Mapping[str, tuple[str, bytes, str]] = {
    "not JSON": ("pracsuite/patients.json", b"[{]", "pracsuite/patients.json: is not JSON"),
    "a repeated field": ("pracsuite/patients.json", b'[{"a": 1, "a": 2}]', "the field a twice"),
    "a number that JSON has not": ("pracsuite/patients.json", b'[{"a": NaN}]', "NaN is not a number"),
    "half a character": (
        "pracsuite/patients.json",
        b'[{"first_name": "\\ud800", "surname": "x"}]',
        "contains",
    ),
    "another encoding": ("pracsuite/patients.csv", "first_name\né".encode("latin-1"), "is not UTF-8"),
    "no names": ("pracsuite/patients.csv", b"", "the first line must contain the names"),
    "a name twice": ("pracsuite/patients.csv", b"surname,surname\na,b", "contains surname twice"),
    "a wrong type": (
        "pracsuite/patients.csv",
        b'first_name,surname,sex_id,suburb\nIo,Nova,1,"a\nb"\nBo,Nova,one,c',
        "pracsuite/patients.csv, line 4: sex_id must be of type integer",
    ),
    "more cells than names": (
        "pracsuite/patients.csv",
        b"first_name,surname\nIo,Nova,Sydney, NSW",
        "line 2: has 4 cells, and the first line 2",
    ),
    "an open quotation": ("pracsuite/patients.csv", b'first_name\n"Io', "is not CSV"),
    "another kind of file": ("pracsuite/patients.xlsx", b"", "is neither a .json nor a .csv file"),
    "an unknown file": ("pracsuite/patient.csv", b"first_name\nIo", "did you mean patients?"),
    "an unknown folder": ("prac/patients.csv", b"first_name\nIo", "did you mean pracsuite?"),
    "a file without a folder": ("patients.csv", b"first_name\nIo", "is not a folder"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, case: str) -> None:
    name, text, reason = FILES[case]
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text)
    with pytest.raises(DataError) as caught:
        Practice(clock=Clock(NOW), data=tmp_path)
    assert reason in str(caught.value)


def test_the_command_line_names_every_problem_and_does_not_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pracsuite").mkdir()
    (tmp_path / "pracsuite" / "patients.csv").write_text("first_name,surname,mobil\nIo,,1\n")
    assert main(["serve", "--port", "0", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "practice-mock: the data cannot be loaded:",
        "  pracsuite/patients.csv, line 2: surname must be given",
        "  pracsuite/patients.csv, line 2: mobil is not a known field; did you mean mobile?",
    ]
    assert main(["serve", "--port", "0", "--data", str(tmp_path / "nothing")]) == 1
    assert "nothing cannot be read: No such file" in capsys.readouterr().err
    assert main(["serve", "--port", "0", "--no-demo"]) == 1
    assert "pass them with --data" in capsys.readouterr().err


def test_a_file_keeps_the_data_and_resets_to_it(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    practice = Practice(clock=Clock(NOW), db=path, data=DATA)
    begun = content(practice)
    practice.close()
    for options in ({}, {"data": DATA}):
        mock = in_process(Practice(clock=Clock(NOW), db=path, **options))  # type: ignore[arg-type]
        with pracsuite_client(mock) as client:
            client.post("/patient", json={"first_name": "Io", "surname": "Nova"})
        mock.practice.reset()
        assert content(mock.practice) == begun
        assert content(mock.namespace("alice").practice) == begun
        mock.delete_namespace("alice")
        mock.practice.close()
    with pytest.raises(StateFileError, match="it was made with other data"):
        Practice(db=path, data={"pracsuite": {}})
    with pytest.raises(StateFileError, match="number of patients 500, not 40"):
        Practice(db=path, patients=40)


def test_a_file_that_was_not_made_because_of_wrong_data_begins_without_it(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    with pytest.raises(DataError):
        Practice(clock=Clock(NOW), db=path, data={"pracsuite": {"patients": [{"first_name": "Io"}]}})
    practice = Practice(clock=Clock(NOW), db=path)
    assert content(practice) == content(Practice(clock=Clock(NOW)))
    practice.close()


def test_no_demo_needs_data() -> None:
    with pytest.raises(ValueError, match="needs data of its own"):
        Practice(demo=False)


def test_the_number_of_patients_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    requested: list[int] = []

    def stores(origin: Origin) -> tuple[Any, ...]:
        requested.append(origin.patients)
        return small_stores(origin)

    monkeypatch.setattr("practice_mock.practice._stores", stores)
    Practice(clock=Clock(NOW), patients=50_000)
    in_process(Practice(clock=Clock(NOW), patients=40)).namespace("alice")
    Practice(clock=Clock(NOW))
    assert requested == [50_000, 40, 500]  # the namespace begins with what its server has made
    with pytest.raises(ValueError, match="30 or more"):
        Practice(patients=29)


@given(st.data())
def test_whatever_is_loaded_all_or_nothing_is_changed_and_the_lists_still_work(
    server: Mock, data: st.DataObject
) -> None:
    changed = copy.deepcopy(dict(DATA))
    files = [(api, name) for api in changed for name in changed[api]]
    for _ in range(data.draw(st.integers(0, 3))):
        api, name = data.draw(st.sampled_from(files))
        record = changed[api][name][0]
        field = data.draw(st.sampled_from(sorted(record)))
        record[field] = data.draw(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2)
        )
    server.practice.reset()
    before = content(server.practice)
    try:
        server.practice.load_data(changed)
    except DataError:
        assert content(server.practice) == before
    with pracsuite_client(server) as client:
        for listed in ("/patient?page_size=100&page=6", "/appointment", "/practitioner", "/business"):
            assert client.get(listed).status_code == 200
    with coreplus_client(server) as client:
        assert client.get("/Client/?name=Own&pageNumber=1&pageSize=100").status_code == 200
