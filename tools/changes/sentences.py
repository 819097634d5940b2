"""Sum up changes in sentences: what has one rule and one place in the packages is one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from tools.changes.findings import Breaks, Finding, Severity, short
from tools.changes.join import ORDER
from tools.changes.phrases import PHRASES, Phrase

ALIKE = 3
"""The number of places from which one change that is made in all of them is one sentence."""

NAMED = 8
"""The number of names that a sentence about a change that breaks nothing has; the others are counted."""


_SAME = "The same is true of"

_LAST = frozenset({"documentation", "error-status"})
"""The rules about texts only."""


@frozen
class Sentence:
    """One or more changes, in words.

    Attributes:
        text: The sentence.
        findings: The changes that it is about.
    """

    text: str
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """What the changes mean."""
        return self.findings[0].rule.severity

    @property
    def is_from_document(self) -> bool:
        """Whether a document is where the changes come from, not the runtime or a template."""
        return any(one.place is not None for one in self.findings)


def sentences(findings: Iterable[Finding]) -> list[Sentence]:
    """Return changes in sentences, most significant first."""
    by_rule: dict[tuple[str, Severity, Breaks, bool], list[Finding]] = {}
    for one in findings:
        by_rule.setdefault((one.rule.id, one.rule.severity, one.rule.breaks, one.place is not None), []).append(one)
    return sorted((made for alike in by_rule.values() for made in _of_rule(alike)), key=_weight)


def _weight(one: Sentence) -> tuple[int, bool, int, bool, int, str]:
    rule = one.findings[0].rule
    notices = [Breaks.BOTH, Breaks.RUN_TIME, Breaks.TYPES, Breaks.NEITHER].index(rule.breaks)
    is_last = rule.id in _LAST
    return ORDER[rule.severity], not one.is_from_document, notices, is_last, -len(one.findings), one.text


@frozen
class _Change:
    """One change of a rule: a change of a shared part of a document has several symbols, and one sentence.

    Attributes:
        findings: The finding for each symbol.
    """

    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        return self.findings[0].text

    @property
    def symbol(self) -> str:
        return self.findings[0].symbol

    @property
    def member(self) -> str:
        return member_of(self.symbol)

    @property
    def subject(self) -> str:
        """The name in its sentence that is another one in sentences that are otherwise the same."""
        holder = short(holder_of(self.symbol))
        return holder if holder and re.search(rf"\b{re.escape(holder)}\b", self.text) else short(self.symbol)

    @property
    def pattern(self) -> str:
        """The sentence without this name."""
        whole, holder = short(self.symbol), short(holder_of(self.symbol))
        pattern = re.sub(rf"\b{re.escape(holder)}\b", "", self.text) if holder else self.text
        if pattern == self.text and whole:
            pattern = re.sub(rf"\b{re.escape(whole)}\b", "", self.text)
        return pattern

    @property
    def holders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(holder_of(one.symbol) for one in self.findings))


def _of_rule(alike: Sequence[Finding]) -> Iterator[Sentence]:
    """Yield the sentences about the changes of one rule.

    Several changes in one place are one sentence, and so is a change that is the same in several places. The sentence
    that sums up most is made first. What is left is one sentence, if that is possible.
    """
    phrase = PHRASES.get(alike[0].rule.id, Phrase())
    severity = alike[0].rule.severity
    rest = list(_changes(alike))
    while groups := list(_groups(phrase, rest, ALIKE if phrase.all else 2)):
        template, values, found = max(groups, key=lambda group: len(group[2]))
        yield _sentence(template, values(found, severity), found)
        rest = [one for one in rest if one not in found]
    if phrase.all and len(rest) >= ALIKE:
        yield _sentence(phrase.all, _all(rest, severity), rest)
        return
    for found in _by(rest, lambda one: one.holders).values():
        if phrase.within and len(found) > 1:
            yield _sentence(phrase.within, _within(found, severity), found)
            rest = [one for one in rest if one not in found]
    for found in _by(rest, lambda one: (one.text if _SAME in one.text else one.pattern,)).values():
        yield _repeated(found, severity)


def _repeated(found: Sequence[_Change], severity: Severity) -> Sentence:
    """Return the sentence about one change, followed by the names for which it is the same."""
    first, *others = found
    text = first.text
    if others:
        text += f" {_SAME} {listed((one.subject for one in others), severity)}."
    return Sentence(text, tuple(finding for one in found for finding in one.findings))


Values = Callable[[Sequence["_Change"], Severity], Mapping[str, object]]


def _groups(phrase: Phrase, changes: Sequence[_Change], least: int) -> Iterator[tuple[str, Values, list[_Change]]]:
    """Yield what one sentence can sum up: at least some changes in one place, or one change in several places."""
    if phrase.within:
        for found in _by(changes, lambda one: one.holders).values():
            if len(found) >= least:
                yield phrase.within, _within, found
    if phrase.across:
        for (member,), found in _by(changes, lambda one: (one.member,)).items():
            if member and len({one.holders for one in found}) >= ALIKE:
                yield phrase.across, _across, found


def _changes(alike: Sequence[Finding]) -> Iterator[_Change]:
    by_text: dict[tuple[str, str], list[Finding]] = {}
    for one in alike:
        by_text.setdefault((one.text, str(one.place)), []).append(one)
    return (_Change(tuple(found)) for found in by_text.values())


def _by(found: Iterable[_Change], key: Callable[[_Change], tuple[str, ...]]) -> dict[tuple[str, ...], list[_Change]]:
    groups: dict[tuple[str, ...], list[_Change]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups


def _sentence(template: str, values: Mapping[str, object], found: Sequence[_Change]) -> Sentence:
    return Sentence(template.format(**values), tuple(finding for one in found for finding in one.findings))


def _within(found: Sequence[_Change], severity: Severity) -> dict[str, object]:
    holders = found[0].holders
    names = [name for name in map(short, holders) if name]
    holder = listed(names, severity) if names else ""
    return {
        **_words(found),
        "Holder": holder or "The package",
        "holder": holder or "the package",
        "count": len(found),
        "members": listed((one.member for one in found), severity),
    }


def _across(found: Sequence[_Change], severity: Severity) -> dict[str, object]:
    holders = sorted({holder for one in found for holder in one.holders})
    return {
        **_words(found),
        "member": _code(found[0].member),
        "count": len(holders),
        "holders": listed(map(short, holders), severity),
    }


def _all(found: Sequence[_Change], severity: Severity) -> dict[str, object]:
    return {
        **_words(found),
        "count": len(found),
        "names": listed((short(one.symbol) for one in found), severity),
    }


def _words(found: Sequence[_Change]) -> dict[str, object]:
    """Return what changed, arguments or fields, and what has them, methods or classes."""
    findings = [finding for one in found for finding in one.findings]
    are_arguments = {one.symbol.endswith(")") for one in findings}
    have_capitals = {holder_of(one.symbol).rpartition(".")[2][:1].isupper() for one in findings}
    things = "values" if len(are_arguments) > 1 else "arguments" if are_arguments == {True} else "fields"
    owners = "places" if len(have_capitals) > 1 else "classes" if have_capitals == {True} else "methods"
    return {"things": things, "thing": things[:-1], "owners": owners}


def listed(names: Iterable[str], severity: Severity) -> str:
    """Return names in code quotes. All names of breaking changes are there, so that a search finds them."""
    shown = [_code(name) for name in dict.fromkeys(names)]
    if severity is not Severity.BREAKING and len(shown) > NAMED:
        return f"{', '.join(shown[:NAMED])} and {len(shown) - NAMED} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _code(name: str) -> str:
    return f"`{name}`"


def holder_of(symbol: str) -> str:
    """Return what contains a symbol: the method of an argument, the class of an attribute, or the package."""
    return symbol.rpartition("(")[0] if symbol.endswith(")") else symbol.rpartition(".")[0]


def member_of(symbol: str) -> str:
    """Return the last part of a symbol: the name of an argument, an attribute, or a class."""
    return symbol.rpartition("(")[2].rstrip(")") if symbol.endswith(")") else symbol.rpartition(".")[2]
