"""The nodes of a command line: what a command takes, means and returns. They hold text of the document, not code."""

from __future__ import annotations

from attrs import frozen

from ..source_text.typed import Identifier


@frozen
class CommandArgument:
    """An argument of a command.

    Attributes:
        keyword: The argument of the method.
        option: The name on the command line, in kebab case.
        wire_name: The name in the API; empty for an argument of the client.
        place: ``path``, ``query``, ``header``, ``body`` or ``form``; ``where``, ``order``, ``walk`` or ``file``.
        kind: The word for its type, which the help shows.
        many: Whether it is a list.
        phi: Whether its value identifies or describes a person, or may contain what does.
        choices: Its documented values, each with its meaning.
        example: A value of the document's examples, as text; empty if there is none.
        positional: Whether it is given by its position, without the name of an option.
        subject: Whether it is the ID of a record that a path can name, such as the patient of a booking.
    """

    keyword: Identifier
    option: str
    wire_name: str
    place: str
    kind: str
    many: bool
    required: bool
    phi: bool
    choices: tuple[tuple[str, str], ...]
    doc: str
    example: str
    positional: bool = False
    subject: bool = False


@frozen
class Command:
    """The command for a method.

    Attributes:
        constant: The name of the operation in the module of its resource.
        http: The method and the path of the request.
        returns: ``record``, ``list``, ``text``, ``nothing``, ``path`` or ``upload``.
        filters: The fields of conditions: the field, its attribute and its format.
        order: The fields to sort by.
        reconcile: Whether the client can find out the outcome of the call.
        errors: The documented errors that are special to it: the status and its meaning.
        data: An example of ``--data`` with the required properties of the body, as JSON; empty if there is no body.
    """

    constant: Identifier
    name: str
    summary: str
    doc: str
    http: str
    safety: str
    returns: str
    arguments: tuple[CommandArgument, ...]
    filters: tuple[tuple[str, str, str], ...]
    order: tuple[str, ...]
    reconcile: bool
    errors: tuple[tuple[str, str], ...]
    data: str
