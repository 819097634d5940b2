"""Packages of an API without a document are removed, but nothing that the generator has not made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.output.files import write
from generator.output.orphans import orphans
from generator.pipeline import build
from generator.settings import Folders

from .variants import ROOT, VET


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a root with two small APIs whose packages have been generated."""
    tmp_path = tmp_path_factory.mktemp("made")
    for name in ("vet", "zoo"):
        shutil.copytree(VET, tmp_path / "specs" / name)
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    shutil.copy(ROOT / "LICENSE", tmp_path / "LICENSE")
    assert main(["--root", str(tmp_path), "generate"]) == 0
    (tmp_path / "generated" / "by-hand").mkdir()
    (tmp_path / "generated" / "by-hand" / "pyproject.toml").write_text("[project]\n")
    return tmp_path


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """Return a copy of such a root."""
    return Path(shutil.copytree(made, tmp_path / "root", symlinks=True))


def _files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / "generated").rglob("*") if path.is_file()}


def test_packages_of_a_removed_api_are_removed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _files(root)
    assert "generated/zoo-client/zoo_client/client.py" in before
    shutil.rmtree(root / "specs" / "zoo")
    assert main(["--root", str(root), "check"]) == 1
    assert "differs: generated/zoo-client/pyproject.toml" in capsys.readouterr().out
    assert main(["--root", str(root), "generate"]) == 0
    assert "removed: generated/zoo-models, whose API has no document" in capsys.readouterr().out
    assert _files(root) == {name for name in before if not name.startswith("generated/zoo-")}
    assert sorted(path.name for path in (root / "generated").iterdir()) == ["by-hand", "vet-client", "vet-models"]
    assert not (root / "docs" / "coverage" / "zoo.md").exists()
    assert main(["--root", str(root), "check"]) == 0


def test_package_that_returns_is_removed_although_no_document_has_changed(root: Path) -> None:
    shutil.copytree(root / "generated" / "zoo-models", root / "kept")
    shutil.rmtree(root / "specs" / "zoo")
    assert main(["--root", str(root), "generate"]) == 0
    shutil.move(root / "kept", root / "generated" / "zoo-models")
    assert main(["--root", str(root), "generate"]) == 0
    assert not (root / "generated" / "zoo-models").exists()


BY_HAND = (
    "build/notes.txt",
    "dist/notes.txt",
    "notes.egg-info",
    "notes.txt",
    "{}/__pycache__/notes.txt",
    "{}/build/own.py",
    "{}/dist/own.py",
    "{}/own.py",
    "{}/_runtime/own.py",
    "{}/_runtime/own/reading.py",
    "{}/resources/README.md",
    "a/b/LICENSE",
)
OF_THE_OTHER = {"client": "{}/_runtime/choices.py", "models": "{}/_runtime/values/json.py"}
"""A file that only the runtime of the other package has."""


@pytest.mark.parametrize("kind", ["client", "models"])
def test_package_with_files_by_hand_is_kept(root: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    shutil.rmtree(root / "specs" / "zoo")
    own = [name.format(f"zoo_{kind}") for name in (*BY_HAND, OF_THE_OTHER[kind])]
    for name in own:
        path = root / "generated" / f"zoo-{kind}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine\n")
    before = _files(root)
    assert main(["--root", str(root), "generate"]) == 1
    assert f"{', '.join(sorted(own))} is not generated either; move it and run" in capsys.readouterr().err
    assert _files(root) == before
    for name in own:
        (root / "generated" / f"zoo-{kind}" / name).unlink()
    assert main(["--root", str(root), "generate"]) == 0
    assert not (root / "generated" / f"zoo-{kind}").exists()


@pytest.mark.parametrize("above", ["build", "dist", "a.egg-info", "__pycache__", "build/lib"])
def test_the_name_of_a_folder_above_the_root_has_no_effect(root: Path, tmp_path: Path, above: str) -> None:
    moved = tmp_path / above / "prackit"
    moved.parent.mkdir(parents=True)
    root.rename(moved)
    assert main(["--root", str(moved), "check"]) == 0
    shutil.rmtree(moved / "specs" / "zoo")
    own = moved / "generated" / "zoo-client" / "notes.txt"
    own.write_text("mine")
    assert main(["--root", str(moved), "generate"]) == 1
    assert own.read_text() == "mine"


def test_build_products_do_not_keep_a_package(root: Path) -> None:
    shutil.rmtree(root / "specs" / "zoo")
    for name in ("dist/zoo.whl", "zoo_client.egg-info/PKG-INFO", "build/lib/zoo.py", "zoo_client/__pycache__/a.pyc"):
        path = root / "generated" / "zoo-client" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("made")
    assert main(["--root", str(root), "generate"]) == 0
    assert not (root / "generated" / "zoo-client").exists()


def test_link_to_a_package_elsewhere_is_not_followed(root: Path) -> None:
    elsewhere = root / "elsewhere"
    shutil.move(root / "generated" / "zoo-client", elsewhere)
    (root / "generated" / "zoo-client").symlink_to(elsewhere)
    shutil.rmtree(root / "specs" / "zoo")
    assert main(["--root", str(root), "generate"]) == 0
    assert (elsewhere / "pyproject.toml").is_file()


def test_removal_that_fails_leaves_everything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _files(root)
    shutil.rmtree(root / "specs" / "zoo")
    trees = build(Folders.of(root)).trees
    rename, count = Path.rename, 0

    def failing(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == 6:
            raise OSError("disk full")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk full"):
        write(trees)
    monkeypatch.undo()
    assert _files(root) == before
    assert [path for path in (root / "generated").iterdir() if path.name.startswith(".")] == []


def test_committed_packages_have_documents() -> None:
    folders = Folders.of(ROOT)
    known = [folders.generated / f"{api}-{kind}" for api in folders.apis() for kind in ("client", "models")]
    assert orphans(folders, known) == []
    assert len(orphans(folders, known[1:])) == 1
