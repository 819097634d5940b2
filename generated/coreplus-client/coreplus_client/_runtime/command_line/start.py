"""Start a command line, and end it: every way to end has an exit code, and none shows a value."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NoReturn

from ..values.signal_handlers import let_through
from .commands import Program
from .exit_codes import CommandFailure, ExitCode, missing_extra
from .interruptions import end_of, raised
from .streams import say, silence_stdout, stream_of, write_line
from .suggestions import nearest


def main(package: str) -> NoReturn:
    """Run the command line of a package as the whole program."""
    sys.exit(run(package, ends_process=True))


def run(package: str, arguments: Sequence[str] | None = None, *, ends_process: bool = False) -> int:
    """Run the command line of a package, and return the exit code.

    Args:
        package: The name of the package.
        arguments: What follows the name of the program. Default: the arguments of the process.
        ends_process: Whether the process ends with this exit code. Then signals cannot replace it any more.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    program: Program = import_module(f"{package}._commands").PROGRAM
    if given[:1] in (["drift"], ["operations"]):
        return _ended(program, given, lambda: _tool(program, given))
    if find_spec("click") is None or find_spec("rich") is None:
        say(missing_extra(program))
        return ExitCode.INTERNAL
    with raised(to_the_end=ends_process) as signals:
        try:
            code = _ended(program, given, lambda: _main(program, given))
            signals.ignore()
        except KeyboardInterrupt as error:  # in the moment in which a command ends
            let_through(error)
            code, message = end_of(error)
            _report(program, message)
    return code


def _tool(program: Program, arguments: Sequence[str]) -> int:
    """Carry out a command that does not need the extra. What it prints is written as other output is."""
    from ..client.cli import main

    if stream_of("stdout") is None:
        raise CommandFailure(ExitCode.OUTPUT, "standard output is closed")
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            code = main(import_module(f"{program.package}._api").API, arguments, program.name)
    except SystemExit as end:
        let_through(end)
        code = int(end.code or 0)
    if printed.getvalue():
        write_line(printed.getvalue().rstrip("\n"))
    return code


def _main(program: Program, arguments: Sequence[str]) -> int:
    from .program import Root

    return int(Root(program).main(list(arguments), program.name, standalone_mode=False) or 0)


def _ended(program: Program, given: Sequence[str], act: Callable[[], int]) -> int:
    """Return the exit code of a run. What went wrong is on standard error, in one place and without values."""
    try:
        return act()
    except CommandFailure as failure:
        _report(program, failure.message)
        return failure.code
    except KeyboardInterrupt as error:
        let_through(error)
        ended, said = end_of(error)
        _report(program, said)
        return ended
    except BrokenPipeError as error:
        let_through(error)
        silence_stdout()
        return ExitCode.BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - its message or its traceback could contain a value
        let_through(error)
        code, message = _explained(error, given)
        if message:
            _report(program, message)
        return code


def _explained(error: Any, given: Sequence[str]) -> tuple[int, str]:
    """Return the exit code and the message of an error of ``click``, or of one that was not expected."""
    if find_spec("click") is None:
        return ExitCode.INTERNAL, f"unexpected error ({type(error).__name__})"
    import click

    if isinstance(error, click.exceptions.Exit):
        return error.exit_code, ""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return _helped(error.format_message())
    if isinstance(error, click.Abort):
        return end_of(error.__cause__)
    if isinstance(error, click.UsageError):
        said = _usage(error, given)
        see = "" if error.ctx is None else f"ee {error.ctx.command_path} --help"
        return ExitCode.USAGE, said + (see and (f" S{see}" if said.endswith("?") else f"; s{see}"))
    return ExitCode.INTERNAL, f"unexpected error ({type(error).__name__})"


def _helped(text: str) -> tuple[int, str]:
    """Write the help of a command that is called without arguments."""
    try:
        write_line(text)
    except CommandFailure as failure:
        return failure.code, failure.message
    return ExitCode.OK, ""


_HARMLESS = frozenset(
    {
        *(
            "--base-url",
            "--csv",
            "--data",
            "--dry-run",
            "--fields",
            "--full-compare",
            "--help",
            "--json",
            "--jsonl",
            "--limit",
        ),
        *("--overlap", "--period", "--strict", "--table", "--time-zone", "--timeout", "--to", "--token-url"),
    }
)
"""The options other than arguments of the API that may be suggested: none leaves out a question or a safeguard."""


def _suggested(command: Any) -> list[str]:
    """Return the options of a command that may be suggested in place of one that does not exist.

    A user may follow a suggestion without thinking. So an option that is not known to be harmless is not suggested.
    """
    import click

    from .parsing import is_of_api

    options = [one for one in command.params if isinstance(one, click.Option)]
    return [one.opts[0] for one in options if one.opts[0] in _HARMLESS or is_of_api(one.name)]


_NEGATIVE = re.compile(r"-[0-9.]")


def _which(option: str, given: Sequence[str]) -> str:
    """Return which argument an option is: by its number, because what was written may be a value in the wrong place."""
    places = [at for at, text in enumerate(given, 1) if text == option or text.startswith(f"{option}=")]
    return f"argument {places[0]}: " if len(places) == 1 else ""


def _usage(error: Any, given: Sequence[str]) -> str:
    """Return what is wrong with a command, without what was given: it may be a value in the wrong place."""
    import click

    from .parsing import needed

    if isinstance(error, click.NoSuchOption):
        if _NEGATIVE.match(error.option_name):
            return "there is no such option; write -- before a value that begins with -"
        known = [] if error.ctx is None else _suggested(error.ctx.command)
        names = [one.lstrip("-") for one in known]
        close = [f"--{name}" for name in nearest(error.option_name.lstrip("-"), names)]
        meant = f"; did you mean {' or '.join(close)}?" if close else ""
        return f"{_which(error.option_name, given)}there is no such option{meant}"
    if isinstance(error, click.BadOptionUsage):
        options = [] if error.ctx is None else error.ctx.command.params
        found = next((one for one in options if error.option_name in one.opts), None)
        takes_none = isinstance(found, click.Option) and found.is_flag
        wanted = needed(found) if isinstance(found, click.Option) else "a value"
        return f"{error.option_name}: {'takes no value' if takes_none else f'needs {wanted}'}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.metavar or error.param.name}: is missing or is not one of the documented values"
    return "there is one argument too many, or a value with spaces is not in quotes"


def _report(program: Program, message: str) -> None:
    if message:
        say(f"{program.name}: {message}")
