"""A command line as data: what the document states about its commands. Importing it costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

COMMON_OPTIONS = frozenset(
    {
        *("all", "base-url", "csv", "data", "dry-run", "fields", "help", "json", "jsonl", "reveal", "strict"),
        *("time-zone", "timeout", "token-url", "version", "yes"),
    }
)
"""The options that every command has. No argument of an API has one of these names."""

OWN_COMMANDS = frozenset(
    {
        *("book", "cancel", "completion", "drift", "exit-codes", "export", "free-times", "login", "logout"),
        *("operations", "reschedule"),
    }
)
"""The commands that belong to no resource."""


class Argument(NamedTuple):
    """An argument of a command.

    Attributes:
        keyword: The argument of the method.
        option: The name on the command line.
        place: Where it goes: to the ``path``, ``query``, ``header``, ``body`` or ``form`` of the request, to ``where``
            or ``order`` of a list, to the client (``walk``, ``file``), or to a ``flow``.
        kind: ``text``, ``integer``, ``number``, ``boolean``, ``date``, ``clinic-time``, ``moment``, ``json`` or
            ``file``.
        name: The name in the API.
        many: Whether it is a list.
        private: Whether its value may identify or describe a person.
        positional: Whether it is given without the name of an option.
        choices: Its documented values, each with its meaning.
        example: A value of an example.
        instead: The option that can be given instead of it. One of both is required.
        subject: Whether it is the ID of a record of its own, such as the patient of a booking. It may be shown in a
            question, because it is needed to act and names no one.
    """

    keyword: str
    option: str
    place: str
    kind: str
    doc: str = ""
    name: str = ""
    many: bool = False
    required: bool = False
    private: bool = False
    positional: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    example: str = ""
    instead: str = ""
    subject: bool = False

    @property
    def shown(self) -> str:
        """The name as a user writes it."""
        return self.option.upper() if self.positional else f"--{self.option}"

    @property
    def data_name(self) -> str:
        """The name in ``--data``: that of the API, except where the client has one of its own."""
        return self.option if self.place in ("where", "order") or not self.name else self.name


class Command(NamedTuple):
    """A command that calls a method.

    Attributes:
        name: The method, as ``resource.method``.
        constant: The operation in the module of its resource.
        http: The method and the path of the request.
        safety: ``read``, or anything else for a call that may change something.
        returns: ``record``, ``list``, ``text``, ``nothing``, ``path`` or ``upload``.
        filters: The fields of conditions: the field, its attribute and its format.
        order: The fields to sort by.
        reconcile: Whether the client can find out the outcome of the call.
        errors: The documented errors that are special to it.
        data: An example of ``--data``, as JSON.
    """

    name: str
    constant: str
    summary: str
    http: str
    safety: str
    returns: str
    doc: str = ""
    arguments: tuple[Argument, ...] = ()
    filters: tuple[tuple[str, str, str], ...] = ()
    order: tuple[str, ...] = ()
    reconcile: bool = False
    errors: tuple[tuple[str, str], ...] = ()
    data: str = ""

    @property
    def words(self) -> str:
        """The command as a user writes it."""
        return self.name.replace(".", " ").replace("_", "-")

    @property
    def is_read(self) -> bool:
        """Whether the call changes nothing. Any other safety than ``read`` is that of a write."""
        return self.safety == "read"


class FlowContext(NamedTuple):
    """What a flow needs in addition to its arguments.

    Attributes:
        note: Tells the person something, on standard error.
        proves: Returns whether a record, read before and after a change, shows that the change was made.
        rejects: Returns whether an error of an operation is a documented rejection, whatever else was found out.
    """

    note: Callable[[str], None]
    proves: Callable[..., bool]
    rejects: Callable[[tuple[str, str], Any], bool]


class Planned(NamedTuple):
    """A request that a flow would send, for a dry run.

    Attributes:
        operation: The module and the constant of its operation.
        call: Makes the call.
        unknown: The parameters that only an earlier response shows, by their names in the API.
        derived: The properties that follow from arguments of the flow that are shown, by their names in the API.
    """

    operation: tuple[str, str]
    call: Callable[[], object]
    unknown: frozenset[str] = frozenset()
    derived: frozenset[str] = frozenset()


class Flow(NamedTuple):
    """A command that makes several calls.

    Attributes:
        run: Takes the client, the arguments by keyword and the context, and returns what to show: a record, or records.
        requests: Takes the client and the arguments, and returns the requests that it would send, as far as they are
            known.
        model: Returns the class of the records that it returns; ``None`` if it returns nothing.
        makes: The module and the constant of the operation whose new record it returns, and what to say of it.
        warning: What to say before the question, such as that a change can cost something.
    """

    command: Command
    run: Callable[[Any, dict[str, Any], FlowContext], Any]
    requests: Callable[[Any, dict[str, Any]], tuple[Planned, ...]]
    model: Callable[[], Any] | None = None
    makes: tuple[str, str, str] | None = None
    warning: str = ""


class Group(NamedTuple):
    """The commands of a resource.

    Attributes:
        module: The module of the resource.
        commands: The summary of each command, by method.
    """

    module: str
    doc: str
    commands: dict[str, str]


class Credential(NamedTuple):
    """A credential of the client.

    Attributes:
        variable: The environment variable.
        optional: Whether only some operations need it.
    """

    argument: str
    variable: str
    doc: str
    optional: bool


class Program(NamedTuple):
    """The command line of a package.

    Attributes:
        client: The name of the class of the client.
        environment: The prefix of environment variables.
        groups: The resources, by their names on the command line.
        token_url: Whether the client signs tokens, which can be for another address.
        flows: Whether there are commands that make several calls, in the module ``_flows``.
        lists: Whether the API has lists, which the module ``dlt`` exports.
    """

    name: str
    package: str
    distribution: str
    client: str
    title: str
    environment: str
    base_url: str
    time_zone: bool
    token_url: bool
    credentials: tuple[Credential, ...]
    groups: dict[str, Group]
    flows: bool
    lists: bool
