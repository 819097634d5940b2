"""The command line of the generator."""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define

from .document.problems import SpecError, report
from .output import cache
from .output.swap import is_half_replaced, recover
from .settings import Folders

if TYPE_CHECKING:
    from .pipeline import Build

DEBUG = "PRACKIT_DEBUG"

# The pipeline and the generators behind it are imported only when needed: that takes longer than checking the cache.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        The exit status: 0 for success, 1 if a document has problems, packages differ or the machine failed, 2 for
        wrong usage, and 128 with the number of a signal that interrupted it.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    folders = Folders.of(options.root)
    missing = [path for path in (folders.specs, folders.templates, folders.licence) if not path.exists()]
    if missing:
        parser.error(
            f"argument --root: {missing[0]} is missing; give the folder that contains specs/, templates/ and LICENSE"
        )
    said = _Said()
    debug = options.debug or bool(os.environ.get(DEBUG))
    try:
        status = _run(options, folders, said)
        print(end="", flush=True)
    except SpecError as error:
        for line in report(error.problems, everything=options.all, tracebacks=debug):
            print(line.encode(errors="backslashreplace").decode(), file=sys.stderr)
        return 1
    except KeyboardInterrupt as error:
        print(f"interrupted; {said.truth(folders)}", file=sys.stderr)
        return 128 + int(error.args[0] if error.args else signal.SIGINT)
    except (OSError, MemoryError) as error:
        if debug and not isinstance(error, BrokenPipeError):
            raise
        _drop_output()
        print(f"{_reason(error)}; {said.truth(folders)}", file=sys.stderr)
        return 1
    return status


@define
class _Said:
    """What is true about the packages if the command ends now."""

    is_written: bool = False

    def written(self) -> None:
        """State that the packages have been written."""
        self.is_written = True

    def truth(self, folders: Folders) -> str:
        if is_half_replaced(folders.written):
            return "the packages on disk are incomplete, and the next run restores those from before"
        return f"the packages on disk are {'new and complete' if self.is_written else 'unchanged'}"


def _run(options: argparse.Namespace, folders: Folders, said: _Said) -> int:
    if options.command == "stats":
        return _stats(folders)
    if options.command == "scaffold":
        return _scaffold(options)
    return _generate(folders, said, fresh=options.fresh) if options.command == "generate" else _check(folders)


def _reason(error: OSError | MemoryError) -> str:
    """Say what failed: the machine, not a document."""
    if isinstance(error, BrokenPipeError):
        return "the program that reads the output has ended"
    if isinstance(error, MemoryError):
        return "this machine has too little memory"
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error} (an error of this machine, not of a document)"


def _drop_output() -> None:
    """Send what is still to be printed nowhere if standard output does not take it, so that the exit does not fail."""
    try:
        print(end="", flush=True)
    except OSError:
        with contextlib.suppress(OSError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _stats(folders: Folders) -> int:
    from .output.coverage_report import stats, stats_table
    from .pipeline import documents

    print(stats_table([stats(document) for document in documents(folders)]))
    return 0


def _scaffold(options: argparse.Namespace) -> int:
    from .pipeline import relative
    from .scaffold.operation import scaffold
    from .scaffold.refusal import Refused
    from .scaffold.wanted import Wanted

    wanted = Wanted(options.api, options.operation, options.verb.lower(), options.path, options.file, options.method)
    try:
        files = scaffold(wanted, options.root)
    except Refused as refused:
        print(f"{refused}; nothing was written", file=sys.stderr)
        return 1
    for file in files:
        print(f"written: {relative(file, options.root)}")
    print("next: describe it there, run `nox -s generate`, write its rules and tests, and run `nox -s property`")
    return 0


def _generate(folders: Folders, said: _Said, *, fresh: bool) -> int:
    if recover(folders.written):
        print("restored what an interrupted generation had left")
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
    write(made.trees, said.written)
    cache.store(folders, found, made.trees, table(made))
    for tree in made.trees:
        if tree.is_removed:
            print(f"removed: {relative(tree.folder, folders.specs.parent)}, whose API has no document")
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
    scaffold = commands.add_parser("scaffold", help="write the beginning of something new into the sources")
    kinds = scaffold.add_subparsers(dest="kind", required=True, metavar="KIND")
    operation = kinds.add_parser(
        "operation",
        parents=[common],
        help="write a new operation into specs/, its handler into the mock server, and its test, or nothing",
    )
    operation.add_argument("api", help="the name of the API's folder in specs/")
    operation.add_argument("operation", help="the operation ID in camelCase, such as getNote")
    operation.add_argument("verb", metavar="METHOD", help="the HTTP method")
    operation.add_argument("path", help="the path, with its parameters in braces, such as /note/{note_id}")
    operation.add_argument(
        "--file", help="the name of the spec file (default: that of the operations with the most similar path)"
    )
    operation.add_argument("--method", help="the name of the client's method (default: by the HTTP method)")
    return parser
