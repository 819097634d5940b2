"""Callers of an old version meet the new one: they fail at run time, in a type checker, in both or not at all.

The type checkers are not among the requirements of the other tests, so `nox -s types` runs this.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.surface_proofs import as_record, proofs, recorded
from tools.changes.surface.rules import RULES

pytest.importorskip("mypy")
pytest.importorskip("pyright")


def test_callers_fail_as_the_rules_say(tmp_path: Path) -> None:
    found = proofs(tmp_path)
    assert {one.rule: one.fails_before for one in found if one.fails_before} == {}
    assert {one.rule: one.breaks for one in found} == {rule.id: rule.breaks for rule in RULES}
    assert as_record(found) == recorded()
