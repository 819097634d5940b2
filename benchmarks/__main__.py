"""`python -m benchmarks`: compare the clients with other tools, and write the results."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from . import calls, decoding, generation, growth, imports, large_practice, mock, pipelines, size, walks
from .measure import SMOKE, Effort
from .report import data, markdown, stamp, write
from .rows import Section
from .stock import APIS, Tool, openapi_generator, openapi_python_client

PARTS = ("decoding", "calls", "walks", "imports", "generation", "growth", "size", "mock", "pipelines")

LONG_PARTS = ("large_practice",)
"""What takes many minutes, and is only measured if it is named."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write. Returns 0: a missed goal is not a failure."""
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"  # the servers are on this machine
    options = _parser().parse_args(arguments)
    effort = SMOKE if options.smoke else Effort()
    with TemporaryDirectory() as made:
        folder = Path(made)
        apis = APIS if "size" in options.only else ("pracsuite",)
        tools = [openapi_python_client(folder, apis), openapi_generator(folder, apis)]
        sections = {
            part: _section(part, tools, folder, effort) for part in (*PARTS, *LONG_PARTS) if part in options.only
        }
    notes, stamped = [f"{tool.name} was run {tool.note}." for tool in tools if tool.note], stamp()
    print(markdown(sections, notes, stamped))
    for place in (options.output, options.page):
        if place is not None:
            write(place, sections, notes, stamped)
    if options.output is not None:
        (options.output / "bench.json").write_text(data(sections.values(), stamped), "utf-8")
    return 0


def _section(part: str, tools: Sequence[Tool], folder: Path, effort: Effort) -> Section:
    began, used = time.perf_counter(), _cpu_seconds()
    measures: dict[str, Callable[[], Section]] = {
        "decoding": lambda: decoding.measure(tools, effort),
        "calls": lambda: calls.measure(tools, effort),
        "walks": lambda: walks.measure(effort),
        "imports": lambda: imports.measure(tools, folder, effort),
        "generation": lambda: generation.measure(folder, effort),
        "growth": lambda: growth.measure(tools, folder, effort),
        "size": lambda: size.measure(tools),
        "mock": lambda: mock.measure(effort),
        "large_practice": lambda: large_practice.measure(effort),
        "pipelines": lambda: pipelines.measure(effort),
    }
    section = measures[part]()
    took = f"{time.perf_counter() - began:.0f} s, of which {_cpu_seconds() - used:.0f} s on a processor"
    print(f"measured {part} in {took}", file=sys.stderr)
    return section


def _cpu_seconds() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    return sum(os.times()[:4])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Compare the clients with other tools.")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=(*PARTS, *LONG_PARTS),
        default=PARTS,
        help="the parts to measure (default: all but {})".format(", ".join(LONG_PARTS)),
    )
    parser.add_argument("--smoke", action="store_true", help="one quick round, to check that everything works")
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="where bench.md, its plots and bench.json go")
    parser.add_argument("--page", type=Path, metavar="FOLDER", help="where bench.md and its plots go too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
