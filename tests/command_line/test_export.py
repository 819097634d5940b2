"""The command `export` loads the lists into tables, without personal data unless it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

from pracsuite_client._runtime.command_line import export_command
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.testing import Mock, in_process
from tests.command_line.support import KEYS, Result, connected, keys_of, run
from tests.pipelines.fake_api import START, FakeApi
from tests.pipelines.practice import PATHS, client_of, live, tiny_practice, truth
from tests.pipelines.support import dicts
from tests.pipelines.test_personal_data import CANARY, DAY, everything, server_of_canaries
from tests.tiers import cases

APIS = ("pracsuite", "coreplus")
FEW = {"pracsuite": ("patients", "appointments", "organisations"), "coreplus": ()} if cases(60) < 30 else {}
"""The tables of the short tier; otherwise, and without names, those that a command loads by default."""
SALT = "a salt of sixteen characters"


@pytest.fixture(scope="module")
def practice() -> Mock:
    return in_process(tiny_practice())


@contextmanager
def calling_mock(mock: Mock, api: str) -> Iterator[None]:
    retry = __import__(f"{api}_client").Retry(now=lambda: mock.practice.clock.now().timestamp(), max_retries=0)
    url, keys = getattr(mock, f"{api}_url"), keys_of(mock, api)
    with connected(api, mock.transport, url, keys, retry=retry):
        yield


def calling_fake(api: str, transport: httpx.BaseTransport) -> AbstractContextManager[None]:
    keys = dict.fromkeys(KEYS[api].values(), "k" * 40)
    base = {"pracsuite": "https://practice.example/v1", "coreplus": "https://practice.example/API/Core/v2.1"}
    return connected(api, transport, base[api], keys, max_retries=0)


def export(api: str, file: Path, *words: str, tables: tuple[str, ...] = (), **options: Any) -> Result:
    chosen = [word for name in tables for word in ("--table", name)]
    return run(api, "export", "--to", f"duckdb:{file}", *chosen, *words, **options)


def test_tables_have_every_record_of_pracsuite(practice: Mock, tmp_path: Path) -> None:
    file = tmp_path / "clinic.duckdb"
    with calling_mock(practice, "pracsuite"):
        first = export("pracsuite", file, "--time-zone", "Australia/Adelaide", "--json", tables=tuple(PATHS))
        second = export("pracsuite", file, "--time-zone", "Australia/Adelaide", tables=tuple(PATHS))
    assert (first.code, first.err, second.code, second.err) == (0, "", 0, "")
    lists = truth(practice)
    assert live(file) == lists
    assert {one["table"]: one["rows"] for one in first.json} == {name: len(rows) for name, rows in lists.items()}
    assert not any(one["failed"] or one["notes"] for one in first.json)
    head, *lines = second.out.splitlines()
    assert head.split() == ["table", "read", "new", "changed", "vanished", "cancelled", "rows"]
    assert {line.split()[0] for line in lines} == {*PATHS}
    assert all(line.split()[2] == "0" for line in lines)


def test_tables_have_every_record_of_coreplus(practice: Mock, tmp_path: Path) -> None:
    words = ("locations", "practitioners", "appointment_types", "clients", "invoices")
    with calling_mock(practice, "coreplus"):
        result = export("coreplus", tmp_path / "clinic.duckdb", "--json", "--period", "2027-01-01", "2027-01-31")
        listed = {name: run("coreplus", name.replace("_", "-"), "list", "--json").json for name in words}
    assert (result.code, result.err) == (0, "")
    found = {one["table"]: one["rows"] for one in result.json}
    assert found.pop("appointments") > 0
    assert found == {name: len(records) for name, records in listed.items()}
    for name in words:
        assert len(dicts(tmp_path / "clinic.duckdb", name, "coreplus")) == found[name]


def test_lists_of_a_served_mock_are_loaded(
    mock: Mock, calling: Callable[[str], AbstractContextManager[None]], tmp_path: Path
) -> None:
    mock.practice.reset()
    with calling("pracsuite"):
        result = export("pracsuite", tmp_path / "clinic.duckdb", "--json", tables=("practitioners", "sexes"))
    with client_of(mock) as client:
        listed = [len(list(resource.list())) for resource in (client.practitioners, client.sexes)]
    assert [one["rows"] for one in result.json] == listed
    assert "--time-zone" in result.err


@pytest.mark.parametrize("api", APIS)
def test_nothing_private_is_stored_or_shown_by_default(api: str, tmp_path: Path) -> None:
    with calling_fake(api, server_of_canaries(api).transport()):
        result = export(api, tmp_path / "clinic.duckdb", terminal=True, tables=FEW.get(api, ()))
    assert result.code == 0, result.err
    texts = [*everything(tmp_path), ("output", f"{result.out}{result.err}".encode())]
    assert len(texts) > 4
    assert not [place for place, text in texts if CANARY.encode() in text or DAY.encode() in text]


def test_personal_data_is_kept_or_hashed_if_that_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("--personal-data", "patients.surname=keep", "--personal-data", "patients.email=hash")
    monkeypatch.setenv("PRACSUITE_EXPORT_SALT", SALT)
    with calling_fake("pracsuite", server_of_canaries("pracsuite").transport()):
        given = export("pracsuite", tmp_path / "given.duckdb", *words, tables=("patients",))
        monkeypatch.delenv("PRACSUITE_EXPORT_SALT")
        monkeypatch.setattr(export_command, "getpass", lambda prompt, stream: SALT)
        asked = export("pracsuite", tmp_path / "asked.duckdb", *words, tables=("patients",), terminal=True)
        answers = iter((SALT, f"{SALT}x"))
        monkeypatch.setattr(export_command, "getpass", lambda prompt, stream: next(answers))
        typo = export("pracsuite", tmp_path / "typo.duckdb", *words, tables=("patients",), terminal=True)
        missing = export("pracsuite", tmp_path / "missing.duckdb", *words, tables=("patients",))
        monkeypatch.setenv("PRACSUITE_EXPORT_SALT", "short")
        short = export("pracsuite", tmp_path / "short.duckdb", *words, tables=("patients",))
    assert (given.code, asked.code, missing.code, short.code, typo.code) == (0, 0, *[ExitCode.USAGE] * 3)
    for wrong in (missing, short, typo):
        assert wrong.err.startswith("pracsuite: PRACSUITE_EXPORT_SALT: ")
    rows = dicts(tmp_path / "given.duckdb", "patients")
    assert {row["surname"] for row in rows} == {CANARY}
    assert {len(row["email"]) for row in rows} == {64}
    assert {row["email"] for row in rows} == {row["email"] for row in dicts(tmp_path / "asked.duckdb", "patients")}
    assert not [place for place, text in everything(tmp_path) if SALT.encode() in text]
    assert {path.name.partition(".")[0] for path in tmp_path.iterdir()} == {"given", "asked"}


def _raise(error: BaseException) -> Callable[..., httpx.Response]:
    def fault(request: httpx.Request, body: dict[str, Any]) -> httpx.Response:
        raise error

    return fault


def _answer(status: int, *, html: bool = False) -> Callable[..., httpx.Response]:
    if html:
        return lambda request, body: httpx.Response(status, text="<html>")
    error = {"error": {"code": "X"}, "request_id": "1"}
    return lambda request, body: httpx.Response(status, json=error)


def _changing(request: httpx.Request, body: dict[str, Any]) -> httpx.Response:
    page = int(request.url.params.get("page", 1))
    records = [{"sex_id": 1, "sex": "X", "name": "X"}] if page < 3 else []
    link = "https://practice.example/v1/sex?page=2" if page == 1 else None
    return httpx.Response(200, json={"sexes": records, "total_entries": 2, "links": {"next": link}})


FAILURES: Mapping[str, tuple[Callable[..., httpx.Response], ExitCode]] = {
    "rejected": (_answer(400), ExitCode.REJECTED),
    "unknown keys": (_answer(401), ExitCode.CREDENTIALS),
    "forbidden": (_answer(403), ExitCode.CREDENTIALS),
    "no list": (_answer(404), ExitCode.NOT_FOUND),
    "too many": (_answer(429), ExitCode.RATE_LIMITED),
    "failed": (_answer(500), ExitCode.SERVER),
    "page for people": (_answer(200, html=True), ExitCode.DEVIATION),
    "error of another server": (_answer(404, html=True), ExitCode.DEVIATION),
    "changed": (_changing, ExitCode.LIST_CHANGED),
    "unreachable": (_raise(httpx.ConnectError("no route")), ExitCode.NETWORK),
    "cut off": (_raise(httpx.ReadError("closed")), ExitCode.NETWORK),
}


@pytest.mark.parametrize("name", FAILURES)
def test_list_that_fails_decides_the_exit_code_and_the_others_are_loaded(name: str, tmp_path: Path) -> None:
    fault, code = FAILURES[name]
    server = FakeApi("pracsuite")
    server.lists["pronouns.list"].put(1, START)
    server.fault = lambda request, body: fault(request, body) if "/sex" in request.url.path else None
    with calling_fake("pracsuite", server.transport()):
        result = export("pracsuite", tmp_path / "x.duckdb", "--json", tables=("sexes", "pronouns"))
    assert result.code == code, result.err
    assert {one["table"]: one["failed"] for one in result.json} == {"sexes": True, "pronouns": False}
    assert len(dicts(tmp_path / "x.duckdb", "pronouns")) == 1
    assert "\n  sexes: " in result.err
    assert "--" not in result.err.partition("sexes: ")[2].replace("See --base-url.", "")


def test_interruption_has_an_exit_code_of_its_own(tmp_path: Path) -> None:
    server = FakeApi("pracsuite")
    server.fault = _raise(KeyboardInterrupt())
    with calling_fake("pracsuite", server.transport()):
        result = export("pracsuite", tmp_path / "x.duckdb", tables=("sexes",))
    assert (result.code, result.out) == (ExitCode.INTERRUPTED, "")


def test_interruption_of_an_import_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(name: str) -> Any:
        if name == "dlt":  # Python wraps what is raised while it makes a class
            raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()
        return import_module(name)

    monkeypatch.setattr(export_command, "import_module", interrupted)
    with calling_fake("pracsuite", FakeApi("pracsuite").transport()):
        result = export("pracsuite", tmp_path / "x.duckdb", tables=("sexes",))
    assert (result.code, result.out) == (ExitCode.INTERRUPTED, "")


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_target_that_is_something_else_is_a_failure_of_a_file(kind: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sam, " * 1000, "utf-8")
    with calling_fake("pracsuite", server_of_canaries("pracsuite").transport()):
        result = run("pracsuite", "export", "--to", f"{kind}:{tmp_path / 'letter.txt'}", "--table", "patients")
    assert (result.code, result.out) == (ExitCode.FILE, ""), result.err
    assert "letter" not in result.err
    assert CANARY not in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--to: is missing"),
        (("--to", "csv:x"), "--to: must be"),
        (("--to", "duckdb:no/x.duckdb"), "--to: is in a folder"),
        (("--to", "duckdb:x", "--table", "patien"), "did you mean patients?"),
        (("--to", "duckdb:x", "--table", "available-appointments"), "--table: this list needs arguments"),
        (("--to", "duckdb:x", "--personal-data", "show"), "--personal-data: must be drop, hash, keep"),
        (("--to", "duckdb:x", "--personal-data", "patients.mail=keep"), "did you mean email?"),
        (("--to", "duckdb:x", "--personal-data", "hash"), "PRACSUITE_EXPORT_SALT: is needed"),
        (("--to", "duckdb:x", "--overlap", "1"), "--overlap: must be a number with a unit"),
        (("--to", "duckdb:x", "--overlap", "999999999d"), "--overlap: must not be longer"),
        (("--to", "duckdb:x", "--full-compare", "-1d"), "--full-compare: must be"),
        (("--to", "duckdb:x", "--max-vanished", "nan"), "--max-vanished: must be"),
        (("--to", "duckdb:x", "--period", "2027-01-04", "soon"), "--period: must be two dates"),
        (("--to", "duckdb:x", "--period", "2027-01-04", "2027-01-03"), "--period: must be two dates"),
        (("--to", "duckdb:x", "--salt", "secret"), "there is no such option"),
        (("--to", "duckdb:x", "--tabel", "patients"), "--table"),
        (("--to", "duckdb:x", "--time-zone", "Mars/Olympus"), "--time-zone: "),
        (("--to", "duckdb:x", "--base-url", "ftp://example.com"), "--base-url: "),
    ],
    ids=str,
)
def test_wrong_option_is_named_and_creates_nothing(
    words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with calling_fake("pracsuite", FakeApi("pracsuite").transport()):
        result = run("pracsuite", "export", *words)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert said in result.err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("missing", ["dlt", "duckdb", "pyarrow", "sqlalchemy"])
def test_missing_extra_of_exports_is_named(missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_command, "find_spec", lambda name: None if name == missing else find_spec(name))
    result = export("pracsuite", tmp_path / "x.duckdb")
    assert (result.code, result.out) == (ExitCode.INTERNAL, "")
    assert result.err == (
        "pracsuite: exports are not installed; in the checkout, run: "
        "pip install './generated/pracsuite-client[cli,dlt]'\n"
    )


def test_package_that_cannot_be_imported_is_a_missing_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dlt", None)
    monkeypatch.setattr(export_command, "find_spec", lambda name: True)
    with calling_fake("pracsuite", FakeApi("pracsuite").transport()):
        result = export("pracsuite", tmp_path / "x.duckdb")
    assert result.code == ExitCode.INTERNAL
    assert "pip install './generated/pracsuite-client[cli,dlt]'" in result.err
