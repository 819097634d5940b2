"""No command or example that is run has a day that will soon be in the past, which the mock rejects."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.documentation.blocks import ROOT, blocks_of, pages

FIRST_YEAR = 2031
DAY = re.compile(r"\b(20\d\d)-\d\d-\d\d")
COMMAND = re.compile(
    r"^\s*(prac|core|curl|pracsuite|coreplus|python) |--(from|to|day|to-day)\b|app_time|startDateTime|start_date|from_="
)
"""A line, joined with those that continue it, that sends a request."""
PAST = re.compile(r"date-of-birth|date_of_birth|dateOfBirth|_mock/clock|updated|modified")
"""What may be in the past."""


def dates_of_requests(text: str) -> list[str]:
    """Return the lines of a text that send a request with a day before the first year."""
    lines = re.sub(r"\\\n", " ", text).splitlines()
    return [
        line
        for line in lines
        if COMMAND.search(line) and not PAST.search(line) and any(int(year) < FIRST_YEAR for year in DAY.findall(line))
    ]


def texts_of(page: Path) -> Iterator[str]:
    """Yield what a page or the docstring of a program shows to be run."""
    text = page.read_text("utf-8")
    if page.suffix == ".py":
        yield ast.get_docstring(ast.parse(text)) or ""
    else:
        yield from (block.text for block in blocks_of(text) if block.language not in ("text", "json"))


@pytest.mark.parametrize(
    "page", [*pages(), *(ROOT / "examples").glob("*.py")], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_requests_have_no_day_that_will_soon_be_past(page: Path) -> None:
    assert [line for text in texts_of(page) for line in dates_of_requests(text)] == []


@pytest.mark.parametrize(
    "line",
    [
        "pracsuite free-times --from 2027-01-04",
        "python examples/book_first_free.py coreplus \\\n  --from 2027-01-04",
        '  "app_time": "2027-01-05T08:00:00", "duration": 30',
    ],
)
def test_such_a_day_is_noticed(line: str) -> None:
    assert dates_of_requests(line)
    assert not dates_of_requests(line.replace("2027", "2031"))
