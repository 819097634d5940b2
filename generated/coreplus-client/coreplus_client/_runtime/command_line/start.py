"""Start a command line, and end it: every way to end has an exit code, and none shows a value."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..values.signal_handlers import let_through
from .commands import Program
from .exit_codes import CommandFailure, ExitCode, missing_extra
from .interruptions import how_it_ended, raised
from .streams import say


def run(package: str, arguments: Sequence[str] | None = None) -> int:
    """Run the command line of a package, and return the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] in (["drift"], ["operations"]):
        from ..client.cli import main

        return main(import_module(f"{package}._api").API, given)
    program: Program = import_module(f"{package}._commands").PROGRAM
    if find_spec("click") is None or find_spec("rich") is None:
        say(missing_extra(program))
        return ExitCode.INTERNAL
    with raised():
        return _ended(program, lambda: _main(program, given))


def _main(program: Program, arguments: Sequence[str]) -> int:
    from .program import Root

    try:
        return int(Root(program).main(list(arguments), program.name, standalone_mode=False) or 0)
    except SystemExit as end:
        if end.code == 1 and type(sys.stdout).__name__ == "PacifyFlushWrapper":  # the reader of a help text has gone
            return ExitCode.BROKEN_PIPE
        raise


def _ended(program: Program, act: Callable[[], int]) -> int:
    """Return the exit code of a run. What went wrong is on standard error, in one place and without values."""
    try:
        return act()
    except CommandFailure as failure:
        _report(program, failure.message)
        return failure.code
    except KeyboardInterrupt as error:
        let_through(error)
        ended, said = how_it_ended(error)
        _report(program, said)
        return ended
    except BrokenPipeError as error:
        let_through(error)
        from .output import silence_stdout

        silence_stdout()
        return ExitCode.BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - its message or its traceback could contain a value
        let_through(error)
        code, message = _explained(error)
        if message:
            _report(program, message)
        return code


def _explained(error: Any) -> tuple[int, str]:
    """Return the exit code and the message of an error of ``click``, or of one that was not expected."""
    import click

    if isinstance(error, click.exceptions.Exit):
        return error.exit_code, ""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
        return ExitCode.OK, ""
    if isinstance(error, click.Abort):
        return how_it_ended(error.__cause__)
    if isinstance(error, click.UsageError):
        where = "" if error.ctx is None else f"; see {error.ctx.command_path} --help"
        return ExitCode.USAGE, f"{_usage(error)}{where}"
    return ExitCode.INTERNAL, f"unexpected error ({type(error).__name__})"


def _usage(error: Any) -> str:
    """Return what is wrong with a command, without what was given: it may be a value in the wrong place."""
    import click

    if isinstance(error, click.NoSuchOption):
        close = sorted(error.possibilities or ())
        return "there is no such option" + (f"; did you mean {' or '.join(close)}?" if close else "")
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name}: needs a value, or takes none"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.metavar or error.param.name}: is missing or is not one of the documented values"
    return "the arguments cannot be read; an argument may be one too many"


def _report(program: Program, message: str) -> None:
    if message:
        say(f"{program.name}: {message}")
