"""How changes of one kind are summed up: several in one place, or one in several places.

A kind that is not listed has one sentence for each change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen


@frozen
class Phrase:
    """Two templates.

    Attributes:
        many_members: For several members of one holder: ``{Holder}`` at the beginning or ``{holder}`` elsewhere, with
            ``{members}`` and their ``{count}``. Empty if they are not summed up.
        many_holders: For one ``{member}`` of several ``{holders}``, whose number is ``{count}``. Empty likewise.
    """

    many_members: str
    many_holders: str = ""


def _things(kind: str, plural: str) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases for what was added or removed as a whole."""
    yield f"{kind}-added", Phrase(f"{{Holder}} has {{count}} new {plural}: {{members}}.")
    yield f"{kind}-removed", Phrase(f"{{Holder}} no longer has the {plural} {{members}}.")


def _values(kind: str, plural: str, holders: str) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases for the attributes of records."""
    yield from _alike(
        (f"{kind}-added", f"{kind}-added-optional"),
        f"{{Holder}} has {{count}} new {plural}: {{members}}.",
        f"{{count}} {holders} have the new {plural[:-1]} {{member}}: {{holders}}.",
    )
    yield (
        f"{kind}-removed",
        Phrase(
            f"{{Holder}} no longer has the {plural} {{members}}.",
            f"{{count}} {holders} no longer have the {plural[:-1]} {{member}}: {{holders}}.",
        ),
    )
    yield from _alike(
        (f"{kind}-none-added", f"{kind}-optional", f"{kind}-nullable"),
        f"{{count}} {plural} of {{holder}} can be `None`: {{members}}.",
        f"The {plural[:-1]} {{member}} of {{count}} {holders} can be `None`: {{holders}}.",
    )
    yield (
        f"{kind}-phi-added",
        Phrase(
            f"{{count}} {plural} of {{holder}} are personal data now, and are not printed: {{members}}.",
            f"The {plural[:-1]} {{member}} of {{count}} {holders} is personal data now, and is not printed: {{holders}}.",
        ),
    )
    yield (
        f"{kind}-deprecated",
        Phrase(
            f"{{count}} {plural} of {{holder}} are or are not deprecated any more: {{members}}.",
            f"The {plural[:-1]} {{member}} of {{count}} {holders} is or is not deprecated any more: {{holders}}.",
        ),
    )
    for ends, said in _TYPES.items():
        yield (
            f"{kind}-{ends}",
            Phrase(
                f"{{count}} {plural} of {{holder}} {said[0]}: {{members}}.",
                f"The {plural[:-1]} {{member}} of {{count}} {holders} {said[1]}: {{holders}}.",
            ),
        )


_TYPES: Mapping[str, tuple[str, str]] = {
    "type-widened": ("can have further types", "can have further types"),
    "type-narrowed": ("have fewer types", "has fewer types"),
    "type-changed": ("have other types", "has another type"),
    "type": ("have other types", "has another type"),
    "format": ("have other types", "has another type"),
    "literal-added": ("can have further values", "can have further values"),
    "literal-removed": ("have fewer values", "has fewer values"),
    "bound": ("have other bounds", "has other bounds"),
    "bound-tightened": ("allow fewer values", "allows fewer values"),
    "bound-loosened": ("allow more values", "allows more values"),
    "value-added": ("have further values", "has further values"),
    "value-removed": ("have fewer values", "has fewer values"),
    "default": ("have other defaults", "has another default"),
    "default-changed": ("have other defaults", "has another default"),
    "required": ("are required", "is required"),
    "not-nullable": ("cannot be `None` any more", "cannot be `None` any more"),
}


def _arguments(kind: str) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases for what a call takes: parameters, and the properties of a body."""
    yield from _values(kind, "arguments", "methods")
    yield from _alike(
        (f"{kind}-added", f"{kind}-added-optional"),
        "{Holder} has {count} new arguments: {members}.",
        "{count} methods have the new argument {member}: {holders}.",
    )
    yield (
        f"{kind}-added-required",
        Phrase(
            "{Holder} has {count} new required arguments: {members}.",
            "{count} methods have the new required argument {member}: {holders}.",
        ),
    )
    yield (
        f"{kind}-optional",
        Phrase(
            "{count} arguments of {holder} are optional now: {members}.",
            "The argument {member} of {count} methods is optional now: {holders}.",
        ),
    )
    yield from _alike(
        (f"{kind}-nullable",),
        "{count} arguments of {holder} take `None`: {members}.",
        "The argument {member} of {count} methods takes `None`: {holders}.",
    )
    yield (
        f"{kind}-none-removed",
        Phrase(
            "{count} arguments of {holder} no longer take `None`: {members}.",
            "The argument {member} of {count} methods no longer takes `None`: {holders}.",
        ),
    )


def _alike(ids: Iterable[str], members: str, holders: str) -> Iterator[tuple[str, Phrase]]:
    for one in ids:
        yield one, Phrase(members, holders)


PHRASES: Mapping[str, Phrase] = {
    **dict(_values("attribute", "attributes", "classes")),
    **dict(_values("field", "fields", "classes")),
    **dict(_values("response", "fields", "records")),
    **dict(_arguments("parameter")),
    **dict(_arguments("request")),
    **dict(_things("class", "classes")),
    **dict(_things("model", "classes")),
    **dict(_things("method", "methods")),
    **dict(_things("operation", "methods")),
    **dict(_things("function", "functions")),
    **dict(_things("name", "names")),
    **dict(_things("module", "modules")),
    **dict(_things("export", "importable names")),
    **dict(_things("enum-member", "members")),
    "filter-added": Phrase("{Holder} can be filtered by {count} more fields: {members}."),
    "sort-added": Phrase("{Holder} can be sorted by {count} more fields: {members}."),
}
"""The phrases, by the ids of the rules."""
