"""No text of a document becomes code: templates refuse untyped text, and hostile texts do not change a syntax tree."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.document.problems import SpecError
from generator.emit.templates import CodeEnvironment, Files, environment
from generator.source_text.typed import DocText, Identifier, code, joined

from .conftest import ROOT
from .rich_draft import Place, places, replaced, rich_draft

GENERATOR = ROOT / "generator"

HOSTILE = (
    '"""\nimport os\n"""', "'''", '"); import os; ("', "a\\", "\\", '"', "'", "\n", "\r\n", "x\n#: imports\ny", "\x00",
    "\u2028", "\x85", "\u202e", "\ud7ff", "{{ 7 * 7 }}", "{% raw %}", "{x}", "%s", "#", "# fmt: on", "`", "]]", "-->",
    "zt000001z", "Zc000001z", "zp000003z-", "class", "None", "__class__", "a b", "a-b", "1st", "", "\uff21", "größe",
    "list", "date", "Any", "Model", "NotFoundError", "x" * 3000, "../../up", "https://evil.example", "environment.own",
)  # fmt: skip


@cache
def templates() -> CodeEnvironment:
    return environment(ROOT / "templates")


@pytest.mark.parametrize(
    "source",
    [
        "{{ said }}",
        '{{ "x" ~ said }}',
        '{{ [said] | join(", ") }}',
        '{{ ["a"] | join(said) }}',
        '{{ ("x = " ~ said) | packed }}',
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(said) }}",
        "{% set x = said %}{{ x }}",
        "{% filter packed %}{{ said }}{% endfilter %}",
        '{{ "%s" % said }}',
        '{{ "{}".format(said) }}',
        "{{ said if true else 1 }}",
        "{{ said or 1 }}",
        "{{ said.upper() }}",
        "{{ said[0] }}",
        "{% for x in said %}{{ x }}{% endfor %}",
        "{{ {said: 1} }}",
        "{{ text }}",
        '{{ "x" ~ text }}',
        "{{ text.raw }}",
        "{{ fraction }}",
        "{{ name.upper() }}",
        '{{ name + "x" }}',
    ],
)
def test_templates_refuse_text_without_a_type(source: str) -> None:
    given = {"said": "import os", "text": DocText("import os"), "fraction": 1.5, "name": Identifier("os")}
    with pytest.raises(TypeError, match="may not render"):
        templates().from_string(source).render(given)


@pytest.mark.parametrize("name", ["safe", "indent", "replace", "format", "upper", "string", "e", "tojson"])
def test_templates_have_no_filter_that_returns_text(name: str) -> None:
    assert name not in templates().filters


def test_templates_render_typed_text() -> None:
    source = '{{ name }}{{ ", " if true }}{{ "x" if false }}{{ 7 }}{{ ("a" ~ name) | packed }}{{ said | literal }}'
    assert templates().from_string(source).render(name=Identifier("os"), said='"') == 'os, 7aos"\\""'


def test_identifiers_are_names_of_python() -> None:
    assert Identifier("match") == "match"
    for name in ("class", "a b", "", "größe", "\u00aa", "1st", "a\n", "None"):
        with pytest.raises(ValueError, match="not a Python name"):
            Identifier(name)


def test_code_has_no_parts_without_a_type() -> None:
    assert code("{}: {} = {}", Identifier("a"), Identifier("int"), 7) == "a: int = 7"
    with pytest.raises(TypeError, match="may not render"):
        code("{}", "import os")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="may not render"):
        joined(", ", ["import os"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="2 parts"):
        code("{}", Identifier("a"), Identifier("b"))


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Yield the calls by name in the generator, except in the modules that make text safe."""
    for path in GENERATOR.rglob("*.py"):
        inside = path.relative_to(GENERATOR)
        if inside.parts[0] not in ("runtime", "source_text") and inside.as_posix() != "emit/templates.py":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield path, node


def test_code_is_made_only_of_constant_texts() -> None:
    for path, call in calls():
        assert isinstance(call.func, ast.Name)
        if call.func.id in ("code", "joined"):
            first = call.args[0]
            choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            assert all(isinstance(choice, ast.Constant) for choice in choices), f"{path.name}:{call.lineno}"
        used = [call.func, *call.args]
        assert not any(isinstance(part, ast.Name) and part.id in ("Code", "Literal") for part in used), path.name


def shapes(files: Files) -> dict[str, list[str]]:
    """Return the kinds of the nodes of each Python file, without its imports, and the keys of each TOML file."""
    made: dict[str, list[str]] = {}
    for path, text in files.items():
        if path.endswith(".py"):
            made[path] = [
                type(node).__name__
                for statement in ast.parse(text).body
                if not isinstance(statement, ast.Import | ast.ImportFrom)
                for node in ast.walk(statement)
            ]
        elif path.endswith(".toml"):
            made[path] = sorted(f"{table}.{key}" for table, keys in tomllib.loads(text).items() for key in keys)
        else:
            assert all(character == "\n" or character.isprintable() for character in text), path
    return made


def generated(place: Place, text: str, folder: Path) -> Files | None:
    """Return what is generated if a text takes another's place, ``None`` if the document is refused."""
    try:
        return replaced(rich_draft(), place, text).generate(folder)
    except SpecError:
        return None


HARMLESS = ("harmless", "harm less!", "")
"""Texts without anything special. Only the first is a Python name, so a property of another name gets an alias."""


@cache
def unchanged(folder: Path) -> dict[str, list[str]]:
    """Return the form of what is generated with the text that is there now."""
    return shapes(rich_draft().generate(folder))


def twins(place: Place, folder: Path) -> Iterator[dict[str, list[str]]]:
    """Yield the forms of what is generated with harmless texts in the same place."""
    yield unchanged(folder)
    for text in HARMLESS:
        files = generated(place, text, folder)
        if files is not None:
            yield shapes(files)


ALL = places(rich_draft())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.sampled_from(ALL), text=st.sampled_from(HOSTILE) | st.text(max_size=20))
def test_hostile_text_does_not_change_the_form_of_what_is_generated(place: Place, text: str, tmp_path: Path) -> None:
    files = generated(place, text, tmp_path)
    if files is None:
        return
    made = shapes(files)
    assert any(made == twin for twin in twins(place, tmp_path))
