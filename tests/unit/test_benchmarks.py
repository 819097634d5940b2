"""The benchmarks run every candidate and write their page. No test depends on a time."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import growth, plots, synthetic
from benchmarks.__main__ import main
from benchmarks.measure import Ratio, ratio
from benchmarks.payload import LongList, appointment_page, with_an_unknown_field, with_one_deviating_record
from benchmarks.rows import Chart, Line, Row, Section
from benchmarks.size import code_lines
from benchmarks.stock import OPENAPI_PYTHON_CLIENT
from benchmarks.subject import (
    PROCESS,
    decoded_by_pydantic,
    kept_by_pydantic,
    kept_by_us,
    walked_by_hand,
    walked_by_us,
)
from benchmarks.subject import main as subject
from generator.document.bundle import read
from generator.document.traversal import operations
from generator.rules import check
from pracsuite_client import AppointmentPage
from pracsuite_client._runtime.values.record_codec import Object

PYDANTIC = "pydantic v2 from bytes"


def test_benchmark_runs_every_candidate_and_writes_every_row(tmp_path: Path) -> None:
    folders = ("--output", str(tmp_path), "--page", str(tmp_path / "docs"))
    stale = tmp_path / "docs" / "images" / "bench-old.svg"
    stale.parent.mkdir(parents=True)
    stale.write_text("an earlier plot", "utf-8")
    assert main(["--smoke", "--only", "decoding", "calls", "walks", "growth", *folders]) == 0
    page = (tmp_path / "bench.md").read_text("utf-8")
    assert (tmp_path / "docs" / "bench.md").read_text("utf-8") == page
    figures = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert [section["title"] for section in figures["sections"]] == [
        "Decoding a page of 100 appointments",
        "One call on an empty page",
        "Walking long lists",
        "Growth",
    ]
    for section in figures["sections"]:
        for row in section["rows"]:
            note = f" ({row['note']})" if row["note"] else ""
            assert f"| {row['what']}{note} | {row['ours']} | {row['other']} |" in page
    others = [{row["other"] for row in section["rows"]} for section in figures["sections"]]
    for peer, found in zip((OPENAPI_PYTHON_CLIENT, OPENAPI_PYTHON_CLIENT, PYDANTIC), others, strict=False):
        assert peer in found
    linked = {f"docs/{name}" for name in re.findall(r"\((images/[^)]*)\)", page)}
    assert linked == {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "docs").rglob("*.svg")}
    assert len(linked) == 8


def test_compared_pages_deviate_as_the_rows_state() -> None:
    page = appointment_page()
    for content, expected in (
        (page, {}),
        (with_an_unknown_field(page), {"unknown": 100}),
        (with_one_deviating_record(page), {"type": 1}),
    ):
        deviations = Object(lambda: AppointmentPage).deviations(json.loads(content), "")
        assert Counter(one.kind for one in deviations) == expected


def test_long_list_has_different_records_on_each_page() -> None:
    pages = LongList(3)
    records = [record for number in (1, 2, 3) for record in json.loads(pages.page(number))["appointments"]]
    assert len({record["appointment_id"] for record in records}) == pages.records == 300
    assert [json.loads(pages.page(number))["links"]["next"] for number in (2, 3)] == [
        "https://practice.example/v1/appointment?page=3",
        None,
    ]


def test_each_walk_reads_the_whole_list() -> None:
    pages = LongList(2)
    for walked in (walked_by_us, decoded_by_pydantic, walked_by_hand):
        assert walked(pages) == 200
    ours, theirs = kept_by_us(pages), kept_by_pydantic(pages)
    assert [record.appointment_id for record in ours] == [record.appointment_id for record in theirs]
    assert [record.app_time for record in ours] == [record.app_time for record in theirs]


@pytest.mark.skipif(not PROCESS.exists(), reason="this system does not report the memory of a process")
def test_calls_in_a_loop_are_measured_in_parts(capsys: pytest.CaptureFixture[str]) -> None:
    subject("calls", 20)
    figures = json.loads(capsys.readouterr().out)
    assert figures["each"] == 1
    assert [len(figures[name]) for name in ("seconds", "bytes", "blocks")] == [20, 20, 20]
    assert min(figures["seconds"]) > 0
    assert min(figures["bytes"]) > 2**20


def test_synthetic_api_has_the_requested_operations_and_no_problem(tmp_path: Path) -> None:
    assert synthetic.write(tmp_path / "root", 20) == 20
    bundle = read(tmp_path / "root" / "specs" / "depot")
    assert bundle.document is not None
    assert [*bundle.problems, *check(bundle.document)] == []
    assert len(list(operations(bundle.document))) == 20


@pytest.mark.parametrize(("power", "sizes"), [(1.0, [1, 10, 100, 1_000]), (2.0, [10, 40, 1_200]), (0.5, [3, 5])])
def test_exponent_is_that_of_the_power(power: float, sizes: list[float]) -> None:
    assert growth.exponent(sizes, [7 * size**power for size in sizes]) == pytest.approx(power)


def row(what: str, figure: float, goal: float | None, *, at_least: bool = False) -> Row:
    return Row(what, "1", "Theirs & Co", "2", Ratio(figure, figure, figure, figure), goal, at_least=at_least)


def texts(svg: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(svg).iter() if found.tag.endswith("}text")]


def test_bars_show_each_goal_and_whether_it_is_reached() -> None:
    rows = (
        row("a <page>", 0.5, 0.55),
        row("slow", 1.25, 1.0),
        row("many", 3.9, 4.0, at_least=True),
        row("no goal", 9.0, None),
    )
    svg = plots.bars(Section("Part", "", rows, {}))
    assert svg is not None
    shown = texts(svg)
    assert [text for text in shown if "goal ≤" in text or "goal ≥" in text] == [
        "0.50, goal ≤ 0.55: reached",
        "1.25, goal ≤ 1: missed",
        "3.90, goal ≥ 4: missed",
    ]
    assert "a <page>, against Theirs & Co" in shown
    assert not any("no goal" in text for text in shown)
    widths = [float(width) for width in re.findall(r'class="(?:reached|missed)" [^/]*width="([\d.]+)"', svg)]
    assert widths[1] / widths[0] == pytest.approx(2.5, rel=0.01)
    assert plots.bars(Section("Part", "", rows[3:], {})) is None


def test_lines_are_as_high_as_their_figures() -> None:
    chart = Chart("x", "A chart", "records", "time", (Line("ours", ((1, 1e-4), (10, 1e-5), (100, 1e-6))),))
    svg = plots.lines(chart)
    [points] = re.findall(r'points="([^"]*)"', svg)
    (x1, y1), (x2, y2), (x3, y3) = (map(float, point.split(",")) for point in points.split())
    assert x2 - x1 == pytest.approx(x3 - x2)
    assert y2 - y1 == pytest.approx(y3 - y2)
    assert x1 < x2
    assert y1 < y2, "a smaller figure is lower"
    assert "10 µs" in texts(svg)


@pytest.mark.parametrize("is_long", [False, True])
def test_plots_have_a_title_and_a_description_and_colours_for_dark_pages(is_long: bool) -> None:
    points = tuple((float(size), 2.0 + size % 2) for size in range(1, 40 if is_long else 4))
    svg = plots.lines(Chart("x", "A chart", "calls", "memory", (Line("ours", points), Line("others", points)), "MiB"))
    names = {found.tag.rpartition("}")[2]: found.text for found in ElementTree.fromstring(svg)}
    assert names["title"] == "A chart"
    ends = f"3 MiB at 1, 3 MiB at {len(points)}"
    assert names["desc"] == f"Memory, over calls. ours: {ends}; others: {ends}."
    assert "prefers-color-scheme: dark" in svg
    assert {"ours", "others"} <= {*texts(svg)}


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
