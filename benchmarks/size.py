"""Count the lines of code per operation, without docstrings, comments and empty lines."""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from generator.document.traversal import operations
from generator.pipeline import documents
from generator.settings import Folders

from .measure import ratio
from .rows import Row, Section
from .stock import OPENAPI_GENERATOR, OPENAPI_PYTHON_CLIENT, Tool

ROOT = Path(__file__).parent.parent
PLACES = {OPENAPI_PYTHON_CLIENT: "api", OPENAPI_GENERATOR: "api"}
"""The folder in which each tool writes the code of operations."""

_NO_CODE = frozenset(
    {
        *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
        *(tokenize.ENCODING, tokenize.ENDMARKER),
    }
)


def code_lines(source: str) -> int:
    """Return the number of lines of code in a module."""
    said: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        # A lone string is a docstring of a module, class or function, or of the name before it.
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            said.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return len(lines - said)


def lines_below(folder: Path) -> int:
    """Return the number of lines of code in all modules below a folder."""
    return sum(code_lines(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py")))


def measure(tools: Iterable[Tool]) -> Section:
    """Count and compare."""
    counted = {document.name: len(list(operations(document))) for document in documents(Folders.of(ROOT))}
    made = [tool for tool in tools if tool.packages]
    rows: list[Row] = []
    for api, count in counted.items():
        package = ROOT / "generated" / f"{api}-client" / f"{api}_client"
        ours = lines_below(package / "resources") / count
        rows.append(_row(f"{api}, {count} operations", ours, "30 lines", 30.0, goal=1.0))
        for tool in made:
            theirs = lines_below(tool.packages[api] / PLACES[tool.name]) / count
            rows.append(_row(f"{api}, {count} operations", ours, tool.name, theirs))
        records = lines_below(package / "models")
        rows += [
            _row(f"{api}, all records", records, tool.name, lines_below(tool.packages[api] / "models")) for tool in made
        ]
    text = (
        "Lines of code without docstrings, comments and empty lines. The figure for an operation covers its "
        "synchronous and its asynchronous method and its share of imports and shared declarations. "
        '"All records" is the number of lines of all models of the API.\n\n'
        f"Lines per operation by resource: {'; '.join(_by_resource())}."
    )
    return Section("Generated lines", text, tuple(rows), {})


def _row(what: str, ours: float, other: str, theirs: float, goal: float | None = None) -> Row:
    return Row(what, f"{ours:.1f}", other, f"{theirs:.1f}", ratio([ours], [theirs]), goal)


def _by_resource() -> Iterable[str]:
    for document in documents(Folders.of(ROOT)):
        counts = Counter(operation["x-sdk"]["resource"] for *_, operation in operations(document))
        folder = ROOT / "generated" / f"{document.name}-client" / f"{document.name}_client" / "resources"
        lines = {name: code_lines((folder / f"{name}.py").read_text("utf-8")) / count for name, count in counts.items()}
        yield f"{document.name}: " + ", ".join(f"{name} {number:.0f}" for name, number in sorted(lines.items()))
