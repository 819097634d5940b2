"""One run of a command: its options, its client, the question before a change, and its output."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple, TypeVar

from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through
from .commands import Command, Program
from .exit_codes import CommandFailure, ExitCode
from .failures import Flight, wrong_key
from .keys import keys_of
from .output import Form, Output
from .places import Place
from .spoken import option_of, spoken
from .streams import are_terminals, say

T = TypeVar("T")


class Options(NamedTuple):
    """The options that every command has."""

    form: Form = "table"
    data: str | None = None
    reveal: bool = False
    yes: bool = False
    dry_run: bool = False
    strict: bool = False
    base_url: str | None = None
    time_zone: str | None = None
    timeout: str | None = None
    token_url: str | None = None
    fields: str | None = None


class Session:
    """What a command uses to call the API and to show the result."""

    def __init__(self, program: Program, options: Options) -> None:
        self.program = program
        self.options = options
        self.places: dict[str, Place] = {}
        """Where each argument of the command was given."""
        self.output = Output(options.form, reveal=options.reveal, fields=options.fields)

    @property
    def base_url(self) -> str:
        """The address that the command calls, in the normal form of the client."""
        from ..client.options import checked_base_url

        given = self._setting("base_url")
        try:
            return checked_base_url(self.program.base_url if given is None else given, allow_insecure=False)
        except ArgumentError as error:
            raise self._wrong_setting(error) from None

    @property
    def time_zone(self) -> str | None:
        """The time zone of the clinic, if it is given."""
        return self._setting("time_zone")

    def _setting(self, name: str) -> str | None:
        """Return a setting from its option or from the environment; ``None`` if neither has it.

        An empty one is refused: it is the value of a variable that is not set, and a default would be called by
        accident.
        """
        given: str | None = getattr(self.options, name)
        found = os.environ.get(self._variable(name)) if given is None else given
        if found is not None and not found.strip():
            raise CommandFailure(ExitCode.USAGE, f"{self._source(name)}: is empty; give a value, or leave it out")
        return found

    def _variable(self, name: str) -> str:
        return f"{self.program.environment}_{name.upper()}"

    def _source(self, name: str) -> str:
        """Return what a setting was given with: its option, or its environment variable."""
        is_option = getattr(self.options, name, None) is not None or self._variable(name) not in os.environ
        return option_of(name) if is_option else self._variable(name)

    @contextmanager
    def client(self) -> Generator[Any]:
        """Open a client. A dry run gets one that cannot send anything."""
        settings: dict[str, Any] = {"base_url": self.base_url, "strict": self.options.strict}
        if self.program.time_zone and self.time_zone:
            settings["time_zone"] = self.time_zone
        if self.program.token_url and self._setting("token_url"):
            settings["token_url"] = self._setting("token_url")
        if self.options.timeout is not None:
            settings["timeout"] = _seconds(self.options.timeout)
        if self.options.dry_run:
            from .dry_run import invented_keys, unconnected

            keys, settings["http_client"] = invented_keys(self.program), unconnected(forms=self.options.reveal)
        else:
            keys = keys_of(self.program, self.base_url)
        make = getattr(import_module(self.program.package), self.program.client)
        try:
            made = make(**settings, **keys)
        except ArgumentError as error:
            raise self._wrong_setting(error) from None
        with made as client:
            yield client
            self._note_drift(client)

    def _wrong_setting(self, error: ArgumentError) -> CommandFailure:
        if error.argument in self._variables():
            return wrong_key(error, self._variables())
        return CommandFailure(ExitCode.USAGE, f"{self._source(error.argument)}: {spoken(error.reason)}")

    def _variables(self) -> dict[str, str]:
        return {one.argument: one.variable for one in self.program.credentials}

    def _note_drift(self, client: Any) -> None:
        found = len(client.drift)
        if found:
            self.note(f"note: the responses differ from the document of the API in {found} place{'s' * (found > 1)}")

    def flight(self, command: Command) -> Flight:
        """Return what gives the errors of a call of this command their exit codes."""
        return Flight(
            command.arguments,
            self.places,
            writes=not command.is_read and not self.options.dry_run,
            reveal=self.options.reveal,
            variables=self._variables(),
            lists=command.returns == "list" and not any(one.place == "path" for one in command.arguments),
            address=self.base_url,
        )

    def confirm(self, question: str) -> None:
        """Ask before a change, unless ``--yes``. Raises ``CommandFailure`` without a yes.

        Nothing waits for an answer that cannot come: without a terminal the command ends at once.
        """
        if self.options.yes or self.options.dry_run:
            return
        if not are_terminals("stdin", "stderr"):
            raise CommandFailure(
                ExitCode.NOT_CONFIRMED, f"{question} needs a confirmation: pass --yes, or run it in a terminal"
            )
        say(f"{question}? [y/N] ", end="")
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise CommandFailure(ExitCode.NOT_CONFIRMED, "not confirmed; nothing was sent")

    def note(self, text: str) -> None:
        """Say something to the person, who may not be there: it is never data."""
        say(text)

    def counted(self, records: Iterable[T]) -> Iterable[T]:
        """Return records that show how many there were, if there is a terminal that shows nothing else meanwhile."""
        if not _animates() or (self.output.streams and are_terminals("stdout")):
            return records
        from .tables import counted

        return counted(records)

    @contextmanager
    def transfer(self, label: str) -> Generator[Any]:
        """Show the progress of a transfer on a terminal. The block gets the function to report it, or ``None``."""
        if not _animates():
            yield None
            return
        from .tables import transfer

        with transfer(label) as report:
            yield report

    @contextmanager
    def lists(self) -> Generator[Any]:
        """Show how far lists are read on a terminal. The block gets the function to report it, or ``None``."""
        if not _animates():
            yield None
            return
        from .tables import lists

        with lists() as report:
            yield report


def _animates() -> bool:
    """Return whether progress can be shown. It moves the cursor, which a terminal without colours may not know."""
    return are_terminals("stderr") and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        let_through(error)
        raise CommandFailure(ExitCode.USAGE, "--timeout: must be a number of seconds") from None
