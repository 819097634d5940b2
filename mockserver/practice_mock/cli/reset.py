"""The commands `practice-mock reset` and `practice-mock seed`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from practice_mock.cli import remote

if TYPE_CHECKING:
    from practice_mock.control import Control

RESET_EXAMPLES = """examples:
  practice-mock reset
  practice-mock reset --url http://127.0.0.1:9000/_mock
"""

SEED_EXAMPLES = """examples:
  practice-mock seed 7
"""


def add_reset_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `reset` to a parser."""
    remote.add_options(parser, _reset)


def add_seed_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `seed` to a parser."""
    parser.add_argument("seed", type=int, metavar="N", help="seed of the demo data")
    remote.add_options(parser, _seed)


def _reset(control: Control, options: argparse.Namespace) -> None:
    control.reset()
    print("The mock is reset.")


def _seed(control: Control, options: argparse.Namespace) -> None:
    control.seed(options.seed)
    print(f"The mock has the practices of seed {options.seed}.")
