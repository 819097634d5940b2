"""Join what the comparison of the documents and that of the packages find: one change becomes one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Protocol

from attrs import evolve

from tools.changes.bounds import is_about_bounds
from tools.changes.findings import Breaks, Finding, Place, Rule, Severity

ORDER = {severity: at for at, severity in enumerate(Severity)}
"""The severities, the most severe first."""

_INPUTS = frozenset(
    (
        *("added", "added-required", "format", "not-nullable", "nullable", "optional", "removed", "renamed"),
        *("required", "type", "type-widened", "value-added", "value-removed"),
    )
)
_OUTPUTS = frozenset(
    (
        *("added", "default", "format", "not-nullable", "nullable", "optional", "presence", "received-name", "removed"),
        *("renamed", "required", "type", "type-narrowed", "value-added", "value-removed"),
    )
)
VISIBLE = frozenset(
    (
        *(f"{side}-{end}" for side in ("api-parameter", "request") for end in _INPUTS),
        *("request-class", "response-class", "response-class-narrowed"),
        *(f"{side}-bound-{end}" for side in ("request", "response") for end in ("loosened", "tightened")),
        *("request-default", "request-sent-name", *(f"response-{end}" for end in _OUTPUTS)),
        *("client-renamed", "credential-added", "credential-removed", "credential-required"),
        *("file-method-added", "file-method-removed", "filter-added", "filter-format", "filter-removed"),
        *("model-added", "model-base", "model-removed", "model-renamed"),
        *("operation-added", "operation-removed", "operation-renamed", "paging-added", "paging-removed"),
        *("reconcile-added", "reconcile-removed", "result-added", "result-changed", "result-removed"),
        *("time-zone-added", "time-zone-removed", "variant-added", "variant-removed"),
    )
)
"""The rules of documents whose changes are seen in the signatures, attributes or types of a package."""

_OF_SCHEMAS = ("access-", "documentation", "model-", "not-compared", "request-", "response-")
"""How the ids of rules begin whose changes concern the models, too."""

_OPERATION, _MODEL = "operation-", "model-"

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

    def text_for(self, package: str) -> str:
        """Return what the users of one distribution notice."""
        ...


def join(package: str, surface: Iterable[Finding], documents: Sequence[DocumentFinding]) -> list[Finding]:
    """Return the changes of a package.

    A finding of the surface gets the place of the change of the document that causes it, and the latter is left out.
    What else the documents say about the package stays: it changes what a program sends, receives or may pass.
    """
    own = [one for one in documents if package in one.packages() and _concerns(one.rule, package)]
    by_symbol = _by_symbol(own)
    of_errors = _by_symbol(one for one in documents if one.rule.id == "error-body")
    joined: dict[int, list[Finding]] = {}
    found: list[Finding] = []
    implied = _containers(own)
    for finding in surface:
        cause = _cause(finding, by_symbol)
        if cause is not None and "-bound-" in cause.rule.id and is_about_bounds(finding.text):
            continue  # the document tells which values, and whether they are more or fewer
        if cause is not None:
            made = _joined(finding, cause)
            joined.setdefault(id(cause), []).append(made)
            found.append(made)
        elif (_change_of(finding.rule), _container_key(finding.symbol)) not in implied:
            beside = of_errors.get(_key(finding.symbol), ())
            found.append(evolve(finding, place=next((one.place for one in beside), None)))
    rest = [made for one in own for made in _left(one, package, joined.get(id(one), ()))]
    return sorted({**dict.fromkeys(found), **dict.fromkeys(rest)}, key=_order)


def _by_symbol(documents: Iterable[DocumentFinding]) -> dict[str, list[DocumentFinding]]:
    found: dict[str, list[DocumentFinding]] = {}
    for one in documents:
        for symbol in one.symbols:
            found.setdefault(_key(symbol), []).append(one)
    return found


def _joined(finding: Finding, cause: DocumentFinding) -> Finding:
    """Return a finding of the surface with its place in the document.

    A surface shows types. If a program breaks that the document says fails at run time, the entry is that of the
    document, which names the value, and breaks what either of them says.
    """
    if finding.rule.severity is not Severity.BREAKING or _includes(finding.rule.breaks, cause.rule.breaks):
        return evolve(finding, place=cause.place)
    rule = evolve(cause.rule, severity=Severity.BREAKING, breaks=_union(finding.rule.breaks, cause.rule.breaks))
    return evolve(finding, rule=rule, text=cause.text_for(finding.package), place=cause.place)


def _left(one: DocumentFinding, package: str, joined: Sequence[Finding]) -> list[Finding]:
    """Return what findings of the surface do not say of a change of a document.

    If they do not break what it breaks, this is all of it; if the entry is that of the document, it is the names that
    the surface does not show as changed.
    """
    own = _of_package(one, package)
    if not joined:
        return own
    of_document = [
        finding for finding in joined if finding.rule.id == one.rule.id and finding.text == one.text_for(package)
    ]
    if of_document:
        known = {_key(finding.symbol) for finding in joined}
        rule = max((finding.rule for finding in of_document), key=lambda rule: len(_NOTICED[rule.breaks]))
        return [evolve(finding, rule=rule) for finding in own if _key(finding.symbol) not in known]
    worst = min(ORDER[finding.rule.severity] for finding in joined)
    is_said = any(_includes(finding.rule.breaks, one.rule.breaks) for finding in joined)
    return [] if is_said and worst <= ORDER[one.rule.severity] else own


_NOTICED = {
    Breaks.NEITHER: frozenset[Breaks](),
    Breaks.RUN_TIME: frozenset({Breaks.RUN_TIME}),
    Breaks.TYPES: frozenset({Breaks.TYPES}),
    Breaks.BOTH: frozenset({Breaks.RUN_TIME, Breaks.TYPES}),
}


def _includes(one: Breaks, other: Breaks) -> bool:
    return _NOTICED[one] >= _NOTICED[other]


def _union(one: Breaks, other: Breaks) -> Breaks:
    both = _NOTICED[one] | _NOTICED[other]
    return next(breaks for breaks, noticed in _NOTICED.items() if noticed == both)


def _concerns(rule: Rule, package: str) -> bool:
    """Return whether a change of a document concerns a package: that of the models makes no calls."""
    return not package.endswith("-models") or rule.id.startswith(_OF_SCHEMAS)


def _key(symbol: str) -> str:
    """Return a symbol without the module that a class of the client can also be imported from."""
    return symbol.replace(".models.", ".", 1)


def _change_of(rule: Rule) -> str | None:
    return next((end for end in ("-added", "-removed") if rule.id.endswith(end)), None)


def _containers(documents: Iterable[DocumentFinding]) -> set[tuple[str | None, str]]:
    """Return the modules and classes that came or went with an operation or a class: the change of that says it all.

    For an operation, this is the method of the raw responses too; for the first or last one of a resource also its
    module and class, and the attribute of the client; for the first or last class of a file, its module.
    """
    found: set[tuple[str | None, str]] = set()
    for one in documents:
        change = _change_of(one.rule)
        for symbol in one.symbols if change is not None else ():
            package, *rest = symbol.split(".")
            if one.rule.id.startswith(_OPERATION) and rest[:1] == ["resources"]:
                found.add((change, f"{package}.resources.{rest[1]}"))
                resource, _, method = symbol.partition("(")[0].rpartition(".")
                found |= {(change, resource), (change, f"{resource}Raw.{method}")}
                found.add((change, f"{package}.<client>.{rest[1]}"))
            elif one.rule.id.startswith(_MODEL) and rest[:1] == ["models"]:
                found.add((change, f"{package}.models.{PurePosixPath(one.place.file).stem}"))
    return found


def _container_key(symbol: str) -> str:
    """Return a symbol, with the same class for the client of each API: it is named like the package."""
    match symbol.split("."):
        case [package, client, resource] if client.lower().removeprefix("async") == package.removesuffix(
            "_client"
        ).replace("_", ""):
            return f"{package}.<client>.{resource}"
        case _:
            return symbol


def _cause(finding: Finding, by_symbol: dict[str, list[DocumentFinding]]) -> DocumentFinding | None:
    """Return the change of a document that a finding of the surface follows from, the one most like it."""
    for symbol in _enclosing(finding.symbol):
        possible = [one for one in by_symbol.get(_key(symbol), ()) if is_visible(one.rule)]
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
    """Return whether a change of a document is seen in the signatures, attributes or types of a package."""
    return rule.id in VISIBLE


def _distance(one: Rule, other: Rule) -> tuple[bool, int, bool]:
    return (
        one.id.removeprefix("api-") != other.id,
        abs(ORDER[one.severity] - ORDER[other.severity]),
        one.breaks is not other.breaks,
    )


def _of_package(one: DocumentFinding, package: str) -> list[Finding]:
    """Return a change of a document as changes of a package, one for each of its symbols there."""
    start = package.replace("-", "_")
    symbols = [symbol for symbol in one.symbols if symbol == start or symbol.startswith(f"{start}.")]
    return [Finding(one.rule, package, symbol, one.text_for(package), one.place) for symbol in symbols or [""]]


def _order(finding: Finding) -> tuple[int, bool, str, str, str]:
    place = finding.place
    return ORDER[finding.rule.severity], place is None, finding.symbol, finding.rule.id, finding.text
