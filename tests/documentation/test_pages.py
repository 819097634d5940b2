"""Every block of every page is run, compared, checked, or marked with the reason why it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from practice_mock.testing import Mock
from tests.documentation.elsewhere import RUN_BY
from tests.documentation.follow import follow
from tools.documentation.blocks import ROOT, blocks_of, pages

NOT_YET = ("generated/coreplus-client/README.md", "generated/pracsuite-client/README.md")
"""Pages whose example is not complete yet."""


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def has_code(page: Path) -> bool:
    return next(blocks_of(page.read_text("utf-8")), None) is not None


@pytest.mark.parametrize("page", [one for one in pages() if has_code(one) and name_of(one) not in NOT_YET], ids=name_of)
def test_blocks_of_a_page_do_what_it_shows(page: Path, mock: Mock, tmp_path: Path) -> None:
    follow(page, mock, tmp_path)


@pytest.mark.parametrize("page", RUN_BY)
def test_blocks_that_are_run_elsewhere_have_a_test(page: str) -> None:
    test, languages = RUN_BY[page]
    assert (ROOT / page).stem in (ROOT / test).read_text("utf-8")
    text = (ROOT / page).read_text("utf-8")
    blocks = [block for block in blocks_of(text) if block.language in languages]
    assert blocks
    for block in blocks:  # those tests find blocks by such a fence
        assert re.fullmatch(rf" *```{block.language}", text.splitlines()[block.first - 1])
