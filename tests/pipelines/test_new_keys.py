"""A target belongs to one practice: other keys are refused, by the command line too, until a person confirms them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.command_line.support import KEYS, Result, connected, run
from tests.tiers import cases

from .fake_api import BASES, START, FakeApi
from .support import dicts

LISTS = {"pracsuite": "patients", "coreplus": "clients"}
APIS = [*LISTS] if cases(60) >= 60 else ["pracsuite"]
"""Only the deep tier takes both: the code is the same."""
COUNT = 8


class Practice:
    """A practice, its keys and its address."""

    def __init__(self, api: str, first: int, key: str, host: str = "practice.example") -> None:
        self.api = api
        self.server = FakeApi(api)
        self.table = LISTS[api]
        self.listed = self.server.lists[f"{self.table}.list"]
        for number in range(first, first + COUNT):
            self.listed.put(number, START)
        self.key, self.host = key, host

    def export(self, file: Path, *words: str) -> Result:
        keys = dict.fromkeys(KEYS[self.api].values(), self.key * 40)
        base = f"https://{self.host}{BASES[self.api]}"
        with connected(self.api, self.server.transport(), base, keys, max_retries=0):
            options = ("--to", f"duckdb:{file}", "--table", self.table, "--full-compare", "0s", "--json")
            return run(self.api, "export", *options, *words)

    def rows(self, file: Path) -> list[dict[str, Any]]:
        return sorted(dicts(file, self.table, self.api), key=repr)


@pytest.mark.parametrize("api", APIS)
def test_other_keys_are_refused_and_change_nothing(api: str, tmp_path: Path) -> None:
    """The other practice has some of the same IDs."""
    file = tmp_path / "clinic.duckdb"
    own, other = Practice(api, 1, "a"), Practice(api, 5, "b")
    assert own.export(file).code == 0
    before, content = own.rows(file), file.read_bytes()
    for stranger in (other, Practice(api, 5, "a", "other.example")):
        refused = stranger.export(file)
        assert (refused.code, refused.out) == (2, "")
        assert "--new-keys" in refused.err
        assert "b" * 40 not in refused.err
        assert not stranger.server.requests
        assert file.read_bytes() == content
    del own.listed.records[next(iter(own.listed.records))]
    (summary,) = own.export(file).json
    assert (summary["new"], summary["changed"], summary["vanished"], summary["rows"]) == (0, 0, 1, COUNT)
    assert len(before) == COUNT


@pytest.mark.parametrize("api", APIS)
def test_confirmed_keys_continue_the_same_tables(api: str, tmp_path: Path) -> None:
    file = tmp_path / "clinic.duckdb"
    practice = Practice(api, 1, "a")
    assert practice.export(file).code == 0
    before = practice.rows(file)
    practice.key = "b"
    (summary,) = practice.export(file, "--new-keys").json
    assert (summary["new"], summary["changed"], summary["vanished"], summary["rows"]) == (0, 0, 0, COUNT)
    assert practice.rows(file) == before
    practice.server.advance(minutes=5)
    practice.listed.put(COUNT + 1, practice.server.now)
    (summary,) = practice.export(file).json
    assert (summary["new"], summary["changed"], summary["vanished"], summary["rows"]) == (1, 0, 0, COUNT + 1)
    practice.key = "a"
    assert practice.export(file).code == 2
    assert len(practice.rows(file)) == COUNT + 1
