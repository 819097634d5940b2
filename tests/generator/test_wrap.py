"""Wrapped statements: the same code, within the width, on as few lines as possible."""

from __future__ import annotations

import ast
import itertools

from hypothesis import given
from hypothesis import strategies as st

from generator.source_text.escape import WIDTH
from generator.source_text.typed import Code, literal
from generator.source_text.wrap import packed

names = st.from_regex(r"[a-z]{1,30}", fullmatch=True).filter(str.isidentifier).map(lambda name: f"{name}_")
literals = st.text(max_size=40).map(literal)
values = st.recursive(
    names | literals,
    lambda inner: (
        st.lists(inner, max_size=12).map(lambda items: f"[{', '.join(items)}]")
        | st.tuples(names, st.lists(inner, max_size=12)).map(lambda call: f"{call[0]}({', '.join(call[1])})")
        | inner.map(lambda item: f"({item},)")
        | st.lists(st.tuples(literals, inner), max_size=12).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        )
    ),
    max_leaves=40,
)


@given(names, values)
def test_wrapping_does_not_change_the_syntax_tree(name: str, value: str) -> None:
    statement = f"{name} = {value}"
    assert ast.dump(ast.parse(packed(Code(statement)))) == ast.dump(ast.parse(statement))


@given(names, st.lists(names, min_size=1, max_size=40, unique=True), st.integers(0, 2))
def test_arguments_fill_lines_within_the_width(name: str, arguments: list[str], steps: int) -> None:
    indent = " " * 4 * steps
    head = f"def {name}({', '.join(arguments)}) -> None:"
    lines = (indent + packed(Code(head), len(indent))).split("\n")
    assert all(len(line) <= WIDTH for line in lines)
    assert (len(lines) == 1) == (len(indent + head) <= WIDTH)
    for line, following in itertools.pairwise(lines[1:-1]):
        assert len(line) + len(f" {following.split(',')[0].strip()},") > WIDTH


def test_argument_that_does_not_fit_a_line_is_wrapped_itself() -> None:
    fields = ", ".join(f'"field_{number}": "date-time"' for number in range(5))
    assert packed(Code(f"_LIST = Query(filters={{{fields}}}, sort=get_args(Order))"), 0) == (
        "_LIST = Query(\n"
        "    filters={\n"
        '        "field_0": "date-time", "field_1": "date-time", "field_2": "date-time", "field_3": "date-time",\n'
        '        "field_4": "date-time",\n'
        "    },\n"
        "    sort=get_args(Order),\n"
        ")"
    )
