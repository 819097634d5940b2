"""The nodes of the example that the READMEs of both packages have."""

from __future__ import annotations

from attrs import frozen

from ..source_text.typed import Identifier


@frozen
class Mock:
    """Where the mock server serves an API, and the demo credentials that it accepts there.

    Attributes:
        credentials: The arguments of the client with their values.
    """

    base_url: str
    credentials: tuple[tuple[Identifier, str], ...]


@frozen
class ListCall:
    """A call of a list that needs no arguments.

    Attributes:
        limited: Whether the list is in pages, so that an iteration takes a limit.
        record: The class of its records; ``None`` if they are plain values.
    """

    resource: Identifier
    method: Identifier
    limited: bool
    record: Identifier | None


@frozen
class Example:
    """What the example of a README calls.

    Attributes:
        mock: The server to call; ``None`` if the document names none, so that the environment decides.
        call: The list to read; ``None`` if each list needs arguments, or there is none.
    """

    mock: Mock | None
    call: ListCall | None
