"""Generating again when nothing has changed does nothing; whatever has changed, it does everything."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli import main
from generator.output import cache
from generator.output.cache import inputs, keep, last
from generator.output.files import Tree, write
from generator.settings import Folders

from .conftest import Workshop


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A small checkout, as a generation left it."""
    made = Folders.of(tmp_path)
    for name, text in {
        "specs/api/openapi.yaml": "openapi",
        "templates/client.jinja": "client",
        "LICENSE": "MIT",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    trees = [
        Tree(made.generated / "api-client", {"client.py": "pass", "README.md": "§"}),
        Tree(made.documents, {"api.json": "{}"}, kept=frozenset({"__init__.py"})),
    ]
    write(trees)
    keep(made, inputs(made), trees, "one API")
    return made


def test_what_is_as_it_was_left_is_known_with_what_was_told_of_it(folders: Folders) -> None:
    assert last(folders, inputs(folders)) == "one API"
    (folders.documents / "__init__.py").write_text("by hand")
    (folders.generated / "api-client" / "__pycache__").mkdir()
    (folders.generated / "api-client" / "__pycache__" / "client.pyc").write_bytes(b"litter")
    assert last(folders, inputs(folders)) == "one API"


CHANGES: dict[str, Callable[[Folders], object]] = {
    "a document": lambda folders: (folders.specs / "api" / "openapi.yaml").write_text("openapi "),
    "a document's name": lambda folders: (folders.specs / "api" / "openapi.yaml").rename(
        folders.specs / "openapi.yaml"
    ),
    "a new document": lambda folders: (folders.specs / "api" / "new.yaml").write_text(""),
    "a template": lambda folders: (folders.templates / "client.jinja").write_text("other"),
    "a lost template": lambda folders: (folders.templates / "client.jinja").unlink(),
    "the licence": lambda folders: folders.licence.write_text("other"),
    "an output": lambda folders: (folders.generated / "api-client" / "client.py").write_text("Pass"),
    "a lost output": lambda folders: (folders.generated / "api-client" / "README.md").unlink(),
    "a superfluous output": lambda folders: (folders.generated / "api-client" / "more.py").write_text(""),
    "a lost folder": lambda folders: folders.documents.rename(folders.documents.with_name("elsewhere")),
    "the record": lambda folders: (folders.cache / "generation.json").write_text("{"),
    "a lost record": lambda folders: (folders.cache / "generation.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_has_changed_is_noticed(folders: Folders, change: str) -> None:
    CHANGES[change](folders)
    assert last(folders, inputs(folders)) is None


def test_another_version_of_a_tool_is_noticed(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = list(Distribution.discover())
    monkeypatch.setattr(cache, "distributions", lambda: installed[1:])
    assert last(folders, inputs(folders)) is None


def test_another_line_of_the_factory_is_noticed(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "generator" / "ir" / "client.py"
    module.parent.mkdir(parents=True)
    module.write_text("pass")
    monkeypatch.setattr(cache, "FACTORY", tmp_path / "generator")
    before = inputs(folders)
    module.write_text("...")
    assert inputs(folders) != before


class Made(Exception):
    """Something was made after all."""


def test_generating_again_makes_nothing_unless_asked_to_and_checking_always_makes_everything(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    generate = ["--root", str(workshop.root), "generate"]
    assert main(generate) == 0
    first, made = capsys.readouterr().out, workshop.snapshot()

    def refuse(folders: Folders) -> pipeline.Build:
        raise Made

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "build", refuse)
        assert main(generate) == 0
        assert capsys.readouterr().out == f"{first}nothing has changed since this was made; nothing was written\n"
        assert workshop.snapshot() == made
        with pytest.raises(Made):
            main([*generate, "--fresh"])
        with pytest.raises(Made):
            main(["--root", str(workshop.root), "check"])

    readme = workshop.root / "generated" / "pracsuite-client" / "README.md"
    readme.write_text("spoilt")
    assert main(generate) == 0
    assert workshop.snapshot() == made
