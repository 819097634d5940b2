"""The form of generated files: what remains of them if texts and names may differ."""

from __future__ import annotations

import ast
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from generator.ir.importable import STANDARD

ALLOWED = frozenset({"__future__", "importlib", "pydantic", "sys", "typing_extensions", *STANDARD})
"""The modules that generated code imports, apart from its own."""

Shapes = list[tuple[str, str]]


def shapes(files: Mapping[str, str]) -> Shapes:
    """Return the form of each file, with its kind, without order: files and definitions are sorted by name."""
    return sorted((path.rpartition(".")[2], _shape(path, text)) for path, text in files.items())


def _shape(path: str, text: str) -> str:
    if path.endswith(".py"):
        return _digest(sorted(_statements(ast.parse(text))))
    if path.endswith(".toml"):
        return repr(_types(tomllib.loads(text)))
    assert path.endswith((".json", "py.typed", "LICENSE")) or all(
        character == "\n" or character.isprintable() for character in text
    ), f"{path} has unprintable characters"
    if path.endswith(".md"):
        return _markdown(text)
    return ""


def _statements(module: ast.Module) -> Iterator[str]:
    for statement in module.body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            source = statement.module if isinstance(statement, ast.ImportFrom) else statement.names[0].name
            relative = isinstance(statement, ast.ImportFrom) and statement.level > 0
            own = str(source).endswith(("_models._runtime.choices", "_models._runtime.record"))
            assert relative or source in ALLOWED or own, ast.unparse(statement)
        else:
            yield _node(statement)


def _node(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return type(node.value).__name__
    children = sorted(map(_node, ast.iter_child_nodes(node)))
    return _digest([type(node).__name__, *children])


def _digest(parts: list[str]) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _types(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _types(item) for key, item in sorted(value.items())}
    return [_types(item) for item in value] if isinstance(value, list) else type(value).__name__


_READER = MarkdownIt("commonmark").enable("table")


_OWN_COMMENTS = frozenset(
    line
    for page in (Path(__file__).parents[2] / "templates" / "package").glob("*.md.jinja")
    for line in page.read_text("utf-8").splitlines(keepends=True)
    if line.startswith("<!--")
)
"""The comments of the templates. They contain no text of a document."""

_PLAIN = ("code_inline", "em_", "softbreak", "strong_", "text")


def _markdown(text: str) -> str:
    """Return the blocks of a page, and what is in them apart from text, code and emphasis, which is allowed."""
    found: list[str] = []
    for token in _READER.parse(text):
        found.append("comment" if token.type == "html_block" and token.content in _OWN_COMMENTS else token.type)
        found += [child.type for child in token.children or () if not child.type.startswith(_PLAIN)]
    joined = " ".join(found)
    assert "html" not in joined, "HTML is not escaped"
    return joined
