"""Commands of ``click`` that let nothing win in silence, and whose help has the exit codes of other output."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import click

from .commands import Argument
from .exit_codes import CommandFailure, ExitCode
from .streams import write_line

SETTINGS = {"max_content_width": 100, "help_option_names": ["-h", "--help"]}


def _show_help(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        write_line(context.get_help())
        context.exit()


class _WithHelp(click.Command):
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help``."""
        return click.Option(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="Show this message and exit.",
        )


class Group(_WithHelp, click.Group):
    """A group of commands."""


class Leaf(_WithHelp):
    """A command. An option that takes one value can be given once, and options that exclude each other not at all."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments. Raises ``CommandFailure`` for an option that is given twice."""
        if not ctx.resilient_parsing:
            try:
                _, _, order = self.make_parser(ctx).parse_args(list(args))
            except click.UsageError as error:
                error.ctx = error.ctx or ctx
                raise
            _check_once(order)
            self._check_values(args)
        return super().parse_args(ctx, args)

    def _check_values(self, args: list[str]) -> None:
        """Raise ``CommandFailure`` if an option that needs a value is followed by another option."""
        options = {name: one for one in self.params if isinstance(one, click.Option) for name in one.opts}
        for name, following in pairwise(args):
            if name == "--":
                return
            option = options.get(name)
            if option is not None and not option.is_flag and following in options:
                raise CommandFailure(ExitCode.USAGE, f"{name}: needs {needed(option)}; {following} is an option")


def parameter_name(argument: Argument, number: int) -> str:
    """Return the name of the parameter of ``click`` for an argument: it shows whether it is one of the API."""
    return f"{'setting' if argument.place in ('walk', 'file') else 'argument'}_{number}"


def is_of_api(name: str | None) -> bool:
    """Return whether a parameter is an argument of the API, which is none that leaves out a question or a safeguard."""
    return name is not None and name.startswith("argument_")


def needed(option: click.Option) -> str:
    """Return the words for the value that an option needs."""
    return "true or false" if option.metavar == "[true|false]" else "a value"


def _check_once(given: list[Any]) -> None:
    options = [one for one in given if isinstance(one, click.Option)]
    for option, count in Counter(options).items():
        if count > 1 and not option.multiple and not option.is_flag:
            raise CommandFailure(ExitCode.USAGE, f"{option.opts[0]} is given {_times(count)}; give it once")
    names: dict[str, set[str]] = {}
    for option in options:
        names.setdefault(str(option.name), set()).add(option.opts[0])
    for options_of_name in names.values():
        if len(options_of_name) > 1:
            raise CommandFailure(
                ExitCode.USAGE, f"{' and '.join(sorted(options_of_name))} cannot be used together; give one of them"
            )


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"
