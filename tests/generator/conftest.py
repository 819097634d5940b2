"""Fixtures: a copy of the specs that a test may edit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.settings import Folders

from .small_api import ROOT, SmallApi
from .variants import Variant

__all__ = ["ROOT", "SmallApi", "Variant", "Workshop"]


class Workshop:
    """A folder with the layout of the checkout, and its own copy of the specs and packages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = Folders.of(root)
        shutil.copytree(ROOT / "specs", root / "specs")
        (root / "templates").symlink_to(ROOT / "templates")
        shutil.copy(ROOT / "LICENSE", root / "LICENSE")
        (root / "generated").mkdir()
        (root / "generated" / "marker").write_text("unchanged")

    def replace(self, file: str, old: str, new: str) -> int:
        """Replace the first occurrence of a text in a spec file, and return its line."""
        path = self.root / "specs" / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} has no {old!r}"
        line = text[: text.index(old)].count("\n") + 1
        path.write_text(text.replace(old, new, 1), "utf-8")
        return line

    def keep(self, api: str) -> None:
        """Remove the specs of the other APIs: without them, everything about this one takes less time."""
        for folder in (self.root / "specs").iterdir():
            if folder.is_dir() and folder.name != api:
                shutil.rmtree(folder)

    def snapshot(self) -> dict[str, bytes]:
        """Return the bytes of every file in generated/."""
        folder = self.root / "generated"
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Return a copy of the specs to edit."""
    return Workshop(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> SmallApi:
    """Return a copy of the small API to edit, in a root of its own."""
    return SmallApi(tmp_path)


@pytest.fixture
def variant(tmp_path: Path) -> Variant:
    """Return a copy of the third API's document to edit."""
    return Variant(tmp_path)
