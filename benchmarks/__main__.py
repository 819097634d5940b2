"""`python -m benchmarks`: compare the clients with other tools, and write the results."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from . import calls, decoding, generation, growth, imports, mock, pipelines, size, walks
from .measure import SMOKE, Effort
from .report import data, markdown, stamp
from .rows import Section
from .stock import APIS, Tool, openapi_generator, openapi_python_client

PARTS = ("decoding", "calls", "walks", "imports", "generation", "growth", "size", "mock", "pipelines")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write. Returns 0: a missed goal is not a failure."""
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"  # the servers are on this machine
    options = _parser().parse_args(arguments)
    effort = SMOKE if options.smoke else Effort()
    with TemporaryDirectory() as made:
        folder = Path(made)
        apis = APIS if "size" in options.only else ("pracsuite",)
        tools = [openapi_python_client(folder, apis), openapi_generator(folder, apis)]
        sections = [_section(part, tools, folder, effort) for part in PARTS if part in options.only]
    stamped = stamp()
    page = markdown(sections, [f"{tool.name} was run {tool.note}." for tool in tools if tool.note], stamped)
    print(page)
    if options.output is not None:
        options.output.mkdir(parents=True, exist_ok=True)
        (options.output / "bench.md").write_text(page, "utf-8")
        (options.output / "bench.json").write_text(data(sections, stamped), "utf-8")
    if options.page is not None:
        (options.page / "bench.md").write_text(page, "utf-8")
    return 0


def _section(part: str, tools: Sequence[Tool], folder: Path, effort: Effort) -> Section:
    print(f"measuring: {part}", file=sys.stderr)
    measures: dict[str, Callable[[], Section]] = {
        "decoding": lambda: decoding.measure(tools, effort),
        "calls": lambda: calls.measure(tools, effort),
        "walks": lambda: walks.measure(effort),
        "imports": lambda: imports.measure(folder, effort),
        "generation": lambda: generation.measure(folder, effort),
        "growth": lambda: growth.measure(tools, folder, effort),
        "size": lambda: size.measure(tools),
        "mock": lambda: mock.measure(effort),
        "pipelines": lambda: pipelines.measure(effort),
    }
    return measures[part]()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Compare the clients with other tools.")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="the parts to measure (default: all)")
    parser.add_argument("--smoke", action="store_true", help="one quick round, to check that everything works")
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="where bench.md and bench.json go")
    parser.add_argument("--page", type=Path, metavar="FOLDER", help="where bench.md goes as well, such as docs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
