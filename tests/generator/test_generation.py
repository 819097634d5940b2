"""Generation: the same bytes each time, counted in and out, written whole or not at all."""

from __future__ import annotations

import os
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

from .conftest import ROOT, Workshop


def generate(workshop: Workshop, hash_seed: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "generator", "--root", str(workshop.root), "generate", "--fresh"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
    )
    return workshop.snapshot()


def test_the_committed_packages_are_what_the_specs_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(ROOT), "check"]) == 0, capsys.readouterr().out


def test_another_hash_seed_and_another_folder_give_the_same_bytes(workshop: Workshop) -> None:
    first = generate(workshop, "1")
    assert generate(workshop, "2") == first
    committed = {
        path.relative_to(ROOT / "generated").as_posix(): path.read_bytes()
        for name in ("pracsuite-client", "coreplus-models")
        for path in (ROOT / "generated" / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name: first[name] for name in committed} == committed


def test_every_operation_has_a_method_in_both_clients_and_every_schema_a_class() -> None:
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
                assert f"\nclass {name}(" in models


def test_packages_of_the_runtime_are_copied_with_their_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("__init__.py", "unset.py", "values/__init__.py", "values/json.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"# {name}")
    monkeypatch.setattr(client_package, "RUNTIME", tmp_path)
    folders = Folders.of(ROOT)
    document = documents(folders)[0]
    files = client_package.client_files(build_client(document, parse(document)), folders)
    copied = {path.partition("/_runtime/")[2]: text for path, text in files.items() if "/_runtime/" in path}
    assert copied == {name: f"# {name}" for name in ("__init__.py", "unset.py", "values/__init__.py", "values/json.py")}


def test_check_names_the_files_that_differ(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--root", str(workshop.root), "generate"])
    client = workshop.root / "generated" / "pracsuite-client"
    (client / "pracsuite_client" / "client.py").write_text("spoilt")
    (client / "superfluous.py").write_text("")
    (client / "README.md").unlink()
    capsys.readouterr()

    assert main(["--root", str(workshop.root), "check"]) == 1

    told = capsys.readouterr().out
    for name in ("pracsuite_client/client.py", "superfluous.py", "README.md"):
        assert f"differs: generated/pracsuite-client/{name}" in told
    assert "coreplus-client" not in told


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
def test_a_failure_while_writing_leaves_what_was_there(
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


def test_files_kept_by_hand_survive(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "__init__.py").write_text("by hand")
    tree = Tree(folder, {"api.json": "{}"}, kept=frozenset({"__init__.py"}))
    write([tree])
    assert (folder / "__init__.py").read_text() == "by hand"
    assert differences([tree]) == []
