"""Every pointer is made of escaped tokens, so that the line of a problem is that of the value, whatever its key."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from .drafts import Draft
from .small_api import ROOT, SmallApi

MODULES = sorted(path for part in ("document", "rules", "ir") for path in (ROOT / "generator" / part).glob("*.py"))

ESCAPED = ("token", "index", "KEY")
"""Names of what needs no escape: a token of a pointer, an index of an array, and a key of ours."""

NO_POINTERS = {
    "bundle.py": (
        "{reference}: what follows # must begin with /; write it as {file}#/{fragment}",
        "{PATHS}/{path.name",
        "/{tokens[0]}",
    ),
    "neutral.py": ("{self.class_name(", "{places}"),
    "operations.py": ("specs/{document.name}/paths/{",),
    "records.py": ("specs/{document.name}/schemas/{",),
    "reconcile_extension.py": ("/{name}", "/{part}", "/{target.items}/0"),
    "reconcile.py": ("/{parameter_name(", "/{root}{pointer}"),
}
"""Texts with a slash that are paths of files, URLs, or the places of values in a call, by the module."""


def unescaped(path: Path) -> Iterator[str]:
    """Yield each text in which something follows a slash that may be a key as it is, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            source = ast.unparse(node)
            before = ""
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    if before.endswith("/") and not is_escaped(part.value):
                        yield f"{path.name}:{part.lineno}: {source}"
                    before = ""
                elif isinstance(part, ast.Constant):
                    before = str(part.value)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and ends_with_slash(node.left):
            yield f"{path.name}:{node.lineno}: {ast.unparse(node)}"


def ends_with_slash(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return ends_with_slash(node.right)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith("/")


def is_escaped(value: ast.expr) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id in ("escape", "len")
    return isinstance(value, ast.Name) and value.id in ESCAPED


def test_every_token_of_a_pointer_is_escaped() -> None:
    found = [
        text
        for path in MODULES
        for text in unescaped(path)
        if not any(known in text for known in NO_POINTERS.get(path.name, ()))
    ]
    assert found == []


def test_the_search_finds_what_is_not_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text('f"{a}/{name}"\nf"/{a.b}/{escape(c)}/{index}"\np + "/" + name\nf"/{d()}"\nf"{a}/b{c}"\n')
    assert [text.partition(": ")[0] for text in unescaped(path)] == ["a.py:1", "a.py:2", "a.py:3", "a.py:4"]


ODD = ("a/b", "a~b", "a~1b", "~0", "/", "~")


@pytest.mark.parametrize("key", ODD)
def test_the_line_of_a_problem_is_that_of_the_value(small: SmallApi, key: str) -> None:
    draft = Draft()
    get = draft.paths["pets"]["get"]
    schema = {"type": "array", "items": {"type": "string"}}
    get["parameters"].append({"name": "q[]", "in": "query", "description": "Filters.", "schema": schema})
    get["x-filters"] = {"id": "integer", key: "no form"}
    draft.schemas["Kind"] = {
        "type": "string",
        "description": "A kind.",
        "enum": ["a"],
        "x-enum-descriptions": {key: "No."},
    }
    draft.schemas["PetList"]["properties"]["kind"] = {"$ref": "#/Kind", "description": "A kind."}
    draft.schemas["NewPet"]["properties"][key] = {
        "type": "string", "description": "X.", "x-phi": False, "default": "a", "x-sdk": {"name": "odd"}
    }  # fmt: skip
    item = draft.paths["pet"]
    body = {"content": {"application/json": {"schema": {"$ref": "../schemas/pet.yaml#/NewPet"}}}, "required": True}
    item["patch"] = {
        **item["get"], "operationId": "changePet", "x-sdk": {"resource": "pets", "method": "change"},
        "x-safety": "unsafe", "requestBody": body,
    }  # fmt: skip
    folder = draft.write(small.root / "specs")
    lines: dict[str, list[str]] = {}
    for name, content in draft.files.items():
        text = yaml.safe_dump(content, sort_keys=False, width=10_000)
        (folder / name).write_text(text, "utf-8")
        lines[name] = text.splitlines()

    problems = small.problems()
    token = key.replace("~", "~0").replace("/", "~1")
    for ending, what in (
        (f"/x-filters/{token}", "no form"),
        (f"/x-enum-descriptions/{token}", "No."),
        (f"/properties/{token}/default", "default: a"),
    ):
        places = [problem.place for problem in problems if problem.place.pointer.endswith(ending)]
        assert places, ending
        for place in places:
            assert what in lines[place.file.relative_to(folder).as_posix()][place.line - 1], place
