"""Commands that make several calls. They are written for one API each, over its client; this is what they share."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from ..operation.definition import Operation
from .calls import arguments_of, dry
from .commands import Flow, FlowContext
from .failures import Reporting
from .output import columns_of
from .session import Session


def execute_flow(session: Session, flow: Flow, texts: Mapping[str, tuple[str, ...]]) -> None:
    """Carry out a flow, given the texts of its arguments by keyword."""
    command = flow.command
    keywords = arguments_of(session, command, None, texts)
    session.output.choose([] if flow.columns is None else columns_of(flow.columns()))
    if not command.is_read:
        session.confirm(f"{command.words} at {session.base_url}")
    with session.client() as client:
        if session.options.dry_run:
            dry(
                session, lambda: _drained(flow, client, keywords, session), _operation(session, flow), command.arguments
            )
            return
        with session.flight(command):
            value = flow.run(client, keywords, FlowContext(session.note, reconcile=True))
            if flow.columns is not None:
                session.output.many(session.counted(value), columns_of(flow.columns()))
    if flow.columns is None:
        with Reporting(wrote=not command.is_read):
            session.output.one(value)


def _drained(flow: Flow, client: Any, keywords: dict[str, Any], session: Session) -> None:
    value = flow.run(client, keywords, FlowContext(session.note, reconcile=False))
    if flow.columns is not None:
        list(value)


def _operation(session: Session, flow: Flow) -> Operation[Any] | None:
    if flow.operation is None:
        return None
    module, constant = flow.operation
    found: Operation[Any] = getattr(import_module(f"{session.program.package}.resources.{module}"), constant)
    return found
