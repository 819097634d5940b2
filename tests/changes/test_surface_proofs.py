"""Each rule of the surface has a pair of packages that is found as that rule, and a record of its proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.metadata_pairs import MetadataPair, metadata_findings, read_metadata_pairs, write_project
from tests.changes.surface_pairs import Pair, findings_of, read_pairs, write_version
from tests.changes.surface_proofs import recorded
from tools.changes.findings import Breaks, Severity
from tools.changes.surface import compare
from tools.changes.surface.rules import RULES

PAIRS = read_pairs()
METADATA_PAIRS = read_metadata_pairs()


def test_every_rule_has_one_pair() -> None:
    assert sorted(pair.rule for pair in (*PAIRS, *METADATA_PAIRS)) == sorted(rule.id for rule in RULES)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule)
def test_pair_is_found_as_its_rule(pair: Pair, tmp_path: Path) -> None:
    found = findings_of(pair, tmp_path)
    assert sorted(one.rule.id for one in found) == sorted([pair.rule, *pair.also])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule)
def test_nothing_is_found_in_a_package_and_itself(pair: Pair, tmp_path: Path) -> None:
    for version in ("old", "new"):
        write_version(pair.new, tmp_path / version)
    assert compare(tmp_path / "old", tmp_path / "new", "lib", "lib") == []


@pytest.mark.parametrize("pair", METADATA_PAIRS, ids=lambda pair: pair.rule)
def test_pair_of_projects_is_found_as_its_rule(pair: MetadataPair, tmp_path: Path) -> None:
    assert [one.rule.id for one in metadata_findings(pair, tmp_path)] == [pair.rule]


@pytest.mark.parametrize("pair", METADATA_PAIRS, ids=lambda pair: pair.rule)
def test_nothing_is_found_in_a_project_and_itself(pair: MetadataPair, tmp_path: Path) -> None:
    for version in ("old", "new"):
        write_project(tmp_path / version, pair.new)
    assert compare(tmp_path / "old", tmp_path / "new", "lib", "lib") == []


def test_record_says_what_the_rules_say() -> None:
    record = recorded()
    assert {rule: one["breaks"] for rule, one in record.items()} == {rule.id: rule.breaks.value for rule in RULES}


def test_breaking_kinds_are_more_than_griffe_reports() -> None:
    record = recorded()
    breaking = [one for one in record.values() if one["breaks"] != Breaks.NEITHER.value]
    assert sum(bool(one["griffe"]) for one in breaking) < len(breaking)


def test_safe_changes_break_nothing() -> None:
    assert [rule.id for rule in RULES if rule.severity is Severity.SAFE and rule.breaks is not Breaks.NEITHER] == []
    assert [rule.id for rule in RULES if rule.severity is Severity.BREAKING and rule.breaks is Breaks.NEITHER] == []
