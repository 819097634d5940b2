"""Carry out a command: texts to arguments, a call of the client's method, and its result as output."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any, TypeVar

from ..files.object_storage import Upload
from ..operation.definition import Operation
from ..values.json import is_array
from ..values.json_pointer import at_pointer, tokens
from ..values.records import Model
from .columns import shape_of
from .commands import Argument, Command, Group
from .data_input import data_of
from .exit_codes import CommandFailure, ExitCode
from .failures import Flight, Reporting
from .places import Place
from .session import Session
from .shown_values import Clear, is_plain_id, is_shown_id, may_show
from .values import codec_of, conditions, from_json, from_texts

C = TypeVar("C")


def that_looks_before(client: C) -> C:
    """Return a client that reads, before each call with ``reconcile=True``, which records there are."""
    own: Any = client
    looking: C = own._engine.client_that_looks_before()  # noqa: SLF001 - it is the client's own
    return looking


def execute(session: Session, group: Group, command: Command, texts: Mapping[str, tuple[str, ...]]) -> None:
    """Carry out a command, given the texts of its arguments by keyword."""
    package = session.program.package
    found = getattr(import_module(f"{package}.resources.{group.module}"), command.constant)
    upload = found if isinstance(found, Upload) else None
    operation: Operation[Any] = found.operation if isinstance(found, Upload) else found
    keywords = arguments_of(session, command, operation, texts)
    session.output.expect(shape_of(found, command.returns))
    if not command.is_read:
        session.confirm(question_of(command, keywords, session.base_url))
    clear = Clear(command.arguments, keywords)
    positional = [keywords.pop(one.keyword) for one in command.arguments if one.positional]
    reconciles = command.reconcile and not session.options.dry_run  # whose first request is the change, not a lookup
    if reconciles:
        keywords["reconcile"] = True
    with session.client() as own:
        client = that_looks_before(own) if reconciles else own
        method = getattr(getattr(client, group.module), command.name.partition(".")[2])
        if session.options.dry_run:
            shown = request_of(session, lambda: method(*positional, **keywords), operation, command.arguments, clear)
            later = _later_request(command)
            session.output.json([shown, later] if later else shown)
            return
        if upload is None and command.returns == "list":
            _list(session, command, lambda: method(*positional, **keywords))
            return
        takes_progress = command.returns in ("upload", "path") or any(one.kind == "file" for one in command.arguments)
        with session.flight(command):
            if takes_progress:
                with session.transfer(command.words) as report:
                    value = method(*positional, **keywords, progress=report)
            else:
                value = method(*positional, **keywords)
    with Reporting(wrote=not command.is_read):
        if not command.is_read:
            announce(session, operation, value, "Created")
            session.output.done(value)
        session.output.one(value, private=command.returns in ("text", "path", "upload"))


def _list(session: Session, command: Command, call: Any) -> None:
    with session.flight(command):
        session.output.many(session.counted(call()))


def request_of(
    session: Session,
    call: Callable[[], Any],
    operation: Operation[Any],
    arguments: tuple[Argument, ...],
    clear: Clear,
    *,
    unknown: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Return the first request of a call as JSON instead of sending it."""
    from .dry_run import Captured, request_json

    try:
        with Flight(arguments, session.places, writes=False):
            call()
    except Captured as captured:
        return request_json(captured, operation, arguments, clear, reveal=session.options.reveal, unknown=unknown)
    raise CommandFailure(ExitCode.INTERNAL, "the command makes no request")


def _later_request(command: Command) -> dict[str, Any] | None:
    """Return the request that a command sends after its first one, to an address that only the response shows."""
    shown: dict[str, Any] = {"method": "GET", "url": _LATER, "query": [], "headers": {}, "body": None}
    later = {"upload": shown | {"method": "POST", "body": "<multipart form>"}, "path": shown}
    return later.get(command.returns)


_LATER = "{address of the file storage}"


def question_of(command: Command, keywords: Mapping[str, Any], base_url: str) -> str:
    """Return what a command is going to do: the IDs of its record and its person, and what else may be shown."""
    words = command.words[:1].upper() + command.words[1:]
    details: list[str] = [command.http] if command.http else []
    hidden: list[str] = []
    for argument in command.arguments:
        value = keywords.get(argument.keyword)
        if is_shown_id(argument, value):
            words += f" {_noun(argument.keyword)} {value}"
        elif argument.keyword in keywords and may_show(argument, value):
            details.append(f"{argument.option}: {_said(value)}")
        elif argument.keyword in keywords:
            hidden.append(argument.shown.lstrip("-"))
    if hidden:
        details.append(f"values not shown: {', '.join(hidden)}")
    return f"{words} ({', '.join(details)}) at {base_url}" if details else f"{words} at {base_url}"


def _said(value: Any) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    text = ", ".join(map(_said, value)) if is_array(value) else str(value)
    return "".join(one if one.isprintable() else " " for one in text)


def _noun(name: str) -> str:
    """Return what an ID is of, given its name, such as ``appointment_id`` or ``appointmentId``."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower()
    return spaced.removesuffix(" id")


def announce(session: Session, operation: Operation[Any], value: Any, done: str) -> None:
    """Say which record a command made, if its response proves that with an ID.

    The document declares the proof. An ID that the path of the request has is not that of a new record.
    """
    if not isinstance(value, Model):
        return
    record = value.to_dict()
    own = {pointer for _, pointer in operation.identity}
    inner = "" if operation.reconcile is None else operation.reconcile.get.record
    for pointers in operation.proof:
        if len(pointers) != 1 or pointers[0] in own or pointers[0] in operation.plain:
            continue
        found = at_pointer(record, pointers[0])
        if found is None and inner:
            found = at_pointer(record, pointers[0].removeprefix(inner))
        if is_plain_id(found):
            session.note(f"{done}: {_noun(tokens(pointers[0])[-1])} {found}")
            return


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
            place = Place(argument, codec_of(argument, operation), times=len(given))
            keywords[argument.keyword] = from_texts(place, given)
            session.places[argument.keyword] = place
        elif argument.keyword in data:
            place = Place(argument, codec_of(argument, operation), in_data=True)
            keywords[argument.keyword] = from_json(place, data[argument.keyword])
            session.places[argument.keyword] = place
        elif argument.required:
            missing.append(argument.shown)
    if missing:
        raise CommandFailure(
            ExitCode.USAGE, f"missing: {', '.join(missing)}; see {session.program.name} {command.words} --help"
        )
    return keywords


def _listed(argument: Argument, data: Mapping[str, Any]) -> list[Any]:
    value = data.get(argument.keyword, [])
    if not is_array(value):
        raise CommandFailure(ExitCode.USAGE, f"--data: $.{argument.data_name}: must be a list of texts")
    return list(value)
