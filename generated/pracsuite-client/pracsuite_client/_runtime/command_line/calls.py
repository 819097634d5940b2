"""Carry out a command: texts to arguments, a call of the client's method, and its result as output."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from ..files.object_storage import Upload
from ..operation.definition import Operation
from ..values.json import is_array
from .commands import Argument, Command, Group
from .data_input import data_of
from .exit_codes import CommandFailure, ExitCode
from .failures import Flight, Reporting
from .output import fields_of
from .session import Session
from .values import codec_of, conditions, from_json, from_texts


def execute(session: Session, group: Group, command: Command, texts: Mapping[str, tuple[str, ...]]) -> None:
    """Carry out a command, given the texts of its arguments by keyword."""
    package = session.program.package
    found = getattr(import_module(f"{package}.resources.{group.module}"), command.constant)
    upload = found if isinstance(found, Upload) else None
    operation: Operation[Any] = found.operation if isinstance(found, Upload) else found
    keywords = arguments_of(session, command, operation, texts)
    session.output.choose(fields_of(operation))
    if not command.is_read:
        session.confirm(f"{command.words} ({command.http}) at {session.base_url}")
    positional = [keywords.pop(one.keyword) for one in command.arguments if one.positional]
    if command.reconcile and not session.options.dry_run:  # whose first request is the change, not a lookup
        keywords["reconcile"] = True
    with session.client() as client:
        method = getattr(getattr(client, group.module), command.name.partition(".")[2])
        if session.options.dry_run:
            dry(session, lambda: method(*positional, **keywords), operation, command.arguments)
            return
        if upload is None and command.returns == "list":
            _list(session, command, operation, lambda: method(*positional, **keywords))
            return
        takes_progress = command.returns in ("upload", "path") or any(one.kind == "file" for one in command.arguments)
        with session.flight(command):
            if takes_progress:
                with session.transfer(command.words) as report:
                    value = method(*positional, **keywords, progress=report)
            else:
                value = method(*positional, **keywords)
    with Reporting(wrote=not command.is_read):
        session.output.one(value, private=command.returns in ("text", "path", "upload"))


def _list(session: Session, command: Command, operation: Operation[Any], call: Any) -> None:
    with session.flight(command):
        session.output.many(session.counted(call()), fields_of(operation))


def dry(session: Session, call: Any, operation: Operation[Any] | None, arguments: tuple[Argument, ...]) -> None:
    """Show the first request of a call instead of sending it."""
    from .dry_run import Captured, request_json

    try:
        with Flight(arguments, writes=False):
            call()
    except Captured as captured:
        shown = request_json(captured, operation, arguments, reveal=session.options.reveal)
    else:
        raise CommandFailure(ExitCode.INTERNAL, "the command makes no request")
    session.output.json(shown)


def arguments_of(
    session: Session, command: Command, operation: Operation[Any] | None, texts: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """Return the arguments of a method, from texts and from ``--data``. Raises ``CommandFailure`` if one is missing."""
    data = data_of(session.options.data, command.arguments)
    keywords: dict[str, Any] = {}
    missing: list[str] = []
    for argument in command.arguments:
        given = texts.get(argument.keyword, ())
        if given and argument.keyword in data:
            raise CommandFailure(ExitCode.USAGE, f"{argument.shown}: is given in --data as well")
        if argument.place == "where":
            expressions = [*given, *_listed(argument, data)]
            if expressions:
                fields = getattr(import_module(session.program.package), "F", None)
                keywords[argument.keyword] = conditions(command, fields, expressions)
        elif argument.place == "order":
            names = [*(name.strip() for text in given for name in text.split(",")), *_listed(argument, data)]
            if names:
                keywords[argument.keyword] = names
        elif argument.place == "flow" and argument.choices and given and given[-1] not in dict(argument.choices):
            raise CommandFailure(ExitCode.USAGE, f"{argument.shown}: must be {' or '.join(dict(argument.choices))}")
        elif given:
            keywords[argument.keyword] = from_texts(argument, codec_of(argument, operation), given)
        elif argument.keyword in data:
            keywords[argument.keyword] = from_json(argument, codec_of(argument, operation), data[argument.keyword])
        elif argument.required:
            missing.append(argument.shown)
    if missing:
        raise CommandFailure(ExitCode.USAGE, f"missing: {', '.join(missing)}; see {session.program.name} --help")
    return keywords


def _listed(argument: Argument, data: Mapping[str, Any]) -> list[Any]:
    value = data.get(argument.keyword, [])
    if not is_array(value):
        raise CommandFailure(ExitCode.USAGE, f"--data: {argument.keyword} must be a list of texts")
    return list(value)
