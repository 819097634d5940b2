"""Arguments and settings: nothing wins in silence, nothing empty is a default, and no message speaks Python."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

import pracsuite_client
from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from pracsuite_client._runtime.command_line.spoken import spoken
from practice_mock.testing import Mock
from tests.command_line.support import run

Calling = Callable[[str], AbstractContextManager[None]]

HOLD = ("--app-time", "2027-01-04T09:00", "--practitioner-id", "3", "--business-id", "1", "--duration", "30")


@pytest.mark.parametrize(
    "words",
    [
        ("sexes", "list", "--json", "--csv"),
        ("sexes", "list", "--csv", "--jsonl"),
        ("sexes", "list", "--limit", "1", "--limit", "3"),
        ("patients", "create", "--data", "-", "--data", "@x.json"),
        ("sexes", "list", "--base-url", "http://127.0.0.1/a", "--base-url", "http://127.0.0.1/b"),
        ("book", "--client-id", "7", "--client-id", "8", "--appointment-type-id", "2", *HOLD),
        ("export", "--to", "sqlite:a", "--to", "sqlite:b"),
        ("login", "--base-url", "http://127.0.0.1/a", "--base-url", "http://127.0.0.1/b"),
    ],
    ids=str,
)
def test_options_that_exclude_each_other_are_refused(words: tuple[str, ...]) -> None:
    result = run("pracsuite", *words)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert "; give it once" in result.err or "cannot be used together" in result.err


@pytest.mark.parametrize("name", ["base-url", "time-zone", "token-url"])
@pytest.mark.parametrize("value", ["", " "])
def test_empty_setting_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    api = "coreplus" if name == "token-url" else "pracsuite"
    words = ("locations" if api == "coreplus" else "sexes", "list", "--dry-run")
    assert run(api, *words).code == ExitCode.OK
    result = run(api, *words, f"--{name}", value)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert f"--{name}: is empty" in result.err
    variable = f"{api.upper()}_{name.upper().replace('-', '_')}"
    monkeypatch.setenv(variable, value)
    result = run(api, *words)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert f"{variable}: is empty" in result.err


NAMELESS = "Jane-Doe-referral.pdf"


@pytest.mark.parametrize("kind", ["missing", "folder", "below a file"])
@pytest.mark.parametrize(
    ("api", "words", "option"),
    [
        ("pracsuite", ("patient-attachments", "upload", "7", "{}", "--yes"), "FILE"),
        ("coreplus", ("messages", "send", "--files", "{}", "--message-data", "{{}}", "--yes"), "--files"),
        ("pracsuite", ("patients", "create", "--data", "@{}", "--yes"), "--data"),
        ("pracsuite", ("drift", "--operation", "patients.get", "{}"), "FILE 1"),
    ],
    ids=str,
)
def test_local_files_have_one_rule(
    api: str, words: tuple[str, ...], option: str, kind: str, tmp_path: Path, calling: Calling
) -> None:
    path = tmp_path / NAMELESS
    if kind == "folder":
        path.mkdir()
    elif kind == "below a file":
        path.write_bytes(b"")
        path /= NAMELESS
    with calling(api):
        result = run(api, *(word.format(path) for word in words))
    assert (result.code, result.out) == (ExitCode.FILE, "")
    assert f"{option}: cannot be used: " in result.err
    assert NAMELESS not in result.err


def test_folder_for_a_download_has_the_same_rule(tmp_path: Path, calling: Calling) -> None:
    with calling("pracsuite"):
        for target in ("", str(tmp_path / "Jane-Doe" / "a.pdf")):
            result = run("pracsuite", "patient-attachments", "download", "1", "--to", target)
            assert (result.code, result.out) == (ExitCode.FILE, ""), result.err
            assert result.err.startswith("pracsuite: --to: cannot be used: ")
            assert "Jane" not in result.err


TARGETS = {
    "a folder that does not exist": (
        "letters",
        "the folder does not exist; create it first, or give a file a name with",
    ),
    "a folder as it is often written": ("letters/", "the folder does not exist; create it first"),
    "a file in no folder": ("letters/report.pdf", "the folder does not exist; create it first"),
    "a file": ("Jane.pdf", "the file exists already; give another path, or add --overwrite true"),
    "a folder with the file": (".", "the folder has a file with the name that the server gives; give the path"),
    "a path inside a file": ("Jane.pdf/a.pdf", "it is inside a file, not inside a folder"),
}


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("in_data", [False, True])
def test_message_about_a_target_names_the_option_and_what_to_do(
    name: str, in_data: bool, tmp_path: Path, calling: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path, reason = TARGETS[name]
    words = ("patient-attachments", "download", "61")
    with calling("pracsuite"):
        assert run("pracsuite", *words, "--to", ".").code == ExitCode.OK
        (tmp_path / "Jane.pdf").write_bytes(b"")
        given = json.dumps({"to": path}).encode()
        result = run("pracsuite", *words, *(("--data", "-") if in_data else ("--to", path)), given=given)
    option = "--data: $.to" if in_data else "--to"
    assert (result.code, result.out) == (ExitCode.FILE, "")
    assert result.err.startswith(f"pracsuite: {option}: cannot be used: {reason}"), result.err
    assert "Jane" not in result.err


@pytest.mark.parametrize("text", ["=2027-01-04", "!=2027-01-04"])
def test_day_as_a_condition_is_refused_with_an_example(text: str) -> None:
    result = run("pracsuite", "appointments", "list", "--where", f"app_time{text}", "--dry-run")
    assert result.code == ExitCode.USAGE
    assert "--where 'app_time>=2027-01-04' --where 'app_time<2027-01-05'" in result.err


@pytest.mark.parametrize(("text", "code"), [("007", 0), ("7", 0), ("-7", 0), ("1_0", 2), ("\u0667", 2)])
def test_numbers_are_those_that_people_write(text: str, code: int) -> None:
    assert run("pracsuite", "appointments", "list", "--dry-run", "--where", f"practitioner_id={text}").code == code
    if text != "-7":
        assert run("pracsuite", "patients", "get", text, "--dry-run").code == code


def test_times_without_an_offset_are_explained() -> None:
    for words in (
        ("pracsuite", "patients", "list", "--where", "updated>=2027-01-04"),
        ("coreplus", "appointments", "book", "--start-date-time", "2027-01-04T09:00"),
    ):
        result = run(*words, "--dry-run")
        assert result.code == ExitCode.USAGE
        assert "UTC offset such as" in result.err


REASONS = ("ArgumentError", "Mismatch", "_wrong")
PYTHON = re.compile(r"\b(aware|naive|datetime|None|True|False|dict|str|int|bool)\b|\b[a-z_]+=[A-Za-z]*(?![>'\"])")


def reasons() -> Iterator[str]:
    """Yield what the modules of the client say is wrong with an argument."""
    for module in Path(str(pracsuite_client.__file__)).parent.rglob("_runtime/**/*.py"):
        if "command_line" in module.parts or "pipeline" in module.parts:
            continue
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REASONS:
                for one in node.args:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield one.value
                    elif isinstance(one, ast.JoinedStr):
                        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in one.values)


def test_no_reason_of_the_client_speaks_python() -> None:
    found = set(reasons())
    assert len(found) > 60
    assert {text: spoken(text) for text in found if PYTHON.search(spoken(text))} == {}


def test_messages_name_options_and_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "nonsense://x")
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", "a" * 20)
    monkeypatch.setenv("PRACSUITE_ACCOUNT_KEY", "b" * 20)
    result = run("pracsuite", "sexes", "list", "--base-url", "https://practice.example")
    assert "ALL_PROXY: " in result.err
    assert not {"--ALL-PROXY", "http_client"} & set(re.findall(r"[\w-]+", result.err))
    result = run("pracsuite", "sexes", "list", "--base-url", "http://practice.example")
    assert "allow" not in result.err
    assert "must be https" in result.err


def test_wrong_words_are_explained(mock: Mock) -> None:
    for words, said in (
        (("patients", "list", "--reveal=yes"), "--reveal: takes no value"),
        (("patients", "list", "--limit"), "--limit: needs a value"),
        (("patients", "get", "-1"), "write -- before"),
        (("patient-attachments", "list"), "did you mean list-by-patient"),
        (("patients", "create", "--data", "@"), "--data: must be @FILE"),
    ):
        result = run("pracsuite", *words)
        assert result.code == ExitCode.USAGE
        assert said in result.err
    assert "login" not in run("pracsuite", "Robin").err


def test_help_and_version_have_their_usual_names() -> None:
    assert run("pracsuite", "-h").out == run("pracsuite", "--help").out == run("pracsuite", "help").out
    assert run("pracsuite", "patients", "list", "-h").out == run("pracsuite", "patients", "list", "--help").out
    assert re.fullmatch(r"pracsuite-client \d+\.\d+\.\d+\n", run("pracsuite", "--version").out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("appointments", "list", "--limit", "--json"), "--limit: needs a value; --json is an option"),
        (
            ("appointments", "list", "--allow-changes", "--limit", "1"),
            "--allow-changes: needs true or false; --limit is",
        ),
        (("appointments", "list", "--allow-changes"), "--allow-changes: needs true or false"),
        (("export", "--table", "--to", "sqlite:a"), "--table: needs a value; --to is an option"),
    ],
    ids=str,
)
def test_option_in_place_of_a_value_is_named(words: tuple[str, ...], said: str) -> None:
    result = run("pracsuite", *words)
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert result.err.startswith(f"pracsuite: {said}"), result.err


def test_value_that_begins_like_an_option_can_be_given() -> None:
    result = run("pracsuite", "patients", "list", "--where=--json", "--dry-run")
    assert "needs a value" not in result.err


@pytest.mark.parametrize(("count", "said"), [(2, "twice"), (3, "3 times")])
def test_repeated_option_is_named_with_its_count(count: int, said: str) -> None:
    result = run("pracsuite", "sexes", "list", *("--limit", "1") * count)
    assert result.err.startswith(f"pracsuite: --limit is given {said}; give it once")
