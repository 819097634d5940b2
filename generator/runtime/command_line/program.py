"""The commands of a program, made from its data when they are needed: ``--help`` loads only what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from . import parsing
from .client_options import client_options
from .commands import Argument, Command, Group, Program
from .completion import SHELLS, complete_source, completer_of, completer_of_fields, enable, script
from .exit_codes import CommandFailure, ExitCode, table
from .help_texts import command_help, epilog, metavar, option_help
from .streams import write_line
from .suggestions import advice

Carry = Callable[[Any, Mapping[str, tuple[str, ...]]], None]
"""Carries out a command, given its session and the texts of its arguments."""


class _Listing(parsing.Group):
    """Commands that are listed by data, and made when they are called."""

    def __init__(self, name: str, summaries: Mapping[str, str], **settings: Any) -> None:
        super().__init__(name, context_settings=parsing.SETTINGS, **settings)
        self._summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._summaries)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        found = self.get_command(ctx, args[0])
        if found is None and args == ["help"]:
            return "help", click.Command("help", callback=lambda: write_line(ctx.get_help())), []
        if found is None and not ctx.resilient_parsing:
            said = advice(args[0], self._summaries, f"see {ctx.command_path} --help")
            raise CommandFailure(ExitCode.USAGE, f"there is no such command; {said}")
        return None if found is None else args[0], found, args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary or " ") for name, summary in self._summaries.items()])


class Root(_Listing):
    """All commands of a program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        enable()
        summaries = {name: _first_sentence(group.doc) for name, group in program.groups.items()}
        summaries |= {name: flow.command.summary for name, flow in self._flows().items()}
        summaries |= {name: about for name, about in _OWN.items() if _applies(program, name)}
        super().__init__(
            program.name,
            summaries,
            help=_ABOUT.format(program),
            epilog=_WHERE.format(program),
            no_args_is_help=True,
            params=[_version(program)],
        )

    def _flows(self) -> dict[str, Any]:
        if not self._program.flows:
            return {}
        flows: dict[str, Any] = import_module(f"{self._program.package}._flows").FLOWS
        return flows

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        group = self._program.groups.get(cmd_name)
        if group is not None:
            return _Resource(self._program, cmd_name, group)
        flow = self._flows().get(cmd_name)
        if flow is not None:
            return leaf(self._program, cmd_name, flow.command, partial(_flow, flow))
        return self._own(cmd_name)

    def _own(self, name: str) -> click.Command | None:
        program, about = self._program, _OWN.get(name, "")
        if name == "exit-codes":
            return parsing.Leaf(name, callback=lambda: write_line(table()), help=about)
        if name == "completion":
            shell = click.Argument(["shell"], type=click.Choice(SHELLS), metavar="[bash|zsh|fish]")
            said = f"{about}\n\n\b\n{_COMPLETION.format(program.name)}"
            return parsing.Leaf(name, params=[shell], callback=partial(_completion, self), help=said)
        if not _applies(program, name):
            return None
        if name == "export":
            from .export_command import export_command

            return export_command(program, about)
        if name in ("login", "logout"):
            said = f"Address that the keys are for. Default: {program.base_url} [env: {program.environment}_BASE_URL]"
            address = click.Option(["--base-url"], metavar="URL", help=said)
            more = "\n\nThe keys are stored without a call that tests them." if name == "login" else ""
            return parsing.Leaf(name, params=[address], callback=partial(_keyring, program, name), help=about + more)
        if name in ("drift", "operations"):  # they are carried out before this program begins; this is for the help
            return parsing.Leaf(name, params=_of_drift(program) if name == "drift" else [], help=about)
        return None


def _version(program: Program) -> click.Option:
    def show(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            write_line(f"{program.distribution} {import_module(program.package).__version__}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help="Show the version and exit."
    )


def _of_drift(program: Program) -> list[click.Parameter]:
    """Return the parameters of ``drift``, which are completed."""

    def complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from ..client.cli import described

        api = import_module(f"{program.package}._api").API
        return [CompletionItem(name) for name in described(api) if name.startswith(incomplete)]

    return [
        click.Option(["--operation"], metavar="RESOURCE.METHOD", shell_complete=complete),
        click.Argument(["files"], nargs=-1, type=click.Path()),
    ]


_COMPLETION = """To have it in each new shell, add this line to the file:
  bash  ~/.bashrc                    eval "$({0} completion bash)"
  zsh   ~/.zshrc, after compinit     eval "$({0} completion zsh)"
  fish  ~/.config/fish/config.fish   {0} completion fish | source"""

_OWN = {
    "export": "Load the lists into tables of a database or of files.",
    "login": "Store the keys in the keyring of this machine.",
    "logout": "Remove the keys from the keyring.",
    "completion": "Print the completion script of a shell.",
    "exit-codes": "Show the meaning of each exit code.",
    "drift": "Show where recorded responses differ from their schemas.",
    "operations": "List the operations that return JSON.",
}


def _applies(program: Program, name: str) -> bool:
    """Return whether a program has one of its own commands."""
    return {"login": bool(program.credentials), "logout": bool(program.credentials), "export": program.lists}.get(
        name, True
    )


_ABOUT = """Call the {0.title}.

Results are tables in a terminal, and --json, --jsonl or --csv for programs. Values that identify or describe a person
are shown as <redacted> unless --reveal is given. Commands that change something ask first.

Unofficial; not affiliated with or endorsed by the vendor.
"""

_WHERE = """Keys come from environment variables or from the keyring ({0.name} login), never from arguments."""


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".")


class _Resource(_Listing):
    """The commands of a resource."""

    def __init__(self, program: Program, name: str, group: Group) -> None:
        summaries = {method.replace("_", "-"): summary for method, summary in group.commands.items()}
        super().__init__(name, summaries, help=group.doc, no_args_is_help=True)
        self._program, self._group = program, group

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        method = cmd_name.replace("-", "_")
        if cmd_name not in self._summaries or method not in self._group.commands:
            return None
        module = import_module(f"{self._program.package}._commands.{self._group.module}")
        command: Command = module.COMMANDS[method]
        return leaf(self._program, cmd_name, command, partial(_call, self._group, command))


def _call(group: Group, command: Command, session: Any, texts: Mapping[str, tuple[str, ...]]) -> None:
    from .calls import execute

    execute(session, group, command, texts)


def _flow(flow: Any, session: Any, texts: Mapping[str, tuple[str, ...]]) -> None:
    from .flows import execute_flow

    execute_flow(session, flow, texts)


def _completion(root: click.Command, shell: str) -> None:
    write_line(script(root, root.name or "", shell))


def _keyring(program: Program, name: str, base_url: str | None) -> None:
    from . import keys
    from .session import Options, Session

    session = Session(program, Options(base_url=base_url))
    session.note((keys.login if name == "login" else keys.logout)(program, session.base_url))


def leaf(program: Program, name: str, command: Command, carry: Carry) -> click.Command:
    """Return the command of ``click`` for a command."""
    own = [_parameter(command, argument, number) for number, argument in enumerate(command.arguments)]
    return parsing.Leaf(
        name,
        params=[*own, *_common(program, command)],
        callback=partial(_run, program, command, carry),
        help=command_help(command),
        short_help=command.summary,
        epilog=epilog(program, command),
        context_settings=parsing.SETTINGS,
    )


def _parameter(command: Command, argument: Argument, number: int) -> click.Parameter:
    complete = completer_of(command, argument)
    if argument.positional:
        return click.Argument(
            [parsing.parameter_name(argument, number)],
            required=False,
            metavar=argument.shown,
            shell_complete=complete,
            default=None,
        )
    return click.Option(
        [f"--{argument.option}", parsing.parameter_name(argument, number)],
        multiple=argument.many,
        metavar=metavar(argument),
        help=option_help(command, argument),
        shell_complete=complete,
    )


def _common(program: Program, command: Command) -> list[click.Parameter]:
    options: list[click.Parameter] = []
    if command.arguments:
        said = "Arguments as a JSON object, from a file (@FILE) or from standard input (-)."
        options.append(click.Option(["--data"], metavar="SOURCE", help=said, shell_complete=complete_source))
    for form, said in (
        ("json", "Write one JSON value; a list is written when it is complete."),
        ("jsonl", "Write one JSON value per line, as records arrive."),
        ("csv", "Write comma-separated values, as records arrive."),
    ):
        options.append(click.Option([f"--{form}", "form"], flag_value=form, help=said))
    if command.returns not in ("nothing", "text"):
        said = "Properties to write, in this order, in every format. Default: all of them."
        complete = completer_of_fields(program, command)
        options.append(click.Option(["--fields"], metavar="NAME[,NAME...]", help=said, shell_complete=complete))
    options.append(click.Option(["--reveal"], is_flag=True, help="Show personal data instead of <redacted>."))
    if not command.is_read:
        options.append(click.Option(["--yes"], is_flag=True, help="Do not ask before the change."))
    options.append(click.Option(["--dry-run"], is_flag=True, help="Show the request as JSON, and send nothing."))
    options += client_options(program)
    options.append(click.Option(["--strict"], is_flag=True, help="Fail if a response violates its schema."))
    return options


def _run(program: Program, command: Command, carry: Carry, **given: Any) -> None:
    from .session import Options, Session

    texts: dict[str, tuple[str, ...]] = {}
    for number, argument in enumerate(command.arguments):
        value = given.pop(parsing.parameter_name(argument, number))
        if value is not None and value != ():
            texts[argument.keyword] = value if isinstance(value, tuple) else (value,)
    chosen = {name: value for name, value in given.items() if value is not None}
    carry(Session(program, Options(**chosen)), texts)
