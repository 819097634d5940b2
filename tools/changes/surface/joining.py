"""Changes that are one for users: of a member that many classes inherit, and of a synchronous and asynchronous pair."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import evolve

from .context import Change

_ASYNC = re.compile(r"\bAsync(?=[A-Z])")
_PLURAL = re.compile(r"\bAsync([A-Z]\w*?)s\b")


def joined(changes: Iterable[Change]) -> list[Change]:
    """Return the changes, each once."""
    return _twins(_heirs(changes))


def _owner(symbol: str) -> str:
    return symbol.partition("(")[0].rpartition(".")[0]


def _heirs(changes: Iterable[Change]) -> list[Change]:
    """Join what several classes inherit. The class that defines it stands for all, or the first one with a public name."""
    found: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        argument = change.symbol.partition("(")[2]
        found.setdefault((change.rule, change.origin, argument or change.symbol.rpartition(".")[2]), []).append(change)
    result: list[Change] = []
    for same in found.values():
        best = min(same, key=lambda one: (not _defines(one), _is_hidden(one.symbol), one.symbol.count("."), one.symbol))
        others = len({_owner(one.symbol) for one in same}) - 1
        if others and not _defines(best):
            words = "one other class" if others == 1 else f"{others} other classes"
            best = evolve(best, text=f"{best.text} The same is true of {words}.")
        result.append(best)
    return result


def _is_hidden(symbol: str) -> bool:
    return any(part.startswith("_") for part in _owner(symbol).split("."))


def _defines(change: Change) -> bool:
    """Whether a change is shown at the class that defines what changed."""
    owner = change.origin.partition("(")[0].rpartition(".")[0].rpartition(".")[2]
    return _owner(change.symbol).rpartition(".")[2] == owner or change.origin == change.symbol


def _plain(text: str) -> str:
    """Return a text in which the asynchronous classes have the names of the synchronous ones."""
    return _ASYNC.sub("", _PLURAL.sub(r"\1", text))


def _plain_symbol(symbol: str) -> str:
    return _ASYNC.sub("", symbol)


def _twins(changes: list[Change]) -> list[Change]:
    plain = {(one.rule, one.symbol, _plain(one.text)) for one in changes if not _ASYNC.search(one.symbol)}
    return [
        one
        for one in changes
        if not _ASYNC.search(one.symbol) or (one.rule, _plain_symbol(one.symbol), _plain(one.text)) not in plain
    ]
