"""The files and tests that the documentation links to exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
LINK = re.compile(r"\[([^\]]+)\]\(([^)#:]+)\)")


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS)))
def test_links_resolve(page: Path) -> None:
    for _, target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_comparison_rows_name_existing_tests() -> None:
    page = DOCS / "comparison.md"
    rows = re.findall(r"^\| [^|].*$", page.read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 30
    for row in rows:
        cells = row.removeprefix("| ").split(" | ")
        proofs = LINK.findall(cells[1])
        assert proofs, f"no test is named: {cells[0]}"
        for name, target in proofs:
            source = (page.parent / target).read_text("utf-8")
            assert name == Path(target).name or re.search(rf"def {name}\(", source), f"{target} has no {name}"
