"""Faults that other tools drew: cosmic-ray's of the runtime, mutmut's of one resource, as diffs in the folder `drawn`.

They were taken at random from all that the tools offer, but for changes of annotations alone. A diff that the code has
left behind no longer applies; when many do not, it is time to draw again.
"""

from __future__ import annotations

import ast
import re
import subprocess
import tempfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from tests.mutants.code import RUNTIME, module_names
from tests.mutants.mutant import ROOT, CodeChange, Kind, Mutant

FOLDER = Path(__file__).with_name("drawn")

_TARGET = re.compile(r"^\+\+\+ b/(\S+)$", re.MULTILINE)


def drawn_mutants(folder: Path = FOLDER) -> Iterator[Mutant]:
    """The faults whose diffs still apply, named after the diff and the file."""
    for path in sorted(folder.glob("*.diff")):
        change = path.read_text("utf-8")
        (file,) = _TARGET.findall(change)
        source = (ROOT / file).read_text("utf-8")
        text = applied(change, file, source)
        if text is None:
            print(f"{path.name} no longer applies to {file}", flush=True)
            continue
        first, last = _touched(source, text)
        code = CodeChange(file, _modules(ROOT / file), text, first, last, _on_import(source, first, last))
        tool = path.stem.rpartition("-")[0]
        yield Mutant(f"{path.stem} {file.rpartition('/')[2]}", Kind.DRAWN, tool, code)


def applied(change: str, file: str, source: str) -> str | None:
    """The text of a file with a diff; nothing if it does not apply."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, file)
        target.parent.mkdir(parents=True)
        target.write_text(source, "utf-8")
        done = subprocess.run(
            ["git", "apply", "-"], cwd=folder, input=change, text=True, capture_output=True, check=False
        )
        return target.read_text("utf-8") if done.returncode == 0 else None


def _modules(path: Path) -> tuple[str, ...]:
    if path.parent == RUNTIME:
        return module_names(path)
    return (".".join(path.relative_to(ROOT / "generated").with_suffix("").parts[1:]),)


def _touched(source: str, text: str) -> tuple[int, int]:
    """The first and last line that a change touches."""
    blocks = SequenceMatcher(None, source.splitlines(), text.splitlines(), autojunk=False).get_opcodes()
    changed = [(begin + 1, max(begin + 1, end)) for kind, begin, end, *_ in blocks if kind != "equal"]
    return min(first for first, _ in changed), max(last for _, last in changed)


def _on_import(source: str, first: int, last: int) -> bool:
    """Whether lines run when the module is imported: they are not all inside one function."""
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    return not any(node.body[0].lineno <= first and last <= (node.end_lineno or 0) for node in functions)
