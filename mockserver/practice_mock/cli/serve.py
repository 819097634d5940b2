"""The command `practice-mock serve`."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from socket import gethostname, socket
from typing import TypeVar
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.types import ASGIApp

from practice_mock.app import CONTROL_PATH, COREPLUS_PATH, PRACSUITE_PATH, create_app
from practice_mock.cli import switches
from practice_mock.control import access
from practice_mock.credentials import DEMO, TOKEN_VARIABLE
from practice_mock.limits import Limits
from practice_mock.loading import DataError
from practice_mock.practice import FEWEST_PATIENTS, Practice
from practice_mock.serving import server, workers
from practice_mock.spec import SpecError
from practice_mock.sqlite import StateFileError
from practice_mock.state.backend import PATIENTS
from practice_mock.state.ids import require_seed
from practice_mock.state.namespaces import MOST
from practice_mock.switches import SWITCHES
from practice_mock.wire.cors import ANY

T = TypeVar("T")

_DEMO = "the fictional demo data"

_EVERYWHERE = ("0.0.0.0", "::")
"""The addresses that stand for every address of this machine."""

_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#\s]+|null", re.ASCII)

EXAMPLES = """examples:
  practice-mock serve
  practice-mock serve --port 0 --seed 7 --zone Australia/Perth
  practice-mock serve --log-only 2> access.log
  practice-mock serve --db sandbox.sqlite --workers 2
  practice-mock serve --host 0.0.0.0 --control-allow 172.16.0.0/12   in a container
  practice-mock serve --cors http://localhost:3000
  practice-mock serve --pessimistic --switch page-links=null
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to a parser."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=_port, default=8490, help="port to listen on, 0 for a free one (default: %(default)s)"
    )
    parser.add_argument("--seed", type=_seed, help="seed of the demo data (default: 0, or that of the file)")
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
        type=_processes,
        default=1,
        metavar="N",
        help="number of processes; more than 1 needs --db (default: 1)",
    )
    parser.add_argument(
        "--rate-limit", type=_count, metavar="N", help="coreplus requests allowed per second (default: any number)"
    )
    parser.add_argument(
        "--access-log",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="write a line of JSON per request to standard error, without data about patients",
    )
    parser.add_argument(
        "--cors",
        action="append",
        default=[],
        type=_origin,
        metavar="ORIGIN",
        help="let pages of ORIGIN, such as http://localhost:3000, call the mock from a browser; * allows every origin, "
        "but not to call the control plane (default: none; can be repeated)",
    )
    _add_limit_options(parser)
    _add_data_options(parser)
    _add_control_options(parser)
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


def _add_limit_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("limits", "A request beyond a limit is refused with the reason.")
    for limit in fields(Limits):
        group.add_argument(
            f"--max-{limit.name.replace('_', '-')}",
            type=_seconds if limit.name.endswith("_seconds") else _count,
            default=limit.default,
            metavar="N",
            help=f"{limit.metadata['about']} (default: %(default)s)",
        )


def _add_data_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("data")
    group.add_argument(
        "--data",
        type=Path,
        metavar="FOLDER",
        help="folder with records of your own, such as pracsuite/patients.csv: see the README",
    )
    group.add_argument(
        "--no-demo",
        action="store_false",
        dest="demo",
        help="remove the people and bookings of the demo before --data is loaded",
    )
    group.add_argument(
        "--patients",
        type=_patients,
        metavar="N",
        help=f"patients of the first practice of each API (default: {PATIENTS}, or those of the file)",
    )


def _add_control_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("control plane")
    group.add_argument(
        "--control-token",
        metavar="TOKEN",
        type=_checked(access.read_token),
        default=os.environ.get(TOKEN_VARIABLE) or None,
        help=f"token of the control plane (default: ${TOKEN_VARIABLE}, otherwise a random one)",
    )
    group.add_argument(
        "--control-allow",
        metavar="ADDRESS",
        action="append",
        type=_checked(access.read_networks),
        default=[],
        help="address or network, or a list with commas, that may use the control plane in addition to this machine",
    )
    group.add_argument(
        "--control-host",
        metavar="NAME",
        action="append",
        type=_checked(access.read_hosts),
        default=[],
        help="host name or address, or a list with commas, under which the control plane answers in addition to "
        "localhost and --host",
    )
    group.add_argument(
        "--namespaces",
        type=_count,
        default=MOST,
        metavar="N",
        help="number of namespaces that requests may create (default: %(default)s)",
    )
    group.add_argument(
        "--journal-bodies",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="keep the bodies and all parameters of requests in the journal; for fictional people only",
    )


def run(options: argparse.Namespace) -> int:
    """Serve both APIs until interrupted. Returns the exit status."""
    if options.data is None and not options.demo:
        print("practice-mock: --no-demo needs records of your own; pass them with --data.", file=sys.stderr)
        return 1
    options.control = _control(options)  # once, because all workers have the same token
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
            limits = _limits(options)
            practice, app = _open(options)
            practice.prepare()
            print(_welcome(listener, options.control.token, _content(options, practice), _moved(practice)), flush=True)
            _warn(listener, practice)
            if options.workers == 1:
                server.run(server.make_server(app, limits), listener)
                practice.close()
            else:
                practice.close()  # the file is complete now, and each worker opens it for itself
                # The switches are in the file: a worker that starts late must not set them again.
                unset = argparse.Namespace(**{**vars(options), "switch": [], "pessimistic": False})
                workers.run(partial(_open, unset), listener, options.workers, limits)
    except DataError as error:
        print("practice-mock: the data cannot be loaded:", *error.problems, sep="\n  ", file=sys.stderr)
        return 1
    except (SpecError, StateFileError, workers.WorkerEnded) as error:
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
        patients=options.patients,
        data=options.data,
        demo=options.demo,
        journal_bodies=options.journal_bodies,
    )
    _log_to_stderr(access_log=options.access_log)
    app = create_app(
        practice,
        control=options.control,
        strict=options.strict,
        most_namespaces=options.namespaces,
        limits=_limits(options),
        cors=options.cors,
    )
    return practice, app


def _limits(options: argparse.Namespace) -> Limits:
    return Limits(**{limit.name: getattr(options, f"max_{limit.name}") for limit in fields(Limits)})


def _control(options: argparse.Namespace) -> access.ControlAccess:
    hosts = [name for names in options.control_host for name in names]
    if options.host not in _EVERYWHERE:
        with suppress(ValueError):  # a host that cannot be in a Host header needs no permission
            hosts += access.read_hosts(options.host)
    return access.ControlAccess(
        token=options.control_token or access.new_token(),
        networks=tuple(network for networks in options.control_allow for network in networks),
        hosts=frozenset(hosts),
    )


def _checked(read: Callable[[str], T]) -> Callable[[str], T]:
    """Return a reader of an option's value that reports what is wrong with it."""

    def checked(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return checked


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a number from 0 to 65535")
    return int(text)


def _processes(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes: 1 or more")
    return int(text)


def _origin(text: str) -> str:
    if text != ANY and not _ORIGIN.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an origin; use * or scheme and host: http://localhost:3000")
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:19]) <= 10**15:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number: 1 or more")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.001 <= seconds <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0.001 to 1000000")
    return seconds


def _seed(text: str) -> int:
    try:
        return require_seed(int(text))
    except ValueError:
        raise argparse.ArgumentTypeError("must be a whole number from -2**63 to 2**63 - 1") from None


def _patients(text: str) -> int:
    number = _count(text)
    if number < FEWEST_PATIENTS:
        raise argparse.ArgumentTypeError(f"must be {FEWEST_PATIENTS} or more")
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


def _warn(listener: socket, practice: Practice) -> None:
    """Warn of what others can do or see."""
    address = ip_address(listener.getsockname()[0].partition("%")[0])
    if not address.is_loopback:
        print(
            f"practice-mock: warning: listening on {server.address(listener)}, beyond this machine. Everyone who can "
            "reach this port can use both APIs, whose keys are published. The control plane requires its token, an "
            "allowed address (--control-allow) and a known host name (--control-host).",
            file=sys.stderr,
            flush=True,
        )
    if practice.journal_settings.bodies:
        print(
            "practice-mock: warning: the journal keeps the bodies and all parameters of requests. Use fictional people "
            "only; --no-journal-bodies turns this off.",
            file=sys.stderr,
            flush=True,
        )


def _origins(listener: socket) -> tuple[str, str]:
    """Return the origin to use on this machine, and a remark on the others."""
    host, port = listener.getsockname()[:2]
    if host not in _EVERYWHERE:
        return f"http://{server.address(listener)}", ""
    here = "127.0.0.1" if host == "0.0.0.0" else "[::1]"
    others = f"Also at http://{gethostname()}:{port} and at every other address of this machine.\n"
    return f"http://{here}:{port}", others


def _content(options: argparse.Namespace, practice: Practice) -> str:
    """Return what the practices contain."""
    if options.data is not None:
        return (
            f"{_DEMO} and that of {options.data}" if options.demo else f"the data of {options.data} instead of the demo"
        )
    if options.db is not None:
        return f"the state of {options.db}" + (", which began with own data" if practice.made_from.data else "")
    return _DEMO


def _moved(practice: Practice) -> str:
    """Return a remark on the switches that are not at their defaults."""
    with practice.lock:
        positions = practice.switches.positions
        changed = sum(positions[switch.name] != switch.default for switch in SWITCHES)
        harmful = sum(positions[switch.name] == switch.harmful != switch.default for switch in SWITCHES)
    if not changed:
        return ""
    return f"{changed} of {len(SWITCHES)} switches are not at their defaults; {harmful} of them are harmful.\n"


def _welcome(listener: socket, token: str, content: str = _DEMO, switched: str = "") -> str:
    origin, others = _origins(listener)
    pracsuite, coreplus = DEMO.pracsuite, DEMO.coreplus
    x_api_key, a_api_key = f"'x-api-key: {pracsuite.vendor_key}'", f"'a-api-key: {pracsuite.account_key}'"
    return f"""
practice-mock is serving two practices on each API, with {content}.
{others}{switched}
  PracSuite   {origin}{PRACSUITE_PATH}
    x-api-key         {pracsuite.vendor_key}
    a-api-key         {pracsuite.account_key}

  coreplus    {origin}{COREPLUS_PATH}
    consumer id       {coreplus.consumer_id}
    consumer secret   {coreplus.consumer_secret}
    access token      {coreplus.access_token}
    issuer (iss)      {coreplus.issuer}
    audience (aud)    {coreplus.audience}

  OpenAPI     {origin}/openapi/pracsuite.json
              {origin}/openapi/coreplus.json

  Control     {origin}{CONTROL_PATH}
    Authorization     Bearer {token}
    other shells      export {TOKEN_VARIABLE}={token}

  Page        {origin}/#token={quote(token, safe="")}

Try:  curl -H {x_api_key} -H {a_api_key} {origin}{PRACSUITE_PATH}/patient/7
Stop with Ctrl+C.
"""
