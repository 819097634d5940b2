"""The command ``export``: it loads the lists of the API into tables, with the module ``dlt`` of the package."""

from __future__ import annotations

import logging
import os
import re
import sys
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from getpass import getpass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from ..values.signal_handlers import let_through
from .client_options import client_options
from .commands import Program
from .completion import Complete, complete_path
from .exit_codes import CommandFailure, ExitCode, missing_pipelines
from .parsing import SETTINGS, Leaf

_TARGETS = {"duckdb": "a DuckDB file", "sqlite": "an SQLite file", "parquet": "a folder of Parquet files"}
_CHOICES = {
    "drop": "there is no such column",
    "hash": "the column has a keyed hash of the value",
    "keep": "the column has the value",
}
_NEEDED = ("dlt", "duckdb", "pyarrow", "sqlalchemy")
"""The packages of the extra, without which one of the targets cannot be written."""

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"([0-9]{1,9})([smhd])")
_CLASS = re.compile(r" \([A-Z][A-Za-z]*\)")
"""The name of a class, which a message has in place of the reason of the system if there is none."""

_LONGEST = timedelta(days=36500)

_HELP = """{about}

The first run reads everything. Each later one reads what has changed, and marks rows whose records are gone. Personal
data is left out unless --personal-data says otherwise. Standard output gets one line for each table; if some lists
cannot be read, the others are loaded, and the exit code is that of the first one.
"""

_EPILOG = """\b
Examples:
  {0.name} export --to duckdb:clinic.duckdb
  {0.name} export --to sqlite:clinic.sqlite --table {1} --json
  {0.name} export --to parquet:clinic --personal-data hash

The key for hashes comes from {0.environment}_EXPORT_SALT or is asked for; it is never an argument. Keep it: with
another one, no row is the same.

Exit codes: {0.name} exit-codes
"""


class _Given(NamedTuple):
    """The options of an export, as they were written."""

    to: str | None = None
    table: tuple[str, ...] = ()
    personal_data: tuple[str, ...] = ()
    overlap: str | None = None
    full_compare: str | None = None
    max_vanished: str | None = None
    period: tuple[str, str] | None = None
    new_keys: bool = False
    no_time_zone: bool = False


def export_command(program: Program, about: str) -> click.Command:
    """Return the command of ``click``."""
    targets = ", ".join(f"{kind}:PATH ({said})" for kind, said in _TARGETS.items())
    choices = "; ".join(f"{choice}: {said}" for choice, said in _CHOICES.items())
    options: list[click.Parameter] = [
        click.Option(
            ["--to"], metavar="TARGET", help=f"Where to load: {targets}. [required]", shell_complete=_complete_target
        ),
        click.Option(
            ["--table"],
            multiple=True,
            metavar="NAME",
            help="Table to load; repeat it for several. Default: each list that is not a part of another one.",
            shell_complete=_complete(partial(_tables, program)),
        ),
        click.Option(
            ["--personal-data"],
            multiple=True,
            metavar="[PLACE=]CHOICE",
            help=f"What happens to personal data, in general or in a place, which is TABLE or TABLE.COLUMN. {choices}."
            " Default: drop. Repeat it for several places.",
            shell_complete=partial(_complete_choice, program),
        ),
        click.Option(
            ["--overlap"], metavar="TIME", help="How far a run goes back behind the last one, as 30m, 2h or 1d. [1h]"
        ),
        click.Option(
            ["--full-compare"],
            metavar="TIME",
            help="After which time a list is read completely, as 12h or 7d; 0s: in this run; never: not again. [1d]",
        ),
        click.Option(
            ["--max-vanished"],
            metavar="PART",
            help="Largest part of a table that may vanish in a run, 0 to 1; if more does, nothing is marked. [0.5]",
        ),
        click.Option(
            ["--period"],
            nargs=2,
            metavar="FIRST LAST",
            help="First and last day for lists that are read for a period. Default: from a year ago to a year ahead.",
        ),
        click.Option(
            ["--new-keys"],
            is_flag=True,
            help="The target was loaded with other keys, or from another address, of the same practice.",
        ),
        *(_without_zone() if program.time_zone else ()),
        click.Option(["--json", "form"], flag_value="json", help="Write the summary as one JSON value."),
        *client_options(program),
    ]
    example = next((one.value for one in reversed(_tables(program))), "NAME")
    return Leaf(
        "export",
        params=options,
        callback=partial(_run, program),
        help=_HELP.format(about=about),
        epilog=_EPILOG.format(program, example),
        context_settings=SETTINGS,
    )


def _without_zone() -> Iterator[click.Parameter]:
    said = "Let times that were loaded with a time zone lose their time in UTC, because this run has none."
    yield click.Option(["--no-time-zone"], is_flag=True, help=said)


def _complete(items: Callable[[], list[CompletionItem]]) -> Complete:
    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [item for item in items() if item.value.startswith(incomplete)]

    return complete


def _complete_target(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    kind, sign, _ = incomplete.partition(":")
    if sign and kind in _TARGETS:
        return complete_path(incomplete, len(kind) + len(sign))
    return [item for item in _kinds() if item.value.startswith(incomplete)]


def _complete_choice(
    program: Program, context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Complete a choice, or a place with one: a table, and after a point its columns."""
    pipeline = import_module(f"{program.package}.dlt").PIPELINE
    places = ["", *(f"{table.name}=" for table in pipeline.tables)]
    if "." in incomplete:
        places = [
            f"{table.name}.{column.name}="
            for table in pipeline.tables
            for column in pipeline.records[table.record]
            if column.private
        ]
    found = [CompletionItem(f"{place}{choice}", help=said) for place in places for choice, said in _CHOICES.items()]
    return [item for item in found if item.value.startswith(incomplete)]


def _kinds() -> list[CompletionItem]:
    return [CompletionItem(f"{kind}:", help=said) for kind, said in _TARGETS.items()]


def _tables(program: Program) -> list[CompletionItem]:
    """Return the tables that can be read without arguments of their own."""
    tables = import_module(f"{program.package}.dlt").PIPELINE.tables
    return [CompletionItem(one.name) for one in tables if not one.needed and (one.parent or not one.path)]


def _run(program: Program, **given: Any) -> None:
    from .session import Options, Session

    settings = {name: given.pop(name) for name in tuple(given) if name in Options._fields}
    session = Session(program, Options(**{name: value for name, value in settings.items() if value is not None}))
    arguments = _arguments(_Given(**given))
    if any(find_spec(name) is None for name in _NEEDED):
        raise _not_installed(program)
    _export(session, arguments)


def _arguments(given: _Given) -> dict[str, Any]:
    """Return the arguments of ``export`` that the options state."""
    if given.to is None:
        raise _wrong("--to", f"is missing; give {', '.join(f'{kind}:PATH' for kind in _TARGETS)}")
    arguments: dict[str, Any] = {"to": given.to}
    if given.table:
        arguments["tables"] = [name.replace("-", "_") for name in given.table]
    if given.personal_data:
        arguments["personal_data"] = dict(map(_choice, given.personal_data))
    if given.overlap is not None:
        arguments["overlap"] = _duration("--overlap", given.overlap)
    if given.full_compare is not None:
        never = given.full_compare == "never"
        arguments["full_compare"] = None if never else _duration("--full-compare", given.full_compare)
    if given.max_vanished is not None:
        arguments["max_vanished"] = _part(given.max_vanished)
    if given.period is not None:
        arguments["period"] = (_day(given.period[0]), _day(given.period[1]))
    for name in ("new_keys", "no_time_zone"):
        if getattr(given, name):
            arguments[name] = True
    return arguments


def _choice(text: str) -> tuple[str, str]:
    place, _, choice = text.rpartition("=")
    if choice not in _CHOICES:
        raise _wrong("--personal-data", f"must be {', '.join(_CHOICES)}, or PLACE=CHOICE")
    return place or "*", choice


def _duration(option: str, text: str) -> timedelta:
    found = _DURATION.fullmatch(text)
    if found is None:
        raise _wrong(option, "must be a number with a unit: s, m, h or d, as in 90m")
    duration = timedelta(**{_UNITS[found[2]]: int(found[1])}) if int(found[1]) else timedelta()
    if duration > _LONGEST:
        raise _wrong(option, f"must not be longer than {_LONGEST.days}d")
    return duration


def _part(text: str) -> float:
    if not re.fullmatch(r"0(\.[0-9]+)?|1(\.0+)?", text, re.ASCII):
        raise _wrong("--max-vanished", "must be a number from 0 to 1")
    return float(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        let_through(error)
        raise _wrong("--period", "must be two dates, as in 2027-01-04 2027-06-30") from None


def _wrong(option: str, reason: str) -> CommandFailure:
    return CommandFailure(ExitCode.USAGE, f"{option}: {reason}")


def _not_installed(program: Program) -> CommandFailure:
    return CommandFailure(ExitCode.INTERNAL, missing_pipelines(program))


def _export(session: Any, arguments: dict[str, Any]) -> None:
    """Carry out an export, and write its summary."""
    program: Program = session.program
    module = import_module(f"{program.package}.dlt")
    failure: CommandFailure | None = None
    errors: Mapping[str, Exception] = {}
    with session.client() as client, _quiet(), session.lists() as progress, _Ending(session):
        for name in _NEEDED:  # an interruption of these long imports is seen here as what it is
            import_module(name)
        try:
            summary = _salted(session, partial(module.export, client=client, progress=progress), arguments)
        except module.ExportError as error:
            let_through(error)
            summary, errors, failure = error.summary, error.errors, _partial(error.errors)
    if program.time_zone and session.time_zone is None:
        session.note("note: without --time-zone, times of the clinic have no time in UTC")
    if session.options.form == "json":
        session.output.json([_fields(one) for one in summary.tables])
    else:
        session.output.text(summary.counts)
        for one in summary.tables:
            for text in one.notes_beside(errors.get(one.table)):
                session.note(f"note: {one.table}: {text}")
    if failure is not None:
        raise failure


def _fields(one: Any) -> Mapping[str, Any]:
    import attrs

    found: Mapping[str, Any] = attrs.asdict(one)
    return found


def _salted(session: Any, export: Callable[..., Any], arguments: Mapping[str, Any]) -> Any:
    """Carry out an export with the salt of the environment. If one is needed and there is none, ask for it."""
    from ..values.argument_error import ArgumentError

    salt = os.environ.get(_variable(session.program)) or None
    try:
        return export(**arguments, salt=salt)
    except ArgumentError as error:
        if error.argument != "salt" or salt is not None:
            raise
        salt = _asked(session)
        if salt is None:
            raise
    return export(**arguments, salt=salt)


def _asked(session: Any) -> str | None:
    from .streams import are_terminals

    if not are_terminals("stdin", "stderr"):
        return None
    salt = getpass("salt for hashes (at least 16 bytes): ", sys.stderr)
    if salt and getpass("the same salt again: ", sys.stderr) != salt:  # the first one holds for the target for ever
        raise _wrong(_variable(session.program), "is not the same both times; nothing was sent")
    return salt or None


def _variable(program: Program) -> str:
    return f"{program.environment}_EXPORT_SALT"


def _partial(errors: Mapping[str, Exception]) -> CommandFailure:
    """Return the failure of an export of which some lists could not be read. Its exit code is that of the first."""
    failures = [_failure_of(error) for error in errors.values()]
    lines = [f"\n  {table}: {failure.message}" for table, failure in zip(errors, failures, strict=True)]
    return CommandFailure(failures[0].code, f"some lists were not loaded in full:{''.join(lines)}")


def _failure_of(error: Exception) -> CommandFailure:
    from ..errors.api import APIError, ListChangedError
    from .failures import failure_of

    if isinstance(error, ListChangedError):
        return CommandFailure(ExitCode.LIST_CHANGED, "the list changed while it was read")
    if isinstance(error, APIError):
        failure = failure_of(error, reveal=None)
        return CommandFailure(failure.code, _CLASS.sub("", failure.message))
    return CommandFailure(ExitCode.DEVIATION, str(error))


@contextmanager
def _quiet() -> Generator[None]:
    """Let no library say anything meanwhile: what it says may contain values."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


class _Ending:
    """Context manager that turns what an export raises into a failure with an exit code."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from ..errors.api import APIError
        from ..values.argument_error import ArgumentError

        if isinstance(error, ArgumentError):
            raise self._wrong_argument(error) from None
        if isinstance(error, APIError):
            raise _failure_of(error) from None
        if isinstance(error, Exception) and not isinstance(error, CommandFailure):
            if any(isinstance(cause, KeyboardInterrupt) for cause in _causes(error)):
                raise KeyboardInterrupt from None
            if any(isinstance(cause, ImportError) for cause in _causes(error)):
                raise _not_installed(self._session.program) from None
            failure = _of_target(error)
            if failure is not None:
                raise failure from None

    def _wrong_argument(self, error: Any) -> CommandFailure:
        program: Program = self._session.program
        if error.argument == "arguments":
            return _wrong("--table", f"this list needs arguments; call export() of {program.package}.dlt from Python")
        names = {"salt": _variable(program), "tables": "--table"}
        words = [names.get(word, f"--{word.replace('_', '-')}") for word in error.argument.split(" or ")]
        return _wrong(" or ".join(words), error.reason)


def _of_target(error: Exception) -> CommandFailure | None:
    """Return the failure of an export whose target cannot be used, ``None`` for any other one."""
    from dlt.common.destination.exceptions import DestinationException
    from dlt.pipeline.exceptions import PipelineStepFailed

    for cause in _causes(error):
        if isinstance(cause, OSError) and cause.strerror:
            return CommandFailure(ExitCode.FILE, f"the target cannot be used: {cause.strerror.lower()}")
    if any(
        isinstance(cause, DestinationException)
        or type(cause).__module__.partition(".")[0] in ("_duckdb", "duckdb", "sqlite3", "sqlalchemy", "pyarrow")
        or (isinstance(cause, PipelineStepFailed) and cause.step in ("load", "sync"))
        for cause in _causes(error)
    ):
        said = "the target cannot be read or written: another program may have it open, or it is something else"
        return CommandFailure(ExitCode.FILE, said)
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that led to it, which exceptions of dlt have as an attribute."""
    found: BaseException | None = error
    seen: set[int] = set()
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or found.__context__ or getattr(found, "exception", None)
