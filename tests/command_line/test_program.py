"""The program itself: completion, help, the missing extra, and what it imports."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from generator.ir import commands as built
from pracsuite_client._runtime.command_line import commands, start
from tests.command_line.support import run

ROOT = Path(__file__).parents[2]


def completed(*words: str, api: str = "pracsuite") -> list[str]:
    """Return what the shell offers after some words, the last of which is incomplete."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(f"_{api.upper()}_COMPLETE", "bash_complete")
        patch.setenv("COMP_WORDS", " ".join([api, *words]))
        patch.setenv("COMP_CWORD", str(len(words)))
        result = run(api)
    assert (result.code, result.err) == (0, "")
    return [entry.partition(",")[2] for entry in result.out.split()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("appointment-t",), "appointment-types"),
        (("appointments", "fin"), "finalise"),
        (("appointments", "list", "--ord"), "--order-by"),
        (("appointments", "list", "--order-by", "prof"), "profession_id"),
        (("appointments", "cancel", "--record-as-cancelled", "t"), "true"),
        (("cancel", "--mode", "rec"), "record"),
        (("appointments", "list", "--where", "app_"), "app_time>="),
        (("appointments", "list", "--where", "'app_t"), "app_time>="),
        (("appointments", "list", "--order-by", "app_time,prof"), "app_time,profession_id"),
        (("appointments", "list", "--fields", "app_time,dur"), "app_time,duration"),
        (("free-times", "--fields", "app_time,dur"), "app_time,duration"),
        (
            (
                "cancel",
                "--mode=rec",
            ),
            "--mode=record",
        ),
        (("patients", "create", "--data", "@pypr"), "@pyproject.toml"),
        (("patients", "create", "--data", "@spe"), "@specs/"),
        (("patients", "create", "--data", "@specs/prac"), "@specs/pracsuite/"),
        (("export", "--to", "p"), "parquet:"),
        (("export", "--to", "duckdb:gen"), "duckdb:generated/"),
        (("export", "--personal-data", "dr"), "drop"),
        (("export", "--personal-data", "patients=h"), "patients=hash"),
        (("export", "--personal-data", "patients.em"), "patients.email=keep"),
        (("completion", "z"), "zsh"),
        (("drift", "--operation", "patients.g"), "patients.get"),
        (("appointments", "get", "--fields", "app_time,dur"), "app_time,duration"),
        (("book", "--fields", "app_time,dur"), "app_time,duration"),
        (("patient-attachments", "upload", "--fields", "si"), "size"),
        (("export", "--table", "pati"), "patients"),
        (("export", "--to", "duck"), "duckdb:"),
        (("export", "--to", "sqlite:spe"), "sqlite:specs/"),
        (("export", "--to", "parquet:specs/prac"), "parquet:specs/pracsuite/"),
        (("export", "--to=duckdb:pypr"), "--to=duckdb:pyproject.toml"),
        (("export", "--personal-data", "h"), "hash"),
        (("drift", "--op"), "--operation"),
    ],
    ids=str,
)
def test_names_and_values_are_completed(words: tuple[str, ...], offered: str) -> None:
    assert offered in completed(*words)


def drain(terminal: int) -> None:
    """Read what a terminal shows until its program ends."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 1000):
            pass


def typed(lines: list[str], folder: Path) -> list[str]:
    """Type lines into a bash that completes, each followed by a tab, and return what it then has as the words."""
    (folder / "pracsuite").write_text(f'#!/bin/sh\nexec {sys.executable} -m pracsuite_client "$@"\n', "utf-8")
    (folder / "pracsuite").chmod(0o755)
    setup = run("pracsuite", "completion", "bash").out
    (folder / "rc").write_text(f"PS1=; bind 'set enable-bracketed-paste off'\n{setup}\necho() {{ :; }}\n", "utf-8")
    (folder / "shown").write_text("#!/bin/sh\nprintf '%s|' \"$@\" >> result\nprintf '\\n' >> result\n", "utf-8")
    (folder / "shown").chmod(0o755)
    master, slave = pty.openpty()
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": os.pathsep.join(sys.path)}
    shell = ["bash", "--noprofile", "--rcfile", "rc", "-i"]
    with subprocess.Popen(
        shell, cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    ) as running:
        os.close(slave)
        Thread(target=drain, args=(master,), daemon=True).start()
        for line in lines:  # at the end of the line, its first word becomes another command
            end = "X'" if "'" in line else "X"
            os.write(master, f"{line}\t{end}\x01\x1bdshown\n".encode())
        os.write(master, b"exit\n")
        running.wait(timeout=60)
    return (folder / "result").read_text("utf-8").splitlines()


def test_bash_completes_what_is_typed(tmp_path: Path) -> None:
    (tmp_path / "sent files").mkdir()
    (tmp_path / "sent files" / "one.json").write_bytes(b"")
    (tmp_path / "report.pdf").write_bytes(b"")
    cases = {
        "pracsuite cancel --mo": "cancel|--mode|X|",
        "pracsuite cancel --mode=rec": "cancel|--mode=record|X|",
        "pracsuite cancel --mode rec": "cancel|--mode|record|X|",
        "pracsuite appointments list --where 'app_t": "appointments|list|--where|app_timeX|",
        "pracsuite appointments list --where app_t": "appointments|list|--where|app_timeX|",
        "pracsuite appointments list --order-by app_time,prof": (
            "appointments|list|--order-by|app_time,profession_id|X|"
        ),
        "pracsuite patients create --data @repo": "patients|create|--data|@report.pdf|X|",
        "pracsuite patients create --data @sen": "patients|create|--data|@sent files/X|",
        "pracsuite export --to duckdb:repo": "export|--to|duckdb:report.pdf|X|",
        "pracsuite drift --operation patients.ge": "drift|--operation|patients.get|X|",
        "pracsuite drift repo": "drift|report.pdf|X|",
        "pracsuite patient-attachments upload 7 repo": "patient-attachments|upload|7|report.pdf|X|",
    }
    assert typed(list(cases), tmp_path) == list(cases.values())


def test_documented_values_are_completed_with_their_meanings() -> None:
    assert completed("clients", "create", "--title", "M", api="coreplus") == ["Master", "Miss", "Mr", "Mrs", "Ms"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_completion_script_is_one_of_the_shell(shell: str, api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(api, "completion", shell)
    assert result.code == 0
    assert f"_{api.upper()}_COMPLETE={shell}_complete" in result.out


def test_help_lists_every_command() -> None:
    result = run("pracsuite", "--help")
    assert result.code == 0
    for name in ("appointments", "free-times", "book", "reschedule", "cancel", "login", "drift", "export"):
        assert f"  {name} " in result.out
    assert run("pracsuite").out.startswith("Usage: ")
    assert run("pracsuite", "appointments").out.startswith("Usage: ")


def test_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in ("click", "rich"):
        monkeypatch.setattr(start, "find_spec", lambda name, lost=missing: None if name == lost else find_spec(name))
        result = run("pracsuite", "appointments", "list")
        assert (result.code, result.out) == (1, "")
        assert result.err == (
            "pracsuite: the command line is not installed; in the checkout, run: "
            "pip install './generated/pracsuite-client[cli]'\n"
        )
        assert run("pracsuite", "operations").code == 0


def test_missing_extra_of_pipelines_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dlt", None)
    from pracsuite_client.dlt import export, source

    for call in (source, lambda: export("duckdb:x.duckdb")):
        with pytest.raises(
            ImportError, match=r"in the checkout, run: pip install '\./generated/pracsuite-client\[dlt\]'"
        ):
            call()


def test_help_imports_neither_the_client_nor_what_it_does_not_show() -> None:
    for words, absent in (
        (
            ["--help"],
            ("attrs", "dlt", "httpx", "rich", "pracsuite_client.client", "pracsuite_client._commands.notes"),
        ),
        (["export", "--help"], ("dlt", "duckdb", "rich", "keyring")),
        (["appointments", "list", "--help"], ("attrs", "httpx", "rich", "keyring", "pracsuite_client._commands.notes")),
    ):
        code = (
            "import sys\nfrom pracsuite_client._runtime.command_line.start import run\n"
            f"run('pracsuite_client', {words!r})\nprint(*sys.modules, file=sys.stderr)"
        )
        made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert set(absent).isdisjoint(made.stderr.split())


def test_client_does_not_import_the_command_line() -> None:
    code = "import sys, pracsuite_client; pracsuite_client.PracSuite; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if "command_line" in name or "_commands" in name or name in ("click", "rich")] == []


def test_names_that_are_taken_are_the_same_in_the_generator_and_in_the_runtime() -> None:
    assert built.COMMON_OPTIONS == commands.COMMON_OPTIONS
    assert built.OWN_COMMANDS == commands.OWN_COMMANDS


def test_settings_of_the_client_are_options() -> None:
    words = ("locations", "list", "--dry-run", "--json")
    assert run("coreplus", *words, "--token-url", "https://api.example/v1", "--timeout", "5").code == 0
    assert run("coreplus", *words, "--token-url", "nonsense").code == 2
    assert run("coreplus", *words, "--timeout", "0").code == 2
    assert run("coreplus", *words, "--time-zone", "Australia/Sydney").code == 2, "coreplus has no such setting"
    assert run("pracsuite", "sexes", "list", "--dry-run", "--time-zone", "Australia/Adelaide").code == 0
    assert run("pracsuite", "sexes", "list", "--dry-run", "--time-zone", "Mars/Olympus").code == 2


TEXTS = (("operations",), ("exit-codes",), ("completion", "bash"), ("--help",), ("drift", "--help"), ("--version",), ())


@pytest.mark.parametrize("words", TEXTS, ids=str)
def test_texts_end_as_data_does_if_nobody_reads_them(words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "pracsuite_client", *words]
    reader, writer = os.pipe()
    os.close(reader)
    made = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (made.returncode, made.stderr) == (141, b"")


@pytest.mark.parametrize("words", TEXTS, ids=str)
def test_texts_end_as_data_does_on_a_full_disk(words: tuple[str, ...], tmp_path: Path) -> None:
    command = f"ulimit -f 0; exec {sys.executable} -m pracsuite_client {' '.join(words)} > '{tmp_path / 'out'}'"
    made = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, check=False)
    assert made.returncode == 15
    assert b"the result cannot be written" in made.stderr


def test_tools_have_the_name_of_the_program() -> None:
    assert run("pracsuite", "drift", "--help").out.startswith("usage: pracsuite drift ")
    assert "run `coreplus operations`" in run("coreplus", "drift", "--operation", "nothing").err
