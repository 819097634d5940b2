"""Every block of every page is run, compared, checked, or marked with the reason why it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from practice_mock.testing import Mock
from tests.documentation.elsewhere import RUN_BY
from tests.documentation.evaluators import has_tests, is_run_elsewhere
from tests.documentation.follow import follow
from tools.documentation.blocks import ROOT, blocks_of, pages

PROGRAM = re.compile(
    r"^(?!python3? -m venv)(pracsuite|coreplus|python3?|pytest|node|practice-mock \w+)\b", re.MULTILINE
)
"""A command that starts a process which takes a second or so."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def has_code(page: Path) -> bool:
    return next(blocks_of(page.read_text("utf-8")), None) is not None


def starts_programs(page: Path) -> bool:
    """Whether a block of a page starts a program, or runs tests."""
    for block in blocks_of(page.read_text("utf-8")):
        if block.reason is None and not is_run_elsewhere(str(page), block):
            if block.language in ("sh", "bash", "shell") and PROGRAM.search(block.text):
                return True
            if block.language == "python" and has_tests(block.text):
                return True
    return False


TO_RUN = [page for page in pages() if has_code(page)]


@pytest.mark.parametrize("page", [page for page in TO_RUN if not starts_programs(page)], ids=name_of)
def test_blocks_of_a_page_do_what_it_shows(page: Path, mock: Mock, tmp_path: Path) -> None:
    follow(page, mock, tmp_path)


@pytest.mark.parametrize("page", [page for page in TO_RUN if starts_programs(page)], ids=name_of)
def test_programs_of_a_page_do_what_it_shows(page: Path, mock: Mock, tmp_path: Path) -> None:
    follow(page, mock, tmp_path)


def test_no_page_is_left_out() -> None:
    ours = [one for one in ROOT.iterdir() if one.name[0] != "." and one.name not in ("build", "dist")]
    folders = [one for one in ours if one.is_dir() and not (one / "pyvenv.cfg").exists()]
    found = {*ROOT.glob("*.md"), *(page for folder in folders for page in folder.rglob("*.md"))}
    copies = {page for page in found if page.name == "CHANGELOG.md"}  # of the pages in docs/changelog
    assert found - copies == set(pages())


@pytest.mark.parametrize("page", RUN_BY)
def test_blocks_that_are_run_elsewhere_have_a_test(page: str) -> None:
    test, languages = RUN_BY[page]
    assert (ROOT / page).stem in (ROOT / test).read_text("utf-8")
    text = (ROOT / page).read_text("utf-8")
    blocks = [block for block in blocks_of(text) if block.language in languages]
    assert blocks
    for block in blocks:  # those tests find blocks by such a fence
        assert re.fullmatch(rf" *```{block.language}", text.splitlines()[block.first - 1])
