"""The parts that all commands for a running mock share: its address, and the reporting of failures."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from practice_mock.control import ControlError, MockUnreachable, PlanError
from practice_mock.control.calls import DEFAULT_URL
from practice_mock.credentials import TOKEN_VARIABLE

if TYPE_CHECKING:
    from practice_mock.control import Control

URL_VARIABLE, NAMESPACE_VARIABLE = "PRACTICE_MOCK_URL", "PRACTICE_MOCK_NAMESPACE"

Command: TypeAlias = "Callable[[Control, argparse.Namespace], None]"


def add_options(parser: argparse.ArgumentParser, command: Command) -> None:
    """Add the options for the mock's address to a parser, and the command to run there."""
    parser.add_argument(
        "--url",
        default=os.environ.get(URL_VARIABLE, DEFAULT_URL),
        help=f"URL of the mock's control plane (default: ${URL_VARIABLE}, otherwise {DEFAULT_URL})",
    )
    parser.add_argument(
        "--token",
        default=os.environ.get(TOKEN_VARIABLE),
        help=f"token of the control plane, which the mock prints at start (default: ${TOKEN_VARIABLE})",
    )
    parser.add_argument(
        "--namespace",
        metavar="NAME",
        default=os.environ.get(NAMESPACE_VARIABLE),
        help=f"namespace to control (default: ${NAMESPACE_VARIABLE}, otherwise the default one)",
    )
    parser.set_defaults(run=partial(run, command))


def run(command: Command, options: argparse.Namespace) -> int:
    """Run a command on the mock that the options name. Returns the exit status."""
    try:
        from practice_mock.control import Control
    except ImportError:
        return fail("this command needs httpx: pip install httpx.")
    try:
        control = Control(options.url, token=options.token, namespace=options.namespace)
    except ValueError as error:
        return fail(f"{error}.")
    try:
        with control:
            command(control, options)
    except PlanError as error:
        return fail("the plan was rejected; nothing was applied:", *map(str, error.problems))
    except ControlError as error:
        hint = f" Pass it with --token or ${TOKEN_VARIABLE}." if error.status == 401 and not options.token else ""
        return fail(f"{str(error).removesuffix('.')}.{hint}")
    except MockUnreachable as error:
        return fail(f"{str(error).removesuffix('.')}.")
    except KeyboardInterrupt:
        return 0
    return 0


def fail(*lines: str) -> int:
    """Print why a command failed. Returns the exit status."""
    print("practice-mock: " + "\n  ".join(lines), file=sys.stderr)
    return 1
