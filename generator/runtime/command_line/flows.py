"""Commands that make several calls. They are written for one API each, over its client; this is what they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

from ..client.options import checked_context
from ..errors.api import APIError, APIStatusError
from ..operation.definition import JsonBody, Operation
from ..operation.reconcile_conditions import Equals
from ..operation.response import is_rejection
from ..values.argument_error import ArgumentError
from ..values.codec import Mismatch
from ..values.signal_handlers import let_through
from ..values.wall_time import is_repeated
from .calls import announce, arguments_of, question_of, request_of
from .columns import Shape, shape_of_record
from .commands import Command, Flow, FlowContext, Planned
from .failures import Reporting
from .session import Session
from .shown_values import Clear


def execute_flow(session: Session, flow: Flow, texts: Mapping[str, tuple[str, ...]]) -> None:
    """Carry out a flow, given the texts of its arguments by keyword."""
    command = flow.command
    keywords = arguments_of(session, command, None, texts)
    session.output.expect(Shape() if flow.model is None else shape_of_record(flow.model()))
    if not command.is_read:
        if _is_past(command, keywords):
            session.note("note: the time is in the past")
        if _is_repeated(session, command, keywords):
            session.note("note: the clocks repeat this hour; the time is that of its first pass")
        if flow.warning:
            session.note(f"note: {flow.warning}")
        session.confirm(question_of(command, keywords, session.base_url))
    with session.client() as client:
        if session.options.dry_run:
            with session.flight(command):
                planned = flow.requests(client, keywords)
            session.output.json([_planned(session, flow, keywords, one) for one in planned])
            return
        with session.flight(command):
            value = flow.run(client, keywords, FlowContext(session.note, _prover(session), _judge(session)))
            if command.returns == "list":
                session.output.many(session.counted(value))
    if command.returns != "list":
        with Reporting(wrote=not command.is_read):
            if flow.makes is not None:
                announce(session, _operation(session, flow.makes[:2]), value, flow.makes[2])
            session.output.one(value)


def _planned(session: Session, flow: Flow, keywords: Mapping[str, Any], planned: Planned) -> dict[str, Any]:
    operation, arguments = _operation(session, planned.operation), flow.command.arguments
    clear = Clear(arguments, keywords, planned.derived)
    return request_of(session, planned.call, operation, arguments, clear, unknown=planned.unknown)


def _operation(session: Session, place: tuple[str, str]) -> Operation[Any]:
    module, constant = place
    found: Operation[Any] = getattr(import_module(f"{session.program.package}.resources.{module}"), constant)
    return found


def _is_repeated(session: Session, command: Command, keywords: Mapping[str, Any]) -> bool:
    """Return whether a wall time of a command is in an hour that the clocks of the clinic repeat."""
    times = [keywords.get(one.keyword) for one in command.arguments if one.kind == "clinic-time"]
    try:
        zone = checked_context(session.time_zone).time_zone
        return zone is not None and any(
            one.tzinfo is None and is_repeated(one, zone) for one in times if isinstance(one, datetime)
        )
    except (ArgumentError, OverflowError) as error:  # which the client explains
        let_through(error)
        return False


def _is_past(command: Command, keywords: Mapping[str, Any]) -> bool:
    """Return whether a time of a command is in the past, for a time without zone in every zone."""
    times = [keywords.get(one.keyword) for one in command.arguments if one.kind in ("clinic-time", "moment")]
    now = datetime.now(UTC)
    return any(
        one < (now.replace(tzinfo=None) - timedelta(hours=12) if one.tzinfo is None else now)
        for one in times
        if isinstance(one, datetime)
    )


def _prover(session: Session) -> Any:
    """Return what tells whether a record shows a change; see ``FlowContext.proves``."""

    def proves(
        place: tuple[str, str], changes: Mapping[str, Any], before: Any, after: Any, also: Sequence[Equals] = ()
    ) -> bool:
        operation = _operation(session, place)
        return _shows(operation, _sent(operation, changes, session.time_zone), before, after, also)

    return proves


def _judge(session: Session) -> Any:
    """Return what tells whether an error is a documented rejection; see ``FlowContext.rejects``."""

    def rejects(place: tuple[str, str], error: APIError) -> bool:
        errors = import_module(f"{session.program.package}._api").API.errors
        return isinstance(error, APIStatusError) and is_rejection(_operation(session, place), error.response, errors)

    return rejects


def _sent(operation: Operation[Any], changes: Mapping[str, Any], zone: str | None) -> dict[str, Any] | None:
    """Return the body that an operation sends, in the client's own spelling, so that times are those of the clinic."""
    context = checked_context(zone)
    assert isinstance(operation.body, JsonBody)
    wires = operation.body.model().__wires__
    try:
        return {wires[name].name: wires[name].codec.encode(value, context) for name, value in changes.items()}
    except Mismatch:
        return None


def _shows(
    operation: Operation[Any], sent: dict[str, Any] | None, before: Any, after: Any, also: Sequence[Equals]
) -> bool:
    """Return whether a record has every value that was sent, and had another one before in at least one place.

    A value that the record does not show proves nothing, and neither does one that it had before.
    """
    conditions = {one.sent: one for one in (*operation.repeated, *also)}
    context = {"body": sent}
    compared = [conditions.get(f"/body/{name}") for name in sent or ()]
    known = [one for one in compared if one is not None]
    if not known or len(known) != len(compared):
        return False
    return all(one.holds(after.to_dict(), context) is True for one in known) and any(
        one.holds(before.to_dict(), context) is False for one in known
    )
