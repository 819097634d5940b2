"""A state file whose content is damaged is reported in one line, whatever the damage is."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import Practice, StateFileError
from practice_mock.cli import main
from practice_mock.testing import in_process
from tests.mock.support import pracsuite_client, small_practice
from tests.tiers import cases

DAMAGED = "it is damaged; start a new file"
CONTENTS = ("", "{}", "[]", "null", "{oops", "7", '"x"', '{"frozen": 5}', "\x00", '{"$bytes": "?"}', "[" * 5_000)
NUMBERS = count()
COMPONENTS = ("beginning", "clock", "faults", "ids", "rate")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("damaged") / "sound.sqlite"
    practice = small_practice(db=path)
    with pracsuite_client(in_process(practice)) as client:
        client.get("/patient/7")
    practice.close()
    return path


@contextmanager
def damaged(sound: Path, statement: str, *values: Any) -> Iterator[Path]:
    """Return a copy of a file in which a statement has changed something."""
    path = sound.with_name(f"damaged-{next(NUMBERS)}.sqlite")
    shutil.copy(sound, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(statement, values).rowcount > 0
    yield path
    path.unlink()


def reported(path: Path) -> str:
    """Return why a file cannot be opened."""
    with pytest.raises(StateFileError) as caught:
        Practice(db=path)
    text = str(caught.value)
    assert text.startswith(f"{path}: ")
    assert "\n" not in text
    return text


@pytest.mark.parametrize("name", COMPONENTS)
@pytest.mark.parametrize("content", CONTENTS)
def test_a_damaged_component_is_reported(sound: Path, name: str, content: str) -> None:
    if (name, content) == ("rate", "{}"):
        return  # no request was counted: that is what the file had before
    with damaged(sound, "UPDATE component SET content = ? WHERE name = ?", content, name) as path:
        assert DAMAGED in reported(path)


BEYOND: dict[str, list[tuple[str, Any]]] = {
    "clock": [
        ("frozen", "9999-12-31T23:59:59+00:00"),
        ("frozen", "2027-01-04T00:00:00"),
        ("frozen", 5),
        ("offset", "x"),
        ("offset", 10**18),
    ],
    "beginning": [
        ("seed", "x"),
        ("seed", 10**400),
        ("zone", "Mars/Base"),
        ("begun", "x"),
        ("clock", {}),
        ("resets", "x"),
    ],
    "ids": [("seed", None), ("made", {"request": "x"}), ("made", [])],
    "faults": [
        ("plan", {"rules": [{"action": {"kind": "delay", "seconds": "x"}}]}),
        ("counts", [[1]]),
        ("counts", [[1, 2]]),
    ],
}


@pytest.mark.parametrize(("name", "field", "value"), [(name, *one) for name, all_ in BEYOND.items() for one in all_])
def test_a_component_with_a_value_that_cannot_be_used_is_reported(
    sound: Path, name: str, field: str, value: Any
) -> None:
    with closing(sqlite3.connect(sound)) as connection:
        (text,) = connection.execute("SELECT content FROM component WHERE name = ?", (name,)).fetchone()
    content = {**json.loads(text), field: value}
    if name == "clock" and field == "offset":
        content["frozen"] = None
    with damaged(sound, "UPDATE component SET content = ? WHERE name = ?", json.dumps(content), name) as path:
        assert DAMAGED in reported(path)


@settings(max_examples=cases(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(row=st.integers(0, 10_000), content=st.sampled_from(CONTENTS) | st.text(max_size=8))
def test_a_damaged_record_is_reported(sound: Path, row: int, content: str) -> None:
    where = "rowid = (SELECT rowid FROM record LIMIT 1 OFFSET ? % (SELECT count(*) FROM record))"
    with damaged(sound, f"UPDATE record SET content = ? WHERE {where}", content, row) as path:
        assert DAMAGED in reported(path)


@pytest.mark.parametrize("change", ["key = 987654", "kind = 'nothing'", "tenant = '9'"])
def test_a_record_in_another_place_is_reported(sound: Path, change: str) -> None:
    where = "rowid = (SELECT rowid FROM record WHERE kind = 'appointment' LIMIT 1)"
    with damaged(sound, f"UPDATE record SET {change} WHERE {where}") as path:
        reported(path)


def test_the_command_prints_one_line(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with damaged(sound, "UPDATE component SET content = '{}' WHERE name = 'clock'") as path:
        assert main(["--port", "0", "--db", str(path)]) == 1
    assert capsys.readouterr().err == f"practice-mock: {path}: {DAMAGED}.\n"


def test_a_damaged_journal_or_snapshot_is_reported_when_it_is_read(sound: Path) -> None:
    with damaged(sound, "UPDATE journal SET content = '{}'") as path:
        practice = Practice(db=path)
        with pytest.raises(StateFileError, match="damaged"):
            list(practice.journal)
        mock = in_process(practice)
        headers = {"authorization": f"Bearer {mock.control_token}"}
        with httpx.Client(base_url=mock.control_url, transport=mock.transport, headers=headers) as client:
            answer = client.get("/journal")
            assert (answer.status_code, DAMAGED in answer.json()["message"]) == (500, True)
            assert client.delete("/journal").status_code == 204
            assert client.get("/journal").status_code == 200
        practice.close()
