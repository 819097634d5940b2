"""Standard output of an export has the table only; messages are on standard error, each once, in plain words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command_line.test_export import FAILURES, calling_fake, export
from tests.pipelines.fake_api import START, FakeApi
from tests.tiers import cases

CHOSEN = [*FAILURES][:: 1 if cases(60) >= 60 else 4]
HEAD = ["table", "read", "new", "changed", "vanished", "cancelled", "rows"]


@pytest.mark.parametrize("name", CHOSEN)
def test_messages_are_on_standard_error_once(name: str, tmp_path: Path) -> None:
    fault, code = FAILURES[name]
    server = FakeApi("pracsuite")
    server.lists["pronouns.list"].put(1, START)
    server.lists["appointments.list"].put(1, START, duration={"canary": 1})
    server.fault = lambda request, body: fault(request, body) if "/sex" in request.url.path else None
    with calling_fake("pracsuite", server.transport()):
        result = export("pracsuite", tmp_path / "x.duckdb", tables=("sexes", "pronouns", "appointments"))
    assert result.code == code
    head, *lines = result.out.splitlines()
    assert head.split() == HEAD
    assert sorted(line.split()[0] for line in lines) == ["appointments", "pronouns", "sexes"]
    assert all(re.fullmatch(r"\w+(\s+[0-9,]+){6}", line) for line in lines)
    assert len(re.findall(r"^  sexes: ", result.err, re.MULTILINE)) == 1
    assert len(re.findall(r"^note: appointments: ", result.err, re.MULTILINE)) == 1
    assert "canary" not in result.err
    assert not re.findall(r"[A-Z]\w*(?:Error|Exception|Timeout)\b", result.err)
    said = [line.strip() for line in result.err.splitlines()]
    assert len(said) == len({*said})
