"""The pages of the repository have places in the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.site import pages
from tools.site.assembly import site_paths, written_pages
from tools.site.checkout import ROOT


def test_every_page_of_the_repository_is_in_the_navigation() -> None:
    places = site_paths(ROOT)
    assert {"docs/specs.md", "README.md", "mockserver/README.md", "docs/coverage/pracsuite.md"} <= set(places)
    assert {place for place in places.values() if place.endswith(".md")} <= pages.KNOWN


def test_no_page_is_in_two_places() -> None:
    listed = [page for section in pages.SECTIONS.values() for page in section]
    assert len(listed) == len(set(listed))
    assert {place for place in pages.COPIES.values() if "/" not in place} <= set(listed)


def test_unknown_page_is_an_error_that_names_the_table(tmp_path: Path) -> None:
    (tmp_path / "docs/guides").mkdir(parents=True)
    (tmp_path / "docs/guides/new.md").write_text("# New\n", "utf-8")
    with pytest.raises(pages.UnknownPageError, match=r"docs/guides/new\.md.*SECTIONS in tools/site/pages\.py"):
        site_paths(tmp_path)


def test_page_without_a_title_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("## Lower\n", "utf-8")
    with pytest.raises(ValueError, match=r"docs/index\.md has no heading"):
        list(written_pages(tmp_path))


def test_links_of_every_page_name_existing_files() -> None:
    assert len(list(written_pages(ROOT))) > 20  # it raises otherwise
