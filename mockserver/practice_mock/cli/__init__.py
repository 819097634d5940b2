"""The command line: `practice-mock serve`, and what speaks to a mock that is running."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from practice_mock.cli import serve

_AsWritten = argparse.RawDescriptionHelpFormatter

_DESCRIPTION = "A mock of the PracSuite and coreplus APIs, with a practice made of invented people."

_EXAMPLES = """examples:
  practice-mock                                 serve on port 8490
  practice-mock serve --port 9000 --seed 7      serve another practice elsewhere

Without a command, it serves. `practice-mock COMMAND --help` says more.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command; without one, serve. Returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help")):
        given.insert(0, "serve")
    options = _parser().parse_args(given)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="practice-mock", description=_DESCRIPTION, epilog=_EXAMPLES, formatter_class=_AsWritten
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    serving = commands.add_parser(
        "serve",
        help="serve both APIs until interrupted (the default)",
        description="Serve both APIs and the control plane until interrupted, with demo data.",
        epilog=serve.EXAMPLES,
        formatter_class=_AsWritten,
    )
    serve.add_options(serving)
    return parser
