"""Shell completion: scripts for shells, and the values of arguments that the document knows."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem, get_completion_class

from .commands import Argument, Command
from .exit_codes import CommandFailure, ExitCode

SHELLS = ("bash", "zsh", "fish")

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def script(root: click.Command, program: str, shell: str) -> str:
    """Return the completion script of a shell."""
    made = get_completion_class(shell)
    if made is None:
        raise CommandFailure(ExitCode.USAGE, f"SHELL: must be one of {', '.join(SHELLS)}")
    variable = f"_{program.replace('-', '_').upper()}_COMPLETE"
    completer = made(root, {}, program, variable)
    return str(completer.source_template % completer.source_vars())


def completer_of(command: Command, argument: Argument) -> Complete:
    """Return the function that completes an argument."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [item for item in _items(command, argument) if item.value.startswith(incomplete)]

    return complete


def _items(command: Command, argument: Argument) -> list[CompletionItem]:
    if argument.place == "where":
        return [CompletionItem(field, help=form) for field, _, form in command.filters]
    if argument.place == "order":
        return [CompletionItem(field) for field in command.order]
    if argument.choices:
        return [CompletionItem(value, help=meaning or None) for value, meaning in argument.choices]
    if argument.kind == "boolean":
        return [CompletionItem("true"), CompletionItem("false")]
    if argument.kind == "file":
        return [CompletionItem("", type="file")]
    return []
