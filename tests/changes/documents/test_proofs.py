"""Each rule is proved: a program with the old packages fails, or not, with the new ones, as the rule says."""

from __future__ import annotations

import pytest

from tools.changes.documents import RULES

from .cases import WITHOUT_CASE
from .proofs import Proof, proofs


@pytest.fixture(scope="session")
def proved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proof]:
    """Return the proof of each rule."""
    return proofs(tmp_path_factory.mktemp("proofs"))


def test_callers_break_as_the_rules_say(proved: dict[str, Proof]) -> None:
    assert {rule: wrong for rule, one in proved.items() if (wrong := list(one.contradictions()))} == {}
    assert proved.keys() | WITHOUT_CASE == {rule.id for rule in RULES}
