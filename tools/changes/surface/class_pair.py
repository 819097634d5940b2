"""A class in both versions, for the modules that compare a part of it."""

from __future__ import annotations

from .context import Context
from .model import Class


class ClassPair:
    """A class in the old and in the new version, with its public name."""

    def __init__(self, context: Context, old: Class, new: Class, symbol: str) -> None:
        self.context = context
        self.old = old
        self.new = new
        self.symbol = symbol
        self.name = symbol.rpartition(".")[2]
        self.fields = ({one.name: one for one in old.fields}, {one.name: one for one in new.fields})
