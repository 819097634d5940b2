"""The command line: `practice-mock serve`, and the commands for a running mock."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from practice_mock import __version__
from practice_mock.cli import faults, journal, namespaces, reset, serve, switches

_AsWritten = argparse.RawDescriptionHelpFormatter

_DESCRIPTION = "Mock server for the PracSuite and coreplus APIs, with fictional demo data."

_EXAMPLES = """examples:
  practice-mock                                 serve on port 8490
  practice-mock serve --port 9000 --seed 7      serve other demo data on another port
  practice-mock faults plan.json                inject faults into the running mock
  practice-mock journal --follow                watch its requests

The default command is serve. For details, see `practice-mock COMMAND --help`.
"""

_BROKEN_PIPE = 141
"""The status that a shell reports for a program that SIGPIPE ended."""

_COMMANDS = (
    ("serve", serve.add_options, "serve both APIs until interrupted (the default)", serve.EXAMPLES),
    (
        "seed",
        reset.add_seed_options,
        "replace the data of a running mock with data from another seed",
        reset.SEED_EXAMPLES,
    ),
    ("reset", reset.add_reset_options, "reset a running mock to its initial state", reset.RESET_EXAMPLES),
    ("faults", faults.add_options, "inject faults into a running mock, and show which rules acted", faults.EXAMPLES),
    ("namespaces", namespaces.add_options, "list or delete the namespaces of a running mock", namespaces.EXAMPLES),
    ("switches", switches.add_options, "show or change the switches of a running mock", switches.EXAMPLES),
    ("journal", journal.add_options, "show the requests that a running mock received", journal.EXAMPLES),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, by default `serve`. Returns the exit status."""
    options = read(sys.argv[1:] if arguments is None else arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the output has ended, as in `practice-mock journal | head`
        # Python would flush standard output once more at its end, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    return status


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command line, by default of `serve`. Raises SystemExit if the command line is wrong."""
    given = list(arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "serve")
    return _parser().parse_args(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="practice-mock", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=_AsWritten
    )
    parser.add_argument("--version", action="version", version=f"practice-mock {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, add_options, about, examples in _COMMANDS:
        command = commands.add_parser(
            name, help=about, description=f"{about[0].upper()}{about[1:]}.", epilog=examples, formatter_class=_AsWritten
        )
        add_options(command)
    return parser
