"""The command `practice-mock namespaces`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from practice_mock.cli import remote

if TYPE_CHECKING:
    from practice_mock.control import Control

EXAMPLES = """examples:
  practice-mock namespaces                   list them
  practice-mock namespaces --delete alice
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to a parser."""
    parser.add_argument("--delete", metavar="NAME", help="delete a namespace with all that belongs to it")
    remote.add_options(parser, _carry_out)


def _carry_out(control: Control, options: argparse.Namespace) -> None:
    if options.delete is not None:
        control.delete_namespace(options.delete)
        print(f"The namespace {options.delete} is deleted.")
        return
    for name in control.namespaces():
        print(name)
