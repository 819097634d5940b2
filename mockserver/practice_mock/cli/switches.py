"""The command `practice-mock switches`, and the options of `serve` that set switches."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from practice_mock.cli import remote
from practice_mock.cli.table import table
from practice_mock.switches import PESSIMISTIC, SWITCHES, SwitchError, checked

if TYPE_CHECKING:
    from practice_mock.control import Control

EXAMPLES = """examples:
  practice-mock switches                              show the switches of a running mock
  practice-mock switches --list                       describe all switches, without a running mock
  practice-mock switches holds-in-book=hidden         change one
  practice-mock switches --pessimistic page-links=null
  practice-mock switches --back                       go back to the positions of its start
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `switches` to a parser."""
    parser.add_argument("positions", nargs="*", type=_position, metavar="NAME=POSITION", help="positions to set")
    world = parser.add_mutually_exclusive_group()
    world.add_argument(
        "--pessimistic", dest="world", action="store_const", const="pessimistic", help="set all others to harmful"
    )
    world.add_argument(
        "--default", dest="world", action="store_const", const="default", help="set all others to their defaults"
    )
    world.add_argument("--back", action="store_true", help="go back to the positions of the start first")
    world.add_argument("--list", action="store_true", help="describe all switches, without a running mock")
    remote.add_options(parser, _carry_out)
    parser.set_defaults(run=_run)


def add_serve_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that set switches at the start."""
    parser.add_argument(
        "--switch",
        action="append",
        default=[],
        type=_position,
        metavar="NAME=POSITION",
        help="decide an open question of the documentation; may be repeated (`practice-mock switches --list`)",
    )
    parser.add_argument(
        "--pessimistic", action="store_true", help="set each switch to its harmful position, except those of --switch"
    )


def chosen(options: argparse.Namespace) -> Mapping[str, str] | None:
    """Return the positions that the options of `serve` name; None if they name none."""
    positions = {**(PESSIMISTIC if options.pessimistic else {}), **dict(options.switch)}
    return positions or None


def _position(text: str) -> tuple[str, str]:
    name, separator, position = text.partition("=")
    if not separator:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=POSITION")
    try:
        checked({name: position})
    except SwitchError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return name, position


def _run(options: argparse.Namespace) -> int:
    if options.list:
        print(
            table(
                ("switch", "API", "position", "what it does"),
                [
                    (
                        switch.name if position == switch.default else "",
                        switch.api if position == switch.default else "",
                        position + _mark(position, switch.default, switch.harmful),
                        f"{switch.meaning}: {effect}",
                    )
                    for switch in SWITCHES
                    for position, effect in switch.positions.items()
                ],
            )
        )
        return 0
    return remote.run(_carry_out, options)


def _carry_out(control: Control, options: argparse.Namespace) -> None:
    if options.back:
        control.reset_switches()
    positions = dict(options.positions)
    report = control.put_switches(positions, world=options.world) if positions or options.world else control.switches()
    rows = [
        (switch.name, switch.api, switch.position + _mark(switch.position, switch.default, switch.harmful))
        for switch in report
    ]
    print(table(("switch", "API", "position"), rows))


def _mark(position: str, default: str, harmful: str) -> str:
    words = [word for word, place in (("default", default), ("harmful", harmful)) if place == position]
    return f" ({', '.join(words)})" if words else ""
