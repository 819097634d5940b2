"""`python -m benchmarks`: measure everything, print it, and write it to the documentation."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from . import calls, decoding, generation, imports, mock, size
from .measure import SMOKE, Effort
from .report import ROOT, data, markdown, stamp
from .rows import Section
from .stock import APIS, Tool, openapi_generator, openapi_python_client

PARTS = ("decoding", "calls", "imports", "generation", "size", "mock")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write. Returns the exit status: figures that miss their goal are no failure."""
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
    return 0


def _section(part: str, tools: Sequence[Tool], folder: Path, effort: Effort) -> Section:
    print(f"measuring: {part}", file=sys.stderr)
    measures: dict[str, Callable[[], Section]] = {
        "decoding": lambda: decoding.measure(tools, effort),
        "calls": lambda: calls.measure(tools, effort),
        "imports": lambda: imports.measure(folder, effort),
        "generation": lambda: generation.measure(folder, effort),
        "size": lambda: size.measure(tools),
        "mock": lambda: mock.measure(effort),
    }
    return measures[part]()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the clients side by side.")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="the parts to measure (default: all)")
    parser.add_argument("--smoke", action="store_true", help="one quick round, to see that everything works")
    parser.add_argument(
        "--output", type=Path, default=None, help=f"the folder for bench.md and bench.json, such as {ROOT.name}/docs"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
