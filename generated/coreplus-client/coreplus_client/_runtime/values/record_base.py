"""What a class of records declares of its schema, and what a record of it was read from."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen

from .codec import Codec


@frozen(eq=False, repr=False)
class Wire:
    """How one attribute of a record is sent and received."""

    codec: Codec[Any]
    name: str
    required: bool
    phi: bool
    unchanged: frozenset[type]
    token: str
    """The name as a token of a JSON pointer."""


class RecordBase:
    """The declarations of all records, which reading and writing need. ``Model`` extends it for callers."""

    __wires__: ClassVar[dict[str, Wire]] = {}
    __plain__: ClassVar[tuple[tuple[str, str, frozenset[type]], ...]] = ()
    """Each attribute that may need no conversion: its name, its property name, and the types that need none."""
    __names__: ClassVar[frozenset[str]] = frozenset()
    """The property names in the API."""
    __schema__: ClassVar[str] = ""
    """The name of the schema in the API's document, which is that of the class if a class does not state it."""
    __closed__: ClassVar[bool] = False
    __one_of__: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Sets of property names. At least one set must be given completely."""
    __exclusive__: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Sets of property names that must not all be given together."""
    __ordered__: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of attributes with the start and the end of a period."""
    __record__: ClassVar[type[RecordBase]]
    """The class itself; of a compiled subclass, the class that was compiled."""
    __is_compiled__: ClassVar[bool] = False
    __path__: ClassVar[tuple[str | None, ...]] = ()
    """Where a record is in its source: the properties on the way to it, and ``None`` for any item of a list."""
    _source: ClassVar[Any] = None
    """What a record was read from, if it keeps that as text: the JSON text, or a list with the value after it was read.

    A record in a list of another one has a tuple: a list with the text or value of the outer record, which the records
    of the list share, and its indexes."""
