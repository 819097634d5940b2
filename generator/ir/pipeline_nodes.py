"""The nodes of the module that makes a dlt source: arguments of the classes in ``runtime/pipeline/definition.py``."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from ..source_text.typed import Code, Identifier

Settings = tuple[tuple[Identifier, Any], ...]
"""The arguments of a class that differ from its defaults, as JSON values."""


@frozen
class ColumnNode:
    """A column: its name and kind, and its further settings."""

    name: str
    kind: str
    settings: Settings


@frozen
class TableNode:
    """A table.

    Attributes:
        settings: Its plain settings.
        parts: Its settings that are objects: the argument, the class and the settings of that.
    """

    settings: Settings
    parts: tuple[tuple[Identifier, Identifier, Settings], ...]


@frozen
class PipelineNode:
    """The tables of an API.

    Attributes:
        name: What the source and its dataset are called.
        records: The columns of each kind of record.
        ignored: The properties that have no column, because they describe a response.
    """

    name: Code
    tables: tuple[TableNode, ...]
    records: tuple[tuple[str, tuple[ColumnNode, ...]], ...]
    time_zone: bool
    ignored: tuple[str, ...]
