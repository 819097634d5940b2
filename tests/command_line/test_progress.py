"""Progress is on standard error of a terminal, and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from practice_mock.testing import Mock
from tests.command_line.support import run

Calling = Callable[[str], AbstractContextManager[None]]

LIST = ("patients", "list", "--limit", "300", "--page-size", "100", "--json")


def cases(folder: Path) -> dict[str, tuple[tuple[str, ...], str]]:
    """Return the words of each command that takes long, and what its progress says."""
    (folder / "sent.pdf").write_bytes(b"%PDF-1.7 invented" * 1000)
    upload = ("patient-attachments", "upload", "7", str(folder / "sent.pdf"), "--yes", "--json")
    download = ("patient-attachments", "download", "9001", "--to", str(folder), "--overwrite", "true", "--json")
    return {"list": (LIST, "records"), "upload": (upload, "upload"), "download": (download, "download")}


@pytest.mark.parametrize("name", ["list", "upload", "download"])
def test_progress_is_shown_on_a_terminal_only(
    name: str, mock: Mock, calling: Calling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, said = cases(tmp_path)[name]
    if name == "download":
        with calling("pracsuite"):
            listed = run("pracsuite", "patient-attachments", "list-by-patient", "7", "--json", "--reveal").json
        words = tuple(str(listed[-1]["attachment_client_id"]) if word == "9001" else word for word in words)
    with calling("pracsuite"):
        plain = run("pracsuite", *words)
        shown = run("pracsuite", *words, terminal=True)
        monkeypatch.setenv("NO_COLOR", "1")
        quiet = run("pracsuite", *words, terminal=True)
    for result in (plain, shown, quiet):
        assert result.code == 0, result.err
        json.loads(result.out)
    assert "\x1b" in shown.err
    assert said in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.err)
    assert "\x1b" not in plain.err + quiet.err
    assert said not in plain.err
