"""The nodes of security schemes."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from ..source_text.typed import Identifier


@frozen
class Scheme:
    """A scheme: how the credentials in its arguments are sent.

    Attributes:
        kind: ``header`` and ``query`` send a key there, ``basic`` a user name and a password, ``jwt`` a signed token.
        key: The name of the header or of the query parameter.
        prefix: The word before the key or the token.
        audience: The audience of a signed token.
        optional: Whether a client can be made without it, because not every operation requires it.
    """

    name: str
    kind: Literal["header", "query", "basic", "jwt"]
    key: str
    arguments: tuple[Identifier, ...]
    prefix: str = ""
    audience: str = ""
    optional: bool = False

    @property
    def beginning(self) -> str:
        """What is sent before the key."""
        return f"{self.prefix} " if self.prefix else ""

    @property
    def holder(self) -> str:
        """The kind of object that holds the credentials: one can hold those of several schemes."""
        return "header" if self.kind == "basic" else self.kind


@frozen
class Security:
    """The schemes of a client.

    Attributes:
        schemes: Every scheme that an operation requires.
        default: The schemes of operations that do not state their own.
        is_separate: Whether the schemes are held apart: operations differ, or no object can hold all credentials.
        encoded: The arguments that are encoded before they are sent.
    """

    schemes: tuple[Scheme, ...]
    default: tuple[str, ...]
    is_separate: bool
    encoded: tuple[Identifier, ...]

    @property
    def optional(self) -> tuple[Scheme, ...]:
        """The schemes that only some operations require."""
        return tuple(scheme for scheme in self.schemes if scheme.optional)

    @property
    def signer(self) -> Scheme | None:
        """The scheme that signs requests, if there is one."""
        return next((scheme for scheme in self.schemes if scheme.kind == "jwt"), None)
