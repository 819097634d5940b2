"""Changes that are one for users: of a member that many classes inherit, and of a synchronous and asynchronous pair."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import evolve

from .context import Change

_ASYNC = re.compile(r"\bAsync(?=[A-Z])")
_PLURAL = re.compile(r"\bAsync([A-Z]\w*?)s\b")
_MANY = 4
"""The number of classes that have one finding, if the same happened to each."""
_OF_CLASSES = frozenset(
    {
        "base-added",
        "base-removed",
        "class-final",
        "class-frozen",
        "class-slots",
        "class-slots-removed",
        "class-unfrozen",
    }
)


def joined(changes: Iterable[Change]) -> list[Change]:
    """Return the changes, each once."""
    return _twins(_alike(_heirs(changes)))


def _owner(symbol: str) -> str:
    return symbol.partition("(")[0].rpartition(".")[0]


def _heirs(changes: Iterable[Change]) -> list[Change]:
    """Join what several classes inherit. The class that defines it stands for all, or else the first public one."""
    found: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        argument = change.symbol.partition("(")[2]
        found.setdefault((change.rule, change.origin, argument or change.symbol.rpartition(".")[2]), []).append(change)
    result: list[Change] = []
    for same in found.values():
        best = min(same, key=_rank)
        others = len({_owner(one.symbol) for one in same}) - 1
        if others and not _defines(best):
            words = "1 other class" if others == 1 else f"{others} other classes"
            best = evolve(best, text=f"{best.text} The same is true of {words}.")
        result.append(best)
    return result


def _rank(change: Change) -> tuple[bool, bool, bool, int, str]:
    """Return what the order of changes that are one follows: the first stands for all."""
    symbol = change.symbol
    return not _defines(change), _is_hidden(symbol), bool(_ASYNC.search(symbol)), symbol.count("."), symbol


def _alike(changes: list[Change]) -> list[Change]:
    """Join what happened to many classes at once, such as a new base of all records."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.rule in _OF_CLASSES:
            name = change.symbol.rpartition(".")[2]
            found.setdefault((change.rule, change.text.replace(f"`{name}`", "``")), []).append(change)
    left = {id(change) for same in found.values() if len(same) >= _MANY for change in same[1:]}
    texts = {
        id(same[0]): f"{same[0].text} The same is true of {len(same) - 1} other classes."
        for same in found.values()
        if len(same) >= _MANY
    }
    return [evolve(one, text=texts.get(id(one), one.text)) for one in changes if id(one) not in left]


def _is_hidden(symbol: str) -> bool:
    return any(part.startswith("_") for part in _owner(symbol).split("."))


def _defines(change: Change) -> bool:
    """Whether a change is shown at the class that defines what changed."""
    owner = change.origin.partition("(")[0].rpartition(".")[0].rpartition(".")[2]
    return _owner(change.symbol).rpartition(".")[2] == owner or change.origin == change.symbol


def _plain(text: str) -> frozenset[str]:
    """Return a text with the names of the synchronous classes: of `AsyncPages`, that is `Pages` or `Page`."""
    return frozenset((_ASYNC.sub("", text), _ASYNC.sub("", _PLURAL.sub(r"\1", text))))


def _plain_symbol(symbol: str) -> str:
    return _ASYNC.sub("", symbol)


def _twins(changes: list[Change]) -> list[Change]:
    plain = {(one.rule, one.symbol, one.text) for one in changes if not _ASYNC.search(one.symbol)}
    return [
        one
        for one in changes
        if not _ASYNC.search(one.symbol)
        or plain.isdisjoint((one.rule, _plain_symbol(one.symbol), text) for text in _plain(one.text))
    ]
