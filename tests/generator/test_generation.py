"""Generation is reproducible and complete, and writes all files or none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.document.traversal import operations
from generator.emit import client_package
from generator.ir.client import build_client
from generator.ir.parser import parse
from generator.output import files as writing
from generator.output.files import Tree, differences, write
from generator.pipeline import build, documents
from generator.settings import Folders

from .conftest import Workshop
from .variants import ROOT


def generate(workshop: Workshop, hash_seed: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(workshop.root), "generate", "--fresh"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
    )
    return workshop.snapshot()


def test_committed_packages_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(ROOT), "check"]) == 0, capsys.readouterr().out


def test_output_is_independent_of_hash_seed_and_folder(workshop: Workshop) -> None:
    shutil.copytree(ROOT / "docs" / "changelog", workshop.root / "docs" / "changelog")
    first = generate(workshop, "1")
    assert generate(workshop, "2") == first
    committed = {
        path.relative_to(ROOT / "generated").as_posix(): path.read_bytes()
        for name in ("pracsuite-client", "coreplus-models")
        for path in (ROOT / "generated" / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name: first[name] for name in committed} == committed


def test_every_operation_has_sync_and_async_methods_and_every_schema_has_a_class() -> None:
    folders = Folders.of(ROOT)
    trees = {tree.folder.name: tree.files for tree in build(folders).trees}
    for document in documents(folders):
        files = trees[f"{document.name}-client"]
        for *_, operation in operations(document):
            sdk = operation["x-sdk"]
            module = files[f"{document.name}_client/resources/{sdk['resource']}.py"]
            assert module.count(f"def {sdk['method']}(") == 2
        models = trees[f"{document.name}-models"][f"{document.name}_models/models.py"]
        for name, schema in document.schemas.items():
            if schema.get("type") == "object" or "enum" in schema:
                assert (f"\n{name}: TypeAlias =" if "enum" in schema else f"\nclass {name}(") in models


def test_runtime_packages_are_copied_with_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("__init__.py", "unset.py", "values/__init__.py", "values/json.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"# {name}")
    monkeypatch.setattr(client_package, "RUNTIME", tmp_path)
    folders = Folders.of(ROOT)
    document = documents(folders)[0]
    files = client_package.client_files(build_client(document, parse(document)), folders)
    copied = {path.partition("/_runtime/")[2]: text for path, text in files.items() if "/_runtime/" in path}
    assert copied == {name: f"# {name}" for name in ("__init__.py", "unset.py", "values/__init__.py", "values/json.py")}


def test_check_lists_files_that_differ(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(workshop.root), "generate"])
    client = workshop.root / "generated" / "pracsuite-client"
    (client / "pracsuite_client" / "client.py").write_text("changed")
    (client / "unexpected.py").write_text("")
    (client / "README.md").unlink()
    capsys.readouterr()

    assert main(["--root", str(workshop.root), "check"]) == 1

    reported = capsys.readouterr().out
    for name in ("pracsuite_client/client.py", "unexpected.py", "README.md"):
        assert f"differs: generated/pracsuite-client/{name}" in reported
    assert "coreplus-client" not in reported


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_failure_while_writing_restores_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    trees = [Tree(tmp_path / name, {"file": f"new {name}"}) for name in ("one", "two")]
    write([Tree(tree.folder, {"file": f"old {tree.folder.name}", "gone": ""}) for tree in trees])
    rename, calls = Path.rename, 0

    def fail_at_some_rename(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError("the disk is full")
        return rename(self, target)

    monkeypatch.setattr(writing.Path, "rename", fail_at_some_rename)
    with pytest.raises(OSError, match="disk is full"):
        write(trees)
    assert [(tree.folder / "file").read_text() for tree in trees] == ["old one", "old two"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_files_written_by_hand_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "__init__.py").write_text("by hand")
    tree = Tree(folder, {"api.json": "{}"}, kept=frozenset({"__init__.py"}))
    write([tree])
    assert (folder / "__init__.py").read_text() == "by hand"
    assert differences([tree]) == []
