"""What a client package does on the command line: ``python -m <package>``.

``drift`` tells where recorded answers differ from their description. It prints an Overlay and counts, never a value.
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
from ..values.codec import Mismatch
from ..values.drift import Drift
from ..values.json_pointer import at_pointer
from .options import Api

AS_DESCRIBED, DIFFERENT, UNUSABLE = 0, 1, 2
"""Exit statuses, as those of diff and grep."""


_DRIFT = """\
Read recorded answers (bodies of successful responses, as JSON) and print an OpenAPI Overlay that loosens the
description of the API just so far that they conform to it. It names properties and types, and never holds a value.
"""


_STATUSES = "Exit status: 0 if every answer is as described, 1 if one differs, 2 if something could not be read."


_SPACE = re.compile(r"[ \t\r\n]*")


class _Unusable(Exception):
    """What was given cannot be used; the text says where, why and what to do."""


def main(api: Api, arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit status."""
    parser = _parser(api)
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return AS_DESCRIBED
    described = {name: found for name, found in _operations(api) if found.returns is not None}
    if options.command == "operations":
        print("\n".join(described))
        return AS_DESCRIBED
    try:
        return _drift(api, described, options.operation, options.files)
    except _Unusable as error:
        print(f"{parser.prog} drift: {error}", file=sys.stderr)
        return UNUSABLE


def _drift(api: Api, described: dict[str, Operation[Any]], name: str, files: Sequence[str]) -> int:
    if name not in described:
        close = difflib.get_close_matches(name, described, n=3)
        mend = f"did you mean {' or '.join(close)}?" if close else f"`{_prog(api)} operations` lists them"
        raise _Unusable(f"--operation {name!r} is no operation that answers with JSON; {mend}")
    drift, read = Drift(), 0
    for file in files:
        for number, answer in enumerate(_answers(file), 1):
            _note(drift, api, described[name], answer, f"{_called(file)}: answer {number}")
            read += 1
    print(drift)
    print(f"{read} answer(s) read, {len(drift)} kind(s) of difference", file=sys.stderr)
    return DIFFERENT if len(drift) else AS_DESCRIBED


def _note(drift: Drift, api: Api, operation: Operation[Any], answer: Any, place: str) -> None:
    assert operation.returns is not None
    if any(at_pointer(answer, pointer) is not None for pointer in (*api.errors.code, *api.errors.conflict)):
        raise _Unusable(f"{place} is an error; give the answers of successful calls only")
    try:
        operation.returns.decode(answer)
    except Mismatch as mismatch:
        raise _Unusable(f"{place} {mismatch.reason}; is it one of {operation.name}?") from None
    drift.note(operation.name, operation.returns.deviations(answer, ""))


def _answers(file: str) -> list[Any]:
    """The JSON values of a file, one after another."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise _Unusable(f"{file}: cannot be read: {error.strerror}") from None
    try:
        text = data.decode(json.detect_encoding(data))
        answers = list(_values(text))
    except json.JSONDecodeError as error:
        raise _Unusable(f"{_called(file)}: line {error.lineno} is not JSON; record the body as it came") from None
    except (ValueError, RecursionError):
        raise _Unusable(f"{_called(file)}: is not JSON; record the body as it came") from None
    if not answers:
        raise _Unusable(f"{_called(file)}: is empty; give one answer or several, one after another")
    return answers


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


def _called(file: str) -> str:
    return "standard input" if file == "-" else file


def _operations(api: Api) -> Iterator[tuple[str, Operation[Any]]]:
    """Every operation of the package, by its name."""
    resources = import_module(f"{api.package}.resources")
    for entry in pkgutil.iter_modules(resources.__path__):
        for value in vars(import_module(f"{resources.__name__}.{entry.name}")).values():
            if isinstance(value, Operation):
                yield value.name, value


def _prog(api: Api) -> str:
    return f"python -m {api.package}"


def _parser(api: Api) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=_prog(api), description="Tools beside the client. None calls the API.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("operations", help="list the operations that answer with JSON")
    drift = commands.add_parser(
        "drift", help="tell where recorded answers differ from their description", description=_DRIFT, epilog=_STATUSES
    )
    drift.add_argument(
        "--operation", required=True, metavar="NAME", help="the operation that gave the answers, as appointments.list"
    )
    drift.add_argument(
        "files",
        nargs="*",
        default=["-"],
        metavar="FILE",
        help="a file of one answer or several, one after another; - is standard input, and so is none at all",
    )
    return parser
