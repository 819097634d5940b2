"""Errors of calls as exit codes. What may have been applied comes first, whatever the error is otherwise."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from math import ceil

from ..errors.api import (
    APIConnectionError,
    APIError,
    APIStatusError,
    AuthenticationError,
    ConflictError,
    InternalServerError,
    ListChangedError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ResponseValidationError,
    StorageError,
)
from ..transport.retry import retry_after
from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through
from .commands import Argument
from .exit_codes import CommandFailure, ExitCode, first_sentence
from .interruptions import how_it_ended, may_change
from .local_files import file_failure, option_of_files, rejected_file
from .places import Place, place_of, said_place
from .shown_values import is_plain_id
from .spoken import SETTINGS, spoken

_CODES: tuple[tuple[type[APIError], ExitCode], ...] = (
    (ListChangedError, ExitCode.LIST_CHANGED),
    (ResponseValidationError, ExitCode.DEVIATION),
    (StorageError, ExitCode.SERVER),
    (AuthenticationError, ExitCode.CREDENTIALS),
    (PermissionDeniedError, ExitCode.CREDENTIALS),
    (NotFoundError, ExitCode.NOT_FOUND),
    (ConflictError, ExitCode.CONFLICT),
    (RateLimitError, ExitCode.RATE_LIMITED),
    (InternalServerError, ExitCode.SERVER),
    (APIStatusError, ExitCode.REJECTED),
    (APIConnectionError, ExitCode.NETWORK),
)
"""The exit code of each class of error, the most specific first, for calls that were certainly not applied."""


_HINT = re.compile(r"(: |; )see \.(detail|validation)( and \.validation)?")
"""What the message of an error says to Python programmers."""


_FIELD = re.compile(r"\bF\.(?=[a-z])")
"""The class of the client that has the fields of conditions."""

_ADVICE = re.compile(r"; the server may have applied the change(: check that before you send it again)?")
"""What a message says of a call whose outcome is unknown, such as a hold, although the command changed nothing else."""


def failure_of(
    error: APIError,
    *,
    reveal: bool | None,
    writes: bool = False,
    lists: bool = False,
    names: Mapping[str, str] = SETTINGS,
    address: str = "",
) -> CommandFailure:
    """Return an error of a call as a failure of its command.

    Args:
        error: The error. Its message names the arguments that the API reports, and contains no values.
        reveal: Whether to show the server's own words; ``None`` for a command that never shows them.
        writes: Whether the command changes something. Then the message says in words why it was refused.
        lists: Whether the call is of a list that no ID is part of, so that it has no record that could be missing.
        names: The names of the arguments in the API.
        address: The address that was called.
    """
    message, hints = _HINT.subn("", _FIELD.sub("", spoken(str(error), names)))
    if reveal and isinstance(error, APIStatusError):
        words = [error.detail or "", *(json.dumps(one, default=str) for one in error.validation)]
        message += "".join(f"\n  {_printable(word)}" for word in words if word)
    elif hints and reveal is False and not error.maybe_applied:  # to see it, the change would be made again
        message += " (--reveal shows the server's message)"
    found = (
        ""
        if error.reconciliation is None
        else ", ".join(map(str, filter(is_plain_id, error.reconciliation.candidates)))
    )
    message += f"\nRecords that were found: {found}" if found else ""
    is_foreign = _is_foreign(error) or (lists and isinstance(error, NotFoundError))
    if is_foreign:
        where = f"Is {address} the right address" if address else "Is the address right"
        message += f"\nThis is not a response of the API as it is documented. {where}? See --base-url."
    if error.maybe_applied:
        return CommandFailure(ExitCode.OUTCOME_UNKNOWN, _checked_first(message))
    message = _ADVICE.sub("", message)
    code = next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.OUTCOME_UNKNOWN)
    if is_foreign:
        code = ExitCode.DEVIATION
    elif code is ExitCode.NOT_FOUND and address:
        message += f"\nThe address was {address}."
    if isinstance(error, RateLimitError) and (wait := retry_after(error.response, time.time())):
        message += f"\nThe server asks to wait {min(ceil(wait), _LONGEST_WAIT)} seconds."
    if writes and isinstance(error, APIStatusError):
        message += f"\n{first_sentence(code)}"
    return CommandFailure(code, message)


_LONGEST_WAIT = 7 * 86400
"""The seconds that a message repeats at most."""


def _is_foreign(error: APIError) -> bool:
    """Return whether a response may be that of a proxy or of another server, so that its status has no meaning.

    A failure of a server is one, whoever reports it.
    """
    if isinstance(error, APIStatusError):
        return not error.documented and not isinstance(error, (InternalServerError, StorageError))
    if isinstance(error, ResponseValidationError):
        return "json" not in error.response.headers.get("content-type", "").lower()
    return False


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in text)


def _checked_first(message: str) -> str:
    return f"{message}\nThe change may have been made. Check before you repeat the command."


def rejected_argument(
    error: ArgumentError, arguments: tuple[Argument, ...], places: Mapping[str, Place]
) -> CommandFailure:
    """Return an error of an argument as a failure that names the option, or the place inside ``--data``."""
    said = said_place(error.argument, arguments, places)
    place, _ = place_of(error.argument, arguments, places)
    if place is not None and place.argument.kind == "file":
        return rejected_file(said, error.reason)
    options = dict(SETTINGS)
    for argument in arguments:
        other = places.get(argument.keyword, Place(argument, in_data=place is not None and place.in_data))
        options[argument.keyword] = other.name
    return CommandFailure(ExitCode.USAGE, f"{said}: {spoken(error.reason, options)}")


def wrong_key(error: ArgumentError, variables: Mapping[str, str]) -> CommandFailure:
    """Return an error of a key as a failure that names its environment variable. No key is an argument of a command."""
    variable = variables[error.argument]
    return CommandFailure(ExitCode.CREDENTIALS, f"{variable}: {spoken(error.reason).removesuffix(f' ({variable})')}")


class Flight:
    """Context manager that turns what a call raises into a failure with an exit code.

    While a write is in progress, everything that is not known to precede its transmission leaves the outcome unknown:
    an interruption too.
    """

    def __init__(
        self,
        arguments: tuple[Argument, ...],
        places: Mapping[str, Place],
        *,
        writes: bool,
        reveal: bool = False,
        lists: bool = False,
        address: str = "",
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self._arguments = arguments
        self._variables = variables or {}
        self._places = places
        self._reveal = reveal
        self._writes = writes
        self._lists = lists
        self._address = address

    def __enter__(self) -> None:
        if self._writes:
            may_change()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, CommandFailure):
            return
        if isinstance(error, ArgumentError):
            if error.argument in self._variables and error.argument not in self._places:
                raise wrong_key(error, self._variables) from None
            raise rejected_argument(error, self._arguments, self._places) from None
        if isinstance(error, APIError):
            names = {**SETTINGS, **{one.keyword: one.name or one.shown for one in self._arguments}}
            raise failure_of(
                error,
                reveal=self._reveal,
                writes=self._writes,
                lists=self._lists,
                names=names,
                address=self._address,
            ) from None
        if self._writes and isinstance(error, (Exception, KeyboardInterrupt)):
            is_interrupted = isinstance(error, KeyboardInterrupt)
            said = f"was {how_it_ended(error)[1]}" if is_interrupted else f"failed ({type(error).__name__})"
            raise CommandFailure(ExitCode.OUTCOME_UNKNOWN, _checked_first(f"The command {said}.")) from None
        if isinstance(error, OSError):
            let_through(error)
            raise file_failure(error, option_of_files(self._arguments, self._places)) from None


def is_unsent(error: APIError) -> bool:
    """Return whether an error of a change proves that nothing of it was carried out: no server got it."""
    return not error.maybe_applied and not isinstance(error, APIStatusError)


def judged(error: APIError, note: Callable[[str], None], *, is_as_before: bool | None = None) -> APIError:
    """Return an error of a change, given what a look at the record after it has shown, and tell the person that.

    A gateway may deliver a request twice. Then the rejection is that of the second delivery, and the first one was
    carried out. So a response proves that nothing was changed only together with a record that is as it was before.

    Args:
        error: The error.
        note: Tells the person something.
        is_as_before: Whether the record is as it was before; ``None`` if it could not be read.
    """
    if isinstance(error, APIStatusError) and not is_as_before:
        error.maybe_applied = True
    if error.maybe_applied:
        note(_SEEN[is_as_before])
    return error


_SEEN = {
    True: "A lookup after the request found the record as it was before. The change may still arrive.",
    False: "A lookup after the request found the record changed, but not as requested.",
    None: "The record could not be read after the request.",
}


def _nothing(error: APIError | None) -> str:
    return ""


class Beforehand:
    """Context manager of what a flow does before its change: whatever fails there, the change was not made.

    Args:
        note: Tells the person something.
        doubt: Returns what to say of a call that may have done something, given its error; ``None`` for an
            interruption or an unexpected error. It may return nothing. Default: the calls only read.
    """

    def __init__(self, note: Callable[[str], None], doubt: Callable[[APIError | None], str] = _nothing) -> None:
        self._note = note
        self._doubt = doubt

    def __enter__(self) -> None:
        may_change(False)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            may_change()
        elif isinstance(error, APIError):
            self._say(self._doubt(error) if error.maybe_applied else "")
            error.maybe_applied, error.reconciliation = False, None  # both are about the call, not about the change
        elif isinstance(error, KeyboardInterrupt):
            self._say(self._doubt(None))
            code, said = how_it_ended(error)
            raise CommandFailure(code, said) from None
        elif isinstance(error, Exception) and not isinstance(error, (ArgumentError, CommandFailure)):
            let_through(error)
            self._say(self._doubt(None))
            raise CommandFailure(ExitCode.INTERNAL, f"unexpected error ({type(error).__name__})") from None

    def _say(self, text: str) -> None:
        if text:
            self._note(text)


class Reporting:
    """Context manager for the output of a command: no failure of it hides that a change was made."""

    def __init__(self, *, wrote: bool) -> None:
        self._wrote = wrote

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not self._wrote or error is None or isinstance(error, CommandFailure):
            return
        if isinstance(error, KeyboardInterrupt):
            raise CommandFailure(ExitCode.OUTPUT, f"{how_it_ended(error)[1]} after the change was made") from None
        if isinstance(error, Exception):
            message = f"failed ({type(error).__name__}) after the change was made"
            raise CommandFailure(ExitCode.OUTPUT, message) from None
