"""Sum up changes in sentences: what has one rule and one place in the packages is one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from tools.changes.findings import Breaks, Finding, Severity
from tools.changes.join import ORDER
from tools.changes.phrases import PHRASES, Phrase

ALIKE = 3
"""The number of places from which one change that is made in all of them is one sentence."""

NAMED = 8
"""The number of names that a sentence about a change that breaks nothing has; the others are counted."""


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
    by_rule: dict[tuple[str, bool], list[Finding]] = {}
    for one in findings:
        by_rule.setdefault((one.rule.id, one.place is not None), []).append(one)
    return sorted((made for alike in by_rule.values() for made in _of_rule(alike)), key=_weight)


def _weight(one: Sentence) -> tuple[int, bool, int, int, str]:
    rule = one.findings[0].rule
    notices = [Breaks.BOTH, Breaks.RUN_TIME, Breaks.TYPES, Breaks.NEITHER]
    return ORDER[rule.severity], not one.is_from_document, notices.index(rule.breaks), -len(one.findings), one.text


def _of_rule(alike: Sequence[Finding]) -> Iterator[Sentence]:
    """Yield the sentences about the changes of one rule.

    A change that is the same in several places is one sentence, and so are several changes in one place.
    """
    single, rest = _same_text(alike)
    yield from single
    phrase = PHRASES.get(alike[0].rule.id)
    if phrase is None:
        yield from (Sentence(one.text, (one,)) for one in rest)
        return
    for member, found in _by(rest, member_of).items():
        holders = {holder_of(one.symbol) for one in found}
        if phrase.many_holders and len(holders) >= ALIKE and member:
            yield Sentence(_across(phrase, member, found), tuple(found))
            rest = [one for one in rest if one not in found]
    for holder, found in _by(rest, holder_of).items():
        if len(found) == 1 or not phrase.many_members:
            yield from (Sentence(one.text, (one,)) for one in found)
        else:
            yield Sentence(_within(phrase, holder, found), tuple(found))


def _same_text(alike: Sequence[Finding]) -> tuple[list[Sentence], list[Finding]]:
    """Return the changes that share a sentence, because they are one change of a document, and the others."""
    by_text: dict[tuple[str, str], list[Finding]] = {}
    for one in alike:
        by_text.setdefault((one.text, str(one.place)), []).append(one)
    shared = [Sentence(found[0].text, tuple(found)) for found in by_text.values() if len(found) > 1]
    return shared, [found[0] for found in by_text.values() if len(found) == 1]


def _by(findings: Iterable[Finding], key: Callable[[str], str]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(key(one.symbol), []).append(one)
    return found


def _within(phrase: Phrase, holder: str, found: Sequence[Finding]) -> str:
    members = listed([member_of(one.symbol) for one in found], found[0].rule.severity)
    name = short(holder)
    return phrase.many_members.format(
        Holder=_code(name) if name else "The package",
        holder=_code(name) if name else "the package",
        count=len(found),
        members=members,
    )


def _across(phrase: Phrase, member: str, found: Sequence[Finding]) -> str:
    holders = sorted({_code(short(holder_of(one.symbol))) for one in found})
    return phrase.many_holders.format(
        member=_code(member), count=len(holders), holders=_joined(holders, found[0].rule.severity)
    )


def listed(names: Iterable[str], severity: Severity) -> str:
    """Return names in code quotes. All names of breaking changes are there, so that a search finds them."""
    return _joined([_code(name) for name in names], severity)


def _joined(names: Sequence[str], severity: Severity) -> str:
    if severity is not Severity.BREAKING and len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _code(name: str) -> str:
    return f"`{name}`"


def holder_of(symbol: str) -> str:
    """Return what contains a symbol: the method of an argument, the class of an attribute, or the package."""
    return symbol.rpartition("(")[0] if symbol.endswith(")") else symbol.rpartition(".")[0]


def member_of(symbol: str) -> str:
    """Return the last part of a symbol: the name of an argument, an attribute, or a class."""
    return symbol.rpartition("(")[2].rstrip(")") if symbol.endswith(")") else symbol.rpartition(".")[2]


def short(symbol: str) -> str:
    """Return a symbol as a program writes it: ``appointments.create(end_time)`` or ``Appointment.end_time``.

    A package, and a module that only collects names, is an empty text.
    """
    name, bracket, argument = symbol.partition("(")
    parts = name.split(".")[1:]
    if parts[:1] == ["models"]:
        parts = parts[1:]
    elif parts[:1] == ["resources"] and len(parts) > 2:
        parts = [parts[1], *parts[3:]]
    return f"{'.'.join(parts)}{bracket}{argument}"
