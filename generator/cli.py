"""The command line of the generator."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .document.problems import SpecError, report
from .output import cache
from .settings import Folders

if TYPE_CHECKING:
    from .pipeline import Build

DEBUG = "PRACKIT_DEBUG"

# The pipeline and the generators behind it are imported only when needed: that takes longer than checking the cache.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        The exit status: 0 for success, 1 if a document has problems or packages differ, 2 for wrong usage.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    folders = Folders.of(options.root)
    missing = [path for path in (folders.specs, folders.templates, folders.licence) if not path.exists()]
    if missing:
        parser.error(
            f"argument --root: {missing[0]} is missing; give the folder that contains specs/, templates/ and LICENSE"
        )
    try:
        if options.command == "stats":
            return _stats(folders)
        return _generate(folders, fresh=options.fresh) if options.command == "generate" else _check(folders)
    except SpecError as error:
        debug = options.debug or bool(os.environ.get(DEBUG))
        for line in report(error.problems, everything=options.all, tracebacks=debug):
            print(line.encode(errors="backslashreplace").decode(), file=sys.stderr)
        return 1
    except OSError as error:
        if options.debug or os.environ.get(DEBUG):
            raise
        what = f"{error.filename}: " if error.filename else ""
        print(f"{what}{error.strerror or error}; the packages on disk are unchanged", file=sys.stderr)
        return 1


def _stats(folders: Folders) -> int:
    from .output.coverage_report import stats, stats_table
    from .pipeline import documents

    print(stats_table([stats(document) for document in documents(folders)]))
    return 0


def _generate(folders: Folders, *, fresh: bool) -> int:
    try:
        found = cache.inputs(folders)
    except OSError:  # a file that cannot be read is reported as a problem of its document
        fresh, found = True, ""
    last = None if fresh else cache.last(folders, found)
    if last is not None:
        print(f"{last}\nnothing has changed since the last generation; nothing was written")
        return 0
    from .output.files import write
    from .pipeline import build, relative

    made = build(folders)
    write(made.trees)
    for tree in made.trees:
        if tree.is_removed:
            print(f"removed: {relative(tree.folder, folders.specs.parent)}, whose API has no document")
    cache.store(folders, found, made.trees, table(made))
    print(table(made))
    return 0


def _check(folders: Folders) -> int:
    from .output.files import differences
    from .pipeline import build, relative

    made = build(folders)
    differing = differences(made.trees)
    for path in differing:
        print(f"differs: {relative(path, folders.specs.parent)}")
    print("run `nox -s generate` and commit the result" if differing else f"up to date\n{table(made)}")
    return 1 if differing else 0


def table(made: Build) -> str:
    """Return the size of the output as a table for the terminal."""
    rows = [("API", "operations", "schemas", "files", "lines", "seconds")]
    rows += [
        (
            entry.api,
            f"{entry.operations}",
            f"{entry.schemas}",
            f"{entry.files}",
            f"{entry.lines}",
            f"{entry.seconds:.2f}",
        )
        for entry in made.summaries
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Generate the client and model packages from the OpenAPI documents in specs/.",
    )
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(__file__).parent.parent,
        help="the folder that contains specs/, templates/ and generated/ (default: this checkout)",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--all", action="store_true", help="print every problem, however many there are")
    common.add_argument(
        "--debug",
        action="store_true",
        help=f"print the traceback of a fault of the generator; the environment variable {DEBUG} does the same",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    generate = commands.add_parser(
        "generate",
        parents=[common],
        help="write all packages, or none if a document has problems or nothing has changed",
    )
    generate.add_argument("--fresh", action="store_true", help="generate even if nothing has changed")
    commands.add_parser("stats", parents=[common], help="count operations, schemas and fields by level of evidence")
    commands.add_parser(
        "check",
        parents=[common],
        help="generate in memory, and fail with a list of files if those on disk differ",
    )
    return parser
