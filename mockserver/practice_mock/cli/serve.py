"""The command `practice-mock serve`."""

from __future__ import annotations

import argparse
import errno
import logging
import sys
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from starlette.types import ASGIApp

from practice_mock.app import CONTROL_PATH, COREPLUS_PATH, PRACSUITE_PATH, create_app
from practice_mock.cli import switches
from practice_mock.credentials import CONTROL_TOKEN, DEMO
from practice_mock.practice import Practice
from practice_mock.serving import server, workers
from practice_mock.sqlite import StateFileError

EXAMPLES = """examples:
  practice-mock serve
  practice-mock serve --port 0 --seed 7 --zone Australia/Perth
  practice-mock serve --log-only 2> access.log
  practice-mock serve --db sandbox.sqlite --workers 2
  practice-mock serve --pessimistic --switch page-links=null
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to a parser."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=_port, default=8490, help="port to listen on, 0 for a free one (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, help="seed of the demo data (default: 0, or that of the file)")
    parser.add_argument(
        "--zone",
        type=_zone,
        help="time zone of the PracSuite clinics (default: Australia/Adelaide, or that of the file)",
    )
    parser.add_argument(
        "--db", type=Path, metavar="FILE", help="SQLite file for the state, created if it does not exist"
    )
    parser.add_argument(
        "--workers",
        type=_count,
        default=1,
        metavar="N",
        help="number of processes; more than 1 needs --db (default: 1)",
    )
    parser.add_argument(
        "--rate-limit", type=int, metavar="N", help="coreplus requests allowed per second (default: any number)"
    )
    parser.add_argument(
        "--access-log",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="write a line of JSON per request to standard error, without data about patients",
    )
    switches.add_serve_options(parser)
    strictness = parser.add_mutually_exclusive_group()
    strictness.add_argument(
        "--strict",
        action="store_true",
        default=True,
        help="respond with 500 if the mock violates its document, with 400 to unknown query parameters (default)",
    )
    strictness.add_argument(
        "--log-only",
        action="store_false",
        dest="strict",
        help="only log such violations and parameters, and note them in the journal",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve both APIs until interrupted. Returns the exit status."""
    if options.workers > 1 and options.db is None:
        print("practice-mock: several workers share their state in a file; pass one with --db.", file=sys.stderr)
        return 1
    try:
        listener = server.listen(options.host, options.port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            print(f"practice-mock: port {options.port} is in use; choose another with --port.", file=sys.stderr)
        else:
            print(f"practice-mock: cannot listen on {options.host}:{options.port}: {error.strerror}.", file=sys.stderr)
        return 1
    try:
        with server.interruptible(), listener:
            practice, app = _open(options)
            print(_welcome(server.address(listener)), flush=True)
            if options.workers == 1:
                server.run(server.make_server(app), listener)
                practice.close()
            else:
                practice.close()  # the file is complete now, and each worker opens it for itself
                # The switches are in the file: a worker that starts late must not set them again.
                unset = argparse.Namespace(**{**vars(options), "switch": [], "pessimistic": False})
                workers.run(partial(_open, unset), listener, options.workers)
    except (StateFileError, workers.WorkerEnded) as error:
        print(f"practice-mock: {error}", file=sys.stderr)
        return 1
    print("Stopped.")
    return 0


def _open(options: argparse.Namespace) -> tuple[Practice, ASGIApp]:
    practice = Practice(
        seed=options.seed,
        zone=options.zone,
        rate_limit=options.rate_limit,
        switches=switches.chosen(options),
        db=options.db,
    )
    _log_to_stderr(access_log=options.access_log)
    return practice, create_app(practice, strict=options.strict)


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (KeyError, OSError, ValueError):
        raise argparse.ArgumentTypeError(f"{text!r} is not a time zone; use a name such as Australia/Perth") from None


def _log_to_stderr(*, access_log: bool) -> None:
    """Write log messages to standard error, one per line, and the access log as well if requested."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if access_log:
        handler = logging.StreamHandler()
        access = logging.getLogger("practice_mock.access")
        access.addHandler(handler)
        access.setLevel(logging.INFO)
        access.propagate = False


def _welcome(address: str) -> str:
    origin = f"http://{address}"
    pracsuite, coreplus = DEMO.pracsuite, DEMO.coreplus
    x_api_key, a_api_key = f"'x-api-key: {pracsuite.vendor_key}'", f"'a-api-key: {pracsuite.account_key}'"
    return f"""
practice-mock is serving two practices with fictional demo data.

  PracSuite   {origin}{PRACSUITE_PATH}
    x-api-key         {pracsuite.vendor_key}
    a-api-key         {pracsuite.account_key}

  coreplus    {origin}{COREPLUS_PATH}
    consumer id       {coreplus.consumer_id}
    consumer secret   {coreplus.consumer_secret}
    access token      {coreplus.access_token}
    issuer (iss)      {coreplus.issuer}
    audience (aud)    {coreplus.audience}

  Control     {origin}{CONTROL_PATH}
    Authorization     Bearer {CONTROL_TOKEN}

Try:  curl -H {x_api_key} -H {a_api_key} {origin}{PRACSUITE_PATH}/patient/7
Stop with Ctrl+C.
"""
