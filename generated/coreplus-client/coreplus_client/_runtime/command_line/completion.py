"""Shell completion: scripts for shells, and the values of arguments that the document knows."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, get_completion_class
from click.shell_completion import split_arg_string as split

from ..values.signal_handlers import let_through
from .commands import Argument, Command, Program
from .exit_codes import CommandFailure, ExitCode

SHELLS = ("bash", "zsh", "fish")

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]

_OPERATORS = ("=", "!=", ">=", "<=", ">", "<", "~")

_BASH = """\
%(complete_func)s() {
    local response type value word=${COMP_WORDS[COMP_CWORD]}
    response=$(env COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_WORD="$2" %(complete_var)s=bash_complete "$1")
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                case $value in */ | *, | *: | *=) compopt -o nospace ;; esac
                if [[ $word != [\\'\\"]* && $value == *[!A-Za-z0-9_./,:=@%%+~-]* ]]; then
                    printf -v value %%q "$value"
                fi
                COMPREPLY+=("$value")
                ;;
        esac
    done <<< "$response"
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_END = "\x01"
"""What marks the end of the line, so that the last word is always the incomplete one."""


class _Bash(BashComplete):
    """Completion that reads the line itself: the words of ``bash`` are parted at ``=`` and ``@`` too."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the complete words, and the incomplete one."""
        *words, self._last = split(os.environ["COMP_WORDS"] + _END)
        self._last = self._last.replace(_END, "")
        return words[1:], self._last

    def format_completion(self, item: CompletionItem) -> str:
        """Return an item without what stands before the part of the word that ``bash`` replaces."""
        option, sign, _ = self._last.partition("=")
        whole = f"{option}={item.value}" if sign and option.startswith("-") else item.value
        part = os.environ.get("COMP_WORD", self._last).lstrip("'\"")
        cut = len(self._last) - len(part) if self._last.endswith(part) else 0
        return f"{item.type},{whole[cut:] if item.type == 'plain' else item.value}"


def script(root: click.Command, program: str, shell: str) -> str:
    """Return the completion script of a shell."""
    enable()
    made = get_completion_class(shell)
    if made is None:
        raise CommandFailure(ExitCode.USAGE, f"SHELL: must be one of {', '.join(SHELLS)}")
    variable = f"_{program.replace('-', '_').upper()}_COMPLETE"
    completer = made(root, {}, program, variable)
    return str(completer.source_template % completer.source_vars())


def enable() -> None:
    """Let ``click`` complete for ``bash`` as the script here expects it."""
    add_completion_class(_Bash, "bash")


def completer_of(command: Command, argument: Argument) -> Complete:
    """Return the function that completes an argument."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        if argument.place == "order":
            return _last_of_list([(field, None) for field in command.order], incomplete)
        found = [item for item in _items(command, argument) if item.type == "file" or item.value.startswith(incomplete)]
        if argument.place == "where" and len(found) == 1:  # the operator follows, so no space may
            return [CompletionItem(f"{found[0].value}{sign}", help=found[0].help) for sign in _OPERATORS]
        return found

    return complete


def completer_of_fields(program: Program, command: Command) -> Complete:
    """Return the function that completes ``--fields``."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from .columns import nested_names, shape_of, shape_of_record

        if command.constant:
            module = import_module(f"{program.package}.resources.{command.name.partition('.')[0]}")
            shape = shape_of(getattr(module, command.constant), command.returns)
        else:
            flow: Any = import_module(f"{program.package}._flows").FLOWS[command.words]
            shape = shape_of_record(flow.model())
        last = incomplete.rpartition(",")[2]
        names = [*shape.columns, *nested_names(shape.model)] if "." in last else shape.columns
        return _last_of_list([(name, None) for name in names], incomplete)

    return complete


def complete_source(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the value of ``--data``: a file after ``@``, or ``-``."""
    if not incomplete.startswith("@"):
        return [] if incomplete else [CompletionItem("@"), CompletionItem("-")]
    return complete_path(incomplete, 1)


def complete_path(incomplete: str, start: int) -> list[CompletionItem]:
    """Complete the path of a file that begins at a place of a value."""
    folder, slash, begun = incomplete[start:].rpartition("/")
    shown = incomplete[: len(incomplete) - len(begun)]
    try:
        found = sorted(Path(f"{folder}{slash}" or ".").iterdir())
    except (OSError, ValueError) as error:
        let_through(error)
        return []
    return [
        CompletionItem(f"{shown}{entry.name}{'/' if entry.is_dir() else ''}")
        for entry in found
        if entry.name.startswith(begun) and (begun.startswith(".") or not entry.name.startswith("."))
    ]


def _last_of_list(names: list[tuple[str, str | None]], incomplete: str) -> list[CompletionItem]:
    """Return the names that can be the last one of a list with commas."""
    before, comma, begun = incomplete.rpartition(",")
    given = {name.strip() for name in before.split(",")}
    return [
        CompletionItem(f"{before}{comma}{name}", help=said)
        for name, said in names
        if name.startswith(begun) and name not in given
    ]


def _items(command: Command, argument: Argument) -> list[CompletionItem]:
    if argument.place == "where":
        return [CompletionItem(field, help=form) for field, _, form in command.filters]
    if argument.choices:
        return [CompletionItem(value, help=meaning or None) for value, meaning in argument.choices]
    if argument.kind == "boolean":
        return [CompletionItem("true"), CompletionItem("false")]
    if argument.kind == "file":
        return [CompletionItem("", type="file")]
    return []
