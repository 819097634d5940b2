"""The folder of the files has those of one build, or is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.distributions.written import cleared, write


def test_files_of_an_earlier_build_are_removed(tmp_path: Path) -> None:
    folder = tmp_path / "build" / "dist"
    write(folder, {"a.whl": b"a"})
    assert (folder / "a.whl").read_bytes() == b"a"
    cleared([folder])
    assert not folder.exists()
    write(folder, {"b.whl": b"b"})
    assert [path.name for path in folder.parent.rglob("*")] == ["dist", "b.whl"]


def test_files_that_cannot_be_written_leave_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write(tmp_path / "dist", {"a.whl": b"a", "missing/b.whl": b"b"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["build", "build/dist"])
def test_file_in_place_of_the_folder_is_named(tmp_path: Path, path: str) -> None:
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).touch()
    with pytest.raises(OSError, match=f"{path} is not a folder: remove it"):
        cleared([tmp_path / "build" / "dist"])


def test_link_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "dist").symlink_to("kept")
    with pytest.raises(OSError, match="dist is not a folder: remove it"):
        cleared([tmp_path / "dist"])
