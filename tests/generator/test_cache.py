"""Generating again does nothing if nothing has changed, otherwise it generates everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli import main
from generator.output import cache
from generator.output.cache import inputs, last, store
from generator.output.files import Tree, write
from generator.settings import Folders

from .conftest import Workshop


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return a small checkout after a generation."""
    made = Folders.of(tmp_path)
    for name, text in {
        "specs/api/openapi.yaml": "openapi",
        "templates/client.jinja": "client",
        "LICENSE": "MIT",
        "docs/changelog/api-client.md": "# Changelog",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    trees = [
        Tree(made.generated / "api-client", {"client.py": "pass", "README.md": "§"}),
        Tree(made.documents, {"api.json": "{}"}, kept=frozenset({"__init__.py"})),
    ]
    write(trees)
    store(made, inputs(made), trees, "one API")
    return made


def test_last_returns_the_report_if_nothing_has_changed(folders: Folders) -> None:
    assert last(folders, inputs(folders)) == "one API"
    (folders.documents / "__init__.py").write_text("by hand")
    (folders.generated / "api-client" / "__pycache__").mkdir()
    (folders.generated / "api-client" / "__pycache__" / "client.pyc").write_bytes(b"cached")
    assert last(folders, inputs(folders)) == "one API"


CHANGES: dict[str, Callable[[Folders], object]] = {
    "a document": lambda folders: (folders.specs / "api" / "openapi.yaml").write_text("openapi "),
    "a document's name": lambda folders: (folders.specs / "api" / "openapi.yaml").rename(
        folders.specs / "openapi.yaml"
    ),
    "a new document": lambda folders: (folders.specs / "api" / "new.yaml").write_text(""),
    "a template": lambda folders: (folders.templates / "client.jinja").write_text("other"),
    "a deleted template": lambda folders: (folders.templates / "client.jinja").unlink(),
    "a changelog": lambda folders: folders.changelog("api-client").write_text("# Changes"),
    "a new changelog": lambda folders: folders.changelog("api-models").write_text("# Changelog"),
    "a changelog's name": lambda folders: folders.changelog("api-client").rename(folders.changelog("api-models")),
    "the metadata of the mock server": lambda folders: (folders.mock / "pyproject.toml").write_text("[project]"),
    "the licence": lambda folders: folders.licence.write_text("other"),
    "an output": lambda folders: (folders.generated / "api-client" / "client.py").write_text("Pass"),
    "a deleted output": lambda folders: (folders.generated / "api-client" / "README.md").unlink(),
    "an unexpected output": lambda folders: (folders.generated / "api-client" / "more.py").write_text(""),
    "a moved folder": lambda folders: folders.documents.rename(folders.documents.with_name("elsewhere")),
    "the record": lambda folders: (folders.cache / "generation.json").write_text("{"),
    "a deleted record": lambda folders: (folders.cache / "generation.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_last_returns_none_after_a_change(folders: Folders, change: str) -> None:
    CHANGES[change](folders)
    assert last(folders, inputs(folders)) is None


def test_last_returns_none_after_a_change_of_installed_packages(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    monkeypatch.syspath_prepend(packages)
    (packages / "example-1.0.dist-info").mkdir(parents=True)
    installed = inputs(folders)
    store(folders, installed, [], "no API")
    assert last(folders, inputs(folders)) == "no API"
    (packages / "example-1.0.dist-info").rename(packages / "example-1.1.dist-info")
    assert last(folders, inputs(folders)) is None


def test_inputs_differ_after_a_change_in_a_package_of_the_generator(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "generator" / "ir" / "client.py"
    module.parent.mkdir(parents=True)
    module.write_text("pass")
    monkeypatch.setattr(cache, "GENERATOR", tmp_path / "generator")
    before = inputs(folders)
    module.write_text("...")
    assert inputs(folders) != before


class Generated(Exception):
    """Something was generated."""


def test_generate_is_skipped_if_nothing_has_changed_unless_fresh_and_check_is_never_skipped(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    generate = ["--root", str(workshop.root), "generate"]
    assert main(generate) == 0
    first, made = capsys.readouterr().out, workshop.snapshot()

    def refuse(folders: Folders) -> pipeline.Build:
        raise Generated

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "build", refuse)
        assert main(generate) == 0
        assert capsys.readouterr().out == f"{first}nothing has changed since the last generation; nothing was written\n"
        assert workshop.snapshot() == made
        with pytest.raises(Generated):
            main([*generate, "--fresh"])
        with pytest.raises(Generated):
            main(["--root", str(workshop.root), "check"])

    readme = workshop.root / "generated" / "pracsuite-client" / "README.md"
    readme.write_text("changed")
    assert main(generate) == 0
    assert workshop.snapshot() == made
