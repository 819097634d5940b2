"""No text of a document becomes code: templates refuse text without a type. test_fuzz.py tries hostile texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.emit.templates import CodeEnvironment, environment
from generator.source_text.typed import DocText, Identifier, code, joined

from .conftest import ROOT

GENERATOR = ROOT / "generator"


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
