"""The client of a third API gets a command line too, without commands of several calls."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import SmallApi


@pytest.fixture
def root(small: SmallApi, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a root with the client of a third API, which can be imported."""
    assert small.generate()[0] == 0
    monkeypatch.syspath_prepend(small.root / "generated" / "vet-client")
    return small.root


def test_third_api_has_a_command_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = root / "generated" / "vet-client"
    metadata = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    assert metadata["scripts"] == {"vet": "vet_client.__main__:main"}
    assert [one.partition(">")[0] for one in metadata["optional-dependencies"]["cli"]] == ["click", "rich", "keyring"]
    assert not (folder / "vet_client" / "_flows.py").exists()

    client = importlib.import_module("vet_client")
    start = importlib.import_module("vet_client._runtime.command_line.start")
    rex = {"id": 1, "name": "Rex", "keeper": "Sam Doe"}
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if request.url.path.endswith("/keepers"):
            return httpx.Response(200, json={"items": [{"id": one} for one in range(3)], "total": 3})
        return httpx.Response(201 if request.method == "POST" else 200, json=rex)

    original = client.Vet

    def make(**settings: Any) -> Any:
        return original(**settings, http_client=httpx.Client(transport=httpx.MockTransport(respond)))

    monkeypatch.setattr(client, "Vet", make)
    monkeypatch.setenv("VET_API_KEY", "k")

    def run(*words: str) -> tuple[int, str]:
        code = int(start.run("vet_client", list(words)))
        return code, capsys.readouterr().out

    monkeypatch.setenv("VET_BASE_URL", "http://127.0.0.1:1/v7")
    with make() as vet:
        vet.pets.get(1)
    monkeypatch.setenv("VET_BASE_URL", " ")
    with pytest.raises(client.ArgumentError, match=r"^base_url: is empty in VET_BASE_URL"):
        make()
    monkeypatch.delenv("VET_BASE_URL")
    assert requests.pop().url.path == "/v7/pets/1"
    code, out = run("pets", "get", "1", "--json")
    assert (code, json.loads(out)) == (0, {"id": 1, "name": "Rex", "keeper": "<redacted>"})
    assert run("pets", "create", "--name", "Rex", "--keeper", "Sam Doe", "--yes", "--json", "--reveal")[0] == 0
    assert json.loads(requests[-1].content) == {"name": "Rex", "keeper": "Sam Doe"}
    code, out = run("keepers", "list", "--limit", "2", "--list-limit", "3", "--allow-changes", "true", "--json")
    assert (code, json.loads(out)) == (0, [{"id": 0}, {"id": 1}, {"id": 2}])
    assert requests[-1].url.query == b"limit=2&allow_changes=true"
    code, out = run("export", "--to", f"duckdb:{tmp_path / 'pets.duckdb'}", "--json")
    assert code == 0
    assert [(one["table"], one["rows"]) for one in json.loads(out)] == [("keepers", 3)]
    code, out = run("--help")
    assert code == 0
    assert "free-times" not in out
    assert "pets" in out

    command = [sys.executable, "-m", "vet_client", "pets", "get", "--help"]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert made.stdout.startswith("Usage: vet pets get [OPTIONS] PET-ID")
