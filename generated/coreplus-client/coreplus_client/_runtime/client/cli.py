"""The command line of a client package: ``python -m <package>``.

``drift`` shows where recorded responses differ from their schemas. It prints an Overlay and counts, never a value.
"""

from __future__ import annotations

import argparse
import difflib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from ..operation.definition import Operation
from ..operation.response import is_error
from ..values.codec import Mismatch
from ..values.drift import Drift
from ..values.signal_handlers import let_through
from .options import Api

CONFORMING, WRONG, DIFFERENT, UNREADABLE = 0, 2, 11, 14
"""Exit statuses: those of the command line for the same kinds of results."""


_DRIFT = """\
Read recorded responses (JSON bodies of successful calls) and print an OpenAPI Overlay that relaxes the document of
the API just enough for them to conform. The Overlay contains names of properties and types, never a value.
"""


_STATUSES = (
    "Exit status: 0 if every response conforms, 11 if at least one differs, 2 if the arguments are wrong or the input"
    " is not JSON of such responses, 14 if a file cannot be read."
)


_SPACE = re.compile(r"[ \t\r\n]*")


class _InputError(Exception):
    """The input cannot be used. The message states where, why and how to fix it."""

    def __init__(self, message: str, status: int = WRONG) -> None:
        super().__init__(message)
        self.status = status


def main(api: Api, arguments: Sequence[str] | None = None, name: str | None = None) -> int:
    """Run a command, and return the exit status. The name is that of the program in what it says."""
    prog = name or f"python -m {api.package}"
    parser = _parser(prog)
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return CONFORMING
    known = described(api)
    if options.command == "operations":
        print("\n".join(known))
        return CONFORMING
    try:
        return _drift(api, known, options.operation, options.files, prog)
    except _InputError as error:
        print(f"{parser.prog} drift: {error}", file=sys.stderr)
        return error.status


def described(api: Api) -> dict[str, Operation[Any]]:
    """Return the operations that return JSON, by name."""
    return {name: found for name, found in _operations(api) if found.returns is not None}


def _drift(api: Api, known: dict[str, Operation[Any]], name: str, files: Sequence[str], prog: str) -> int:
    if name not in known:
        close = difflib.get_close_matches(name, known, n=3)
        suggestion = f"did you mean {' or '.join(close)}?" if close else f"run `{prog} operations` for a list"
        raise _InputError(f"--operation {name!r} is not an operation that returns JSON; {suggestion}")
    drift, read = Drift(), 0
    for file in files:
        called = "standard input" if file == "-" else f"FILE {files.index(file) + 1}"
        for number, body in enumerate(_bodies(file, called), 1):
            _note(drift, api, known[name], body, f"{called}: response {number}")
            read += 1
    print(drift)
    print(f"{read} response(s) read, {len(drift)} distinct deviation(s)", file=sys.stderr)
    return DIFFERENT if len(drift) else CONFORMING


def _note(drift: Drift, api: Api, operation: Operation[Any], body: Any, place: str) -> None:
    assert operation.returns is not None
    if is_error(operation, body, api.errors):
        raise _InputError(f"{place} is an error response; pass responses of successful calls only")
    try:
        operation.returns.decode(body)
    except Mismatch as mismatch:
        raise _InputError(f"{place} {mismatch.reason}; check that it is a response of {operation.name}") from None
    drift.note(operation.name, operation.returns.deviations(body, ""))


def _bodies(file: str, called: str) -> list[Any]:
    """Return the JSON values of a file, which follow one another. Errors do not name it: it may name a patient."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        let_through(error)
        raise _InputError(
            f"{called}: cannot be used: {(error.strerror or type(error).__name__).lower()}", UNREADABLE
        ) from None
    try:
        text = data.decode(json.detect_encoding(data))
        bodies = list(_values(text))
    except json.JSONDecodeError as error:
        let_through(error)
        raise _InputError(f"{called}: line {error.lineno} is not JSON; record the raw body") from None
    except (ValueError, RecursionError) as error:
        let_through(error)
        raise _InputError(f"{called}: is not JSON; record the raw body") from None
    if not bodies:
        raise _InputError(f"{called}: is empty; record at least one response body in it")
    return bodies


def _values(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    position = _after_space(text, 0)
    while position < len(text):
        value, end = decoder.raw_decode(text, position)
        yield value
        position = _after_space(text, end)


def _after_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _operations(api: Api) -> Iterator[tuple[str, Operation[Any]]]:
    """Yield every operation of the package with its name."""
    resources = import_module(f"{api.package}.resources")
    for entry in pkgutil.iter_modules(resources.__path__):
        for value in vars(import_module(f"{resources.__name__}.{entry.name}")).values():
            if isinstance(value, Operation):
                yield value.name, value


def _parser(prog: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=prog, description="Tools for recorded responses. They do not call the API.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("operations", help="list the operations that return JSON")
    drift = commands.add_parser(
        "drift", help="show where recorded responses differ from their schemas", description=_DRIFT, epilog=_STATUSES
    )
    drift.add_argument(
        "--operation", required=True, metavar="NAME", help="the operation that returned them, such as appointments.list"
    )
    drift.add_argument(
        "files",
        nargs="*",
        default=["-"],
        metavar="FILE",
        help="a file of one or more response bodies, one after another; - is standard input (the default)",
    )
    return parser
