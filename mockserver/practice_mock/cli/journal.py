"""The command `practice-mock journal`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from practice_mock.cli import remote
from practice_mock.cli.table import row, table
from practice_mock.state.journal import Entry, Missed

if TYPE_CHECKING:
    from practice_mock.control import Control

EXAMPLES = """examples:
  practice-mock journal
  practice-mock journal --operation reserveAppointment --json
  practice-mock journal --missed          with a wrong base URL, for instance
  practice-mock journal --follow          until Ctrl+C
  practice-mock journal --follow --for 60
"""

_HEAD = ("number", "time", "api", "method", "path", "operation", "status", "cause", "reason", "rule")
_WIDTHS = (6, 27, 9, 6, 32, 28, 6, 8, 18, 0)

_PAUSE = 0.5  # seconds between two requests to the mock


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to a parser."""
    parser.add_argument("--operation", metavar="NAME", help="only calls of this operation, such as reserveAppointment")
    parser.add_argument("--since", type=int, default=0, metavar="N", help="only requests after number N")
    parser.add_argument("--json", action="store_true", help="one JSON object per line")
    parser.add_argument(
        "--missed",
        action="store_true",
        help="only the requests that reached no API; with several processes, those of one",
    )
    parser.add_argument("--follow", action="store_true", help="keep showing new requests until Ctrl+C")
    parser.add_argument("--for", type=float, dest="seconds", metavar="SECONDS", help="follow for at most SECONDS")
    parser.add_argument("--clear", action="store_true", help="clear the journal instead")
    remote.add_options(parser, _carry_out)


def _carry_out(control: Control, options: argparse.Namespace) -> None:
    if options.clear:
        control.clear_journal()
        print("The journal is empty.")
        return
    if options.missed:
        _show_missed(control.journal().missed, as_json=options.json)
        return
    since = _show(control, options, options.since, head=not options.json)
    end = None if options.seconds is None else time.monotonic() + options.seconds
    while options.follow and (end is None or time.monotonic() < end):
        time.sleep(_PAUSE)
        since = _show(control, options, since)


def _show(control: Control, options: argparse.Namespace, since: int, *, head: bool = False) -> int:
    """Show the requests after a given one. Returns the number of the latest request."""
    part = control.journal(operation=options.operation, since=since)
    if part.last < since:  # the journal was cleared in the meantime, and counts from 1 again
        part = control.journal(operation=options.operation)
    if part.missed and not (options.json or options.follow):
        number = len(part.missed)
        requests, them = ("request", "it") if number == 1 else ("requests", "them")
        print(f"{number} {requests} reached no API; --missed shows {them}.", file=sys.stderr)
    if head:
        print(row(_HEAD, _WIDTHS))
    for entry in part.entries:
        print(json.dumps(asdict(entry)) if options.json else row(_cells(entry), _WIDTHS), flush=True)
    return part.last


def _show_missed(missed: Sequence[Missed], *, as_json: bool) -> None:
    if as_json:
        for one in missed:
            print(json.dumps(asdict(one)))
        return
    rows = [(one.time, one.method or "-", one.path or "-", str(one.status), one.reason) for one in missed]
    print(table(("time", "method", "path", "status", "reason"), rows))


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        str(entry.number),
        entry.time,
        entry.api,
        entry.method,
        entry.path,
        entry.operation or "-",
        str(entry.status or "-"),
        entry.cause or "-",
        entry.reason or "-",
        entry.rule or (f"{entry.idle_rule} (changed nothing)" if entry.idle_rule else "-"),
    )
