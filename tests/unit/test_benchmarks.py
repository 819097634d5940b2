"""The benchmarks run every candidate and write their page. No test depends on a time."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.__main__ import main
from benchmarks.measure import Ratio, ratio
from benchmarks.size import code_lines


def test_benchmark_runs_every_candidate_and_writes_every_row(tmp_path: Path) -> None:
    folders = ("--output", str(tmp_path), "--page", str(tmp_path / "docs"))
    (tmp_path / "docs").mkdir()
    assert main(["--smoke", "--only", "decoding", "calls", *folders]) == 0
    page = (tmp_path / "bench.md").read_text("utf-8")
    assert (tmp_path / "docs" / "bench.md").read_text("utf-8") == page
    figures = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert [section["title"] for section in figures["sections"]] == [
        "Decoding a page of 100 appointments",
        "One call on an empty page",
    ]
    for section in figures["sections"]:
        assert any(row["other"] == "openapi-python-client" for row in section["rows"])
        for row in section["rows"]:
            assert f"| {row['what']} | {row['ours']} | {row['other']} |" in page


def test_ratio_uses_fastest_rounds_and_paired_spread() -> None:
    assert ratio([2.0, 4.0, 3.0], [1.0, 2.0, 3.0]) == Ratio(best=2.0, median=2.0, low=1.5, high=2.0)


def test_lines_of_code_exclude_comments_and_docstrings() -> None:
    source = '''\
"""A module."""

# Why.
LIMIT = (
    1,
    2,
)
"""What it bounds,
in two lines."""


def double(x: int) -> int:
    """Twice."""
    return x * 2  # a comment beside code
'''
    assert code_lines(source) == 6
