"""What is done with each block of a page. An evaluator returns what is wrong, or None."""

from __future__ import annotations

import ast
import asyncio
import configparser
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import yaml
from sybil import Document, Example, Region

from tests.documentation import commands, output
from tests.documentation.console import rejected_line
from tests.documentation.elsewhere import RUN_BY
from tests.documentation.reader import Reader
from tools.documentation.blocks import ROOT, Block, blocks_of

MIN_REASON = 3
"""The number of words that a reason has at least."""


def parser(document: Document) -> Iterator[Region]:
    """Yield a region for each block of a page, with its evaluator."""
    starts = [0, *(match.end() for match in re.finditer("\n", document.text)), len(document.text)]
    for block in blocks_of(document.text):
        yield Region(starts[block.first - 1], starts[block.last], parsed=block, evaluator=evaluate)


def evaluate(example: Example) -> str | None:
    """Evaluate a block, unless it is marked, or another test runs it."""
    block: Block = example.parsed
    reader: Reader = example.namespace["reader"]
    if block.reason is not None:
        return None if len(block.reason.split()) >= MIN_REASON else "The mark has no reason."
    if is_run_elsewhere(example.path, block):
        reader.printed = None
        return None
    if block.is_output:
        return compare(block, reader)
    evaluator = EVALUATORS.get(block.language)
    if evaluator is None:
        return f"There is no evaluator for {block.language or 'a block without a language'}, and no mark."
    try:
        return evaluator(example, block, reader)
    except Exception as error:
        error.add_note(f"in the block at {example.path}, line {block.first}")
        raise


def is_run_elsewhere(path: str, block: Block) -> bool:
    """Whether another test runs a block; the output of such a block belongs to it."""
    page = Path(path).relative_to(ROOT).as_posix() if Path(path).is_relative_to(ROOT) else path
    runner = RUN_BY.get(page)
    return runner is not None and block.language in runner.languages


def compare(block: Block, reader: Reader) -> str | None:
    """Compare an output with that of the block before it, unless another test has run that block."""
    if block.language != "text":
        return "An output is a block of text."
    return None if reader.printed is None else output.difference(block.text, reader.printed)


def run_python(example: Example, block: Block, reader: Reader) -> str | None:
    """Run Python in the namespace of the page, or its tests with pytest."""
    code = reader.here(block.text)
    imported = reader.imports
    if block.title:
        (reader.folder / block.title).write_text(code, "utf-8")
    compiled = compile("\n" * (block.line - 1) + code, example.path, "exec", reader.flags, dont_inherit=True)
    is_file = block.title or has_tests(code)
    rejected = None if is_file else rejected_line(code, reader.flags)
    if rejected is not None:
        return f"The prompt of Python rejects line {block.line + rejected - 1}: only a blank line ends a block there."
    before = reader.stdout.tell()
    with redirect_stdout(reader.stdout):
        coroutine = eval(compiled, reader.names)
        if coroutine is not None:
            asyncio.run(coroutine)
    reader.printed = reader.as_shown(reader.stdout.getvalue()[before:])
    reader.imports += imports_of(code)
    return run_tests(f"{imported}{code}", block, reader) if has_tests(code) else None


def imports_of(code: str) -> str:
    """Return the imports of a module, which the tests of later blocks may use."""
    return "".join(
        f"{ast.unparse(one)}\n" for one in ast.parse(code).body if isinstance(one, ast.Import | ast.ImportFrom)
    )


def has_tests(code: str) -> bool:
    """Whether Python code is a module of tests."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return any(isinstance(node, functions) and node.name.startswith("test_") for node in ast.parse(code).body)


def run_tests(code: str, block: Block, reader: Reader) -> str | None:
    """Run the tests of a module with pytest."""
    path = reader.folder / (block.title or f"test_line_{block.line}.py")
    path.write_text(code, "utf-8")
    plugin = () if reader.has_plugin() else ("-p", "practice_mock.pytest_plugin")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:schemathesis", *plugin, path.name],
        cwd=reader.folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    reader.printed = done.stdout
    return done.stdout + done.stderr if done.returncode else None


def run_shell(example: Example, block: Block, reader: Reader) -> str | None:
    """Run the lines of a shell block that do not only set up the environment."""
    code = commands.to_run(block.text)
    reader.printed = ""
    if not code.strip():
        return None
    printed, wrong = reader.shell.run(reader.here(code))
    reader.printed = reader.as_shown(printed)
    if wrong is not None:
        return f"{wrong}\nIt printed:\n{printed}"
    for name, value in reader.shell.environment().items():
        reader.patch.setenv(name, value)
    return None


def check_console(example: Example, block: Block, reader: Reader) -> str | None:
    """Check the commands after `$` that install or start something: a console shows what a person does."""
    for line in commands.commands(block.text):
        if line.startswith("$ "):
            left = commands.to_run(line.removeprefix("$ ")).strip()
            if left.startswith("practice-mock "):
                commands.check_mock_command(left)
            elif left:
                return f"A console does not run this command; write it in a block of sh: {left}"
    return None


def check_javascript(example: Example, block: Block, reader: Reader) -> str | None:
    """Check the syntax of JavaScript, if node is installed."""
    node = shutil.which("node")
    if node is None:
        assert "CI" not in os.environ, "node must be installed where the documentation is tested"
        warnings.warn("not tested: node is not installed", pytest.PytestWarning, stacklevel=1)
        return None
    path = reader.scratch / "block.mjs"
    path.write_text(block.text, "utf-8")
    done = subprocess.run([node, "--check", path], capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stderr if done.returncode else None


def check_csv(example: Example, block: Block, reader: Reader) -> str | None:
    """Check that each row has as many values as the first one."""
    first, *rest = csv.reader(io.StringIO(block.text))
    return None if rest and all(len(row) == len(first) for row in rest) else "The rows differ in their lengths."


def parsed_by(parse: Callable[[str], object]) -> Callable[[Example, Block, Reader], str | None]:
    """Return an evaluator that only parses a block; an exception of it is what is wrong."""

    def evaluator(example: Example, block: Block, reader: Reader) -> str | None:
        parse(block.text)
        return None

    return evaluator


EVALUATORS: dict[str, Callable[[Example, Block, Reader], str | None]] = {
    **dict.fromkeys(("python", "py"), run_python),
    **dict.fromkeys(("sh", "bash", "shell"), run_shell),
    "console": check_console,
    "csv": check_csv,
    "js": check_javascript,
    "ini": parsed_by(lambda text: configparser.ConfigParser().read_string(text)),
    "json": parsed_by(json.loads),
    "text": parsed_by(str),  # what a page only shows, such as the files of a folder
    "toml": parsed_by(tomllib.loads),
    "yaml": parsed_by(yaml.safe_load),
}
