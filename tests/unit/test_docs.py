"""The files, modules and tests that the documents name exist, and documents and code use the words of the glossary."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(
    [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "mockserver" / "README.md", ROOT / "tools/mutation/README.md"]
)
GLOSSARY = DOCS / "glossary.md"
PACKAGES = ("generator", "generator/runtime", "generator/models_runtime", "mockserver/practice_mock")
LINK = re.compile(r"\[([^\]]+)\]\(([^)#:]+)\)")
FOLDERS = ("generator", "mockserver/practice_mock", "templates", "tests", "tools")
"""The folders whose texts use the words of the glossary."""
WORDS_TO_AVOID = re.compile(
    r"\b(anew|as (?:it|they) came|became of|besides|came of it|cures?|dialect|founded|how often|invented people"
    r"|kill rate|mends?|nobody|planted|refusals?|so many|somebody|stands? in|surely|told apart|unsayable|weightiest)\b",
    re.IGNORECASE,
)


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_link_targets_exist(page: Path) -> None:
    for _, target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [page for page in PAGES if page != GLOSSARY], ids=name_of)
def test_document_avoids_the_words_that_the_glossary_replaces(page: Path) -> None:
    prose = LINK.sub("", re.sub(r"`[^`\n]+`", "", page.read_text("utf-8")))
    assert WORDS_TO_AVOID.findall(prose) == []


def texts_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the string constants of a module, docstrings included, and the whole text of any other file, with lines."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        yield 1, text
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("folder", FOLDERS)
def test_texts_in_code_avoid_the_words_that_the_glossary_replaces(folder: str) -> None:
    paths = [path for kind in ("*.py", "*.jinja*", "*.toml") for path in (ROOT / folder).rglob(kind)]
    assert paths
    found = [
        f"{path.relative_to(ROOT)}:{line}: {word}"
        for path in paths
        if path != Path(__file__)
        for line, text in texts_of(path)
        for word in WORDS_TO_AVOID.findall(text)
    ]
    assert found == []


def test_each_row_of_the_comparison_names_an_existing_test() -> None:
    page = DOCS / "comparison.md"
    rows = re.findall(r"^\| [^|].*$", page.read_text("utf-8"), re.MULTILINE)
    assert len(rows) > 30
    for row in rows:
        cells = row.removeprefix("| ").split(" | ")
        proofs = LINK.findall(cells[1])
        assert proofs, f"no test is named: {cells[0]}"
        for name, target in proofs:
            source = (page.parent / target).read_text("utf-8")
            assert name == Path(target).name or re.search(rf"def {name}\(", source), f"{target} has no {name}"


def named_paths() -> Iterator[tuple[str, str]]:
    """Yield each path that the architecture names in backticks, with the package that its section or item is about."""
    package = "."
    for line in (ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            package = "."
        for code in re.findall(r"`([^`]+)`", line):
            if code in PACKAGES:
                package = code
            elif re.fullmatch(r"[\w.<>/-]+(/|\.(py|md|toml|ya?ml|json|jinja))", code):
                yield code.rstrip("/"), package


def test_each_path_in_the_architecture_exists() -> None:
    paths = list(named_paths())
    assert len(paths) > 80
    for path, package in paths:
        for api in ("pracsuite", "coreplus"):
            known = path.replace("<api>", api).replace("<resource>", "appointment")
            folders = (ROOT, ROOT / package, ROOT / package / api)
            assert any((folder / known).exists() for folder in folders), path


def test_the_architecture_lists_every_package() -> None:
    named = {path for path, _ in named_paths()}
    for package in PACKAGES:
        for path in (ROOT / package).iterdir():
            if path.suffix == ".py" or (path / "__init__.py").exists():
                assert path.name in named | {"__init__.py", "__main__.py"}, f"{package}/{path.name}"
