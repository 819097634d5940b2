"""A change of a document, and the collection of changes while two versions are compared."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field, frozen

from ..findings import Place, Rule, Severity, short
from .rules import BY_ID


@frozen
class DocumentFinding:
    """One change of a document.

    Attributes:
        rule: Its kind.
        api: The name of the API.
        place: The place in the new version, or in the old one if the new one lacks what changed.
        symbols: What it becomes in Python, in the client and in the models package, in the grammar of
            ``Finding.symbol``. Empty if it has no name in Python.
        text: What a user notices, as one sentence.
        said: The same, in which ``{}`` stands for the symbols.
    """

    rule: Rule
    api: str
    place: Place
    symbols: tuple[str, ...]
    text: str
    said: str = ""

    def text_for(self, package: str) -> str:
        """Return what the users of one distribution notice, with the names that it has."""
        start = f"{package.replace('-', '_')}."
        own = tuple(symbol for symbol in self.symbols if symbol.startswith(start))
        if not own or not self.said:
            return self.text
        text = self.said.replace("{}", _named(own, self.rule))
        return text.replace("The client", "The package", 1) if package.endswith("-models") else text

    def packages(self) -> tuple[str, ...]:
        """Return the distributions whose users notice the change, by its symbols; both if it has none."""
        both = (f"{self.api}-client", f"{self.api}-models")
        stems = {symbol.partition(".")[0].replace("_", "-") for symbol in self.symbols}
        return tuple(name for name in both if name.replace("_", "-") in stems) or both


@define
class _Entry:
    rule: Rule
    place: Place
    symbols: dict[str, None]
    said: str


@define
class Findings:
    """The changes that were found.

    A change of a shared part is found wherever the part is used. It is one finding, with the symbols of all uses.
    """

    api: str
    _entries: dict[tuple[str, str], _Entry] = field(factory=dict[tuple[str, str], _Entry])

    def add(self, rule: str, place: Place, symbols: Iterable[str], said: str, *, group: str = "") -> None:
        """Add a change.

        Args:
            rule: The name of the rule.
            place: Where it is.
            symbols: What it becomes in Python.
            said: What a user notices, as a sentence in which ``{}`` stands for the symbols.
            group: What changes that become one finding have in common; otherwise place and sentence.
        """
        key = (rule, group or f"{place}\0{said}")
        entry = self._entries.setdefault(key, _Entry(BY_ID[rule], place, {}, said))
        entry.symbols.update(dict.fromkeys(symbols))

    def all(self) -> list[DocumentFinding]:
        """Return the findings, in the order of severity and place."""
        order = [*Severity]
        found = [
            DocumentFinding(
                entry.rule,
                self.api,
                entry.place,
                tuple(entry.symbols),
                entry.said.replace("{}", _named(tuple(entry.symbols), entry.rule)),
                entry.said,
            )
            for entry in self._entries.values()
        ]
        return sorted(
            found, key=lambda one: (order.index(one.rule.severity), one.place.file, one.place.line, one.rule.id)
        )


_FEW = 3


def _named(symbols: tuple[str, ...], rule: Rule) -> str:
    """Return the symbols in short: class or resource, with what is in it, without the package.

    All that breaks is named, so that a search finds it. Of other changes, a few names are enough.
    """
    names = [f"`{name}`" for name in dict.fromkeys(map(short, symbols))]
    if len(names) > _FEW and rule.severity is not Severity.BREAKING:
        return f"{', '.join(names[:_FEW])} and {len(names) - _FEW} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
