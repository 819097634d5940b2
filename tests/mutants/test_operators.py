"""Each operator plants the fault that it is named after; a fault keeps its name while the code around it changes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.mutant import ROOT, CodeChange
from tests.mutants.operators import GENERIC, OWN, words
from tests.mutants.sites import Site, lines_that_use, sites

EXAMPLES = {
    "compared otherwise": ("x = a < b", "x = (a <= b)"),
    "condition negated": ("if a:\n    b()", "if (not a):\n    b()"),
    "condition shortened": ("x = a and b", "x = (a or b)"),
    "statement dropped": ("def f():\n    g()\n    h()", "def f():\n    pass\n    h()"),
    "returned nothing": ("def f():\n    return 1", "def f():\n    return None"),
    "constant changed": ("x = 60", "x = 61"),
    "arithmetic changed": ("x = a + b", "x = (a - b)"),
    "arguments swapped": ("f(a, b)", "f(b, a)"),
    "argument lost": ("f(a, b=c)", "f(a)"),
    "entry lost": ("x = {a: b, c: d}", "x = {c: d}"),
    "cut elsewhere": ("x[a:b]", "x[a + 1:b]"),
    "left untidy": ("x = a.strip()", "x = (a)"),
    "error swallowed": ("def f():\n    raise E", "def f():\n    pass"),
    "list truncated": ("x = [a for a in b]", "x = [a for a in b][:2]"),
    "order lost": ("x = sorted(a)", "x = list(a)"),
    "microseconds lost": ("x = a.isoformat()", "x = a.isoformat().partition('.')[0]"),
    "zone of the machine": ("x = a.astimezone(b)", "x = (a).astimezone()"),
    "quoted twice": ("x = quote(a)", "x = quote(quote(a), safe='')"),
    "truth in python": ('x = "true"', "x = 'True'"),
    "conflict for too many": ("x = a == 429", "x = a == 409"),
    "null is absence": ("x = a is UNSET", "x = (a in (UNSET, None))"),
    "token for another address": ("x = a.headers(b, c)", "x = a.headers(b, c.partition('?')[0])"),
}


def by_operator(source: str, operator: str) -> list[Site]:
    return [site for site in sites(source) if site.operator == operator]


def test_every_operator_has_an_example() -> None:
    assert EXAMPLES.keys() == {words(operator) for operator in (*GENERIC, *OWN)}


@pytest.mark.parametrize("operator", EXAMPLES)
def test_an_operator_plants_its_fault(operator: str) -> None:
    before, after = EXAMPLES[operator]
    assert after in [site.planted(before) for site in by_operator(before, operator)]


@pytest.mark.parametrize("operator", EXAMPLES)
def test_a_fault_keeps_its_name(operator: str) -> None:
    before, _ = EXAMPLES[operator]
    names = [site.name for site in by_operator(before, operator)]
    assert names == [site.name for site in by_operator(f"import os\n\n{before}\n\n\nmore = a\n", operator)]
    assert len(set(names)) == len(names)


def test_only_what_runs_is_changed() -> None:
    source = 'def f(a: "int" = 1) -> "str":\n    """Words."""\n    raise E("some words") from None\n'
    planted = {site.planted(source) for site in sites(source)}
    assert planted == {source.replace("= 1", "= 2"), source.replace('raise E("some words") from None', "pass")}


def test_what_a_module_sets_is_used_where_what_is_made_of_it_is() -> None:
    file = "generator/runtime/operation/filters.py"
    lines = (ROOT / file).read_text("utf-8").splitlines()
    (changed,) = (number for number, line in enumerate(lines, 1) if line.startswith("_ORDER ="))
    (used,) = (number for number, line in enumerate(lines, 1) if "_FORMATS[form]" in line)
    assert lines_that_use(CodeChange(file, (), "", changed, changed, on_import=True)) == {used}


@pytest.mark.parametrize("source", ["x = max(a, b)", "x = min(0, a)", 'x = cast("int", a)'])
def test_what_would_change_nothing_is_not_planted(source: str) -> None:
    assert not by_operator(source, "arguments swapped")
    assert not [site for site in sites(source) if "intx" in site.replacement]


def test_a_fault_in_real_code_is_one_place_of_it() -> None:
    source = Path(__file__).with_name("sites.py").read_text("utf-8")
    found = list(sites(source))
    assert len(found) > 50
    for site in found[::7]:
        text = site.planted(source)
        if text is not None:
            assert ast.dump(ast.parse(text)) != ast.dump(ast.parse(source))
            assert text.startswith(source.encode()[: site.begin].decode())
            assert text.endswith(source.encode()[site.end :].decode())
