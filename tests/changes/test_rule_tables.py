"""The tables of docs/changes.md are those of the rules and of their proofs."""

from __future__ import annotations

import re

from tools.changes import documents, surface

from . import document_proofs, rule_tables
from .documents.cases import WITHOUT_CASE

TEXT = rule_tables.PAGE.read_text("utf-8")
RULES = [*surface.RULES, *documents.RULES]


def test_page_has_the_tables_of_today() -> None:
    """`python -m tests.changes.rule_tables` writes them."""
    assert rule_tables.page(TEXT) == TEXT


def test_every_rule_has_a_row() -> None:
    assert sorted(re.findall(r"(?m)^\| `([a-z-]+)` \|", TEXT)) == sorted(rule.id for rule in RULES)


def test_every_rule_of_documents_is_proved_except_those_without_a_program() -> None:
    record = document_proofs.recorded()
    assert record.keys() | WITHOUT_CASE == {rule.id for rule in documents.RULES}
    for rule in documents.RULES:
        if rule.id in record:
            fails = record[rule.id]
            assert fails["run time"] == ("run time" in rule.breaks.value), rule.id
            assert fails["mypy"] == fails["pyright"] == ("type checker" in rule.breaks.value), rule.id


def test_rules_of_one_kind_of_comparison_have_different_ids() -> None:
    for rules in (surface.RULES, documents.RULES):
        assert len({rule.id for rule in rules}) == len(rules)
