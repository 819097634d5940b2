"""Standard output holds data only: whole lines and whole values under every fault, and lists as they arrive."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.command_line.exit_codes import ExitCode
from practice_mock.faults import (
    ChangeField,
    ContentType,
    Match,
    Nth,
    Plan,
    RateLimit,
    RefuseAccess,
    Reset,
    Rule,
    Status,
    Truncate,
)
from practice_mock.testing import Mock
from tests.command_line.support import KEYS, connected, keys_of, run

Calling = Callable[[str], AbstractContextManager[None]]

LIST = ("patients", "list", "--limit", "17", "--page-size", "5", "--reveal")
FAULTS = (
    Status(500),
    Status(404),
    Status(200, body={}),
    Status(200, text="{", content_type="application/json"),
    Reset(),
    Reset(after_commit=True),
    Truncate(40),
    ContentType("text/html", "<html>"),
    ChangeField("surname", "null"),
    ChangeField("client_id", "remove"),
    ChangeField("total_entries", "remove"),
    RateLimit(),
    RefuseAccess(),
)
COLUMNS = ("client_id", "surname")


@pytest.mark.parametrize("form", ["--json", "--jsonl", "--csv", "--strict"])
@given(fault=st.sampled_from(FAULTS), page=st.integers(1, 4))
def test_output_parses_whatever_happens_to_a_page(
    mock: Mock, calling: Calling, form: str, fault: Any, page: int
) -> None:
    mock.practice.faults.put(Plan((Rule(fault, Match(api="pracsuite", nth=Nth(page))),)))
    try:
        with calling("pracsuite"):
            result = run("pracsuite", *LIST, form)
    finally:
        mock.practice.faults.clear()
    complete = result.code == ExitCode.OK
    assert "Traceback" not in result.err
    if form == "--json":
        records = json.loads(result.out) if result.out else []
        assert bool(result.out) == complete
    elif form == "--jsonl":
        records = [json.loads(line) for line in result.out.splitlines()]
    elif form == "--csv":
        records = list(csv.DictReader(io.StringIO(result.out)))
        assert all(None not in record and None not in record.values() for record in records)
    else:
        head, *lines = result.out.splitlines() or [""]
        assert {line.count("\t") for line in lines} <= {head.count("\t")}
        records = lines
    assert result.out == "" or result.out.endswith("\n")
    assert len(records) == 17 if complete else len(records) <= 17


def pages_of(total: int, *, before: Callable[[int], None] = lambda page: None) -> httpx.MockTransport:
    """Return a server with a list of sexes, in pages of a hundred; a function is called before each page."""

    def respond(request: httpx.Request) -> httpx.Response:
        page = int(request.url.params.get("page", 1))
        before(page)
        ids = range(100 * (page - 1), min(100 * page, total))
        records = [{"sex_id": one, "name": f"Invented {one}", "sex": "X"} for one in ids]
        link = f"https://practice.example/sex?page={page + 1}" if 100 * page < total else None
        return httpx.Response(200, json={"sexes": records, "total_entries": total, "links": {"next": link}})

    return httpx.MockTransport(respond)


def over(transport: httpx.BaseTransport) -> AbstractContextManager[None]:
    keys = dict.fromkeys(KEYS["pracsuite"].values(), "0" * 20)
    return connected("pracsuite", transport, "https://practice.example", keys, max_retries=0)


def test_first_lines_are_written_before_the_second_page_is_requested() -> None:
    written: list[int] = []

    def count(page: int) -> None:
        buffer: Any = sys.stdout.buffer
        written.append(buffer.getvalue().count(b"\n"))

    for form, heads in (("--jsonl", 0), ("--csv", 1)):
        written.clear()
        with over(pages_of(300, before=count)):
            result = run("pracsuite", "sexes", "list", form)
        assert result.code == ExitCode.OK, result.err
        assert written == [0, 100 + heads, 200 + heads]


class Nowhere(io.RawIOBase):
    """A stream that counts lines and keeps nothing."""

    lines = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.lines += bytes(data).count(b"\n")
        return len(data)


def test_long_list_as_lines_takes_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    from pracsuite_client._runtime.command_line import start

    counts = (1_000, 5_000)
    peaks = []
    for count in counts:
        stream = Nowhere()
        with over(pages_of(count)), monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(stream), "utf-8"))
            tracemalloc.start()
            assert start.run("pracsuite_client", ["sexes", "list", "--jsonl"]) == ExitCode.OK
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert stream.lines == count
    # Only the keys of the records are remembered, of which each is given once.
    assert peaks[1] - peaks[0] < 200 * (counts[1] - counts[0])


MEMORY = """
import io, resource, sys
import httpx
from pracsuite_client._runtime.command_line import start
from tests.command_line.test_output import Nowhere, over, pages_of

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

stream = Nowhere()
written = io.TextIOWrapper(io.BufferedWriter(stream), "utf-8")
with over(pages_of(100_000)):
    shown, sys.stdout = sys.stdout, written
    assert start.run("pracsuite_client", ["sexes", "list", "--limit", "300", "--jsonl"]) == 0
    before = peak()
    assert start.run("pracsuite_client", ["sexes", "list", "--jsonl"]) == 0
    sys.stdout = shown
print(stream.lines, peak() - before)
"""


def test_hundred_thousand_records_as_lines_take_little_memory() -> None:
    made = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    lines, growth = map(int, made.stdout.split())
    unit = 1 if sys.platform == "darwin" else 1024
    assert lines == 100_300
    assert growth * unit < 200 * 100_000, "less than the records take as text; only their keys are remembered"


def environment(mock: Mock) -> Mapping[str, str]:
    """Return the environment of a process that calls the mock."""
    keys = keys_of(mock, "pracsuite")
    own = {variable: keys[name] for variable, name in KEYS["pracsuite"].items()}
    return {**os.environ, **own, "PRACSUITE_BASE_URL": mock.pracsuite_url}


def process(mock: Mock, *words: str, **settings: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pracsuite_client", *words]
    return subprocess.Popen(command, env=environment(mock), stderr=subprocess.PIPE, **settings)


def test_closed_pipe_ends_the_command_quietly(mock: Mock) -> None:
    mock.practice.reset()
    with process(mock, "appointments", "list", "--jsonl", "--limit", "2000", stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        json.loads(running.stdout.readline())
        running.stdout.close()
        said = running.stderr.read()
        assert (running.wait(timeout=60), said) == (ExitCode.BROKEN_PIPE, b"")


def test_write_without_a_terminal_refuses_at_once(mock: Mock) -> None:
    mock.practice.reset()
    begun = time.monotonic()
    words = ("appointments", "cancel", "4101", "--record-as-cancelled", "true")
    with process(mock, *words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:  # nothing is ever written
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (ExitCode.NOT_CONFIRMED, b"")
    assert b"--yes" in err
    assert time.monotonic() - begun < 30
    assert 4101 in {record["appointment_id"] for record in mock.practice.pracsuite[0].table("appointment").records()}


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"yes\n", 0), (b"n\n", 13), (b"\n", 13), (b"", 13)])
def test_write_asks_on_a_terminal(answer: bytes, code: int, mock: Mock, calling: Calling) -> None:
    mock.practice.reset()
    with calling("pracsuite"):
        words = ("appointments", "cancel", "4101", "--record-as-cancelled", "true")
        result = run("pracsuite", *words, given=answer, terminal=True)
    assert result.code == code
    assert result.out == ""
    assert "? [y/N]" in result.err


def test_tables_are_for_people_only(mock: Mock, calling: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    mock.practice.reset()
    monkeypatch.setenv("COLUMNS", "100")
    with calling("pracsuite"):
        shown = run("pracsuite", "appointment-types", "list", terminal=True)
        monkeypatch.setenv("NO_COLOR", "1")
        plain = run("pracsuite", "appointment-types", "list", terminal=True)
        piped = run("pracsuite", "appointment-types", "list")
    assert shown.code == plain.code == piped.code == ExitCode.OK
    assert "\x1b[3" not in plain.out
    assert max(map(len, re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", plain.out).splitlines())) <= 100
    assert " record" in shown.err
    assert "\t" in piped.out
    assert (piped.err, "\x1b" in piped.out) == ("", False)


def test_text_of_the_server_cannot_control_the_terminal() -> None:
    evil = "\x1b[2J\x9b2J\u202e\ttab\nline"

    def respond(request: httpx.Request) -> httpx.Response:
        record = {"sex_id": 1, "name": evil, "sex": evil}
        return httpx.Response(200, json={"sexes": [record], "total_entries": 1, "links": {"next": None}})

    with over(httpx.MockTransport(respond)):
        for form in ("--json", "--jsonl", "--strict"):
            for terminal in (False, True):
                result = run("pracsuite", "sexes", "list", form, "--reveal", terminal=terminal)
                for text in (result.out, result.err):
                    assert not set("\x9b\u202e") & set(text)
                    assert "\x1b[2J" not in text
        found = run("pracsuite", "sexes", "list", "--json", "--reveal").json
    assert evil in found[0].values()


def test_full_disk_has_an_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            raise OSError(28, "No space left on device")

    from pracsuite_client._runtime.command_line import start

    errors = io.StringIO()
    with over(pages_of(3)), monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Full(), 1), "utf-8"))
        patch.setattr(sys, "stderr", errors)
        code = start.run("pracsuite_client", ["sexes", "list", "--json"])
    assert code == ExitCode.OUTPUT
    assert "cannot be written" in errors.getvalue()


def closed(mock: Mock, *words: str, streams: str) -> tuple[int, str]:
    """Run a command with some streams closed, and return its exit code and what it wrote to standard output."""
    command = f"{sys.executable} -m pracsuite_client {' '.join(words)} {streams}"
    made = subprocess.run(command, shell=True, env=environment(mock), capture_output=True, text=True, check=False)
    return made.returncode, made.stdout


def test_closed_streams_put_no_message_into_the_data(mock: Mock) -> None:
    mock.practice.reset()
    assert closed(mock, "appointments", "get", "99999", "--json", streams="2>&-") == (ExitCode.NOT_FOUND, "")
    cancel = ("appointments", "cancel", "4101", "--record-as-cancelled", "true")
    assert closed(mock, *cancel, streams="2>&- <&-") == (ExitCode.NOT_CONFIRMED, "")
    assert closed(mock, *cancel, "--yes", streams=">&-")[0] == ExitCode.INTERNAL
    stored = mock.practice.pracsuite[0].table("appointment").records()
    assert 4101 in {record["appointment_id"] for record in stored}, "nothing was sent"
    assert closed(mock, "patients", "create", "--data", "-", "--yes", streams="<&-") == (ExitCode.USAGE, "")


def test_output_is_valid_in_any_encoding(mock: Mock) -> None:
    mock.practice.reset()
    words = [sys.executable, "-m", "pracsuite_client", "patients", "list", "--json", "--reveal", "--limit", "200"]
    outputs = []
    for encoding in ("ascii", "latin-1", "utf-8"):
        settings = {**environment(mock), "PYTHONIOENCODING": encoding}
        made = subprocess.run(words, env=settings, capture_output=True, check=True)
        outputs.append(json.loads(made.stdout.decode(encoding)))
    assert outputs[0] == outputs[1] == outputs[2]


def test_exact_numbers_are_written_exactly() -> None:
    body = b'{"item_id": 1, "code": "A", "name": "N", "price": 12345678901234567890.123456789, "x": 1e400}'

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=body, headers={"content-type": "application/json"})

    with over(httpx.MockTransport(respond)):
        result = run("pracsuite", "items", "get", "1", "--json", "--reveal")
    assert "12345678901234567890.123456789" in result.out, result.err
