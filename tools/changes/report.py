"""The report of what changed: as text for people, and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from tools.changes.comparison import Changes
from tools.changes.findings import Breaks, Finding, Place, Severity, short
from tools.changes.sentences import Sentence, sentences

_WIDTH = 100
_PLACES = 6
"""The number of places that are printed for one sentence."""

_FEW = 3

_BROKEN = {Breaks.NEITHER: "nothing"}


def text(changes: Changes, since: str, current: str | None) -> str:
    """Return the report of one package.

    Args:
        changes: What changed in it.
        since: What it is compared with, in words.
        current: The version that the checkout states.
    """
    return "\n".join(_lines(changes, since, current))


def _lines(changes: Changes, since: str, current: str | None) -> Iterator[str]:
    name = changes.package.name
    if changes.old is None:
        yield f"# {name}{f' {current}' if current else ''}: a new package"
        return
    if not changes.is_changed:
        yield f"# {name} {changes.old}: nothing changed since {since}"
        return
    yield f"# {name} {changes.old} -> {changes.next}"
    yield ""
    yield f"{_counts(changes.findings)} since {since}. {_proposal(changes, current)}"
    for reason in changes.not_compared:
        yield f"Not compared: {reason}. Only the surface of the package was."
    made = sentences(changes.findings)
    for severity in Severity:
        found = [one for one in made if one.severity is severity]
        if found:
            yield ""
            yield f"## {severity.value.capitalize()}"
        yield from _part([one for one in found if one.is_from_document], "")
        yield from _part([one for one in found if not one.is_from_document], "From the generator or the runtime:")


def _part(found: Sequence[Sentence], heading: str) -> Iterator[str]:
    if found and heading:
        yield ""
        yield heading
    for one in found:
        yield ""
        yield from wrap(
            one.text,
            _WIDTH,
            initial_indent="- ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        rule = one.findings[0].rule
        yield f"    rule:   {rule.id}; breaks {_BROKEN.get(rule.breaks, rule.breaks.value)}"
        places = _places(one.findings)
        if places:
            yield f"    spec:   {places}"
        symbols = _symbols(one.findings)
        if symbols:
            yield f"    symbol: {symbols}"


def _proposal(changes: Changes, current: str | None) -> str:
    if current is not None and changes.old is not None and current != str(changes.old):
        return f"The next version is {changes.next} or higher; this checkout has {current}."
    return f"The next version is {changes.next}."


def _counts(findings: Sequence[Finding]) -> str:
    count = Counter(one.rule.severity for one in findings)
    if not findings:
        return "No change that users of the package can notice, but its content changed"
    return ", ".join(f"{count[severity]} {severity.value}" for severity in Severity)


def _places(findings: Sequence[Finding]) -> str:
    places = sorted(
        {one.place for one in findings if one.place is not None}, key=lambda one: (one.file, one.line, one.old)
    )
    shown, file = "", ""
    for one in places[:_PLACES]:
        text = str(one)
        shown += (", " if shown else "") + (text.removeprefix(file) if one.file == file else text)
        file = one.file
    return shown + (f" and {len(places) - _PLACES} more" if len(places) > _PLACES else "")


def _symbols(findings: Sequence[Finding]) -> str:
    symbols = list(dict.fromkeys(one.symbol for one in findings if one.symbol))
    shown = ", ".join(symbols[:_FEW])
    return shown + (f" and {len(symbols) - _FEW} more" if len(symbols) > _FEW else "")


def examples(findings: Sequence[Finding]) -> str:
    """Return the most significant changes, as lines below a message."""
    first = sentences(findings)[:_FEW]
    return "".join(f"\n  - {one.text}" for one in first)


def data(changes: Changes, since: str, current: str | None) -> dict[str, Any]:
    """Return the report of one package for programs."""
    return {
        "package": changes.package.name,
        "since": since,
        "old_version": None if changes.old is None else str(changes.old),
        "next_version": None if changes.next is None else str(changes.next),
        "version": current,
        "is_changed": changes.is_changed,
        "not_compared": list(changes.not_compared),
        "changes": [_finding(one) for one in changes.findings],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "severity": one.rule.severity.value,
        "breaks": one.rule.breaks.value,
        "symbol": one.symbol,
        "name": short(one.symbol),
        "text": one.text,
        "place": None if one.place is None else _place(one.place),
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "old": place.old}
