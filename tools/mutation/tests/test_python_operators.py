"""Each operator makes the change that it is named after, and a mutant keeps its name while other code changes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.mutation.mutants import CodeChange
from tools.mutation.python_operators import DOMAIN, GENERIC, words
from tools.mutation.python_sites import Site, lines_that_use, sites

EXAMPLES = {
    "comparison changed": ("x = a < b", "x = (a <= b)"),
    "condition negated": ("if a:\n    b()", "if (not a):\n    b()"),
    "condition reduced": ("x = a and b", "x = (a or b)"),
    "statement removed": ("def f():\n    g()\n    h()", "def f():\n    pass\n    h()"),
    "return value removed": ("def f():\n    return 1", "def f():\n    return None"),
    "constant changed": ("x = 60", "x = 61"),
    "arithmetic changed": ("x = a + b", "x = (a - b)"),
    "arguments swapped": ("f(a, b)", "f(b, a)"),
    "argument removed": ("f(a, b=c)", "f(a)"),
    "entry removed": ("x = {a: b, c: d}", "x = {c: d}"),
    "slice changed": ("x[a:b]", "x[a + 1:b]"),
    "normalisation removed": ("x = a.strip()", "x = (a)"),
    "raise removed": ("def f():\n    raise E", "def f():\n    pass"),
    "list truncated": ("x = [a for a in b]", "x = [a for a in b][:2]"),
    "sorting removed": ("x = sorted(a)", "x = list(a)"),
    "microseconds removed": ("x = a.isoformat()", "x = a.isoformat().partition('.')[0]"),
    "machine time zone used": ("x = a.astimezone(b)", "x = (a).astimezone()"),
    "quoting changed": ("x = quote(a)", "x = quote(quote(a), safe='')"),
    "python booleans written": ('x = "true"', "x = 'True'"),
    "statuses 409 and 429 swapped": ("x = a == 429", "x = a == 409"),
    "null treated as unset": ("x = a is UNSET", "x = (a in (UNSET, None))"),
    "token for another url": ("x = a.headers(b, c)", "x = a.headers(b, c.partition('?')[0])"),
}


def by_operator(source: str, operator: str) -> list[Site]:
    return [site for site in sites(source) if site.operator == operator]


def test_every_operator_has_an_example() -> None:
    assert EXAMPLES.keys() == {words(operator) for operator in (*GENERIC, *DOMAIN)}


@pytest.mark.parametrize("operator", EXAMPLES)
def test_operator_makes_its_change(operator: str) -> None:
    before, after = EXAMPLES[operator]
    assert after in [site.mutated(before) for site in by_operator(before, operator)]


@pytest.mark.parametrize("operator", EXAMPLES)
def test_name_does_not_depend_on_other_code(operator: str) -> None:
    before, _ = EXAMPLES[operator]
    names = [site.name for site in by_operator(before, operator)]
    assert names == [site.name for site in by_operator(f"import os\n\n{before}\n\n\nmore = a\n", operator)]
    assert len(set(names)) == len(names)


def test_annotations_docstrings_and_messages_are_not_changed() -> None:
    source = 'def f(a: "int" = 1) -> "str":\n    """Words."""\n    raise E("some words") from None\n'
    mutated = {site.mutated(source) for site in sites(source)}
    assert mutated == {source.replace("= 1", "= 2"), source.replace('raise E("some words") from None', "pass")}


MODULE = """\
ORDER = ("<", ">")
FORMATS = {"date": ORDER}
OTHER = 1

def allowed(form):
    other = OTHER
    return FORMATS[form]
"""


def test_lines_that_use_a_constant_include_those_that_use_constants_made_from_it() -> None:
    assert lines_that_use(MODULE, CodeChange("module.py", (), "", 1, 1, on_import=True)) == {7}


@pytest.mark.parametrize("source", ["x = max(a, b)", "x = min(0, a)", 'x = cast("int", a)'])
def test_changes_without_effect_are_left_out(source: str) -> None:
    assert not by_operator(source, "arguments swapped")
    assert not [site for site in sites(source) if "intx" in site.replacement]


def test_mutant_of_a_real_module_differs_in_one_place() -> None:
    source = Path(__file__).parents[1].joinpath("python_sites.py").read_text("utf-8")
    found = list(sites(source))
    assert len(found) > 50
    for site in found[::7]:
        text = site.mutated(source)
        if text is not None:
            assert ast.dump(ast.parse(text)) != ast.dump(ast.parse(source))
            assert text.startswith(source.encode()[: site.begin].decode())
            assert text.endswith(source.encode()[site.end :].decode())
