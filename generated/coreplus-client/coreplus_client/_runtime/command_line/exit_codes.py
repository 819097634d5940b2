"""The exit codes of a command line: one table, for the program, its help and its documentation."""

from __future__ import annotations

from enum import IntEnum

from .commands import Program


class ExitCode(IntEnum):
    """What the exit code of a command means. Each code has one meaning."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    CREDENTIALS = 3
    REJECTED = 4
    NOT_FOUND = 5
    CONFLICT = 6
    RATE_LIMITED = 7
    NETWORK = 8
    SERVER = 9
    OUTCOME_UNKNOWN = 10
    DEVIATION = 11
    LIST_CHANGED = 12
    NOT_CONFIRMED = 13
    FILE = 14
    OUTPUT = 15
    NO_KEYRING = 16
    HUNG_UP = 129
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


_UNLESS_HELD = "Nothing was changed, but `book` may hold the time."
_REJECTED = "This request changed nothing, but `book` may hold the time."
_WRITTEN = "If the command changes something, the change was made."

MEANINGS = {
    ExitCode.OK: "The command succeeded.",
    ExitCode.INTERNAL: (
        "The program failed, or lacks something: a part that is not installed, or standard output. Nothing was changed."
    ),
    ExitCode.USAGE: "The arguments are wrong. Nothing was changed.",
    ExitCode.CREDENTIALS: (
        f"The keys are missing, were not accepted, or do not permit the call (401, 403). {_UNLESS_HELD}"
    ),
    ExitCode.REJECTED: f"The API rejected the request (400, 422, or another 4xx). {_REJECTED}",
    ExitCode.NOT_FOUND: f"There is no such record (404). {_REJECTED}",
    ExitCode.CONFLICT: f"The time is taken, or the booking was rejected (409). {_REJECTED}",
    ExitCode.RATE_LIMITED: f"There were too many requests (429). {_UNLESS_HELD}",
    ExitCode.NETWORK: f"The server was not reached, or gave no whole response. {_UNLESS_HELD}",
    ExitCode.SERVER: f"The server failed (5xx). {_UNLESS_HELD}",
    ExitCode.OUTCOME_UNKNOWN: "**The change may have been made.** Check before you repeat the command.",
    ExitCode.DEVIATION: (
        "A response cannot be read, or an error is not one of the API (is the address right?), or a response differs"
        f" from its schema in `drift` or with `--strict`. {_UNLESS_HELD}"
    ),
    ExitCode.LIST_CHANGED: "The list changed while it was read, so records may be missing.",
    ExitCode.NOT_CONFIRMED: "The change was not confirmed. Nothing was sent.",
    ExitCode.FILE: "A local file cannot be read or written. Nothing was changed.",
    ExitCode.OUTPUT: f"The result cannot be written to standard output. {_WRITTEN}",
    ExitCode.NO_KEYRING: "There is no keyring that encrypts what it stores. Nothing was stored.",
    ExitCode.HUNG_UP: f"The terminal was closed (SIGHUP) while no change was in progress. {_UNLESS_HELD}",
    ExitCode.INTERRUPTED: f"The command was interrupted (Ctrl-C) while no change was in progress. {_UNLESS_HELD}",
    ExitCode.BROKEN_PIPE: f"The reader of standard output ended early. {_WRITTEN}",
    ExitCode.TERMINATED: f"The command was ended (SIGTERM) while no change was in progress. {_UNLESS_HELD}",
}
"""The meaning of each exit code. The documentation and ``exit-codes`` show this table."""


class CommandFailure(Exception):
    """A command ends with an exit code. The message contains no value that a caller or the server gave."""

    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def first_sentence(code: ExitCode) -> str:
    """Return what happened, without what it means for what was changed."""
    return f"{MEANINGS[code].split('. ')[0].rstrip('.')}."


def missing_extra(program: Program) -> str:
    """Return the line that tells how to install what the command line needs."""
    how = f"pip install './generated/{program.distribution}[cli]'"
    return f"{program.name}: the command line is not installed; in the checkout, run: {how}"


def missing_pipelines(program: Program) -> str:
    """Return what tells how to install what an export needs."""
    how = f"pip install './generated/{program.distribution}[cli,dlt]'"
    return f"exports are not installed; in the checkout, run: {how}"


def table() -> str:
    """Return the exit codes as lines of text."""
    return "\n".join(f"{code.value:>3}  {MEANINGS[code].replace('**', '').replace('`', '')}" for code in ExitCode)


def markdown() -> str:
    """Return the exit codes as a table in Markdown."""
    rows = [f"| {code.value} | {MEANINGS[code]} |" for code in ExitCode]
    return "\n".join(["| code | meaning |", "|---|---|", *rows])
