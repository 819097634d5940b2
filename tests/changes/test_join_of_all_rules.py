"""Each rule of documents is joined with the surface exactly if the surface shows its change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.changes import documents, surface
from tools.changes.bounds import is_about_bounds
from tools.changes.findings import Breaks, Finding
from tools.changes.join import VISIBLE, join

from .documents.proofs import prepared

SHOWN_ELSEWHERE = frozenset({"filter-added", "filter-removed"})
"""Rules whose changes are shown only if no other list has the field: then `F` has it or lacks it."""
BESIDE = frozenset({"error-body", "success-status-added", "success-status-removed"})
"""Rules whose changes come with others of the same method or class, which are what the surface shows."""
AT_RUN_TIME = (Breaks.RUN_TIME, Breaks.BOTH)


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of documents with one change for each rule, and their packages."""
    return prepared(tmp_path_factory.mktemp("rules"))


def without_models(symbol: str) -> str:
    return symbol.replace(".models.", ".", 1)


def test_changes_that_the_surface_shows_are_one_entry(trees: tuple[Path, Path]) -> None:
    old, new = trees
    shown: set[str] = set()
    for api in sorted(path.name for path in (old / "specs").iterdir()):
        changes = documents.compare(old / "specs", new / "specs", api)
        for kind in ("client", "models"):
            name = f"{api}-{kind}"
            folders = (tree / "generated" / name for tree in trees)
            found = surface.compare(*folders, name.replace("-", "_"), name)
            symbols = {without_models(one.symbol) for one in found}
            shown |= {one.rule.id for one in changes if symbols & set(map(without_models, one.symbols))}
            left = [one for one in join(name, found, changes) if one.rule in documents.RULES]
            others = [each for each in found if not is_about_bounds(each.text)]  # the document says what they change
            for one in left:
                beside = [each for each in others if without_models(each.symbol) == without_models(one.symbol)]
                if beside and one.rule.id in VISIBLE:  # only if the types do not show all that breaks
                    assert one.rule.breaks in AT_RUN_TIME
                    assert not any(each.rule.breaks in AT_RUN_TIME for each in beside)
            assert all(one.place is not None for one in left)
    assert shown - BESIDE == VISIBLE - SHOWN_ELSEWHERE


def test_every_visible_rule_exists() -> None:
    assert {rule.id for rule in documents.RULES} >= VISIBLE


def test_every_change_is_kept_or_is_the_place_of_another(trees: tuple[Path, Path]) -> None:
    old, new = trees
    changes = documents.compare(old / "specs", new / "specs", "depot")
    found: list[Finding] = []
    for name in ("depot-client", "depot-models"):
        folders = (tree / "generated" / name for tree in trees)
        found += join(name, surface.compare(*folders, name.replace("-", "_"), name), changes)
    places = {one.place for one in found}
    assert [one for one in changes if one.place not in places] == []
