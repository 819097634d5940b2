"""Text of a document becomes text in generated code, never code."""

from __future__ import annotations

import ast
import io
import tokenize
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.source_text.escape import (
    comment,
    compact_docstring,
    docstring,
    literal_tuples,
    markdown,
    markdown_title,
    text,
    toml,
)
from generator.source_text.typed import literal

HOSTILE = [
    '"""',
    '\\"""',
    "\\",
    '"',
    "'''",
    "\r\n",
    "\x00",
    "\u2028",
    "{{ 7 * 7 }}",
    "#",
    "\\N{BULLET}",
    "\ud800",
    "ends with \\",
    '"' * 7,
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(HOSTILE), max_size=8).map("".join))


def words(value: str) -> list[str]:
    """Return the words of a text, without unprintable characters."""
    return "".join(character for character in value if character.isprintable() or character.isspace()).split()


@given(texts, st.sampled_from([0, 4, 8]))
@example('"""\nimport os  # and out\n"""', 4)
def test_docstring_is_one_string_with_the_same_words(value: str, indent: int) -> None:
    pad = " " * indent
    source = f"def f():\n{pad or '    '}{docstring(text(value), indent)}\n"
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    (statement,) = function.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    said = statement.value.value
    assert isinstance(said, str)
    assert words(said) == words(value)


@given(texts)
def test_docstring_lines_fit_the_width_unless_a_word_is_longer(value: str) -> None:
    longest = max((len(word) for word in value.split()), default=0)
    for line in docstring(text(value), 4).split("\n"):
        assert len(line) <= max(120, longest + 20)


@given(
    st.one_of(
        texts,
        st.booleans(),
        st.none(),
        st.integers(),
        st.floats(allow_nan=False),
        st.lists(texts),
        st.dictionaries(texts, st.none() | st.integers() | texts),
    )
)
@example(float("inf"))
def test_literal_evaluates_to_the_value(value: object) -> None:
    expected = tuple(value) if isinstance(value, list) else value
    assert eval(literal(value), {"__builtins__": {"float": float}}) == expected


@given(st.lists(st.lists(texts, min_size=1)))
def test_literal_tuples_evaluate_to_the_groups(groups: list[list[str]]) -> None:
    assert ast.literal_eval(literal_tuples(groups)) == tuple(tuple(group) for group in groups)


@given(texts | st.from_regex(r"[-*# ]*(en)?coding[:=] *(utf-7|utf_16|latin-1).*"))
def test_comment_is_one_line_and_declares_no_encoding(value: str) -> None:
    line = f"# {comment(text(value))}"
    assert len(line.splitlines()) == 1
    assert tokenize.detect_encoding(io.BytesIO(line.encode()).readline)[0] == "utf-8"


@given(texts)
def test_markdown_is_one_line_without_tags(value: str) -> None:
    made = markdown(text(value))
    assert "\n" not in made
    assert all(made[index - 1] == "\\" for index, character in enumerate(made) if character == "<")


@given(texts)
def test_compact_docstring_is_one_string_with_the_same_words(value: str) -> None:
    source = f"class C:\n    x: int\n    {compact_docstring(text(value))}\n"
    (made,) = ast.parse(source).body
    assert isinstance(made, ast.ClassDef)
    _, statement = made.body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    assert words(str(statement.value.value)) == words(value)


@given(texts)
def test_markdown_has_no_control_characters(value: str) -> None:
    assert markdown(text(value)).isprintable()
    assert markdown_title(text(value)).isprintable()


@given(texts)
def test_toml_is_a_string_with_the_same_words(value: str) -> None:
    assert words(tomllib.loads(f"x = {toml(text(value))}")["x"]) == words(value)


def test_unescaped_text_is_not_printed() -> None:
    with pytest.raises(TypeError, match="must be escaped"):
        f"x = {text('1')}"
