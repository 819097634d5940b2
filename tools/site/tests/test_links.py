"""What becomes of the links of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.site.links import LinkError, for_site

PLACES = {
    "docs/lists.md": "lists.md",
    "docs/guides/a.md": "guides/a.md",
    "README.md": "readme.md",
    "docs/x.png": "x.png",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in (*PLACES, "tests/unit/test_a.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[lists](../lists.md)", "[lists](../lists.md)"),
        ("[start](../../README.md#quick-start)", "[start](../readme.md#quick-start)"),
        ("![A plot](../x.png)", "![A plot](../x.png)"),
        ('<img src="../x.png" alt="">', '<img src="../x.png" alt="">'),
        ("[below](#below)", "[below](#below)"),
        ("[dlt](https://example.com/docs)", "[dlt](https://example.com/docs)"),
        ("[`test_a`](../../tests/unit/test_a.py)", "`tests/unit/test_a.py`"),
        ("[test_b_is_c](../../tests/unit/test_a.py)", "`test_b_is_c`"),
        ("[the tests](../../tests/unit)", "the tests (`tests/unit`)"),
        ("`[a](missing.md)`", "`[a](missing.md)`"),
        ("```md\n[a](missing.md)\n```\n", "```md\n[a](missing.md)\n```\n"),
        ("````md\n```\n````\n[start](../../README.md)", "````md\n```\n````\n[start](../readme.md)"),
    ],
)
def test_link_names_what_is_in_the_site(root: Path, written: str, shown: str) -> None:
    assert for_site(written, "docs/guides/a.md", PLACES, root) == shown


@pytest.mark.parametrize("target", ["missing.md", "../../../README.md", "../missing.py"])
def test_link_to_a_missing_file_is_an_error(root: Path, target: str) -> None:
    with pytest.raises(LinkError, match=r"docs/guides/a\.md: the link .* names a file that does not exist"):
        for_site(f"[a]({target})", "docs/guides/a.md", PLACES, root)


def test_picture_that_is_not_in_the_site_is_an_error(root: Path) -> None:
    with pytest.raises(LinkError, match=r"tests/unit/test_a\.py is not in the site"):
        for_site('<img src="../../tests/unit/test_a.py">', "docs/guides/a.md", PLACES, root)
