"""Every suggested fix works: done as the message says, it makes a document that can be generated.

The suggestions are found in the source of the generator, so that none can be added without a case.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.document import bundle as bundling
from generator.document import yaml_source
from generator.document.bundle import bundle
from generator.emit.client_package import client_files
from generator.emit.models_package import models_files
from generator.ir import parser
from generator.ir.client import build_client
from generator.ir.parser import parse
from generator.rules import supported_openapi
from generator.settings import Folders

from . import (
    fixes_of_files,
    fixes_of_keys,
    fixes_of_names,
    fixes_of_pipelines,
    fixes_of_responses,
    fixes_of_rules,
    fixes_of_values,
)
from .fix_cases import Case
from .small_api import ROOT, SmallApi

CASES = (
    *fixes_of_files.CASES,
    *fixes_of_rules.CASES,
    *fixes_of_keys.CASES,
    *fixes_of_names.CASES,
    *fixes_of_pipelines.CASES,
    *fixes_of_responses.CASES,
    *fixes_of_values.CASES,
)

GENERATOR = ROOT / "generator"
SOURCES = (
    *sorted((GENERATOR / "document").glob("*.py")),
    *sorted((GENERATOR / "rules").glob("*.py")),
    GENERATOR / "ir" / "names.py",
    GENERATOR / "ir" / "parser.py",
    GENERATOR / "pipeline.py",
)
NO_SUGGESTIONS = (
    "{} problem(s); nothing was written",
    " ({} kinds; --all lists every place)",
    "is not valid YAML: {}; {}",
    "is not supported here; {}",
    "is not a known key here; {}",
    "{}; {}",
)
"""Texts with a semicolon that suggest nothing by themselves."""


def texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are not docstrings, with {} for what is filled in."""
    tree = ast.parse(path.read_text("utf-8"))
    others = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    others |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in others:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def suggestions() -> list[str]:
    """Return every suggested fix: the messages in which it follows a semicolon, and the hints for YAML."""
    found = [text for path in SOURCES for text in texts(path) if "; " in text and text not in NO_SUGGESTIONS]
    hints = vars(yaml_source)["_HINTS"].values()
    return sorted({*found, *hints, *vars(supported_openapi)["_INSTEAD"].values(), vars(parser)["_FIX"]})


def test_every_suggestion_has_a_case() -> None:
    assert [text for text in suggestions() if not any(case.message in text for case in CASES)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.message)
def test_a_suggested_fix_makes_a_document_that_can_be_generated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    for module in (yaml_source, bundling):
        monkeypatch.setattr(module, "MAX_VALUES", 50_000)  # a million take ten seconds
    small = SmallApi(tmp_path, case.api)
    case.bad(small)
    problems = case.problems(small)
    wanted = case.message.replace("{}", "").strip()
    assert any(wanted in problem.message for problem in problems) or "{}" in case.message, problems

    case.fix(small)

    assert [*case.problems(small), *small.problems()] == []
    if small.is_unchanged():
        return  # other tests generate this document
    document, folders = bundle(small.folder), Folders.of(tmp_path)
    parsed = parse(document)
    files = {**client_files(build_client(document, parsed), folders), **models_files(document, parsed, folders)}
    for name, text in files.items():
        if name.endswith(".py") and "/_runtime/" not in name:
            ast.parse(text)
