"""The command `practice-mock serve`."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import sys
from contextlib import suppress
from dataclasses import fields
from functools import partial
from pathlib import Path

from starlette.types import ASGIApp

from practice_mock.app import create_app
from practice_mock.cli import switches
from practice_mock.cli.option_values import (
    checked,
    read_count,
    read_origin,
    read_patients,
    read_port,
    read_processes,
    read_seconds,
    read_seed,
    read_zone,
)
from practice_mock.cli.welcome import EVERYWHERE, content_of, moved_switches, warn, welcome
from practice_mock.control import access
from practice_mock.credentials import TOKEN_VARIABLE
from practice_mock.limits import Limits
from practice_mock.loading import DataError
from practice_mock.practice import Practice
from practice_mock.serving import server, workers
from practice_mock.spec import SpecError
from practice_mock.sqlite import StateFileError
from practice_mock.state.backend import PATIENTS
from practice_mock.state.namespaces import MOST

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
        "--port", type=read_port, default=8490, help="port to listen on, 0 for a free one (default: %(default)s)"
    )
    parser.add_argument("--seed", type=read_seed, help="seed of the demo data (default: 0, or that of the file)")
    parser.add_argument(
        "--zone",
        type=read_zone,
        help="time zone of the PracSuite clinics (default: Australia/Adelaide, or that of the file)",
    )
    parser.add_argument(
        "--db", type=Path, metavar="FILE", help="SQLite file for the state, created if it does not exist"
    )
    parser.add_argument(
        "--workers",
        type=read_processes,
        default=1,
        metavar="N",
        help="number of processes; more than 1 needs --db (default: 1)",
    )
    parser.add_argument(
        "--rate-limit", type=read_count, metavar="N", help="coreplus requests allowed per second (default: any number)"
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
        type=read_origin,
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
            type=read_seconds if limit.name.endswith("_seconds") else read_count,
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
        type=read_patients,
        metavar="N",
        help=f"patients of the first practice of each API (default: {PATIENTS}, or those of the file)",
    )


def _add_control_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("control plane")
    group.add_argument(
        "--control-token",
        metavar="TOKEN",
        type=checked(access.read_token),
        default=os.environ.get(TOKEN_VARIABLE) or None,
        help=f"token of the control plane (default: ${TOKEN_VARIABLE}, otherwise a random one)",
    )
    group.add_argument(
        "--control-allow",
        metavar="ADDRESS",
        action="append",
        type=checked(access.read_networks),
        default=[],
        help="address or network, or a list with commas, that may use the control plane in addition to this machine",
    )
    group.add_argument(
        "--control-host",
        metavar="NAME",
        action="append",
        type=checked(access.read_hosts),
        default=[],
        help="host name or address, or a list with commas, under which the control plane answers in addition to "
        "localhost and --host",
    )
    group.add_argument(
        "--namespaces",
        type=read_count,
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
            content, switched = content_of(options, practice), moved_switches(practice)
            print(welcome(listener, options.control.token, content, switched), flush=True)
            warn(listener, practice)
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
    if options.host not in EVERYWHERE:
        with suppress(ValueError):  # a host that cannot be in a Host header needs no permission
            hosts += access.read_hosts(options.host)
    return access.ControlAccess(
        token=options.control_token or access.new_token(),
        networks=tuple(network for networks in options.control_allow for network in networks),
        hosts=frozenset(hosts),
    )


def _log_to_stderr(*, access_log: bool) -> None:
    """Write log messages to standard error, one per line, and the access log as well if requested."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if access_log:
        handler = logging.StreamHandler()
        access = logging.getLogger("practice_mock.access")
        access.addHandler(handler)
        access.setLevel(logging.INFO)
        access.propagate = False
