"""No personal data leaves a pipeline unless the caller asks for it: in no column, state, log or load package."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.tiers import cases

from .fake_api import START, FakeApi, FakeList
from .memory import Memory
from .support import MODULES, PIPELINES, client_of, dicts

CANARY = "Canary Person"
DAY = "1987-06-05"
SALT = b"a salt of sixteen bytes"
APIS = list(PIPELINES)
IS_SHORT, IS_DEEP = cases(60) < 30, cases(60) >= 60
"""The short tier exports a part of the tables, and only the deep one exports them twice."""


class Writer:
    """Fills every private property of a record, at any depth, with something that nothing may show."""

    def __init__(self, listed: FakeList) -> None:
        self.listed = listed

    def record(self, schema: Mapping[str, Any], number: int) -> dict[str, Any]:
        kept = schema.get("x-pipeline", {}).get("keep", ())
        made: dict[str, Any] = {"unknown_property": CANARY, "unknown_record": {"name": CANARY}}
        for name, declared in schema["properties"].items():
            is_private = declared.get("x-phi", self.listed.resolve(declared).get("x-phi"))
            made[name] = self.value(declared, number, private=bool(is_private), kept=name in kept)
        return made

    def value(self, declared: Mapping[str, Any], number: int, *, private: bool, kept: bool) -> Any:
        schema = self.listed.resolve(declared)
        if "anyOf" in schema and "type" not in schema:
            return self.value(schema["anyOf"][0], number, private=private, kept=kept)
        if "properties" in schema:
            return self.record(schema, number)
        if "items" in schema:
            return [self.value(schema["items"] or {"type": "string"}, number, private=private, kept=kept)]
        if private and not kept:
            return DAY if schema.get("format") == "date" else CANARY
        return self.listed.sample(schema, number)


@pytest.fixture(scope="module")
def servers() -> Mapping[str, FakeApi]:
    """Return a server for each API on which everything private is a canary."""
    return {api: server_of_canaries(api) for api in APIS}


def server_of_canaries(api: str) -> FakeApi:
    server = FakeApi(api)
    for one in server.lists.values():
        for number in (1, 2):
            values = Writer(one).record(one.schema, number)
            for name in one.key:
                values[name] = one.sample(one.schema["properties"][name], number)
            if one.name == "appointment_book.list":
                values["category"] = "Group"  # a parent for other lists
            if one.shows_cursor:
                values.pop(one.cursor, None)
            one.put(number, START, **values)
    return server


def arguments(api: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the arguments that some lists need."""
    from datetime import date

    day = date(2027, 1, 4)
    if api == "coreplus":
        return {"availability_slots": {"start_date": day, "end_date": day, "timezone_id": "z"}}
    return {
        "available_appointments": {"from_": day, "to": day, "appointment_type_id": 1},
        "available_group_appointments": {"from_": day, "to": day, "appointment_type_id": 1},
    }


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file in a folder, and the rows of every table of every database."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path), path.read_bytes()
        if path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as database:
                for schema, table in database.sql(
                    "SELECT table_schema, table_name FROM information_schema.tables"
                ).fetchall():
                    yield f"{schema}.{table}", repr(database.sql(f'FROM "{schema}"."{table}"').fetchall()).encode()


@pytest.mark.parametrize("api", APIS)
def test_default_export_shows_nothing_private(
    api: str,
    servers: Mapping[str, FakeApi],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    names = [table.name for table in PIPELINES[api].tables][:: 4 if IS_SHORT else 1]
    for _ in range(2 if IS_DEEP else 1):
        summary = MODULES[api].export(
            f"duckdb:{tmp_path / 'clinic.duckdb'}",
            client_of(api, servers[api]),
            tables=names,
            arguments={name: given for name, given in arguments(api).items() if name in names},
        )
    assert all(one.rows for one in summary.tables), summary
    printed = capsys.readouterr()
    texts = [*everything(tmp_path), ("log", caplog.text.encode()), ("output", f"{printed}{summary}".encode())]
    assert len(texts) > len(names)
    for place, text in texts:
        assert CANARY.encode() not in text, place
        assert DAY.encode() not in text, place
        assert b"datetime.date(1987" not in text, place


@pytest.mark.parametrize("api", APIS)
def test_pending_load_packages_hold_nothing_private(api: str, servers: Mapping[str, FakeApi], tmp_path: Path) -> None:
    import dlt

    pipeline = dlt.pipeline(
        "canary", pipelines_dir=str(tmp_path), destination=dlt.destinations.duckdb(str(tmp_path / "x.duckdb"))
    )
    pipeline.extract(MODULES[api].source(client_of(api, servers[api])))
    pipeline.normalize()
    files = list(everything(tmp_path))
    assert len(files) > len(PIPELINES[api].tables) // 2
    assert not [place for place, text in files if CANARY.encode() in text or DAY.encode() in text]


WRONG = [CANARY, [CANARY], {"first_name": CANARY}, {CANARY: 1}, [{"name": CANARY}, 1], [[CANARY]]]
"""Values that few columns can hold."""


def strangers(listed: FakeList, value: Any) -> Iterator[dict[str, Any]]:
    """Yield changes of records in which one property, or one of a record inside them, has another value."""
    for name, declared in listed.schema["properties"].items():
        found = listed.resolve(declared)
        yield {name: value}
        inner = listed.resolve(found.get("items", found))
        for inside in inner.get("properties", ()):
            yield {name: [{inside: value}] if "items" in found else {inside: value}}


def may_hold(column: Any, value: Any) -> bool:
    """Return whether a column is for such a value, also inside a record: a text, or anything at all."""
    is_text = column.kind in ("text", "record") and isinstance(value, str)
    return is_text or (column.kind == "json" and not column.items)


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("value", WRONG[:: 3 if IS_SHORT else 1], ids=repr)
def test_value_that_a_column_cannot_hold_is_shown_only_if_all_is_kept(api: str, value: Any) -> None:
    shown = 0
    for table in PIPELINES[api].tables:
        if table.path or table.needed or table.period:
            continue  # their rows are made in the same way
        server = FakeApi(api)
        listed = server.lists[f"{table.resource}.{table.method}"]
        for number, changes in enumerate(strangers(listed, value)):
            listed.put(number, START)
            [*listed.records.values()][-1].values |= changes
        texts = {column.name for column in PIPELINES[api].records[table.record] if may_hold(column, value)}
        for choice in ("drop", "keep"):
            memory = Memory(api, table.name)
            summary, failure = memory.run(client_of(api, server), personal_data=choice)
            assert (summary.read, failure) == (len(listed.records), None)
            strange = [name for row in memory.rows.values() for name in row.keys() - texts if CANARY in repr(row[name])]
            assert {*strange} <= ({"_unreadable"} if choice == "keep" else set()), table.name
            shown += len(strange)
    assert shown


def test_value_of_another_type_in_a_kept_private_column_is_not_stored(tmp_path: Path) -> None:
    server = FakeApi("pracsuite")
    listed = server.lists["appointments.list"]
    listed.put(1, START, duration=CANARY, client_id=CANARY, created=CANARY, resource_ids=CANARY)
    MODULES["pracsuite"].export(
        f"duckdb:{tmp_path / 'clinic.duckdb'}", client_of("pracsuite", server), tables=["appointments"]
    )
    (row,) = dicts(tmp_path / "clinic.duckdb", "appointments")
    assert row["duration"] is None
    assert row["_unreadable"] == '{"client_id":null,"duration":null,"created":null,"resource_ids":null}'
    assert not [place for place, text in everything(tmp_path) if CANARY.encode() in text]


def test_columns_state_what_happened_to_personal_data(servers: Mapping[str, FakeApi]) -> None:
    source = MODULES["pracsuite"].source(
        client_of("pracsuite", servers["pracsuite"]),
        personal_data={"patients.email": "hash", "patients.surname": "keep", "appointments": "drop"},
        salt=SALT,
    )
    patients = source.resources["patients"].columns
    assert {name: one.get("x-personal-data") for name, one in patients.items() if "x-personal-data" in one} == {
        "client_id": "keep",
        "surname": "keep",
        "email": "hash",
        "archive": "keep",
        "file_created": "keep",
    }
    assert "app_time" not in source.resources["appointments"].columns
    assert "appointment_id" in source.resources["appointments"].columns


def test_hashed_value_is_keyed_and_the_same_everywhere(servers: Mapping[str, FakeApi], tmp_path: Path) -> None:
    choice = {"patients.email": "hash", "patients.client_id": "hash", "appointments.client_id": "hash"}
    found = []
    for number, salt in enumerate([SALT, SALT, b"another salt of 23 bytes"]):
        file = tmp_path / f"clinic{number}.duckdb"
        MODULES["pracsuite"].export(
            f"duckdb:{file}",
            client_of("pracsuite", servers["pracsuite"]),
            tables=["patients", "appointments"],
            personal_data=choice,
            salt=salt,
        )
        found.append(sorted((row["client_id"], row["email"]) for row in dicts(file, "patients")))
        patients = {row["client_id"] for row in dicts(file, "patients")}
        assert {row["client_id"] for row in dicts(file, "appointments")} <= patients
    assert found[0] == found[1]
    assert not {*found[0]} & {*found[2]}
    assert all(len(value) == 64 for row in found[0] for value in row)


def test_everything_can_be_kept(servers: Mapping[str, FakeApi], tmp_path: Path) -> None:
    file = tmp_path / "clinic.duckdb"
    MODULES["pracsuite"].export(
        f"duckdb:{file}", client_of("pracsuite", servers["pracsuite"]), tables=["patients"], personal_data="keep"
    )
    row = dicts(file, "patients")[0]
    assert row["surname"] == CANARY
    assert str(row["date_of_birth"]) == DAY
    MODULES["pracsuite"].export(f"duckdb:{file}", client_of("pracsuite", servers["pracsuite"]), tables=["patients"])
    assert {row["surname"] for row in dicts(file, "patients")} == {None}


@pytest.mark.parametrize(
    ("given", "argument"),
    [
        ({"personal_data": "hash"}, "salt"),
        ({"personal_data": "hash", "salt": b"short"}, "salt"),
        ({"personal_data": {"patient": "keep"}}, "personal_data"),
        ({"personal_data": {"patients.mail": "keep"}}, "personal_data"),
        ({"personal_data": {"patients.client_id": "drop"}}, "personal_data"),
        ({"personal_data": "show"}, "personal_data"),
        ({"tables": "patients"}, "tables"),
        ({"tables": ["patient"]}, "tables"),
        ({"tables": ["available_appointments"]}, "arguments"),
        ({"max_vanished": 2}, "max_vanished"),
        ({"max_vanished": "x"}, "max_vanished"),
        ({"full_compare": timedelta(-1)}, "full_compare"),
        ({"full_compare": 5}, "full_compare"),
        ({"tables": []}, "tables"),
        ({"arguments": {"patients": {"names": 1}}}, "arguments"),
        ({"overlap": 5}, "overlap"),
    ],
)
def test_wrong_argument_is_refused(given: Any, argument: str, servers: Mapping[str, FakeApi]) -> None:
    from pracsuite_client import ArgumentError

    with pytest.raises(ArgumentError) as caught:
        MODULES["pracsuite"].source(client_of("pracsuite", servers["pracsuite"]), **given)
    assert caught.value.argument == argument


OTHER_CHOICES: list[Any] = [
    {"personal_data": {"patients.client_id": "hash"}, "salt": b"another salt of 23 bytes"},
    {},
    {"personal_data": {"patients.client_id": "hash", "patients.file_created": "hash"}, "salt": SALT},
]


def test_choice_that_fits_no_stored_row_is_refused(servers: Mapping[str, FakeApi], tmp_path: Path) -> None:
    from pracsuite_client import ArgumentError

    def run(**options: Any) -> None:
        client = client_of("pracsuite", servers["pracsuite"])
        MODULES["pracsuite"].export(f"duckdb:{tmp_path / 'clinic.duckdb'}", client, tables=["patients"], **options)

    first: Any = {"personal_data": {"patients.client_id": "hash"}, "salt": SALT}
    run(**first)
    for later in OTHER_CHOICES:
        with pytest.raises(ArgumentError, match="a new target"):
            run(**later)
    run(**first)
    assert len(dicts(tmp_path / "clinic.duckdb", "patients")) == 2
