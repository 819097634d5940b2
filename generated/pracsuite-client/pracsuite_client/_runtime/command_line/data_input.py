"""``--data``: a JSON object with arguments, from a file or from standard input, so that no process list shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..values.json import has_repeated_name, is_object, read_json
from ..values.signal_handlers import let_through
from .commands import Argument
from .exit_codes import CommandFailure, ExitCode
from .local_files import file_failure
from .streams import stream_of


def data_of(source: str | None, arguments: tuple[Argument, ...]) -> dict[str, Any]:
    """Return the arguments in ``--data`` by keyword. Their names are those of the API or of the client."""
    if source is None:
        return {}
    value = _read(source)
    if not is_object(value):
        raise CommandFailure(ExitCode.USAGE, "--data: must contain a JSON object")
    names = {argument.keyword: argument for argument in arguments}
    names |= {argument.option: argument for argument in arguments}
    names |= {argument.name: argument for argument in arguments if argument.name}
    found: dict[str, Any] = {}
    for number, (name, one) in enumerate(value.items(), 1):
        argument = names.get(name)
        if argument is None:
            known = ", ".join(one.data_name for one in arguments)
            message = f"--data: property {number} of the object is not an argument of the command; use {known}"
            raise CommandFailure(ExitCode.USAGE, message)
        if argument.keyword in found:
            raise CommandFailure(ExitCode.USAGE, f"--data: {argument.data_name} is given twice")
        found[argument.keyword] = one
    return found


def _read(source: str) -> Any:
    content = _content(source)
    try:
        value = read_json(content)
    except (ValueError, RecursionError) as error:
        let_through(error)
        raise CommandFailure(ExitCode.USAGE, "--data: is not valid JSON") from None
    if has_repeated_name(content):
        raise CommandFailure(ExitCode.USAGE, "--data: an object has two properties with the same name")
    return value


def _content(source: str) -> bytes:
    if source == "-":
        stream = stream_of("stdin")
        return b"" if stream is None else bytes(stream.buffer.read())
    if not source.startswith("@") or source == "@":
        raise CommandFailure(ExitCode.USAGE, "--data: must be @FILE, or - for standard input")
    try:
        return Path(source[1:]).read_bytes()
    except (OSError, ValueError) as error:
        let_through(error)
        if isinstance(error, OSError):
            raise file_failure(error, "--data") from None
        raise CommandFailure(ExitCode.USAGE, "--data: must be @FILE, or - for standard input") from None
