"""The arguments of lists that a caller gives: which are refused, and which leave out a part of a list."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Mapping
from typing import Any

from ..values.argument_error import ArgumentError
from .definition import Pipeline, Table
from .options import Options

_OF_A_RUN = frozenset({"limit", "allow_changes", "order_by"})
"""The arguments of any list that decide how it is read, which is up to a run."""
_HARMLESS = frozenset({"timeout"})


def check_arguments(pipeline: Pipeline, client: Any, options: Options) -> None:
    """Raise ``ArgumentError`` if a list has no such argument, or if a run must decide about it."""
    for name, given in (options.arguments or {}).items():
        table = pipeline.table(name)
        if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ArgumentError("arguments", f"must be a mapping of names to values for {name}")
        known = {*inspect.signature(getattr(getattr(client, table.resource), table.method)).parameters, *table.path}
        own = {*_OF_A_RUN, *table.paging}
        if table.cursor is not None and table.cursor.argument:
            own.add(table.cursor.argument)
        for one in given:
            if one not in known:
                raise ArgumentError("arguments", f"has {one!r} for {name}, whose list has no such argument")
            if table.period is not None and one in (table.period.start, table.period.end):
                raise ArgumentError("arguments", f"must not contain {one} for {name}; use period")
            if one in own:
                raise ArgumentError("arguments", f"must not contain {one} for {name}: lists are read in full")


def restricts(table: Table, given: Mapping[str, Any]) -> bool:
    """Return whether arguments leave out records that the list has. Whatever is not known not to, does."""
    return bool(given.keys() - {*table.needed, *table.path, table.zone_argument, *_HARMLESS})


def scope(given: Mapping[str, Any]) -> str:
    """Return a digest of arguments; empty without any."""
    return hashlib.sha256(repr(sorted(given.items())).encode()).hexdigest()[:16] if given else ""
