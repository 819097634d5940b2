"""The README of every API has an example that can be run, whatever lists and credentials the API has."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from generator.emit.templates import Files

from .drafts import Draft, packages
from .rich_draft import rich_draft

KEEPERS = {"items": [{"id": 1}, {"id": 2}, {"id": 3}, {"id": 4}], "total": 4}


def python_of(files: Files, name: str) -> str:
    """Return the Python blocks of a README that call the client."""
    blocks = re.findall(r"^```python\n(.*?)^```$", files[name], re.DOTALL | re.MULTILINE)
    return "".join(block for block in blocks if "FastAPI" not in block)


def printed(files: Files, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the example of the client with a server that returns keepers, and return what it prints."""
    monkeypatch.setenv("VET_API_KEY", "k")
    with packages(files, folder) as (client, _):
        transport = httpx.MockTransport(lambda _: httpx.Response(200, json=KEEPERS))
        made = client.Vet
        monkeypatch.setattr(client, "Vet", lambda **given: made(**given, http_client=httpx.Client(transport=transport)))
        exec(compile(python_of(files, "README.md"), "README.md", "exec", dont_inherit=True), {})
    return capsys.readouterr().out


def unchanged(draft: Draft) -> None:
    """Leave the only list of pages, which needs no arguments."""


def without_credentials(draft: Draft) -> None:
    del draft.root["security"], draft.root["components"]["securitySchemes"]


def with_plain_records(draft: Draft) -> None:
    draft.files["schemas/keeper.yaml"]["KeeperPage"]["properties"]["items"]["items"] = {"type": "object"}
    del draft.files["schemas/keeper.yaml"]["Keeper"]
    draft.files["paths/keeper.yaml"]["keepers"]["get"]["x-pagination"]["key"] = []


def with_a_list_on_one_page(draft: Draft) -> None:
    listed = draft.files["paths/keeper.yaml"]["keepers"]["get"]
    listed["x-pagination"] = {"style": "none", "items": "items"}
    listed["parameters"] = []
    del draft.root["x-pagination"]


def with_arguments_that_are_needed(draft: Draft) -> None:
    draft.files["paths/keeper.yaml"]["keepers"]["get"]["parameters"][2]["required"] = True


RECORDS = [f"Keeper(id={number})" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("change", "call", "expected"),
    [
        (unchanged, "list(client.keepers.list(limit=3))", [*RECORDS, "True", "True", "True"]),
        (without_credentials, "list(client.keepers.list(limit=3))", [*RECORDS, "True", "True", "True"]),
        (with_plain_records, "list(client.keepers.list(limit=3))", ["{'id': 1}", "{'id': 2}", "{'id': 3}"]),
        (with_a_list_on_one_page, "list(client.keepers.list())[:3]", [*RECORDS, "True", "True", "True"]),
        (with_arguments_that_are_needed, "print(client)", None),
    ],
)
def test_example_reads_the_first_list_that_needs_no_arguments(
    change: Callable[[Draft], None],
    call: str,
    expected: list[str] | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    draft = Draft()
    change(draft)
    files = draft.generate(tmp_path / "specs")
    assert call in python_of(files, "README.md")
    lines = printed(files, tmp_path / "made", monkeypatch, capsys).splitlines()
    if expected is None:
        assert len(lines) == 1
        assert lines[0].startswith("Vet(base_url=")
        assert "client." not in python_of(files, "models:README.md")
    else:
        assert lines == expected


def test_example_prefers_records_without_personal_data(tmp_path: Path) -> None:
    draft = Draft()
    listed = draft.files["paths/keeper.yaml"]["keepers"]["get"]
    draft.root["paths"]["/sizes"] = {"$ref": "paths/keeper.yaml#/sizes"}
    draft.files["paths/keeper.yaml"]["sizes"] = {
        "get": {
            **listed,
            "operationId": "listSizes",
            "x-sdk": {"resource": "sizes", "method": "list"},
            "responses": {
                "200": {
                    "description": "The sizes.",
                    "content": {"application/json": {"schema": {"$ref": "../schemas/keeper.yaml#/SizePage"}}},
                },
                "429": listed["responses"]["429"],
            },
        }
    }
    schemas = draft.files["schemas/keeper.yaml"]
    schemas["SizePage"] = {**schemas["KeeperPage"], "properties": {**schemas["KeeperPage"]["properties"]}}
    schemas["SizePage"]["properties"]["items"] = {
        "type": "array",
        "description": "The sizes.",
        "items": {"$ref": "#/Size"},
    }
    schemas["Size"] = {**schemas["Keeper"], "description": "A size."}
    assert "client.keepers.list(limit=3)" in python_of(draft.generate(tmp_path / "a"), "README.md")
    schemas["Keeper"] = {
        **schemas["Keeper"],
        "properties": {"id": {**schemas["Keeper"]["properties"]["id"], "x-phi": True}},
    }
    for name in ("README.md", "models:README.md"):
        assert "client.sizes.list(limit=3)" in python_of(draft.generate(tmp_path / "b"), name)


def test_texts_of_a_document_do_not_break_the_example_and_the_table(tmp_path: Path) -> None:
    draft = rich_draft()
    draft.root["x-sdk"]["mock"]["credentials"]["api_key"] = 'a"b\n```\n|'
    draft.paths["pets"]["get"]["summary"] = "List | pets [here](there) `code`"
    files = draft.generate(tmp_path)
    readme = files["README.md"]
    assert 'api_key="a\\"b\\n```\\n|",' in readme
    compile(python_of(files, "README.md"), "README.md", "exec", dont_inherit=True)
    [row] = [line for line in readme.splitlines() if line.startswith("| [`pets.list`]")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 3
    assert "\\[here\\]" in row
