"""Join what the comparison of the documents and that of the packages find: one change becomes one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from attrs import evolve

from tools.changes.findings import Breaks, Finding, Place, Rule, Severity

ORDER = {severity: at for at, severity in enumerate(Severity)}
"""The severities, the most severe first."""

_VISIBLE = (
    *("-added", "-optional", "-nullable", "-not-nullable", "-required", "-presence", "-narrowed", "-widened"),
    *("-value-removed", "-renamed", "-removed"),
)
_INVISIBLE = ("-phi-added", "-phi-removed")
"""How the ids of rules end whose changes are, or are not, in the signatures and attributes of a package."""

_WHOLE = ("-added", "-removed", "-renamed")
"""How the ids of rules end whose changes concern everything inside of what they name."""


class DocumentFinding(Protocol):
    """A change of a document."""

    @property
    def rule(self) -> Rule:
        """Its kind."""
        ...

    @property
    def place(self) -> Place:
        """Where it is."""
        ...

    @property
    def symbols(self) -> tuple[str, ...]:
        """What it becomes in Python, in the client and in the models package."""
        ...

    @property
    def text(self) -> str:
        """What a user notices."""
        ...

    def packages(self) -> tuple[str, ...]:
        """Return the distributions whose users notice it."""
        ...


def join(package: str, surface: Iterable[Finding], documents: Sequence[DocumentFinding]) -> list[Finding]:
    """Return the changes of a package.

    A finding of the surface gets the place of the change of the document that causes it, and the latter is left out.
    What else the documents say about the package stays: it changes what a program sends, receives or may pass.
    """
    own = [one for one in documents if package in one.packages()]
    by_symbol: dict[str, list[DocumentFinding]] = {}
    for one in own:
        for symbol in one.symbols:
            by_symbol.setdefault(symbol, []).append(one)
    caused: set[int] = set()
    found: list[Finding] = []
    for finding in surface:
        cause = _cause(finding, by_symbol)
        if cause is not None:
            caused.add(id(cause))
            finding = evolve(finding, place=cause.place)
        found.append(finding)
    rest = [made for one in own if id(one) not in caused for made in _of_package(one, package)]
    return sorted({**dict.fromkeys(found), **dict.fromkeys(rest)}, key=_order)


def _cause(finding: Finding, by_symbol: dict[str, list[DocumentFinding]]) -> DocumentFinding | None:
    """Return the change of a document that a finding of the surface follows from, the one most like it."""
    for symbol in _enclosing(finding.symbol):
        possible = [one for one in by_symbol.get(symbol, ()) if is_visible(one.rule)]
        if symbol != finding.symbol:
            possible = [one for one in possible if one.rule.id.endswith(_WHOLE)]
        if possible:
            return min(possible, key=lambda one: _distance(one.rule, finding.rule))
    return None


def _enclosing(symbol: str) -> list[str]:
    """Return a symbol, and what contains it up to the class: a removed class takes its attributes with it."""
    found = [symbol]
    name = symbol
    while name:
        name = name.rpartition("(")[0] if name.endswith(")") else name.rpartition(".")[0]
        if name.rpartition(".")[2][:1].isupper() or (found[-1].endswith(")") and name):
            found.append(name)
    return found


def is_visible(rule: Rule) -> bool:
    """Return whether a change of a document is seen in the signatures and attributes of a package."""
    if rule.id.endswith(_INVISIBLE):
        return False
    return rule.breaks in (Breaks.TYPES, Breaks.BOTH) or rule.id.endswith(_VISIBLE)


def _distance(one: Rule, other: Rule) -> tuple[bool, int, bool]:
    return one.id != other.id, abs(ORDER[one.severity] - ORDER[other.severity]), one.breaks is not other.breaks


def _of_package(one: DocumentFinding, package: str) -> list[Finding]:
    """Return a change of a document as changes of a package, one for each of its symbols there."""
    start = package.replace("-", "_")
    symbols = [symbol for symbol in one.symbols if symbol == start or symbol.startswith(f"{start}.")]
    return [Finding(one.rule, package, symbol, one.text, one.place) for symbol in symbols or [""]]


def _order(finding: Finding) -> tuple[int, bool, str, str, str]:
    place = finding.place
    return ORDER[finding.rule.severity], place is None, finding.symbol, finding.rule.id, finding.text
